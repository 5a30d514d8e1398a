/* The spine: of all mated pieces, the heaviest run whose mates increase, over a
 * Fenwick tree. Those off it are moves, in runs, where they hold enough words;
 * else they are unmated. */
#include "base/cleanup.h"
#include "lang/grains.h"
#include "model/align_work.h"

#include <stdlib.h>

#define LEAST_WORDS 6 /* of a move */
#define MOST_SKIP   8 /* pieces within a move that are only in one text */

typedef struct {
    uint64_t weight; /* of the heaviest run that ends here */
    size_t before;   /* the piece of A before it in that run; ALIGN_NONE */
} Run;

typedef struct {
    Run *runs;    /* by piece of A */
    size_t *tree; /* by piece of B: the piece of A with the heaviest run */
} Spine;

static void spine_clear(Spine *spine)
{
    free(spine->runs);
    free(spine->tree);
}

/* What it is worth to have two pieces in place: their equal words, by short
 * stretches, which tell of an edited line nearly how much is left of it. */
static uint64_t mated_weight(Pairing *pairing, size_t i)
{
    const Piece *one = &pairing->a->pieces[i];
    const Piece *two = &pairing->b->pieces[one->mate];
    uint64_t weight = one->weight + two->weight + 2;
    if (one->symbol == two->symbol)
        return 8 * weight;
    const Gist *a = gist_of(pairing, pairing->a, i);
    const Gist *b = gist_of(pairing, pairing->b, one->mate);
    uint64_t whole = (uint64_t)a->short_count + b->short_count;
    if ((one->frame == ALIGN_NONE) != (two->frame == ALIGN_NONE))
        return 1;
    return 1 + 8 * weight * (whole ? 2 * gists_shorts(a, b) : 1) /
                   (whole ? whole : 1);
}

static size_t heaviest_before(const Spine *spine, size_t place)
{
    size_t best = ALIGN_NONE;
    for (; place; place &= place - 1) {
        size_t one = spine->tree[place];
        if (one != ALIGN_NONE &&
            (best == ALIGN_NONE ||
             spine->runs[one].weight > spine->runs[best].weight))
            best = one;
    }
    return best;
}

static void heaviest_put(Spine *spine, size_t index, size_t place,
                         size_t places)
{
    for (; place <= places; place += place & -place) {
        size_t one = spine->tree[place];
        if (one == ALIGN_NONE ||
            spine->runs[index].weight > spine->runs[one].weight)
            spine->tree[place] = index;
    }
}

/* Finds the run and flags its pieces of A. */
static bool run_find(Pairing *pairing, bool *is_spine)
{
    const Stream *a = pairing->a;
    size_t places = pairing->b->count, last = ALIGN_NONE;
    AUTO(spine_clear)
    Spine spine = {malloc((a->count + 1) * sizeof(Run)),
                   malloc((places + 1) * sizeof(size_t))};
    if (!spine.runs || !spine.tree)
        return false;
    for (size_t i = 0; i <= places; i++)
        spine.tree[i] = ALIGN_NONE;
    for (size_t i = 0; i < a->count; i++) {
        size_t mate = a->pieces[i].mate;
        if (mate == ALIGN_NONE || a->pieces[i].move)
            continue;
        size_t before = heaviest_before(&spine, mate);
        spine.runs[i] = (Run){mated_weight(pairing, i), before};
        if (before != ALIGN_NONE)
            spine.runs[i].weight += spine.runs[before].weight;
        heaviest_put(&spine, i, mate + 1, places);
        if (last == ALIGN_NONE ||
            spine.runs[i].weight > spine.runs[last].weight)
            last = i;
    }
    for (; last != ALIGN_NONE; last = spine.runs[last].before)
        is_spine[last] = true;
    return true;
}

/* ------------------------------------------------------------------ moves */

