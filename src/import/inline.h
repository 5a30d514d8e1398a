/* Fills one line of inlines after the other: text comes in pieces, goes into
 * the tree with white space collapsed (NBSP is none), none at the ends of the
 * line, and none just inside an inline: it moves out. Inlines that would hold
 * nothing do not come into being. */
#ifndef IMPORT_INLINE_H
#define IMPORT_INLINE_H

#include "base/buf.h"
#include "import/blocks.h"

#include <stdint.h>

/*      line ── b ── i ┄┄ a        open: b, i, a
 *                   │     └ not yet in the tree: nothing in it so far
 *                   └ text that comes goes here */
typedef struct {
    xmlNode *line;
    struct {
        xmlNode *node;
        char tag[16]; /* of an HTML tag; "" for what Markdown opened */
    } open[2 * BLOCKS_DEPTH + 50];
    size_t depth;    /* of open[] */
    size_t attached; /* how many of these are in the tree */
    size_t links;    /* how many of these are links */
    Buf text;        /* not yet in the tree */
    uint32_t last;   /* the last code point; 0 at the beginning of a row */
    bool is_wrapped; /* a line of the source ended here */
    bool failed;     /* out of memory; all else does nothing */
} Inlines;

/* Begins to fill a p or heading. */
void inlines_begin(Inlines *inlines, xmlNode *line);
/* Closes what is open. False when memory ran out since the beginning. */
bool inlines_end(Inlines *inlines);
void inlines_clear(Inlines *inlines);

void inlines_text(Inlines *inlines, const char *text, size_t size);
/* The source goes on in a new line: a space, or nothing between ideographs. */
void inlines_wrap(Inlines *inlines);
void inlines_break(Inlines *inlines); /* br */

/* Opens an inline and gives its node for attributes; NULL when out of memory.
 * The caller nests no deeper than the array goes. */
xmlNode *inlines_open(Inlines *inlines, const char *name);
void inlines_close(Inlines *inlines);

/* An inline that holds nothing: img. */
xmlNode *inlines_marker(Inlines *inlines, const char *name);

/* The same for HTML tags, which may be closed in any order: closing closes
 * what was opened by tags since. NULL where tags nest too deep; false, and
 * nothing done, where no such tag is open since Markdown last opened
 * something. */
xmlNode *inlines_open_tag(Inlines *inlines, const char *name, const char *tag);
bool inlines_close_tag(Inlines *inlines, const char *tag);
/* Closes the tags that are open since Markdown last opened something. */
void inlines_close_tags(Inlines *inlines);

/* Gives the line an id: its own where it has none yet and the text may be one,
 * else a former anchor (alias). */
void inlines_anchor(Inlines *inlines, const char *id);

/* The same for any block; false when out of memory. */
bool inlines_name(xmlNode *node, const char *id);
/* And for ids that are parted by spaces, which are taken. */
bool inlines_name_all(xmlNode *node, Buf *ids);

#endif
