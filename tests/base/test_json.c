/* JSON as it is written: brackets, commas, escapes. */
#include "base/json.h"
#include "unit.h"

static void values_stand_in_their_places(void **state)
{
    (void)state;
    Buf out = {0};
    Json json;
    json_init(&json, &out);
    json_begin(&json, '{');
    json_key(&json, "rule");
    json_text(&json, "id-unique");
    json_key(&json, "places");
    json_begin(&json, '[');
    json_number(&json, -3);
    json_fraction(&json, 125);
    json_bool(&json, true);
    json_text(&json, NULL);
    json_begin(&json, '{');
    json_end(&json, '}');
    json_end(&json, ']');
    json_end(&json, '}');
    assert_true(buf_is_ok(&out));
    assert_string_equal(buf_text(&out), "{\n"
                                        "  \"rule\": \"id-unique\",\n"
                                        "  \"places\": [\n"
                                        "    -3,\n"
                                        "    0.0125,\n"
                                        "    true,\n"
                                        "    null,\n"
                                        "    {}\n"
                                        "  ]\n"
                                        "}\n");
    buf_clear(&out);
}

static void an_empty_list_is_one_line(void **state)
{
    (void)state;
    Buf out = {0};
    Json json;
    json_init(&json, &out);
    json_begin(&json, '[');
    json_end(&json, ']');
    assert_string_equal(buf_text(&out), "[]\n");
    buf_clear(&out);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    Buf out = {0};
    Json json;
    json_init(&json, &out);
    json_begin(&json, '[');
    json_text(&json, "\"\\/\n\r\t\x01\x1f\x7f é 第");
    json_end(&json, ']');
    assert_string_equal(buf_text(&out), "[\n  \"\\\"\\\\/\\n\\r\\t\\u0001"
                                        "\\u001f\\u007f é 第\"\n]\n");
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_in_their_places),
        cmocka_unit_test(an_empty_list_is_one_line),
        cmocka_unit_test(strings_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
