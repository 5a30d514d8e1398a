/* Reading a BCP 47 tag: RFC 5646 section 2.1, against the registry.
 *
 *      tag       = language ["-" script] ["-" region] *("-" variant)
 *                  *("-" extension) ["-" private]
 *      language  = 2*3ALPHA ["-" 3ALPHA]        ; extended language
 *      script    = 4ALPHA
 *      region    = 2ALPHA / 3DIGIT
 *      variant   = 5*8alphanum / (DIGIT 3alphanum)
 *      extension = ("t" / "u") 1*("-" (2*8alphanum))
 *      private   = "x" 1*("-" (1*8alphanum))
 */
#include "lang/locale.h"
#include "lang/subtags.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

#define PARTS (LOCALE_SIZE / 2)

typedef struct {
    char text[LOCALE_SIZE]; /* in lower case, each part NUL-terminated */
    const char *parts[PARTS + 1];
    size_t count, at;
    char out[LOCALE_SIZE];
    size_t size;
    char *reason; /* may be NULL */
} Tag;

__attribute__((format(printf, 2, 3))) static bool
because(Tag *tag, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    if (tag->reason)
        vsnprintf(tag->reason, LOCALE_REASON_SIZE, format, list);
    va_end(list);
    return false;
}

/* ------------------------------------------------------------ the registry */

