/* Does what a line of an outline file says with the block that it names. */
#include "import/decision.h"

#include "import/blocks.h"
#include "import/outline.h"
#include "import/runin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Puts a node and those behind it, up to the end of its parent, behind
 * `after`. */
static void move_rest(xmlNode *node, xmlNode *after)
{
    for (xmlNode *next; node; node = next) {
        next = node->next;
        xmlUnlinkNode(node);
        xmlAddNextSibling(after, node);
        after = node;
    }
}

/* ------------------------------------------------------------------- rising
 */

/* Out of an item: what stands behind it goes on as another list. */
static bool leave_item(xmlNode *node, xmlNode *item)
{
    xmlNode *list = item->parent, *rest = NULL;
    const char *number = node->prev ? NULL : block_get(item, "num");
    const char *kind = block_get(list, "kind");
    if (number && !block_get(node, "num") && !block_set(node, "num", number))
        return false;
    if (item->next) {
        rest = block_add(NULL, "list", block_line(item->next));
        if (!rest || (kind && !block_set(rest, "kind", kind))) {
            xmlFreeNode(rest);
            return false;
        }
        for (xmlNode *at = item->next, *next; at; at = next) {
            next = at->next;
            xmlUnlinkNode(at);
            xmlAddChild(rest, at);
        }
        xmlAddNextSibling(list, rest);
    }
    move_rest(node, list);
    if (!item->children)
        block_drop(item);
    if (!list->children)
        block_drop(list);
    return true;
}

/* The clause that a heading opens becomes that heading and what follows. */
static bool open_clause(xmlNode *heading, xmlNode *clause)
{
    const char *number = block_get(clause, "num");
    const char *id = block_get(clause, "id");
    if (number && !block_set(heading, "num", number))
        return false;
    if (id && !block_get(heading, "id") && !block_set(heading, "id", id))
        return false;
    block_unwrap(clause);
    return true;
}

/* Brings a node to the top of the tree. */
static bool rise(xmlNode *node, const xmlNode *blocks, bool *is_possible)
{
    bool is_ok = true;
    while (is_ok && node->parent != blocks) {
        xmlNode *parent = node->parent;
        bool is_first = !node->prev;
        if (block_is(parent, "item")) {
            is_ok = leave_item(node, parent);
        } else if (!block_is(parent, "clause") ||
                   (is_first &&
                    (parent->parent != blocks || !block_is(node, "heading")))) {
            *is_possible = false;
            return true;
        } else if (is_first) {
            is_ok = open_clause(node, parent);
        } else {
            move_rest(node, parent);
        }
    }
    return is_ok;
}

static bool make_heading(const Decision *decision, xmlNode *blocks,
                         bool *is_possible)
{
    xmlNode *node = decision->node;
    char level[16];
    snprintf(level, sizeof(level), "%d", decision->level);
    bool is_p = block_is(node, "p");
    if (!rise(node, blocks, is_possible))
        return false;
    if (!*is_possible)
        return true;
    if (is_p && (!block_set(node, "class", NULL) || !runin_strip(node)))
        return false;
    if (!decision->level)
        return block_is(node, "title") || heading_rename(node, "title");
    return block_set_name(node, "heading") && block_set(node, "level", level);
}

/* ----------------------------------------------------------------- falling */

/* Puts all that a line holds into bold. */
static bool embolden(xmlNode *line)
{
    xmlNode *bold = block_add(NULL, "b", block_line(line));
    if (!bold)
        return false;
    while (line->children) {
        xmlNode *child = line->children;
        xmlUnlinkNode(child);
        xmlAddChild(bold, child);
    }
    xmlAddChild(line, bold);
    return true;
}

/* A run-in heading becomes the bold beginning of its paragraph again. */
static bool fall_in(xmlNode *heading, xmlNode *clause)
{
    xmlNode *p = heading->next;
    bool is_apart = block_get(clause, "apart");
    if (!embolden(heading))
        return false;
    if (block_is(p, "p")) {
        xmlNode *bold = heading->children, *first = p->children;
        xmlUnlinkNode(bold);
        if (first)
            xmlAddPrevSibling(first, bold);
        else
            xmlAddChild(p, bold);
        xmlNode *blank = is_apart ? xmlNewText(BAD_CAST " ") : NULL;
        if (is_apart && !blank)
            return false;
        if (blank && !xmlAddNextSibling(bold, blank))
            return false;
        block_drop(heading);
    } else if (!heading_rename(heading, "p")) {
        return false;
    }
    block_unwrap(clause);
    return true;
}

/* Whether a heading was the last item of the list before it. */
static bool is_risen(const xmlNode *line)
{
    return block_get(line, "risen") && block_is(line->prev, "list");
}

/* How many lines of the source's own a block stands for. */
static long count_units(const xmlNode *block)
{
    return block_is(block, "list")
               ? (long)xmlChildElementCount((xmlNode *)block)
               : 1;
}

/* Makes it that again, with the blocks that it had. */
static bool fall_back(xmlNode *line)
{
    long left = strtol(block_get(line, "risen"), NULL, 10);
    xmlNode *item = block_add(line->prev, "item", block_line(line));
    if (!item)
        return false;
    for (xmlNode *at = line, *next; at; at = next) {
        next = block_is(at->next, "heading") ? NULL : at->next;
        xmlUnlinkNode(at);
        xmlAddChild(item, at);
        left -= next ? count_units(next) : 0;
        if (left < 0)
            return true;
    }
    return true;
}

static bool make_paragraph(xmlNode *node)
{
    xmlNode *clause = node->parent;
    if (block_is(node, "p"))
        return true;
    if (block_has_class(clause, "run-in") && !node->prev &&
        !block_get(clause, "num"))
        return fall_in(node, clause);
    if (block_has_class(clause, "run-in") && !node->prev &&
        !block_set(clause, "class", NULL))
        return false;
    if (block_get(node, "bold") && !embolden(node))
        return false;
    return heading_rename(node, "p") && (!is_risen(node) || fall_back(node));
}

bool decided_apply(const Decision *decision, xmlNode *blocks, bool *is_possible)
{
    return decision->level < 0 ? make_paragraph(decision->node)
                               : make_heading(decision, blocks, is_possible);
}
