/* Gaps: what is not mated between two pieces of the spine. A small one is
 * solved as a whole, by what pieces have in common; a large one is first cut
 * where pieces are equal, then where they are alike near its diagonal. */
#include "base/cleanup.h"
#include "base/sequence.h"
#include "model/align_work.h"

#include <stdlib.h>
#include <string.h>

#define MOST_PAIRS 2500 /* of a gap that is solved as a whole */
#define BAND       8    /* pieces to either side of the diagonal */
#define FEW_COMMON 2    /* what starting two more changes costs */
#define FEW_SHARE  25
#define BAND_SHARE 50

/* ------------------------------------------------------------- small ones */

/* What the pieces of a gap score from [i][j] to its end. */
typedef struct {
    size_t width;
    uint32_t *pair, *best;
} Board;

static void board_clear(Board *board)
{
    free(board->pair);
    free(board->best);
}

static const xmlNode *node_of(const Stream *stream, size_t piece)
{
    const Piece *one = &stream->pieces[piece];
    return one->frame == ALIGN_NONE ? stream->side->out->lines[one->first].node
                                    : stream->side->frames[one->frame].node;
}

/* What mating two pieces scores: what they have in common, and a little for
 * the same kind; 0 for pieces that are not taken for each other. */
static uint32_t pair_score(Pairing *pairing, size_t i, size_t j)
{
    const Piece *one = &pairing->a->pieces[i], *two = &pairing->b->pieces[j];
    bool is_kind = element_of(node_of(pairing->a, i)) ==
                   element_of(node_of(pairing->b, j));
    if (one->symbol == two->symbol)
        return 8 * (gist_of(pairing, pairing->a, i)->count + 1) + is_kind;
    uint32_t common = pieces_common(pairing, i, j);
    uint32_t share = pieces_share(pairing, i, j, common);
    if (!common || share < pairing->least_share ||
        (common <= FEW_COMMON && share < FEW_SHARE))
        return 0;
    return 8 * common + is_kind;
}

static bool board_fill(Pairing *pairing, const Gap *gap, Board *board)
{
    size_t size = (gap->a_count + 1) * (gap->b_count + 1);
    board->width = gap->b_count + 1;
    board->pair = calloc(size, sizeof *board->pair);
    board->best = calloc(size, sizeof *board->best);
    if (!board->pair || !board->best)
        return false;
    for (size_t i = gap->a_count; i-- > 0;)
        for (size_t j = gap->b_count; j-- > 0;) {
            size_t at = i * board->width + j;
            uint32_t pair = pair_score(pairing, gap->a[i], gap->b[j]);
            uint32_t down = board->best[at + board->width];
            uint32_t right = board->best[at + 1];
            uint32_t both =
                pair ? pair + board->best[at + board->width + 1] : 0;
            uint32_t best = down > right ? down : right;
            board->pair[at] = pair;
            board->best[at] = both > best ? both : best;
        }
    return true;
}

static void small_mate(Pairing *pairing, const Gap *gap)
{
    AUTO(board_clear) Board board = {0};
    if (!board_fill(pairing, gap, &board)) {
        pairing->failed = true;
        return;
    }
    for (size_t i = 0, j = 0; i < gap->a_count && j < gap->b_count;) {
        size_t at = i * board.width + j;
        uint32_t after = board.best[at + board.width + 1];
        if (board.pair[at] && board.best[at] == board.pair[at] + after)
            pieces_mate(pairing, gap->a[i++], gap->b[j++]);
        else if (board.best[at] == board.best[at + board.width])
            i++;
        else
            j++;
    }
}

/* ------------------------------------------------------------- large ones */

static void free_row(uint32_t **row)
{
    free(*row);
}

static uint32_t *ranks_of(const Stream *stream, const size_t *pieces,
                          size_t count)
{
    uint32_t *row = malloc((count + 1) * sizeof *row);
    for (size_t i = 0; row && i < count; i++)
        row[i] = stream->pieces[pieces[i]].rank;
    return row;
}

