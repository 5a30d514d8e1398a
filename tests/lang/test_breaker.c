/* Line breaks: the ones that are expected, and for texts made by chance the
 * same ones as ICU finds, although most of the work is done without it. */
#include "lang/breaker.h"
#include "unit.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

typedef struct {
    CodicilContext *context;
    Told told;
    Breaker *breaker;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    assert_int_equal(breaker_new(world->context, "nl", &world->breaker),
                     CODICIL_OK);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    breaker_free(world->breaker);
    codicil_context_free(world->context);
    free(world);
    return 0;
}

/* A text with a bar at every break and two where a line has to end. */
static void mark(Breaker *breaker, const char *text, char *out)
{
    size_t start = 0;
    LineBreak stop;
    breaker_set(breaker, text, strlen(text));
    while (breaker_next(breaker, &stop)) {
        assert_true(stop.at > start);
        memcpy(out, text + start, stop.at - start);
        out += stop.at - start;
        memcpy(out, "||", 1 + stop.is_due);
        out += 1 + stop.is_due;
        start = stop.at;
    }
    assert_int_equal(start, strlen(text));
    *out = '\0';
}

static void lines_break_where_they_may(void **state)
{
    World *world = *state;
    static const char *const cases[][2] = {
        {"", ""},
        {"word", "word|"},
        {"two words", "two |words|"},
        {"two   words ", "two   |words |"},
        {"well-known", "well-|known|"},
        {"a -5 x", "a |-5 |x|"},
        {"(see 5.1)", "(see |5.1)|"},
        {"and/or", "and/|or|"},
        {"https://a.nl/b", "https://|a.nl/|b|"},
        {"$1,000.50 (x)", "$1,000.50 |(x)|"},
        {"\"quoted\" text", "\"quoted\" |text|"},
        {"one\ntwo", "one\n||two|"},
        {"one\n", "one\n||"},
        {"\n\n", "\n||\n||"},
        {"a\xC2\xA0"
         "b c",
         "a\xC2\xA0"
         "b |c|"},
        {"§ 5 is “hier” van kracht", "§ |5 |is |“hier” |van |kracht|"},
        {"第3条、目的", "第|3|条、|目|的|"},
        {"a\xE2\x80\x8B"
         "b",
         "a\xE2\x80\x8B|b|"},
        {"a\xE2\x80\xA8"
         "b",
         "a\xE2\x80\xA8||b|"},
        {"a\r\nb", "a\r\n||b|"},
        {"Gegevens\xC2\xADverwerking", "Gegevens\xC2\xAD|verwerking|"},
        {"ภาษาไทย", "ภาษา|ไทย|"},
        {"\xFF\xFE", "\xFF\xFE|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char out[256];
        mark(world->breaker, cases[i][0], out);
        assert_string_equal(out, cases[i][1]);
    }
}

static void a_breaker_is_used_again_at_any_time(void **state)
{
    World *world = *state;
    LineBreak stop;
    char out[64];
    assert_false(breaker_next(world->breaker, &stop));
    breaker_set(world->breaker, "één twee drie", 15);
    assert_true(breaker_next(world->breaker, &stop));
    mark(world->breaker, "a b", out);
    assert_string_equal(out, "a |b|");
    breaker_set(world->breaker, NULL, 0);
    assert_false(breaker_next(world->breaker, &stop));
    Breaker *other = NULL;
    assert_int_equal(breaker_new(world->context, NULL, &other), CODICIL_OK);
    breaker_free(other);
    breaker_free(NULL);
}

/* -------------------------------------------------------- the same as ICU */

static const char *const pieces[] = {
    "a", "b", "Z", "1", "2", " ", " ", " ", "-", "/", ".", ",", ";", "(", ")",
    "[", "]", "{", "}", "\"", "'", "!", "?", "$", "%", "|", "\\", "+", "\t",
    "\n", ":", "<", "@", "x",
    /* the ones before are ASCII */
    "é", "“", "”", "—", "漢", "。", "\xC2\xA0", "’", "€", "\xE2\x80\x8B", "ก",
    "가", "\xCC\x81", "…"};

#define ASCII_PIECES 34
#define ALL_PIECES   (sizeof pieces / sizeof pieces[0])

typedef struct {
    char text[128];
    size_t size;
    unsigned char ours[129], icu[129]; /* 1: may break, 2: has to */
} Sample;

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

static void sample_make(Sample *sample, unsigned *seed, size_t choice)
{
    size_t count = 1 + random_next(seed) % 14;
    memset(sample, 0, sizeof *sample);
    for (size_t i = 0; i < count; i++)
        strcat(sample->text, pieces[random_next(seed) % choice]);
    sample->size = strlen(sample->text);
}

static void sample_break(Sample *sample, Breaker *breaker, UBreakIterator *icu,
                         UText *view)
{
    LineBreak stop;
    breaker_set(breaker, sample->text, sample->size);
    while (breaker_next(breaker, &stop))
        sample->ours[stop.at] = 1 + stop.is_due;
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(view, sample->text, (int64_t)sample->size, &error);
    ubrk_setUText(icu, view, &error);
    assert_true(U_SUCCESS(error));
    for (int32_t at; (at = ubrk_next(icu)) != UBRK_DONE;)
        sample->icu[at] = 1 + (ubrk_getRuleStatus(icu) >= UBRK_LINE_HARD);
}

static void compare_with_icu(World *world, const char *locale, int rounds)
{
    UErrorCode error = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *icu = ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
    Breaker *breaker = NULL;
    assert_int_equal(breaker_new(world->context, locale, &breaker), CODICIL_OK);
    unsigned seed = 7;
    for (int i = 0; i < rounds; i++) {
        Sample sample;
        sample_make(&sample, &seed, i % 2 ? ASCII_PIECES : ALL_PIECES);
        sample_break(&sample, breaker, icu, &view);
        if (memcmp(sample.ours, sample.icu, sizeof sample.icu) != 0)
            fail_msg("%s: \"%s\" breaks otherwise", locale, sample.text);
    }
    breaker_free(breaker);
    ubrk_close(icu);
    utext_close(&view);
}

static void breaks_are_those_of_icu(void **state)
{
    compare_with_icu(*state, "en", 50000);
    static const char *const locales[] = {"nl", "de", "fr", "ja", "zh-Hant",
                                          "ko", "th", "fi", "und"};
    for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++)
        compare_with_icu(*state, locales[i], 4000);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(lines_break_where_they_may),
        TEST(a_breaker_is_used_again_at_any_time),
        TEST(breaks_are_those_of_icu),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
