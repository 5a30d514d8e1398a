/* Puts lists that stand in a list, and in none of its items, where they are
 * meant. */
#include "import/innerlists.h"

#include "import/blocks.h"

#include <stdbool.h>

static bool is_list(const xmlNode *node)
{
    return block_is(node, "ol") || block_is(node, "ul") ||
           block_is(node, "menu") || block_is(node, "dir");
}

/* The element before a node with nothing but white space between. */
static xmlNode *before(const xmlNode *node)
{
    xmlNode *at = node ? node->prev : NULL;
    while (at && (at->type == XML_COMMENT_NODE || xmlIsBlankNode(at)))
        at = at->prev;
    return at && at->type == XML_ELEMENT_NODE ? at : NULL;
}

static xmlNode *last_item(const xmlNode *list)
{
    xmlNode *at = list->last;
    while (at && !block_is(at, "li"))
        at = at->prev;
    return at;
}

static void move(xmlNode *node, xmlNode *parent)
{
    xmlUnlinkNode(node);
    node->parent = parent;
    node->prev = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->children = node;
    parent->last = node;
}

/* An item that stands in no list: of the list before it, where it goes on with
 * what was moved there, or of the one before that. */
static void mend_item(xmlNode *item, xmlNode **outer)
{
    xmlNode *inner = before(item);
    if (inner && inner == *outer) {
        move(item, inner);
        return;
    }
    xmlNode *list = is_list(inner) ? before(inner) : NULL;
    xmlNode *owner = is_list(list) ? last_item(list) : NULL;
    if (!owner)
        return;
    move(inner, owner);
    move(item, list);
    *outer = list;
}

static void mend_children(xmlNode *parent)
{
    xmlNode *outer = NULL, *next;
    for (xmlNode *at = parent->children; at; at = next) {
        next = at->next;
        if (block_is(at, "li"))
            mend_item(at, &outer);
    }
}

void innerlists_mend(xmlNode *root)
{
    xmlNode *at = root;
    while (at) {
        if (at->type == XML_ELEMENT_NODE && !is_list(at))
            mend_children(at);
        at = (xmlNode *)block_next(at, root);
    }
}
