/* Numbers that were typed become clauses where they count on, and stay words
 * where they do not. */
#include "reading.h"

#define P(text) "<p>" text "</p>"
#define CLAUSE(el, num, inside)                                                \
    "<clause el=\"" el "\" num=\"" num "\">" inside "</clause>"
#define POINT(num, inside)     CLAUSE("point", num, inside)
#define PARAGRAPH(num, inside) CLAUSE("paragraph", num, inside)

static void paragraphs_are_clauses(void **state)
{
    (void)state;
    assert_markdown("(a) x.\n\n(b) y.\n",
                    POINT("(a)", P("x.")) POINT("(b)", P("y.")));
    assert_markdown(
        "1.1 x.\n\n(a) y.\n\n(b) z.\n\n1.2 w.\n",
        PARAGRAPH("1.1", P("x.") POINT("(a)", P("y.")) POINT("(b)", P("z.")))
            PARAGRAPH("1.2", P("w.")));
    assert_markdown("**A.** *x.*\n\n**B.** y.\n",
                    POINT("A.", P("<i>x.</i>")) POINT("B.", P("y.")));
    assert_markdown("Artikel 1 X.\n\ny.\n\nArtikel 2 Z.\n",
                    CLAUSE("article", "Artikel 1",
                           "<heading level=\"1\">X.</heading>" P("y."))
                        CLAUSE("article", "Artikel 2", P("Z.")));
}

static void lines_are_clauses(void **state)
{
    (void)state;
    assert_markdown("x:\n(a) y;\n(b) z and\n(c) w.\n",
                    P("x:") POINT("(a)", P("y;")) POINT("(b)", P("z and"))
                        POINT("(c)", P("w.")));
    assert_markdown("x:  \n1) y\n", P("x:") "<list kind=\"number\"><item "
                                            "num=\"1)\">" P("y") "</item>"
                                                                 "</list>");
    assert_markdown("x\n(b) y  \n(c) *z*\\\nw\n",
                    P("x (b) y<br/>(c) <i>z</i><br/>w"));
    assert_markdown("see\n(a) and\n(b) here\n", P("see (a) and (b) here"));
    assert_words("x:\n(a) y;\n(b) z.\n", "x a y b z ");
}

static void lists_are_clauses(void **state)
{
    (void)state;
    assert_markdown("1. x.\n\n1.1 y.\n\n2. z.\n",
                    PARAGRAPH("1.", P("x.") PARAGRAPH("1.1", P("y.")))
                        PARAGRAPH("2.", P("z.")));
    assert_markdown("- 1.1 x.\n- 1.2 y.\n",
                    PARAGRAPH("1.1", P("x.")) PARAGRAPH("1.2", P("y.")));
    assert_markdown("* (a) x\n* (b) y\n",
                    "<list kind=\"bullet\"><item num=\"(a)\">" P(
                        "x") "</item><item num=\"(b)\">" P("y") "</item>"
                                                                "</list>");
    assert_markdown(
        "1. x\n2. y\n\nz\n",
        "<list kind=\"number\"><item num=\"1.\">" P(
            "x") "</item><item num=\"2.\">" P("y") "</item>"
                                                   "</list>" P("z"));
}

static void other_numbers_are_words(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "(a) x",
        "A. Smith wrote this.",
        "15. travnja 2014.",
        "Article 3 of x",
        "1.1.1 x",
        "(b) y",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        Buf source = {0}, expected = {0};
        buf_add_format(&source, "x\n\n%s\n", lines[i]);
        buf_add_format(&expected, P("x") P("%s"), lines[i]);
        assert_markdown(buf_text(&source), buf_text(&expected));
        buf_clear(&source);
        buf_clear(&expected);
    }
    assert_markdown("[(a) x](y)\n\n[(b) x](y)\n",
                    P("<a href=\"y\">(a) x</a>") P("<a href=\"y\">(b) x</a>"));
}

/* What would take for ever if it were quadratic. */
static void many_are_linear(void **state)
{
    (void)state;
    static const char *const again[] = {"(a) x;\n(b) y;\n", "2.1 x\n\n",
                                        "1. x\n\ny\n\n", "- 1.1 x\n",
                                        "1.1 x\n\n(a) y\n\n(i) z\n\n"};
    for (size_t i = 0; i < COUNT(again); i++) {
        Told told;
        Buf source = {0}, words = {0};
        for (size_t n = 0; n < 30000; n++)
            buf_add_text(&source, again[i]);
        xmlDoc *doc = markdown_tree(buf_text(&source), &told, &words);
        assert_non_null(doc);
        xmlFreeDoc(doc);
        buf_clear(&source);
        buf_clear(&words);
    }
}

static void an_item_may_hold_nothing(void **state)
{
    (void)state;
    assert_markdown("1. a\n\nx\n\n2.\n\ny\n\n3. b\n\nz\n",
                    PARAGRAPH("1.", P("a") P("x")) PARAGRAPH("2.", P("y"))
                        PARAGRAPH("3.", P("b")) P("z"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_may_hold_nothing),
        cmocka_unit_test(paragraphs_are_clauses),
        cmocka_unit_test(lines_are_clauses),
        cmocka_unit_test(lists_are_clauses),
        cmocka_unit_test(other_numbers_are_words),
        cmocka_unit_test(many_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
