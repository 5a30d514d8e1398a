/* One tree of either text on its way to the marked text: the whole of them, or
 * two footnotes that are one. */
#ifndef DIFF_LEVEL_H
#define DIFF_LEVEL_H

#include "diff/marking.h"
#include "model/align.h"

/* The lines of one side. */
typedef struct {
    const AlignedText *text;
    xmlNode **nodes;     /* where they stand: in A, and in the marked text */
    xmlNode **copies;    /* of lines of A that went: in the marked text */
    Mark *marks;         /* what became of them */
    size_t *last;        /* the line of the spine that is this one or the last
                            before it; ALIGN_NONE */
    size_t *next;        /* ... this one or the next behind it */
    Table pinned;        /* cells that are in both, by pointer: the other one */
    Table clauses;       /* by pointer: which provisions (diff/shape.h) */
    struct Pair **pairs; /* of lines to be merged: flattened; NULL of others */
    size_t *carried; /* of lines that came or went: words of passages in them */
} Lines;

typedef struct {
    Marking *marking;
    xmlNode *a, *b, *marked; /* roots */
    Alignment *alignment;
    size_t order; /* of all its records; 0: by their lines */
    Lines old, new;
} Level;

/* Two trees, and the copy of `b` in the marked text. */
typedef struct {
    xmlNode *a, *b, *marked;
    size_t order; /* of all records; 0: by their lines */
} Trees;

/* Aligns two trees. */
CodicilStatus level_open(Level *level, Marking *marking, const Trees *trees);

/* Compares two trees and marks what differs. */
CodicilStatus level_compare(Marking *marking, const Trees *trees);

void level_close(Level *level);

/* Pairs what is left open but cannot be in a marked text. */
void alignment_adopt(Alignment *alignment);

/* Pairs the cells of rows that are there in both. */
bool cells_adopt(Level *level);

/* What a line is to others: itself with its mates. Lines of either side that
 * are one text in several parts belong together. */
typedef struct {
    size_t own, own_count, other, other_count; /* num lines not counted */
} Group;

Group group_of(const AlignedText *own, const AlignedText *other, size_t line);

/* The next line of the group of a line. */
size_t group_next(const AlignedText *text, size_t line);

/* A piece of a tree that came or went: an element all of whose lines did, in
 * no other such element. */
typedef struct {
    xmlNode *node;
    size_t first, end; /* its lines */
    bool is_line_only; /* of an li that lives on in its inner list: the line */
} Piece;

typedef struct {
    Piece *items;
    size_t count, room;
    bool failed;
} Pieces;

void pieces_clear(Pieces *pieces);

/* Adds the pieces of a side, in order. */
bool pieces_find(const xmlNode *root, const Lines *lines, Pieces *out);

/* Sets c:change of a piece where it stands in the marked text, with its lines
 * in `nodes`, and of what in it has another fate than the rest. */
bool piece_tell(const Marking *marking, const Piece *piece, xmlNode *node,
                xmlNode *const *nodes, const Mark *marks);

/* Copies a piece of A, marked; the copy is given also on failure (NULL: none),
 * for xmlFreeNode(). */
CodicilStatus ghost_make(Level *level, const Piece *piece, xmlNode **out);

/* Puts a piece of A, as marked, where it stood. */
CodicilStatus ghosts_place(Level *level);

/* Says of numbers that were put on a line of their own, right before what they
 * were the number of, that they are: class "number" before a heading, else
 * "item-number". */
CodicilStatus numbers_tell(const Level *level);

/* Finds the passages that moved among the words that came and went, tells of
 * them in the strands of their lines, and records them. */
CodicilStatus passages_mark(Level *level);

/* Marks the words of a line that came, went or moved, where it stands in the
 * marked text (`old`: it is one of A). */
CodicilStatus alone_mark(Level *level, bool old, size_t line, xmlNode *node);

/* Whether two lines hold the same in the same elements. */
bool lines_look_same(const Table *renamed, const xmlNode *a, const xmlNode *b);

#endif
