/* Where in the marked text a piece of the older one may stand. */
#ifndef DIFF_SPOT_H
#define DIFF_SPOT_H

#include "model/doc.h"

#define MOST_SPOTS 64

/* What an element is as something that holds others. */
typedef enum {
    IN_BLOCKS, /* content, intro, td, item, … */
    IN_BODY,   /* mainBody: blocks and provisions */
    IN_HIER,   /* article, section, … */
    IN_LIST,   /* ul, ol */
    IN_ITEMS,  /* blockList */
    IN_TABLE,
    IN_ROW,
    IN_LI,
    IN_NOTHING, /* nothing that can go may stand in it */
} Holder;

Holder holder_of(const xmlNode *node);

/* A place between two nodes. */
typedef struct {
    xmlNode *parent;
    xmlNode *next;  /* NULL: at the end */
    xmlNode *limit; /* it may stand later, but before this; NULL: no limit */
    bool descends;  /* on the way down to what stands behind */
} Spot;

/* In reading order. */
typedef struct {
    Spot items[MOST_SPOTS];
    size_t count;
} Spots;

/* Finds the spots behind the line `last` and before the line `next` (NULL for
 * the ends of `root`); with very deep nesting, those near the two. */
void spots_find(xmlNode *root, xmlNode *last, xmlNode *next, Spots *out);

/* What a piece of the older text is, as something to be held. */
typedef struct {
    const xmlNode *node; /* in the older text */
    bool is_line_only;   /* an li without its inner lists */
    bool follows;        /* its parent holds the line before it */
    bool is_last;        /* of what went before the line that is kept next */
} Guest;

/* The best spot from the `first` on. */
size_t spot_choose(const Spots *spots, size_t first, const Guest *guest);

/* Whether the guest may stand in a spot as a num, heading or caption; moves
 * the spot to where these stand. */
bool spot_takes_title(Spot *spot, const xmlNode *title);

/* Moves a spot behind num, heading and caption, where it can be. */
void spot_pass_titles(Spot *spot);

#endif
