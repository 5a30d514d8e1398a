/* What comparing words costs, and how good a reader finds it.
 *
 *      bench_words cost LOCALE A B     marked runs minimum tokens
 *      bench_words show LOCALE A B     the redline, [-gone-]{+come+}
 *      bench_words grow KIND COUNT     equal different reversed edited same
 *                                      periods: for callgrind
 *
 * `cost` takes each file as one line of plain text; the terms are those of a
 * reader's cost: tokens that are not white space, runs of one kind, and the
 * fewest tokens that can be marked. */
#include "diff/words.h"

#include "base/file.h"
#include "base/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Buf text;
    TokenList tokens;
} Side;

static Wording wording_of(const Side *side)
{
    return (Wording){buf_text(&side->text), side->tokens.items,
                     side->tokens.count};
}

static void side_clear(Side *side)
{
    buf_clear(&side->text);
    token_list_clear(&side->tokens);
}

/* ------------------------------------------------------------------- cost */

/* The visible tokens of a side, numbered alike on both. */
static size_t visible_read(Table *table, const Side *side, uint32_t *row)
{
    size_t count = 0;
    for (size_t i = 0; i < side->tokens.count; i++) {
        Token token = side->tokens.items[i];
        if (token.class == TOKEN_SPACE)
            continue;
        size_t *value = table_add(table, side->text.bytes + token.start,
                                  token.end - token.start);
        if (!*value)
            *value = table->count;
        row[count++] = (uint32_t)*value - 1;
    }
    return count;
}

/* The longest common subsequence, 64 of A at a time (Hyyrö, 2004). */
static size_t common_count(const Side *a, const Side *b)
{
    Table table = {0};
    uint32_t *one = calloc(a->tokens.count + 1, sizeof *one);
    uint32_t *two = calloc(b->tokens.count + 1, sizeof *two);
    size_t n = visible_read(&table, a, one), m = visible_read(&table, b, two);
    uint64_t *carry = calloc(m + 1, sizeof *carry);
    uint64_t *where = calloc(table.count + 1, sizeof *where);
    size_t common = 0;
    for (size_t at = 0; at < n; at += 64) {
        size_t size = n - at < 64 ? n - at : 64;
        memset(where, 0, table.count * sizeof *where);
        for (size_t i = 0; i < size; i++)
            where[one[at + i]] |= (uint64_t)1 << i;
        uint64_t v = ~(uint64_t)0;
        for (size_t j = 0; j < m; j++) {
            uint64_t u = v & where[two[j]], sum = v + u;
            uint64_t over = sum < v;
            sum += carry[j];
            over |= sum < carry[j];
            carry[j] = over;
            v = sum | (v & ~u);
        }
        for (size_t i = 0; i < size; i++)
            common += !(v >> i & 1);
    }
    free(one);
    free(two);
    free(carry);
    free(where);
    table_clear(&table);
    return common;
}

typedef struct {
    size_t marked, runs;
    int last; /* kind of the last visible token: 0 kept, -1 gone, 1 come */
} Tally;

static void tally_add(Tally *tally, const Side *side, size_t range[2], int kind)
{
    for (size_t i = range[0]; i < range[1]; i++) {
        if (side->tokens.items[i].class == TOKEN_SPACE)
            continue;
        tally->marked += kind != 0;
        tally->runs += kind && kind != tally->last;
        tally->last = kind;
    }
}

static void print_cost(const Side *a, const Side *b, const Edits *edits)
{
    Tally tally = {0};
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        Edit edit = edits->items[i];
        tally_add(&tally, a, (size_t[]){at, edit.a}, 0);
        at = edit.a + edit.a_size;
        tally_add(&tally, a, (size_t[]){edit.a, at}, -1);
        tally_add(&tally, b, (size_t[]){edit.b, edit.b + edit.b_size}, 1);
    }
    size_t visible = 0;
    for (size_t i = 0; i < a->tokens.count; i++)
        visible += a->tokens.items[i].class != TOKEN_SPACE;
    for (size_t i = 0; i < b->tokens.count; i++)
        visible += b->tokens.items[i].class != TOKEN_SPACE;
    printf("%zu %zu %zu %zu\n", tally.marked, tally.runs,
           visible - 2 * common_count(a, b), visible);
}

