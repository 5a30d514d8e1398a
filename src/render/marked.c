/* Counts and finds what the marks of a marked text say, in one walk. */
#include "render/marked.h"

#include "model/doc.h"
#include "model/walk.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- ordinals */

/* Room for one more of `size` bytes; false when out of memory. */
static bool grow(void **items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return true;
    size_t more = *room ? *room * 2 : 16;
    void *grown = realloc(*items, more * size);
    if (!grown)
        return false;
    *items = grown;
    *room = more;
    return true;
}

bool ordinals_add(Ordinals *ordinals, Ordinal ordinal)
{
    void *items = ordinals->items;
    if (!grow(&items, ordinals->count, &ordinals->room, sizeof(ordinal)))
        return false;
    ordinals->items = items;
    ordinals->items[ordinals->count++] = ordinal;
    return true;
}

static int compare_address(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)((const Ordinal *)left)->node;
    uintptr_t b = (uintptr_t)((const Ordinal *)right)->node;
    return (a > b) - (a < b);
}

void ordinals_sort(Ordinals *ordinals)
{
    if (ordinals->count)
        qsort(ordinals->items, ordinals->count, sizeof(*ordinals->items),
              compare_address);
}

const Ordinal *ordinals_find(const Ordinals *ordinals, const xmlNode *node)
{
    Ordinal key = {.node = node};
    return ordinals->count ? bsearch(&key, ordinals->items, ordinals->count,
                                     sizeof(key), compare_address)
                           : NULL;
}

/* ----------------------------------------------------------------- changes */

bool is_mark(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_ins || element == EL_del ||
           (element == EL_span && doc_get(node, "c:former"));
}

const char *change_of(const xmlNode *node)
{
    for (const xmlNode *at = node; at; at = at->parent) {
        const char *change =
            at->type == XML_ELEMENT_NODE ? doc_get(at, "c:change") : NULL;
        if (change)
            return change;
    }
    return NULL;
}

static bool is_gone(const char *change)
{
    return change && (strcmp(change, "deleted") == 0 ||
                      strcmp(change, "moved-from") == 0);
}

/* Whether it was not there before; an item that another was split into, or
 * that was a paragraph, is one that was not. */
static bool is_new(const char *change)
{
    return change && !is_gone(change);
}

static size_t number_of(const xmlNode *node, const char *name)
{
    const char *value = doc_get(node, name);
    return value ? strtoul(value, NULL, 10) : 0;
}

/* The items of an ol. What the marks say of their ordinals counts. */
static bool items_count(const xmlNode *list, Ordinals *items)
{
    const char *around = change_of(list->parent);
    const char *whole = doc_get(list, "c:change");
    size_t now = 0, former = 0;
    whole = whole ? whole : around;
    for (const xmlNode *at = first_element(list); at; at = next_element(at)) {
        Ordinal item = {.node = at,
                        .now = number_of(at, "c:number"),
                        .former = number_of(at, "c:former-number")};
        const char *change = doc_get(at, "c:change");
        change = change ? change : whole;
        bool is_said = item.now || item.former;
        if (!is_said && !is_gone(change))
            item.now = now + 1;
        if (!is_said && !is_new(change))
            item.former = former + 1;
        now = item.now ? item.now : now;
        former = item.former ? item.former : former;
        if (!ordinals_add(items, item))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------- moves */

/* By move and end alone. */
static int compare_end(const void *left, const void *right)
{
    const MoveEnd *a = left, *b = right;
    if (a->move != b->move)
        return a->move < b->move ? -1 : 1;
    return a->is_from - b->is_from;
}

static int compare_order(const void *left, const void *right)
{
    const MoveEnd *a = left, *b = right;
    int order = compare_end(a, b);
    return order ? order : a->order < b->order ? -1 : 1;
}

static MoveEnd end_of(const xmlNode *mark)
{
    return (MoveEnd){.node = mark,
                     .move = number_of(mark, "c:move"),
                     .is_from = element_of(mark) == EL_del};
}

/* A mark that begins one: not within other marks or inlines, nor in a number,
 * which is drawn as a link, where there can be no other. */
static bool may_begin(const xmlNode *mark)
{
    return element_of(mark->parent) != EL_num &&
           role_of(mark->parent) != ROLE_INLINE;
}

static bool move_add(Moves *moves, const xmlNode *mark)
{
    MoveEnd end = end_of(mark);
    void *ends = moves->ends;
    end.order = moves->count;
    if (!end.move || !may_begin(mark))
        return true;
    if (!grow(&ends, moves->count, &moves->room, sizeof(end)))
        return false;
    moves->ends = ends;
    moves->ends[moves->count++] = end;
    return true;
}

/* Keeps the first mark of each end, and finds the other end. */
static void moves_settle(Moves *moves)
{
    size_t kept = 0;
    if (!moves->count)
        return;
    qsort(moves->ends, moves->count, sizeof(*moves->ends), compare_order);
    for (size_t i = 0; i < moves->count; i++) {
        MoveEnd *last = kept ? &moves->ends[kept - 1] : NULL;
        MoveEnd *end = &moves->ends[i];
        if (last && compare_end(last, end) == 0)
            continue;
        if (last && last->move == end->move)
            last->is_linked = end->is_linked = true;
        moves->ends[kept++] = *end;
    }
    moves->count = kept;
}

const MoveEnd *move_end_find(const Moves *moves, const xmlNode *node)
{
    MoveEnd key = end_of(node);
    const MoveEnd *found =
        moves->count
            ? bsearch(&key, moves->ends, moves->count, sizeof(key), compare_end)
            : NULL;
    return found && found->node == node ? found : NULL;
}

/* -------------------------------------------------------------------- walk */

typedef struct {
    Ordinals *notes, *items;
    Moves *moves;
    size_t next;         /* of the notes */
    size_t now, former;  /* ordinals of the last note */
    unsigned came, went; /* open ins, del */
} Finder;

static void note_count(Finder *finder)
{
    Ordinal *note = &finder->notes->items[finder->next++];
    note->now = finder->went ? 0 : ++finder->now;
    note->former = finder->came ? 0 : ++finder->former;
}

static bool enter(Finder *finder, const xmlNode *node)
{
    switch (element_of(node)) {
    case EL_ins:
        finder->came++;
        return move_add(finder->moves, node);
    case EL_del:
        finder->went++;
        return move_add(finder->moves, node);
    case EL_authorialNote:
        note_count(finder);
        return true;
    case EL_ol:
        return items_count(node, finder->items);
    default:
        return true;
    }
}

static void leave(Finder *finder, const xmlNode *node)
{
    Element element = element_of(node);
    finder->came -= element == EL_ins;
    finder->went -= element == EL_del;
}

bool marks_find(const xmlNode *root, Ordinals *notes, Ordinals *items,
                Moves *moves)
{
    Finder finder = {.notes = notes, .items = items, .moves = moves};
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (walk.enter && element_of(walk.node) == EL_meta)
            walk_skip(&walk);
        else if (!walk.enter)
            leave(&finder, walk.node);
        else if (!enter(&finder, walk.node))
            return false;
    }
    ordinals_sort(items);
    moves_settle(moves);
    return true;
}
