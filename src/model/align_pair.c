/* Mates the pieces of two streams: first what is equal, by the difference of
 * their symbols, then in the gaps between what is alike, in order. */
#include "base/sequence.h"
#include "lang/grains.h"
#include "model/align_work.h"

#include <stdlib.h>

#define MOST_PAIRS 4096 /* of a gap whose every pair is looked at */
#define LEAST_LIKE 0.4

typedef struct {
    const AlignWork *work;
    Stream *a, *b;
} Pairing;

/* ----------------------------------------------------------------- equals */

static uint32_t *symbols_of(const Stream *stream)
{
    uint32_t *row = malloc((stream->count + 1) * sizeof *row);
    for (size_t i = 0; row && i < stream->count; i++)
        row[i] = stream->pieces[i].symbol;
    return row;
}

static void mate(Pairing *pairing, size_t i, size_t j)
{
    pairing->a->pieces[i].mate = j;
    pairing->b->pieces[j].mate = i;
}

static void free_row(uint32_t **row)
{
    free(*row);
}

static bool equals_mate(Pairing *pairing)
{
    AUTO(free_row) uint32_t *a = symbols_of(pairing->a);
    AUTO(free_row) uint32_t *b = symbols_of(pairing->b);
    AUTO(edits_clear) Edits edits = {0};
    Sequences rows = {a, b, pairing->a->count, pairing->b->count};
    if (!a || !b || !sequence_diff(&rows, &edits))
        return false;
    size_t i = 0, j = 0;
    for (size_t at = 0; at <= edits.count; at++) {
        Edit edit = {.a = rows.a_size, .b = rows.b_size};
        if (at < edits.count)
            edit = edits.items[at];
        for (; i < edit.a; i++, j++)
            mate(pairing, i, j);
        i += edit.a_size;
        j += edit.b_size;
    }
    return true;
}

/* ------------------------------------------------------------------- gaps */

typedef struct {
    size_t a, a_end, b, b_end;
} Gap;

static void piece_read(const AlignWork *work, const Side *side,
                       const Piece *piece, Grains *out)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const TableEntry *entry = &work->words.entries[side->symbols[i] - 1];
        grains_read(table_key(&work->words, side->symbols[i] - 1), entry->size,
                    out);
    }
    grains_sort(out);
}

/* How alike two pieces are, 0 to 1. */
static bool pieces_likeness(const Pairing *pairing, size_t i, size_t j,
                            double *out)
{
    const AlignWork *work = pairing->work;
    const Piece *a = &pairing->a->pieces[i], *b = &pairing->b->pieces[j];
    AUTO(grains_clear) Grains one = {0};
    AUTO(grains_clear) Grains two = {0};
    *out = 0;
    if ((a->frame == ALIGN_NONE) != (b->frame == ALIGN_NONE))
        return true;
    piece_read(work, &work->a, a, &one);
    piece_read(work, &work->b, b, &two);
    uint64_t whole = grains_weight(&one) + grains_weight(&two);
    *out = whole ? 2 * (double)grains_common(&one, &two) / (double)whole : 1;
    return !one.failed && !two.failed;
}

/* What the pieces of a gap score from [i][j] to its end. */
typedef struct {
    size_t width;
    double *likeness, *score;
} Board;

static void board_clear(Board *board)
{
    free(board->likeness);
    free(board->score);
}

static bool board_fill(const Pairing *pairing, const Gap *gap, Board *board)
{
    size_t height = gap->a_end - gap->a + 1;
    board->width = gap->b_end - gap->b + 1;
    board->likeness = calloc(height * board->width, sizeof(double));
    board->score = calloc(height * board->width, sizeof(double));
    if (!board->likeness || !board->score)
        return false;
    for (size_t i = height - 1; i-- > 0;)
        for (size_t j = board->width - 1; j-- > 0;) {
            size_t at = i * board->width + j;
            double *like = &board->likeness[at];
            if (!pieces_likeness(pairing, gap->a + i, gap->b + j, like))
                return false;
            double skip_a = board->score[at + board->width];
            double skip_b = board->score[at + 1];
            double both = *like < LEAST_LIKE
                              ? 0
                              : *like + board->score[at + board->width + 1];
            double best = skip_a > skip_b ? skip_a : skip_b;
            board->score[at] = both > best ? both : best;
        }
    return true;
}

static bool gap_mate(Pairing *pairing, const Gap *gap)
{
    AUTO(board_clear) Board board = {0};
    size_t a_size = gap->a_end - gap->a, b_size = gap->b_end - gap->b;
    if (!a_size || !b_size || a_size > MOST_PAIRS / b_size)
        return true;
    if (!board_fill(pairing, gap, &board))
        return false;
    for (size_t i = 0, j = 0; i < a_size && j < b_size;) {
        size_t at = i * board.width + j;
        if (board.score[at] == board.score[at + board.width])
            i++;
        else if (board.score[at] == board.score[at + 1])
            j++;
        else
            mate(pairing, gap->a + i++, gap->b + j++);
    }
    return true;
}

bool streams_mate(const AlignWork *work, Stream *a, Stream *b)
{
    Pairing pairing = {work, a, b};
    Gap gap = {0};
    if (!equals_mate(&pairing))
        return false;
    for (;;) {
        gap.a_end = gap.a;
        gap.b_end = gap.b;
        while (gap.a_end < a->count && a->pieces[gap.a_end].mate == ALIGN_NONE)
            gap.a_end++;
        while (gap.b_end < b->count && b->pieces[gap.b_end].mate == ALIGN_NONE)
            gap.b_end++;
        if (!gap_mate(&pairing, &gap))
            return false;
        if (gap.a_end == a->count || gap.b_end == b->count)
            return true;
        gap.a = gap.a_end + 1;
        gap.b = gap.b_end + 1;
    }
}
