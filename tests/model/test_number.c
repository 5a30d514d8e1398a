/* Numbers that lines begin with: which are some, and which follow another. */
#include "model/number.h"
#include "model/number_words.h"
#include "unit.h"

typedef struct {
    const char *text, *locale;
    NumberKind kind;
    size_t size, skip;
    int depth;
    unsigned value;
} Case;

static void try_case(const Case *one)
{
    Number number = number_from_text(one->text, strlen(one->text), one->locale);
    if (number.kind != one->kind || number.size != one->size ||
        number.skip != one->skip || number.depth != one->depth ||
        number.value != one->value)
        fail_msg("%s: kind %d size %zu skip %zu depth %d value %u", one->text,
                 (int)number.kind, number.size, number.skip, number.depth,
                 number.value);
}

static void test_numbers(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"1. Text", "en", NUMBER_DECIMAL, 2, 3, 1, 1},
        {"12)", "en", NUMBER_DECIMAL, 3, 3, 1, 12},
        {"(3) text", "en", NUMBER_DECIMAL, 3, 4, 1, 3},
        {"0. Definitions.", "en", NUMBER_DECIMAL, 2, 3, 1, 0},
        {"1.2 Text", "en", NUMBER_DECIMAL, 3, 4, 2, 2},
        {"1.2.3.\tText", "en", NUMBER_DECIMAL, 6, 7, 3, 3},
        {"1a. Text", "de", NUMBER_DECIMAL, 3, 4, 1, 1},
        {"1.\xC2\xA0Text", "en", NUMBER_DECIMAL, 2, 4, 1, 1},
        {"1.本规约", "zh", NUMBER_DECIMAL, 2, 2, 1, 1},
        {"一、总则", "zh", NUMBER_DECIMAL, 6, 6, 1, 1},
        {"（十二）总则", "zh", NUMBER_DECIMAL, 12, 12, 1, 12},
        {"２　甲は", "ja", NUMBER_DECIMAL, 3, 6, 1, 2},
        {"①目的", "ja", NUMBER_DECIMAL, 3, 3, 1, 1},
        {"a. text", "en", NUMBER_LETTER, 2, 3, 1, 1},
        {"(b) text", "en", NUMBER_LETTER, 3, 4, 1, 2},
        {"aa) text", "de", NUMBER_LETTER, 3, 4, 1, 1},
        {"б) текст", "ru", NUMBER_LETTER, 3, 4, 1, 2},
        {"나. 본문", "ko", NUMBER_LETTER, 4, 5, 1, 2},
        {"(iv) text", "en", NUMBER_ROMAN, 4, 5, 1, 4},
        {"IX. TEXT", "en", NUMBER_ROMAN, 3, 4, 1, 9},
        {"i) text", "en", NUMBER_ROMAN, 2, 3, 1, 1},
        {"Artikel 3 Recht", "nl", NUMBER_ARTICLE, 9, 10, 1, 3},
        {"ARTICLE 3. Law", "en", NUMBER_ARTICLE, 10, 11, 1, 3},
        {"Article 3 – Law", "en", NUMBER_ARTICLE, 9, 14, 1, 3},
        {"Artikel 3: Recht", "nl", NUMBER_ARTICLE, 9, 11, 1, 3},
        {"Article 1er", "fr", NUMBER_ARTICLE, 11, 11, 1, 1},
        {"Artigo 2.º Objeto", "pt", NUMBER_ARTICLE, 11, 12, 1, 2},
        {"Art. IV", "fr", NUMBER_ARTICLE, 7, 7, 1, 4},
        {"§ 4a Haftung", "de", NUMBER_ARTICLE, 5, 6, 1, 4},
        {"§4", "de", NUMBER_ARTICLE, 3, 3, 1, 4},
        {"3 § Ansvar", "sv", NUMBER_ARTICLE, 4, 5, 1, 3},
        {"3. člen", "sl", NUMBER_ARTICLE, 8, 8, 1, 3},
        {"Статья 5. Право", "ru", NUMBER_ARTICLE, 15, 16, 1, 5},
        {"第1条（目的）", "ja", NUMBER_ARTICLE, 7, 7, 1, 1},
        {"第十二条 总则", "zh", NUMBER_ARTICLE, 12, 13, 1, 12},
        {"제3조 (목적)", "ko", NUMBER_ARTICLE, 7, 8, 1, 3},
        {"المادة ٣", "ar", NUMBER_ARTICLE, 15, 15, 1, 3},
        {"Section 3.1 Scope", "en", NUMBER_ARTICLE, 11, 12, 2, 1},
        {"Hoofdstuk II", "nl", NUMBER_DIVISION, 12, 12, 1, 2},
        {"ANNEX C", "en", NUMBER_DIVISION, 7, 7, 1, 3},
        {"第一章 总则", "zh", NUMBER_DIVISION, 9, 10, 1, 1},
        {"5. novembers", "nb", NUMBER_DECIMAL, 2, 3, 1, 5},
        {"5. May we share it", "en", NUMBER_DECIMAL, 2, 3, 1, 5},
        {"32. november", "nb", NUMBER_DECIMAL, 3, 4, 1, 32},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        try_case(&cases[i]);
}

