/* Instants and dates: what is one, what is none, and there and back. */
#include "base/date.h"
#include "unit.h"

static void instants_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Instant instant;
    } cases[] = {
        {"1970-01-01", 0},
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01T00:00:01.999Z", 1},
        {"1970-01-01T01:00:00+01:00", 0},
        {"1969-12-31T19:30:00-04:30", 0},
        {"2000-02-29", 951782400},
        {"2018-05-25T00:00:00+02:00", 1527199200},
        {"2038-01-19T03:14:08z", 2147483648},
        {"2016-12-31t23:59:60Z", 1483228800},
        {"0001-01-01", -62135596800},
        {"9999-12-31", 253402214400},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Instant instant = -1;
        assert_true(instant_from_text(cases[i].text, &instant));
        assert_int_equal(instant, cases[i].instant);
    }
}

static void what_is_no_instant_is_refused(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        "today",
        "2018",
        "2018-5-25",
        "2018-13-01",
        "2018-00-01",
        "2018-02-29",
        "1900-02-29",
        "2018-04-31",
        "2018-01-01 ",
        " 2018-01-01",
        "2018-01-01T",
        "2018-01-01T00:00Z",
        "2018-01-01T00:00:00",
        "2018-01-01T24:00:00Z",
        "2018-01-01T00:60:00Z",
        "2018-01-01T00:00:61Z",
        "2018-01-01T00:00:00.Z",
        "2018-01-01T00:00:00+1:00",
        "2018-01-01T00:00:00+24:00",
        "2018-01-01T00:00:00Zulu",
        "0000-01-01",
        "+018-01-01",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Instant instant = 7;
        if (instant_from_text(cases[i], &instant))
            fail_msg("\"%s\" was taken", cases[i]);
        assert_int_equal(instant, 7);
    }
    Instant instant;
    assert_false(instant_from_text(NULL, &instant));
}

static void instants_are_written(void **state)
{
    (void)state;
    char text[32];
    assert_string_equal(instant_to_text(0, text), "1970-01-01");
    assert_string_equal(instant_to_text(1, text), "1970-01-01T00:00:01Z");
    assert_string_equal(instant_to_text(-1, text), "1969-12-31T23:59:59Z");
    assert_string_equal(instant_to_text(951782400, text), "2000-02-29");
}

static void every_day_comes_back(void **state)
{
    (void)state;
    Instant first, last;
    assert_true(instant_from_text("1582-01-01", &first));
    assert_true(instant_from_text("2404-12-31", &last));
    for (Instant day = first; day <= last; day += 86400) {
        char text[32];
        Instant again = 0;
        assert_true(instant_from_text(instant_to_text(day, text), &again));
        assert_int_equal(again, day);
    }
}

static void a_date_is_a_day_that_exists(void **state)
{
    (void)state;
    Date date = {0};
    char text[16];
    assert_true(date_from_text("2024-02-29", &date));
    assert_int_equal(date.year, 2024);
    assert_int_equal(date.month, 2);
    assert_int_equal(date.day, 29);
    assert_string_equal(date_to_text(date, text), "2024-02-29");
    assert_false(date_from_text("2023-02-29", &date));
    assert_false(date_from_text("2023-02-28T00:00:00Z", &date));
    assert_false(date_from_text(NULL, &date));
    assert_int_equal(date.year, 2024);
    assert_false(date_is_valid((Date){2023, 4, 31}));
    assert_false(date_is_valid((Date){10000, 1, 1}));
    assert_false(date_is_valid((Date){2023, 1, 0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_are_read),
        cmocka_unit_test(what_is_no_instant_is_refused),
        cmocka_unit_test(instants_are_written),
        cmocka_unit_test(every_day_comes_back),
        cmocka_unit_test(a_date_is_a_day_that_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
