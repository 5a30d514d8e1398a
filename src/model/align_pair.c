/* Mates the pieces of two streams, step by step (model/align_work.h). */
#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>

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

bool streams_mate(const AlignWork *work, Stream *a, Stream *b, unsigned *moves)
{
    Pairing pairing = {.work = work, .a = a, .b = b};
    if (cells_mate(&pairing))
        return true;
    if (!gists_open(a) || !gists_open(b))
        return false;
    anchors_mate(&pairing);
    if (!is_all_mated(a) && !is_all_mated(b))
        alike_mate(&pairing);
    spine_find(&pairing);
    gaps_mate(&pairing);
    moves_find(&pairing);
    parts_mate(&pairing);
    *moves = pairing.moves;
    return !pairing.failed;
}
