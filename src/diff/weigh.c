/* The cost of edits. Changes with little between them are a window. A small
 * window is aligned anew, so that its cost is the least there is: dynamic
 * programming with a price for each run (Gotoh, 1982) over
 *
 *      kept  the last visible token is in both
 *      gone  it is deleted
 *      come  it is inserted
 *
 * White space costs next to nothing and leaves the state as it is. In a large
 * window the changes stay where they are, and what stands between two of them
 * is marked too where that is cheaper. */
#include "diff/weigh.h"

#include "base/cleanup.h"

#include <stdlib.h>
#include <string.h>

#define FIRM        8 /* visible tokens that part two windows */
#define MARGIN      4 /* tokens of them that are aligned with a window */
#define MOST_CELLS  (1 << 18)
#define CELLS_EACH  128 /* for each symbol, on the average */
#define TOKEN_PRICE 4096
#define BLANK_PRICE 1
#define NEVER       (UINT32_MAX / 2)

enum { KEPT, GONE, COME, STATES };
enum { START, BOTH, DOWN, RIGHT }; /* how a cell is come to */

typedef struct {
    uint32_t price[STATES];
    unsigned best; /* the state with the least price */
} Cell;

/* What changes cost up to one, by the runs of the group that it is in. */
typedef struct {
    uint32_t price[4];
    uint8_t
        before[4]; /* the runs of the group it joins; ALONE: it begins one */
} Choice;

#define ALONE 4

typedef struct {
    const Sequences *rows;
    const Edits *edits;
    Edits *out;
    Cell *line;     /* of the row of cells above, overwritten on the way */
    uint16_t *ways; /* of each cell, 4 bits a state: the way, and from where */
    bool *gone, *come;
    size_t cells_left;
    uint32_t run_price;
    Choice *choices; /* for each edit of a large window */
} Weigh;

static void weigh_clear(Weigh *weigh)
{
    free(weigh->line);
    free(weigh->ways);
    free(weigh->gone);
    free(weigh->come);
    free(weigh->choices);
}

static bool is_blank(uint32_t symbol)
{
    return !(symbol & 1);
}

/* ------------------------------------------------------------- the cheapest */

/* A cell that is being filled, and the ways to it. */
typedef struct {
    Cell cell;
    unsigned ways;
} Filling;

/* Offers a price for a state; the first of equal offers stays. */
static inline void price_offer(Filling *to, unsigned state, uint32_t price,
                               unsigned way)
{
    if (price >= to->cell.price[state])
        return;
    to->cell.price[state] = price;
    to->ways = (to->ways & ~(15u << (4 * state))) | way << (4 * state);
}

/* From a cell, a blank: the states stay what they are. */
static inline void blank_offer(Filling *to, const Cell *from, unsigned way)
{
    uint32_t kept = way == BOTH ? 0 : BLANK_PRICE;
    price_offer(to, KEPT, from->price[KEPT] + kept, way << 2 | KEPT);
    price_offer(to, GONE, from->price[GONE] + BLANK_PRICE, way << 2 | GONE);
    price_offer(to, COME, from->price[COME] + BLANK_PRICE, way << 2 | COME);
}

/* From a cell, a visible token that is marked. */
static inline void mark_offer(Filling *to, const Cell *from, unsigned way,
                              uint32_t run_price)
{
    unsigned state = way == DOWN ? GONE : COME;
    price_offer(to, state, from->price[state] + TOKEN_PRICE, way << 2 | state);
    price_offer(to, state, from->price[from->best] + TOKEN_PRICE + run_price,
                way << 2 | from->best);
}

/* Follows the ways from the last cell back, and flags what is marked. */
static void ways_follow(Weigh *weigh, const Edit *window, unsigned state)
{
    size_t i = window->a_size, j = window->b_size, width = j + 1;
    while (i || j) {
        unsigned way = weigh->ways[i * width + j] >> (4 * state) & 15u;
        state = way & 3u;
        if (way >> 2 != RIGHT)
            i--;
        if (way >> 2 != DOWN)
            j--;
        if (way >> 2 == DOWN)
            weigh->gone[i] = true;
        if (way >> 2 == RIGHT)
            weigh->come[j] = true;
    }
}

static inline unsigned best_state(const Cell *cell)
{
    unsigned best = cell->price[GONE] < cell->price[KEPT] ? GONE : KEPT;
    return cell->price[COME] < cell->price[best] ? COME : best;
}

