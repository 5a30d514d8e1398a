/* Writing authoring Markdown (model/authoring.h): what the parts of the writer
 * share. Inside of render/author*.c only. */
#ifndef RENDER_AUTHOR_H
#define RENDER_AUTHOR_H

#include "base/buf.h"
#include "base/context.h"
#include "model/authoring.h"
#include "model/idset.h"

/* A provision that is open: what a heading that follows would be within. */
typedef struct {
    Element element;
    int level; /* of its heading, be there one or not: 2 below mainBody */
    bool is_lead;
} AuthorOpen;

typedef struct {
    Buf *out;
    Buf prefix; /* begins every line: "> " and spaces */
    const char *locale;
    Element levels[AUTHORING_LEVELS + 1]; /* what a heading is, by its level */
    AuthorOpen open[AUTHORING_DEPTH + 10];
    int depth, floor;        /* open provisions; those of the divs around */
    bool is_fresh;           /* nothing stands in this block yet */
    bool starts_line;        /* nothing stands in this line yet */
    bool in_heading;         /* one line, closed by # */
    int cells;               /* table cells that are open */
    int links, notes;        /* likewise */
    int strong, emphasis;    /* likewise */
    const xmlNode *plain;    /* an inline that may not be written with stars */
    const xmlNode **pending; /* footnotes whose text is still to come */
    size_t pending_count, pending_room, note_count;
    IdSet labels; /* of footnotes */
} Author;

/* What of a node an attribute list need not say, and what it says besides. */
typedef struct {
    Element name;      /* to be said first; EL_none: it is clear */
    bool no_id;        /* the id is clear */
    const char *class; /* that is implied; NULL: none */
    const char *skip;  /* names of attributes said elsewhere, or NULL */
    const char *minus; /* "num", or NULL */
    int level;         /* 0: clear */
} AuthorSaid;

/* ---- author_list.c */

/* Adds `before` and the list, or nothing where there is nothing to say. */
bool author_add_list(Author *author, const char *before, const xmlNode *node,
                     const AuthorSaid *said);

/* ---- author_inline.c */

/* Adds a line's inlines: the siblings from `first` up to `end`, or NULL. */
void author_add_inlines(Author *author, const xmlNode *first,
                        const xmlNode *end);
/* [what is in it]{name …} */
void author_add_span(Author *author, const xmlNode *node, Element name);
/* Text, with what would be misread escaped. */
void author_add_text(Author *author, const xmlNode *node, const char *text);
/* Whether ** around what is in a node will be read back so. */
bool author_can_star(const Author *author, const xmlNode *node, int marks);
bool author_is_blank(const xmlNode *node); /* nothing in it */

/* ---- author_text.c */

/* The code point that a node begins with when written; ' ' for none. */
void author_escape(Author *author, const char *text, size_t size, bool is_last,
                   bool after_note);

/* ---- author_block.c */

/* Parts a block from what stands before it. */
void author_begin(Author *author);
void author_add_block(Author *author, const xmlNode *node);
/* The blocks from `first` on. */
void author_add_blocks(Author *author, const xmlNode *first);
void author_line_end(Author *author);
/* ::: {name …} and what is in it, to :::, for any block. */
void author_open_div(Author *author, const xmlNode *node,
                     const AuthorSaid *said);
void author_close_div(Author *author);
/* A paragraph's words and list; it begins where the line is. */
void author_add_paragraph(Author *author, const xmlNode *p);
/* The footnotes that were named since. */
void author_flush_notes(Author *author);
/* num, heading and the p behind them, after a leading list. `minus` gets
 * "num" where the words would be read as a number. */
const char *author_minus(const Author *author, const xmlNode *num,
                         const xmlNode *heading, const xmlNode *p);
void author_add_lead(Author *author, const xmlNode *node, const xmlNode *p);
/* A number as it is, or as [1.]{num}; words that follow it. */
void author_add_number(Author *author, const xmlNode *num,
                       const xmlNode *words);
/* Whether a p is an ordinary one that is written as a paragraph. */
bool author_is_paragraph(const xmlNode *node);

/* ---- author_table.c */
void author_add_table(Author *author, const xmlNode *table);

/* ---- author_hier.c */
void author_add_provision(Author *author, const xmlNode *node);
void author_set_levels(Author *author, const xmlNode *body);

#endif
