/* ICU's Gregorian date format, opened with the locale as an argument. */
#include "lang/calendar.h"

#include "lang/dates.h"
#include "lang/locale.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define UNITS 128

struct Calendar {
    UDateFormat *format; /* NULL where ICU does not know the locale */
};

/* Whether what ICU opened is of the language that was asked for. */
static bool is_of_language(const UDateFormat *format, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *valid = udat_getLocaleByType(format, ULOC_VALID_LOCALE, &error);
    char asked[ULOC_LANG_CAPACITY] = "", got[ULOC_LANG_CAPACITY] = "";
    uloc_getLanguage(id, asked, sizeof asked, &error);
    uloc_getLanguage(valid, got, sizeof got, &error);
    return U_SUCCESS(error) && *asked && !strcmp(asked, got);
}

static UDateFormat *format_open(const char *locale, UDateFormatStyle style)
{
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale ? locale : "und", id, sizeof id, NULL, &error);
    uloc_setKeywordValue("calendar", "gregorian", id, sizeof id, &error);
    if (U_FAILURE(error))
        return NULL;
    UDateFormat *format =
        udat_open(UDAT_NONE, style, id, u"UTC", -1, NULL, 0, &error);
    if (U_SUCCESS(error) && is_of_language(format, id))
        return format;
    udat_close(format);
    return NULL;
}

CodicilStatus calendar_new(const CodicilContext *context, const char *locale,
                           Calendar **out)
{
    Calendar *calendar = calloc(1, sizeof *calendar);
    if (!calendar)
        return fault_memory(context);
    calendar->format = format_open(locale, UDAT_LONG);
    *out = calendar;
    return CODICIL_OK;
}

bool calendar_is_day_first(const char *locale)
{
    UChar pattern[UNITS];
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = format_open(locale, UDAT_SHORT);
    if (!format)
        return false;
    int32_t count = udat_toPattern(format, false, pattern, UNITS, &error);
    udat_close(format);
    if (U_FAILURE(error) || count >= UNITS)
        return false;
    const UChar *day = u_strchr(pattern, u'd');
    const UChar *month = u_strchr(pattern, u'M');
    const UChar *year = u_strchr(pattern, u'y');
    return day && month && year && day < month && month < year;
}

void calendar_free(Calendar *calendar)
{
    if (!calendar)
        return;
    if (calendar->format)
        udat_close(calendar->format);
    free(calendar);
}

/* Adds ICU's text of `count` units; false where it is none. */
static bool add_units(const UChar *units, int32_t count, Buf *out)
{
    char bytes[UNITS * 3];
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(bytes, sizeof bytes, &size, units, count, &error);
    if (U_SUCCESS(error) && size > 0)
        buf_add(out, bytes, (size_t)size);
    return U_SUCCESS(error) && size > 0;
}

void calendar_add_date(const Calendar *calendar, Date date, Buf *out)
{
    char text[32];
    UChar units[UNITS];
    UErrorCode error = U_ZERO_ERROR;
    Instant instant = 0;
    date_to_text(date, text);
    /* ICU's calendar is the Julian one before 1582 */
    bool is_known = calendar->format && date.year > 1582 &&
                    instant_from_text(text, &instant);
    int32_t count = 0;
    if (is_known)
        count = udat_format(calendar->format, (UDate)instant * 1000, units,
                            UNITS, NULL, &error);
    if (U_FAILURE(error) || !add_units(units, count, out))
        buf_add_text(out, text);
}

void calendar_add_month(const Calendar *calendar, int style, int month,
                        Buf *out)
{
    static const UDateFormatSymbolType types[CALENDAR_STYLES] = {
        UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
        UDAT_STANDALONE_SHORT_MONTHS};
    UChar units[UNITS];
    UErrorCode error = U_ZERO_ERROR;
    if (!calendar->format)
        return;
    int32_t count = udat_getSymbols(calendar->format, types[style], month - 1,
                                    units, UNITS, &error);
    if (U_SUCCESS(error))
        add_units(units, count, out);
}

CodicilStatus date_format(const CodicilContext *context, const char *locale,
                          Date date, Buf *out)
{
    Calendar calendar = {.format = format_open(locale, UDAT_LONG)};
    calendar_add_date(&calendar, date, out);
    if (calendar.format)
        udat_close(calendar.format);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
