/* Names: what may be one, and the paths that they stand for.
 *
 *      name    = work [ "@" version ]
 *      work    = lower *( lower / digit / "-" )
 *      version = alnum [ *( alnum / "." / "-" ) alnum ]   without ".."
 */
#include "model/name.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "lang/locale.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"

/* Parts of our URLs and files: a name like these would hide one. */
static const char *const ours[] = {
    "codicil", "feed",       "healthz", "index", "log",     "manifest", "media",
    "metrics", "renditions", "sitemap", "v1",    "version", "versions", "work",
};

/* Devices of Windows, with any ending. */
static const char *const devices[] = {"con", "prn", "aux", "nul"};

static const char *const endings[] = {".xml",  ".md",  ".markdown", ".html",
                                      ".htm",  ".txt", ".rtf",      ".json",
                                      ".atom", ".gz",  ".link"};
/* The first so many of them make an argument a path. */
#define PATH_ENDINGS 6

/* The rules of one kind of name. */
typedef struct {
    const char *first, *inside; /* characters at the ends, and between */
    const char *first_told, *inside_told;
} Rules;

static const Rules work_rules = {LOWER, LOWER DIGIT "-", "a-z",
                                 "a-z, 0-9 and -"};
static const Rules version_rules = {LOWER UPPER DIGIT, LOWER UPPER DIGIT ".-",
                                    "a letter or digit",
                                    "a-z, A-Z, 0-9, . and -"};

/* The ending of ours that a text has, or NULL. */
static const char *find_ending(const char *text, size_t count)
{
    size_t size = strlen(text);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(endings[i]);
        if (size >= length && !strcasecmp(text + size - length, endings[i]))
            return endings[i];
    }
    return NULL;
}

/* "con", "con.1", "COM1": a device, up to the first dot. */
static bool is_device(const char *text)
{
    size_t size = strcspn(text, ".");
    for (size_t i = 0; i < COUNT(devices); i++)
        if (size == 3 && !strncasecmp(text, devices[i], 3))
            return true;
    return size == 4 && strchr("123456789", text[3]) &&
           (!strncasecmp(text, "com", 3) || !strncasecmp(text, "lpt", 3));
}

static bool is_ours(const char *text)
{
    for (size_t i = 0; i < COUNT(ours); i++)
        if (!strcasecmp(text, ours[i]))
            return true;
    return false;
}

/* Bytes of the character that begins here, as UTF-8 has it: a lead byte and
 * what continues it. */
static int character_size(const char *at)
{
    int size = 1;
    while (size < 4 && ((unsigned char)at[size] & 0xc0) == 0x80)
        size++;
    return size;
}

/* Says why and gives false. */
static bool no(char *reason, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool no(char *reason, const char *format, ...)
{
    if (!reason)
        return false;
    va_list list;
    va_start(list, format);
    vsnprintf(reason, NAME_REASON_SIZE, format, list);
    va_end(list);
    return false;
}

/* The characters and the length. */
static bool is_spelled(const char *text, const Rules *rules, char *reason)
{
    if (!*text)
        return no(reason, "it is empty");
    if (strspn(text, rules->first) == 0)
        return no(reason, "it begins with '%.*s', %s was expected",
                  character_size(text), text, rules->first_told);
    size_t good = strspn(text, rules->inside);
    if (text[good])
        return no(reason, "it holds '%.*s', only %s were expected",
                  character_size(text + good), text + good, rules->inside_told);
    if (good >= NAME_SIZE)
        return no(reason, "it has %zu characters, at most %d were expected",
                  good, NAME_SIZE - 1);
    return true;
}

static bool is_free(const char *text, char *reason)
{
    if (is_ours(text))
        return no(reason, "codicil uses that name itself, another was "
                          "expected");
    if (is_device(text))
        return no(reason, "Windows keeps that name for a device, another was "
                          "expected");
    return true;
}

bool name_is_work(const char *text, char *reason)
{
    return is_spelled(text, &work_rules, reason) && is_free(text, reason);
}

bool name_is_version(const char *text, char *reason)
{
    if (!is_spelled(text, &version_rules, reason))
        return false;
    const char *last = text + strlen(text) - 1;
    if (!strchr(version_rules.first, *last))
        return no(reason, "it ends with '%s', %s was expected", last,
                  version_rules.first_told);
    if (strstr(text, ".."))
        return no(reason, "it holds '..', single dots were expected");
    const char *ending = find_ending(text, COUNT(endings));
    if (ending)
        return no(reason, "it ends like a file, with '%s'", ending);
    return is_free(text, reason);
}

static CodicilStatus refuse(const CodicilContext *context, const char *text,
                            const char *what, const char *reason)
{
    return fault(context, CODICIL_MISUSE, NULL, "'%.80s%s' is no %s: %s", text,
                 strlen(text) > 80 ? "..." : "", what, reason);
}

CodicilStatus name_check_work(const CodicilContext *context, const char *work)
{
    char reason[NAME_REASON_SIZE];
    if (name_is_work(work, reason))
        return CODICIL_OK;
    return refuse(context, work, "name of a work", reason);
}

CodicilStatus name_check_version(const CodicilContext *context,
                                 const char *version)
{
    char reason[NAME_REASON_SIZE];
    if (name_is_version(version, reason))
        return CODICIL_OK;
    return refuse(context, version, "label of a version", reason);
}

CodicilStatus name_check_locale(const CodicilContext *context,
                                const char *locale, char *out)
{
    char tag[LOCALE_SIZE];
    char reason[LOCALE_REASON_SIZE];
    char language[LOCALE_SIZE];
    if (!locale_from_text(locale, tag, reason))
        return refuse(context, locale, "locale", reason);
    locale_to_language(tag, language);
    if (!strcmp(language, "und"))
        return refuse(context, locale, "locale",
                      "it names no language, one such as nl or pt-BR was "
                      "expected");
    memcpy(out, tag, sizeof(tag));
    return CODICIL_OK;
}

CodicilStatus name_from_text(const CodicilContext *context, const char *text,
                             Name *out)
{
    size_t size = strcspn(text, "@");
    char *AUTO(free_bytes) work = strndup(text, size);
    if (!work)
        return fault_memory(context);
    TRY(name_check_work(context, work));
    const char *version = "";
    if (text[size] == '@') {
        version = text + size + 1;
        if (!*version)
            return fault(context, CODICIL_MISUSE, NULL,
                         "'%s' names no version behind the @: WORK or "
                         "WORK@VERSION was expected",
                         text);
        TRY(name_check_version(context, version));
    }
    memcpy(out->work, work, size + 1);
    memcpy(out->version, version, strlen(version) + 1);
    return CODICIL_OK;
}

bool name_is_path(const char *text)
{
    return !strcmp(text, "-") || strchr(text, '/') ||
           find_ending(text, PATH_ENDINGS);
}

char *name_to_path(const char *store, const char *work, const char *version,
                   const char *locale)
{
    Buf path = {0};
    buf_add_format(&path, "%s/documents/%s", store, work);
    if (version)
        buf_add_format(&path, "/%s", version);
    if (version && locale)
        buf_add_format(&path, "/%s.xml", locale);
    return buf_take(&path);
}
