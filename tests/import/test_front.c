/* Front matter is known by its fences and keys, read in a small part of YAML,
 * and what is none stays text. */
#include "reading.h"

#include "import/front.h"

static void assert_front(const char *text, const char *expected)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    SourceText source = {"test.md", text, strlen(text), "en"};
    Front front = {0};
    Buf all = {0};
    assert_int_equal(front_read(context, &source, &front), CODICIL_OK);
    for (size_t i = 0; i < front.count; i++)
        buf_add_format(&all, "%ld %s=%s;", front.fields[i].line,
                       front.fields[i].key,
                       front.fields[i].value ? front.fields[i].value : "-");
    buf_add_format(&all, "%s", text + front.end);
    assert_string_equal(buf_text(&all), expected);
    buf_clear(&all);
    front_clear(&front);
    codicil_context_free(context);
}

static void values_are_read(void **state)
{
    (void)state;
    assert_front("---\na: b c # d\n---\nx", "2 a=b c;x");
    assert_front("---\na: \"b \\\"c\\\" \\u00e9\\n\"\n...\nx",
                 "2 a=b \"c\" \xC3\xA9 ;x");
    assert_front("---\na: 'it''s'\n\nb: c#d\n---\n", "2 a=it's;4 b=c#d;");
    assert_front("---\na: |\n  b\n\n  c\nd: >-\n  e\n---\n", "2 a=b c;6 d=e;");
    assert_front("---\na: b\n  c\n---\n", "2 a=b c;");
    assert_front("---\na:\n- b\nc: [d,\n e]\nf: {g: h}\ni:\n---\n",
                 "2 a=-;4 c=-;6 f=-;7 i=-;");
    assert_front("---\n\"a\": b\n---\n", "2 a=b;");
    assert_front("---\na: \"b\n---\n", "2 a=-;");
    assert_front("---\na: \"b\\\n---\n", "2 a=-;");
    assert_front("---\na: \"\\U00110000\\ud800\"\n---\n",
                 "2 a=\xEF\xBF\xBD\xEF\xBF\xBD;");
}

static void other_beginnings_are_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "---",
        "---\n",
        "---\n---\n",
        "---\na: b\n",
        "---\n\nText\n\n---\n",
        "---\nNote: this is a sentence.\n---\n",
        " ---\na: b\n---\n",
        "---\na: b\nText\n---\n",
        "---\n- a: b\n---\n",
        "---\nhttp://a: b\n[a]: b\n---\n",
        "x\n---\na: b\n---\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_front(texts[i], texts[i]);
}

static void titles_are_taken(void **state)
{
    (void)state;
    assert_markdown("---\ntitle: A & b\n---\n## C\n",
                    "<title>A &amp; b</title><heading level=\"2\">C</heading>");
    assert_markdown("---\ntitle: a\n---\n# A\n",
                    "<heading level=\"1\">A</heading>");
    assert_markdown("---\ntitle: a\n---\n# B\n",
                    "<heading level=\"1\">B</heading>");
    assert_markdown("---\ntitle: a\n---\n# B\n# C\n",
                    "<title>a</title><heading level=\"1\">B</heading>"
                    "<heading level=\"1\">C</heading>");
    assert_words("---\ntitle: a b\n---\nc\n", "a b c ");
    assert_words("---\ntitle: a b\n---\n# a b\nc\n", "a b c ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),
        cmocka_unit_test(other_beginnings_are_text),
        cmocka_unit_test(titles_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
