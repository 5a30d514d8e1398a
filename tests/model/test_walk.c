/* Walking a text, which nodes are provisions, and its words. */
#include "text.h"

/* The events of a walk: "<p" entering, ">" leaving, "t" a text node. */
static void trace(const xmlNode *root, Element skipped, Buf *out)
{
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (walk.node->type == XML_TEXT_NODE) {
            buf_add_char(out, 't');
        } else if (walk.node->type == XML_COMMENT_NODE) {
            buf_add_char(out, '!');
        } else if (walk.enter) {
            buf_add_format(out, "<%s%d", (const char *)walk.node->name,
                           walk.depth);
            if (element_of(walk.node) == skipped)
                walk_skip(&walk);
        } else {
            buf_add_format(out, "%d>", walk.depth);
        }
    }
    assert_null(walk.node);
    assert_false(walk_next(&walk));
}

static void test_events(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("<p>a<b/>c<i>d</i><!--e--></p><ul/>"));
    xmlNode *body = doc_part(doc, EL_mainBody);
    Buf out = {0};
    trace(body, EL_none, &out);
    assert_string_equal(buf_text(&out),
                        "<mainBody0<p1t<b22>t<i2t2>!1><ul11>0>");
    buf_clear(&out);
    trace(first_element(body), EL_i, &out);
    assert_string_equal(buf_text(&out), "<p0t<b11>t<i11>!0>");
    buf_clear(&out);
    trace(body, EL_mainBody, &out);
    assert_string_equal(buf_text(&out), "<mainBody00>");
    buf_clear(&out);
    trace(NULL, EL_none, &out);
    assert_int_equal(out.size, 0);
    xmlFreeDoc(doc);
}

static void test_elements(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("a<p/>b<!--c--><ul/><p/>"));
    xmlNode *body = doc_part(doc, EL_mainBody);
    xmlNode *p = first_element(body);
    assert_int_equal(element_of(p), EL_p);
    assert_int_equal(element_of(next_element(p)), EL_ul);
    assert_ptr_equal(child_element(body, EL_p), p);
    assert_null(child_element(body, EL_table));
    assert_null(first_element(p));
    xmlFreeDoc(doc);
}

static void test_provisions(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(
        TEXT("<section id='1'><num/><intro><p id='1'>a<def id='1'/><b/>"
             "<authorialNote id='1'><p/></authorialNote></p></intro>"
             "<hcontainer id='1'><content><ul><li id='1'><p/></li>"
             "<li id='1'><p id='1'/><ul><li id='1'/></ul><p id='1'/></li>"
             "</ul><blockList><item id='1'><p id='1'/></item></blockList>"
             "<table id='1'><tr><td><p/></td></tr></table>"
             "<blockContainer><p id='1'/></blockContainer></content>"
             "</hcontainer><wrapUp><p id='1'/></wrapUp></section>"
             "<p id='1'/>"));
    Walk walk = walk_begin(doc_part(doc, EL_mainBody));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            is_provision(walk.node) != (doc_get(walk.node, "id") != NULL))
            fail_msg("<%s> in line %ld", (const char *)walk.node->name,
                     doc_line(walk.node));
    assert_false(is_provision(doc_title(doc)->parent));
    assert_false(is_provision(NULL));
    xmlFreeDoc(doc);
}

static const struct {
    const char *body;
    Element element; /* whose words */
    bool own_only;
    const char *words;
} words[] = {
    {"<p> a  b\n c </p>", EL_p, false, "a b c\n"},
    {"<p>a<b> b</b><i>c </i> d</p>", EL_p, false, "a bc d\n"},
    {"<p>a<br/>b <br/> c</p>", EL_p, false, "a b c\n"},
    {"<p>a&#160;b</p>", EL_p, false,
     "a\xc2\xa0"
     "b\n"},
    {"<p>a<img src='x' alt='a  picture'/></p>", EL_p, false, "aa picture\n"},
    {"<p>a<authorialNote><p>b</p><p>c</p></authorialNote>.</p>", EL_p, false,
     "a[b\nc].\n"},
    {"<p>a<!-- no --><?no no?></p>", EL_p, false, "a\n"},
    {"<p/><p>a</p><p>b</p>", EL_mainBody, false, "a\nb\n"},
    {"<section><num>1.</num><heading>A</heading><content><p>b</p><ul>"
     "<li>c</li></ul></content></section>",
     EL_section, false, "1.\nA\nb\nc\n"},
    {"<section><num>1.</num><heading>A</heading><content><p>b</p>"
     "</content></section>",
     EL_section, true, "1.\nA\n"},
    {"<p>a <def>b</def> c</p>", EL_p, true, "a b c\n"},
    {"<ul><li>a<ul><li>b</li></ul></li></ul>", EL_li, true, "a\n"},
    {"<p>a <b>b</b></p>", EL_b, false, "b"},
    {"<p/>", EL_p, false, ""},
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        char xml[2048];
        snprintf(xml, sizeof(xml), TEXT("%s"), words[i].body);
        xmlDoc *doc = text_read_from(xml);
        Buf out = {0};
        walk_text(find_element(doc_part(doc, EL_mainBody), words[i].element),
                  words[i].own_only, &out);
        if (strcmp(buf_text(&out), words[i].words) != 0)
            fail_msg("%s: \"%s\"", words[i].body, buf_text(&out));
        buf_clear(&out);
        xmlFreeDoc(doc);
    }
}

/* What stands in the buffer already is left alone. */
static void test_words_are_appended(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("<p> a</p>"));
    Buf out = {0};
    buf_add_text(&out, "x ");
    walk_text(doc_part(doc, EL_mainBody), false, &out);
    assert_string_equal(buf_text(&out), "x a\n");
    buf_clear(&out);
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_provisions),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_words_are_appended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
