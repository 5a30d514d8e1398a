/* Numbers as the conventions of languages write them. */
#include "lang/amounts.h"
#include "unit.h"

/* The values of a text, parted by spaces. */
static void assert_values(const char *locale, const char *text,
                          const char *expected)
{
    Buf out = {0};
    Amount found = {0};
    AmountForm form = amount_form(locale);
    size_t size = strlen(text);
    for (size_t at = 0; amount_find(form, text, size, at, &found);
         at = found.end) {
        assert_true(found.start >= at && found.end > found.start);
        assert_true(found.end <= size);
        buf_add_format(&out, "%s%s", out.size ? " " : "", found.value);
    }
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void test_conventions(void **state)
{
    (void)state;
    assert_values("en", "1,000.50 and 2,500", "1000.5 2500");
    assert_values("de", "1.000,50 und 2.500", "1000.5 2500");
    assert_values("fr", "1 000,50 et 2\u202f500", "1000.5 2500");
    assert_values("ru", "1\u00a0000,50 и 2 500", "1000.5 2500");
    assert_values("de-CH", "1’000.50 und 2'500", "1000.5 2500");
    assert_values("en-IN", "1,00,000 and 12,34,567", "100000 1234567");
    assert_values("ja", "１，０００．５０と２,５００", "1000.5 2500");
    assert_values("ar", "١٬٠٠٠٫٥٠ و٢٬٥٠٠", "1000.5 2500");
    assert_values("hi", "१,०००.५०", "1000.5");
    assert_values("und", "1,000.50", "1000.5");
    assert_values("en", "0.100 and 0.05 and 007 and 0", "0.1 0.05 7 0");
    assert_values("en", "1.500 and 1,500", "1.5 1500");
    assert_values("de", "1.500 und 1,500", "1500 1.5");
}

/* One sign may part a list, a section number or a range. */
static void test_lists(void **state)
{
    (void)state;
    assert_values("en", "1,2,3", "1 2 3");
    assert_values("en", "Sections 4.2 and 1.2.3.", "4.2 1.2.3");
    assert_values("de", "Ziffer 4.2, 1.2.3.", "4.2 1.2.3");
    assert_values("en", "10-15, 24/7", "10 15 24 7");
    assert_values("en", "12 34 567", "12 34 567");
    assert_values("fr", "12 34 567", "12 34567");
    assert_values("en", "28(3)(a)", "28 3");
    assert_values("en", "9:00 to 17:30", "9 17.3");
    assert_values("de", "9.00 bis 17.30", "9 17.3");
    assert_values("ja", "11月5日、3か月", "5 3");
    assert_values("zh", "3个月", "3");
}

static void test_scales(void **state)
{
    (void)state;
    assert_values("en", "2.5 million, 3 thousand", "2500000 3000");
    assert_values("de", "2,5 Mio. und 1 Milliarde", "2500000 1000000000");
    assert_values("ru", "2,5 млн, 1,25 тыс.", "2500000 1250");
    assert_values("ja", "250万と1.5億", "2500000 150000000");
    assert_values("en", "0.5 million, 0 million", "500000 ");
}

static void test_phones(void **state)
{
    (void)state;
    assert_values("en", "+31 (0)20 555 01 00, 1", "+31205550100 1");
    assert_values("en", "+31-20-5550100", "+31205550100");
    assert_values("en", "C++ 11, +5", "11 5");
}

/* Whatever stands there, a value fits and reading goes on. */
static void test_long(void **state)
{
    (void)state;
    Buf text = {0};
    buf_add_many(&text, '9', 5000);
    buf_add_text(&text, ".");
    buf_add_many(&text, '9', 5000);
    buf_add_text(&text, " million 1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1");
    Amount found = {0};
    size_t count = 0;
    for (size_t at = 0;
         amount_find(amount_form("en"), buf_text(&text), text.size, at, &found);
         at = found.end) {
        assert_true(strlen(found.value) < AMOUNT_SIZE);
        count++;
    }
    assert_in_range(count, 2, 10);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conventions), cmocka_unit_test(test_lists),
        cmocka_unit_test(test_scales),      cmocka_unit_test(test_phones),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
