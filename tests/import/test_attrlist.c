/* Attribute lists: where they stand, what they say, what is none. */
#include "import/attrlist.h"
#include "reading.h"

static void lists_belong_to_what_they_follow(void **state)
{
    (void)state;
    assert_markdown("## A {: #b }\n",
                    "<heading level=\"2\" id=\"b\">A</heading>");
    assert_markdown("A\n=\n{: #b }\n",
                    "<heading level=\"1\" id=\"b\">A</heading>");
    assert_markdown("## A {#b}\n", "<heading level=\"2\" id=\"b\">A</heading>");
    assert_markdown("a\nb\n{: #c datetime=\"2026-02-10\" }\n",
                    "<p id=\"c\" datetime=\"2026-02-10\">a b</p>");
    assert_markdown("a\n\n{: #c }\n", "<p id=\"c\">a</p>");
    assert_markdown("* a\n* b\n{: #c }\n",
                    "<list kind=\"bullet\"><item><p>a</p></item>"
                    "<item><p id=\"c\">b</p></item></list>");
    assert_markdown("a *b*{: #c datetime=2026-02-10 } d\n",
                    "<p id=\"c\">a <date date=\"2026-02-10\"><i>b</i></date> "
                    "d</p>");
    assert_markdown("[a](b){: .code }.\n",
                    "<p><a href=\"b\" class=\"code\">a</a>.</p>");
}

static void what_is_no_list_stays(void **state)
{
    (void)state;
    assert_markdown("a {: #b }\n", "<p>a {: #b }</p>");
    assert_markdown("a\n{: #b\n", "<p>a {: #b</p>");
    assert_markdown("a {b} {:\n", "<p>a {b} {:</p>");
    assert_markdown("a\n{#b}\n", "<p>a {#b}</p>");
    assert_markdown("`a\n{: #b }`\n",
                    "<p><span class=\"code\">a {: #b }</span></p>");
}

static void what_is_not_known_is_told(void **state)
{
    (void)state;
    Told told;
    Buf words = {0};
    xmlDoc *doc =
        markdown_tree("a\n\nb\n{: .x y=\"1 } *2*\" #z }\n", &told, &words);
    assert_int_equal(told.notes, 2);
    assert_non_null(strstr(told.text, "y=\"1 } *2*"));
    assert_int_equal(told.line, 3);
    char *inside = inside_of(xmlDocGetRootElement(doc));
    assert_string_equal(inside, "<p>a</p><p id=\"z\">b</p>");
    free(inside);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

static void lists_have_a_size(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
    } cases[] = {
        {"{: #a } b", 7}, {"{:}", 3},      {"{: a='}' }", 10},
        {"{: {: }", 0},   {"{: a=\"}", 0}, {"{: a\n}", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(attrlist_size(cases[i].text, strlen(cases[i].text)),
                         cases[i].size);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_belong_to_what_they_follow),
        cmocka_unit_test(what_is_no_list_stays),
        cmocka_unit_test(what_is_not_known_is_told),
        cmocka_unit_test(lists_have_a_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