/* Mates what is equal in order. */
static void equal_mate(Pairing *pairing, const Gap *gap)
{
    AUTO(free_row) uint32_t *a = ranks_of(pairing->a, gap->a, gap->a_count);
    AUTO(free_row) uint32_t *b = ranks_of(pairing->b, gap->b, gap->b_count);
    AUTO(edits_clear) Edits edits = {0};
    Sequences rows = {a, b, gap->a_count, gap->b_count};
    if (!a || !b || !sequence_diff(&rows, &edits)) {
        pairing->failed = true;
        return;
    }
    size_t i = 0, j = 0;
    for (size_t at = 0; at <= edits.count; at++) {
        Edit edit = {.a = gap->a_count, .b = gap->b_count};
        if (at < edits.count)
            edit = edits.items[at];
        for (; i < edit.a; i++, j++)
            pieces_mate(pairing, gap->a[i], gap->b[j]);
        i += edit.a_size;
        j += edit.b_size;
    }
}

/* Mates, one after another, pieces that are alike near the diagonal. */
static void band_mate(Pairing *pairing, const Gap *gap)
{
    size_t from = 0;
    for (size_t i = 0; i < gap->a_count && !pairing->failed; i++) {
        size_t middle = i * gap->b_count / gap->a_count;
        size_t j = middle > BAND ? middle - BAND : 0;
        for (j = j > from ? j : from; j < gap->b_count && j <= middle + BAND;
             j++) {
            uint32_t common = pieces_common(pairing, gap->a[i], gap->b[j]);
            if (pieces_share(pairing, gap->a[i], gap->b[j], common) <
                BAND_SHARE)
                continue;
            pieces_mate(pairing, gap->a[i], gap->b[j]);
            from = j + 1;
            break;
        }
    }
}

/* --------------------------------------------------------------- all gaps */

/* Calls `solve` for what is unmated in `whole` between mated pieces. */
static void gaps_within(Pairing *pairing, const Gap *whole,
                        void (*solve)(Pairing *, const Gap *))
{
    size_t i = 0, j = 0;
    while (i < whole->a_count && j < whole->b_count && !pairing->failed) {
        Gap gap = {whole->a + i, whole->b + j, 0, 0};
        while (i < whole->a_count &&
               pairing->a->pieces[whole->a[i]].mate == ALIGN_NONE)
            i++;
        while (j < whole->b_count &&
               pairing->b->pieces[whole->b[j]].mate == ALIGN_NONE)
            j++;
        gap.a_count = (size_t)(whole->a + i - gap.a);
        gap.b_count = (size_t)(whole->b + j - gap.b);
        if (gap.a_count && gap.b_count)
            solve(pairing, &gap);
        /* The mated ones in a row, some of them mated just now. */
        i++;
        j++;
    }
}

static void last_mate(Pairing *pairing, const Gap *gap)
{
    if (gap->a_count <= MOST_PAIRS / gap->b_count)
        small_mate(pairing, gap);
}

static void band_gap_mate(Pairing *pairing, const Gap *gap)
{
    if (gap->a_count <= MOST_PAIRS / gap->b_count) {
        small_mate(pairing, gap);
        return;
    }
    band_mate(pairing, gap);
    gaps_within(pairing, gap, last_mate);
}

void gap_mate(Pairing *pairing, const Gap *gap)
{
    if (gap->a_count <= MOST_PAIRS / gap->b_count) {
        small_mate(pairing, gap);
        return;
    }
    equal_mate(pairing, gap);
    gaps_within(pairing, gap, band_gap_mate);
}

/* What is in no move, in order. */
static size_t *standing_of(const Stream *stream, size_t *count)
{
    size_t *pieces = malloc((stream->count + 1) * sizeof *pieces);
    *count = 0;
    for (size_t i = 0; pieces && i < stream->count; i++)
        if (!stream->pieces[i].move)
            pieces[(*count)++] = i;
    return pieces;
}

static void free_pieces(size_t **pieces)
{
    free(*pieces);
}

void gaps_mate(Pairing *pairing)
{
    Gap whole;
    AUTO(free_pieces)
    size_t *a = standing_of(pairing->a, &whole.a_count);
    AUTO(free_pieces)
    size_t *b = standing_of(pairing->b, &whole.b_count);
    if (!a || !b) {
        pairing->failed = true;
        return;
    }
    whole.a = a;
    whole.b = b;
    gaps_within(pairing, &whole,
                pairing->languages ? languages_gap_mate : gap_mate);
}
