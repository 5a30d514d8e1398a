/* base/limit: sources with too many marks are told, with the line. */
#include "base/limit.h"
#include "unit.h"

static CodicilStatus check(const char *text, size_t most, Told *told)
{
    CodicilContext *context = context_telling(told);
    CodicilStatus status =
        limit_check(context, "a.md", text, strlen(text), most);
    codicil_context_free(context);
    return status;
}

static void marks_are_counted(void **state)
{
    (void)state;
    Told told = {0};
    assert_int_equal(check("a *b* [c](d)\n", 4, &told), CODICIL_OK);
    assert_int_equal(told.faults, 0);
    assert_int_equal(check("a\n*b* [c](d)\n", 3, &told), CODICIL_INVALID);
    assert_int_equal(told.line, 2);
}

static void words_do_not_count(void **state)
{
    (void)state;
    Told told = {0};
    assert_int_equal(check("a long text, (with) \"signs\"; #1", 0, &told),
                     CODICIL_OK);
    assert_int_equal(check("", 0, &told), CODICIL_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_counted),
        cmocka_unit_test(words_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
