/* Tokens: the ones that are expected, for texts made by chance the same ones
 * as ICU's words although most of the work is done without it, and never a
 * piece of what a reader takes for one character. */
#include "lang/tokens.h"
#include "unit.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

typedef struct {
    CodicilContext *context;
    Told told;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    codicil_context_free(world->context);
    free(world);
    return 0;
}

static Tokenizer *tokenizer_for(World *world, const char *locale)
{
    Tokenizer *made = NULL;
    assert_int_equal(tokenizer_new(world->context, locale, &made), CODICIL_OK);
    return made;
}

/* The tokens, each after a letter for its class; white space as `_`. */
static void show(Tokenizer *tokenizer, const char *text, char *out)
{
    TokenList tokens = {0};
    assert_true(tokenizer_read(tokenizer, text, strlen(text), &tokens));
    size_t at = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        Token token = tokens.items[i];
        assert_int_equal(token.start, at);
        assert_true(token.end > token.start);
        at = token.end;
        if (token.class == TOKEN_SPACE) {
            *out++ = '_';
            continue;
        }
        *out++ = "_wnms"[token.class];
        *out++ = '|';
        memcpy(out, text + token.start, token.end - token.start);
        out += token.end - token.start;
        *out++ = '|';
    }
    *out = '\0';
    assert_int_equal(at, strlen(text));
    token_list_clear(&tokens);
}

static void a_line_is_words_numbers_marks_and_space(void **state)
{
    static const char *const cases[][3] = {
        {"en", "", ""},
        {"en", "a  b", "w|a|_w|b|"},
        {"de", "1.000,50 €.", "n|1.000,50|_m|€|s|.|"},
        {"fr", "l’eau «\xC2\xA0oui\xC2\xA0»", "w|l’eau|_m|«|_w|oui|_m|»|"},
        {"nl", "Art. 5: (zie e.g. b_2);",
         "w|Art|s|.|_n|5|m|:|_m|(|w|zie|_w|e.g|s|.|_w|b_2|m|)|m|;|"},
        {"en", "a\r\nb\n\nc", "w|a|_w|b|__w|c|"},
        {"cs", "údaje; § 8", "w|údaje|m|;|_m|§|_n|8|"},
        {"ja", "個人情報を取得。", "w|個人|w|情報|w|を|w|取得|s|。|"},
        {"th", "ข้อมูลส่วนบุคคล", "w|ข้อมูล|w|ส่วน|w|บุคคล|"},
        {"ko", "개인정보를 수집", "w|개인정보를|_w|수집|"},
        {"ar", "البيانات، لا؟", "w|البيانات|m|،|_w|لا|s|؟|"},
        {"hi", "डेटा हटाएँ।", "w|डेटा|_w|हटाएँ|s|।|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Tokenizer *tokenizer = tokenizer_for(*state, cases[i][0]);
        char out[256];
        show(tokenizer, cases[i][1], out);
        assert_string_equal(out, cases[i][2]);
        tokenizer_free(tokenizer);
    }
}

static void one_tokenizer_reads_many_lines(void **state)
{
    Tokenizer *tokenizer = tokenizer_for(*state, NULL);
    TokenList tokens = {0};
    assert_true(tokenizer_read(tokenizer, "a b", 3, &tokens));
    assert_true(tokenizer_read(tokenizer, "ภาษา", 12, &tokens));
    assert_true(tokenizer_read(tokenizer, NULL, 0, &tokens));
    assert_int_equal(tokens.count, 4);
    assert_int_equal(tokens.items[3].start, 0);
    assert_int_equal(tokens.items[3].end, 12);
    token_list_clear(&tokens);
    assert_true(tokenizer_read(tokenizer, "\xFF\xFE x \xE0", 6, &tokens));
    assert_int_equal(tokens.items[tokens.count - 1].end, 6);
    token_list_clear(&tokens);
    tokenizer_free(tokenizer);
    tokenizer_free(NULL);
}

/* ------------------------------------------------------------- graphemes */

static void no_character_is_cut(void **state)
{
    static const char *const clusters[] = {
        "👩‍👩‍👧",
        "👍🏽",
        "🇳🇱",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "1️⃣",
        "தி",
        "க்‍",
        "กำ",
        "ที่",
        "لّ",
        ("\xD8\x80"
         "5"), /* a number sign that is prepended */
        "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", /* jamo */
        "e\xCC\x81",
        " \xCC\x81",
        "…\xCC\x81",
        "\r\n",
    };
    Tokenizer *tokenizer = tokenizer_for(*state, "th");
    size_t count = sizeof clusters / sizeof clusters[0];
    for (size_t i = 0; i < count * count; i++) {
        const char *first = clusters[i / count], *second = clusters[i % count];
        char text[128];
        size_t size =
            (size_t)snprintf(text, sizeof text, "a %s%s z", first, second);
        TokenList tokens = {0};
        assert_true(tokenizer_read(tokenizer, text, size, &tokens));
        size_t one = 2, two = 2 + strlen(first), three = two + strlen(second);
        for (size_t t = 0; t < tokens.count; t++) {
            size_t end = tokens.items[t].end;
            if ((end > one && end < two) || (end > two && end < three))
                fail_msg("\"%s\" is cut at %zu", text, end);
        }
        token_list_clear(&tokens);
    }
    tokenizer_free(tokenizer);
}

/* So many that it would not end if each asked for all before it. */
static void flags_without_end_are_pairs(void **state)
{
    Tokenizer *tokenizer = tokenizer_for(*state, "en");
    static const char flag[] = "🇳🇱";
    size_t size = sizeof flag - 1, count = 20000;
    char *text = malloc(count * size);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * size, flag, size);
    TokenList tokens = {0};
    assert_true(tokenizer_read(tokenizer, text, count * size, &tokens));
    assert_int_equal(tokens.count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(tokens.items[i].end, (i + 1) * size);
    token_list_clear(&tokens);
    tokenizer_free(tokenizer);
    free(text);
}

/* -------------------------------------------------------- the same as ICU */

static const char *const pieces[] = {
    "a", "b", "Z", "1", "2", " ", " ", " ", "-", "/", ".", ".", ",", ";", "(",
    ")", "[", "{", "\"", "'", "!", "?", "$", "%", "|", "\\", "_", "\t", "\n",
    "\r", ":", "@", "x", "\x0B", "\x01",
    /* the ones before are ASCII */
    "é", "“", "”", "—", "漢", "。", "\xC2\xA0", "’", "€", "\xE2\x80\x8B", "ก",
    "가", "\xCC\x81", "…", "ж", "ς", "·", "\xC2\xAD", "א", "カ", "ª", "©",
    "\xE3\x80\x80", "ع", "٣", "،", "٫", "\xD9\x8E", "؟", "\xD8\x9C"};

#define ASCII_PIECES 35
#define ALL_PIECES   (sizeof pieces / sizeof pieces[0])

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

/* Every end of a word that ICU finds is an end of ours and the other way. */
static void compare(Tokenizer *tokenizer, UBreakIterator *words,
                    const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text, -1, &error);
    ubrk_setUText(words, &view, &error);
    assert_true(U_SUCCESS(error));
    TokenList tokens = {0};
    assert_true(tokenizer_read(tokenizer, text, strlen(text), &tokens));
    for (size_t i = 0; i < tokens.count; i++)
        if (ubrk_next(words) != (int32_t)tokens.items[i].end)
            fail_msg("\"%s\": token %zu ends at %u", text, i,
                     tokens.items[i].end);
    assert_int_equal(ubrk_next(words), UBRK_DONE);
    token_list_clear(&tokens);
    utext_close(&view);
}