/* Fills a row of cells; the first has no symbol of A yet. */
static void row_fill(Weigh *weigh, const Edit *window, size_t i)
{
    const uint32_t *b = weigh->rows->b + window->b;
    uint32_t a = i ? weigh->rows->a[window->a + i - 1] : 0;
    uint16_t *ways = weigh->ways + i * (window->b_size + 1);
    Cell corner = {{NEVER, NEVER, NEVER}, KEPT};
    for (size_t j = 0; j <= window->b_size; j++) {
        Filling to = {{{NEVER, NEVER, NEVER}, KEPT}, 0};
        if (i + j == 0)
            to.cell.price[KEPT] = 0;
        if (i && j && a == b[j - 1]) {
            if (is_blank(a))
                blank_offer(&to, &corner, BOTH);
            else
                price_offer(&to, KEPT, corner.price[corner.best],
                            BOTH << 2 | corner.best);
        }
        if (i && is_blank(a))
            blank_offer(&to, &weigh->line[j], DOWN);
        else if (i)
            mark_offer(&to, &weigh->line[j], DOWN, weigh->run_price);
        if (j && is_blank(b[j - 1]))
            blank_offer(&to, &weigh->line[j - 1], RIGHT);
        else if (j)
            mark_offer(&to, &weigh->line[j - 1], RIGHT, weigh->run_price);
        to.cell.best = best_state(&to.cell);
        corner = weigh->line[j];
        weigh->line[j] = to.cell;
        ways[j] = (uint16_t)to.ways;
    }
}

/* Aligns a window anew. */
static void window_align(Weigh *weigh, const Edit *window)
{
    for (size_t i = 0; i <= window->a_size; i++)
        row_fill(weigh, window, i);
    memset(weigh->gone, 0, window->a_size);
    memset(weigh->come, 0, window->b_size);
    ways_follow(weigh, window, weigh->line[window->b_size].best);
    AUTO(edits_clear) Edits edits = {0};
    edits_from_flags(weigh->gone, window->a_size, weigh->come, window->b_size,
                     &edits);
    for (size_t i = 0; i < edits.count; i++) {
        Edit edit = edits.items[i];
        edit.a += window->a;
        edit.b += window->b;
        edits_add(weigh->out, edit);
    }
    weigh->out->failed |= edits.failed;
}

/* ---------------------------------------------------------------- absorbing */

static size_t visible_count(const uint32_t *row, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += !is_blank(row[i]);
    return count;
}

/* What is kept between an edit and the next one, as an edit. */
static Edit stretch_after(const Edit *edit)
{
    size_t a = edit->a + edit->a_size, b = edit->b + edit->b_size;
    return (Edit){a, edit[1].a - a, b, edit[1].b - b};
}

/* The runs an edit has: 1 deleted, 2 inserted. */
static unsigned runs_of(const Sequences *rows, const Edit *edit)
{
    return (visible_count(rows->a + edit->a, edit->a_size) ? 1u : 0u) |
           (visible_count(rows->b + edit->b, edit->b_size) ? 2u : 0u);
}

static uint32_t runs_price(const Weigh *weigh, unsigned runs)
{
    return ((runs & 1) + (runs >> 1)) * weigh->run_price;
}

/* Chooses for an edit, given the choices of the one before it, `between` away.
 * Prices are taken less the least, so that they stay small. */
static void choice_make(const Weigh *weigh, Choice *choice, const Choice *last,
                        unsigned runs, uint32_t between)
{
    *choice = (Choice){{NEVER, NEVER, NEVER, NEVER}, {0}};
    uint32_t least = NEVER;
    unsigned best = 0;
    for (unsigned s = 0; s < 4; s++)
        if (last->price[s] < least)
            least = last->price[best = s];
    choice->price[runs] = runs_price(weigh, runs);
    choice->before[runs] = (uint8_t)(ALONE | best);
    for (unsigned s = 0; s < 4; s++) {
        if (last->price[s] == NEVER)
            continue;
        uint32_t price =
            last->price[s] - least + between + runs_price(weigh, runs & ~s);
        if (price >= choice->price[runs | s])
            continue;
        choice->price[runs | s] = price;
        choice->before[runs | s] = (uint8_t)s;
    }
}

