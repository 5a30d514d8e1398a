/* Moves among what is left: pieces that are equal, or alike, and alone in that
 * among what is unmated. Then moves grow: what stands between two pieces of a
 * move, or right beside it, and is like its counterpart, moved along. */
#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>

#define LEAST_SHARE 15

/* ------------------------------------------------------------------ equals */

/* A rank among unmated pieces: how often, and where. */
typedef struct {
    uint32_t in_a, in_b;
    size_t a, b;
} Left;

static void free_left(Left **left)
{
    free(*left);
}

static void left_mate(Pairing *pairing)
{
    const Stream *a = pairing->a, *b = pairing->b;
    size_t ranks = a->count + b->count;
    AUTO(free_left) Left *left = calloc(ranks + 1, sizeof *left);
    if (!left) {
        pairing->failed = true;
        return;
    }
    for (size_t i = 0; i < a->count; i++)
        if (a->pieces[i].mate == ALIGN_NONE) {
            left[a->pieces[i].rank].in_a++;
            left[a->pieces[i].rank].a = i;
        }
    for (size_t j = 0; j < b->count; j++)
        if (b->pieces[j].mate == ALIGN_NONE) {
            left[b->pieces[j].rank].in_b++;
            left[b->pieces[j].rank].b = j;
        }
    for (size_t rank = 0; rank < ranks; rank++)
        if (left[rank].in_a == 1 && left[rank].in_b == 1)
            pieces_mate(pairing, left[rank].a, left[rank].b);
}

/* ----------------------------------------------------------------- growing */

static bool is_like(Pairing *pairing, size_t i, size_t j)
{
    const Piece *one = &pairing->a->pieces[i], *two = &pairing->b->pieces[j];
    if (one->mate != ALIGN_NONE || two->mate != ALIGN_NONE)
        return false;
    if (one->symbol == two->symbol)
        return true;
    uint32_t common = pieces_common(pairing, i, j);
    return pieces_share(pairing, i, j, common) >= LEAST_SHARE;
}

/* Takes the neighbours of a moved piece of A into its move. */
static void move_grow(Pairing *pairing, size_t i, int step)
{
    Stream *a = pairing->a, *b = pairing->b;
    size_t j = a->pieces[i].mate;
    unsigned move = a->pieces[i].move;
    for (;;) {
        if (step < 0 ? !i || !j : i + 1 == a->count || j + 1 == b->count)
            return;
        i = step < 0 ? i - 1 : i + 1;
        j = step < 0 ? j - 1 : j + 1;
        if (!is_like(pairing, i, j))
            return;
        pieces_mate(pairing, i, j);
        a->pieces[i].move = b->pieces[j].move = move;
    }
}

/* Mates what is unmated between two pieces of one move. */
static void move_fill(Pairing *pairing, size_t i, size_t next)
{
    Stream *a = pairing->a, *b = pairing->b;
    size_t j = a->pieces[i].mate, a_gap[16], b_gap[16];
    Gap gap = {a_gap, b_gap, next - i - 1, a->pieces[next].mate - j - 1};
    if (!gap.a_count || !gap.b_count || gap.a_count > 16 || gap.b_count > 16)
        return;
    for (size_t at = 0; at < gap.a_count; at++)
        a_gap[at] = i + 1 + at;
    for (size_t at = 0; at < gap.b_count; at++)
        b_gap[at] = j + 1 + at;
    gap_mate(pairing, &gap);
    for (size_t at = i + 1; at < next; at++)
        if (a->pieces[at].mate != ALIGN_NONE)
            a->pieces[at].move = b->pieces[a->pieces[at].mate].move =
                a->pieces[i].move;
}

static void moves_grow(Pairing *pairing)
{
    Stream *a = pairing->a;
    size_t last = ALIGN_NONE;
    for (size_t i = 0; i < a->count && !pairing->failed; i++) {
        unsigned move = a->pieces[i].move;
        if (a->pieces[i].mate == ALIGN_NONE || !move)
            continue;
        if (last != ALIGN_NONE && a->pieces[last].move == move)
            move_fill(pairing, last, i);
        move_grow(pairing, i, -1);
        move_grow(pairing, i, 1);
        last = i;
    }
}

void moves_find(Pairing *pairing)
{
    if (pairing->failed)
        return;
    left_mate(pairing);
    alike_mate(pairing);
    spine_find(pairing, true);
    moves_grow(pairing);
}
