/* Phrases from MO files of both byte orders, and files that lie. */
#include "base/file.h"
#include "lang/phrases.h"
#include "unit.h"

typedef struct {
    CodicilContext *context;
    Told told;
    char *data; /* folder that holds locales/ */
    char path[600];
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    world->data = folder_new();
    snprintf(world->path, sizeof world->path, "%s/locales", world->data);
    assert_int_equal(folder_make(world->context, world->path), CODICIL_OK);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    codicil_context_free(world->context);
    folder_drop(world->data);
    free(world);
    return 0;
}

/* ------------------------------------------------------------- an MO file */

static void add_word(Buf *mo, uint32_t word, bool is_big)
{
    for (int i = 0; i < 4; i++)
        buf_add_char(mo, (char)(word >> 8 * (is_big ? 3 - i : i)));
}

/* An MO file of keys and texts in turn, ended by NULL, sorted. */
static Buf mo_of(const char *const *strings, bool is_big)
{
    Buf mo = {0};
    uint32_t count = 0;
    while (strings[2 * count])
        count++;
    uint32_t offset = 28 + 16 * count;
    const uint32_t header[] = {0x950412DE,     0, count, 28,
                               28 + 8 * count, 0, offset};
    for (size_t i = 0; i < 7; i++)
        add_word(&mo, header[i], is_big);
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < count; i++) {
            uint32_t size = (uint32_t)strlen(strings[2 * i + side]);
            add_word(&mo, size, is_big);
            add_word(&mo, offset, is_big);
            offset += size + 1;
        }
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < count; i++)
            buf_add(&mo, strings[2 * i + side],
                    strlen(strings[2 * i + side]) + 1);
    return mo;
}

static void put(World *world, const char *locale, const Buf *mo)
{
    snprintf(world->path, sizeof world->path, "%s/locales/%s.mo", world->data,
             locale);
    assert_int_equal(
        file_write(world->context, world->path, buf_text(mo), mo->size),
        CODICIL_OK);
}

static void put_strings(World *world, const char *locale,
                        const char *const *strings, bool is_big)
{
    Buf mo = mo_of(strings, is_big);
    put(world, locale, &mo);
    buf_clear(&mo);
}

static const char *const english[] = {
    "",         "Content-Type: text/plain; charset=UTF-8\n",
    "contents", "Contents",
    "link-to",  "Link to “{heading}”",
    "odd",      "{a{b} {} {b",
    "version",  "Version {label} of {label}",
    NULL};

static const char *const dutch[] = {
    "",         "Content-Type: text/plain; charset=UTF-8\n",
    "contents", "Inhoud",
    "own",      "Eigen",
    NULL};

static Phrases *phrases_of(World *world, const char *locale)
{
    Phrases *phrases = NULL;
    assert_int_equal(
        phrases_open(world->context, world->data, locale, &phrases),
        CODICIL_OK);
    return phrases;
}

/* ------------------------------------------------------------------- tests */

static void phrases_are_found_over_english(void **state)
{
    World *world = *state;
    for (int is_big = 0; is_big < 2; is_big++) {
        put_strings(world, "en", english, is_big);
        put_strings(world, "nl", dutch, !is_big);
        Phrases *phrases = phrases_of(world, "nl");
        assert_string_equal(phrases_locale(phrases), "nl");
        assert_string_equal(phrases_get(phrases, "contents"), "Inhoud");
        assert_string_equal(phrases_get(phrases, "own"), "Eigen");
        assert_string_equal(phrases_get(phrases, "version"),
                            "Version {label} of {label}");
        assert_string_equal(phrases_get(phrases, "nonsense"), "nonsense");
        assert_string_equal(phrases_get(phrases, ""), "");
        phrases_close(phrases);
    }
}