/* Marks what stands between changes where that is cheaper. */
static bool window_absorb(Weigh *weigh, size_t first, size_t count)
{
    const Edit *edits = weigh->edits->items + first;
    Choice *choices = weigh->choices = malloc(count * sizeof *choices);
    if (!choices)
        return false;
    Choice begin = {{0, NEVER, NEVER, NEVER}, {0}};
    choice_make(weigh, &choices[0], &begin, runs_of(weigh->rows, edits),
                NEVER / 2);
    for (size_t i = 1; i < count; i++) {
        Edit kept = stretch_after(&edits[i - 1]);
        size_t visible = visible_count(weigh->rows->a + kept.a, kept.a_size);
        choice_make(weigh, &choices[i], &choices[i - 1],
                    runs_of(weigh->rows, &edits[i]),
                    (uint32_t)(2 * (visible * TOKEN_PRICE + kept.a_size)));
    }
    unsigned state = 0;
    for (unsigned s = 1; s < 4; s++)
        if (choices[count - 1].price[s] < choices[count - 1].price[state])
            state = s;
    /* Backwards; the last field of a choice then tells whether it joins. */
    for (size_t i = count; i-- > 0;) {
        unsigned before = choices[i].before[state];
        choices[i].before[0] = (uint8_t)(before & ALONE);
        state = before & 3u;
    }
    for (size_t i = 0; i < count; i++) {
        if (i && !choices[i].before[0])
            edits_add(weigh->out, stretch_after(&edits[i - 1]));
        edits_add(weigh->out, edits[i]);
    }
    free(TAKE(weigh->choices));
    return true;
}

/* ------------------------------------------------------------------ windows */

/* Where the window ends that begins with an edit: the number of its edits. */
static size_t window_count(const Weigh *weigh, size_t first)
{
    size_t i = first;
    for (; i + 1 < weigh->edits->count; i++) {
        Edit kept = stretch_after(&weigh->edits->items[i]);
        size_t visible = 0;
        for (size_t k = 0; k < kept.a_size && visible < FIRM; k++)
            visible += !is_blank(weigh->rows->a[kept.a + k]);
        if (visible == FIRM)
            break;
    }
    return i + 1 - first;
}

/* The edits as one, with a margin of what is kept before and after. */
static Edit window_whole(const Weigh *weigh, size_t first, size_t count)
{
    const Sequences *rows = weigh->rows;
    const Edit *head = &weigh->edits->items[first], *tail = head + count - 1;
    size_t a = head->a, b = head->b;
    for (int i = 0; i < MARGIN && a && b && rows->a[a - 1] == rows->b[b - 1];
         i++)
        a--, b--;
    size_t a_end = tail->a + tail->a_size, b_end = tail->b + tail->b_size;
    for (int i = 0; i < MARGIN && a_end < rows->a_size &&
                    b_end < rows->b_size && rows->a[a_end] == rows->b[b_end];
         i++)
        a_end++, b_end++;
    return (Edit){a, a_end - a, b, b_end - b};
}

static bool window_weigh(Weigh *weigh, size_t first, size_t count)
{
    if (count == 1) {
        edits_add(weigh->out, weigh->edits->items[first]);
        return true;
    }
    Edit window = window_whole(weigh, first, count);
    size_t cells = window.a_size + 1;
    if (cells > MOST_CELLS || window.b_size >= MOST_CELLS / cells ||
        cells * (window.b_size + 1) > weigh->cells_left)
        return window_absorb(weigh, first, count);
    weigh->cells_left -= cells * (window.b_size + 1);
    window_align(weigh, &window);
    return true;
}

/* The room that the largest window takes that is aligned anew. */
static bool weigh_open(Weigh *weigh)
{
    size_t a_size = weigh->rows->a_size + 1, b_size = weigh->rows->b_size + 1;
    size_t most = a_size > MOST_CELLS / b_size ? MOST_CELLS : a_size * b_size;
    a_size = a_size > MOST_CELLS ? MOST_CELLS : a_size;
    b_size = b_size > MOST_CELLS ? MOST_CELLS : b_size;
    weigh->cells_left =
        MOST_CELLS + CELLS_EACH * (weigh->rows->a_size + weigh->rows->b_size);
    weigh->line = calloc(b_size, sizeof *weigh->line);
    weigh->ways = calloc(most, sizeof *weigh->ways);
    weigh->gone = malloc(a_size * sizeof *weigh->gone);
    weigh->come = malloc(b_size * sizeof *weigh->come);
    return weigh->line && weigh->ways && weigh->gone && weigh->come;
}

bool edits_weigh(const Sequences *rows, unsigned run_cost, const Edits *edits,
                 Edits *out)
{
    AUTO(weigh_clear)
    Weigh weigh = {.rows = rows,
                   .edits = edits,
                   .out = out,
                   .run_price = run_cost * TOKEN_PRICE - 1};
    if (edits->count < 2) {
        for (size_t i = 0; i < edits->count; i++)
            edits_add(out, edits->items[i]);
        return !out->failed;
    }
    if (!weigh_open(&weigh))
        return false;
    for (size_t i = 0, count; i < edits->count; i += count) {
        count = window_count(&weigh, i);
        if (!window_weigh(&weigh, i, count))
            return false;
    }
    return !out->failed;
}
