/* What a locale says, and choosing one by RFC 4647 lookup. ICU's own matcher
 * is not used: it takes pt-BR for pt-PT. */
#include "lang/locale.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unicode/uloc.h>

#define RANGES 64

bool locale_is_rtl(const char *locale)
{
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale, id, sizeof id, NULL, &error);
    if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING)
        return false;
    return uloc_isRightToLeft(id);
}

void locale_to_language(const char *locale, char *language)
{
    size_t size = strcspn(locale, "-");
    if (size >= LOCALE_SIZE)
        size = LOCALE_SIZE - 1;
    memcpy(language, locale, size);
    language[size] = '\0';
}

void locale_to_iso3(const char *locale, char iso3[4])
{
    char language[LOCALE_SIZE];
    locale_to_language(locale, language);
    const char *code = language;
    if (strlen(code) != 3)
        code = uloc_getISO3Language(language);
    memcpy(iso3, strlen(code) == 3 ? code : "und", 4);
}

void locale_to_likely(const char *locale, char *likely)
{
    char id[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];
    char base[ULOC_FULLNAME_CAPACITY], tag[LOCALE_SIZE];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale, id, sizeof id, NULL, &error);
    uloc_getBaseName(id, base, sizeof base, &error);
    uloc_addLikelySubtags(base, full, sizeof full, &error);
    int32_t size = uloc_toLanguageTag(full, tag, sizeof tag, true, &error);
    bool is_sound = U_SUCCESS(error) && size > 0 && size < LOCALE_SIZE;
    snprintf(likely, LOCALE_SIZE, "%s", is_sound ? tag : locale);
}

bool locale_cut(char *locale)
{
    char *dash = strrchr(locale, '-');
    if (!dash)
        return false;
    if (dash - locale > 2 && dash[-2] == '-')
        dash -= 2;
    *dash = '\0';
    return true;
}

/* ------------------------------------------- Accept-Language
 *
 *      list  = [item] *("," [item])
 *      item  = OWS range OWS [";" OWS "q=" q OWS]
 *      range = "*" / tag / private          ; "*" may also be within a tag
 *      private = "x" 1*("-" 1*8alphanum)    ; names no language, finds none
 *      q     = "0" ["." 0*3DIGIT] / "1" ["." 0*3"0"]
 */

typedef struct {
    char tag[LOCALE_SIZE];     /* canonical */
    char written[LOCALE_SIZE]; /* as it was asked for */
    int quality;               /* in thousandths */
} Range;

typedef struct {
    const char *text;
    size_t size;
} Slice;

static Slice slice_trim(const char *text, size_t size)
{
    while (size && (*text == ' ' || *text == '\t')) {
        text++;
        size--;
    }
    while (size && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    return (Slice){text, size};
}

/* A q-value in thousandths, -1 where it is none. */
static int quality_from(Slice q)
{
    if (!q.size || q.size > 5 || (q.text[0] != '0' && q.text[0] != '1') ||
        (q.size > 1 && q.text[1] != '.'))
        return -1;
    int quality = (q.text[0] - '0') * 1000;
    int unit = 100;
    for (size_t i = 2; i < q.size; i++, unit /= 10) {
        if (q.text[i] < '0' || q.text[i] > '9')
            return -1;
        quality += (q.text[i] - '0') * unit;
    }
    return quality <= 1000 ? quality : -1;
}

/* Drops the "*" within a range: de-*-DE asks for de-DE, *-CH for anything. */
static void stars_drop(char *tag)
{
    char *star;
    if (tag[0] == '*' && tag[1] == '-')
        tag[1] = '\0';
    while ((star = strstr(tag, "-*")) != NULL && (star[2] == '-' || !star[2]))
        memmove(star, star + 2, strlen(star + 2) + 1);
}

/* Whether it is "x" and parts of 1 to 8 letters or digits. */
static bool is_private(const char *tag)
{
    char with_language[LOCALE_SIZE];
    int size = snprintf(with_language, sizeof with_language, "en-%s", tag);
    return (tag[0] == 'x' || tag[0] == 'X') && tag[1] == '-' &&
           size < LOCALE_SIZE &&
           locale_from_text(with_language, with_language, NULL);
}

/* One item of a list. False, and the reason, where it is none. */
static bool range_from(Slice item, Range *range, char *reason)
{
    const char *semicolon = memchr(item.text, ';', item.size);
    size_t size = semicolon ? (size_t)(semicolon - item.text) : item.size;
    Slice tag = slice_trim(item.text, size);
    *range = (Range){.quality = 1000};
    if (semicolon) {
        Slice q = slice_trim(semicolon + 1, item.size - size - 1);
        bool is_q = q.size > 2 && (q.text[0] == 'q' || q.text[0] == 'Q') &&
                    q.text[1] == '=';
        range->quality =
            is_q ? quality_from((Slice){q.text + 2, q.size - 2}) : -1;
    }
    if (range->quality < 0) {
        if (reason)
            snprintf(reason, LOCALE_REASON_SIZE,
                     "a q-value is a number from 0 to 1");
        return false;
    }
    if (tag.size >= LOCALE_SIZE) {
        range->quality = -1;
        return locale_from_text(tag.text, range->tag, reason);
    }
    memcpy(range->tag, tag.text, tag.size);
    stars_drop(range->tag);
    memcpy(range->written, range->tag, LOCALE_SIZE);
    if (!strcmp(range->tag, "*") || is_private(range->tag))
        return true;
    return locale_from_text(range->tag, range->tag, reason);
}

/* The next item that is not empty. */
static bool item_next(const char **list, Slice *item)
{
    while (**list) {
        size_t size = strcspn(*list, ",");
        *item = slice_trim(*list, size);
        *list += size + ((*list)[size] == ',');
        if (item->size)
            return true;
    }
    return false;
}

bool locale_list_is_valid(const char *list, char *reason)
{
    Slice item;
    Range range;
    while (list && item_next(&list, &item))
        if (!range_from(item, &range, reason))
            return false;
    return true;
}

/* Whether a range can be cut and compared although it is no locale. */
static bool is_sound(const char *tag)
{
    return *tag && *tag != '*' && *tag != '-' && !strstr(tag, "--") &&
           strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                       "0123456789-") == strlen(tag);
}

