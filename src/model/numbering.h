/* The numbers of a text as series, and what they should be.
 *
 * A *series* are the numbers of provisions (or items) that one element holds
 * and that are written alike: 1. 2. 3., or (a) (b). A number of several parts
 * goes on from its lead, which is the provision around it or before it that
 * has the parts before: 3.1 from Article 3. Series of articles may go on
 * through what holds them (Chapter I: 1 to 3, Chapter II: 4 to 6): they do
 * where most of a text's do.
 *
 *      items   in reading order; `around` and `lead` point back
 *      series  of each item, in the order in which they begin
 *
 * What a text has is kept: its own way of writing numbers, what has none, and
 * numbers put in between (3a, 3 bis), unless NumberingStyle says otherwise. */
#ifndef MODEL_NUMBERING_H
#define MODEL_NUMBERING_H

#include "base/context.h"
#include "model/doc.h"
#include "model/idset.h"
#include "model/written.h"

#define NUMBERING_NONE ((size_t)-1)

typedef struct {
    xmlNode *node;          /* the provision or item */
    xmlNode *num;           /* NULL: none */
    Buf text;               /* its number as written; empty: none */
    Buf plan;               /* as it should be; numbering_plan() */
    Written written;        /* of `text` */
    int depth;              /* how many parts it has, or is to have */
    size_t around;          /* the item around it; NUMBERING_NONE, as below */
    size_t sibling;         /* the one before it in the same element */
    size_t next;            /* the one behind it there */
    size_t lead;            /* the one that its leading parts are of */
    size_t series;          /* NUMBERING_NONE: no number that counts */
    size_t before;          /* the one before it in its series */
    unsigned value, branch; /* as they are */
    unsigned new_value, new_branch; /* as they should be */
    bool is_new;                    /* gets a number that it has not */
} Numbered;

typedef struct {
    Element element;           /* of its provisions */
    size_t first, last, count; /* items */
    size_t goes_on;    /* the series whose count goes on; NUMBERING_NONE */
    const char *style; /* a number that is written as most are */
    Written written;   /* of `style` */
    Numerals ways;
    Numeral numeral;
    unsigned start;           /* its first number, but where it goes on */
    unsigned counter, branch; /* while it is planned: the last ones */
} Series;

/* How numbers are to be written, by an example of the first: "Artikel 1",
 * "(a)", "1.1". */
typedef struct {
    Element element;
    unsigned level; /* nth of its element around each other; 0: each */
    const char *example;
} NumberingStyle;

typedef struct {
    const NumberingStyle *styles;
    size_t style_count;
    bool is_consecutive;  /* 3a becomes 4 */
    const xmlDoc *former; /* the version before; NULL: none. What it has
                             without a number keeps none. */
} NumberingWish;

typedef struct {
    Numbered *items;
    size_t count;
    Series *series;
    size_t series_count;
    IdSet ids; /* xml:id → Numbered, of all items */
} Numbering;

void numbering_clear(Numbering *numbering);

/* Reads the numbers of a text; it is borrowed, and only changed by
 * numbering_apply(). */
CodicilStatus numbering_read(const CodicilContext *context, const xmlDoc *text,
                             Numbering *out);

/* Sets what the numbers should be. `wish` is borrowed during the call. */
CodicilStatus numbering_plan(const CodicilContext *context,
                             const NumberingWish *wish, Numbering *numbering);

/* Writes the plan into the text. */
CodicilStatus numbering_apply(const CodicilContext *context,
                              Numbering *numbering);

/* The item that a node is, or stands in; NULL: none. */
const Numbered *numbering_find(const Numbering *numbering, const xmlNode *node);

/* Whether two numbers are written in the same way, whatever they count. */
bool written_is_alike(const char *one, const Written *a, const char *other,
                      const Written *b);

#endif
