/* Pieces of a tree that came or went as wholes. */
#include "diff/level.h"

#include "model/walk.h"

#include <string.h>

#define MOST_OPEN 300 /* deeper than a text may be nested */

void pieces_clear(Pieces *pieces)
{
    free(pieces->items);
    *pieces = (Pieces){0};
}

static void pieces_add(Pieces *pieces, Piece piece)
{
    if (pieces->count == pieces->room) {
        size_t room = pieces->room ? 2 * pieces->room : 16;
        Piece *items = realloc(pieces->items, room * sizeof *items);
        if (!items) {
            pieces->failed = true;
            return;
        }
        pieces->items = items;
        pieces->room = room;
    }
    pieces->items[pieces->count++] = piece;
}

/* Whether an element can come or go: parts and frames belong to what they
 * stand in. */
static bool can_go(const xmlNode *node, const Table *pinned)
{
    Role role = role_of(node);
    if (role == ROLE_PART || role == ROLE_FRAME || role == ROLE_META ||
        role == ROLE_NOTE)
        return false;
    return !table_find(pinned, (const char *)&node, sizeof(xmlNode *));
}

/* An element that is walked through: its first line, and how many pieces there
 * were before it. */
typedef struct {
    size_t first, pieces;
} Open;

static bool is_gone(const Lines *lines, size_t first, size_t end)
{
    return first < end &&
           (lines->next[first] == ALIGN_NONE || lines->next[first] >= end);
}

bool pieces_find(const xmlNode *root, const Lines *lines, Pieces *out)
{
    Open open[MOST_OPEN] = {{0}};
    size_t next = 0, depth = 0, count = lines->text->line_count;
    Walk walk = walk_begin(root);
    while (walk_next(&walk) && !out->failed) {
        Element element = element_of(walk.node);
        if (element == EL_none || depth == MOST_OPEN)
            continue;
        if (!walk.enter) {
            Open *last = &open[--depth];
            if (walk.node != root && is_gone(lines, last->first, next) &&
                can_go(walk.node, &lines->pinned)) {
                out->count = last->pieces;
                pieces_add(out, (Piece){walk.node, last->first, next, false});
            }
            continue;
        }
        Role role = role_of(walk.node);
        open[depth++] = (Open){next, out->count};
        if (next < count && walk.node == lines->nodes[next]) {
            if (element == EL_li && lines->marks[next].fate != FATE_KEPT)
                pieces_add(out, (Piece){walk.node, next, next + 1, true});
            next++;
            if (element != EL_li)
                walk_skip(&walk);
        } else if (walk.node != root &&
                   (role == ROLE_META || role == ROLE_INLINE ||
                    role == ROLE_NOTE)) {
            walk_skip(&walk);
        }
    }
    return !out->failed;
}

/* ----------------------------------------------------------------- telling */

static bool mark_is_same(Mark a, Mark b)
{
    return a.fate == b.fate && a.move == b.move;
}

/* The mark that more than half of some lines have; else that of what came or
 * went by no move. */
static Mark mark_of_most(const Mark *marks, size_t first, size_t end)
{
    Mark most = marks[first];
    size_t lead = 0, count = 0;
    for (size_t i = first; i < end; i++) {
        if (lead == 0)
            most = marks[i];
        if (mark_is_same(marks[i], most))
            lead++;
        else
            lead--;
    }
    for (size_t i = first; i < end; i++)
        count += mark_is_same(marks[i], most);
    if (2 * count <= end - first)
        most.move = 0;
    return most;
}

static bool can_be_told(const xmlNode *node)
{
    Role role = role_of(node);
    return role != ROLE_PART && role != ROLE_FRAME && role != ROLE_INLINE &&
           role != ROLE_MARKER && role != ROLE_NOTE;
}

/* How many lines stand in a node that begins with the line `first`. */
static size_t lines_end(const xmlNode *node, xmlNode *const *nodes,
                        size_t first, size_t end)
{
    Walk walk = walk_begin(node);
    while (walk_next(&walk) && first < end)
        if (walk.enter && walk.node == nodes[first])
            first++;
    return first;
}

/* Tells parts of a piece that have not the fate of the whole. Recursion
 * follows the nesting, which is below 256. */
static bool tell_inside(const Marking *marking, const Piece *range,
                        xmlNode *const *nodes, const Mark *marks, Mark told)
{
    size_t first = range->first;
    if (first < range->end && nodes[first] == range->node)
        first++;
    for (xmlNode *at = first_element(range->node); at; at = next_element(at)) {
        size_t end = lines_end(at, nodes, first, range->end);
        if (first == end)
            continue;
        Mark inner = told;
        if (can_be_told(at)) {
            inner = mark_of_most(marks, first, end);
            if (!mark_is_same(inner, told) && !marking_tell(marking, at, inner))
                return false;
        }
        Piece part = {at, first, end, false};
        if (!tell_inside(marking, &part, nodes, marks, inner))
            return false;
        first = end;
    }
    return true;
}

bool piece_tell(const Marking *marking, const Piece *piece, xmlNode *node,
                xmlNode *const *nodes, const Mark *marks)
{
    Mark mark = mark_of_most(marks, piece->first, piece->end);
    bool is_mixed = false;
    for (size_t i = piece->first; i < piece->end; i++)
        is_mixed |= !mark_is_same(marks[i], mark);
    if (!marking_tell(marking, node, mark))
        return false;
    Piece whole = *piece;
    whole.node = node;
    return !is_mixed || tell_inside(marking, &whole, nodes, marks, mark);
}
