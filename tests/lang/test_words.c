/* Words, capitals, joints and folding. */
#include "lang/utf8.h"
#include "lang/words.h"
#include "unit.h"

/* The words of a text, a bar between them. */
static char *words_of(const char *text, size_t size)
{
    Buf out = {0};
    Words words;
    Word word;
    words_init(&words, text, size);
    while (words_next(&words, &word)) {
        if (out.size)
            buf_add_char(&out, '|');
        buf_add(&out, word.text, word.size);
        assert_true(word.start < word.end && word.end <= size);
    }
    assert_false(words_next(&words, &word));
    assert_true(words_clear(&words));
    return buf_take(&out);
}

static void words_are_letters_marks_and_numbers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {" ,.- ", ""},
        {"x", "x"},
        {"The user's data, 1,000.50!", "The|user|s|data|1|000|50"},
        {"a_b-c/d", "a|b|c|d"},
        {"Überraschung: ÉTÉ", "Überraschung|ÉTÉ"},
        {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9"},
        {"第3条（目的）", "第3条|目的"},
        {"Gegevens\xC2\xADverwerking", "Gegevensverwerking"},
        {"a\xE2\x80\x8D"
         "b\xE2\x80\x8C"
         "c",
         "abc"},
        {"\xE2\x80\x8F\xD7\xA9\xE2\x80\x8E\xD7\x9C\xE2\x80\x8F",
         "\xD7\xA9\xD7\x9C"},
        {"a\xE2\x80\x8B"
         "b",
         "a|b"}, /* zero width space parts */
        {"a\xC2\xA0"
         "b",
         "a|b"},
        {"x² ½ Ⅳ", "x²|½|Ⅳ"},
        {"“quoted”—dash…", "quoted|dash"},
        {"a\xEF\xB8\x8F b \xE2\x9D\xA4\xEF\xB8\x8F", "a|b"},
        {"a\xFF"
         "b",
         "a|b"},
        {"\xC2\xAD\xC2\xAD", ""},
        {"नियम और शर्तें", "नियम|और|शर्तें"},
        {"abc\xE2", "abc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *words = words_of(cases[i][0], strlen(cases[i][0]));
        assert_string_equal(words, cases[i][1]);
        free(words);
    }
}

static void a_word_tells_where_it_stands(void **state)
{
    (void)state;
    const char *text = " a\xC2\xAD"
                       "bc\xC2\xAD, d";
    Words words;
    Word word;
    words_init(&words, text, strlen(text));
    assert_true(words_next(&words, &word));
    assert_int_equal(word.start, 1);
    assert_int_equal(word.end, 6);
    assert_int_equal(word.size, 3);
    assert_memory_equal(word.text, "abc", 3);
    assert_true(words_next(&words, &word));
    assert_int_equal(word.start, 10);
    assert_ptr_equal(word.text, text + 10);
    assert_true(words_clear(&words));
}

static void one_long_word_with_invisible_marks_is_linear(void **state)
{
    (void)state;
    Buf text = {0};
    for (int i = 0; i < 300000; i++)
        buf_add_text(&text, "a\xC2\xAD\xE2\x80\x8D");
    char *words = words_of(text.bytes, text.size);
    assert_int_equal(strlen(words), 300000);
    free(words);
    buf_clear(&text);
}

/* Eight bytes at a time, of text in which words begin and end anywhere. */
static void a_list_is_of_the_words(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "a", "Z", "z", "A", "0",  "9", "m",  "@",        "[",    "`",
        "{", "/", ":", " ", "\n", "é", "。", "\xC2\xAD", "\xFF", "条"};
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        Buf text = {0}, list = {0}, want = {0};
        for (int k = 0; k < i % 40; k++) {
            seed = seed * 1664525 + 1013904223;
            size_t kinds = i % 3 ? 15 : sizeof pieces / sizeof pieces[0];
            buf_add_text(
                &text, i & 1 && seed >> 31 ? "w" : pieces[(seed >> 8) % kinds]);
        }
        Words words;
        Word word;
        words_init(&words, buf_text(&text), text.size);
        while (words_next(&words, &word)) {
            buf_add(&want, word.text, word.size);
            buf_add_char(&want, '\n');
        }
        assert_true(words_clear(&words));
        assert_true(words_list(buf_text(&text), text.size, &list));
        assert_string_equal(buf_text(&list), buf_text(&want));
        buf_clear(&text);
        buf_clear(&list);
        buf_clear(&want);
    }
}

