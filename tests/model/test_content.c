/* Content expressions, and the automata that are made of them. */
#include "text.h"

#include "model/content.h"
#include "model/expression.h"

static ContentTable *new_table(void)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    ContentTable *table = NULL;
    if (content_new(context, &table) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
    return table;
}

/* Children of an element and what has to be said of them: the index of the
 * first one that may not stand, -1 where all may; then whether they are
 * enough, as far as they were right. */
static const struct {
    Element parent;
    const char *children;
    int wrong;
    bool complete;
    const char *expected; /* at the wrong one, else at the end */
} lists[] = {
    {EL_article, "", -1, true, NULL},
    {EL_article, "num heading content", -1, true, "nothing more"},
    {EL_article, "num", -1, true, NULL},
    {EL_article, "heading num content", 1, true, NULL},
    {EL_article, "intro section section wrapUp", -1, true, "nothing more"},
    {EL_article, "intro content", 1, true, NULL},
    {EL_article, "content section", 1, true, "nothing more"},
    {EL_article, "num num", 1, true, NULL},
    {EL_doc, "", -1, false, "meta"},
    {EL_doc, "preface mainBody", 0, true, "meta"},
    {EL_doc, "meta mainBody conclusions", -1, true, "nothing more"},
    {EL_doc, "meta preface", -1, false, "mainBody"},
    {EL_preface, "p p longTitle p", -1, true, NULL},
    {EL_preface, "p ul", -1, false,
     "longTitle, p, ul, ol, blockList, table or blockContainer"},
    {EL_preface, "longTitle longTitle", 1, true, NULL},
    {EL_table, "caption tr tr", -1, true, "tr"},
    {EL_table, "tr caption", 1, true, "tr"},
    {EL_li, "p b ul a", -1, true, NULL},
    {EL_li, "table", 0, true, NULL},
    {EL_p, "b i authorialNote", -1, true, NULL},
    {EL_p, "p", 0, true, NULL},
    {EL_br, "", -1, true, "nothing more"},
    {EL_br, "b", 0, true, "nothing more"},
    {EL_item, "num heading p", -1, true, NULL},
    {EL_item, "num heading", -1, false, NULL},
    {EL_ul, "", -1, false, "li"},
};
#define LISTS (sizeof(lists) / sizeof(lists[0]))

static void try_list(const ContentTable *table, size_t i)
{
    ContentMatch match = content_begin(table, lists[i].parent);
    const char *at = lists[i].children;
    int wrong = -1;
    Buf words = {0};
    Element child;
    for (int index = 0; (child = class_next(&at)) != EL_none; index++) {
        ContentMatch before = match;
        if (content_next(&match, child) || wrong >= 0)
            continue;
        wrong = index;
        content_expected(&before, false, &words);
    }
    if (wrong < 0)
        content_expected(&match, false, &words);
    if (wrong != lists[i].wrong || match.complete != lists[i].complete ||
        (lists[i].expected && strcmp(buf_text(&words), lists[i].expected) != 0))
        fail_msg("%s in <%s>: %d, %d, %s", lists[i].children,
                 vocab_get(lists[i].parent)->name, wrong, match.complete,
                 buf_text(&words));
    buf_clear(&words);
}

static void test_lists(void **state)
{
    (void)state;
    ContentTable *table = new_table();
    for (size_t i = 0; i < LISTS; i++)
        try_list(table, i);
    content_free(table);
}

static void test_expected_folds_inlines(void **state)
{
    (void)state;
    ContentTable *table = new_table();
    ContentMatch match = content_begin(table, EL_p);
    Buf words = {0};
    content_expected(&match, true, &words);
    assert_string_equal(buf_text(&words), "text or an inline such as b or a");
    buf_clear(&words);
    match = content_begin(table, EL_li);
    content_expected(&match, true, &words);
    assert_string_equal(buf_text(&words),
                        "text, an inline such as b or a, p, ul or ol");
    buf_clear(&words);
    content_free(table);
}

static void test_unknown_child_is_passed_over(void **state)
{
    (void)state;
    ContentTable *table = new_table();
    ContentMatch match = content_begin(table, EL_doc);
    assert_false(content_next(&match, EL_none));
    assert_false(content_next(&match, EL_b));
    assert_true(content_next(&match, EL_meta));
    assert_false(content_is_empty(table, EL_p));
    assert_true(content_is_empty(table, EL_img));
    content_free(table);
}

static void test_bad_expressions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t stops;
    } bad[] = {{"p foo", 2}, {"(p", 2}, {"p )", 2}, {"p |", 3},
               {"|p", 0},    {"()", 1}, {" ", 1},   {"p??", 2}};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        Expression expression;
        const char *at;
        if (expression_from_text(bad[i].text, &expression, &at))
            fail_msg("\"%s\" is an expression", bad[i].text);
        if ((size_t)(at - bad[i].text) != bad[i].stops)
            fail_msg("\"%s\" stops at \"%s\"", bad[i].text, at);
    }
}

static void test_expression_becomes_a_tree(void **state)
{
    (void)state;
    Expression tree;
    const char *at;
    assert_true(expression_from_text("(p | ul)? INLINE* ol", &tree, &at));
    const Part *root = &tree.parts[tree.root];
    assert_int_equal(root->kind, PART_SEQUENCE);
    const Part *part = &tree.parts[root->first];
    assert_int_equal(part->kind, PART_OPTIONAL);
    assert_int_equal(tree.parts[part->first].kind, PART_CHOICE);
    part = &tree.parts[part->next];
    assert_int_equal(part->kind, PART_ANY);
    assert_string_equal(tree.parts[part->first].class->name, "INLINE");
    part = &tree.parts[part->next];
    assert_int_equal(part->element, EL_ol);
    assert_int_equal(part->next, -1);
    assert_true(expression_from_text("", &tree, &at));
    assert_int_equal(tree.parts[tree.root].kind, PART_EMPTY);
}

static void test_too_long_is_refused(void **state)
{
    (void)state;
    char text[4 * EXPRESSION_PARTS] = "";
    for (int i = 0; i < EXPRESSION_PARTS + 1; i++)
        strcat(text, "p ");
    Expression expression;
    const char *at;
    assert_false(expression_from_text(text, &expression, &at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_expected_folds_inlines),
        cmocka_unit_test(test_unknown_child_is_passed_over),
        cmocka_unit_test(test_bad_expressions),
        cmocka_unit_test(test_expression_becomes_a_tree),
        cmocka_unit_test(test_too_long_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
