/* UTF-8: every code point there and back, and every kind of bad byte. */
#include "lang/utf8.h"
#include "unit.h"

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        if (code == 0xD800)
            code = 0xE000;
        char bytes[4];
        size_t size = utf8_put(code, bytes), at = 0, back = size;
        assert_int_equal(utf8_next(bytes, size, &at), code);
        assert_int_equal(at, size);
        assert_int_equal(utf8_previous(bytes, size, &back), code);
        assert_int_equal(back, 0);
        assert_true(utf8_is_valid(bytes, size));
        assert_int_equal(utf8_valid_size(bytes, size - 1), 0);
    }
}

static void what_is_no_scalar_value_is_replaced(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0xD800, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        Buf buf = {0};
        utf8_add(&buf, codes[i]);
        assert_string_equal(buf_text(&buf), "\xEF\xBF\xBD");
        buf_clear(&buf);
    }
}

static void bad_bytes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t valid;
    } cases[] = {
        {"abc", 3},
        {"abcdefgh\x80", 8},
        {"abcdefghij\xFFklmnopqrs", 10},
        {"\xC0\x80", 0},                 /* NUL in two bytes */
        {"\xC1\xBF", 0},                 /* overlong */
        {"\xE0\x9F\xBF", 0},             /* overlong */
        {"\xF0\x8F\xBF\xBF", 0},         /* overlong */
        {"\xED\xA0\x80", 0},             /* surrogate */
        {"\xF4\x90\x80\x80", 0},         /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 0},         /* no lead byte */
        {"x\xE2\x82", 1},                /* cut off */
        {"\xE2\x82\xAC\xE2\x28\xA1", 3}, /* second byte wrong */
        {"\xE2\x82\x28", 0},             /* third byte wrong */
        {"\xF0\x9F\x98\x80\xF0\x9F\x98", 4},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t size = strlen(cases[i].text);
        assert_int_equal(utf8_valid_size(cases[i].text, size), cases[i].valid);
        assert_int_equal(utf8_is_valid(cases[i].text, size),
                         size == cases[i].valid);
    }
}

static void every_bad_byte_is_one_step(void **state)
{
    (void)state;
    const char text[] = "\xE2\x82x\xFF\xED\xA0\x80y";
    static const uint32_t forward[] = {0xFFFD, 0xFFFD, 'x',    0xFFFD,
                                       0xFFFD, 0xFFFD, 0xFFFD, 'y'};
    size_t size = sizeof text - 1, at = 0, steps = 0;
    assert_int_equal(utf8_length(text, size), 8);
    while (at < size)
        assert_int_equal(utf8_next(text, size, &at), forward[steps++]);
    while (at > 0)
        assert_int_equal(utf8_previous(text, size, &at), forward[--steps]);
    assert_int_equal(steps, 0);
}

static void the_ends_are_safe(void **state)
{
    (void)state;
    size_t at = 3;
    assert_int_equal(utf8_next("abc", 3, &at), 0);
    assert_int_equal(at, 3);
    at = 99;
    assert_int_equal(utf8_next("abc", 3, &at), 0);
    assert_int_equal(utf8_previous("abc", 3, &at), 'c');
    assert_int_equal(at, 2);
    at = 0;
    assert_int_equal(utf8_previous("abc", 3, &at), 0);
    assert_int_equal(utf8_previous(NULL, 0, &at), 0);
    assert_int_equal(utf8_next(NULL, 0, &at), 0);
    assert_true(utf8_is_valid("", 0));
}

/* Whatever stands before a code point, it is found from behind as it is from
 * the front. */
static void previous_agrees_with_next(void **state)
{
    (void)state;
    static const char pieces[] = "a\x80\xBF\xC3\xE2\xED\xF0\xF4\x9F\xFF\xA0";
    size_t count = sizeof pieces - 1;
    unsigned seed = 1;
    for (int round = 0; round < 20000; round++) {
        char text[12];
        size_t marks[13], steps = 0, at = 0;
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1103515245 + 12345;
            text[i] = pieces[(seed >> 16) % count];
        }
        for (; at < sizeof text; steps++) {
            marks[steps] = at;
            utf8_next(text, sizeof text, &at);
        }
        while (at > 0) {
            utf8_previous(text, sizeof text, &at);
            assert_int_equal(at, marks[--steps]);
        }
    }
}

static void ascii_is_told(void **state)
{
    (void)state;
    assert_true(utf8_is_ascii("", 0));
    assert_true(utf8_is_ascii("abcdefghijklmnop\x7F", 17));
    assert_false(utf8_is_ascii("abcdefghijklmnop\x80", 17));
    assert_false(utf8_is_ascii("\xFFxxxxxxxxxxx", 12));
}

/* By the next code point alone, of text that is seldom well formed. */
static void the_quick_ways_agree(void **state)
{
    (void)state;
    static const unsigned char bytes[] = {'a',  0x80, 0xBF, 0xC1, 0xC2, 0xD0,
                                          0xE0, 0xA0, 0xE3, 0xED, 0xEF, 0xF0,
                                          0x90, 0xF4, '\n', 0x7F};
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        char text[40];
        size_t size = 1 + i % sizeof text, count = 0, valid = 0, plain = 0;
        for (size_t k = 0; k < size; k++) {
            seed = seed * 1664525 + 1013904223;
            text[k] = i & 1 && seed >> 31 ? 'x' : (char)bytes[seed >> 24 & 15];
        }
        bool is_valid = true;
        for (size_t at = 0; at < size; count++) {
            size_t start = at;
            uint32_t code = utf8_next(text, size, &at);
            is_valid &= code != 0xFFFD || at - start == 3;
            valid = is_valid ? at : valid;
        }
        while (plain < size && !strchr("\n\x7F\xC2\xEF", text[plain]))
            plain++;
        assert_int_equal(utf8_length(text, size), count);
        assert_int_equal(utf8_valid_size(text, size), valid);
        assert_int_equal(utf8_plain_size(text, size), plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(what_is_no_scalar_value_is_replaced),
        cmocka_unit_test(bad_bytes_are_found),
        cmocka_unit_test(every_bad_byte_is_one_step),
        cmocka_unit_test(the_ends_are_safe),
        cmocka_unit_test(previous_agrees_with_next),
        cmocka_unit_test(ascii_is_told),
        cmocka_unit_test(the_quick_ways_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
