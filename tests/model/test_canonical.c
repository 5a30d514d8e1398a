/* Canonical bytes: written once, they are written the same again. */
#include "mutate.h"

/* What a mainBody holds, and how its inside is written: NULL where only
 * writing it twice is tried. */
static const struct {
    const char *body, *written;
} bodies[] = {
    {"<p  xml:id = 'a' >x</p>", "      <p xml:id=\"a\">x</p>\n"},
    {"<p>  a \n\t b  </p>", "      <p>a b</p>\n"},
    {"<p>a&#160; &#160;b</p>", "      <p>a\xc2\xa0 \xc2\xa0"
                               "b</p>\n"},
    {"<p>a &amp; b &lt; c &gt; d \"e\" 'f'</p>",
     "      <p>a &amp; b &lt; c &gt; d \"e\" 'f'</p>\n"},
    {"<p class='a &amp;&lt;&gt;&quot;&#10;&#9;&apos;b'/>",
     "      <p class=\"a &amp;&lt;&gt;&quot;&#10;&#9;'b\"/>\n"},
    {"<p>a&#13;b</p>", "      <p>a b</p>\n"},
    {"<p><![CDATA[a <b> & c]]></p>", "      <p>a &lt;b&gt; &amp; c</p>\n"},
    {"<p>a<b>b </b>c</p>", "      <p>a<b>b</b> c</p>\n"},
    {"<p>a<b> b</b> c</p>", "      <p>a<b> b</b> c</p>\n"},
    {"<p> <b> a </b> </p>", "      <p><b>a</b></p>\n"},
    {"<p>a<b> </b>c</p>", "      <p>a<b/> c</p>\n"},
    {"<p>a<b></b>c</p>", "      <p>a<b/>c</p>\n"},
    {"<p> </p>", "      <p/>\n"},
    {"<p>a <br/> b</p>", "      <p>a<br/>b</p>\n"},
    {"<p>a<br class='x'/><b> b</b></p>",
     "      <p>a<br class=\"x\"/><b>b</b></p>\n"},
    {"<p>a<br>b</br></p>", "      <p>a<br>b</br></p>\n"},
    {"<p>a <i>b</i> <b>c</b></p>", "      <p>a <i>b</i> <b>c</b></p>\n"},
    {"<p>a <!-- b  c --> d</p>", "      <p>a <!-- b  c --> d</p>\n"},
    {"<p>a<?b  c ?></p>", "      <p>a<?b c ?></p>\n"},
    {"<p>a<?b?></p>", "      <p>a<?b?></p>\n"},
    {"<!-- a\n b --><p/>", "      <!-- a\n b -->\n      <p/>\n"},
    {"<p>a<authorialNote> <p> b </p> <p>c</p> </authorialNote> d</p>",
     "      <p>a<authorialNote><p>b</p><p>c</p></authorialNote> d</p>\n"},
    {"<p>a<authorialNote><p>b<authorialNote><p>c</p></authorialNote> d</p>"
     "</authorialNote>.</p>",
     "      <p>a<authorialNote><p>b<authorialNote><p>c</p></authorialNote> "
     "d</p></authorialNote>.</p>\n"},
    {"<ul><li>a</li><li> <p>b</p> <ul><li>c</li></ul></li></ul>",
     "      <ul>\n        <li>a</li>\n        <li>\n          <p>b</p>\n"
     "          <ul>\n            <li>c</li>\n          </ul>\n"
     "        </li>\n      </ul>\n"},
    {"<ul><li>a <ul><li>b</li></ul> c</li></ul>",
     "      <ul>\n        <li>a<ul><li>b</li></ul> c</li>\n      </ul>\n"},
    {"<table><tr><td> <p>a</p></td><td/><td> </td></tr></table>",
     "      <table>\n        <tr>\n          <td>\n            <p>a</p>\n"
     "          </td>\n          <td/>\n          <td/>\n        </tr>\n"
     "      </table>\n"},
    {"stray <b>x</b>", "      stray\n      <b>x</b>\n"},
    {"<p>a<x:y xmlns:x='urn:x' x:z='1' z='2'> b </x:y></p>",
     "      <p>a<x:y xmlns:x=\"urn:x\" z=\"2\" x:z=\"1\"> b</x:y></p>\n"},
    {"<p xmlns:x='urn:x' xmlns:y='urn:y' y:a='1' x:a='2' a='3'/>",
     "      <p xmlns:x=\"urn:x\" xmlns:y=\"urn:y\" a=\"3\" x:a=\"2\" "
     "y:a=\"1\"/>\n"},
    {"<q xmlns='urn:q'><r>a  b</r></q><p>c</p>",
     "      <q xmlns=\"urn:q\">\n        <r>a  b</r>\n      </q>\n"
     "      <p>c</p>\n"},
    {"<q xmlns='urn:q'><p xmlns='" AKN_NAMESPACE "'>a</p></q>",
     "      <q xmlns=\"urn:q\">\n        <p xmlns=\"" AKN_NAMESPACE
     "\">a</p>\n      </q>\n"},
    {"<c:q xmlns:c='urn:q' c:r='1'/>",
     "      <c_:q xmlns:c_=\"urn:q\" c_:r=\"1\"/>\n"},
    {"<p xmlns:d='" CODICIL_NAMESPACE "' d:from='x'/>",
     "      <p c:from=\"x\"/>\n"},
    {"<a:p xmlns:a='" AKN_NAMESPACE "'>x</a:p>", "      <p>x</p>\n"},
    {"<p z='1' class='c' c:was='w' eId='e' xml:lang='nl' xml:id='i'/>",
     "      <p xml:id=\"i\" xml:lang=\"nl\" eId=\"e\" c:was=\"w\" "
     "class=\"c\" z=\"1\"/>\n"},
};
#define BODIES (sizeof(bodies) / sizeof(bodies[0]))

