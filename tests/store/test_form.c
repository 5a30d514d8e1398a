/* Forms: what is not in the table is a fault with its line; what is, comes out
 * again byte by byte. Tried on a form of its own, and on version.xml. */
#include "shop.h"
#include "store/form.h"
#include "store/value.h"

static const FormRow rows[] = {
    {"box", NULL, FORM_ONE, NULL, "the root", {{0}}},
    {"lid", "box", FORM_ONE, "text", "one", {{0}}},
    {"colour", "box", FORM_MAYBE, "red|green", "perhaps", {{0}}},
    {"thing",
     "box",
     FORM_MANY,
     "text",
     "any",
     {{"xml:lang", "locale", true}, {"count", "integer", false}}},
    {"bag", "box", FORM_MAYBE, NULL, "nested", {{0}}},
    {"coin", "bag", FORM_MANY, NULL, "empty", {{0}}},
};
static const Form form = {rows, sizeof rows / sizeof rows[0]};

#define BOX(inside) DECLARATION "<box" OF_CODICIL inside "</box>\n"
#define LID         "  <lid>shut</lid>\n"

static CodicilStatus read_box(Shop *shop, const char *text, xmlDoc **doc)
{
    shop_hush(shop);
    shop_put(shop, "box.xml", text);
    return form_read(shop->context, &form, shop_path(shop, "box.xml"), doc);
}

static void faults_say_where_and_what_was_expected(void **state)
{
    static const struct {
        const char *text;
        long line;
        const char *words;
    } cases[] = {
        {"", 0, "is no well-formed XML"},
        {DECLARATION "<box" OF_CODICIL, 0, "is no well-formed XML"},
        {"<!DOCTYPE box><box/>", 1, "DOCTYPE"},
        {DECLARATION "<crate" OF_CODICIL "</crate>", 2,
         "the root is <crate>; expected was <box xmlns=\"urn:codicil:1\">"},
        {DECLARATION "<box>\n" LID "</box>", 2, "the root is <box>"},
        {BOX(""), 2, "<box> lacks its <lid>"},
        {BOX(LID LID), 4, "<lid> stands twice in <box>"},
        {BOX(LID "<lad/>"), 4,
         "<lad> has no place in <box>; expected was <lid>, <colour>, <thing>, "
         "<bag>"},
        {BOX(LID "<x:bag xmlns:x=\"urn:x\"/>"), 4,
         "<bag> has no place in <box>, or is in another namespace"},
        {BOX(LID "words"), 4, "<box> holds text"},
        {BOX(LID "<bag><coin>x</coin></bag>"), 4, "<coin> holds text"},
        {BOX(LID "<bag><lid/></bag>"), 4, "expected was <coin>"},
        {BOX(LID "<colour>blue</colour>"), 4,
         "<colour> is 'blue'; expected was red|green"},
        {BOX(LID "<colour>re</colour>"), 4, "<colour> is 're'"},
        {BOX(LID "<colour></colour>"), 4, "<colour> is ''"},
        {BOX("<lid> \n </lid>"), 3, "<lid> is ''; expected was some words"},
        {BOX("<lid>a<b/></lid>"), 3, "<lid> holds <b>"},
        {BOX("<lid>a<!--b--></lid>"), 3, "<lid> holds <comment>"},
        {BOX(LID "<thing>x</thing>"), 4, "lacks the attribute 'xml:lang'"},
        {BOX(LID "<thing lang=\"nl\">x</thing>"), 4,
         "unknown attribute 'lang'"},
        {BOX(LID "<thing xml:lang=\"NL\">x</thing>"), 4,
         "<thing xml:lang> is 'NL'; expected was a canonical BCP 47 tag"},
        {BOX(LID "<thing xml:lang=\"nl\" count=\"-1\">x</thing>"), 4,
         "<thing count> is '-1'"},
        {BOX(LID "<bag size=\"2\"/>"), 4, "unknown attribute 'size'"},
    };
    Shop *shop = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        xmlDoc *doc = NULL;
        assert_int_equal(read_box(shop, cases[i].text, &doc), CODICIL_INVALID);
        assert_null(doc);
        assert_fault(&shop->told, CODICIL_INVALID, cases[i].words);
        if (cases[i].line)
            assert_int_equal(shop->told.line, cases[i].line);
        assert_non_null(strstr(shop->told.file, "box.xml"));
    }
}

static void a_tower_of_elements_is_refused(void **state)
{
    Shop *shop = *state;
    Buf text = {0};
    buf_add_text(&text, DECLARATION "<box" OF_CODICIL LID);
    for (int i = 0; i < 100000; i++)
        buf_add_text(&text, "<bag>");
    xmlDoc *doc = NULL;
    assert_int_equal(read_box(shop, buf_text(&text), &doc), CODICIL_INVALID);
    assert_int_equal(shop->told.faults, 1);
    buf_clear(&text);
}

