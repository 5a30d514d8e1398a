/* Phrases with plurals, selects, quotes and lists, and phrases that are
 * none. */
#include "lang/phrasing.h"
#include "unit.h"

static const char *const names[] = {"count", "who", NULL};

static void expect(const char *locale, const char *phrase, const char *count,
                   const char *expected)
{
    const char *const values[] = {count, "Ann", NULL};
    PhrasingValues given = {locale, names, values, false};
    Buf out = {0};
    assert_true(phrasing_add(phrase, &given, &out));
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void test_names(void **state)
{
    (void)state;
    expect("en", "by {who}, { who }", "1", "by Ann, Ann");
    expect("en", "{nobody} and {count, number}", "12345",
           "{nobody} and 12,345");
    expect("de", "{count,number}", "12345", "12.345");
    expect("en", "it's '{'who'}' ''so'' # '{who'", "1",
           "it's {who} 'so' # {who");
}

/* A value that runs the other way is set apart, so is a date of digits in
 * words from right to left. */
static void test_directions(void **state)
{
    (void)state;
    expect("ar", "من {who}.", "1", "من \u2068Ann\u2069.");
    expect("he", "{count}", "2026-03-01", "\u20682026-03-01\u2069");
    expect("ar", "{count}", "مارس", "مارس");
    expect("ar", "{count}", "12", "12");
    expect("en", "{count}", "2026-03-01", "2026-03-01");
    expect("en", "by {count}.", "دانة 3", "by \u2068دانة 3\u2069.");
}

#define CLAUSES                                                                \
    "{count, plural, =0 {no clause} one {# clause of {who}} "                  \
    "other {# clauses}}."

static void test_plurals(void **state)
{
    (void)state;
    expect("en", CLAUSES, "0", "no clause.");
    expect("en", CLAUSES, "1", "1 clause of Ann.");
    expect("en", CLAUSES, "1200", "1,200 clauses.");
    const char *russian = "{count, plural, one {# пункт} few {# пункта} "
                          "many {# пунктов} other {# пункта}}";
    expect("ru", russian, "21", "21 пункт");
    expect("ru", russian, "3", "3 пункта");
    expect("ru", russian, "11", "11 пунктов");
    expect("ar", "{count, plural, two {بندان} other {# بنود}}", "2", "بندان");
    expect("ja", "{count, plural, other {#件}}", "1", "1件");
    expect("en", "{count, plural, other {'#' #}}", "4", "# 4");
}

static void test_selects(void **state)
{
    (void)state;
    const char *phrase = "{who, select, Ann {her {count}} other {its}}";
    expect("en", phrase, "7", "her 7");
    expect("en", "{count, select, 1 {one} other {more}}", "2", "more");
}

static void test_none(void **state)
{
    (void)state;
    const char *const wrong[] = {
        "{",
        "}",
        "a {who",
        "{}",
        "{who,}",
        "{who, date}",
        "{count, plural}",
        "{count, plural, }",
        "{count, plural, one {x}}",
        "{count, plural, other {x}",
        "{count, plural, other x}",
        "{a, select, other {{a, select, other {{a, select, other {"
        "{a, select, other {{a, select, other {{a, select, other {"
        "{a, select, other {{a, select, other {{a, select, other {x}}"
        "}}}}}}}}}}}}}}}}",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Buf out = {0};
        assert_false(phrasing_is_valid(wrong[i]));
        assert_false(
            phrasing_add(wrong[i], &(PhrasingValues){.locale = "en"}, &out));
        assert_string_equal(buf_text(&out), wrong[i]);
        buf_clear(&out);
    }
    assert_true(phrasing_is_valid(CLAUSES));
}

static void expect_list(const char *locale, size_t count, const char *expected)
{
    const char *const items[] = {"a", "b", "c"};
    Buf out = {0};
    phrasing_add_list(locale, items, count, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void test_lists(void **state)
{
    (void)state;
    expect_list("en", 0, "");
    expect_list("en", 1, "a");
    expect_list("de", 2, "a und b");
    expect_list("nl", 3, "a, b en c");
    expect_list("ja", 3, "a、b、c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),   cmocka_unit_test(test_plurals),
        cmocka_unit_test(test_selects), cmocka_unit_test(test_none),
        cmocka_unit_test(test_lists),   cmocka_unit_test(test_directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
