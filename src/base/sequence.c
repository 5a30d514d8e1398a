/* The difference of two rows: Myers' algorithm in linear space (An O(ND)
 * Difference Algorithm and Its Variations, 1986), with a bound.
 *
 *   1. What stands in one row alone is set aside: it goes or comes anyway.
 *   2. A box (a part of A against a part of B) loses its common ends.
 *   3. Its middle is looked for from both corners; that makes two boxes.
 *   4. Where that takes more than REACH steps, the box is cut at its pivots:
 *      symbols that occur once on either side, the heaviest increasing run of
 *      them (patience). A pivot weighs what stands equal around it.
 *   5. A box without pivots is cut where the search came furthest.
 *
 * Steps 3 and 5 cost at most REACH² for REACH symbols or more. */
#include "base/sequence.h"

#include "base/cleanup.h"
#include "base/pivots.h"

#include <stdlib.h>
#include <string.h>

#define REACH       256
#define WIDTH       (2 * REACH + 3)
#define NOWHERE     (INT32_MIN / 2)
#define MOST_LEVELS 8 /* of pivots within pivots */

typedef struct {
    uint32_t *a, *b;           /* what stands in both rows */
    uint32_t *a_from, *b_from; /* where it stood in the whole rows */
    bool *gone, *come;         /* of the whole rows */
    int32_t ahead[WIDTH], back[WIDTH];
    Pivots pivots;
    Boxes boxes;
} Work;

static void work_clear(Work *work)
{
    free(work->a);
    free(work->b);
    free(work->a_from);
    free(work->b_from);
    free(work->gone);
    free(work->come);
    pivots_clear(&work->pivots);
    boxes_clear(&work->boxes);
}

/* ------------------------------------------------------------- the middle */

/* The search from one corner of a box; from the other one, all is mirrored. */
typedef struct {
    const uint32_t *a, *b; /* the corner */
    int32_t a_size, b_size;
    int step;         /* 1 or -1 */
    int32_t *reached; /* by diagonal (x - y): the furthest x */
} Search;

/* Goes on from the best of two neighbours along a diagonal. */
static int32_t diagonal_walk(const Search *search, int32_t k)
{
    const int32_t *reached = search->reached + REACH + 1;
    int32_t right = reached[k - 1] + 1, down = reached[k + 1];
    int32_t x = right > down ? right : down, y = x - k;
    if (search->step > 0)
        while (x < search->a_size && y < search->b_size &&
               search->a[x] == search->b[y])
            x++, y++;
    else
        while (x < search->a_size && y < search->b_size &&
               search->a[-x] == search->b[-y])
            x++, y++;
    search->reached[REACH + 1 + k] = x;
    return x;
}

/* One step more on each diagonal within the box; true where the search from
 * the other corner, `steps_other` steps far, is met: *x, *y from this one. */
static bool search_step(const Search *search, const Search *other, int32_t d,
                        int32_t d_other, int32_t met[2])
{
    int32_t delta = search->a_size - search->b_size;
    int32_t low = d <= search->b_size ? -d : d - 2 * search->b_size;
    int32_t high = d <= search->a_size ? d : 2 * search->a_size - d;
    for (int32_t k = low; k <= high; k += 2) {
        int32_t x = diagonal_walk(search, k), mirrored = delta - k;
        if (mirrored < -d_other || mirrored > d_other ||
            ((mirrored + d_other) & 1))
            continue;
        if (x + other->reached[REACH + 1 + mirrored] >= search->a_size) {
            met[0] = x;
            met[1] = x - k;
            return true;
        }
    }
    return false;
}

/* The furthest point within the box that a search came to. */
static int32_t search_best(const Search *search, int32_t d, int32_t best[2])
{
    int32_t most = -1;
    for (int32_t k = -d; k <= d; k++) {
        int32_t x = search->reached[REACH + 1 + k], y = x - k;
        if (x < 0 || y < 0 || x > search->a_size || y > search->b_size ||
            x + y <= most)
            continue;
        most = x + y;
        best[0] = x;
        best[1] = y;
    }
    return most;
}

static void search_begin(Search *search)
{
    for (int i = 0; i < WIDTH; i++)
        search->reached[i] = NOWHERE;
    search->reached[REACH + 1 + 1] = 0; /* the step down to the corner */
}

/* Finds a point of a shortest way through a box; false when it is further
 * than REACH steps from both corners: then a good point. */
static bool middle_find(Work *work, const Box *box, int32_t at[2])
{
    int32_t a_size = (int32_t)(box->a_end - box->a);
    int32_t b_size = (int32_t)(box->b_end - box->b);
    Search ahead = {work->a + box->a, work->b + box->b, a_size, b_size, 1,
                    work->ahead};
    Search back = {work->a + box->a_end - 1,
                   work->b + box->b_end - 1,
                   a_size,
                   b_size,
                   -1,
                   work->back};
    search_begin(&ahead);
    search_begin(&back);
    for (int32_t d = 0; d <= REACH; d++) {
        if (search_step(&ahead, &back, d, d - 1, at))
            return true;
        int32_t met[2];
        if (search_step(&back, &ahead, d, d, met)) {
            at[0] = a_size - met[0];
            at[1] = b_size - met[1];
            return true;
        }
    }
    int32_t met[2] = {0, 0};
    if (search_best(&back, REACH, met) > search_best(&ahead, REACH, at)) {
        at[0] = a_size - met[0];
        at[1] = b_size - met[1];
    }
    return false;
}

