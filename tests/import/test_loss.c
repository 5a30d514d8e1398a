/* What is lost, invented or turned round is told; a title may be added. */
#include "reading.h"
#include "text.h"

static CodicilStatus compare(const char *words, const char *body, Told *told)
{
    CodicilContext *context = context_telling(told);
    Buf xml = {0}, list = {0};
    buf_add_format(&xml,
                   TEXT_HEAD "<meta/>" TEXT_PREFACE
                             "<mainBody xml:lang='en'>%s</mainBody></doc>"
                             "</akomaNtoso>",
                   body);
    xmlDoc *text = text_read_from(buf_text(&xml));
    for (const char *at = words; *at; at++)
        buf_add_char(&list, *at == ' ' ? '\n' : *at);
    if (list.size)
        buf_add_char(&list, '\n');
    CodicilStatus status = loss_check(context, "a.md", &list, text);
    xmlFreeDoc(text);
    buf_clear(&xml);
    buf_clear(&list);
    codicil_context_free(context);
    return status;
}

static void the_same_words_pass(void **state)
{
    (void)state;
    Told told;
    assert_int_equal(compare("Terms a b c d e",
                             "<p>a b</p><section><num>c"
                             "</num><heading>d</heading></section><p>e</p>",
                             &told),
                     CODICIL_OK);
    assert_int_equal(compare("Terms a b c",
                             "<p>a<authorialNote marker='1'><p>b</p>"
                             "</authorialNote> <img src='x' alt='c'/></p>",
                             &told),
                     CODICIL_OK);
}

static void a_title_may_be_added(void **state)
{
    (void)state;
    Told told;
    assert_int_equal(compare("a b", "<p>a b</p>", &told), CODICIL_OK);
    assert_int_equal(compare("a", "<p>a b</p>", &told), CODICIL_REFUSED);
}

static void losses_are_named(void **state)
{
    (void)state;
    Told told;
    compare("Terms a b b c", "<p>a d</p>", &told);
    assert_fault(&told, CODICIL_REFUSED,
                 "would lose \"b\" (2 times), \"c\", and invent \"d\"");
    compare("Terms a", "<p>a e</p>", &told);
    assert_fault(&told, CODICIL_REFUSED, "would invent \"e\"");
    compare("Terms 1 2 3 4 5 6 7 8 9 10 11 12", "<p/>", &told);
    assert_fault(&told, CODICIL_REFUSED, "\"10\" and 2 more");
}

static void another_order_is_refused(void **state)
{
    (void)state;
    Told told;
    compare("Terms a b", "<p>b a</p>", &told);
    assert_fault(&told, CODICIL_REFUSED, "another order");
    assert_string_equal(told.file, "a.md");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_pass),
        cmocka_unit_test(a_title_may_be_added),
        cmocka_unit_test(losses_are_named),
        cmocka_unit_test(another_order_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
