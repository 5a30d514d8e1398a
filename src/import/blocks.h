/* The block tree: what a reader of any format gives to the builder. An xmlDoc
 * without namespaces and dictionary; each node's _private is its line in the
 * source.
 *
 *      blocks  = title? preface? block* conclusions?
 *                                         at most one title, anywhere
 *      title   = inline*
 *      block   = heading / p / list / table / quote / clause / wrapup
 *      heading = inline*                  level="1.." num? id? alias?
 *      p       = inline*                  id? alias? datetime?
 *                                         class="conspicuous|code|conclusion"?
 *      list    = item+                    kind="bullet|number"
 *      item    = block*                   num? id?
 *      table   = caption? tr+             id?
 *      tr      = (th / td)+
 *      th, td  = block*                   colspan? rowspan?
 *      quote   = block*                   id?
 *      clause  = heading? block*          el="article|section|paragraph|point"
 *                                         num? id? class?
 *      wrapup  = block*                   text that closes its parent
 *      preface = block*                   what stands behind the title
 *      conclusions = block*               what closes all, at the end
 *
 * authorialNote = p*                 within a line
 *
 * Inlines are the inline elements of the profile by name, with xml:lang as
 * `lang`. A heading within a clause that is not its first child opens a
 * section in it. `datetime` is the date, YYYY-MM-DD, that the words of a p
 * name. `alias` are former anchors, parted by spaces.
 *
 * A heading whose source tells where its number is says numbered="no" where it
 * has none, and "all" where it is nothing else.
 *
 * What an outline file may undo is said by bold="yes" (a heading that was all
 * bold), risen="N" (one that was the last item of the list before it, with N
 * more units) and, of a run-in clause, apart="yes" (a blank followed its
 * heading). */
#ifndef IMPORT_BLOCKS_H
#define IMPORT_BLOCKS_H

#include "base/buf.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <string.h>

/* How deep a source and a text may nest. */
#define BLOCKS_DEPTH 250

/* What a reader reads. All borrowed. */
typedef struct {
    const char *file;  /* told in faults and notes, may be NULL */
    const char *bytes; /* UTF-8 with LF line ends (lang/encoding.h) */
    size_t size;
    const char *locale; /* of the text; NULL for "und" */
} SourceText;

/* An empty tree, for xmlFreeDoc; NULL when out of memory. */
xmlDoc *blocks_new(void);

/* A new element at the end of `parent`, or of no one when `parent` is NULL;
 * NULL when out of memory. */
xmlNode *block_add(xmlNode *parent, const char *name, long line);

/* Appends text; false when out of memory. */
bool block_add_text(xmlNode *parent, const char *text, size_t size);

/* Another name for an element, another content for a text node, which may be a
 * part of what it has; false, and all as it was, when out of memory.
 * (libxml2's own calls do not tell.) */
bool block_set_name(xmlNode *node, const char *name);
bool block_set_text(xmlNode *text, const char *content);

/* Puts a literal number and a blank before what a line holds; false when out
 * of memory. */
bool block_add_number(xmlNode *line, const char *number);

long block_line(const xmlNode *node); /* 0 where unknown */
static inline bool block_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->name &&
           (char)node->name[0] == name[0] &&
           strcmp((const char *)node->name, name) == 0;
}

/* An attribute's value, borrowed, NULL if there is none; and setting it (NULL
 * removes), false when out of memory. */
const char *block_get(const xmlNode *node, const char *name);
bool block_set(xmlNode *node, const char *name, const char *value);

/* Whether a node, or NULL, is an element of that class. */
bool block_has_class(const xmlNode *node, const char *class_name);

/* Whether a node, or NULL, is a line that closes a text. */
bool block_is_conclusion(const xmlNode *node);

/* The node after `node` in document order within `root`; NULL at the end. */
static inline xmlNode *block_next(const xmlNode *node, const xmlNode *root)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Adds the text of a line of inlines, white space collapsed and none at the
 * ends; br is a space, a picture its alt. */
void block_text(const xmlNode *node, Buf *out);

/* Whether a line has nothing to be seen: no picture, and white space alone
 * (see words_is_blank). */
bool block_is_blank(const xmlNode *line);

/* Takes a node out, with what it holds. */
void block_drop(xmlNode *node);

/* Takes a node out and puts its children in its place. */
void block_unwrap(xmlNode *node);

#endif