/* -------------------------------------------------------------- the boxes */

static void box_trim(const Work *work, Box *box)
{
    while (box->a < box->a_end && box->b < box->b_end &&
           work->a[box->a] == work->b[box->b])
        box->a++, box->b++;
    while (box->a < box->a_end && box->b < box->b_end &&
           work->a[box->a_end - 1] == work->b[box->b_end - 1])
        box->a_end--, box->b_end--;
}

/* Pushes what lies between the pivots. */
static void box_cut(Work *work, Box box)
{
    const Pivots *pivots = &work->pivots;
    box.level++;
    Box rest = box;
    for (uint32_t i = pivots->last; i; i = pivots->items[i].before) {
        const Pivot *pivot = &pivots->items[i];
        boxes_push(&work->boxes, (Box){pivot->a + 1, rest.a_end, pivot->b + 1,
                                       rest.b_end, box.level});
        rest.a_end = pivot->a;
        rest.b_end = pivot->b;
    }
    boxes_push(&work->boxes, rest);
}

static void box_solve(Work *work, Box box)
{
    box_trim(work, &box);
    if (box.a == box.a_end || box.b == box.b_end) {
        for (; box.a < box.a_end; box.a++)
            work->gone[work->a_from[box.a]] = true;
        for (; box.b < box.b_end; box.b++)
            work->come[work->b_from[box.b]] = true;
        return;
    }
    int32_t at[2] = {0, 0};
    if (!middle_find(work, &box, at) && box.level < MOST_LEVELS &&
        pivots_find(&work->pivots, work->a, work->b, &box)) {
        box_cut(work, box);
        return;
    }
    uint32_t a = box.a + (uint32_t)at[0], b = box.b + (uint32_t)at[1];
    boxes_push(&work->boxes, (Box){a, box.a_end, b, box.b_end, box.level});
    boxes_push(&work->boxes, (Box){box.a, a, box.b, b, box.level});
}

/* ---------------------------------------------------------------- the rows */

static uint32_t symbols_count(const Sequences *rows)
{
    uint32_t most = 0;
    for (size_t i = 0; i < rows->a_size; i++)
        most = rows->a[i] > most ? rows->a[i] : most;
    for (size_t i = 0; i < rows->b_size; i++)
        most = rows->b[i] > most ? rows->b[i] : most;
    return most + 1;
}

/* Keeps of a row what stands in the other one too; gives how much. */
static uint32_t row_sift(const uint32_t *row, size_t size, const Rarity *seen,
                         uint32_t *kept, uint32_t *from)
{
    uint32_t count = 0;
    for (size_t i = 0; i < size; i++) {
        const Rarity *one = &seen[row[i]];
        if (one->in_a && one->in_b) {
            from[count] = (uint32_t)i;
            kept[count++] = row[i];
        } else {
            from[size - 1 - (i - count)] = (uint32_t)i;
        }
    }
    return count;
}

/* Sets aside what stands in one row alone; the box is what is left. */
static Box work_begin(Work *work, const Sequences *rows)
{
    Rarity *seen = work->pivots.symbols;
    for (size_t i = 0; i < rows->a_size; i++)
        seen[rows->a[i]].in_a = 1;
    for (size_t i = 0; i < rows->b_size; i++)
        seen[rows->b[i]].in_b = 1;
    uint32_t a_size =
        row_sift(rows->a, rows->a_size, seen, work->a, work->a_from);
    uint32_t b_size =
        row_sift(rows->b, rows->b_size, seen, work->b, work->b_from);
    for (size_t i = a_size; i < rows->a_size; i++)
        work->gone[work->a_from[i]] = true;
    for (size_t i = b_size; i < rows->b_size; i++)
        work->come[work->b_from[i]] = true;
    for (size_t i = 0; i < rows->a_size; i++)
        seen[rows->a[i]].in_a = 0;
    for (size_t i = 0; i < rows->b_size; i++)
        seen[rows->b[i]].in_b = 0;
    return (Box){0, a_size, 0, b_size, 0};
}

static bool work_open(Work *work, const Sequences *rows)
{
    size_t a_size = rows->a_size + 1, b_size = rows->b_size + 1;
    work->a = malloc(a_size * sizeof *work->a);
    work->b = malloc(b_size * sizeof *work->b);
    work->a_from = malloc(a_size * sizeof *work->a_from);
    work->b_from = malloc(b_size * sizeof *work->b_from);
    work->gone = calloc(a_size, sizeof *work->gone);
    work->come = calloc(b_size, sizeof *work->come);
    return work->a && work->b && work->a_from && work->b_from && work->gone &&
           work->come &&
           pivots_open(&work->pivots, symbols_count(rows),
                       a_size < b_size ? a_size : b_size, b_size);
}

bool sequence_diff(const Sequences *rows, Edits *out)
{
    AUTO(work_clear) Work work = {0};
    if (!work_open(&work, rows))
        return false;
    boxes_push(&work.boxes, work_begin(&work, rows));
    while (work.boxes.count && !work.boxes.failed)
        box_solve(&work, work.boxes.items[--work.boxes.count]);
    if (work.boxes.failed)
        return false;
    edits_from_flags(work.gone, rows->a_size, work.come, rows->b_size, out);
    return !out->failed;
}