/* The ranges of a list by falling quality, equal ones as they stand. */
static size_t ranges_read(const char *list, Range ranges[RANGES])
{
    size_t count = 0;
    Slice item;
    Range range;
    while (count < RANGES && list && item_next(&list, &item)) {
        if (!range_from(item, &range, NULL) &&
            (range.quality < 0 || !is_sound(range.tag)))
            continue;
        size_t at = count++;
        for (; at > 0 && ranges[at - 1].quality < range.quality; at--)
            ranges[at] = ranges[at - 1];
        ranges[at] = range;
    }
    return count;
}

/* ---------------------------------------------------------------- choosing */

typedef struct {
    const LocaleOffer *offer;
    Range ranges[RANGES];
    size_t count;
} Wish;

/* Whether the range that fits a locale closest has quality 0. */
static bool is_excluded(const Wish *wish, const char *locale)
{
    size_t closest = 0;
    bool is_out = false;
    for (size_t i = 0; i < wish->count; i++) {
        const char *tag = wish->ranges[i].tag;
        size_t size = strlen(tag);
        bool fits = !strncasecmp(tag, locale, size) &&
                    (locale[size] == '-' || !locale[size]);
        if (fits && size > closest) {
            closest = size;
            is_out = !wish->ranges[i].quality;
        }
    }
    return is_out;
}

/* The place of a locale among those that are there, else their count. */
static size_t index_find(const Wish *wish, const char *locale, bool excluded)
{
    const LocaleOffer *offer = wish->offer;
    size_t at = 0;
    while (at < offer->count && strcasecmp(locale, offer->locales[at]) != 0)
        at++;
    if (at < offer->count && !excluded && is_excluded(wish, locale))
        return offer->count;
    return at;
}

/* Cuts a range back until a locale is it. Where that was written otherwise than
 * its canonical form (zh-cmn-Hans is cmn-Hans), what was written is cut too. */
static bool range_find(const Wish *wish, const Range *range, bool written,
                       LocaleChoice *choice)
{
    char cut[LOCALE_SIZE], tag[LOCALE_SIZE];
    memcpy(cut, written ? range->written : range->tag, LOCALE_SIZE);
    do {
        if (!written || !locale_from_text(cut, tag, NULL))
            memcpy(tag, cut, LOCALE_SIZE);
        size_t index = index_find(wish, tag, false);
        if (index < wish->offer->count) {
            choice->index = index;
            choice->match =
                strcmp(tag, range->tag) ? LOCALE_PARENT : LOCALE_EXACT;
            memcpy(choice->asked, range->tag, LOCALE_SIZE);
            return true;
        }
    } while (locale_cut(cut));
    return !written && range_find(wish, range, true, choice);
}

/* The first fallback that no q=0 excludes; else, where anything is asked for,
 * the first such locale; else both without regard to that. */
static size_t fallback_find(const Wish *wish, bool is_any)
{
    const LocaleOffer *offer = wish->offer;
    for (int excluded = 0; excluded < 2; excluded++) {
        for (size_t i = 0; offer->fallback && offer->fallback[i]; i++) {
            size_t at = index_find(wish, offer->fallback[i], excluded);
            if (at < offer->count)
                return at;
        }
        for (size_t at = 0; is_any && at < offer->count; at++)
            if (!is_excluded(wish, offer->locales[at]))
                return at;
    }
    return 0;
}

bool locale_find(const char *list, const LocaleOffer *offer,
                 LocaleChoice *choice)
{
    if (!offer->count)
        return false;
    Wish wish = {.offer = offer};
    wish.count = ranges_read(list, wish.ranges);
    const Range *any = NULL, *first = NULL;
    for (size_t i = 0; i < wish.count && wish.ranges[i].quality; i++) {
        const Range *range = &wish.ranges[i];
        if (!strcmp(range->tag, "*"))
            any = range;
        else if (range_find(&wish, range, false, choice))
            return true;
        else if (!first)
            first = range;
    }
    bool is_any = any || !wish.count;
    const Range *asked = any ? any : first;
    choice->index = fallback_find(&wish, is_any);
    choice->match = is_any ? LOCALE_ANY : LOCALE_FALLBACK;
    memset(choice->asked, 0, LOCALE_SIZE);
    if (asked)
        memcpy(choice->asked, asked->tag, LOCALE_SIZE);
    return true;
}

size_t locale_wishes(const char *list, char (*wishes)[LOCALE_SIZE], size_t most)
{
    Range ranges[RANGES];
    size_t count = ranges_read(list, ranges), found = 0;
    for (size_t i = 0; i < count && found < most && ranges[i].quality; i++)
        if (locale_is_canonical(ranges[i].tag))
            memcpy(wishes[found++], ranges[i].tag, LOCALE_SIZE);
    return found;
}
