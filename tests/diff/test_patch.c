/* The exact part of a delta: from either text to the other byte for byte, and
 * for no other text. */
#include "base/digest.h"
#include "diff/patch.h"
#include "unit.h"

static void buf_set(Buf *buf, const char *text)
{
    buf_clear(buf);
    buf_add_text(buf, text);
}

static void put_side(Json *json, const char *key, const Buf *text)
{
    json_key(json, key);
    json_begin(json, '{');
    patch_put_side(json, text);
    json_end(json, '}');
}

static void delta_write(const Buf *a, const Buf *b, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "format");
    json_text(&json, DELTA_FORMAT);
    json_key(&json, "version");
    json_number(&json, DELTA_VERSION);
    put_side(&json, "from", a);
    put_side(&json, "to", b);
    json_key(&json, "patch");
    patch_put(&json, a, b);
    json_end(&json, '}');
    assert_true(buf_is_ok(out));
}

/* Reads the bytes of a delta and goes its way from a text. */
static CodicilStatus go(Told *told, const Buf *bytes, bool is_reverse,
                        const Buf *from, Buf *out)
{
    CodicilContext *context = context_telling(told);
    Delta delta = {.file = "d.json", .is_reverse = is_reverse};
    Patched text = {"a.xml", from};
    CodicilStatus status = delta_read(context, bytes, &delta);
    if (status == CODICIL_OK)
        status = delta_apply(context, &delta, &text, out);
    delta_clear(&delta);
    codicil_context_free(context);
    return status;
}

static void assert_leads(const Buf *delta, bool is_reverse, const Buf *from,
                         const Buf *to)
{
    Told told;
    Buf out = {0};
    if (go(&told, delta, is_reverse, from, &out) != CODICIL_OK)
        fail_msg("%s", told.text);
    assert_int_equal(out.size, to->size);
    assert_memory_equal(buf_text(&out), buf_text(to), to->size);
    buf_clear(&out);
}

static void there_and_back(const Buf *a, const Buf *b)
{
    Buf delta = {0};
    delta_write(a, b, &delta);
    assert_leads(&delta, false, a, b);
    assert_leads(&delta, true, b, a);
    buf_clear(&delta);
}

static void lines_of_all_kinds(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",          "\n",          "a\n",          "b\n",
        "a\nb\n",    "b\na\n",      "a\n\n\nb\n",   "\n\n",
        "a\na\n",    "\"a\\\"\t\n", "é 第 😀\x7f\n", "a\nb\nc\nd\ne\nf\n",
        "c\nd\nb\n",
    };
    size_t count = sizeof(texts) / sizeof(texts[0]);
    Buf a = {0}, b = {0};
    for (size_t i = 0; i < count * count; i++) {
        buf_set(&a, texts[i / count]);
        buf_set(&b, texts[i % count]);
        there_and_back(&a, &b);
    }
    buf_clear(&a);
    buf_clear(&b);
}

static void lines_by_chance(void **state)
{
    (void)state;
    unsigned seed = 4;
    for (int round = 0; round < 300; round++) {
        Buf a = {0}, b = {0};
        for (int i = 0; i < 200; i++) {
            seed = seed * 1103515245 + 12345;
            unsigned dice = seed >> 16;
            if (dice % 8)
                buf_add_format(&a, "line %u\n", dice % 40);
            if (dice % 8 && dice % 7)
                buf_add_format(&b, "line %u\n", dice % 40);
            if (dice % 11 == 0)
                buf_add_format(&b, "new %u\n", dice % 5);
        }
        there_and_back(&a, &b);
        buf_clear(&a);
        buf_clear(&b);
    }
}

typedef struct {
    Buf a, b, delta;
} Pair;

static void pair_make(Pair *pair)
{
    *pair = (Pair){0};
    buf_set(&pair->a, "<a>\n  <p>one</p>\n  <p>two</p>\n</a>\n");
    buf_set(&pair->b, "<a>\n  <p>one</p>\n  <p>2</p>\n</a>\n");
    delta_write(&pair->a, &pair->b, &pair->delta);
}

static void pair_clear(Pair *pair)
{
    buf_clear(&pair->a);
    buf_clear(&pair->b);
    buf_clear(&pair->delta);
}

static void assert_refused(const Pair *pair, const char *text,
                           const char *words)
{
    Told told;
    Buf from = {0}, out = {0};
    buf_set(&from, text);
    assert_int_equal(go(&told, &pair->delta, false, &from, &out),
                     CODICIL_REFUSED);
    assert_fault(&told, CODICIL_REFUSED, words);
    assert_string_equal(told.file, "a.xml");
    assert_int_equal(out.size, 0);
    buf_clear(&from);
}

