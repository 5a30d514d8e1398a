/* Changes planted into made-up texts of several scripts are found: moves, also
 * of what was edited, splits, merges, what came and what went, among clauses
 * that recur word for word. Everything is drawn from a seed. */
#include "text.h"

#include "lang/utf8.h"
#include "model/align.h"

#define PARAGRAPHS 160
#define MOST       (2 * PARAGRAPHS)
#define ROUNDS     24

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

static unsigned random_below(unsigned *seed, unsigned limit)
{
    return random_next(seed) % limit;
}

/* Letters to make words of, and whether spaces part these. */
static const struct {
    const char *name;
    uint32_t first, count;
    unsigned shortest, longest; /* letters of a word */
    bool is_spaced;
} scripts[] = {
    {"Latin", 'a', 26, 2, 9, true},      {"Cyrillic", 0x430, 32, 2, 9, true},
    {"Arabic", 0x627, 36, 2, 7, true},   {"Devanagari", 0x915, 36, 2, 6, true},
    {"Thai", 0xE01, 46, 3, 6, false},    {"Han", 0x4E00, 900, 1, 3, false},
    {"Hangul", 0xAC00, 600, 1, 4, true},
};

#define SCRIPTS (sizeof(scripts) / sizeof(scripts[0]))

/* The word with that number: the same letters each time. Low numbers come
 * often, as in any language. */
static void word_add(Buf *out, size_t script, unsigned number)
{
    unsigned seed = number * 2654435761u + (unsigned)script;
    unsigned span = scripts[script].longest - scripts[script].shortest + 1;
    unsigned letters = scripts[script].shortest + random_below(&seed, span);
    for (; letters; letters--)
        utf8_add(out, scripts[script].first +
                          random_below(&seed, scripts[script].count));
}

static unsigned word_draw(unsigned *seed)
{
    unsigned rare = random_below(seed, 3000), often = random_below(seed, 3000);
    return rare * often / 3000;
}

/* A paragraph: the numbers of its words. */
typedef struct {
    unsigned words[64];
    size_t count;
} Clause;

static Clause clause_draw(unsigned *seed, unsigned least)
{
    Clause clause = {.count = least + random_below(seed, 30)};
    for (size_t i = 0; i < clause.count; i++)
        clause.words[i] = word_draw(seed);
    return clause;
}

/* Changes one word in six or so, in one place or in two. */
static Clause clause_edit(Clause clause, unsigned *seed)
{
    size_t places = 1 + random_below(seed, 2);
    for (size_t i = 0; i < places; i++) {
        size_t size = 1 + clause.count / 12;
        size_t at = random_below(seed, (unsigned)(clause.count - size));
        for (size_t k = 0; k < size; k++)
            clause.words[at + k] = word_draw(seed);
    }
    return clause;
}

typedef enum {
    AS_IT_WAS,
    EDITED,
    MOVED,
    MOVED_EDITED,
    INSERTED,
    PART,  /* of a paragraph of A */
    MERGED /* of two paragraphs of A */
} Fate;

/* What a paragraph of B is. */
typedef struct {
    Fate fate;
    size_t from; /* paragraph of A */
    Clause clause;
} Planted;

typedef struct {
    size_t script;
    Clause a[PARAGRAPHS];
    Planted b[MOST];
    size_t b_count;
} Plant;

static void plant_add(Plant *plant, Fate fate, size_t from, Clause clause)
{
    plant->b[plant->b_count++] = (Planted){fate, from, clause};
}

static Clause clause_cut(const Clause *clause, size_t first, size_t end)
{
    Clause cut = {.count = end - first};
    memcpy(cut.words, clause->words + first, cut.count * sizeof *cut.words);
    return cut;
}

