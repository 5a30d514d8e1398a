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

/* Wherever among many bytes the mark stands that is one too many. */
static void a_long_text_is_told_by_its_line(void **state)
{
    (void)state;
    char text[1024];
    for (size_t at = 1; at < sizeof(text) - 1; at++) {
        Told told = {0};
        memset(text, 'a', sizeof(text));
        text[sizeof(text) - 1] = '\0';
        text[0] = text[at / 2] = '\n';
        text[at] = '|';
        size_t marks = at > 1 ? 3 : 2;
        assert_int_equal(check(text, marks, &told), CODICIL_OK);
        assert_int_equal(check(text, marks - 1, &told), CODICIL_INVALID);
        assert_int_equal(told.line, marks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_counted),
        cmocka_unit_test(words_do_not_count),
        cmocka_unit_test(a_long_text_is_told_by_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
