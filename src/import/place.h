/* Where a unit of a plain text goes: in which of the clauses and items that
 * are open, and under which headings. */
#ifndef IMPORT_PLACE_H
#define IMPORT_PLACE_H

#include "import/plain.h"

#define PLACE_DEPTH  100 /* clauses and items within each other */
#define PLACE_LEVELS 16  /* headings under each other within one of them */

typedef enum { IN_TEXT, IN_CLAUSE, IN_ITEM, IN_NUMBERED } ContainerKind;

/* A clause or item that is open. */
typedef struct {
    xmlNode *node;
    xmlNode *list;   /* that an item is in */
    uint32_t unit;   /* that it began with */
    uint32_t series; /* index and 1; 0 for none */
    uint16_t indent;
    uint8_t kind;     /* ContainerKind */
    uint8_t mark;     /* sort of bullet */
    bool has_heading; /* a line of its own above the text */
    bool has_words;   /* anything but its number */
    bool has_soft;    /* text that is not to the right of its number */
    bool has_colon;   /* its last paragraph ends in one */
    unsigned base;    /* level of a heading in it */
    uint32_t headings[PLACE_LEVELS]; /* units, outermost first */
    size_t levels;
} Container;

typedef struct {
    Plain *plain;
    Container open[PLACE_DEPTH]; /* the text itself, then outermost first */
    size_t count;
    xmlNode **homes;        /* by series: what its members stand in */
    uint32_t *soft;         /* by series: how many members have such text */
    const Unit *label;      /* the last whose words became a heading */
    bool is_capitals_first; /* headings in capitals stand above others */
    bool is_deep;           /* something was too deep */
} Tree;

/* Closes what an unnumbered paragraph, bullet, numbered unit or heading does
 * not stand in. */
void place_prose(Tree *tree, const Unit *unit);
void place_number(Tree *tree, const Unit *unit);
void place_heading(Tree *tree, const Unit *unit);
/* Gives the list that the bullet goes on, NULL for a new one. */
xmlNode *place_bullet(Tree *tree, const Unit *unit);

/* Whether a unit that looks like a heading stands in an item of a list. */
bool place_is_item(const Tree *tree, const Unit *unit);

/* Whether a heading of the innermost container ends before a unit, which then
 * can only be a heading itself. */
bool place_is_beside(const Tree *tree, const Unit *unit);

/* The level of a heading in the innermost container, which then is the last
 * of that container's headings. */
unsigned place_level(Tree *tree, const Unit *unit);

#endif
