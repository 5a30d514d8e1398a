/* Bold that is meant as a heading. */
#include "import/runin.h"
#include "reading.h"

#define CLAUSE(heading, blocks)                                                \
    "<clause el=\"paragraph\" class=\"run-in\" "                               \
    "apart=\"yes\"><heading>" heading "</heading>" blocks "</clause>"

static void bold_italic_opens_a_clause(void **state)
{
    (void)state;
    assert_markdown("**_a_** **.** b\n", CLAUSE("a.", "<p>b</p>"));
    assert_markdown("**_a_**. b\n", CLAUSE("a.", "<p>b</p>"));
    assert_markdown("***a.*** b\n", CLAUSE("a.", "<p>b</p>"));
    assert_markdown("**_a._** b\n\nc\n\n* d\n\n**_e_**. *f*\n",
                    CLAUSE("a.", "<p>b</p><p>c</p><list kind=\"bullet\"><item>"
                                 "<p>d</p></item></list>")
                        CLAUSE("e.", "<p><i>f</i></p>"));
    assert_markdown("**_注。_** この\n", CLAUSE("注。", "<p>この</p>"));
}

static void two_in_bold_open_clauses(void **state)
{
    (void)state;
    assert_markdown(
        "**a.** b\n\n**c.** d\n\ne\n\n# F\n\n**g.** h\n",
        CLAUSE("a.", "<p>b</p>")
            CLAUSE("c.", "<p>d</p><p>e</p>") "<heading level=\"1\">F</heading>"
                                             "<p><b>g.</b> h</p>");
}

static void a_list_gives_back_its_heading(void **state)
{
    (void)state;
    assert_markdown(
        "# a\n\n### b\n\n- c;\n- d.\n- **e f**\n\n  g\n\n  - h\n\ni\n",
        "<heading level=\"1\">a</heading><heading level=\"3\">b"
        "</heading><list kind=\"bullet\"><item><p>c;</p></item>"
        "<item><p>d.</p></item></list><heading level=\"3\" "
        "risen=\"2\" bold=\"yes\">e f</heading><p>g</p>"
        "<list kind=\"bullet\"><item><p>h</p></item></list><p>i</p>");
    static const char *const others[] = {
        "- c\n- d\n- **e**\n\ng\n",       "- c\n- **d**\n\n  g\n",
        "- **c**\n- d\n- **e**\n\n  g\n", "- c\n- d\n- **e** f\n\n  g\n",
        "- c\n- d\n- **e;**\n\n  g\n",    "- c\n\n  g\n- d\n- **e**\n\n  g\n",
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        Told told;
        Buf words = {0};
        xmlDoc *doc = markdown_tree(others[i], &told, &words);
        assert_int_equal(xmlChildElementCount(xmlDocGetRootElement(doc)),
                         i == 0 ? 2U : 1U);
        buf_clear(&words);
        xmlFreeDoc(doc);
    }
}

static void other_paragraphs_stay(void **state)
{
    (void)state;
    static const struct {
        const char *markdown, *blocks;
    } cases[] = {
        {"**a.** b\n", "<p><b>a.</b> b</p>"},
        {"**_a_** b\n", "<p><b><i>a</i></b> b</p>"},
        {"**_a._**\n", "<p><b><i>a.</i></b></p>"},
        {"**_a_**.b\n", "<p><b><i>a</i></b>.b</p>"},
        {"**_a. b._** c\n", "<p><b><i>a. b.</i></b> c</p>"},
        {"a **_b._** c\n", "<p>a <b><i>b.</i></b> c</p>"},
        {"* **_a._** b\n", "<list kind=\"bullet\"><item><p><b><i>a.</i></b> b"
                           "</p></item></list>"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_markdown(cases[i].markdown, cases[i].blocks);
}

static void closing_lines_are_not_taken_in(void **state)
{
    (void)state;
    assert_markdown("**_a._** b\n\n© 2026 C\n",
                    CLAUSE("a.", "<p>b</p>") "<p class=\"conclusion\">© 2026 "
                                             "C</p>");
}

static void bold_around_headings_goes(void **state)
{
    (void)state;
    assert_markdown(
        "# **a** [**b**](c)\n",
        "<heading level=\"1\" bold=\"yes\">a <a href=\"c\">b</a></heading>");
    assert_markdown("# **a** **,** **b**\n",
                    "<heading level=\"1\" bold=\"yes\">a, b</heading>");
    assert_markdown("# **a** b\n", "<heading level=\"1\"><b>a</b> b</heading>");
}

static void bold_paragraphs_become_headings_that_recur(void **state)
{
    (void)state;
    assert_markdown(
        "## A b\n\n## a B\n\n**a b**\n\n**c**\n",
        "<heading level=\"2\">A b</heading>"
        "<heading level=\"2\">a B</heading>"
        "<heading bold=\"yes\" level=\"2\">a b</heading><p><b>c</b></p>");
    assert_markdown("## A\n\n**a**\n", "<heading level=\"2\">A</heading>"
                                       "<p><b>a</b></p>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bold_italic_opens_a_clause),
        cmocka_unit_test(two_in_bold_open_clauses),
        cmocka_unit_test(a_list_gives_back_its_heading),
        cmocka_unit_test(other_paragraphs_stay),
        cmocka_unit_test(closing_lines_are_not_taken_in),
        cmocka_unit_test(bold_around_headings_goes),
        cmocka_unit_test(bold_paragraphs_become_headings_that_recur),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
