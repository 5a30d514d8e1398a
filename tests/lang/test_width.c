/* Columns of texts. */
#include "lang/width.h"
#include "unit.h"

static void texts_have_columns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
    } cases[] = {
        {"", 0},
        {"plain ASCII", 11},
        {"a\tb\n", 2},
        {"café €", 6},
        {"e\xCC\x81", 1},
        {"第3条", 5},
        {"（株）", 6},
        {"ｱｲｳ", 3},
        {"가나", 4},
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 2}, /* a syllable of jamo */
        {"กำ", 2},
        {"ก็", 1},
        {"a\xE2\x80\x8B"
         "b",
         2},
        {"x\xC2\xADy", 2},
        {"\xE2\x80\x8F\xD7\xA9", 1},
        {"😀", 2},
        {"👍🏽", 2},                 /* skin tone */
        {"👩‍👧", 2},              /* family */
        {"🇳🇱", 2},                       /* flag */
        {"\xE2\x9D\xA4", 1},             /* heart as text */
        {"\xE2\x9D\xA4\xEF\xB8\x8F", 2}, /* heart as emoji */
        {"\xE3\x80\xB0\xEF\xB8\x8F", 2}, /* wide already */
        {"🏽", 2},                     /* a tone alone */
        {"\xFF\xFF", 2},
        {"नि", 2},
        {"“”…—", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t width = text_width(cases[i].text, strlen(cases[i].text));
        if (width != cases[i].width)
            print_error("%s: %zu\n", cases[i].text, width);
        assert_int_equal(width, cases[i].width);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_have_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
