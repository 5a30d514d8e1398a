/* Reading texts strictly, and getting at their parts. */
#include "text.h"

#include <time.h>

/* Reads what is to be refused; the fault says so once. */
static void refuse(const char *bytes, size_t size, const char *words)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = NULL;
    assert_int_equal(doc_read(context, "bad.xml", bytes, size, &doc),
                     CODICIL_INVALID);
    assert_null(doc);
    assert_fault(&told, CODICIL_INVALID, words);
    assert_string_equal(told.file, "bad.xml");
    codicil_context_free(context);
}

static void refuse_text(const char *text, const char *words)
{
    refuse(text, strlen(text), words);
}

static void test_malformed(void **state)
{
    (void)state;
    refuse_text("", "'<' was expected");
    refuse_text("  \n", "'<' was expected");
    refuse_text("hello", "'<' was expected");
    refuse(NULL, 0, "'<' was expected");
    refuse_text("<a>", "Premature end");
    refuse_text("<a><b></a></b>", "mismatch");
    refuse_text("<a/><b/>", "Extra content");
    refuse_text("<a b='1' b='2'/>", "redefined");
    refuse_text("<a>&nbsp;</a>", "Entity 'nbsp' not defined");
    refuse_text("<x:a/>", "Namespace prefix x");
    refuse_text("<a>\x01</a>", "a character that XML does not allow");
    refuse("<a>b\0</a>", 9, "");
}

static void test_encodings(void **state)
{
    (void)state;
    refuse_text("<a>\xff</a>", "character");
    refuse_text("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>",
                "is declared to be ISO-8859-1");
    refuse_text("<?xml version='1.0' encoding='nonsense'?><a/>",
                "unknown encoding");
    static const char utf16[] = "\xff\xfe<\0a\0>\0\xac\x20<\0/\0a\0>\0";
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = NULL;
    assert_int_equal(doc_read(context, "a", utf16, sizeof(utf16) - 1, &doc),
                     CODICIL_OK);
    xmlNode *root = xmlDocGetRootElement(doc);
    assert_string_equal(root->children->content, "\xe2\x82\xac");
    xmlFreeDoc(doc);
    codicil_context_free(context);
    doc = text_read_from("\xef\xbb\xbf<a/>");
    xmlFreeDoc(doc);
    doc = text_read_from("<?xml version='1.0' encoding='utf-8'?><a/>");
    xmlFreeDoc(doc);
}

static void test_doctype(void **state)
{
    (void)state;
    refuse_text("<!DOCTYPE a><a/>", "a DOCTYPE is not allowed");
    refuse_text("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "a DOCTYPE is not allowed");
    refuse_text("<!DOCTYPE a [<!ENTITY x SYSTEM 'http://h.invalid/x'>]>"
                "<a>&x;</a>",
                "a DOCTYPE is not allowed");
    refuse_text("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://h.invalid/x'> %x;]>"
                "<a/>",
                "a DOCTYPE is not allowed");
}

static void test_billion_laughs(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, "<!DOCTYPE a [<!ENTITY x0 'ha'>");
    for (int i = 1; i < 40; i++)
        buf_add_format(&xml, "<!ENTITY x%d '&x%d;&x%d;&x%d;'>", i, i - 1, i - 1,
                       i - 1);
    buf_add_text(&xml, "]><a>&x39;</a>");
    refuse_text(buf_text(&xml), "a DOCTYPE is not allowed");
    buf_clear(&xml);
}

static void nest(Buf *out, int depth, bool closed)
{
    for (int i = 0; i < depth; i++)
        buf_add_text(out, "<a>");
    for (int i = 0; i < depth && closed; i++)
        buf_add_text(out, "</a>");
}

static void test_nesting(void **state)
{
    (void)state;
    Buf xml = {0};
    clock_t start = clock();
    nest(&xml, 100000, true);
    refuse_text(buf_text(&xml), "nested deeper than 256");
    buf_clear(&xml);
    nest(&xml, 100000, false);
    refuse_text(buf_text(&xml), "nested deeper than 256");
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    buf_clear(&xml);
    nest(&xml, 256, true);
    xmlDoc *doc = text_read_from(buf_text(&xml));
    char *bytes = text_bytes(doc);
    free(bytes);
    xmlFreeDoc(doc);
    buf_clear(&xml);
}

static void test_huge_attribute(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, "<a b='");
    buf_add_many(&xml, 'x', 11000000);
    buf_add_text(&xml, "'/>");
    refuse_text(buf_text(&xml), "too long");
    buf_clear(&xml);
}

/* A truncated file is refused wherever it ends, or is whole. */
static void test_truncated(void **state)
{
    (void)state;
    static const char whole[] = TEXT("<p xml:id='a'>b<b>c</b> &amp; é</p>");
    for (size_t size = 0; size < sizeof(whole) - 1; size++)
        refuse(whole, size, "");
}