static void test_others(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"", "en"},
        {"Text", "en"},
        {"1 Text", "en"},
        {"1.Text", "en"},
        {"1.000 euro", "nl"},
        {"2018. gada", "lv"},
        {"27.04.2018", "de"},
        {"27. 4. 2018", "cs"},
        {"5. november 2025", "nb"},
        {"5. november", "nb"},
        {"5. November", NULL},
        {"1. März gilt", "de"},
        {"5. May 2025", "en"},
        {"27. apr. 2018", "da"},
        {"i.e. this", "en"},
        {"mix. it", "en"},
        {"(EU) 2016/679", "en"},
        {"Article", "en"},
        {"Articles 3", "en"},
        {"Article three", "en"},
        {"Article 3b2", "en"},
        {"https://example.com", "en"},
        {"第三者は", "ja"},
        {"(1 text", "en"},
        {"1.1.1.1.1.1.1.1 text", "en"},
        {"\xFF\xFE", "en"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *text = texts[i][0];
        Number number = number_from_text(text, strlen(text), texts[i][1]);
        if (number.kind != NUMBER_NONE)
            fail_msg("%s: kind %d", text, (int)number.kind);
    }
}

static bool follows(const char *before, const char *next)
{
    Number a = number_from_text(before, strlen(before), NULL);
    Number b = number_from_text(next, strlen(next), NULL);
    assert_int_not_equal(a.kind, NUMBER_NONE);
    assert_int_not_equal(b.kind, NUMBER_NONE);
    return number_is_next(&a, &b);
}

static void test_series(void **state)
{
    (void)state;
    static const char *const yes[][2] = {
        {"1.", "2."},           {"9.", "10."},
        {"1.1", "1.2"},         {"1.9.", "1.10"},
        {"(a)", "(b)"},         {"(b)", "(c)"},
        {"(c)", "(d)"},         {"(h)", "(i)"},
        {"(i)", "(j)"},         {"(i)", "(ii)"},
        {"iii.", "iv."},        {"z)", "aa)"},
        {"aa)", "bb)"},         {"bb)", "cc)"},
        {"Art. 1", "Art. 2."},  {"§ 4", "§ 4a"},
        {"§ 4a", "§ 5"},        {"§ 4a", "§ 4b"},
        {"第1条", "第2条"},     {"第3条", "第3条の2"},
        {"Annex B", "Annex C"}, {"Annex C", "Annex D"},
        {"Part I", "Part II"},  {"и)", "к)"},
        {"一、", "二、"},       {"①", "②"},
    };
    static const char *const no[][2] = {
        {"1.", "3."},      {"1.", "1."},
        {"1.", "2)"},      {"1.1", "2.2"},
        {"1.1", "1.1.2"},  {"(a)", "b)"},
        {"a.", "B."},      {"1.", "b."},
        {"Art. 1", "§ 2"}, {"(i)", "(iii)"},
        {"§ 4", "§ 5b"},   {"Part I", "Annex II"},
        {"2.", "1."},      {"Section 1.1", "Section 2.2"},
    };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        if (!follows(yes[i][0], yes[i][1]))
            fail_msg("%s, %s: should follow", yes[i][0], yes[i][1]);
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        if (follows(no[i][0], no[i][1]))
            fail_msg("%s, %s: should not follow", no[i][0], no[i][1]);
}

static bool begins(const char *text)
{
    Number number = number_from_text(text, strlen(text), NULL);
    return number_is_first(&number);
}

static void test_first(void **state)
{
    (void)state;
    assert_true(begins("1. a") && begins("0. a") && begins("1.1 a"));
    assert_true(begins("3.1 a") && begins("(a) a") && begins("i. a"));
    assert_true(begins("Article 1") && begins("第1条") && begins("Annex A"));
    assert_true(begins("２　a"));
    assert_false(begins("2. a") || begins("1.2 a") || begins("(b) a"));
    assert_false(begins("v. a") || begins("Article 2") || begins("1b. a"));
    assert_false(begins("text"));
}

static void test_words(void **state)
{
    (void)state;
    bool is_division = true;
    assert_true(number_words_is_sorted());
    assert_int_not_equal(number_word_find("ARTIKEL", 7, &is_division), 0);
    assert_false(is_division);
    assert_int_not_equal(number_word_find("ΚΕΦΆΛΑΙΟ", 16, &is_division), 0);
    assert_true(is_division);
    assert_int_equal(number_word_find("kept", 4, &is_division), 0);
    assert_true(month_is_name("NOVEMBRE", 8));
    assert_false(month_is_name("", 0));
    assert_true(month_has_dotted_day("de-AT"));
    assert_false(month_has_dotted_day("d"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_others),
        cmocka_unit_test(test_series),  cmocka_unit_test(test_first),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
