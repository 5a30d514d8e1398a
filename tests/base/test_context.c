/* The context: whom it tells, what time it is, where store and data are. */
#include "base/context.h"
#include "base/file.h"
#include "unit.h"

#include <time.h>

static void a_fault_is_told_once_and_safely(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    Place place = {.file = "a.xml", .line = 3, .column = 4};
    CodicilStatus status = fault(context, CODICIL_INVALID, &place,
                                 "bad \x1b[31m\n%s \xc2\x9b", "thing");
    assert_int_equal(status, CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, "bad \\x1B[31m\\x0Athing \\x9B");
    assert_string_equal(told.file, "a.xml");
    assert_int_equal(told.line, 3);
    assert_int_equal(told.column, 4);
    codicil_context_free(context);
}

static void a_long_message_is_cut(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    char *text = calloc(1, 100001);
    assert_non_null(text);
    memset(text, 'x', 100000);
    tell(context, CODICIL_NOTE, NULL, "%s", text);
    assert_int_equal(told.notes, 1);
    assert_int_equal(told.faults, 0);
    free(text);
    codicil_context_free(context);
}

static void without_a_sink_nothing_happens(void **state)
{
    (void)state;
    CodicilContext *context = codicil_context_new();
    assert_non_null(context);
    tell(context, CODICIL_WARNING, NULL, "nobody hears");
    assert_int_equal(fault_memory(context), CODICIL_MEMORY);
    codicil_context_free(context);
    codicil_context_free(NULL);
}

static void the_clock_can_be_fixed(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    Instant before = (Instant)time(NULL);
    assert_true(context_now(context) >= before);
    assert_int_equal(codicil_context_set_now(context, "1970-01-02"),
                     CODICIL_OK);
    assert_int_equal(context_now(context), 86400);
    assert_int_equal(codicil_context_set_now(context, "soon"), CODICIL_MISUSE);
    assert_fault(&told, CODICIL_MISUSE, "'soon' is no instant");
    assert_int_equal(context_now(context), 86400);
    codicil_context_free(context);
}

static void a_store_holds_documents(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    char *folder = folder_new();
    assert_int_equal(codicil_context_set_store(context, folder),
                     CODICIL_NOT_FOUND);
    assert_fault(&told, CODICIL_NOT_FOUND, "documents/");
    char *documents = path_join(folder, "documents", NULL);
    assert_int_equal(folder_make(context, documents), CODICIL_OK);
    assert_int_equal(codicil_context_set_store(context, folder), CODICIL_OK);
    const char *found = NULL;
    assert_int_equal(context_store(context, &found), CODICIL_OK);
    assert_string_equal(found, folder);
    free(documents);
    folder_drop(folder);
    codicil_context_free(context);
}

/* The test programs stand in the build tree, as templates/ does. */
static void the_data_is_found_in_the_build_tree(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    const char *found = NULL;
    assert_int_equal(context_data(context, &found), CODICIL_OK);
    char *sheet = path_join(found, "templates", "html.xsl", NULL);
    assert_true(file_is_regular(sheet));
    free(sheet);
    assert_int_equal(codicil_context_set_data(context, "/"), CODICIL_NOT_FOUND);
    assert_fault(&told, CODICIL_NOT_FOUND, "templates/html.xsl");
    codicil_context_free(context);
}

static void release(void *thing)
{
    ++*(int *)thing;
}

static void what_is_in_a_slot_is_released(void **state)
{
    (void)state;
    int first = 0, second = 0;
    CodicilContext *context = codicil_context_new();
    assert_null(context_get(context, SLOT_TRANSFORM));
    context_set(context, SLOT_TRANSFORM, &first, release);
    assert_ptr_equal(context_get(context, SLOT_TRANSFORM), &first);
    context_set(context, SLOT_TRANSFORM, &second, release);
    assert_int_equal(first, 1);
    codicil_context_free(context);
    assert_int_equal(first, 1);
    assert_int_equal(second, 1);
}

static void every_status_has_a_sentence(void **state)
{
    (void)state;
    for (int status = CODICIL_OK; status <= CODICIL_MEMORY; status++)
        assert_true(strlen(codicil_status_text((CodicilStatus)status)) > 3);
    assert_non_null(codicil_status_text((CodicilStatus)1000));
    assert_string_equal(codicil_version(), CODICIL_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_is_told_once_and_safely),
        cmocka_unit_test(a_long_message_is_cut),
        cmocka_unit_test(without_a_sink_nothing_happens),
        cmocka_unit_test(the_clock_can_be_fixed),
        cmocka_unit_test(a_store_holds_documents),
        cmocka_unit_test(the_data_is_found_in_the_build_tree),
        cmocka_unit_test(what_is_in_a_slot_is_released),
        cmocka_unit_test(every_status_has_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
