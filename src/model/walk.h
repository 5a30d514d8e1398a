/* Walking a text without recursion, and its words. */
#ifndef MODEL_WALK_H
#define MODEL_WALK_H

#include "base/buf.h"
#include "model/vocab.h"

/* Pre-order with enter and leave events, as cmark's iterator.
 *
 *      Walk walk = walk_begin(root);
 *      while (walk_next(&walk))
 *          if (walk.enter) … walk.node …
 *
 * Every node within `root` (it included) is entered once; nodes that can have
 * children are left once too. The node may be given new attributes, not be
 * unlinked, while it is entered. */
typedef struct {
    xmlNode *root, *node; /* node: NULL before the first and after the last */
    bool enter;           /* false: leaving */
    bool skip;            /* see walk_skip() */
    int depth;            /* of node below root */
} Walk;

Walk walk_begin(const xmlNode *root);
/* For walk_next(), before the first node and behind the last. */
bool walk_edge(Walk *walk);

static inline bool walk_next(Walk *walk)
{
    xmlNode *node = walk->node;
    bool can_enter = node && walk->enter && node->type == XML_ELEMENT_NODE;
    bool is_skipped = walk->skip;
    walk->skip = false;
    if (can_enter && node->children && !is_skipped) {
        walk->node = node->children;
        walk->depth++;
    } else if (can_enter) {
        walk->enter = false;
    } else if (!node || node == walk->root) {
        return walk_edge(walk);
    } else if (node->next) {
        walk->node = node->next;
        walk->enter = true;
    } else {
        walk->node = node->parent;
        walk->enter = false;
        walk->depth--;
    }
    return true;
}

/* Having entered a node, do not go inside: the next event leaves it. */
void walk_skip(Walk *walk);

/* The next element child or sibling, NULL if none. */
xmlNode *first_element(const xmlNode *node);
xmlNode *next_element(const xmlNode *node);
/* The first child of that kind. */
xmlNode *child_element(const xmlNode *node, Element element);

/* Whether a node is another or stands somewhere in it; NULL does not. */
bool node_is_within(const xmlNode *node, const xmlNode *around);

/* Whether a node has to carry an xml:id: those with VOCAB_PROVISION, every
 * li, and every p that stands directly in content, intro, wrapUp, preface,
 * mainBody, conclusions, blockContainer or item, or is not the only p of an
 * li. */
bool is_provision(const xmlNode *node);

/* Appends the words of a node as a reader sees them: text of inlines with
 * white space collapsed, br as a space, blocks parted by newlines, alt of
 * pictures, footnotes where their marker stands (in "[…]"), without the words
 * of provisions inside when `own_only`. */
void walk_text(const xmlNode *node, bool own_only, Buf *out);

/* Appends the words of a line alone, without a newline: of an li that goes on
 * with blocks, those that stand before and between these. */
void walk_line(const xmlNode *node, Buf *out);

#endif
