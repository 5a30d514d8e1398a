/* Tables of pipes: what is one, how its rows are split, and that no word and
 * no linear time is lost. */
#include "reading.h"

#define TH(text)    "<th><p>" text "</p></th>"
#define TD(text)    "<td><p>" text "</p></td>"
#define TR(cells)   "<tr>" cells "</tr>"
#define TABLE(rows) "<table>" rows "</table>"
#define P(text)     "<p>" text "</p>"

static void rows_are_rows(void **state)
{
    (void)state;
    assert_markdown("|a|b|\n|-|-|\n|1|2|\n",
                    TABLE(TR(TH("a") TH("b")) TR(TD("1") TD("2"))));
    assert_markdown("a | b\n:--- | ---:\n1 | \n",
                    TABLE(TR(TH("a") TH("b")) TR(TD("1") "<td/>")));
    assert_markdown("| a |\n|---|\n", TABLE(TR(TH("a"))));
    assert_markdown("x\n| a | b |\n|---|---|\n",
                    P("x") TABLE(TR(TH("a") TH("b"))));
    assert_markdown(
        "> - |a|b|\n>   |-|-|\n>   |1|2|\n\nx\n",
        "<quote><list kind=\"bullet\"><item>" TABLE(TR(TH("a") TH("b")) TR(
            TD("1") TD("2"))) "</item></list></quote>" P("x"));
}

static void paragraphs_stay_paragraphs(void **state)
{
    (void)state;
    assert_markdown("| a | b |\n", P("| a | b |"));
    assert_markdown("a | b\n-- | -- | --\n", P("a | b -- | -- | --"));
    assert_markdown("| a | b |\n| - | x |\n", P("| a | b | | - | x |"));
    assert_markdown("a \\| b\n| --- |\n", P("a | b | --- |"));
}

static void cells_are_inlines(void **state)
{
    (void)state;
    assert_markdown("|*a|b*|\n|-|-|\n|- 1|# 2|\n",
                    TABLE(TR(TH("*a") TH("b*")) TR(TD("- 1") TD("# 2"))));
    assert_markdown("|a\\|b|c|\n|-|-|\n|`1\\|2`|`3|4`|\n",
                    TABLE(TR(TH("a|b") TH("c"))
                              TR(TD("<span class=\"code\">1|2</span>")
                                     TD("<span class=\"code\">3|4</span>"))));
    assert_markdown("|a|b|\n|-|-|\n|**\"x\"**|\\\\|\n",
                    TABLE(TR(TH("a") TH("b")) TR(TD("<b>\"x\"</b>") TD("\\"))));
    assert_markdown("|a|b|\n|-|-|\n|[x][1]|5. May 2025|\n\n[1]: http://y\n",
                    TABLE(TR(TH("a") TH("b")) TR(
                        TD("<a href=\"http://y\">x</a>") TD("5. May 2025"))));
}

static void rows_are_filled_up(void **state)
{
    (void)state;
    assert_markdown("|a|b|\n|-|-|\n|1|\n|1|2|3|\n",
                    TABLE(TR(TH("a") TH("b") "<th/>") TR(TD("1") "<td/><td/>")
                              TR(TD("1") TD("2") TD("3"))));
    assert_words("|a|b|\n|-|-|\n|1|\n|1|2|3|\nx\n", "a b 1 1 2 3 x ");
}

static void captions_stand_first(void **state)
{
    (void)state;
    const char *expected = "<table><caption>x <i>y</i></caption>" TR(TH("a"))
        TR(TD("1")) "</table>";
    assert_markdown("|a|\n|-|\n|1|\n: x *y*\n", expected);
    assert_markdown("|a|\n|-|\n|1|\n\nTable: x\n*y*\n", expected);
    assert_markdown(": x\n*y*\n\n|a|\n|-|\n|1|\n", expected);
    assert_words("- |a|\n  |-|\n  |1|\n\n  : x\n", "x a 1 ");
    assert_markdown("|a|\n|-|\n\n:x\n", TABLE(TR(TH("a"))) P(":x"));
}

/* What would take for ever if it were quadratic. */
static void many_are_linear(void **state)
{
    (void)state;
    static const struct {
        const char *begin, *again;
    } sources[] = {
        {"a|b\n-|-\n", "x|y\n"}, {"a|b\n-|-\n", "`|"},   {"", "|"},
        {"a|b\n", "-|-\n"},      {"a|b\n-|-\n", "x|y|"}, {"", ":|-|\n"},
    };
    for (size_t i = 0; i < COUNT(sources); i++) {
        Told told;
        Buf source = {0}, words = {0};
        buf_add_text(&source, sources[i].begin);
        for (size_t n = 0; n < 50000; n++)
            buf_add_text(&source, sources[i].again);
        xmlDoc *doc = markdown_tree(buf_text(&source), &told, &words);
        assert_non_null(doc);
        xmlFreeDoc(doc);
        buf_clear(&source);
        buf_clear(&words);
    }
}

static void a_caption_is_of_the_table_above_it(void **state)
{
    (void)state;
    assert_markdown("| A |\n|---|\n| 1 |\n\n| B |\n|---|\n| 2 |\n: c\n",
                    "<table><tr><th><p>A</p></th></tr><tr><td><p>1</p></td>"
                    "</tr></table><table><caption>c</caption><tr><th><p>B</p>"
                    "</th></tr><tr><td><p>2</p></td></tr></table>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_caption_is_of_the_table_above_it),
        cmocka_unit_test(rows_are_rows),
        cmocka_unit_test(paragraphs_stay_paragraphs),
        cmocka_unit_test(cells_are_inlines),
        cmocka_unit_test(rows_are_filled_up),
        cmocka_unit_test(captions_stand_first),
        cmocka_unit_test(many_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
