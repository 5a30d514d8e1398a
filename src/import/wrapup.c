/* Wraps what closes a section or clause. */
#include "import/wrapup.h"

#include "import/blocks.h"

/* Puts what stands behind `clause`, up to, not with, `end`, into <wrapup>. */
static bool wrap_after(xmlNode *clause, const xmlNode *end)
{
    xmlNode *first = clause->next;
    if (first == end || !first)
        return true;
    xmlNode *wrapup = block_add(NULL, "wrapup", block_line(first));
    if (!wrapup)
        return false;
    xmlAddNextSibling(clause, wrapup);
    for (xmlNode *at = first, *next; at && at != end; at = next) {
        next = at->next;
        xmlUnlinkNode(at);
        xmlAddChild(wrapup, at);
    }
    return true;
}

/* Text behind the clauses of a section or clause closes it. */
static bool wrap_ends(xmlNode *node)
{
    xmlNode *clause = NULL; /* the last one of this section */
    bool is_section = block_is(node, "clause"), is_done = true;
    for (xmlNode *at = node->children, *next; at && is_done; at = next) {
        next = at->next;
        bool is_end = block_is(at, "heading") || block_is_conclusion(at);
        if (is_end && clause && is_section)
            is_done = wrap_after(clause, at);
        clause = block_is(at, "clause") ? at : is_end ? NULL : clause;
        is_section |= block_is(at, "heading");
    }
    return is_done && (!clause || !is_section || wrap_after(clause, NULL));
}

bool wrapup_find(xmlNode *root)
{
    bool is_done = wrap_ends(root);
    xmlNode *at = root;
    while (is_done && (at = block_next(at, root)))
        if (block_is(at, "clause"))
            is_done = wrap_ends(at);
    return is_done;
}
