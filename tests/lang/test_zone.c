/* Days in zones: summer time, days that begin late, what is no zone. */
#include "lang/zone.h"
#include "unit.h"

static Told told;
static CodicilContext *context;

static int open_context(void **state)
{
    (void)state;
    memset(&told, 0, sizeof told);
    context = context_telling(&told);
    return 0;
}

static int close_context(void **state)
{
    (void)state;
    codicil_context_free(context);
    return 0;
}

/* The day lasts from one instant until another. */
static void holds(const char *zone, const char *day, const char *from,
                  const char *until)
{
    Date date;
    Instant begins, ends;
    char text[32];
    assert_true(date_from_text(day, &date));
    assert_int_equal(zone_day(context, zone, date, &begins, &ends), CODICIL_OK);
    assert_string_equal(instant_to_text(begins, text), from);
    assert_string_equal(instant_to_text(ends, text), until);
}

static void days_begin_at_midnight_there(void **state)
{
    (void)state;
    holds("UTC", "2026-03-01", "2026-03-01", "2026-03-02");
    holds("Z", "2026-12-31", "2026-12-31", "2027-01-01");
    holds("Europe/Amsterdam", "2026-03-01", "2026-02-28T23:00:00Z",
          "2026-03-01T23:00:00Z");
    holds("+05:30", "2026-03-01", "2026-02-28T18:30:00Z",
          "2026-03-01T18:30:00Z");
    holds("-03:00", "2026-03-01", "2026-03-01T03:00:00Z",
          "2026-03-02T03:00:00Z");
    holds("Asia/Kathmandu", "2026-03-01", "2026-02-28T18:15:00Z",
          "2026-03-01T18:15:00Z");
}

static void days_may_be_short_or_long(void **state)
{
    (void)state;
    holds("Europe/Amsterdam", "2026-03-29", "2026-03-28T23:00:00Z",
          "2026-03-29T22:00:00Z");
    holds("Europe/Amsterdam", "2026-10-25", "2026-10-24T22:00:00Z",
          "2026-10-25T23:00:00Z");
    /* Midnight is passed over: the day begins at one o'clock. */
    holds("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z",
          "2026-03-09T04:00:00Z");
    /* Clocks go back from one o'clock to midnight, which comes twice. */
    holds("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z",
          "2026-11-02T05:00:00Z");
    holds("Atlantic/Azores", "2025-10-26", "2025-10-26",
          "2025-10-27T01:00:00Z");
    holds("Atlantic/Azores", "2025-10-25", "2025-10-25", "2025-10-26");
    /* ... and from midnight to eleven, so that it comes once, later. */
    holds("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z",
          "2018-02-18T03:00:00Z");
    holds("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z",
          "2011-12-30T10:00:00Z");
}

static void a_day_may_be_passed_over(void **state)
{
    (void)state;
    Instant begins, ends;
    Date day = {2011, 12, 30};
    assert_int_equal(zone_day(context, "Pacific/Apia", day, &begins, &ends),
                     CODICIL_MISUSE);
    assert_fault(&told, CODICIL_MISUSE, "2011-12-30 was no day");
}

static void instants_are_shown_as_clocks_there_do(void **state)
{
    (void)state;
    Instant at;
    char text[32];
    assert_true(instant_from_text("2026-07-01T10:00:00Z", &at));
    assert_string_equal(zone_to_text("Europe/Amsterdam", at, text),
                        "2026-07-01T12:00:00+02:00");
    assert_string_equal(zone_to_text("-09:30", at, text),
                        "2026-07-01T00:30:00-09:30");
    assert_string_equal(zone_to_text("UTC", at, text),
                        "2026-07-01T10:00:00+00:00");
}

static void what_is_no_zone_is_refused(void **state)
{
    (void)state;
    static const char *const none[] = {"CET",     "",       "Mars/Sea",
                                       "+25:00",  "+1:00",  "local",
                                       "Europe/", "GMT+99", "05:00"};
    Date date = {2026, 3, 1};
    Instant from, until;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        memset(&told, 0, sizeof told);
        assert_int_equal(zone_day(context, none[i], date, &from, &until),
                         CODICIL_MISUSE);
        assert_fault(&told, CODICIL_MISUSE, "is no time zone");
    }
}

#define zone_test(name)                                                        \
    cmocka_unit_test_setup_teardown(name, open_context, close_context)

int main(void)
{
    const struct CMUnitTest tests[] = {
        zone_test(days_begin_at_midnight_there),
        zone_test(days_may_be_short_or_long),
        zone_test(instants_are_shown_as_clocks_there_do),
        zone_test(a_day_may_be_passed_over),
        zone_test(what_is_no_zone_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