static void the_nearest_locale_is_taken(void **state)
{
    World *world = *state;
    put_strings(world, "en", english, false);
    put_strings(world, "nl", dutch, false);
    static const char *const cases[][2] = {
        {"nl-BE", "nl"}, {"nl-Latn-BE", "nl"}, {"NL", "nl"},    {"de", "en"},
        {"en-GB", "en"}, {"und", "en"},        {"../nl", "en"}, {"", "en"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Phrases *phrases = phrases_of(world, cases[i][0]);
        assert_string_equal(phrases_locale(phrases), cases[i][1]);
        assert_string_equal(phrases_get(phrases, "contents"),
                            *cases[i][1] == 'n' ? "Inhoud" : "Contents");
        phrases_close(phrases);
    }
    phrases_close(NULL);
}

static void names_are_replaced_by_values(void **state)
{
    World *world = *state;
    put_strings(world, "en", english, false);
    Phrases *phrases = phrases_of(world, "en");
    static const char *const names[] = {"label", "heading", "b", NULL};
    static const char *const values[] = {"{heading}", "Law", "B"};
    static const char *const cases[][2] = {
        {"version", "Version {heading} of {heading}"},
        {"link-to", "Link to “Law”"},
        {"odd", "{a{b} {} {b"},
        {"none {b} here", "none B here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buf out = {0};
        phrases_format(phrases, cases[i][0], names, values, &out);
        assert_string_equal(buf_text(&out), cases[i][1]);
        buf_clear(&out);
    }
    Buf out = {0};
    phrases_format(phrases, "link-to", NULL, NULL, &out);
    assert_string_equal(buf_text(&out), "Link to “{heading}”");
    buf_clear(&out);
    phrases_close(phrases);
}

static void all_phrases_are_walked_in_order(void **state)
{
    World *world = *state;
    put_strings(world, "en", english, false);
    put_strings(world, "nl", dutch, false);
    Phrases *phrases = phrases_of(world, "nl");
    static const char *const keys[] = {"contents", "link-to", "odd", "version"};
    size_t at = 0, count = 0;
    const char *key, *text;
    while (phrases_next(phrases, &at, &key, &text)) {
        assert_string_equal(key, keys[count++]);
        assert_string_equal(text, phrases_get(phrases, key));
    }
    assert_int_equal(count, 4);
    phrases_close(phrases);
}

static void without_english_nothing_opens(void **state)
{
    World *world = *state;
    put_strings(world, "nl", dutch, false);
    Phrases *phrases = NULL;
    assert_int_equal(phrases_open(world->context, world->data, "nl", &phrases),
                     CODICIL_NOT_FOUND);
    assert_int_equal(world->told.faults, 1);
    assert_null(phrases);
}

static void assert_unsound(World *world, const Buf *mo)
{
    Phrases *phrases = NULL;
    put(world, "en", mo);
    memset(&world->told, 0, sizeof world->told);
    assert_int_equal(phrases_open(world->context, world->data, "en", &phrases),
                     CODICIL_INVALID);
    assert_fault(&world->told, CODICIL_INVALID, "no sound MO file");
    assert_null(phrases);
}

static void files_that_lie_are_refused(void **state)
{
    World *world = *state;
    static const struct {
        size_t at;
        uint32_t word;
    } lies[] = {
        {0, 0},           {4, 0x20000},     {8, 6},           {8, 0x10000000},
        {8, UINT32_MAX},  {12, 0},          {12, 0xFFFFFFF0}, {16, UINT32_MAX},
        {16, 0x80000000}, {28, UINT32_MAX}, {32, UINT32_MAX}, {36, 9},
        {36, 4},          {40, 0},          {68, 1},
    };
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        Buf mo = mo_of(english, false), word = {0};
        add_word(&word, lies[i].word, false);
        memcpy(mo.bytes + lies[i].at, word.bytes, 4);
        assert_unsound(world, &mo);
        buf_clear(&mo);
        buf_clear(&word);
    }
    static const char *const bad[][7] = {
        {"b", "x", "a", "y", NULL}, /* not sorted */
        {"a", "x", "a", "y", NULL}, /* twice */
        {"a", "\xFF", NULL},        /* not UTF-8 */
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Buf mo = mo_of(bad[i], i % 2);
        assert_unsound(world, &mo);
        buf_clear(&mo);
    }
}

static void files_that_are_cut_are_refused(void **state)
{
    World *world = *state;
    Buf mo = mo_of(english, false);
    while (mo.size > 0) {
        buf_set_size(&mo, mo.size - 1);
        assert_unsound(world, &mo);
    }
    buf_clear(&mo);
}

/* With any byte changed a file opens or is refused, and nothing else. */
static void files_with_a_byte_changed_do_no_harm(void **state)
{
    World *world = *state;
    Buf mo = mo_of(english, false);
    for (size_t i = 0; i < mo.size; i++) {
        char was = mo.bytes[i];
        mo.bytes[i] = (char)(was ^ 0x81);
        put(world, "en", &mo);
        mo.bytes[i] = was;
        Phrases *phrases = NULL;
        if (phrases_open(world->context, world->data, "en", &phrases))
            continue;
        size_t at = 0;
        const char *key, *text;
        while (phrases_next(phrases, &at, &key, &text))
            assert_true(strlen(key) + strlen(text) < mo.size);
        phrases_close(phrases);
    }
    buf_clear(&mo);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(phrases_are_found_over_english),
        TEST(the_nearest_locale_is_taken),
        TEST(names_are_replaced_by_values),
        TEST(all_phrases_are_walked_in_order),
        TEST(without_english_nothing_opens),
        TEST(files_that_lie_are_refused),
        TEST(files_that_are_cut_are_refused),
        TEST(files_with_a_byte_changed_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
