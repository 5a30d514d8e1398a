/* Ids stand once, classes are ours, nesting has a limit. */
#include "reading.h"

static void ids_stand_once(void **state)
{
    (void)state;
    Told told;
    xmlDoc *text =
        built_of("<title id=\"t\">t</title><p id=\"a\" alias=\"b b c\">1</p>"
                 "<p id=\"a\">2</p><p id=\"d e\">3</p><p alias=\"c\">4</p>",
                 NULL, &told);
    char *inside = inside_of(doc_part(text, EL_mainBody));
    assert_string_equal(inside, "<p xml:id=\"a\" c:alias=\"b c\">1</p>"
                                "<p>2</p><p>3</p><p>4</p>");
    assert_int_equal(told.notes, 3);
    free(inside);
    xmlFreeDoc(text);
}

static void other_attributes_go(void **state)
{
    (void)state;
    assert_built(EL_mainBody,
                 "<title>t</title><p class=\"big\" kind=\"x\">a"
                 "<span lang=\"nl\" level=\"1\">b</span></p>",
                 "<p>a<span xml:lang=\"nl\">b</span></p>");
}

static void pieces_of_text_become_one(void **state)
{
    (void)state;
    Told told;
    xmlDoc *text = built_of("<title>t</title><heading><b>a</b>b</heading>"
                            "<list><item><heading><b>1</b>. c</heading>"
                            "</item></list>",
                            NULL, &told);
    for (const xmlNode *at = xmlDocGetRootElement(text); at;
         at = block_next(at, xmlDocGetRootElement(text)))
        assert_false(at->type == XML_TEXT_NODE && at->next &&
                     at->next->type == XML_TEXT_NODE);
    xmlFreeDoc(text);
}

static void nesting_has_a_limit(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    BuildOptions options = {"a.md", "work", "en", "T", EL_doc};
    xmlDoc *tree = blocks_new(), *text = NULL;
    xmlNode *at = xmlDocGetRootElement(tree);
    for (int i = 0; i < 300; i++)
        at = block_add(at, "quote", i + 1);
    block_add(at, "p", 1);
    assert_int_equal(build_text(context, &options, tree, &text),
                     CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, "nested deeper than 250");
    assert_true(told.line > 200);
    xmlFreeDoc(tree);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_stand_once),
        cmocka_unit_test(other_attributes_go),
        cmocka_unit_test(pieces_of_text_become_one),
        cmocka_unit_test(nesting_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
