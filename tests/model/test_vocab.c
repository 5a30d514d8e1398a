/* The table of the content model: every row makes sense. */
#include "text.h"

#include "model/expression.h"

static void test_rows_stand_in_order(void **state)
{
    (void)state;
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    assert_int_equal(count, EL_COUNT - 1);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].element, i + 1);
        assert_ptr_equal(vocab_get(rows[i].element), &rows[i]);
        assert_ptr_equal(vocab_find(rows[i].name), &rows[i]);
        assert_true(rows[i].purpose[0]);
    }
    assert_null(vocab_get(EL_none));
    assert_null(vocab_find("akomantoso"));
    assert_null(vocab_find(""));
}

static void test_content_can_be_read(void **state)
{
    (void)state;
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    for (size_t i = 0; i < count; i++) {
        Expression expression;
        const char *at;
        if (!expression_from_text(rows[i].content, &expression, &at))
            fail_msg("%s: %s", rows[i].name, at);
    }
}

static void test_attributes_are_known(void **state)
{
    (void)state;
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    for (size_t i = 0; i < count; i++) {
        const char *at = rows[i].attributes;
        for (VocabAllowed allowed; vocab_allows(&at, &allowed);) {
            if (!allowed.attribute)
                fail_msg("%s has an unknown attribute", rows[i].name);
            assert_true(allowed.type.size > 0);
        }
        assert_int_equal(*at, '\0');
    }
}

static void test_attribute_list_is_read(void **state)
{
    (void)state;
    const char *at = "xml:id  value=boolean! href!";
    VocabAllowed allowed;
    assert_true(vocab_allows(&at, &allowed));
    assert_string_equal(allowed.attribute->name, "xml:id");
    assert_true(datatype_is(&allowed.type, "id"));
    assert_false(allowed.required);
    assert_true(vocab_allows(&at, &allowed));
    assert_string_equal(allowed.attribute->name, "value");
    assert_true(datatype_is(&allowed.type, "boolean"));
    assert_true(allowed.required);
    assert_true(vocab_allows(&at, &allowed));
    assert_string_equal(allowed.attribute->name, "href");
    assert_true(allowed.required);
    assert_false(vocab_allows(&at, &allowed));
}

static void test_classes_have_members(void **state)
{
    (void)state;
    size_t count;
    const VocabClass *classes = vocab_classes(&count);
    for (size_t i = 0; i < count; i++) {
        const char *at = classes[i].members;
        size_t members = 0;
        while (class_next(&at) != EL_none)
            members++;
        assert_true(members > 0);
        assert_int_equal(*at, '\0');
    }
}

/* Provisions are what ids and eIds are written for. */
static void test_provisions_may_have_ids(void **state)
{
    (void)state;
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    for (size_t i = 0; i < count; i++) {
        bool provision = rows[i].flags & VOCAB_PROVISION;
        bool may = provision || rows[i].element == EL_p ||
                   rows[i].element == EL_li ||
                   rows[i].element == EL_blockContainer;
        assert_true(may == (strstr(rows[i].attributes, "xml:id") != NULL));
        assert_true(may == (rows[i].abbreviation[0] != '\0'));
    }
}

static void test_nodes_know_their_row(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(
        TEXT("<p xml:id='a'>x<q xmlns='urn:other'/><p xmlns=''/></p>"));
    xmlNode *p = find_element(doc_part(doc, EL_mainBody), EL_p);
    assert_int_equal(element_of(p), EL_p);
    assert_int_equal(role_of(p), ROLE_LINE);
    assert_int_equal(element_of(p->children), EL_none);
    xmlNode *other = first_element(p);
    assert_int_equal(element_of(other), EL_none);
    assert_int_equal(element_of(next_element(other)), EL_p);
    assert_int_equal(element_of(NULL), EL_none);
    p->_private = NULL;
    assert_int_equal(element_of(p), EL_p);
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_stand_in_order),
        cmocka_unit_test(test_content_can_be_read),
        cmocka_unit_test(test_attributes_are_known),
        cmocka_unit_test(test_attribute_list_is_read),
        cmocka_unit_test(test_classes_have_members),
        cmocka_unit_test(test_provisions_may_have_ids),
        cmocka_unit_test(test_nodes_know_their_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
