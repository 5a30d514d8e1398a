/* Markdown becomes blocks; its words are kept; what nests too deep, or would
 * be slow, is not. */
#include "reading.h"

#define P(text)    "<p>" text "</p>"
#define ITEM(text) "<item>" text "</item>"

static void blocks_are_blocks(void **state)
{
    (void)state;
    assert_markdown("# A\n\nb\n***\n## *C*\n",
                    "<heading level=\"1\">A</heading>" P(
                        "b") "<heading level=\"2\"><i>C</i></heading>");
    assert_markdown("* a\n* b\n  * c\n",
                    "<list kind=\"bullet\">" ITEM(P("a"))
                        ITEM(P("b") "<list kind=\"bullet\">" ITEM(
                            P("c")) "</list>") "</list>");
    assert_markdown(
        "3) a\n4) b\n",
        "<list kind=\"number\"><item num=\"3)\">" P(
            "a") "</item><item num=\"4)\">" P("b") "</item></list>");
    assert_markdown("> a\n> > b\n",
                    "<quote>" P("a") "<quote>" P("b") "</quote></quote>");
    assert_markdown("```x\na  b\n\nc\n```\n",
                    "<p class=\"code\">a b<br/><br/>c</p>");
    assert_markdown("#\n\n*\n", "<list kind=\"bullet\"><item/></list>");
}

static void inlines_are_inlines(void **state)
{
    (void)state;
    assert_markdown("*a* **b** `c`\n",
                    P("<i>a</i> <b>b</b> <span class=\"code\">c</span>"));
    assert_markdown("[a](#b) [c](d \"e\") <http://f.g>\n",
                    P("<ref href=\"#b\">a</ref> <a href=\"d\" title=\"e\">c"
                      "</a> <a href=\"http://f.g\">http://f.g</a>"));
    assert_markdown("![a *b\nc*](d) e\n",
                    P("<img src=\"d\" alt=\"a b c\"/> e"));
    assert_markdown("a\\\nb  \nc\nd\n", P("a<br/>b<br/>c d"));
    assert_markdown("日本\n語\n", P("日本語"));
    assert_markdown("[a](<b c> \"d\")\n",
                    P("<a href=\"b%20c\" title=\"d\">a</a>"));
}

static void blanks_are_moved_out(void **state)
{
    (void)state;
    assert_markdown("a,[ **b** ](c) **d**\n",
                    P("a, <a href=\"c\"><b>b</b></a> <b>d</b>"));
    assert_markdown("a  b \xC2\xA0 c\n", P("a b \xC2\xA0 c"));
    assert_markdown("a [](b) c\n", P("a c"));
    assert_markdown("<b> a </b>c<br><br>\n", P("<b>a</b> c"));
}

static void html_is_taken_from_a_list(void **state)
{
    (void)state;
    assert_markdown("a<br>b<sup>c</sup><sub>d</sub>\n",
                    P("a<br/>b<sup>c</sup><sub>d</sub>"));
    assert_markdown("<em>a <strong>b</em> c</strong>\n",
                    P("<i>a <b>b</b></i> c"));
    assert_markdown("*a <b>b* c</b>\n", P("<i>a <b>b</b></i> c"));
    assert_markdown("<a id=\"x\"></a>a<a name=\"y z\"></a>\n",
                    "<p id=\"x\">a</p>");
    assert_markdown("<a href=\"#x\">a</a><a href=\"y\" title=\"t\">b</a>\n",
                    P("<ref href=\"#x\">a</ref><a href=\"y\" title=\"t\">b"
                      "</a>"));
    assert_markdown("a <span>b</span> <!-- c -->d<font>e</font>\n",
                    P("a b de"));
    assert_markdown("<time datetime=\"2026-01-31\">a</time>\n",
                    P("<date date=\"2026-01-31\">a</date>"));
    assert_markdown("<del>a</del> <ins>b</ins>\n",
                    P("<del>a</del> <ins>b</ins>"));
}

static void html_and_markdown_go_together(void **state)
{
    (void)state;
    assert_markdown("<p>a\nb<p>c<ul><li>d<h2>e</h2>",
                    P("a b") P("c") "<list kind=\"bullet\"><item>" P(
                        "d") "<heading level=\"2\">e</heading></item></list>");
    assert_markdown("<table><tr><td colspan=2>\n\n- *a*\n\n</td>\n\n<td>b "
                    "&copy; 1 < 2</td></table>\n\nc\n",
                    "<table><tr><td colspan=\"2\"><list kind=\"bullet\">"
                    "<item>" P("<i>a</i>") "</item></list></td><td>" P(
                        "b © 1 &lt; 2") "</td></tr></table>" P("c"));
    assert_markdown("a <table><tr><td>b</td><td>\n\nc</td></tr></table> d\n",
                    P("a") "<table><tr><td>" P("b") "</td><td>" P(
                        "c") "</td></tr></table>" P("d"));
    assert_markdown("<p>字**「a」**字</p>\n\nb\n", P("字**「a」**字") P("b"));
    assert_markdown("<div>\n\na\n\n<td>\n\n</p>\n\n## b\n",
                    P("a") "<heading level=\"2\">b</heading>");
    assert_markdown("> <blockquote>\n>\n> a\n>\n> </blockquote>\n",
                    "<quote><quote>" P("a") "</quote></quote>");
    assert_markdown("<a id=\"x\"></a>\n\n# a\n",
                    "<heading id=\"x\" level=\"1\">a</heading>");
    assert_words("<ol type=A start=2><li>x<ul><li>y</ul><li value=9>z</ol>\n"
                 "<pre>a\nb</pre>\n",
                 "B x y I z a b ");
}