/* Takes the paragraphs of A over, changing some. Gives how many it took. */
static size_t plant_take(Plant *plant, size_t i, unsigned *seed)
{
    const Clause *clause = &plant->a[i];
    switch (random_below(seed, 24)) {
    case 0:
        return 1; /* gone */
    case 1:
        plant_add(plant, INSERTED, 0, clause_draw(seed, 8));
        plant_add(plant, AS_IT_WAS, i, *clause);
        return 1;
    case 2:
    case 3:
        plant_add(plant, EDITED, i, clause_edit(*clause, seed));
        return 1;
    case 4:
        if (clause->count < 12)
            break;
        plant_add(plant, PART, i, clause_cut(clause, 0, clause->count / 2));
        plant_add(plant, PART, i,
                  clause_cut(clause, clause->count / 2, clause->count));
        return 1;
    case 5: {
        Clause both = *clause;
        if (i + 1 == PARAGRAPHS || both.count + clause[1].count > 64)
            break;
        memcpy(both.words + both.count, clause[1].words,
               clause[1].count * sizeof *both.words);
        both.count += clause[1].count;
        plant_add(plant, MERGED, i, both);
        return 2;
    }
    default:
        break;
    }
    plant_add(plant, AS_IT_WAS, i, *clause);
    return 1;
}

/* Puts a paragraph that is as it was elsewhere. */
static void plant_move(Plant *plant, unsigned *seed)
{
    size_t from = random_below(seed, (unsigned)plant->b_count);
    size_t to = random_below(seed, (unsigned)plant->b_count);
    size_t distance = from < to ? to - from : from - to;
    Planted one = plant->b[from];
    if (one.fate != AS_IT_WAS || distance < 6 || one.clause.count < 8 ||
        plant->b[to].fate == PART || (to && plant->b[to - 1].fate == PART))
        return;
    one.fate = random_below(seed, 2) ? MOVED : MOVED_EDITED;
    if (one.fate == MOVED_EDITED)
        one.clause = clause_edit(one.clause, seed);
    memmove(plant->b + from, plant->b + from + 1,
            (plant->b_count - from - 1) * sizeof *plant->b);
    memmove(plant->b + to + 1, plant->b + to,
            (plant->b_count - to - 1) * sizeof *plant->b);
    plant->b[to] = one;
}

static void plant_grow(Plant *plant, size_t script, unsigned *seed)
{
    plant->script = script;
    plant->b_count = 0;
    Clause again = clause_draw(seed, 6);
    for (size_t i = 0; i < PARAGRAPHS; i++)
        plant->a[i] = i % 10 == 9 ? again : clause_draw(seed, 6);
    for (size_t i = 0; i < PARAGRAPHS;)
        i += plant_take(plant, i, seed);
    for (int i = 0; i < 12; i++)
        plant_move(plant, seed);
}

/* ------------------------------------------------------------------ texts */

static void clause_write(Buf *out, size_t script, const Clause *clause)
{
    buf_add_text(out, "<p>");
    for (size_t i = 0; i < clause->count; i++) {
        if (i && scripts[script].is_spaced)
            buf_add_char(out, ' ');
        word_add(out, script, clause->words[i]);
    }
    buf_add_text(out, "</p>");
}

static xmlDoc *plant_read(const Plant *plant, bool is_b)
{
    Buf xml = {0};
    buf_add_text(&xml,
                 TEXT_HEAD "<meta/>" TEXT_PREFACE "<mainBody xml:lang='en'>");
    size_t count = is_b ? plant->b_count : PARAGRAPHS;
    for (size_t i = 0; i < count; i++)
        clause_write(&xml, plant->script,
                     is_b ? &plant->b[i].clause : &plant->a[i]);
    buf_add_text(&xml, "</mainBody></doc></akomaNtoso>");
    xmlDoc *doc = text_read_from(buf_text(&xml));
    buf_clear(&xml);
    return doc;
}

/* ---------------------------------------------------------------- figures */

typedef struct {
    size_t planted[MERGED + 1], found[MERGED + 1];
    size_t moves, moves_right; /* lines told as moved, and rightly */
} Figures;

static bool is_found(const Alignment *alignment, const Planted *planted,
                     const AlignedLine *line)
{
    size_t from = planted->from + 1; /* the title is the first line */
    switch (planted->fate) {
    case INSERTED:
        return line->mate == ALIGN_NONE;
    case MERGED:
        return line->mate == from && line->parts == 2;
    case PART:
        return line->mate == from && alignment->a.lines[from].parts == 2;
    case MOVED:
    case MOVED_EDITED:
        return line->mate == from && line->move;
    default:
        return line->mate == from && !line->move;
    }
}

