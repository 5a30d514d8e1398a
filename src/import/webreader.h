/* From the tree of a page to the block tree: blocks in webblocks.c, lines and
 * inlines in webline.c. Inside of the HTML reader only. */
#ifndef IMPORT_WEBREADER_H
#define IMPORT_WEBREADER_H

#include "import/dom.h"
#include "import/dropped.h"
#include "import/inline.h"
#include "import/weblinks.h"

/* The mark of a block that another reader is to read (woven.c). */
#define WEB_PIECE "codicil-piece"

/* An element that is open. */
typedef struct {
    const xmlNode *element;
    DomRole role;
    xmlNode *at;   /* the block to go back to */
    xmlNode *made; /* the block or line that it became, NULL if none */
    long counter;  /* of a list */
    int inlines;   /* how many it has open in the line at hand */
    bool is_flat;  /* it is one line with all that it holds */
} WebFrame;

typedef struct {
    const SourceText *source;
    const Weblinks *links;
    Dropped *dropped; /* not owned */
    xmlNode *at;      /* the block that is being filled */
    Inlines inlines;
    WebFrame frames[BLOCKS_DEPTH + 10];
    size_t depth;
    size_t flats;           /* how many frames are flat */
    size_t codes;           /* how many are pre */
    size_t breaks;          /* br since the last word of the line */
    const xmlNode *literal; /* the last element taken as a number */
    bool is_ours;           /* the page was made by codicil */
    Buf *ids; /* not owned; of elements that have no line yet, parted by
               * spaces */
    /* Reads what a mark stands for into a block; may be NULL. */
    bool (*read_piece)(void *user, const xmlNode *mark, xmlNode *home);
    void *user;
    bool failed; /* out of memory */
} WebReader;

/* Reads an element into reader->at. */
bool webreader_read(WebReader *reader, xmlNode *element);
void webreader_clear(WebReader *reader);

/* Opens a block of ours that holds blocks; NULL when out of memory. */
xmlNode *webreader_open(WebReader *reader, WebFrame *frame, xmlNode *parent,
                        const char *name);
/* The element itself or the first one behind it among its siblings. */
const xmlNode *webreader_next(const xmlNode *node);
/* The element that holds the literal number of a heading or item, NULL if it
 * has none; and taking it for the number of a node of ours. */
const xmlNode *webreader_find_literal(const xmlNode *element);
void webreader_set_literal(WebReader *reader, xmlNode *node,
                           const xmlNode *literal);

/* webown.c: whether an element begins a provision, on a page of ours; entering
 * it, or what stands at the end, false if it is neither. What was read behind
 * the title becomes a <preface>. */
bool webown_may_begin(const WebReader *reader, const xmlNode *element);
bool webown_enter(WebReader *reader, WebFrame *frame);
/* A heading without a number before its words: it is one, or has none. */
void webown_set_number(WebReader *reader, WebFrame *frame, xmlNode *heading);
void webown_wrap_preface(WebReader *reader, xmlNode *blocks);

/* weblists.c, webtables.c: what an element does on entering. */
void weblists_enter_list(WebReader *reader, WebFrame *frame);
void weblists_enter_item(WebReader *reader, WebFrame *frame);
void weblists_enter_term(WebReader *reader, WebFrame *frame);
void weblists_enter_desc(WebReader *reader, WebFrame *frame);
void webtables_enter_table(WebReader *reader, WebFrame *frame);
void webtables_enter_row(WebReader *reader, WebFrame *frame);
void webtables_enter_cell(WebReader *reader, WebFrame *frame);
void webtables_enter_caption(WebReader *reader, WebFrame *frame);
/* The level of a paragraph that Word means as an item; 0 if it is none. */
size_t weblists_office_level(const xmlNode *element);
void weblists_enter_office_item(WebReader *reader, WebFrame *frame,
                                size_t level);
/* The number that a list gives an item; the frame around is that of the list.
 */
bool weblists_count_item(WebReader *reader, WebFrame *frame, Buf *number);
/* Clauses with a run-in heading, as our own pages have them. */
bool weblists_may_hold_clause(const xmlNode *node);
void weblists_open_clause(WebReader *reader, WebFrame *frame);

/* webline.c */

/* Where blocks may go: reader->at, or an item or cell made in it. */
xmlNode *webline_home(WebReader *reader);
/* Opens a line, "p" or "heading", and in it the inlines that are open. */
xmlNode *webline_open(WebReader *reader, const char *name, xmlNode *home);
void webline_close(WebReader *reader);
void webline_text(WebReader *reader, const char *text);
void webline_break(WebReader *reader);
void webline_picture(WebReader *reader, const xmlNode *picture);
/* What an inline element opens in the line at hand, and closes. */
void webline_enter(WebReader *reader, WebFrame *frame);
void webline_leave(WebReader *reader, WebFrame *frame);
/* Gives a block the ids that wait, and keeps one waiting. */
void webline_name(WebReader *reader, xmlNode *node);
void webline_keep(WebReader *reader, const char *id);

/* webattribute.c: sets an attribute, and remembers a failure; an address as
 * address.h has it, a text without what scrub.h takes out, a size in pixels
 * where a picture says one. */
void webreader_set(WebReader *reader, xmlNode *node, const char *name,
                   const char *value);
void webreader_set_address(WebReader *reader, xmlNode *node, const char *name,
                           const char *address);
void webreader_set_text(WebReader *reader, xmlNode *node, const char *name,
                        const char *text);
void webreader_set_size(WebReader *reader, xmlNode *made,
                        const xmlNode *picture, const char *name);

#endif
