/* HTML taken apart: tags, attributes, references, what is hidden. */
#include "import/html.h"
#include "reading.h"

/* "text|<name>|text…" of the parts. */
static void assert_parts(const char *html, const char *expected)
{
    Buf out = {0};
    HtmlParts parts = html_begin(html, strlen(html));
    while (html_next(&parts)) {
        buf_add(&out, parts.text, parts.text_size);
        if (!parts.has_markup)
            continue;
        if (parts.markup.kind == MARKUP_COMMENT)
            buf_add_text(&out, "|!|");
        else
            buf_add_format(&out, "|%s%s|", parts.markup.is_closing ? "/" : "",
                           parts.markup.name);
    }
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void tags_are_taken_apart(void **state)
{
    (void)state;
    assert_parts("a<b>c</B >d", "a|b|c|/b|d");
    assert_parts("<a href=\">\" x='>'>y", "|a|y");
    assert_parts("<br/><br />", "|br||br|");
    assert_parts("<!-- > -->a<?p?>b<!D>c", "|!|a|!|b|!|c");
    assert_parts("<abcdefghijklmnopqrst>", "|abcdefghijklmno|");
}

static void what_is_no_tag_is_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1 < 2", "a<", "<", "<>", "</>", "<1>", "<!", "<!--", "<!-- a", "<a",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_parts(texts[i], texts[i]);
    assert_parts("<a <b>c", "<a |b|c");
}

static void what_is_hidden_is_passed_over(void **state)
{
    (void)state;
    assert_parts("a<script>x<b>y</b></script>c", "a|script||/script|c");
    assert_parts("<style>p{}</STYLE>c", "|style||/style|c");
    assert_parts("<script>never ends", "|script|");
}

static void assert_attribute(const char *html, const char *name,
                             const char *value)
{
    Markup markup;
    Buf out = {0};
    assert_int_equal(markup_read(html, strlen(html), &markup), strlen(html));
    bool has = markup_get(&markup, name, &out);
    assert_int_equal(has, value != NULL);
    assert_string_equal(buf_text(&out), value ? value : "");
    buf_clear(&out);
}

static void attributes_are_found(void **state)
{
    (void)state;
    const char *html =
        "<a HREF=x.org/y id = \"i&amp;j\" name='n' hidden data-id=1/>";
    assert_attribute(html, "href", "x.org/y");
    assert_attribute(html, "id", "i&j");
    assert_attribute(html, "name", "n");
    assert_attribute(html, "hidden", "");
    assert_attribute(html, "title", NULL);
    assert_attribute("<a ==>", "a", NULL);
    assert_attribute("<br/>", "br", NULL);
}

static void references_are_resolved(void **state)
{
    (void)state;
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"a&amp;b", "a&b"},
        {"&eacute;&#233;&#xE9;", "ééé"},
        {"&#150;", "–"},
        {"&#1;x&#0;", "x\xEF\xBF\xBD"},
        {"&bogus; & &", "&bogus; & &"},
        {"&#xD800;", "\xEF\xBF\xBD"},
        {"&#99999999999;", "\xEF\xBF\xBD"},
        {"&amp", "&amp"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        Buf out = {0};
        html_add_text(cases[i].html, strlen(cases[i].html), &out);
        assert_string_equal(buf_text(&out), cases[i].text);
        buf_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_taken_apart),
        cmocka_unit_test(what_is_no_tag_is_text),
        cmocka_unit_test(what_is_hidden_is_passed_over),
        cmocka_unit_test(attributes_are_found),
        cmocka_unit_test(references_are_resolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