static void print_range(const Side *side, size_t from, size_t to)
{
    if (from == to)
        return;
    uint32_t start = side->tokens.items[from].start;
    printf("%.*s", (int)(side->tokens.items[to - 1].end - start),
           side->text.bytes + start);
}

static void print_redline(const Side *a, const Side *b, const Edits *edits)
{
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        Edit edit = edits->items[i];
        print_range(a, at, edit.a);
        at = edit.a + edit.a_size;
        printf(edit.a_size ? "[-" : "");
        print_range(a, edit.a, at);
        printf(edit.a_size ? "-]" : "");
        printf(edit.b_size ? "{+" : "");
        print_range(b, edit.b, edit.b + edit.b_size);
        printf(edit.b_size ? "+}" : "");
    }
    print_range(a, at, a->tokens.count);
}

static int run_files(CodicilContext *context, char **words)
{
    Side sides[2] = {0};
    Tokenizer *tokenizer = NULL;
    bool is_ok = !tokenizer_new(context, words[2], &tokenizer);
    for (int i = 0; i < 2 && is_ok; i++)
        is_ok = !file_read(context, words[3 + i], &sides[i].text) &&
                tokenizer_read(tokenizer, buf_text(&sides[i].text),
                               sides[i].text.size, &sides[i].tokens);
    Wording a = wording_of(&sides[0]), b = wording_of(&sides[1]);
    Edits edits = {0};
    is_ok = is_ok && words_diff(&a, &b, &edits);
    if (is_ok && strcmp(words[1], "cost") == 0)
        print_cost(&sides[0], &sides[1], &edits);
    else if (is_ok && strcmp(words[1], "show") == 0)
        print_redline(&sides[0], &sides[1], &edits);
    edits_clear(&edits);
    side_clear(&sides[0]);
    side_clear(&sides[1]);
    tokenizer_free(tokenizer);
    return is_ok ? 0 : 1;
}

/* ----------------------------------------------------------------- growth */

static unsigned random_next(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 16;
}

/* The number of the word that stands at a place on either side. */
static long word_at(const char *kind, long i, long count, bool is_b)
{
    unsigned seed = (unsigned)i * 2654435761u;
    long word = (long)(random_next(&seed) % 2000);
    if (strcmp(kind, "same") == 0)
        return 7;
    if (strcmp(kind, "different") == 0)
        return is_b ? count + i : i;
    if (strcmp(kind, "reversed") == 0)
        return is_b ? count - i : i;
    if (strcmp(kind, "periods") == 0)
        return is_b ? i % 7 % 3 : i % 3;
    if (strcmp(kind, "edited") == 0 && is_b && random_next(&seed) % 100 == 0)
        return 3000;
    return word;
}

static int run_growth(CodicilContext *context, char **words)
{
    long count = strtol(words[3], NULL, 10) / 2; /* words and spaces */
    Side sides[2] = {0};
    Tokenizer *tokenizer = NULL;
    bool is_ok = !tokenizer_new(context, "en", &tokenizer);
    for (int side = 0; side < 2 && is_ok; side++) {
        bool is_less = side && strcmp(words[2], "same") == 0;
        for (long i = 0; i < count - is_less; i++)
            buf_add_format(&sides[side].text, "word%ld ",
                           word_at(words[2], i, count, side == 1));
        is_ok = tokenizer_read(tokenizer, buf_text(&sides[side].text),
                               sides[side].text.size, &sides[side].tokens);
    }
    Wording a = wording_of(&sides[0]), b = wording_of(&sides[1]);
    Edits edits = {0};
    is_ok = is_ok && words_diff(&a, &b, &edits);
    printf("%zu tokens, %zu edits\n", a.count, edits.count);
    edits_clear(&edits);
    side_clear(&sides[0]);
    side_clear(&sides[1]);
    tokenizer_free(tokenizer);
    return is_ok ? 0 : 1;
}

int main(int count, char **words)
{
    bool is_growth = count == 4 && strcmp(words[1], "grow") == 0;
    if (!is_growth && count != 5) {
        fprintf(stderr, "bench_words: cost|show|read LOCALE A B, "
                        "or grow KIND COUNT\n");
        return 2;
    }
    CodicilContext *context = codicil_context_new();
    int status =
        is_growth ? run_growth(context, words) : run_files(context, words);
    codicil_context_free(context);
    return status;
}
