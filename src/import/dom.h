/* A page as libxml2 reads it: its tree, and what its elements are to us. Every
 * element's _private is DOM_LINE(line, flags). */
#ifndef IMPORT_DOM_H
#define IMPORT_DOM_H

#include "base/context.h"
#include "import/blocks.h"

typedef enum {
    DOM_INLINE,  /* stands in a line; also what we do not know */
    DOM_BLOCK,   /* ends the line before it, and is nothing else */
    DOM_HEADING, /* h1 … h6, role="heading", Word's MsoTitle */
    DOM_BREAK,   /* br */
    DOM_RULE,    /* hr */
    DOM_PICTURE, /* img */
    DOM_LIST,    /* ul, ol and their like, dl */
    DOM_ITEM,    /* li */
    DOM_TERM,    /* dt */
    DOM_DESC,    /* dd */
    DOM_TABLE,
    DOM_ROW,
    DOM_CELL, /* td, th */
    DOM_CAPTION,
    DOM_QUOTE,
    DOM_CODE,   /* pre */
    DOM_HIDDEN, /* script, button, … : not to be read */
} DomRole;

/* Where a page stands that was put together from pieces of a text. */
typedef struct {
    const long *lines; /* of the text, for each line of the page */
    size_t count;      /* how many these are, at least 1 */
    size_t depth;      /* how deep the page stands in the text */
} DomOrigin;

/* Parses a page; `origin` is NULL for a page of its own. Nothing is fetched.
 * The tree is for xmlFreeDoc. CODICIL_INVALID for nesting deeper than
 * BLOCKS_DEPTH, and for more than 1 GiB. */
CodicilStatus dom_parse(const CodicilContext *context, const SourceText *source,
                        const DomOrigin *origin, xmlDoc **doc);

long dom_line(const xmlNode *node); /* of an element, or of a text's parent */

/* A flag of an element: that it is a part of what is read. */
bool dom_is_chosen(const xmlNode *element);
void dom_choose(xmlNode *element);

/* What a node is; DOM_INLINE for text. */
DomRole dom_role(const xmlNode *node);

/* The level of a heading, 1 or more; 0 of anything else. */
int dom_level(const xmlNode *node);

/* Whether a property of the style attribute has a value that begins so, both
 * in lower case: ("font-weight", "bold"). */
bool dom_has_style(const xmlNode *node, const char *name, const char *value);

/* Whether the class attribute has a word. */
bool dom_has_class(const xmlNode *node, const char *word);

/* Whether an attribute has a value, in any case. */
bool dom_is_set(const xmlNode *node, const char *name, const char *value);

/* The number that an attribute begins with, `otherwise` where it has none or
 * one of more than nine digits. */
long dom_integer(const xmlNode *node, const char *name, long otherwise);

/* The number that a browser shows before an item, without its closing mark:
 * "1", "c", "iv". False where it shows none, or a bullet. `index` is what the
 * list's counter stands at; dom_begin_count() and dom_count() keep it. */
long dom_begin_count(const xmlNode *list);
long dom_count(const xmlNode *item, long *counter);
bool dom_number(const xmlNode *item, long count, Buf *number);
/* Writes the counts into the chosen items of a list, which are then read
 * without it. False when out of memory. */
bool dom_keep_counts(xmlNode *list);

/* Walks in document order, each element on entering and on leaving. dom_next()
 * gives the root first; false at the end. */
typedef struct {
    xmlNode *root, *node;
    bool is_entering;
    bool begun;
} DomWalk;

DomWalk dom_walk(xmlNode *root);
bool dom_next(DomWalk *walk);
void dom_skip(DomWalk *walk); /* what the element entered holds */
void dom_drop(DomWalk *walk); /* the node entered; not the root */

/* The first chosen element within `root` in document order, or the next behind
 * `after` and all that it holds; NULL if there is none. */
xmlNode *dom_next_chosen(xmlNode *root, xmlNode *after);

#endif
