/* The blocks of a tree as numbered units: what literal.c gathers and
 * literal_clause.c builds. */
#ifndef IMPORT_LITERALS_H
#define IMPORT_LITERALS_H

#include "base/buf.h"
#include "import/plain.h"
#include "model/number.h"

/* What stands behind a unit of `plain`. */
typedef struct {
    xmlNode *block;   /* at the top of the tree: p, heading, list, … */
    xmlNode *item;    /* of the list; NULL for another block */
    Number number;    /* that its line begins with */
    size_t heading;   /* unit of the next heading behind it; the count */
    size_t next;      /* next unit of its series; the count */
    bool is_accepted; /* it becomes a clause */
} Literal;

typedef struct {
    CodicilContext *context;
    const char *file;
    xmlNode *blocks;
    Plain plain; /* a line for each unit */
    Buf bytes;   /* of plain */
    Literal *literals;
    size_t room;
} Literals;

/* Whether the first line of a unit, which may be NULL, begins with its number,
 * so that this can be taken off. */
bool literals_has_number(const Literals *literals, size_t unit, xmlNode *line);

/* Takes it off, and gives it to `owner`. False when out of memory. */
bool literals_take_number(Literals *literals, size_t unit, xmlNode *line,
                          xmlNode *owner);

bool literals_is_bullets(const xmlNode *list);

/* Decides which units become clauses; false when out of memory. */
bool literals_accept(Literals *literals);

/* Makes clauses of what was accepted; false when out of memory. */
bool literals_build(Literals *literals);

#endif