static void woven_blocks_keep_their_lines(void **state)
{
    (void)state;
    Told told;
    Buf words = {0};
    xmlDoc *doc = markdown_tree("a\n\n<table>\n<tr><td>\n\nb\n\n</td>\n"
                                "<td>c <!-- d\n--> e</td>\n<td>f</td>\n"
                                "</tr></table>\n",
                                &told, &words);
    assert_non_null(doc);
    const xmlNode *table = xmlDocGetRootElement(doc)->last;
    const xmlNode *cell = table->children->children;
    assert_int_equal(block_line(table), 3);
    assert_int_equal(block_line(cell->children), 6);
    assert_int_equal(block_line(cell->next), 9);
    assert_int_equal(block_line(cell->next->next), 11);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

static void emphasis_that_never_closes_goes(void **state)
{
    (void)state;
    assert_markdown("*a*. **b c\n", P("<i>a</i>. b c"));
    assert_markdown("**[a](b) **, c\n", P("<b><a href=\"b\">a</a></b> , c"));
    assert_markdown("a \\**b\n", P("a **b"));
    assert_markdown("**注。**この\n", P("<b>注。</b>この"));
    assert_markdown("2**3\n", P("2**3"));
    assert_markdown("a&#1;b&#150;c\n", P("ab–c"));
}

static void words_are_those_of_the_source(void **state)
{
    (void)state;
    assert_words("# A b\n\n3. c\n4. d*e*f\n", "A b 3 c 4 def ");
    assert_words("[a](/b \"c\") ![d](e) `f`\n", "a d f ");
    assert_words("a<br>b <i>c</i>d <!-- e -->\n", "a b cd ");
    assert_words("a\n{: #b .c }\n", "a ");
    assert_words("<p>a&nbsp;b<script>c</script><td>d\n", "a b d ");
    assert_words("日\n本\n\n```x\ny\n```\n", "日本 y ");
}

static void nesting_has_a_limit(void **state)
{
    (void)state;
    Told told;
    Buf text = {0}, words = {0};
    for (int i = 0; i < 300; i++)
        buf_add_format(&text, "%*s- a\n", 2 * i, "");
    assert_null(markdown_tree(buf_text(&text), &told, &words));
    assert_fault(&told, CODICIL_INVALID, "nested deeper than 250");
    assert_int_equal(told.line, 125);
    buf_clear(&text);
    for (int i = 0; i < 50000; i++)
        buf_add_text(&text, "*a **b ");
    for (int i = 0; i < 50000; i++)
        buf_add_text(&text, "c** d* ");
    assert_null(markdown_tree(buf_text(&text), &told, &words));
    assert_fault(&told, CODICIL_INVALID, "nested deeper than 250");
    buf_clear(&text);
    buf_clear(&words);
}

/* Repeats what makes naive readers slow. */
static void odd_sources_are_read(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "[a](",       "**a ",     "<b>",      "<!",     "<div>\n<!",
        "<a href=\"", "{: ",      "*x*{: #a", "](/a\n", "# [a\nb\n",
        "![a",        "&",        "<br>",     "注\n",   "<a id=\"x\"></a>",
        "```\n",      "<script>", "\"*\" ",   "[^1]: ",
    };
    for (size_t i = 0; i < COUNT(pieces); i++) {
        Told told;
        Buf text = {0}, words = {0};
        for (int j = 0; j < 20000; j++)
            buf_add_text(&text, pieces[i]);
        xmlFreeDoc(markdown_tree(buf_text(&text), &told, &words));
        buf_clear(&text);
        buf_clear(&words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_blocks),
        cmocka_unit_test(inlines_are_inlines),
        cmocka_unit_test(blanks_are_moved_out),
        cmocka_unit_test(html_is_taken_from_a_list),
        cmocka_unit_test(html_and_markdown_go_together),
        cmocka_unit_test(woven_blocks_keep_their_lines),
        cmocka_unit_test(emphasis_that_never_closes_goes),
        cmocka_unit_test(words_are_those_of_the_source),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(odd_sources_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
