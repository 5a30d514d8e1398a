/* Edits between rows of symbols: applied to A they give B whatever the rows
 * hold, they are the fewest where the rows are small, and do not take long
 * where the rows are made to be hard. */
#include "base/sequence.h"
#include "unit.h"

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

/* Goes through the edits: what is kept is equal, nothing is left over, edits
 * do not touch. Gives how many symbols they mark. */
static size_t edits_verify(const Sequences *rows, const Edits *edits)
{
    size_t a = 0, b = 0, marked = 0;
    for (size_t i = 0; i <= edits->count; i++) {
        Edit edit = {.a = rows->a_size, .b = rows->b_size};
        if (i < edits->count)
            edit = edits->items[i];
        assert_true(edit.a >= a && edit.a - a == edit.b - b);
        assert_true(i == 0 || i == edits->count || edit.a > a);
        assert_true(edit.a + edit.a_size <= rows->a_size);
        assert_true(edit.b + edit.b_size <= rows->b_size);
        for (; a < edit.a; a++, b++)
            assert_int_equal(rows->a[a], rows->b[b]);
        assert_true(i == edits->count || edit.a_size + edit.b_size > 0);
        a = edit.a + edit.a_size;
        b = edit.b + edit.b_size;
        marked += edit.a_size + edit.b_size;
    }
    return marked;
}

static size_t marked_between(const Sequences *rows)
{
    Edits edits = {0};
    assert_true(sequence_diff(rows, &edits));
    size_t marked = edits_verify(rows, &edits);
    edits_clear(&edits);
    return marked;
}

/* The fewest symbols that can be marked, the slow way. */
static size_t fewest(const Sequences *rows)
{
    size_t width = rows->b_size + 1;
    size_t *common = calloc((rows->a_size + 1) * width, sizeof *common);
    assert_non_null(common);
    for (size_t a = 1; a <= rows->a_size; a++)
        for (size_t b = 1; b <= rows->b_size; b++) {
            size_t *here = &common[a * width + b];
            size_t up = *(here - width), left = *(here - 1);
            *here = up > left ? up : left;
            if (rows->a[a - 1] == rows->b[b - 1])
                *here = *(here - width - 1) + 1;
        }
    size_t most = common[rows->a_size * width + rows->b_size];
    free(common);
    return rows->a_size + rows->b_size - 2 * most;
}

static void nothing_is_marked_between_equals(void **state)
{
    (void)state;
    uint32_t row[] = {3, 1, 4, 1, 5};
    Edits edits = {0};
    assert_true(sequence_diff(&(Sequences){row, row, 5, 5}, &edits));
    assert_int_equal(edits.count, 0);
    assert_true(sequence_diff(&(Sequences){NULL, NULL, 0, 0}, &edits));
    assert_int_equal(edits.count, 0);
    assert_true(sequence_diff(&(Sequences){row, NULL, 5, 0}, &edits));
    assert_int_equal(edits.count, 1);
    assert_int_equal(edits.items[0].a_size, 5);
    edits_clear(&edits);
}

static void few_symbols_give_the_fewest_edits(void **state)
{
    (void)state;
    unsigned seed = 4;
    for (int i = 0; i < 20000; i++) {
        uint32_t a[40], b[40];
        unsigned kinds = 1 + random_next(&seed) % 12;
        Sequences rows = {a, b, random_next(&seed) % 40,
                          random_next(&seed) % 40};
        for (size_t k = 0; k < 40; k++) {
            a[k] = random_next(&seed) % kinds;
            b[k] = random_next(&seed) % kinds;
        }
        assert_int_equal(marked_between(&rows), fewest(&rows));
    }
}

/* B is A with changes by chance, one symbol in `share`. */
static size_t row_change(const uint32_t *a, size_t size, uint32_t *b,
                         unsigned share, unsigned *seed)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned dice = random_next(seed) % share;
        if (dice != 0 || random_next(seed) % 3)
            b[count++] = a[i];
        if (dice == 0)
            b[count++] = random_next(seed) % 50;
    }
    return count;
}

static void long_rows_with_some_edits_give_the_fewest(void **state)
{
    (void)state;
    unsigned seed = 7;
    uint32_t a[1500], b[3000];
    for (int i = 0; i < 8; i++) {
        for (size_t k = 0; k < 1500; k++)
            a[k] = random_next(&seed) % 200;
        Sequences rows = {a, b, 1500, 0};
        rows.b_size = row_change(a, 1500, b, 10, &seed);
        assert_int_equal(marked_between(&rows), fewest(&rows));
    }
}

#define MANY 20000

static void hard_rows_are_right_too(void **state)
{
    (void)state;
    uint32_t *a = calloc(2 * MANY, sizeof *a), *b = calloc(2 * MANY, sizeof *b);
    assert_non_null(a);
    assert_non_null(b);
    Sequences rows = {a, b, MANY, MANY - 7};
    assert_int_equal(marked_between(&rows), 7); /* all equal */
    for (uint32_t i = 0; i < MANY; i++)
        a[i] = i, b[i] = MANY - i;
    marked_between(&rows); /* reversed */
    for (uint32_t i = 0; i < MANY; i++)
        b[i] = MANY + i;
    assert_int_equal(marked_between(&rows), 2 * MANY - 7); /* all different */
    for (uint32_t i = 0; i < MANY; i++)
        a[i] = i % 3, b[i] = i % 7 % 3;
    marked_between(&rows); /* periods */
    unsigned seed = 1;
    for (uint32_t i = 0; i < MANY; i++)
        a[i] = random_next(&seed) % 4, b[i] = random_next(&seed) % 4;
    marked_between(&rows);
    for (uint32_t i = 0; i < MANY; i++) {
        a[i] = random_next(&seed) % (2 * MANY);
        b[i] = random_next(&seed) % (2 * MANY);
    }
    marked_between(&rows); /* rare symbols in no order */
    for (uint32_t i = 0; i < MANY; i++)
        a[i] = random_next(&seed) * 7 % MANY;
    rows.b_size = row_change(a, MANY, b, 4, &seed);
    assert_true(marked_between(&rows) < MANY); /* anchors in it */
    free(a);
    free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_marked_between_equals),
        cmocka_unit_test(few_symbols_give_the_fewest_edits),
        cmocka_unit_test(long_rows_with_some_edits_give_the_fewest),
        cmocka_unit_test(hard_rows_are_right_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
