/* Passages: what moved and what did not by examples, and passages planted into
 * made-up words that came and went, some of them edited on the way. */
#include "unit.h"

#include "diff/passages.h"

#include "base/buf.h"
#include "base/cleanup.h"

#define ROUNDS    60
#define SENTENCES 40
#define MOST      24 /* words of a sentence */

/* Adds words: a bar parts runs; what ends with a full stop ends a sentence. */
static void words_add(WordRow *row, const char *text)
{
    uint32_t run = row->count ? row->items[row->count - 1].run + 1 : 0;
    for (; *text; text += strspn(text, " ")) {
        size_t size = strcspn(text, " ");
        uint64_t hash = 7;
        unsigned flags = WORD_BEGINS | WORD_ENDS;
        for (size_t i = 0; i < size; i++)
            hash = hash * 31 + (unsigned char)text[i];
        if (*text == '.')
            flags |= WORD_STOPS | WORD_ENDS_ALL;
        else if (*text == ',')
            flags |= WORD_STOPS;
        else
            flags |= WORD_CONTENT;
        if (*text == '|')
            run++;
        else
            row_add(row, (RowWord){hash, run, 0, (uint8_t)flags});
        text += size;
    }
}

/* The passages of two rows: "A's words from-to = B's words from-to, changed".
 */
static void find(const char *a, const char *b, Buf *out)
{
    WordRow AUTO(row_clear) old = {0}, AUTO(row_clear) new = {0};
    Passages AUTO(passages_clear) found = {0};
    words_add(&old, a);
    words_add(&new, b);
    assert_true(passages_find(&old, &new, &found));
    for (size_t i = 0; i < found.count; i++) {
        const Passage *one = &found.items[i];
        size_t same = 0;
        for (size_t k = 0; k < one->count; k++)
            same += one->matches[k].size;
        buf_add_format(out, "%zu-%zu=%zu-%zu:%zu ", one->a, one->a_end, one->b,
                       one->b_end, same);
    }
}

static void assert_found(const char *a, const char *b, const char *wanted)
{
    Buf AUTO(buf_clear) got = {0};
    find(a, b, &got);
    assert_string_equal(buf_text(&got), wanted);
}

static void what_moved(void **state)
{
    (void)state;
    /* a sentence, whole or with words that changed */
    assert_found("we tell you of any change .", "we tell you of any change .",
                 "0-7=0-7:7 ");
    assert_found("so . we will tell you early of any change . or not",
                 "all we will tell you of any change . and more",
                 "2-11=0-9:8 ");
    /* what stands between the ends of a clause */
    assert_found("a , as the law now asks , b", "c , as the law now asks , d",
                 "2-8=2-8:6 ");
    /* a long phrase, without the full stop before it, to the end of what is
     * marked */
    assert_found("x . one two three four five six seven eight y",
                 "z . one two three four five six seven eight w",
                 "2-11=2-11:8 ");
    /* all that went there and all that came here may be short */
    assert_found("one two three four", "one two three four", "0-4=0-4:4 ");
}

static void what_did_not(void **state)
{
    (void)state;
    assert_found("one two three", "one two three", "");
    /* a few words among others */
    assert_found("a one two three four five six b",
                 "c one two three four five six d", "");
    /* nobody knows which one it is */
    assert_found("one two three four five . | one two three four five .",
                 "one two three four five .", "");
    /* words of two runs are not one passage */
    assert_found("one two three | four five six", "one two three four five six",
                 "");
    assert_found("", "one two three four five", "");
}

/* ----------------------------------------------------------------- planted */

static unsigned random_below(unsigned *seed, unsigned limit)
{
    *seed = *seed * 1103515245 + 12345;
    return (*seed >> 16) % limit;
}

/* Adds a word; low numbers come often, as in any language. */
static void word_add(WordRow *row, uint32_t run, unsigned number)
{
    uint8_t flags = number ? WORD_CONTENT : WORD_STOPS | WORD_ENDS_ALL;
    row_add(row, (RowWord){(number + 1) * 0x9E3779B97F4A7C15u, run, number,
                           (uint8_t)(flags | WORD_BEGINS | WORD_ENDS)});
}

static unsigned word_draw(unsigned *seed)
{
    unsigned rare = random_below(seed, 900), often = random_below(seed, 900);
    return 1 + rare * often / 900;
}