static void compare_many(World *world, const char *locale, size_t choice)
{
    Tokenizer *tokenizer = tokenizer_for(world, locale);
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, locale, NULL, 0, &error);
    assert_true(U_SUCCESS(error));
    unsigned seed = 2026;
    for (int i = 0; i < 20000; i++) {
        char text[128] = "";
        size_t count = 1 + random_next(&seed) % 20, size = 0;
        for (size_t k = 0; k < count; k++) {
            const char *piece = pieces[random_next(&seed) % choice];
            memcpy(text + size, piece, strlen(piece) + 1);
            size += strlen(piece);
        }
        compare(tokenizer, words, text);
    }
    ubrk_close(words);
    tokenizer_free(tokenizer);
}

static void ascii_tokens_are_those_of_icu(void **state)
{
    static const char *const locales[] = {"en", "sv", "el", "ja"};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        compare_many(*state, locales[i], ASCII_PIECES);
}

static void other_tokens_are_those_of_icu(void **state)
{
    static const char *const locales[] = {"en", "fi", "he", "zh"};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        compare_many(*state, locales[i], ALL_PIECES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_words_numbers_marks_and_space),
        cmocka_unit_test(one_tokenizer_reads_many_lines),
        cmocka_unit_test(no_character_is_cut),
        cmocka_unit_test(flags_without_end_are_pairs),
        cmocka_unit_test(ascii_tokens_are_those_of_icu),
        cmocka_unit_test(other_tokens_are_those_of_icu),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