/* What is wrong with ids is for a check to find. */
static void test_bad_ids_are_read(void **state)
{
    (void)state;
    xmlDoc *doc =
        text_read_from(TEXT("<p xml:id='a'/><p xml:id='a'/><p xml:id='1 x'/>"));
    xmlNode *p = first_element(doc_part(doc, EL_mainBody));
    assert_string_equal(doc_get(p, "xml:id"), "a");
    p = next_element(p);
    assert_string_equal(doc_get(p, "xml:id"), "a");
    p = next_element(p);
    assert_string_equal(doc_get(p, "xml:id"), "1 x");
    xmlFreeDoc(doc);
}

static void test_lines(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, "<a>\n<b/>");
    buf_add_many(&xml, '\n', 70000);
    buf_add_text(&xml, "<c>x</c></a>");
    xmlDoc *doc = text_read_from(buf_text(&xml));
    xmlNode *b = first_element(xmlDocGetRootElement(doc));
    assert_int_equal(doc_line(b), 2);
    assert_int_equal(doc_line(next_element(b)), 70002);
    assert_int_equal(doc_line(NULL), 0);
    xmlFreeDoc(doc);
    buf_clear(&xml);
}

static void test_parts(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("<p xml:id='a'>b</p>"));
    assert_int_equal(element_of(doc_kind(doc)), EL_doc);
    assert_int_equal(element_of(doc_part(doc, EL_meta)), EL_meta);
    assert_null(doc_part(doc, EL_conclusions));
    assert_int_equal(element_of(doc_title(doc)), EL_docTitle);
    assert_string_equal(doc_locale(doc), "en");
    xmlFreeDoc(doc);
    doc = text_read_from("<a><doc/></a>");
    assert_null(doc_kind(doc));
    assert_null(doc_part(doc, EL_meta));
    assert_null(doc_title(doc));
    assert_string_equal(doc_locale(doc), "und");
    xmlFreeDoc(doc);
    doc = text_read_from("<akomaNtoso xmlns='" AKN_NAMESPACE "'/>");
    assert_null(doc_kind(doc));
    xmlFreeDoc(doc);
}

static void refuse_root(const char *xml, const char *words)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = text_read_from(xml);
    assert_int_equal(doc_is_text(context, doc), CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, words);
    xmlFreeDoc(doc);
    codicil_context_free(context);
}

static void test_is_text(void **state)
{
    (void)state;
    refuse_root("<html/>", "the root is <html>");
    refuse_root("<akomaNtoso/>", "the root is <akomaNtoso>");
    refuse_root("<akomaNtoso xmlns='" AKN_NAMESPACE "'/>", "holds");
    refuse_root("<akomaNtoso xmlns='" AKN_NAMESPACE "'><act/></akomaNtoso>",
                "holds <act>");
    xmlDoc *doc = text_read_from(TEXT(""));
    assert_int_equal(doc_is_text(NULL, doc), CODICIL_OK);
    xmlFreeDoc(doc);
}

static void test_attributes(void **state)
{
    (void)state;
    xmlDoc *doc = doc_new(EL_statement, "n", "pt-BR");
    xmlNode *body = doc_part(doc, EL_mainBody);
    xmlNode *p = doc_add(body, EL_p);
    assert_true(doc_add_text(p, "a & b", 5));
    assert_null(doc_get(p, "href"));
    assert_true(doc_set(p, "xml:id", "i"));
    assert_true(doc_set(p, "id", "no"));
    assert_true(doc_set(p, "c:from", "a&b<\"é"));
    assert_true(doc_set(p, "class", ""));
    assert_string_equal(doc_get(p, "xml:id"), "i");
    assert_string_equal(doc_get(p, "id"), "no");
    assert_string_equal(doc_get(p, "c:from"), "a&b<\"é");
    assert_string_equal(doc_get(p, "class"), "");
    assert_true(doc_set(p, "id", NULL));
    assert_true(doc_set(p, "absent", NULL));
    assert_null(doc_get(p, "id"));
    assert_string_equal(doc_get(p, "xml:id"), "i");
    assert_string_equal(doc_locale(doc), "pt-BR");
    char *bytes = text_bytes(doc);
    assert_non_null(strstr(bytes, "<p xml:id=\"i\" "
                                  "c:from=\"a&amp;b&lt;&quot;é\" "
                                  "class=\"\">a &amp; b</p>"));
    free(bytes);
    xmlFreeDoc(doc);
}

static void test_read_file(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    char *folder = folder_new();
    char *path = path_join(folder, "none.xml", NULL);
    xmlDoc *doc = NULL;
    assert_int_equal(doc_read_file(context, path, &doc), CODICIL_NOT_FOUND);
    assert_int_equal(told.faults, 1);
    assert_true(doc_read_file(context, folder, &doc) != CODICIL_OK);
    assert_int_equal(told.faults, 2);
    assert_null(doc);
    free(path);
    folder_drop(folder);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_malformed),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_doctype),
        cmocka_unit_test(test_billion_laughs),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_huge_attribute),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_bad_ids_are_read),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_is_text),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_read_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
