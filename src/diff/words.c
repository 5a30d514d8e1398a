/* From two token lists to edits: common ends off, tokens to symbols, the
 * difference of these, then made cheaper (diff/weigh) and slid (diff/slide).
 * Sides are taken in an order of their own, so that the way back is the way
 * there with the sides changed. */
#include "diff/words.h"

#include "base/cleanup.h"
#include "base/table.h"
#include "diff/slide.h"
#include "diff/weigh.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

bool wording_is_same(const Wording *a, size_t a_at, const Wording *b,
                     size_t b_at)
{
    Token one = a->tokens[a_at], two = b->tokens[b_at];
    uint32_t size = one.end - one.start;
    return size == two.end - two.start &&
           memcmp(a->text + one.start, b->text + two.start, size) == 0;
}

/* A total order of wordings: which side is taken for the older one. */
static int wording_compare(const Wording *a, const Wording *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (size_t i = 0; i < a->count; i++) {
        if (wording_is_same(a, i, b, i))
            continue;
        Token one = a->tokens[i], two = b->tokens[i];
        size_t one_size = one.end - one.start, two_size = two.end - two.start;
        int order = memcmp(a->text + one.start, b->text + two.start,
                           one_size < two_size ? one_size : two_size);
        return order ? order : one_size < two_size ? -1 : 1;
    }
    return 0;
}

/* ----------------------------------------------------------------- symbols */

typedef struct {
    uint32_t *a, *b;
    Table table;
} Symbols;

static void symbols_clear(Symbols *symbols)
{
    free(symbols->a);
    free(symbols->b);
    table_clear(&symbols->table);
}

/* The symbols of tokens, even numbers for white space. */
static bool row_read(Table *table, const Wording *line, uint32_t *row)
{
    for (size_t i = 0; i < line->count; i++) {
        Token token = line->tokens[i];
        size_t *value =
            table_add(table, line->text + token.start, token.end - token.start);
        if (!value)
            return false;
        if (*value == 0)
            *value = 2 * table->count + (token.class != TOKEN_SPACE);
        row[i] = (uint32_t)*value;
    }
    return true;
}

static bool symbols_read(Symbols *symbols, const Wording *a, const Wording *b)
{
    symbols->a = malloc((a->count + 1) * sizeof *symbols->a);
    symbols->b = malloc((b->count + 1) * sizeof *symbols->b);
    return symbols->a && symbols->b &&
           row_read(&symbols->table, a, symbols->a) &&
           row_read(&symbols->table, b, symbols->b);
}

/* ------------------------------------------------------------------ lines */

/* Counts words, and those in scripts that are written without spaces. */
static void dense_count(const Wording *line, size_t *dense, size_t *words)
{
    for (size_t i = 0; i < line->count; i++) {
        Token token = line->tokens[i];
        size_t at = token.start;
        if (token.class != TOKEN_WORD)
            continue;
        ++*words;
        if ((line->text[at] & 0xE0) != 0xE0)
            continue;
        uint32_t code = utf8_next(line->text, token.end, &at);
        *dense += words_is_tight(code, code);
    }
}

static unsigned run_cost(const Wording *a, const Wording *b)
{
    size_t dense = 0, words = 0;
    dense_count(a, &dense, &words);
    dense_count(b, &dense, &words);
    return 2 * dense > words ? DENSE_RUN_COST : RUN_COST;
}

/* The edits of what is left between common ends. */
static bool middle_diff(const Wording *a, const Wording *b, Edits *out)
{
    AUTO(symbols_clear) Symbols symbols = {0};
    AUTO(edits_clear) Edits shortest = {0};
    if (!symbols_read(&symbols, a, b))
        return false;
    Sequences rows = {symbols.a, symbols.b, a->count, b->count};
    return sequence_diff(&rows, &shortest) &&
           edits_weigh(&rows, run_cost(a, b), &shortest, out);
}

static bool ordered_diff(const Wording *a, const Wording *b, Edits *out)
{
    size_t least = a->count < b->count ? a->count : b->count;
    size_t first = 0, last = 0;
    while (first < least && wording_is_same(a, first, b, first))
        first++;
    while (last < least - first &&
           wording_is_same(a, a->count - 1 - last, b, b->count - 1 - last))
        last++;
    Wording a_middle = {a->text, a->tokens + first, a->count - first - last};
    Wording b_middle = {b->text, b->tokens + first, b->count - first - last};
    AUTO(edits_clear) Edits edits = {0};
    if (first + last == least)
        edits_add(&edits, (Edit){0, a_middle.count, 0, b_middle.count});
    else if (!middle_diff(&a_middle, &b_middle, &edits))
        return false;
    for (size_t i = 0; i < edits.count; i++) {
        edits.items[i].a += first;
        edits.items[i].b += first;
    }
    edits_slide(a, b, &edits);
    for (size_t i = 0; i < edits.count; i++)
        edits_add(out, edits.items[i]);
    return !out->failed;
}

bool words_diff(const Wording *a, const Wording *b, Edits *out)
{
    int order = wording_compare(a, b);
    if (order == 0)
        return true;
    if (!a->count || !b->count) {
        edits_add(out, (Edit){0, a->count, 0, b->count});
        return !out->failed;
    }
    if (order < 0)
        return ordered_diff(a, b, out);
    size_t before = out->count;
    if (!ordered_diff(b, a, out))
        return false;
    for (size_t i = before; i < out->count; i++) {
        Edit edit = out->items[i];
        out->items[i] = (Edit){edit.b, edit.b_size, edit.a, edit.a_size};
    }
    return true;
}
