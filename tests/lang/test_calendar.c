/* The calendar of every locale that ICU knows, against ICU's own dates. */
#include "lang/calendar.h"
#include "lang/dates.h"
#include "unit.h"

#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define UNITS 128

static UDateFormat *icu_open(const char *tag, UDateFormatStyle style)
{
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, id, sizeof id, NULL, &error);
    uloc_setKeywordValue("calendar", "gregorian", id, sizeof id, &error);
    UDateFormat *format =
        udat_open(UDAT_NONE, style, id, u"UTC", -1, NULL, 0, &error);
    assert_true(U_SUCCESS(error));
    return format;
}

static void add_units(const UChar *units, int32_t count, Buf *out)
{
    char bytes[UNITS * 3];
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(bytes, sizeof bytes, &size, units, count, &error);
    assert_true(U_SUCCESS(error));
    buf_add(out, bytes, (size_t)size);
}

static void assert_dates(const char *tag, const UDateFormat *icu,
                         const Calendar *calendar)
{
    static const char *const days[] = {"1583-05-05", "1999-12-01", "2018-04-27",
                                       "2024-02-29", "2025-01-31"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        Date date;
        Instant instant;
        Buf want = {0}, have = {0};
        UChar units[UNITS];
        UErrorCode error = U_ZERO_ERROR;
        assert_true(date_from_text(days[i], &date));
        assert_true(instant_from_text(days[i], &instant));
        int32_t count =
            udat_format(icu, (UDate)instant * 1000, units, UNITS, NULL, &error);
        add_units(units, count, &want);
        calendar_add_date(calendar, date, &have);
        if (strcmp(buf_text(&want), buf_text(&have)) != 0)
            fail_msg("%s: \"%s\", and not \"%s\"", tag, buf_text(&have),
                     buf_text(&want));
        buf_clear(&want);
        buf_clear(&have);
    }
}

/* A name that there is not in a style is the one of another. */
static void assert_months(const char *tag, const UDateFormat *icu,
                          const Calendar *calendar)
{
    static const UDateFormatSymbolType types[CALENDAR_STYLES] = {
        UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
        UDAT_STANDALONE_SHORT_MONTHS};
    for (int i = 0; i < CALENDAR_STYLES * 12; i++) {
        bool is_there = false;
        Buf want = {0};
        UChar units[UNITS];
        UErrorCode error = U_ZERO_ERROR;
        int32_t count =
            udat_getSymbols(icu, types[i / 12], i % 12, units, UNITS, &error);
        add_units(units, count, &want);
        for (int style = 0; style < CALENDAR_STYLES; style++) {
            Buf have = {0};
            calendar_add_month(calendar, style, i % 12 + 1, &have);
            is_there |= !strcmp(buf_text(&have), buf_text(&want));
            if (style == i / 12 && have.size)
                assert_string_equal(buf_text(&have), buf_text(&want));
            buf_clear(&have);
        }
        if (!is_there)
            fail_msg("%s: month %d, %s", tag, i % 12 + 1, buf_text(&want));
        buf_clear(&want);
    }
}

static void assert_order(const char *tag)
{
    char pattern[UNITS];
    UChar units[UNITS];
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *icu = icu_open(tag, UDAT_SHORT);
    udat_toPattern(icu, false, units, UNITS, &error);
    assert_true(U_SUCCESS(error));
    u_austrcpy(pattern, units);
    const char *day = strchr(pattern, 'd'), *month = strchr(pattern, 'M');
    const char *year = strchr(pattern, 'y');
    assert_int_equal(calendar_is_day_first(tag), day < month && month < year);
    udat_close(icu);
}

static void assert_as_icu(const char *tag)
{
    Calendar *calendar;
    UDateFormat *icu = icu_open(tag, UDAT_LONG);
    assert_int_equal(calendar_new(NULL, tag, &calendar), CODICIL_OK);
    assert_dates(tag, icu, calendar);
    assert_months(tag, icu, calendar);
    assert_order(tag);
    calendar_free(calendar);
    udat_close(icu);
}

static void every_locale_has_the_dates_of_icu(void **state)
{
    (void)state;
    const char *sample = getenv("CODICIL_SAMPLE");
    int step = sample ? atoi(sample) : 1;
    assert_true(step > 0);
    for (int32_t i = 0; i < uloc_countAvailable(); i += step) {
        char tag[ULOC_FULLNAME_CAPACITY];
        UErrorCode error = U_ZERO_ERROR;
        uloc_toLanguageTag(uloc_getAvailable(i), tag, sizeof tag, false,
                           &error);
        assert_true(U_SUCCESS(error));
        assert_as_icu(tag);
    }
    static const char *const others[] = {"zh-TW",        "de-ZZ", "sr-ME",
                                         "ar-u-nu-latn", "no-NO", "es-BQ"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_as_icu(others[i]);
}

static void other_locales_have_no_words(void **state)
{
    static const char *const tags[] = {NULL, "und", "tlh", "mul", "x-own"};
    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        Buf text = {0};
        Calendar *calendar;
        assert_int_equal(calendar_new(NULL, tags[i], &calendar), CODICIL_OK);
        calendar_add_month(calendar, 0, 4, &text);
        calendar_add_date(calendar, (Date){2018, 4, 27}, &text);
        assert_string_equal(buf_text(&text), "2018-04-27");
        buf_clear(&text);
        calendar_free(calendar);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_locale_has_the_dates_of_icu),
        cmocka_unit_test(other_locales_have_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
