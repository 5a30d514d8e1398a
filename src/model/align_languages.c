/* Mates the pieces of two streams in different languages: in order, by what
 * does not depend on the language. That is the kind of a line and what it
 * stands in, its number, what it holds that is the same in any language
 * (figures, addresses, dates, names in Latin letters), and its length. What
 * stands out in this way cuts the texts (as steps 1 and 3 do for words), what
 * lies between is solved as a whole, or near the diagonal where it is large. */
#include "base/cleanup.h"
#include "model/align_look.h"

#include <stdlib.h>

#define MOST_CELLS  4000000 /* of a board that is solved as a whole */
#define BAND        200     /* of others: pieces to either side */
#define NEVER       (-1000)
#define SURE_SCORE  6
#define SKIP_COST   2
#define NARROW_LEAD 1 /* of a mate before its neighbours */

struct Languages {
    Pairing *pairing;
    Look *a, *b;
    double scale; /* characters of B for one of A */
};

static void languages_clear(Languages *languages)
{
    free(languages->a);
    free(languages->b);
}

/* ----------------------------------------------------------------- scores */

static int marks_score(const Look *a, const Look *b)
{
    int common = 0, names = 0, others = 0;
    for (size_t x = 0, y = 0; x < a->mark_count || y < b->mark_count;) {
        uint32_t one = x < a->mark_count ? a->marks[x] : UINT32_MAX;
        uint32_t two = y < b->mark_count ? b->marks[y] : UINT32_MAX;
        bool is_hard = (one < two ? one : two) & LOOK_HARD;
        common += one == two && is_hard;
        names += one == two && !is_hard;
        others += one != two && is_hard;
        x += one <= two;
        y += two <= one;
    }
    return 5 * (common < 4 ? common : 4) + 2 * (names < 4 ? names : 4) -
           2 * (others < 4 ? others : 4);
}

static int lengths_score(double a, double b)
{
    double share = a < b ? a / b : b / a;
    if (a < 12 && b < 12)
        return 0;
    return share >= 0.6 ? 4 : share >= 0.4 ? 2 : share >= 0.25 ? 0 : -6;
}

static int pair_score(const Languages *languages, size_t i, size_t j)
{
    const Look *a = &languages->a[i], *b = &languages->b[j];
    int score = 4;
    if (a->kind != b->kind)
        return NEVER;
    score += a->depth == b->depth ? 3 : -3;
    score += a->around == b->around ? 2 : -1;
    if (a->number && b->number)
        score += a->number == b->number ? 8 : -4;
    else if (a->number || b->number)
        score -= 5;
    if (languages->pairing->a->pieces[i].symbol ==
        languages->pairing->b->pieces[j].symbol)
        score += 6;
    return score + marks_score(a, b) +
           lengths_score((double)a->length * languages->scale,
                         (double)b->length);
}

/* ----------------------------------------------------------------- boards */

enum { SKIP_A, SKIP_B, BOTH };

typedef struct {
    size_t width; /* of a row of `ways` */
    unsigned char *ways;
    int *row, *next;
} Board;

static void board_clear(Board *board)
{
    free(board->ways);
    free(board->row);
    free(board->next);
}

/* The first piece of B that one of A is held against. */
static size_t board_first(const Gap *gap, const Board *board, size_t i)
{
    if (board->width > gap->b_count)
        return 0;
    size_t middle = i * gap->b_count / (gap->a_count ? gap->a_count : 1);
    size_t first = middle > board->width / 2 ? middle - board->width / 2 : 0;
    size_t last = gap->b_count + 1 - board->width;
    return first < last ? first : last;
}

/* One row of the board, from its end; `next` is the row below. */
static void board_row(const Languages *languages, const Gap *gap, Board *board,
                      size_t i)
{
    size_t first = board_first(gap, board, i);
    size_t below = board_first(gap, board, i + 1);
    for (size_t x = board->width; x-- > 0;) {
        size_t j = first + x, under = j - below;
        int down = j >= below && under < board->width ? board->next[under] : 0;
        int right = x + 1 < board->width ? board->row[x + 1] : 0;
        int best = (down >= right ? down : right) - SKIP_COST;
        unsigned char way = down >= right ? SKIP_A : SKIP_B;
        if (j < gap->b_count) {
            int both = pair_score(languages, gap->a[i], gap->b[j]);
            if (j + 1 >= below && under + 1 < board->width)
                both += board->next[under + 1];
            if (both >= best) {
                best = both;
                way = BOTH;
            }
        }
        board->row[x] = best;
        board->ways[i * board->width + x] = way;
    }
}

