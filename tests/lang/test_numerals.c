/* Numerals: each way is read as it is written. */
#include "base/cleanup.h"
#include "lang/numerals.h"
#include "unit.h"

static Numeral way_of(const char *first, const char *second)
{
    for (Numeral i = 0; i < numeral_count(); i++)
        if (numeral_read(i, first, strlen(first)) == 1 &&
            numeral_read(i, second, strlen(second)) == 2)
            return i;
    fail_msg("%s, %s: no way", first, second);
    return 0;
}

/* What was written is read again as the same value. */
static void test_round_trip(void **state)
{
    (void)state;
    for (Numeral i = 0; i < numeral_count(); i++)
        for (unsigned value = 1; value < 60; value++) {
            Buf text AUTO(buf_clear) = {0};
            if (!numeral_write(i, value, &text)) {
                assert_true(value > 10);
                break;
            }
            if (numeral_read(i, text.bytes, text.size) != (long)value)
                fail_msg("way %u: %u is %s", i, value, text.bytes);
            assert_true(numerals_of(text.bytes, text.size) >> i & 1);
        }
}

static void test_ways(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second, *text;
        unsigned value;
    } cases[] = {
        {"1", "2", "117", 117},      {"a", "b", "z", 26},
        {"a", "b", "bb", 28},        {"i", "ii", "xiv", 14},
        {"I", "II", "XCIX", 99},     {"一", "二", "二十三", 23},
        {"一", "二", "百零三", 103}, {"①", "②", "⑳", 20},
        {"١", "٢", "١٢", 12},        {"а", "б", "к", 10},
        {"أ", "ب", "هـ", 5},         {"א", "ב", "טו", 15},
        {"가", "나", "하", 14},      {"ア", "イ", "コ", 10},
        {"イ", "ロ", "ヌ", 10},      {"α", "β", "στ", 6},
        {"aa", "bb", "cc", 3},       {"ก", "ข", "จ", 5},
        {"甲", "乙", "癸", 10},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Numeral way = way_of(cases[i].first, cases[i].second);
        Buf out AUTO(buf_clear) = {0};
        long read = numeral_read(way, cases[i].text, strlen(cases[i].text));
        assert_int_equal(read, cases[i].value);
        assert_true(numeral_write(way, cases[i].value, &out));
    }
}

static void test_none(void **state)
{
    (void)state;
    static const char *const none[] = {"",    "Preamble", "iiii", "012",
                                       "1.2", "十x",      "99999"};
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
        assert_true(numerals_of(none[i], strlen(none[i])) == 0);
    Buf out AUTO(buf_clear) = {0};
    assert_false(numeral_write(way_of("i", "ii"), 0, &out));
    assert_false(numeral_write(way_of("①", "②"), 21, &out));
    assert_int_equal(out.size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
