/* Headings open clauses; numbers come off them. */
#include "import/nest.h"
#include "reading.h"

static void assert_nested(const char *blocks, const char *expected)
{
    xmlDoc *tree = tree_of(blocks);
    assert_true(nest_headings(xmlDocGetRootElement(tree), "en"));
    char *inside = inside_of(xmlDocGetRootElement(tree));
    assert_string_equal(inside, expected);
    free(inside);
    xmlFreeDoc(tree);
}

#define H(level, text)  "<heading level=\"" level "\">" text "</heading>"
#define SECTION(blocks) "<clause el=\"section\">" blocks "</clause>"

static void headings_hold_what_follows(void **state)
{
    (void)state;
    assert_nested("<p/>" H("1", "a") "<p/>" H("2", "b") H("1", "c") "<p/>",
                  "<p/>" SECTION(H("1", "a") "<p/>" SECTION(H("2", "b")))
                      SECTION(H("1", "c") "<p/>"));
    assert_nested(H("1", "a") "<p/><p class=\"conclusion\"/>",
                  SECTION(H("1", "a") "<p/>") "<p class=\"conclusion\"/>");
    assert_nested(H("1", "a") "<p class=\"conclusion\"/><p/>",
                  SECTION(H("1", "a") "<p class=\"conclusion\"/><p/>"));
}

static void a_clause_has_its_own_heading(void **state)
{
    (void)state;
    assert_nested("<clause el=\"paragraph\">" H("1", "(i) a") "<p/>" H(
                      "2", "b") "<p/></clause>",
                  "<clause el=\"paragraph\" num=\"(i)\">" H(
                      "1", "a") "<p/>" SECTION(H("2", "b") "<p/>") "</clause>");
}

static void numbers_come_off(void **state)
{
    (void)state;
    static const struct {
        const char *heading, *clause;
    } cases[] = {
        {"1.2 Scope", "<clause num=\"1.2\" el=\"section\"><heading level=\"1\">"
                      "Scope</heading></clause>"},
        {"Article 3 Scope", "<clause num=\"Article 3\" el=\"article\">"
                            "<heading level=\"1\">Scope</heading></clause>"},
        {"SECTION 1: SCOPE", "<clause num=\"SECTION 1:\" el=\"section\">"
                             "<heading level=\"1\">SCOPE</heading></clause>"},
        {"(a)", "<clause num=\"(a)\" el=\"section\"/>"},
        {"第4条（目的）", "<clause num=\"第4条\" el=\"article\">"
                          "<heading level=\"1\">（目的）</heading></clause>"},
        {"2025 in review",
         SECTION("<heading level=\"1\">2025 in review</heading>")},
        {"<i>1. a</i>", SECTION("<heading level=\"1\"><i>1. a</i></heading>")},
        {"1.<i>a</i>", SECTION("<heading level=\"1\">1.<i>a</i></heading>")},
        {"", ""},
        {"<br/>", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buf heading = {0};
        buf_add_format(&heading, "<heading level=\"1\">%s</heading>",
                       cases[i].heading);
        assert_nested(buf_text(&heading), cases[i].clause);
        buf_clear(&heading);
    }
    assert_nested("<heading level=\"1\" num=\"1\" id=\"x\"/>",
                  "<clause num=\"1\" id=\"x\" el=\"section\"/>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_hold_what_follows),
        cmocka_unit_test(a_clause_has_its_own_heading),
        cmocka_unit_test(numbers_come_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