/* The equal words of a mated piece of A, in fourths. */
static uint64_t moved_words(Pairing *pairing, size_t i)
{
    const Side *side = pairing->a->side;
    const Piece *piece = &pairing->a->pieces[i];
    uint64_t weight = 0;
    for (size_t line = piece->first; line < piece->end; line++) {
        AUTO(grains_clear) Grains grains = {0};
        size_t symbol = side->symbols[line] - 1;
        grains_read(table_key(&pairing->work->words, symbol),
                    pairing->work->words.entries[symbol].size, &grains);
        weight += grains_weight(&grains);
        pairing->failed |= grains.failed;
    }
    if (piece->symbol == pairing->b->pieces[piece->mate].symbol)
        return weight;
    const Gist *one = gist_of(pairing, pairing->a, i);
    const Gist *two = gist_of(pairing, pairing->b, piece->mate);
    return one->short_count ? weight * gists_shorts(one, two) / one->short_count
                            : 0;
}

static bool has_none_mated(const Stream *stream, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (stream->pieces[i].mate != ALIGN_NONE)
            return false;
    return true;
}

/* The next piece of A that goes on with the move that holds `i`: behind it on
 * both sides, with little between that is mated nowhere. */
static size_t move_next(const Pairing *pairing, size_t i)
{
    const Stream *a = pairing->a, *b = pairing->b;
    size_t next = i + 1, mate = a->pieces[i].mate;
    while (next < a->count && a->pieces[next].mate == ALIGN_NONE)
        next++;
    if (next == a->count || next - i > MOST_SKIP)
        return ALIGN_NONE;
    size_t next_mate = a->pieces[next].mate;
    if (next_mate <= mate || next_mate - mate > MOST_SKIP ||
        !has_none_mated(b, mate + 1, next_mate))
        return ALIGN_NONE;
    return next;
}

static void unmate(Pairing *pairing, size_t i)
{
    Piece *piece = &pairing->a->pieces[i];
    pairing->b->pieces[piece->mate].mate = ALIGN_NONE;
    piece->mate = ALIGN_NONE;
}

/* Makes one move of a run of pieces off the spine, or none; gives its end. */
static size_t move_make(Pairing *pairing, size_t first, const bool *is_spine)
{
    Stream *a = pairing->a, *b = pairing->b;
    uint64_t words = 0;
    size_t last = first;
    for (size_t i = first; i != ALIGN_NONE && !is_spine[i];
         i = move_next(pairing, i)) {
        words += moved_words(pairing, i);
        last = i;
    }
    bool is_worth = words >= LEAST_WORDS * GRAIN_WORD;
    pairing->moves += is_worth;
    for (size_t i = first; i <= last; i++) {
        Piece *piece = &a->pieces[i];
        if (piece->mate == ALIGN_NONE)
            continue;
        if (is_worth)
            piece->move = b->pieces[piece->mate].move = pairing->moves;
        else
            unmate(pairing, i);
    }
    return last + 1;
}

static void free_flags(bool **flags)
{
    free(*flags);
}

void spine_cut(Pairing *pairing)
{
    const Stream *a = pairing->a;
    AUTO(free_flags) bool *is_spine = calloc(a->count + 1, sizeof(bool));
    if (!is_spine || !run_find(pairing, is_spine)) {
        pairing->failed = true;
        return;
    }
    for (size_t i = 0; i < a->count; i++)
        if (a->pieces[i].mate != ALIGN_NONE && !is_spine[i])
            unmate(pairing, i);
}

/* Unmates pieces off the spine that are not the only ones with their words:
 * they may stand in place yet. */
static void twins_part(Pairing *pairing, const bool *is_spine)
{
    const Stream *a = pairing->a, *b = pairing->b;
    for (size_t i = 0; i < a->count; i++) {
        const Piece *piece = &a->pieces[i];
        if (piece->mate != ALIGN_NONE && !is_spine[i] && !piece->move &&
            !(piece->is_lone && b->pieces[piece->mate].is_lone))
            unmate(pairing, i);
    }
}

void spine_find(Pairing *pairing, bool are_twins_sure)
{
    const Stream *a = pairing->a;
    AUTO(free_flags) bool *is_spine = calloc(a->count + 1, sizeof(bool));
    if (!is_spine || !run_find(pairing, is_spine)) {
        pairing->failed = true;
        return;
    }
    if (!are_twins_sure)
        twins_part(pairing, is_spine);
    for (size_t i = 0; i < a->count;)
        if (a->pieces[i].mate == ALIGN_NONE || is_spine[i] || a->pieces[i].move)
            i++;
        else
            i = move_make(pairing, i, is_spine);
}