static void noise_add(WordRow *row, uint32_t run, unsigned *seed)
{
    unsigned count = random_below(seed, 2) ? random_below(seed, MOST) : 0;
    for (unsigned i = 0; i < count; i++)
        word_add(row, run, word_draw(seed));
    if (count)
        word_add(row, run, 0);
}

typedef struct {
    unsigned words[MOST];
    unsigned count;
} Sentence;

static void sentence_add(WordRow *row, uint32_t run, const Sentence *sentence,
                         bool is_edited, unsigned *seed)
{
    unsigned edit = is_edited ? random_below(seed, sentence->count) : MOST;
    for (unsigned i = 0; i < sentence->count; i++)
        word_add(row, run, i == edit ? word_draw(seed) : sentence->words[i]);
    word_add(row, run, 0);
}

typedef struct {
    WordRow old, new;
    size_t old_at[SENTENCES], new_at[SENTENCES], size[SENTENCES];
} Planted;

/* Sentences in one order in the older text, in another one in the newer text,
 * among words that came and went. */
static void plant(Planted *planted, unsigned *seed)
{
    Sentence sentences[SENTENCES];
    for (uint32_t i = 0; i < SENTENCES; i++) {
        sentences[i].count = 6 + random_below(seed, MOST - 6);
        for (unsigned k = 0; k < sentences[i].count; k++)
            sentences[i].words[k] = word_draw(seed);
        noise_add(&planted->old, i, seed);
        planted->old_at[i] = planted->old.count;
        planted->size[i] = sentences[i].count + 1;
        sentence_add(&planted->old, i, &sentences[i], false, seed);
        noise_add(&planted->old, i, seed);
    }
    for (uint32_t i = 0; i < SENTENCES; i++) {
        uint32_t one = (i * 7 + 3) % SENTENCES;
        bool is_edited = sentences[one].count > 12 && random_below(seed, 2);
        noise_add(&planted->new, i, seed);
        planted->new_at[one] = planted->new.count;
        sentence_add(&planted->new, i, &sentences[one], is_edited, seed);
        noise_add(&planted->new, i, seed);
    }
}

/* How many passages are the sentences that were planted. */
static size_t hits_count(const Planted *planted, const Passages *found)
{
    size_t hits = 0;
    for (size_t i = 0; i < found->count; i++)
        for (size_t k = 0; k < SENTENCES; k++)
            hits +=
                found->items[i].a == planted->old_at[k] &&
                found->items[i].b == planted->new_at[k] &&
                found->items[i].a_end == planted->old_at[k] + planted->size[k];
    return hits;
}

/* The way back has the passages of the way there. */
static void assert_mirrored(const Planted *planted, const Passages *there)
{
    Passages AUTO(passages_clear) back = {0};
    assert_true(passages_find(&planted->new, &planted->old, &back));
    assert_int_equal(back.count, there->count);
    for (size_t i = 0; i < there->count; i++) {
        size_t k = 0;
        while (k < back.count && back.items[k].b != there->items[i].a)
            k++;
        assert_true(k < back.count);
        assert_int_equal(back.items[k].a, there->items[i].b);
        assert_int_equal(back.items[k].a_end, there->items[i].b_end);
        assert_int_equal(back.items[k].b_end, there->items[i].a_end);
    }
}

static void planted_sentences(void **state)
{
    (void)state;
    size_t hits = 0, found = 0, edges = 0;
    unsigned seed = 5;
    for (int round = 0; round < ROUNDS; round++) {
        Planted planted = {0};
        Passages AUTO(passages_clear) passages = {0};
        plant(&planted, &seed);
        assert_true(passages_find(&planted.old, &planted.new, &passages));
        hits += hits_count(&planted, &passages);
        found += passages.count;
        for (size_t i = 1; i < passages.count; i++)
            edges += passages.items[i].b < passages.items[i - 1].b_end;
        assert_mirrored(&planted, &passages);
        row_clear(&planted.old);
        row_clear(&planted.new);
    }
    print_message("of %d planted %zu found exactly, of %zu told\n",
                  ROUNDS * SENTENCES, hits, found);
    assert_int_equal(edges, 0);
    assert_true(100 * hits >= 95 * (size_t)ROUNDS * SENTENCES);
    assert_true(100 * hits >= 95 * found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_moved),
        cmocka_unit_test(what_did_not),
        cmocka_unit_test(planted_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
