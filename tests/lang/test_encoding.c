/* Any charset to UTF-8 and back, and everything that is refused. */
#include "lang/encoding.h"
#include "unit.h"

typedef struct {
    CodicilContext *context;
    Told told;
    Buf out;
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
    buf_clear(&world->out);
    free(world);
    return 0;
}

typedef struct {
    const char *charset, *bytes;
    size_t size;
    const char *text; /* that is expected, or words of the fault */
    long line, column;
} Case;

#define BYTES(literal) literal, sizeof(literal) - 1

static CodicilStatus read_case(World *world, const Case *c)
{
    EncodedText input = {.file = "a.txt", .charset = c->charset};
    input.bytes = c->bytes;
    input.size = c->size;
    memset(&world->told, 0, sizeof world->told);
    buf_set_size(&world->out, 0);
    buf_add_text(&world->out, "<");
    return encoding_to_utf8(world->context, &input, &world->out);
}

static void charsets_are_read(void **state)
{
    World *world = *state;
    static const Case cases[] = {
        {NULL, BYTES("caf\xC3\xA9"), "<café", 0, 0},
        {NULL, BYTES(""), "<", 0, 0},
        {NULL, BYTES("\xEF\xBB\xBFx"), "<x", 0, 0},
        {NULL, BYTES("\xEF\xBB\xBF"), "<", 0, 0},
        {"utf8", BYTES("\xEF\xBB\xBFx"), "<x", 0, 0},
        {"UTF-8", BYTES("x\xEF\xBB\xBFy"), "<x\xEF\xBB\xBFy", 0, 0},
        {NULL,
         BYTES("\xFF\xFE"
               "a\0\xAC\x20"),
         "<a€", 0, 0},
        {NULL, BYTES("\xFE\xFF\0a\x20\xAC"), "<a€", 0, 0},
        {NULL, BYTES("\xFF\xFE\0\0a\0\0\0"), "<a", 0, 0},
        {NULL, BYTES("\0\0\xFE\xFF\0\0\0a"), "<a", 0, 0},
        {NULL, BYTES("T\0e\0r\0m\0s\0"), "<Terms", 0, 0},
        {NULL, BYTES("\0T\0e\0r\0m\0s"), "<Terms", 0, 0},
        {"UTF-16",
         BYTES("\xFF\xFE"
               "a\0"),
         "<a", 0, 0},
        {"utf-16", BYTES("\x4E\x2D"), "<中", 0, 0},
        {"UTF-16LE",
         BYTES("\xFF\xFE"
               "a\0"),
         "<a", 0, 0},
        {"UTF-16BE", BYTES("\xD8\x3D\xDE\x00"), "<😀", 0, 0},
        {"windows-1252", BYTES("\x93x\x94 \x80"), "<“x” €", 0, 0},
        {"ISO-8859-1", BYTES("\xE9"), "<é", 0, 0},
        {"KOI8-R", BYTES("\xC1"), "<а", 0, 0},
        {NULL, BYTES("a\xC2\x9Bz"), "<az", 0, 0},
        {"Shift_JIS", BYTES("\x91\xE6\x33\x8F\xF0"), "<第3条", 0, 0},
        {"ISO-2022-JP", BYTES("\x1B$BBh\x1B(B3"), "<第3", 0, 0},
        {NULL, BYTES("a\r\nb\rc\n\rd\r"), "<a\nb\nc\n\nd\n", 0, 0},
        {NULL, BYTES("a\fb\tc"), "<a\nb\tc", 0, 0},
        {NULL, BYTES("\xC2\xA0\xC2\xAD\xEF\xBF\xBD"),
         "<\xC2\xA0\xC2\xAD\xEF\xBF\xBD", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(read_case(world, &cases[i]), CODICIL_OK);
        assert_string_equal(buf_text(&world->out), cases[i].text);
        assert_int_equal(world->told.faults, 0);
    }
}

static void what_is_no_text_is_refused_with_its_place(void **state)
{
    World *world = *state;
    static const Case cases[] = {
        {NULL, BYTES("abc\nd\xE9"), "0xE9 at offset 5", 2, 2},
        {NULL, BYTES("a\r\n\r\n\xC3\xA9x\xFF"), "0xFF at offset 8", 3, 3},
        {NULL, BYTES("caf\xE9"), "--charset", 1, 4},
        {NULL, BYTES("\xEF\xBB\xBFx\xC3"), "0xC3 at offset 4", 1, 2},
        {"utf-8", BYTES("\xED\xA0\x80"), "0xED at offset 0", 1, 1},
        {"windows-1252", BYTES("a\n\x81"), "0x81 at offset 2", 2, 1},
        {"US-ASCII", BYTES("ab\x80"), "0x80 at offset 2", 1, 3},
        {"UTF-16LE", BYTES("a\0b"), "ends within a character", 1, 2},
        {"UTF-16LE", BYTES("\x3D\xD8x\0"), "UTF-16LE", 1, 1},
        {"Shift_JIS", BYTES("x\x91"), "ends within a character", 1, 2},
        {NULL, BYTES("a\0b"), "U+0000", 1, 2},
        {NULL, BYTES("a\x01"), "U+0001", 1, 2},
        {NULL, BYTES("a\x0B\x0E"), "U+000E", 2, 1},
        {NULL, BYTES("\x7F"), "U+007F", 1, 1},
        {"ISO-8859-1", BYTES("a\n\x85"), "windows-1252", 2, 1},
        {NULL, BYTES("\f\x1B"), "U+001B", 2, 1},
        {NULL, BYTES("\xEF\xBF\xBE"), "U+FFFE", 1, 1},
        {NULL, BYTES("\xEF\xBF\xBF"), "U+FFFF", 1, 1},
        {"KOI8-R", BYTES("\xEF\xBB\xBFx"), "byte order mark", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(read_case(world, &cases[i]), CODICIL_INVALID);
        assert_fault(&world->told, CODICIL_INVALID, cases[i].text);
        assert_string_equal(world->told.file, "a.txt");
        assert_int_equal(world->told.line, cases[i].line);
        assert_int_equal(world->told.column, cases[i].column);
        assert_string_equal(buf_text(&world->out), "<");
    }
}

static void unknown_charsets_are_refused(void **state)
{
    World *world = *state;
    static const char *const names[] = {
        "",    "nonsense", "UTF-8//IGNORE", "latin1//TRANSLIT",
        "/",   "../../x",  "ISO-8859-1\n",  "a,b",
        "%s%n"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Case c = {names[i], BYTES("x"), NULL, 0, 0};
        assert_int_equal(read_case(world, &c), CODICIL_MISUSE);
        assert_fault(&world->told, CODICIL_MISUSE, "no charset known here");
        memset(&world->told, 0, sizeof world->told);
        assert_int_equal(
            encoding_from_utf8(world->context, names[i], "x", 1, &world->out),
            CODICIL_MISUSE);
        assert_string_equal(buf_text(&world->out), "<");
    }
}

/* Past the size of one chunk, in a charset whose characters cross its edge. */
static void long_texts_come_back_whole(void **state)
{
    World *world = *state;
    static const char *const charsets[] = {"UTF-8",      "UTF-16", "UTF-16BE",
                                           "Shift_JIS",  "UTF-7",  "GB18030",
                                           "ISO-2022-JP"};
    Buf text = {0};
    for (int i = 0; i < 30000; i++)
        buf_add_text(&text, i % 7 ? "第3条 " : "x\n");
    for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++) {
        Buf bytes = {0};
        Buf back = {0};
        assert_int_equal(encoding_from_utf8(world->context, charsets[i],
                                            text.bytes, text.size, &bytes),
                         CODICIL_OK);
        EncodedText input = {.charset = charsets[i]};
        input.bytes = bytes.bytes;
        input.size = bytes.size;
        assert_int_equal(encoding_to_utf8(world->context, &input, &back),
                         CODICIL_OK);
        assert_int_equal(back.size, text.size);
        assert_memory_equal(back.bytes, text.bytes, text.size);
        buf_clear(&bytes);
        buf_clear(&back);
    }
    buf_clear(&text);
}

static void charsets_are_written(void **state)
{
    World *world = *state;
    static const struct {
        const char *charset, *text, *bytes;
    } cases[] = {
        {NULL, "café", "café"},
        {"UTF-8", "é", "é"},
        {"ISO-8859-1", "café", "caf\xE9"},
        {"windows-1252", "“€”", "\x93\x80\x94"},
        {"US-ASCII", "plain", "plain"},
        {"ISO-2022-JP", "第", "\x1B$BBh\x1B(B"},
        {"ISO-8859-1", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_set_size(&world->out, 0);
        assert_int_equal(encoding_from_utf8(world->context, cases[i].charset,
                                            cases[i].text,
                                            strlen(cases[i].text), &world->out),
                         CODICIL_OK);
        assert_string_equal(buf_text(&world->out), cases[i].bytes);
    }
}

static void what_a_charset_lacks_is_named(void **state)
{
    World *world = *state;
    static const Case cases[] = {
        {"US-ASCII", BYTES("a\nbé"), "U+00E9 \"é\"", 2, 2},
        {"ISO-8859-1", BYTES("“x”"), "U+201C \"“\"", 1, 1},
        {"ISO-8859-1", BYTES("12 €"), "U+20AC \"€\"", 1, 4},
        {"KOI8-R", BYTES("а中"), "U+4E2D", 1, 2},
        {"ISO-8859-1", BYTES("ok 😀"), "U+1F600", 1, 4},
        /* iconv drops language tags without a word */
        {"ISO-8859-1", BYTES("a\n\xF3\xA0\x81\xA5z"), "U+E0065", 2, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        memset(&world->told, 0, sizeof world->told);
        assert_int_equal(encoding_from_utf8(world->context, cases[i].charset,
                                            cases[i].bytes, cases[i].size,
                                            &world->out),
                         CODICIL_REFUSED);
        assert_fault(&world->told, CODICIL_REFUSED, cases[i].text);
        assert_int_equal(world->told.line, cases[i].line);
        assert_int_equal(world->told.column, cases[i].column);
        assert_int_equal(world->out.size, 0);
    }
}

static void names_of_utf8_are_known(void **state)
{
    (void)state;
    assert_true(encoding_is_utf8(NULL));
    assert_true(encoding_is_utf8("utf8"));
    assert_true(encoding_is_utf8("UTF-8"));
    assert_true(encoding_is_utf8("utf_8"));
    assert_false(encoding_is_utf8("utf-16"));
    assert_false(encoding_is_utf8("utf"));
    assert_false(encoding_is_utf8(""));
    assert_false(encoding_is_utf8("utf-88"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(charsets_are_read),
        TEST(what_is_no_text_is_refused_with_its_place),
        TEST(unknown_charsets_are_refused),
        TEST(long_texts_come_back_whole),
        TEST(charsets_are_written),
        TEST(what_a_charset_lacks_is_named),
        TEST(names_of_utf8_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
