/* The Gregorian calendar from the data that ICU has of a locale. Its own date
 * formats know more (time zones, weeks, numbers of every kind), and to open one
 * took a tenth of the time in which two short texts are compared.
 *
 * The data of a locale are those that it has itself, then those of the locales
 * that it inherits from; the last is the root:
 *
 *      calendar/gregorian/monthNames/(format|stand-alone)/(wide|abbreviated)
 *      calendar/gregorian/DateTimePatterns   full, long, medium, short: times
 *                                            and behind them dates
 *      calendar/gregorian/eras/abbreviated   BC, AD */
#include "lang/calendar.h"

#include "base/cleanup.h"
#include "lang/dates.h"
#include "lang/locale.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/unumsys.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#define FARTHEST    8 /* locales that one inherits from: 4 in ICU 72 */
#define LONG_DATE   5 /* in DateTimePatterns */
#define SHORT_DATE  7
#define DIGITS_SIZE 21 /* of ten that may take two units each */

typedef struct {
    const UChar *units; /* in ICU's data, which are there while one is open */
    int32_t count;      /* 0 where there is no text */
} Units;

struct Calendar {
    UResourceBundle *data[FARTHEST]; /* the locale's, … the root's */
    size_t count;                    /* 0: ICU does not know the locale */
    Units months[CALENDAR_STYLES][12];
    Units long_date; /* a pattern */
    uint32_t digits[10];
};

static void close_data(UResourceBundle **data)
{
    if (*data)
        ures_close(*data);
}

/* --------------------------------------------------------- where data lie */

/* Whether what ICU opened is of the language that was asked for: it would take
 * the locale of the process for one that it does not know. */
static bool is_of_language(const UResourceBundle *data, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *valid = ures_getLocaleByType(data, ULOC_VALID_LOCALE, &error);
    char asked[ULOC_LANG_CAPACITY] = "", got[ULOC_LANG_CAPACITY] = "";
    uloc_getLanguage(id, asked, sizeof asked, &error);
    uloc_getLanguage(valid, got, sizeof got, &error);
    return U_SUCCESS(error) && *asked && !strcmp(asked, got);
}

/* The locale that a locale with these data inherits from; "" from the root. */
static void parent_find(const UResourceBundle *data, char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = 0;
    const UChar *named = ures_getStringByKey(data, "%%Parent", &count, &error);
    if (U_SUCCESS(error) && count < ULOC_FULLNAME_CAPACITY) {
        u_UCharsToChars(named, id, count + 1);
        return;
    }
    bool is_root = !strcmp(id, "root");
    error = U_ZERO_ERROR;
    uloc_getParent(id, id, ULOC_FULLNAME_CAPACITY, &error);
    if (!*id && !is_root)
        memcpy(id, "root", sizeof "root");
}

static void data_open(Calendar *calendar, const char *locale)
{
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale ? locale : "und", id, sizeof id, NULL, &error);
    AUTO(close_data) UResourceBundle *known = ures_open(NULL, id, &error);
    if (U_FAILURE(error) || !is_of_language(known, id))
        return;
    const char *actual =
        ures_getLocaleByType(known, ULOC_ACTUAL_LOCALE, &error);
    if (U_FAILURE(error) || strlen(actual) >= sizeof id)
        return;
    memcpy(id, actual, strlen(actual) + 1);
    while (*id && calendar->count < FARTHEST) {
        error = U_ZERO_ERROR;
        UResourceBundle *data = ures_openDirect(NULL, id, &error);
        if (U_FAILURE(error))
            return;
        calendar->data[calendar->count++] = data;
        parent_find(data, id);
    }
}

/* The nearest of a locale's data at a path; NULL where none are. */
static UResourceBundle *part_open(const Calendar *calendar, size_t count,
                                  const char *const *path)
{
    for (size_t i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        UResourceBundle *part =
            ures_getByKey(calendar->data[i], path[0], NULL, &error);
        for (size_t at = 1; path[at] && U_SUCCESS(error); at++)
            part = ures_getByKey(part, path[at], part, &error);
        if (U_SUCCESS(error))
            return part;
        ures_close(part);
    }
    return NULL;
}

static Units text_at(const UResourceBundle *list, int32_t at)
{
    UErrorCode error = U_ZERO_ERROR;
    Units text = {0};
    if (list)
        text.units = ures_getStringByIndex(list, at, &text.count, &error);
    return U_SUCCESS(error) ? text : (Units){0};
}

/* ------------------------------------------------------------------- texts */

/* What the root has is that a name is the same in another style. */
static void months_read(Calendar *calendar, int style)
{
    static const char *const ways[CALENDAR_STYLES][2] = {
        {"format", "wide"},
        {"format", "abbreviated"},
        {"stand-alone", "wide"},
        {"stand-alone", "abbreviated"}};
    const char *const path[] = {"calendar",     "gregorian",    "monthNames",
                                ways[style][0], ways[style][1], NULL};
    size_t count = calendar->count - (style != 0);
    AUTO(close_data) UResourceBundle *names = part_open(calendar, count, path);
    for (int month = 0; month < 12; month++)
        calendar->months[style][month] = text_at(names, month);
}

static Units era_text(const Calendar *calendar)
{
    static const char *const path[] = {"calendar", "gregorian", "eras",
                                       "abbreviated", NULL};
    AUTO(close_data)
    UResourceBundle *eras = part_open(calendar, calendar->count, path);
    return text_at(eras, 1);
}

