/* Nodes that are kept: the texts made of them are as any others. */
#include "text.h"

#include "model/spare.h"

static const char first[] = TEXT("<!-- a --><section xml:id='a-longer-id-than'>"
                                 "<heading>A heading of some length</heading>"
                                 "<content><p class='x'>b<b>c</b></p></content>"
                                 "<?pi of words?></section>");
static const char second[] = TEXT("<p xml:id='c'>d<i/></p><p>e &amp; f</p>");

static xmlDoc *text_of(CodicilContext *context, const char *xml)
{
    xmlDoc *doc = NULL;
    assert_int_equal(doc_read(context, "a.xml", xml, strlen(xml), &doc),
                     CODICIL_OK);
    return doc;
}

static void texts_of_kept_nodes_are_the_same(void **state)
{
    (void)state;
    Told told;
    Spare *spare = NULL;
    CodicilContext *context = context_telling(&told);
    assert_null(spare_get(context));
    xmlDoc *doc = text_of(context, first);
    char *bytes = text_bytes(doc);
    assert_int_equal(spare_open(context, &spare), CODICIL_OK);
    assert_ptr_equal(spare_get(context), spare);
    for (int i = 0; i < 3; i++) {
        spare_doc(spare, doc);
        doc = text_of(context, second);
        spare_doc(spare, doc);
        doc = text_of(context, first);
        char *again = text_bytes(doc);
        assert_string_equal(again, bytes);
        free(again);
    }
    spare_doc(spare, doc);
    spare_doc(spare, NULL);
    free(bytes);
    codicil_context_free(context);
}

static void nodes_are_used_again(void **state)
{
    (void)state;
    Told told;
    Spare *spare = NULL;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(spare_open(context, &spare), CODICIL_OK);
    spare_doc(spare, text_of(context, first));
    size_t nodes = spare->node_count, attributes = spare->attribute_count;
    assert_true(nodes > 10 && attributes > 2);
    xmlNode *node = spare_node(spare);
    xmlAttr *attribute = spare_attribute(spare);
    assert_int_equal(spare->node_count, nodes - 1);
    assert_int_equal(spare->attribute_count, attributes - 1);
    assert_true(!node->name && !node->next && !attribute->parent);
    xmlFree(node);
    xmlFree(attribute);
    spare_doc(spare, text_of(context, first));
    /* a parser makes its comment and its instruction anew */
    assert_int_equal(spare->node_count, nodes - 1 + 2);
    assert_int_equal(spare->attribute_count, attributes);
    codicil_context_free(context);
}

/* A parser that fails has freed what it took, and gives the rest back. */
static void a_bad_text_loses_none_of_the_rest(void **state)
{
    (void)state;
    Told told;
    Spare *spare = NULL;
    xmlDoc *doc = NULL;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(spare_open(context, &spare), CODICIL_OK);
    spare_doc(spare, text_of(context, first));
    size_t nodes = spare->node_count;
    assert_int_equal(doc_read(context, "b.xml", "<a>b</c>", 8, &doc),
                     CODICIL_INVALID);
    assert_null(doc);
    assert_in_range(spare->node_count, nodes - 3, nodes);
    codicil_context_free(context);
}

/* Of a text of any size no more is kept than one of many pages has. */
static void a_large_text_is_not_kept(void **state)
{
    (void)state;
    Told told;
    Spare *spare = NULL;
    Buf xml = {0};
    CodicilContext *context = context_telling(&told);
    assert_int_equal(spare_open(context, &spare), CODICIL_OK);
    buf_add_text(&xml, "<a>");
    for (int i = 0; i < 20000; i++)
        buf_add_text(&xml, "<b c='d'>e</b>");
    buf_add_text(&xml, "</a>");
    spare_doc(spare, text_of(context, buf_text(&xml)));
    assert_in_range(spare->node_count, 5000, 20000);
    assert_in_range(spare->attribute_count, 3000, 10000);
    buf_clear(&xml);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_kept_nodes_are_the_same),
        cmocka_unit_test(nodes_are_used_again),
        cmocka_unit_test(a_bad_text_loses_none_of_the_rest),
        cmocka_unit_test(a_large_text_is_not_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
