/* Mates the pieces of two streams, step by step (model/align_work.h). */
#include "base/cleanup.h"
#include "lang/grains.h"
#include "model/align_work.h"

#include <stdlib.h>

#define SURE_SHARE     40 /* of a hundred stretches of words */
#define LEAST_SHARE    5
#define DOUBTFUL_SHARE 25 /* of a hundred short stretches of words */
#define DOUBTFUL_WORDS 45 /* of a hundred words */

void pieces_mate(Pairing *pairing, size_t i, size_t j)
{
    pairing->a->pieces[i].mate = j;
    pairing->b->pieces[j].mate = i;
}

void pieces_part(Pairing *pairing, size_t i, size_t j)
{
    pairing->a->pieces[i].mate = ALIGN_NONE;
    pairing->b->pieces[j].mate = ALIGN_NONE;
}

static bool gists_open(Stream *stream)
{
    stream->gists = calloc(stream->count + 1, sizeof *stream->gists);
    return stream->gists != NULL;
}

static bool is_all_mated(const Stream *stream)
{
    for (size_t i = 0; i < stream->count; i++)
        if (stream->pieces[i].mate == ALIGN_NONE)
            return false;
    return true;
}

/* Cells of two rows that have as many are those of the same columns. */
static bool cells_mate(Pairing *pairing)
{
    const Stream *a = pairing->a, *b = pairing->b;
    if (!a->count || a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t frame = a->pieces[i].frame;
        if (frame == ALIGN_NONE)
            return false;
        Element element = element_of(a->side->frames[frame].node);
        if (element != EL_td && element != EL_th)
            return false;
    }
    for (size_t i = 0; i < a->count; i++)
        pieces_mate(pairing, i, i);
    return true;
}

/* The words of a line, in grains. */
static void line_read(const AlignWork *work, const Stream *stream, size_t at,
                      Grains *out)
{
    size_t symbol = stream->side->symbols[stream->pieces[at].first] - 1;
    grains_read(table_key(&work->words, symbol),
                work->words.entries[symbol].size, out);
}

/* Whether two lines have too little in common to be sure, in stretches and in
 * single words. */
static bool is_doubtful(Pairing *pairing, size_t i, size_t j)
{
    const Gist *one = gist_of(pairing, pairing->a, i);
    const Gist *two = gist_of(pairing, pairing->b, j);
    uint64_t whole = (uint64_t)one->short_count + two->short_count;
    if (200 * (uint64_t)gists_shorts(one, two) >= DOUBTFUL_SHARE * whole)
        return false;
    AUTO(grains_clear) Grains a = {0};
    AUTO(grains_clear) Grains b = {0};
    line_read(pairing->work, pairing->a, i, &a);
    line_read(pairing->work, pairing->b, j, &b);
    pairing->failed |= a.failed || b.failed;
    return grains_share(&a, &b) < DOUBTFUL_WORDS;
}

/* Flags mates that are not sure. */
static void doubts_find(Pairing *pairing)
{
    Piece *a = pairing->a->pieces, *b = pairing->b->pieces;
    for (size_t i = 0; i < pairing->a->count && !pairing->failed; i++) {
        size_t j = a[i].mate;
        if (j == ALIGN_NONE || a[i].parts > 1 || b[j].parts > 1 ||
            b[j].mate != i || a[i].symbol == b[j].symbol ||
            a[i].frame != ALIGN_NONE)
            continue;
        a[i].is_doubtful = b[j].is_doubtful = is_doubtful(pairing, i, j);
    }
}

bool streams_mate(const AlignWork *work, Stream *a, Stream *b, unsigned *moves)
{
    Pairing pairing = {.work = work, .a = a, .b = b};
    if (columns_mate(&pairing) || cells_mate(&pairing))
        return true;
    if (!gists_open(a) || !gists_open(b))
        return false;
    if (!work->same_language) {
        languages_mate(&pairing);
        return !pairing.failed;
    }
    anchors_mate(&pairing);
    spine_find(&pairing, false);
    pairing.least_share = SURE_SHARE;
    gaps_mate(&pairing);
    if (!is_all_mated(a) && !is_all_mated(b))
        alike_mate(&pairing);
    ids_mate(&pairing);
    spine_find(&pairing, true);
    pairing.least_share = LEAST_SHARE;
    gaps_mate(&pairing);
    moves_find(&pairing);
    parts_mate(&pairing);
    doubts_find(&pairing);
    *moves = pairing.moves;
    return !pairing.failed;
}