/* The record that begins with `key`, padded; NULL where there is none. */
static const char *record_find(const Packed *packed, const char *key,
                               size_t width)
{
    char padded[8] = {' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
    size_t size = strlen(key);
    if (size > width)
        return NULL;
    memcpy(padded, key, size);
    size_t low = 0, high = packed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *record = packed->records + middle * packed->width;
        int order = memcmp(padded, record, width);
        if (!order)
            return record;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Copies the three columns of a record from `record`, without the padding. */
static void record_get(const char *record, char out[4])
{
    size_t size = 0;
    while (size < 3 && record[size] != ' ')
        size++;
    memcpy(out, record, size);
    out[size] = '\0';
}

static bool is_alpha(const char *part)
{
    return part[strspn(part, "abcdefghijklmnopqrstuvwxyz")] == '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_language(const char *part)
{
    size_t size = strlen(part);
    if (size < 2 || size > 3 || !is_alpha(part))
        return false;
    size_t first = (size_t)(part[0] - 'a');
    if (size == 2)
        return subtags_two[first] >> (part[1] - 'a') & 1;
    return subtags_three[first * 26 + (size_t)(part[1] - 'a')] >>
               (part[2] - 'a') &
           1;
}

static bool is_region(const char *part)
{
    if (strlen(part) == 3)
        return record_find(&subtags_areas, part, 3) != NULL;
    return subtags_regions[part[0] - 'a'] >> (part[1] - 'a') & 1;
}

/* -------------------------------------------------------------- the parser */

/* The part to be read next, "" after the last. */
static const char *part_get(const Tag *tag)
{
    return tag->at < tag->count ? tag->parts[tag->at] : "";
}

/* Adds a part to the canonical tag, which may grow too long. */
static bool part_add(Tag *tag, const char *part)
{
    size_t size = strlen(part);
    if (tag->size + size + 2 > LOCALE_SIZE)
        return because(tag, "a tag has at most %d characters", LOCALE_SIZE - 1);
    if (tag->size)
        tag->out[tag->size++] = '-';
    memcpy(tag->out + tag->size, part, size + 1);
    tag->size += size;
    return true;
}

/* Copies a tag in lower case; false where it is no list of parts. */
static bool text_lower(Tag *tag, const char *text)
{
    size_t size = 0, part = 0;
    if (!*text)
        return because(tag, "a locale is missing");
    for (; *text; text++, size++) {
        char c = *text;
        if (size + 1 == LOCALE_SIZE)
            return because(tag, "a tag has at most %d characters",
                           LOCALE_SIZE - 1);
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == '_')
            return because(tag, "'_' should be '-'");
        if (c != '-' && !is_digit(c) && !(c >= 'a' && c <= 'z'))
            return because(tag, "a tag has only letters, digits and '-'");
        if (c == '-' ? !part || !text[1] : part == 8)
            return because(tag, "a tag has parts of 1 to 8 characters");
        part = c == '-' ? 0 : part + 1;
        tag->text[size] = c;
    }
    tag->text[size] = '\0';
    return true;
}

static void parts_split(Tag *tag)
{
    for (char *part = tag->text; part;) {
        char *end = strchr(part, '-');
        if (end)
            *end++ = '\0';
        tag->parts[tag->count++] = part;
        part = end;
    }
}

static bool no_language(Tag *tag, const char *part)
{
    char two[ULOC_LANG_CAPACITY] = "";
    UErrorCode error = U_ZERO_ERROR;
    if (strlen(part) == 3)
        uloc_getLanguage(part, two, sizeof two, &error);
    if (U_SUCCESS(error) && strlen(two) == 2 && is_language(two))
        return because(tag, "\"%s\" is no registered language: write \"%s\"",
                       part, two);
    if (!strcmp(part, "x"))
        return because(tag, "a private tag names no language");
    return because(tag, "\"%s\" is no registered language", part);
}

static bool read_language(Tag *tag)
{
    const char *part = part_get(tag);
    if (!is_language(part))
        return no_language(tag, part);
    char language[4];
    memcpy(language, part, strlen(part) + 1);
    part = tag->parts[++tag->at];
    if (part && strlen(part) == 3 && is_alpha(part)) {
        char prefix[4] = "";
        const char *record = record_find(&subtags_extended, part, 3);
        if (record)
            record_get(record + 3, prefix);
        if (strcmp(prefix, language) != 0)
            return because(tag, "\"%s\" is no extended language of \"%s\"",
                           part, language);
        memcpy(language, part, 4);
        tag->at++;
    }
    const char *replaced = record_find(&subtags_replaced, language, 3);
    if (replaced)
        record_get(replaced + 3, language);
    return part_add(tag, language);
}

static bool read_script(Tag *tag)
{
    const char *part = part_get(tag);
    if (strlen(part) != 4 || !is_alpha(part))
        return true;
    if (!record_find(&subtags_scripts, part, 4))
        return because(tag, "\"%s\" is no registered script", part);
    char script[5];
    memcpy(script, part, 5);
    script[0] = (char)(script[0] - 'a' + 'A');
    tag->at++;
    return part_add(tag, script);
}

static bool read_region(Tag *tag)
{
    const char *part = part_get(tag);
    size_t size = strlen(part);
    bool is_area = size == 3 && strspn(part, "0123456789") == 3;
    if (!is_area && !(size == 2 && is_alpha(part)))
        return true;
    char region[4];
    for (size_t i = 0; i <= size; i++)
        region[i] = part[i] >= 'a' ? (char)(part[i] - 'a' + 'A') : part[i];
    if (!is_region(part))
        return because(tag, "\"%s\" is no registered region", region);
    tag->at++;
    return part_add(tag, region);
}

static bool read_variants(Tag *tag)
{
    size_t first = tag->at;
    for (;; tag->at++) {
        const char *part = part_get(tag);
        size_t size = strlen(part);
        if (size < 4 || (size == 4 && !is_digit(part[0])))
            return true;
        if (!record_find(&subtags_variants, part, 8))
            return because(tag, "\"%s\" is no registered variant", part);
        for (size_t i = first; i < tag->at; i++)
            if (!strcmp(tag->parts[i], part))
                return because(tag, "\"%s\" stands there twice", part);
        if (!part_add(tag, part))
            return false;
    }
}

/* Passes over a singleton and what belongs to it; in `first` where it is. */
static bool read_extension(Tag *tag, size_t least, size_t *first)
{
    const char *singleton = part_get(tag);
    if (*first)
        return because(tag, "\"%s\" stands there twice", singleton);
    *first = tag->at++;
    while (strlen(part_get(tag)) >= least)
        tag->at++;
    if (tag->at == *first + 1)
        return because(tag, "nothing belongs to \"%s\"", singleton);
    return true;
}

static bool add_extension(Tag *tag, size_t first, size_t least)
{
    if (!first)
        return true;
    bool is_added = part_add(tag, tag->parts[first]);
    for (size_t i = first + 1; i < tag->count && is_added; i++) {
        if (strlen(tag->parts[i]) < least)
            break;
        is_added = part_add(tag, tag->parts[i]);
    }
    return is_added;
}

/* Extensions and private use; canonical order is that of the alphabet. */
static bool read_extensions(Tag *tag)
{
    size_t t = 0, u = 0, x = 0;
    while (tag->at < tag->count) {
        const char *part = part_get(tag);
        bool is_read = false;
        if (!strcmp(part, "t"))
            is_read = read_extension(tag, 2, &t);
        else if (!strcmp(part, "u"))
            is_read = read_extension(tag, 2, &u);
        else if (!strcmp(part, "x"))
            is_read = read_extension(tag, 1, &x);
        else
            because(tag, "\"%s\" is out of place", part);
        if (!is_read)
            return false;
    }
    return add_extension(tag, t, 2) && add_extension(tag, u, 2) &&
           add_extension(tag, x, 1);
}

/* Tags from before the registry; false also where nothing replaces one. */
static bool is_replaced(Tag *tag, bool *is_known)
{
    for (const TagReplaced *old = subtags_tags; old->tag; old++) {
        if (strcmp(old->tag, tag->text) != 0)
            continue;
        *is_known = true;
        if (!old->replaced)
            return because(tag, "\"%s\" is no longer in use", old->tag);
        tag->size = 0;
        return part_add(tag, old->replaced);
    }
    return false;
}

bool locale_from_text(const char *text, char *locale, char *reason)
{
    Tag tag = {.reason = reason};
    if (!text_lower(&tag, text))
        return false;
    bool is_known = false;
    bool is_read = is_replaced(&tag, &is_known);
    if (!is_known) {
        parts_split(&tag);
        is_read = read_language(&tag) && read_script(&tag) &&
                  read_region(&tag) && read_variants(&tag) &&
                  read_extensions(&tag);
    }
    if (is_read)
        memcpy(locale, tag.out, tag.size + 1);
    return is_read;
}

bool locale_is_canonical(const char *text)
{
    char locale[LOCALE_SIZE];
    return locale_from_text(text, locale, NULL) && !strcmp(text, locale);
}