/* Whether a paragraph has a twin in A, or is made of one that has: then either
 * may be meant. */
static bool has_twin(const Planted *planted)
{
    return planted->from % 10 == 9 ||
           (planted->fate == MERGED && planted->from % 10 == 8);
}

static void figures_add(Figures *figures, const Plant *plant,
                        const Alignment *alignment)
{
    assert_int_equal(alignment->b.line_count, plant->b_count + 1);
    for (size_t i = 0; i < plant->b_count; i++) {
        const Planted *planted = &plant->b[i];
        const AlignedLine *line = &alignment->b.lines[i + 1];
        bool found = is_found(alignment, planted, line);
        bool is_move = planted->fate == MOVED || planted->fate == MOVED_EDITED;
        if (planted->fate != INSERTED && has_twin(planted))
            continue;
        figures->planted[planted->fate]++;
        figures->found[planted->fate] += found;
        figures->moves += line->move != 0;
        figures->moves_right += line->move && is_move && found;
    }
}

static Alignment *align(const xmlDoc *a, const xmlDoc *b)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    AlignInput input = {doc_kind(a), doc_kind(b), NULL, true};
    Alignment *alignment = NULL;
    if (align_texts(context, &input, &alignment) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
    return alignment;
}

/* The alignment of B with A is that of A with B. */
static void verify_mirror(const Alignment *there, const Alignment *back)
{
    assert_int_equal(there->b.line_count, back->a.line_count);
    assert_int_equal(there->moves, back->moves);
    for (size_t i = 0; i < there->b.line_count; i++) {
        const AlignedLine *one = &there->b.lines[i], *two = &back->a.lines[i];
        assert_int_equal(one->mate, two->mate);
        assert_int_equal(one->parts, two->parts);
        assert_int_equal(one->part, two->part);
        assert_int_equal(one->move != 0, two->move != 0);
    }
}

/* What is in place is so in order. */
static void verify_spine(const AlignedText *text)
{
    size_t least = 0;
    for (size_t i = 0; i < text->line_count; i++) {
        const AlignedLine *line = &text->lines[i];
        if (line->mate == ALIGN_NONE || line->move)
            continue;
        assert_true(line->mate >= least);
        least = line->mate;
    }
}

static void round_run(Figures *figures, size_t script, unsigned seed)
{
    static Plant plant;
    plant_grow(&plant, script, &seed);
    xmlDoc *a = plant_read(&plant, false), *b = plant_read(&plant, true);
    Alignment *there = align(a, b), *back = align(b, a);
    figures_add(figures, &plant, there);
    verify_mirror(there, back);
    verify_spine(&there->a);
    verify_spine(&there->b);
    alignment_free(there);
    alignment_free(back);
    xmlFreeDoc(a);
    xmlFreeDoc(b);
}

static unsigned share_of(size_t part, size_t whole)
{
    return whole ? (unsigned)(part * 1000 / whole) : 1000;
}

/* How many of a thousand have to be found. */
static const struct {
    Fate fate;
    const char *name;
    unsigned least;
} wanted[] = {
    {AS_IT_WAS, "as it was", 995}, {EDITED, "edited", 960},
    {MOVED, "moved", 950},         {MOVED_EDITED, "moved and edited", 900},
    {INSERTED, "inserted", 950},   {PART, "parts", 950},
    {MERGED, "merged", 950},
};

static void test_planted(void **state)
{
    (void)state;
    for (size_t script = 0; script < SCRIPTS; script++) {
        Figures figures = {0};
        for (unsigned i = 0; i < ROUNDS; i++)
            round_run(&figures, script, 7 * i + (unsigned)script);
        for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
            Fate fate = wanted[i].fate;
            unsigned share =
                share_of(figures.found[fate], figures.planted[fate]);
            if (share < wanted[i].least)
                fail_msg("%s, %s: %zu found of %zu", scripts[script].name,
                         wanted[i].name, figures.found[fate],
                         figures.planted[fate]);
        }
        if (share_of(figures.moves_right, figures.moves) < 950)
            fail_msg("%s: %zu moves, %zu of them planted", scripts[script].name,
                     figures.moves, figures.moves_right);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_planted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