/* A pattern stands alone, or first in a list. */
static Units pattern_text(const Calendar *calendar, int32_t which)
{
    static const char *const path[] = {"calendar", "gregorian",
                                       "DateTimePatterns", NULL};
    UErrorCode error = U_ZERO_ERROR;
    AUTO(close_data)
    UResourceBundle *patterns = part_open(calendar, calendar->count, path);
    if (!patterns)
        return (Units){0};
    AUTO(close_data)
    UResourceBundle *one = ures_getByIndex(patterns, which, NULL, &error);
    return U_FAILURE(error)                   ? (Units){0}
           : ures_getType(one) == URES_STRING ? text_at(patterns, which)
                                              : text_at(one, 0);
}

/* The digits of the locale, where it has any of its own. */
static void digits_read(const char *locale, uint32_t *digits)
{
    UChar units[DIGITS_SIZE] = {0};
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale, id, sizeof id, NULL, &error);
    UNumberingSystem *system = unumsys_open(id, &error);
    bool is_known = U_SUCCESS(error) && !unumsys_isAlgorithmic(system);
    int32_t count = unumsys_getDescription(system, units, DIGITS_SIZE, &error);
    unumsys_close(system);
    if (!is_known || U_FAILURE(error))
        return;
    for (int32_t i = 0, at = 0; i < 10 && at < count; i++)
        U16_NEXT(units, at, count, digits[i]);
}

CodicilStatus calendar_new(const CodicilContext *context, const char *locale,
                           Calendar **out)
{
    Calendar *calendar = calloc(1, sizeof *calendar);
    if (!calendar)
        return fault_memory(context);
    for (uint32_t i = 0; i < 10; i++)
        calendar->digits[i] = '0' + i;
    data_open(calendar, locale);
    for (int style = 0; calendar->count && style < CALENDAR_STYLES; style++)
        months_read(calendar, style);
    calendar->long_date = pattern_text(calendar, LONG_DATE);
    if (calendar->count)
        digits_read(locale, calendar->digits);
    *out = calendar;
    return CODICIL_OK;
}

void calendar_free(Calendar *calendar)
{
    if (!calendar)
        return;
    for (size_t i = 0; i < calendar->count; i++)
        ures_close(calendar->data[i]);
    free(calendar);
}

bool calendar_is_day_first(const char *locale)
{
    Calendar calendar = {0};
    data_open(&calendar, locale);
    Units pattern = pattern_text(&calendar, SHORT_DATE);
    const UChar *day = u_memchr(pattern.units, u'd', pattern.count);
    const UChar *month = u_memchr(pattern.units, u'M', pattern.count);
    const UChar *year = u_memchr(pattern.units, u'y', pattern.count);
    for (size_t i = 0; i < calendar.count; i++)
        ures_close(calendar.data[i]);
    return day && month && year && day < month && month < year;
}

/* ------------------------------------------------------------------- dates */

static void add_units(Units text, Buf *out)
{
    for (int32_t at = 0; at < text.count;) {
        UChar32 code;
        U16_NEXT(text.units, at, text.count, code);
        utf8_add(out, (uint32_t)code);
    }
}

/* Adds a number, in `least` digits or more. */
static void add_number(const Calendar *calendar, int number, int least,
                       Buf *out)
{
    if (number > 9 || least > 1)
        add_number(calendar, number / 10, least - 1, out);
    utf8_add(out, calendar->digits[number % 10]);
}

/* Adds a field of a pattern: `count` times the letter. */
static void add_field(const Calendar *calendar, UChar letter, int count,
                      Date date, Buf *out)
{
    if (letter == u'd')
        add_number(calendar, date.day, count, out);
    else if (letter == u'y')
        add_number(calendar, count == 2 ? date.year % 100 : date.year, count,
                   out);
    else if (letter == u'M' && count < 3)
        add_number(calendar, date.month, count, out);
    else if (letter == u'M')
        calendar_add_month(calendar, count == 3, date.month, out);
    else if (letter == u'G')
        add_units(era_text(calendar), out);
}

/* Adds a date by a pattern of CLDR: fields of equal letters, and other text
 * that may stand between single quotes, of which two are one. */
static void add_by_pattern(const Calendar *calendar, Units pattern, Date date,
                           Buf *out)
{
    bool is_quoted = false;
    for (int32_t at = 0, next; at < pattern.count; at = next) {
        UChar unit = pattern.units[at];
        for (next = at + 1; next < pattern.count && pattern.units[next] == unit;
             next++)
            ;
        int32_t count = next - at;
        bool is_letter = unit < 0x80 && (unsigned)((unit | 0x20) - 'a') < 26u;
        if (unit == u'\'')
            is_quoted ^= count & 1;
        if (unit == u'\'')
            count /= 2;
        if (is_letter && !is_quoted)
            add_field(calendar, unit, count, date, out);
        else
            add_units((Units){pattern.units + at, count}, out);
    }
}

void calendar_add_date(const Calendar *calendar, Date date, Buf *out)
{
    char text[32];
    size_t start = out->size;
    /* the calendar before 1582 is the Julian one to most locales */
    if (date.year > 1582 && date_is_valid(date))
        add_by_pattern(calendar, calendar->long_date, date, out);
    if (out->size == start)
        buf_add_text(out, date_to_text(date, text));
}

void calendar_add_month(const Calendar *calendar, int style, int month,
                        Buf *out)
{
    add_units(calendar->months[style][month - 1], out);
}

CodicilStatus date_format(const CodicilContext *context, const char *locale,
                          Date date, Buf *out)
{
    Calendar *calendar;
    TRY(calendar_new(context, locale, &calendar));
    calendar_add_date(calendar, date, out);
    calendar_free(calendar);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
