/* What rendering asks of a marked text (codicil-text(5)): a text that holds
 * what went as well as what came, as a comparison makes it. Of a text without
 * marks nothing here is ever asked. */
#ifndef RENDER_MARKED_H
#define RENDER_MARKED_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* A footnote, or an item of an ol: which one it is, counted from 1, among those
 * that are there now and those that were there before; 0 where it is none of
 * them. In a text without marks both are the same. */
typedef struct {
    const xmlNode *node;
    size_t now, former;
} Ordinal;

typedef struct {
    Ordinal *items; /* in the order of the text, then by address */
    size_t count, room;
} Ordinals;

/* Adds one; false when out of memory. */
bool ordinals_add(Ordinals *ordinals, Ordinal ordinal);
void ordinals_sort(Ordinals *ordinals); /* by address */
/* NULL for none of them. Sorted ordinals only. */
const Ordinal *ordinals_find(const Ordinals *ordinals, const xmlNode *node);

/* The ins or del that a move begins with, at one of its ends. */
typedef struct {
    const xmlNode *node;
    size_t move;
    bool is_from;
    size_t order;   /* in the text */
    bool is_linked; /* the other end is there, too */
} MoveEnd;

typedef struct {
    MoveEnd *ends; /* by move, where it went to before where it was */
    size_t count, room;
} Moves;

/* The end of a move that begins with this node; NULL where none does. */
const MoveEnd *move_end_find(const Moves *moves, const xmlNode *node);

/* Whether a node marks a change: ins, del, or a span with c:former. */
bool is_mark(const xmlNode *node);

/* What became of what a node is part of: the c:change of it or of what it
 * stands in; NULL for nothing. */
const char *change_of(const xmlNode *node);

/* Finds the ordinals of items and footnotes (`notes` has these already), and
 * where moves begin. False when out of memory. */
bool marks_find(const xmlNode *root, Ordinals *notes, Ordinals *items,
                Moves *moves);

#endif
