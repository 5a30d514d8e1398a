/* Pivots: a weighted longest increasing subsequence over a Fenwick tree. */
#include "base/pivots.h"

#include <stdlib.h>

#define FEWEST_BOXES 32
#define MOST_AROUND  4 /* equal neighbours that count, to either side */

void boxes_clear(Boxes *boxes)
{
    free(boxes->items);
    *boxes = (Boxes){0};
}

void boxes_push(Boxes *boxes, Box box)
{
    if (boxes->failed || (box.a == box.a_end && box.b == box.b_end))
        return;
    if (boxes->count == boxes->room) {
        size_t room = boxes->room ? boxes->room * 2 : FEWEST_BOXES;
        Box *items = realloc(boxes->items, room * sizeof *items);
        if (!items) {
            boxes->failed = true;
            return;
        }
        boxes->items = items;
        boxes->room = room;
    }
    boxes->items[boxes->count++] = box;
}

bool pivots_open(Pivots *pivots, size_t symbols, size_t most, size_t places)
{
    pivots->symbols = calloc(symbols, sizeof *pivots->symbols);
    pivots->items = malloc((most + 1) * sizeof *pivots->items);
    pivots->heaviest = malloc((places + 1) * sizeof *pivots->heaviest);
    return pivots->symbols && pivots->items && pivots->heaviest;
}

void pivots_clear(Pivots *pivots)
{
    free(pivots->symbols);
    free(pivots->items);
    free(pivots->heaviest);
    *pivots = (Pivots){0};
}

static void box_count(Pivots *pivots, const uint32_t *a, const uint32_t *b,
                      const Box *box)
{
    for (uint32_t i = box->a; i < box->a_end; i++) {
        Rarity *one = &pivots->symbols[a[i]];
        one->in_a = one->in_a ? 2 : 1;
    }
    for (uint32_t i = box->b; i < box->b_end; i++) {
        Rarity *one = &pivots->symbols[b[i]];
        one->in_b = one->in_b ? 2 : 1;
        one->b = i;
    }
}

static void box_forget(Pivots *pivots, const uint32_t *a, const uint32_t *b,
                       const Box *box)
{
    for (uint32_t i = box->a; i < box->a_end; i++)
        pivots->symbols[a[i]] = (Rarity){0};
    for (uint32_t i = box->b; i < box->b_end; i++)
        pivots->symbols[b[i]] = (Rarity){0};
}

/* What a pivot weighs: itself and the equal symbols around it. */
static uint32_t pivot_weight(const uint32_t *a, const uint32_t *b,
                             const Box *box, const Pivot *pivot)
{
    uint32_t weight = 1;
    for (uint32_t i = 1; i <= MOST_AROUND; i++, weight++)
        if (pivot->a + i >= box->a_end || pivot->b + i >= box->b_end ||
            a[pivot->a + i] != b[pivot->b + i])
            break;
    for (uint32_t i = 1; i <= MOST_AROUND; i++, weight++)
        if (pivot->a < box->a + i || pivot->b < box->b + i ||
            a[pivot->a - i] != b[pivot->b - i])
            break;
    return weight;
}

/* The heaviest run that ends before a place in the box; 0 for none. */
static uint32_t heaviest_before(const Pivots *pivots, uint32_t place)
{
    uint32_t best = 0;
    for (; place; place &= place - 1) {
        uint32_t one = pivots->heaviest[place];
        if (one &&
            (!best || pivots->items[one].weight > pivots->items[best].weight))
            best = one;
    }
    return best;
}

static void heaviest_put(Pivots *pivots, uint32_t index, uint32_t place,
                         uint32_t places)
{
    for (; place <= places; place += place & -place) {
        uint32_t one = pivots->heaviest[place];
        if (!one || pivots->items[index].weight > pivots->items[one].weight)
            pivots->heaviest[place] = index;
    }
}

bool pivots_find(Pivots *pivots, const uint32_t *a, const uint32_t *b,
                 const Box *box)
{
    uint32_t places = box->b_end - box->b, count = 0;
    for (uint32_t i = 0; i <= places; i++)
        pivots->heaviest[i] = 0;
    pivots->last = 0;
    box_count(pivots, a, b, box);
    for (uint32_t i = box->a; i < box->a_end; i++) {
        const Rarity *one = &pivots->symbols[a[i]];
        if (one->in_a != 1 || one->in_b != 1)
            continue;
        Pivot *pivot = &pivots->items[++count];
        *pivot = (Pivot){.a = i, .b = one->b};
        uint32_t place = one->b - box->b;
        pivot->before = heaviest_before(pivots, place);
        pivot->weight = pivot_weight(a, b, box, pivot);
        if (pivot->before)
            pivot->weight += pivots->items[pivot->before].weight;
        heaviest_put(pivots, count, place + 1, places);
        if (!pivots->last || pivot->weight > pivots->items[pivots->last].weight)
            pivots->last = count;
    }
    box_forget(pivots, a, b, box);
    return pivots->last != 0;
}
