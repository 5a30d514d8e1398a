/* Slugs of headings in many scripts: short, ASCII, fit for an id. */
#include "lang/slug.h"
#include "unit.h"

typedef struct {
    CodicilContext *context;
    Told told;
    Slugger *slugger;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    assert_int_equal(slugger_new(world->context, false, &world->slugger),
                     CODICIL_OK);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    slugger_free(world->slugger);
    slugger_free(NULL);
    codicil_context_free(world->context);
    free(world);
    return 0;
}

static void assert_slug(World *world, const char *text, size_t max_words,
                        const char *slug)
{
    Buf out = {0};
    buf_add_text(&out, "#");
    assert_int_equal(
        slug_from_text(world->slugger, text, strlen(text), max_words, &out),
        CODICIL_OK);
    assert_string_equal(buf_text(&out) + 1, slug);
    buf_clear(&out);
}

static void headings_become_slugs(void **state)
{
    World *world = *state;
    static const char *const cases[][2] = {
        {"Governing Law", "governing-law"},
        {"WEB-PORTAL STATEMENT (\"X\")", "web-portal-statement-x"},
        {"  1.2  Definitions. ", "s-1-2-definitions"},
        {"2019", "s-2019"},
        {"The user's data & you're in", "the-users-data-youre-in"},
        {"foto’s", "fotos"},
        {"L’utilisation d'un service", "l-utilisation-d-un-service"},
        {"dell'utente", "dell-utente"},
        {"Förderung", "forderung"},
        {"Fo\xCC\x88rderung", "forderung"},
        {"Straße Œuvre Łódź", "strasse-oeuvre-lodz"},
        {"Điều khoản dịch vụ", "dieu-khoan-dich-vu"},
        {"İstanbul Ağ", "istanbul-ag"},
        {"ﬁnal ½ x²", "final-1-2-x2"},
        {"Gegevens\xC2\xADverwerking", "gegevensverwerking"},
        {"© 2019 ™ Acme", "s-2019-acme"},
        {"a\xFF"
         "b",
         "a-b"},
        {"", ""},
        {"…", ""},
        {"😀", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_slug(world, cases[i][0], 0, cases[i][1]);
}

static void other_scripts_are_spelled_in_latin(void **state)
{
    World *world = *state;
    static const char *const cases[][2] = {
        {"Область персональных данных", "oblast-personalnyh-dannyh"},
        {"Ελληνικά", "ellenika"},
        {"第3条", "di3tiao"},
        {"数据保护", "shu-ju-bao-hu"},
        {"개인정보", "gaeinjeongbo"},
        {"A and Б", "a-and-b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_slug(world, cases[i][0], 0, cases[i][1]);
}

static void slugs_are_short(void **state)
{
    World *world = *state;
    assert_slug(world, "a b c d e f g h", 0, "a-b-c-d-e-f");
    assert_slug(world, "a b c d e f g h", 2, "a-b");
    assert_slug(world, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbb c",
                0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_slug(world, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbb c", 0,
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbb");
    assert_slug(world,
                "1234567890123456789012345678901234567890123456789012345", 0,
                "s-1234567890123456789012345678901234567890123456");
}

static void long_headings_cost_no_more(void **state)
{
    World *world = *state;
    static const char *const fills[] = {"word ", "'", "é", "数", "— ", "\xFF"};
    for (size_t k = 0; k < sizeof fills / sizeof fills[0]; k++) {
        Buf text = {0};
        for (int i = 0; i < 200000; i++)
            buf_add_text(&text, fills[k]);
        Buf out = {0};
        assert_int_equal(
            slug_from_text(world->slugger, text.bytes, text.size, 0, &out),
            CODICIL_OK);
        assert_true(out.size <= SLUG_BYTES);
        buf_clear(&out);
        buf_clear(&text);
    }
}

/* Whatever goes in, an id comes out, or nothing. */
static void every_slug_fits_an_id(void **state)
{
    World *world = *state;
    static const char *const pieces[] = {
        "a", "B",  "9",  " ", "-", "_", ".", "'",        "’",    "é", "ß",
        "ю", "条", "あ", "ش", "ก", "₂", "Ⅳ", "\xCC\x81", "\xFF", "“", "🙂"};
    unsigned seed = 3;
    for (int round = 0; round < 3000; round++) {
        Buf text = {0};
        for (int i = 0; i < 12; i++) {
            seed = seed * 1103515245 + 12345;
            buf_add_text(&text, pieces[(seed >> 16) % 22]);
        }
        Buf out = {0};
        assert_int_equal(
            slug_from_text(world->slugger, text.bytes, text.size, 0, &out),
            CODICIL_OK);
        const char *slug = buf_text(&out);
        assert_int_equal(strspn(slug, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         out.size);
        assert_true(out.size <= SLUG_BYTES);
        assert_true(!out.size || (*slug >= 'a' && *slug <= 'z'));
        assert_null(strstr(slug, "--"));
        assert_true(!out.size || slug[out.size - 1] != '-');
        buf_clear(&out);
        buf_clear(&text);
    }
}

/* Without a transliterator, the same words still give the same name. */
static void quick_slugs_tell_headings_apart(void **state)
{
    World *world = *state;
    static const char *const headings[] = {"Общие сроки", "ОБЩИЕ  СРОКИ",
                                           "Общие цены", "Förderung"};
    Slugger *quick = NULL;
    Buf slugs[4] = {{0}};
    assert_int_equal(slugger_new(world->context, true, &quick), CODICIL_OK);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(slug_from_text(quick, headings[i], strlen(headings[i]),
                                        0, &slugs[i]),
                         CODICIL_OK);
    assert_string_equal(buf_text(&slugs[0]), buf_text(&slugs[1]));
    assert_string_not_equal(buf_text(&slugs[0]), buf_text(&slugs[2]));
    assert_int_equal(*buf_text(&slugs[0]), 'x');
    assert_string_equal(buf_text(&slugs[3]), "forderung");
    for (size_t i = 0; i < 4; i++)
        buf_clear(&slugs[i]);
    slugger_free(quick);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(headings_become_slugs), TEST(other_scripts_are_spelled_in_latin),
        TEST(slugs_are_short),       TEST(long_headings_cost_no_more),
        TEST(every_slug_fits_an_id), TEST(quick_slugs_tell_headings_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
