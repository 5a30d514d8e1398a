/* Footnotes stand where they are meant; what is none stays text. */
#include "reading.h"

#define P(text)    "<p>" text "</p>"
#define NOTE(text) "<authorialNote>" P(text) "</authorialNote>"

static void notes_are_moved(void **state)
{
    (void)state;
    assert_markdown("a[^1] b\n\n[^1]: c *d*\n", P("a" NOTE("c <i>d</i>") " b"));
    assert_markdown("[^x]: c\n[^y]: d\n\n**a[^y]**[^x]\n",
                    P("<b>a" NOTE("d") "</b>" NOTE("c")));
    assert_markdown("# a[^1]\n\n[^1]:\nc\n",
                    "<heading level=\"1\">a" NOTE("c") "</heading>");
    assert_words("a[^1] b\n\n[^1]: c *d*\n", "a c d b ");
}

static void others_stay_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "a[^1] b", "[^1]: c", "[^1]:", "[^]: c", "[^a b]: c", "a[^",
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        Buf expected = {0};
        buf_add_format(&expected, P("%s"), texts[i]);
        assert_markdown(texts[i], buf_text(&expected));
        buf_clear(&expected);
    }
    assert_markdown(
        "a[^1][^1] `[^1]`\n\n[^1]: c[^1]\n",
        P("a" NOTE("c[^1]") "[^1] <span class=\"code\">[^1]</span>"));
    assert_markdown("[a[^1]](b)\n\n[^1]: c\n",
                    P("<a href=\"b\">a[^1]</a>") P("[^1]: c"));
}

/* What would take for ever if it were quadratic. */
static void many_are_linear(void **state)
{
    (void)state;
    static const struct {
        const char *again, *end;
    } sources[] = {
        {"[^x]", "\n\n[^x]: y\n"},
        {"[^x]: y\n", "\na[^x]\n"},
        {"[^", "\n\n[^x]: y\n"},
    };
    for (size_t i = 0; i <= COUNT(sources); i++) {
        Told told;
        Buf source = {0}, words = {0};
        for (size_t n = 0; n < 50000; n++)
            if (i < COUNT(sources))
                buf_add_text(&source, sources[i].again);
            else
                buf_add_format(&source, "a[^%zu]\n[^%zu]: b\n\n", n, n);
        if (i < COUNT(sources))
            buf_add_text(&source, sources[i].end);
        xmlDoc *doc = markdown_tree(buf_text(&source), &told, &words);
        assert_non_null(doc);
        xmlFreeDoc(doc);
        buf_clear(&source);
        buf_clear(&words);
    }
}

static void notes_at_the_end_go_back(void **state)
{
    (void)state;
    assert_markdown("a<sup>[[1]](#x)</sup> b\n\n___\n\n"
                    "<a id=\"x\"></a>[1] c *d*\n",
                    P("a<authorialNote id=\"x\"><p>c <i>d</i></p>"
                      "</authorialNote> b"));
    assert_markdown(
        "a<sup>[[2]](#x)</sup>\n\n___\n\n"
        "<a id=\"x\"></a>[1] c\n",
        P("a<sup><ref href=\"#x\">[2]</ref></sup>") "<p id=\"x\">[1] c</p>");
    assert_markdown(
        "a<sup>[[1]](#x)</sup><sup>[[1]](#x)</sup>\n\n___\n\n"
        "<a id=\"x\"></a>[1] c\n",
        P("a<sup><ref href=\"#x\">[1]</ref></sup><sup>"
          "<ref href=\"#x\">[1]</ref></sup>") "<p id=\"x\">[1] c</p>");
    assert_markdown(
        "a<sup>[[1]](#x)</sup>\n\n___\n\n"
        "<a id=\"x\"></a>[1] c\n\nd\n",
        P("a<sup><ref href=\"#x\">[1]</ref></sup>") "<p id=\"x\">[1] c</p>" P(
            "d"));
}

static void a_cell_defines_no_note(void **state)
{
    (void)state;
    assert_markdown("| [^1]: a | b |\n|---|---|\n| c[^1] | d |\n",
                    "<table><tr><th><p>[^1]: a</p></th><th><p>b</p></th></tr>"
                    "<tr><td><p>c[^1]</p></td><td><p>d</p></td></tr></table>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_defines_no_note),
        cmocka_unit_test(notes_at_the_end_go_back),
        cmocka_unit_test(notes_are_moved),
        cmocka_unit_test(others_stay_text),
        cmocka_unit_test(many_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
