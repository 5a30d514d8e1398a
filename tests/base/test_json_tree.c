/* JSON that is read: what base/json writes, and nothing that is no JSON. */
#include "base/json.h"
#include "base/json_tree.h"
#include "unit.h"

static CodicilStatus read_text(Told *told, const char *text, json_t **out)
{
    CodicilContext *context = context_telling(told);
    Buf bytes = {0};
    buf_add_text(&bytes, text);
    CodicilStatus status = json_tree_read(context, "a.json", &bytes, out);
    buf_clear(&bytes);
    codicil_context_free(context);
    return status;
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    Buf out = {0};
    Json json;
    json_init(&json, &out);
    json_begin(&json, '{');
    json_key(&json, "words");
    json_text(&json, "\"\\\n\t\x01\x7f é 第 😀");
    json_key(&json, "count");
    json_number(&json, 17);
    json_key(&json, "list");
    json_begin(&json, '[');
    json_bytes(&json, "a][}", 1);
    json_end(&json, ']');
    json_end(&json, '}');
    Told told;
    json_t *tree = NULL;
    assert_int_equal(read_text(&told, buf_text(&out), &tree), CODICIL_OK);
    assert_string_equal(json_text_of(tree, "words"), "\"\\\n\t\x01\x7f é 第 😀");
    assert_int_equal(json_number_of(tree, "count"), 17);
    const json_t *list = json_list_of(tree, "list");
    assert_int_equal(json_array_size(list), 1);
    assert_string_equal(json_string_value(json_array_get(list, 0)), "a");
    assert_null(json_text_of(tree, "count"));
    assert_null(json_list_of(tree, "words"));
    assert_int_equal(json_number_of(tree, "none"), -1);
    assert_null(json_text_of(list, "none"));
    json_decref(tree);
    buf_clear(&out);
}

static void what_is_none_is_refused_where_it_stands(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long line;
    } bad[] = {
        {"", 1},           {"{", 1},
        {"{}\n{}", 2},     {"{\"a\":\n tru}", 2},
        {"[1,\n2,\n]", 3}, {"{\"a\": 1,\n \"a\": 2}", 2},
        {"[\"\xff\"]", 1}, {"[\"\\u0000\"]", 1},
        {"['a']", 1},      {"[1] // no", 1},
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        Told told;
        json_t *tree = NULL;
        assert_int_equal(read_text(&told, bad[i].text, &tree), CODICIL_INVALID);
        assert_fault(&told, CODICIL_INVALID, "is no JSON: ");
        assert_string_equal(told.file, "a.json");
        assert_int_equal(told.line, bad[i].line);
        assert_null(tree);
    }
}

/* `count` times a piece, between a beginning and an end. */
static char *repeated(const char *piece, size_t count)
{
    Buf out = {0};
    for (size_t i = 0; i < count; i++)
        buf_add_text(&out, piece);
    return buf_take(&out);
}

static void brackets_nest_so_deep(void **state)
{
    (void)state;
    Told told;
    json_t *tree = NULL;
    char *text = repeated("[", 1000000);
    assert_int_equal(read_text(&told, text, &tree), CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, "nest deeper than 64");
    free(text);
    assert_int_equal(
        read_text(&told,
                  "[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                  "[[[[[[[[[[[[[[[[[[\\\"[[[[[[[[[[[[[[[[[\"]",
                  &tree),
        CODICIL_OK);
    json_decref(tree);
}

static void values_are_so_many(void **state)
{
    (void)state;
    Told told;
    json_t *tree = NULL;
    char *text = repeated("[],", JSON_MOST_VALUES);
    text[0] = '[';
    assert_int_equal(read_text(&told, text, &tree), CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, "more than 5000000 values");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(what_is_none_is_refused_where_it_stands),
        cmocka_unit_test(brackets_nest_so_deep),
        cmocka_unit_test(values_are_so_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
