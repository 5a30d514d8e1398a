/* Strings with numbers: found again, counted, in order, many of them. */
#include "base/table.h"
#include "unit.h"

static void what_is_added_is_found(void **state)
{
    (void)state;
    Table table = {0};
    assert_null(table_find(&table, "law", 3));
    ++*table_add(&table, "law", 3);
    ++*table_add(&table, "data", 4);
    ++*table_add(&table, "law", 3);
    assert_int_equal(*table_find(&table, "law", 3), 2);
    assert_int_equal(*table_find(&table, "data", 4), 1);
    assert_null(table_find(&table, "la", 2));
    assert_null(table_find(&table, "", 0));
    assert_int_equal(table.count, 2);
    assert_string_equal(table_key(&table, 0), "law");
    assert_string_equal(table_key(&table, 1), "data");
    table_clear(&table);
}

static void bytes_of_any_kind_are_keys(void **state)
{
    (void)state;
    Table table = {0};
    *table_add(&table, "", 0) = 7;
    *table_add(&table, "a\0b", 3) = 8;
    *table_add(&table, "a\0c", 3) = 9;
    assert_int_equal(*table_find(&table, "", 0), 7);
    assert_int_equal(*table_find(&table, "a\0b", 3), 8);
    assert_int_equal(*table_find(&table, "a\0c", 3), 9);
    table_clear(&table);
}

static void there_may_be_many(void **state)
{
    (void)state;
    Table table = {0};
    char key[32];
    for (size_t i = 0; i < 100000; i++) {
        int size = snprintf(key, sizeof key, "id-%zu", i);
        *table_add(&table, key, (size_t)size) = i;
    }
    assert_int_equal(table.count, 100000);
    for (size_t i = 0; i < 100000; i++) {
        int size = snprintf(key, sizeof key, "id-%zu", i);
        assert_int_equal(*table_find(&table, key, (size_t)size), i);
    }
    assert_string_equal(table_key(&table, 99999), "id-99999");
    table_clear(&table);
    assert_int_equal(table.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_is_found),
        cmocka_unit_test(bytes_of_any_kind_are_keys),
        cmocka_unit_test(there_may_be_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
