/* The elements that commonmark.xsl makes: what each is, where it may stand,
 * and the node that it becomes. */
#ifndef RENDER_TREE_ELEMENT_H
#define RENDER_TREE_ELEMENT_H

#include "render/tree.h"

#include <libxml/tree.h>

typedef enum {
    FLOW,    /* holds blocks */
    GROUP,   /* holds nothing but its own parts: list, table, row */
    LEAF,    /* a block that holds inlines */
    SPAN,    /* an inline that holds inlines */
    LITERAL, /* taken with all the text in it */
    ATOM,    /* empty */
    BARE,    /* `text`: as if its content stood without it */
} Class;

/* What the elements of the tree are. `parent` is where they have to stand:
 * NODE_DOCUMENT for anything of class FLOW, NODE_TEXT for among inlines. */
typedef struct {
    const char *name;
    NodeKind kind;
    Class class;
    NodeKind parent;
} TreeElement;

/* By its name; NULL when it is none of them. */
const TreeElement *tree_element_find(const char *name);

/* A new node with what the attributes of `from` say. */
Node *tree_element_read(Tree *tree, const TreeElement *element,
                        const xmlNode *from);

#endif
