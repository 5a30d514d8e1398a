/* Changes as a reader wants them: examples, and for lines made by chance that
 * the edits are right, that the way back mirrors the way there, and that they
 * cost next to nothing more than the cheapest there are. */
#include "diff/words.h"
#include "unit.h"

#include "base/buf.h"
#include "base/cleanup.h"

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

static TokenList tokens_of(World *world, const char *locale, const char *text)
{
    Tokenizer *tokenizer = NULL;
    TokenList list = {0};
    assert_int_equal(tokenizer_new(world->context, locale, &tokenizer),
                     CODICIL_OK);
    assert_true(tokenizer_read(tokenizer, text, strlen(text), &list));
    tokenizer_free(tokenizer);
    return list;
}

static void text_add(Buf *out, const Wording *line, size_t from, size_t to)
{
    for (; from < to; from++) {
        Token token = line->tokens[from];
        buf_add(out, line->text + token.start, token.end - token.start);
    }
}

/* A redline: [gone]{come}. */
static void redline_add(Buf *out, const Wording *a, const Wording *b,
                        const Edits *edits)
{
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        Edit edit = edits->items[i];
        text_add(out, a, at, edit.a);
        at = edit.a + edit.a_size;
        buf_add_text(out, edit.a_size ? "[" : "");
        text_add(out, a, edit.a, at);
        buf_add_text(out, edit.a_size ? "]" : "");
        buf_add_text(out, edit.b_size ? "{" : "");
        text_add(out, b, edit.b, edit.b + edit.b_size);
        buf_add_text(out, edit.b_size ? "}" : "");
    }
    text_add(out, a, at, a->count);
}

static void redline_is(World *world, const char *const row[4])
{
    TokenList one = tokens_of(world, row[0], row[1]);
    TokenList two = tokens_of(world, row[0], row[2]);
    Wording a = {row[1], one.items, one.count};
    Wording b = {row[2], two.items, two.count};
    Edits edits = {0};
    Buf out = {0};
    assert_true(words_diff(&a, &b, &edits));
    redline_add(&out, &a, &b, &edits);
    assert_string_equal(buf_text(&out), row[3]);
    buf_clear(&out);
    edits_clear(&edits);
    token_list_clear(&one);
    token_list_clear(&two);
}