/* Writes, reads and writes again; the first bytes, for free(). */
static char *write_twice(const char *xml)
{
    xmlDoc *doc = text_read_from(xml);
    char *once = text_bytes(doc);
    xmlFreeDoc(doc);
    doc = text_read_from(once);
    char *twice = text_bytes(doc);
    xmlFreeDoc(doc);
    assert_string_equal(once, twice);
    free(twice);
    return once;
}

static void test_bodies(void **state)
{
    (void)state;
    for (size_t i = 0; i < BODIES; i++) {
        char xml[4096], want[4096];
        snprintf(xml, sizeof(xml), TEXT("%s"), bodies[i].body);
        char *bytes = write_twice(xml);
        snprintf(want, sizeof(want),
                 "    <mainBody xml:lang=\"en\">\n%s    </mainBody>\n",
                 bodies[i].written);
        if (!strstr(bytes, want))
            fail_msg("%s gives\n%s, not\n%s", bodies[i].body, bytes, want);
        free(bytes);
    }
}

static void test_whole_file(void **state)
{
    (void)state;
    char *bytes = write_twice(
        "<!-- before --><?pi x?><a:akomaNtoso xmlns:a='" AKN_NAMESPACE
        "'> <a:doc contains='singleVersion' name='n'/></a:akomaNtoso>"
        "<!-- after -->");
    assert_string_equal(bytes,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<!-- before -->\n<?pi x?>\n"
                        "<akomaNtoso xmlns=\"" AKN_NAMESPACE
                        "\" xmlns:c=\"" CODICIL_NAMESPACE "\">\n"
                        "  <doc name=\"n\" contains=\"singleVersion\"/>\n"
                        "</akomaNtoso>\n<!-- after -->\n");
    free(bytes);
}

/* work.xml and version.xml are of our own namespace, or of none. */
static void test_other_files(void **state)
{
    (void)state;
    char *bytes =
        write_twice("<work xmlns='urn:codicil:1' xmlns:x='urn:x' x:a='1'>"
                    "<title xml:lang='nl'> Een  titel </title></work>");
    assert_string_equal(
        bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<work xmlns=\"urn:codicil:1\" xmlns:x=\"urn:x\" x:a=\"1\">\n"
               "  <title xml:lang=\"nl\"> Een  titel </title>\n</work>\n");
    free(bytes);
    free(write_twice("<work xmlns='urn:x' xmlns:c='urn:codicil:1' c:a='1'/>"));
}

static void test_own_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *doc = root_text(own_texts[i]);
        char *bytes = text_bytes(doc);
        free(write_twice(bytes));
        free(bytes);
        xmlFreeDoc(doc);
    }
}

/* The words of a text, for free(). */
static char *words_of(const xmlDoc *doc)
{
    Buf out = {0};
    walk_text(doc_kind(doc), false, &out);
    char *words = buf_take(&out);
    assert_non_null(words);
    return words;
}

static void assert_same_words(const xmlDoc *doc, const char *bytes)
{
    xmlDoc *written = text_read_from(bytes);
    char *before = words_of(doc), *after = words_of(written);
    assert_string_equal(before, after);
    free(before);
    free(after);
    xmlFreeDoc(written);
}

/* Whatever stands in a text, and wherever. */
static void test_any_text(void **state)
{
    (void)state;
    Dice dice = {.seed = 11};
    for (int i = 0; i < 300; i++) {
        xmlDoc *doc = grow_text(&dice);
        char *valid = text_bytes(doc);
        assert_same_words(doc, valid);
        free(valid);
        for (unsigned left = dice_throw(&dice, 9); left; left--)
            mutate(&dice, doc);
        xmlDoc *again = reread(doc);
        char *bytes = text_bytes(again);
        free(write_twice(bytes));
        free(bytes);
        xmlFreeDoc(doc);
        xmlFreeDoc(again);
    }
}

/* Sorting them one by one would take the square of their number. */
static void test_many_attributes(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, "<p");
    for (int i = 3000; i > 0; i--)
        buf_add_format(&xml, " a%d=''", i);
    buf_add_text(&xml, "/>");
    free(write_twice(buf_text(&xml)));
    buf_clear(&xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_whole_file),
        cmocka_unit_test(test_other_files),
        cmocka_unit_test(test_own_texts),
        cmocka_unit_test(test_any_text),
        cmocka_unit_test(test_many_attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