static void another_text_is_refused(void **state)
{
    (void)state;
    Pair pair;
    pair_make(&pair);
    assert_refused(&pair, "<a>\n  <p>one</p>\n  <p>three</p>\n</a>\n",
                   "line 3 of its canonical XML is '  <p>three</p>'; "
                   "'  <p>two</p>' was expected (SHA-256 ");
    assert_refused(&pair, "<a>\n", "has no line 3; '  <p>two</p>' was");
    assert_refused(&pair, "", "has no line 3");
    assert_refused(&pair, "<b>\n  <p>one</p>\n  <p>two</p>\n</a>\n",
                   "the lines that change are as expected, another one is "
                   "not (SHA-256 ");
    assert_refused(&pair, buf_text(&pair.b),
                   "is what d.json leads to already (--reverse leads back)");
    pair_clear(&pair);
}

/* What is told of a long line is where it differs, and cuts no character. */
static void a_long_line_is_told_in_part(void **state)
{
    (void)state;
    Pair pair = {0};
    Buf text = {0};
    for (int i = 0; i < 50; i++)
        buf_add_text(&pair.a, "第三条");
    buf_add_text(&text, buf_text(&pair.a));
    buf_add_text(&pair.a, "x\n");
    buf_add_text(&text, "y\n");
    buf_set(&pair.b, "b\n");
    delta_write(&pair.a, &pair.b, &pair.delta);
    assert_refused(&pair, buf_text(&text),
                   "is '…三条第三条第三条y'; '…三条第三条第三条x' was");
    buf_clear(&text);
    pair_clear(&pair);
}

/* The pair's delta with the first `what` made `other`. */
static void assert_corrupt(const Pair *pair, const char *what,
                           const char *other, const char *words)
{
    Told told;
    Buf bent = {0}, out = {0};
    const char *whole = buf_text(&pair->delta), *at = strstr(whole, what);
    assert_non_null(at);
    buf_add(&bent, whole, (size_t)(at - whole));
    buf_add_text(&bent, other);
    buf_add_text(&bent, at + strlen(what));
    assert_int_equal(go(&told, &bent, false, &pair->a, &out), CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, words);
    assert_string_equal(told.file, "d.json");
    assert_int_equal(out.size, 0);
    buf_clear(&bent);
}

static void a_corrupt_delta_is_refused(void **state)
{
    (void)state;
    Pair pair;
    pair_make(&pair);
    assert_corrupt(&pair, "codicil-delta", "other", "\"format\" is not there");
    assert_corrupt(&pair, "\"version\": 1", "\"version\": 2",
                   "version 2 of the format; version 1 was expected");
    assert_corrupt(&pair, "\"version\": 1", "\"version\": \"1\"",
                   "\"version\" is not there, or is not a number");
    assert_corrupt(&pair, "\"from\"", "\"form\"", "\"from\" is not there");
    assert_corrupt(&pair, "\"sha256\": \"", "\"sha256\": \"x", "\"from\"");
    assert_corrupt(&pair, "\"patch\": [", "\"patch\": {}, \"x\": [",
                   "\"patch\" is not there, or is not a list");
    assert_corrupt(&pair, "\"line\": 3", "\"line\": 0", "edit 1 of \"patch\"");
    assert_corrupt(&pair, "\"line\": 3", "\"line\": -3", "edit 1 of \"patch\"");
    assert_corrupt(&pair, "\"line\": 3", "\"line\": 2",
                   "edit 1 of \"patch\" is for another line");
    assert_corrupt(&pair, "\"line\": 3", "\"line\": 99999999999999", "edit 1");
    assert_corrupt(&pair, "<p>2</p>", "<p>3</p>",
                   "its edits give a text of SHA-256 ");
    assert_corrupt(&pair, "<p>2</p>", "<p>2\\n</p>", "lists of lines");
    assert_corrupt(&pair, "\"delete\"", "\"remove\"", "lists of lines");
    assert_corrupt(&pair, "\"line\": 3",
                   "\"line\": 4, \"delete\": [], \"insert\": []}, {\"line\": 3",
                   "edit 2 of \"patch\" stands before");
    pair_clear(&pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_all_kinds),
        cmocka_unit_test(lines_by_chance),
        cmocka_unit_test(another_text_is_refused),
        cmocka_unit_test(a_long_line_is_told_in_part),
        cmocka_unit_test(a_corrupt_delta_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
