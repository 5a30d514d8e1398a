/* A buf grows, remembers its failure, and hands its bytes over. */
#include "base/buf.h"
#include "unit.h"

static void an_empty_buf_is_an_empty_string(void **state)
{
    (void)state;
    Buf buf = {0};
    assert_true(buf_is_ok(&buf));
    assert_string_equal(buf_text(&buf), "");
    char *text = buf_take(&buf);
    assert_string_equal(text, "");
    free(text);
}

static void what_is_added_stands_in_order(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add(&buf, "abc", 2);
    buf_add_char(&buf, '-');
    buf_add_text(&buf, "cd");
    buf_add_text(&buf, NULL);
    buf_add_many(&buf, '.', 3);
    buf_add_format(&buf, "%d%s", 42, "!");
    assert_string_equal(buf_text(&buf), "ab-cd...42!");
    assert_int_equal(buf.size, 11);
    buf_clear(&buf);
    assert_int_equal(buf.size, 0);
    assert_null(buf.bytes);
}

static void numbers_are_digits(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add_number(&buf, 0);
    buf_add_char(&buf, ' ');
    buf_add_number(&buf, 1024);
    buf_add_char(&buf, ' ');
    buf_add_number(&buf, UINT64_MAX);
    assert_string_equal(buf_text(&buf), "0 1024 18446744073709551615");
    buf_clear(&buf);
}

static void nul_bytes_are_bytes(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.size, 3);
    assert_memory_equal(buf.bytes, "a\0b", 4);
    buf_clear(&buf);
}

static void adding_nothing_changes_nothing(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add(&buf, "", 0);
    buf_add_many(&buf, 'x', 0);
    buf_add_format(&buf, "%s", "");
    assert_int_equal(buf.size, 0);
    assert_string_equal(buf_text(&buf), "");
    buf_clear(&buf);
}

static void a_large_buf_is_whole(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    Buf buf = {0};
    for (int i = 0; i < COUNT; i++)
        buf_add_char(&buf, (char)('a' + i % 26));
    assert_true(buf_is_ok(&buf));
    assert_int_equal(buf.size, COUNT);
    assert_int_equal(strlen(buf.bytes), COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(buf.bytes[i], 'a' + i % 26);
    buf_clear(&buf);
}

static void cutting_never_grows(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_set_size(&buf, 0);
    buf_add_text(&buf, "hello");
    buf_set_size(&buf, 9);
    assert_string_equal(buf_text(&buf), "hello");
    buf_set_size(&buf, 4);
    assert_string_equal(buf_text(&buf), "hell");
    buf_clear(&buf);
}

static void a_failure_is_remembered(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add_text(&buf, "kept");
    buf_add_many(&buf, 'x', SIZE_MAX - 2);
    assert_false(buf_is_ok(&buf));
    buf_add_text(&buf, "ignored");
    assert_false(buf_is_ok(&buf));
    assert_null(buf_take(&buf));
    assert_true(buf_is_ok(&buf));
    buf_add_text(&buf, "again");
    assert_string_equal(buf_text(&buf), "again");
    buf_clear(&buf);
}

static void taking_leaves_an_empty_buf(void **state)
{
    (void)state;
    Buf buf = {0};
    buf_add_text(&buf, "mine");
    char *text = buf_take(&buf);
    assert_string_equal(text, "mine");
    assert_null(buf.bytes);
    buf_add_text(&buf, "other");
    assert_string_equal(text, "mine");
    free(text);
    buf_clear(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buf_is_an_empty_string),
        cmocka_unit_test(what_is_added_stands_in_order),
        cmocka_unit_test(numbers_are_digits),
        cmocka_unit_test(nul_bytes_are_bytes),
        cmocka_unit_test(adding_nothing_changes_nothing),
        cmocka_unit_test(a_large_buf_is_whole),
        cmocka_unit_test(cutting_never_grows),
        cmocka_unit_test(a_failure_is_remembered),
        cmocka_unit_test(taking_leaves_an_empty_buf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