static bool board_open(const Gap *gap, Board *board)
{
    board->width = gap->b_count + 1;
    if (gap->a_count > MOST_CELLS / board->width && board->width > 2 * BAND + 1)
        board->width = 2 * BAND + 1;
    board->ways = calloc(gap->a_count, board->width);
    board->row = calloc(board->width, sizeof *board->row);
    board->next = calloc(board->width, sizeof *board->next);
    return board->ways && board->row && board->next;
}

static void board_mate(Pairing *pairing, const Gap *gap, const Board *board)
{
    for (size_t i = 0, j = 0; i < gap->a_count && j < gap->b_count;) {
        size_t first = board_first(gap, board, i);
        if (j < first) {
            j++;
            continue;
        }
        if (j - first >= board->width) {
            i++;
            continue;
        }
        switch (board->ways[i * board->width + j - first]) {
        case BOTH:
            pieces_mate(pairing, gap->a[i++], gap->b[j++]);
            break;
        case SKIP_B:
            j++;
            break;
        default:
            i++;
        }
    }
}

void languages_gap_mate(Pairing *pairing, const Gap *gap)
{
    AUTO(board_clear) Board board = {0};
    if (!board_open(gap, &board)) {
        pairing->failed = true;
        return;
    }
    for (size_t i = gap->a_count; i-- > 0;) {
        board_row(pairing->languages, gap, &board, i);
        int *row = board.row;
        board.row = board.next;
        board.next = row;
    }
    board_mate(pairing, gap, &board);
}

/* --------------------------------------------------------------- anchors */

/* A piece by all that is the same of it in any language. */
typedef struct {
    uint32_t hash;
    size_t index;
    bool is_b;
} Entry;

static int compare_entries(const void *a, const void *b)
{
    const Entry *one = a, *two = b;
    if (one->hash != two->hash)
        return one->hash < two->hash ? -1 : 1;
    if (one->is_b != two->is_b)
        return one->is_b ? 1 : -1;
    return one->index < two->index ? -1 : one->index > two->index;
}

static size_t entries_add(const Look *looks, size_t count, bool is_b,
                          Entry *entries)
{
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        const Look *look = &looks[i];
        uint32_t hash = look_hash((uint32_t)look->kind, look->number);
        for (size_t at = 0; at < look->mark_count; at++)
            hash = look_hash(hash, look->marks[at]);
        if (look->mark_count > 1)
            entries[added++] = (Entry){hash, i, is_b};
    }
    return added;
}

static void free_entries(Entry **entries)
{
    free(*entries);
}

static bool unique_mate(const Languages *languages)
{
    const Stream *a = languages->pairing->a, *b = languages->pairing->b;
    AUTO(free_entries)
    Entry *entries = calloc(a->count + b->count + 1, sizeof *entries);
    if (!entries)
        return false;
    size_t count = entries_add(languages->a, a->count, false, entries);
    count += entries_add(languages->b, b->count, true, entries + count);
    qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && entries[end].hash == entries[i].hash;)
            end++;
        if (end - i == 2 && !entries[i].is_b && entries[i + 1].is_b)
            pieces_mate(languages->pairing, entries[i].index,
                        entries[i + 1].index);
    }
    return true;
}

/* ---------------------------------------------------------------- streams */

/* Whether a neighbour of a mate, which has none itself, would do as well. */
static bool has_rival(const Languages *languages, size_t i, size_t j)
{
    const Stream *a = languages->pairing->a, *b = languages->pairing->b;
    int score = pair_score(languages, i, j) - NARROW_LEAD;
    for (int step = -1; step <= 1; step += 2) {
        size_t x = i + (size_t)step, y = j + (size_t)step;
        if ((x < a->count && a->pieces[x].mate == ALIGN_NONE &&
             pair_score(languages, x, j) >= score) ||
            (y < b->count && b->pieces[y].mate == ALIGN_NONE &&
             pair_score(languages, i, y) >= score))
            return true;
    }
    return false;
}

static void doubts_find(const Languages *languages)
{
    Stream *a = languages->pairing->a, *b = languages->pairing->b;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = a->pieces[i].mate;
        if (j != ALIGN_NONE)
            a->pieces[i].is_doubtful = b->pieces[j].is_doubtful =
                pair_score(languages, i, j) < SURE_SCORE ||
                has_rival(languages, i, j);
    }
}

void languages_mate(Pairing *pairing)
{
    AUTO(languages_clear) Languages languages = {.pairing = pairing};
    size_t a_length = 1, b_length = 1;
    languages.a = looks_read(pairing->work, pairing->a, &a_length);
    languages.b = looks_read(pairing->work, pairing->b, &b_length);
    languages.scale = (double)b_length / (double)a_length;
    if (!languages.a || !languages.b || !unique_mate(&languages)) {
        pairing->failed = true;
        return;
    }
    pairing->languages = &languages;
    spine_cut(pairing);
    gaps_mate(pairing);
    doubts_find(&languages);
    pairing->languages = NULL;
}