static void changes_read_well(void **state)
{
    static const char *const rows[][4] = {
        {"en", "", "", ""},
        {"en", "", "New.", "{New.}"},
        {"en", "Old.", "", "[Old.]"},
        {"en", "Keep it.", "Keep it.", "Keep it."},
        {"en", "within 30 days", "within 14 days", "within [30]{14} days"},
        /* crumbs */
        {"en", "the fast brown fox", "the slow red fox",
         "the [fast brown]{slow red} fox"},
        {"en", "We may at any time ask you to pay.",
         "We shall, where due, ask you to pay.",
         "We [may at any time]{shall, where due,} ask you to pay."},
        {"en", "you or your heirs lose all of it", "we and our heirs lose it",
         "[you or your]{we and our} heirs lose [all of ]it"},
        {"en", "do it (in case your work is a song)",
         "do it, in case Your Work is a song",
         "do it[ (in case your work]{, in case Your Work} is a song[)]"},
        /* punctuation goes with its words */
        {"en", "name, city and age", "name, street, city and age",
         "name, {street, }city and age"},
        {"en", "name, street, city", "name, city", "name, [street, ]city"},
        {"en", "name, city.", "name, city, age.", "name, city{, age}."},
        {"en", "an address; a name; an age",
         "an address; an e-mail; "
         "a name; an age",
         "an address; {an e-mail; }a name; an age"},
        {"en", "the data (if any) and more",
         "the data (all of it) (if any) "
         "and more",
         "the data {(all of it) }(if any) and more"},
        /* whole sentences */
        {"en", "We ask. We keep it.", "We ask. We tell. We keep it.",
         "We ask. {We tell. }We keep it."},
        {"en", "We ask.", "We ask. We tell.", "We ask.{ We tell.}"},
        {"ja", "質問します。保存します。",
         "質問します。回答します。保存します。",
         "質問します。{回答します。}保存します。"},
        /* numbers are not cut */
        {"de", "höchstens 1.000,50 € je Jahr", "höchstens 1.000,75 € je Jahr",
         "höchstens [1.000,50]{1.000,75} € je Jahr"},
        /* white space */
        {"en", "data base", "database", "[data base]{database}"},
        {"en", "a  b c", "a b c", "a[  ]{ }b c"},
        {"th", "ข้อมูลส่วนบุคคล", "ข้อมูลบุคคล", "ข้อมูล[ส่วน]บุคคล"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        redline_is(*state, rows[i]);
}

/* ------------------------------------------------------------ made by chance
 */

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

static const char *const pieces[] = {"data", "we", "may", "you", "the", "fox",
                                     ",",    ".",  ";",   "(",   ")",   "12"};

typedef struct {
    Buf text;
    Token tokens[900];
    size_t count;
} Line;

static void line_add(Line *line, const char *piece, TokenClass class)
{
    uint32_t start = (uint32_t)line->text.size;
    buf_add_text(&line->text, piece);
    line->tokens[line->count++] =
        (Token){start, (uint32_t)line->text.size, class};
}

static void word_add(Line *line, unsigned *seed, unsigned kinds)
{
    unsigned which = random_next(seed) % kinds;
    if (which < 6 || which == 9)
        line_add(line, " ", TOKEN_SPACE);
    line_add(line, pieces[which],
             which < 6     ? TOKEN_WORD
             : which == 7  ? TOKEN_STOP
             : which == 11 ? TOKEN_NUMBER
                           : TOKEN_MARK);
}

/* A line, and one made of it by changes here and there. */
static void lines_make(Line *a, Line *b, unsigned *seed)
{
    unsigned kinds = 2 + random_next(seed) % 11;
    unsigned count = random_next(seed) % 90;
    unsigned share = 2 + random_next(seed) % 30;
    *a = (Line){0};
    *b = (Line){0};
    for (unsigned i = 0; i < count; i++)
        word_add(a, seed, kinds);
    for (size_t i = 0; i < a->count; i++) {
        unsigned dice = random_next(seed) % share;
        Token token = a->tokens[i];
        char piece[16] = "";
        memcpy(piece, a->text.bytes + token.start, token.end - token.start);
        if (dice != 1)
            line_add(b, piece, token.class);
        if (dice < 2)
            word_add(b, seed, kinds);
    }
}

static void lines_clear(Line *a, Line *b)
{
    buf_clear(&a->text);
    buf_clear(&b->text);
}

/* What edits cost a reader; fails where they are wrong. */
typedef struct {
    long cost;
    int last; /* the kind of the last visible token */
} Reader;

static void read_on(Reader *reader, const Wording *line, size_t range[2],
                    int kind)
{
    for (size_t i = range[0]; i < range[1]; i++) {
        if (line->tokens[i].class == TOKEN_SPACE)
            continue;
        if (kind)
            reader->cost += 1 + (kind != reader->last ? RUN_COST : 0);
        reader->last = kind;
    }
}

static long edits_read(const Wording *a, const Wording *b, const Edits *edits)
{
    Reader reader = {0};
    size_t a_at = 0, b_at = 0;
    for (size_t i = 0; i <= edits->count; i++) {
        Edit edit = {.a = a->count, .b = b->count};
        if (i < edits->count)
            edit = edits->items[i];
        assert_true(edit.a >= a_at && edit.a - a_at == edit.b - b_at);
        read_on(&reader, a, (size_t[]){a_at, edit.a}, 0);
        for (; a_at < edit.a; a_at++, b_at++)
            assert_true(wording_is_same(a, a_at, b, b_at));
        a_at = edit.a + edit.a_size;
        b_at = edit.b + edit.b_size;
        read_on(&reader, a, (size_t[]){edit.a, a_at}, -1);
        read_on(&reader, b, (size_t[]){edit.b, b_at}, 1);
    }
    assert_true(a_at == a->count && b_at == b->count);
    return reader.cost;
}

/* The least cost, the slow way: by the kind of the last visible token. */
static long least_cost(const Wording *a, const Wording *b)
{
    size_t width = b->count + 1;
    long(*cells)[3] = calloc((a->count + 1) * width, sizeof *cells);
    assert_non_null(cells);
    for (size_t k = 0; k < (a->count + 1) * width; k++) {
        size_t i = k / width, j = k % width;
        long best[3] = {k ? 1 << 20 : 0, 1 << 20, 1 << 20};
        for (int way = 0; way < 3; way++) {
            size_t up = way != 2, left = way != 1;
            if (i < up || j < left ||
                (way == 0 && !wording_is_same(a, i - 1, b, j - 1)))
                continue;
            Token token = up ? a->tokens[i - 1] : b->tokens[j - 1];
            for (int s = 0; s < 3; s++) {
                long cost = cells[k - up * width - left][s];
                bool is_blank = token.class == TOKEN_SPACE;
                int to = is_blank ? s : way;
                if (way && !is_blank)
                    cost += 1 + (s != way ? RUN_COST : 0);
                best[to] = cost < best[to] ? cost : best[to];
            }
        }
        memcpy(cells[k], best, sizeof best);
    }
    long *last = cells[(a->count + 1) * width - 1], least = last[0];
    for (int s = 1; s < 3; s++)
        least = last[s] < least ? last[s] : least;
    free(cells);
    return least;
}

static void edits_are_right_and_cheap(void **state)
{
    (void)state;
    unsigned seed = 2026;
    long whole = 0, least = 0;
    for (int i = 0; i < 3000; i++) {
        Line one, two;
        lines_make(&one, &two, &seed);
        Wording a = {buf_text(&one.text), one.tokens, one.count};
        Wording b = {buf_text(&two.text), two.tokens, two.count};
        AUTO(edits_clear) Edits there = {0};
        AUTO(edits_clear) Edits back = {0};
        AUTO(edits_clear) Edits none = {0};
        assert_true(words_diff(&a, &b, &there));
        assert_true(words_diff(&b, &a, &back));
        assert_true(words_diff(&a, &a, &none));
        assert_int_equal(none.count, 0);
        assert_int_equal(there.count, back.count);
        for (size_t k = 0; k < there.count; k++) {
            Edit edit = there.items[k], mirror = back.items[k];
            assert_int_equal(edit.a, mirror.b);
            assert_int_equal(edit.b, mirror.a);
            assert_int_equal(edit.a_size, mirror.b_size);
            assert_int_equal(edit.b_size, mirror.a_size);
        }
        whole += edits_read(&a, &b, &there);
        least += least_cost(&a, &b);
        lines_clear(&one, &two);
    }
    if (whole > least + least / 100)
        fail_msg("the edits cost %ld, the cheapest %ld", whole, least);
}

/* A line so long and so changed that it is not aligned anew as a whole. */
static void long_lines_are_right_too(void **state)
{
    World *world = *state;
    unsigned seed = 5;
    Buf one = {0}, two = {0};
    for (int i = 0; i < 1500; i++) {
        unsigned word = random_next(&seed) % 900;
        buf_add_format(&one, "w%u ", word);
        if (random_next(&seed) % 3)
            buf_add_format(&two, "w%u ", word);
        else
            buf_add_format(&two, "w%u, ", random_next(&seed) % 900);
    }
    TokenList a_list = tokens_of(world, "en", buf_text(&one));
    TokenList b_list = tokens_of(world, "en", buf_text(&two));
    Wording a = {buf_text(&one), a_list.items, a_list.count};
    Wording b = {buf_text(&two), b_list.items, b_list.count};
    Edits edits = {0};
    assert_true(words_diff(&a, &b, &edits));
    long cost = edits_read(&a, &b, &edits), least = least_cost(&a, &b);
    if (cost > least + least / 50)
        fail_msg("the edits cost %ld, the cheapest %ld", cost, least);
    edits_clear(&edits);
    token_list_clear(&a_list);
    token_list_clear(&b_list);
    buf_clear(&one);
    buf_clear(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_read_well),
        cmocka_unit_test(edits_are_right_and_cheap),
        cmocka_unit_test(long_lines_are_right_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
