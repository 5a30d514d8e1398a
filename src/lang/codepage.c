/* Code pages of Windows: a table of them, and one of who uses which. */
#include "lang/codepage.h"

#include "lang/locale.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const Codepage pages[] = {
    {874, "CP874", 222},   {932, "CP932", 128},   {936, "CP936", 134},
    {949, "CP949", 129},   {950, "CP950", 136},   {1250, "CP1250", 238},
    {1251, "CP1251", 204}, {1252, "CP1252", 0},   {1253, "CP1253", 161},
    {1254, "CP1254", 162}, {1255, "CP1255", 177}, {1256, "CP1256", 178},
    {1257, "CP1257", 186}, {1258, "CP1258", 163},
};

/* By language and script; "" is any language of that script. */
static const struct {
    const char *language, *script;
    unsigned number;
} users[] = {
    {"ja", "Jpan", 932},  {"ko", "Kore", 949},   {"zh", "Hans", 936},
    {"zh", "Hant", 950},  {"cmn", "Hans", 936},  {"cmn", "Hant", 950},
    {"yue", "Hant", 950}, {"yue", "Hans", 936},  {"th", "Thai", 874},
    {"el", "Grek", 1253}, {"vi", "Latn", 1258},  {"tr", "Latn", 1254},
    {"az", "Latn", 1254}, {"uz", "Latn", 1254},  {"tk", "Latn", 1250},
    {"et", "Latn", 1257}, {"lv", "Latn", 1257},  {"lt", "Latn", 1257},
    {"pl", "Latn", 1250}, {"cs", "Latn", 1250},  {"sk", "Latn", 1250},
    {"hu", "Latn", 1250}, {"ro", "Latn", 1250},  {"sl", "Latn", 1250},
    {"hr", "Latn", 1250}, {"bs", "Latn", 1250},  {"sr", "Latn", 1250},
    {"sq", "Latn", 1250}, {"hsb", "Latn", 1250}, {"dsb", "Latn", 1250},
    {"", "Cyrl", 1251},   {"", "Arab", 1256},    {"", "Hebr", 1255},
    {"", "Latn", 1252},
};

static const Codepage *page_find(unsigned number)
{
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].number == number)
            return &pages[i];
    return NULL;
}

const Codepage *codepage_of(const char *locale)
{
    char likely[LOCALE_SIZE], language[LOCALE_SIZE], script[5] = "";
    locale_to_likely(locale, likely);
    locale_to_language(likely, language);
    const char *dash = strchr(likely, '-');
    if (dash && strcspn(dash + 1, "-") == 4)
        memcpy(script, dash + 1, 4);
    for (size_t i = 0; i < sizeof users / sizeof *users; i++)
        if (strcmp(users[i].script, script) == 0 &&
            (!*users[i].language || strcmp(users[i].language, language) == 0))
            return page_find(users[i].number);
    return NULL;
}

const Codepage *codepage_named(const char *charset)
{
    static const char *const before[] = {"windows-", "windows", "cp-",  "cp",
                                         "ms",       "ibm",     "x-cp", ""};
    static const struct {
        const char *name;
        unsigned number;
    } others[] = {
        {"windows-31j", 932}, {"shift_jis", 932},   {"shift-jis", 932},
        {"sjis", 932},        {"gbk", 936},         {"gb2312", 936},
        {"euc-kr", 949},      {"uhc", 949},         {"big5", 950},
        {"tis-620", 874},     {"iso-8859-1", 1252},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcasecmp(charset, others[i].name) == 0)
            return page_find(others[i].number);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t size = strlen(before[i]);
        if (strncasecmp(charset, before[i], size) == 0 &&
            charset[size] >= '0' && charset[size] <= '9')
            return page_find((unsigned)strtoul(charset + size, NULL, 10));
    }
    return NULL;
}