static void an_unchanged_file_keeps_its_bytes(void **state)
{
    static const char text[] = BOX(
        "  <!-- what is said by hand stays -->\n" LID "  <?aside kept?>\n"
        "  <thing xml:lang=\"nl\" count=\"2\">a &amp; b &lt; \"c\"</thing>\n"
        "  <colour>red</colour>\n"
        "  <thing xml:lang=\"ja\">\xe6\x96\x87</thing>\n"
        "  <bag>\n"
        "    <coin/>\n"
        "  </bag>\n");
    Shop *shop = *state;
    xmlDoc *doc = NULL;
    assert_int_equal(read_box(shop, text, &doc), CODICIL_OK);
    Buf bytes = {0};
    doc_write(doc, &bytes);
    assert_string_equal(buf_text(&bytes), text);
    buf_clear(&bytes);
    xmlFreeDoc(doc);
}

static void values_are_asked_and_set(void **state)
{
    Shop *shop = *state;
    xmlDoc *doc = NULL;
    const CodicilContext *context = shop->context;
    assert_int_equal(read_box(shop,
                              BOX("<thing xml:lang='nl'>x</thing>"
                                  "<lid>\n  half\t open </lid><!-- z -->"
                                  "<thing xml:lang='nl'>y</thing>"),
                              &doc),
                     CODICIL_OK);
    assert_string_equal(form_get(doc, "lid"), "half open");
    assert_null(form_get(doc, "colour"));
    const char **things = form_list(doc, "thing");
    assert_string_equal(things[0], "x");
    assert_string_equal(things[1], "y");
    assert_null(things[2]);
    free(things);
    assert_int_equal(form_set(context, &form, doc, "lid", " a\n <b "),
                     CODICIL_OK);
    assert_int_equal(form_set(context, &form, doc, "colour", "green"),
                     CODICIL_OK);
    assert_int_equal(form_set(context, &form, doc, "bag", NULL), CODICIL_OK);
    assert_string_equal(form_get(doc, "lid"), "a <b");
    Buf bytes = {0};
    doc_write(doc, &bytes);
    assert_string_equal(buf_text(&bytes),
                        BOX("  <colour>green</colour>\n"
                            "  <thing xml:lang=\"nl\">x</thing>\n"
                            "  <lid>a &lt;b</lid>\n"
                            "  <!-- z -->\n"
                            "  <thing xml:lang=\"nl\">y</thing>\n"));
    buf_clear(&bytes);
    assert_int_equal(form_set(context, &form, doc, "colour", NULL), CODICIL_OK);
    assert_null(form_get(doc, "colour"));
    assert_int_equal(form_set(context, &form, doc, "colour", "pink"),
                     CODICIL_MISUSE);
    assert_fault(&shop->told, CODICIL_MISUSE,
                 "colour is 'pink'; expected was red|green");
    xmlFreeDoc(doc);
}

static void values_have_types(void **state)
{
    (void)state;
    static const struct {
        const char *type, *value;
        bool is;
    } cases[] = {
        {"text", "\xc3\xa9", true},
        {"text", "", false},
        {"text", " \n ", false},
        {"text", "a\x01", false},
        {"text", "a\xff", false},
        {"text", "a\xef\xbf\xbf", false},
        {"country", "nl", true},
        {"country", "NL", false},
        {"country", "uk", false},
        {"country", "gb", true},
        {"country", "nld", false},
        {"country", "150", false},
        {"instant", "2018-05-25", true},
        {"instant", "2018-5-25", false},
        {"instant", "2018-02-30", false},
        {"integer", "0", true},
        {"integer", "01", false},
        {"integer", "", false},
        {"integer", "9999999999", false},
        {"locale", "zh-Hant", true},
        {"locale", "zh-hant", false},
        {"label", "3.1", true},
        {"label", "..", false},
        {"name", "terms", true},
        {"name", "Terms", false},
        {"sha256", "abc", false},
        {"a|b", "a", true},
        {"a|b", "b", true},
        {"a|b", "a|b", false},
        {"a|b", "", false},
        {"nonsense", "x", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (!value_expected(cases[i].type, cases[i].value) != cases[i].is)
            fail_msg("%s '%s'", cases[i].type, cases[i].value);
    char digest[65] = "";
    memset(digest, 'e', 64);
    assert_null(value_expected("sha256", digest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(faults_say_where_and_what_was_expected),
        shop_test(a_tower_of_elements_is_refused),
        shop_test(an_unchanged_file_keeps_its_bytes),
        shop_test(values_are_asked_and_set),
        cmocka_unit_test(values_have_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