static void capitals_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t least;
        bool is;
    } cases[] = {
        {"TERMS OF USE", 3, true},
        {"TERMS of USE", 3, false},
        {"A", 1, true},
        {"A", 2, false},
        {"", 0, true},
        {"", 1, false},
        {"123 – (4)", 1, false},
        {"§ 5 ГЛАВА", 5, true},
        {"ГЛАВА первая", 1, false},
        {"AUSSCHLIEßLICH", 5, true},
        {"ＡＢＣ", 3, true},
        {"第3条", 1, false},
        {"\xC7\x85", 1, false}, /* titlecase */
        {"N°1ª", 1, true},
        {"ΌΡΟΙ ΧΡΗΣΗΣ", 5, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(words_is_capitals(cases[i].text, strlen(cases[i].text),
                                           cases[i].least),
                         cases[i].is);
}

static uint32_t code_of(const char *text)
{
    size_t at = 0;
    return utf8_next(text, strlen(text), &at);
}

static void lines_join_as_their_scripts_do(void **state)
{
    (void)state;
    static const char *const tight[][2] = {
        {"条", "第"},
        {"の", "個"},
        {"。", "第"},
        {"、", "ア"},
        {"」", "は"},
        {"ข", "ก"},
        {"ລ", "າ"},
        {"ក", "ខ"},
        {"က", "ခ"},
        {"；", "（"},
        {"\xE2\x80\x8B", "a"},
    };
    static const char *const spaced[][2] = {
        {"a", "b"},   {"条", "a"},  {"a", "条"}, {"3", "条"},
        {"가", "나"}, {"条", "가"}, {"а", "б"},  {"ข", "条"},
        {".", "A"},   {"ش", "ر"},   {"é", "é"},  {"“", "第"},
    };
    for (size_t i = 0; i < sizeof tight / sizeof tight[0]; i++)
        assert_true(words_is_tight(code_of(tight[i][0]), code_of(tight[i][1])));
    for (size_t i = 0; i < sizeof spaced / sizeof spaced[0]; i++)
        assert_false(
            words_is_tight(code_of(spaced[i][0]), code_of(spaced[i][1])));
    assert_false(words_is_tight(0, 0));
    assert_false(words_is_tight(0, 0x4E00));
}

static void headings_fold(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", ""},
        {"  ", ""},
        {"Governing  Law\n", "governing law"},
        {"\tÜBER  UNS\xC2\xA0", "über uns"},
        {"Straße", "strasse"},
        {"ＡＢＣ１", "abc1"},
        {"ﬁnal", "final"},
        {"E\xCC\x81t\xC3\xA9", "été"},
        {"Gegevens\xC2\xADverwerking", "gegevensverwerking"},
        {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
        {"é\xFF", "é\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buf key = {0};
        assert_true(words_fold(cases[i][0], strlen(cases[i][0]), &key));
        assert_string_equal(buf_text(&key), cases[i][1]);
        buf_clear(&key);
    }
}

/* U+FDFA becomes eighteen characters, more than is set aside at first. */
static void folding_may_grow_a_lot(void **state)
{
    (void)state;
    Buf text = {0};
    for (int i = 0; i < 1000; i++)
        buf_add_text(&text, "\xEF\xB7\xBA");
    Buf key = {0};
    assert_true(words_fold(text.bytes, text.size, &key));
    assert_true(key.size > 30000);
    buf_clear(&key);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_letters_marks_and_numbers),
        cmocka_unit_test(a_word_tells_where_it_stands),
        cmocka_unit_test(one_long_word_with_invisible_marks_is_linear),
        cmocka_unit_test(a_list_is_of_the_words),
        cmocka_unit_test(capitals_are_told),
        cmocka_unit_test(lines_join_as_their_scripts_do),
        cmocka_unit_test(headings_fold),
        cmocka_unit_test(folding_may_grow_a_lot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
