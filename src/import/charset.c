/* The charset that a page says it is in, in a meta such as
 * <meta charset="…"> or <meta content="text/html; charset=…">. */
#include "import/charset.h"

#include "import/html.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define SEEN 1024

/* Labels that mean another charset (WHATWG Encoding, 4.2). */
static const struct {
    const char *label, *charset;
} labels[] = {
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"utf-16", "UTF-8"},
    {"utf-16le", "UTF-8"},
    {"utf-16be", "UTF-8"},
    {"utf8", "UTF-8"},
    {"x-sjis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"gb2312", "gb18030"},
    {"ks_c_5601-1987", "cp949"},
    {"euc-kr", "cp949"},
    {"iso-8859-9", "windows-1254"},
    {"tis-620", "windows-874"},
};

static bool take(const char *label, char *charset)
{
    label += strspn(label, " \t\n\"'");
    size_t size = strcspn(label, " \t\n\"';");
    if (!size || size >= CHARSET_SIZE)
        return false;
    memcpy(charset, label, size);
    charset[size] = '\0';
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        if (strcasecmp(charset, labels[i].label) == 0)
            snprintf(charset, CHARSET_SIZE, "%s", labels[i].charset);
    return true;
}

/* What follows "charset=" in a content attribute. */
static bool take_content(const char *content, char *charset)
{
    for (const char *at = content; *at; at++) {
        if (strncasecmp(at, "charset", 7) != 0)
            continue;
        at += 7;
        at += strspn(at, " \t\n");
        if (*at == '=')
            return take(at + 1, charset);
    }
    return false;
}

static bool read_meta(const Markup *tag, char *charset)
{
    Buf value = {0};
    bool has = false;
    if (markup_get(tag, "charset", &value))
        has = take(buf_text(&value), charset);
    else if (markup_get(tag, "content", &value))
        has = take_content(buf_text(&value), charset);
    buf_clear(&value);
    return has;
}

bool charset_of_page(const char *bytes, size_t size, char *charset)
{
    static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    size_t seen = size < SEEN ? size : SEEN;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (size > 2 && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
            return false;
    for (size_t at = 0; at < seen; at++) {
        const char *mark = memchr(bytes + at, '<', seen - at);
        if (!mark)
            return false;
        at = (size_t)(mark - bytes);
        Markup markup;
        size_t used = markup_read(mark, seen - at, &markup);
        if (!used)
            continue;
        if (markup.kind == MARKUP_TAG && strcmp(markup.name, "meta") == 0 &&
            read_meta(&markup, charset))
            return true;
        at += used - 1;
    }
    return false;
}
