/* Walking a text without recursion, and its words. */
#include "model/walk.h"

#include "model/doc.h"

#include <string.h>

Walk walk_begin(const xmlNode *root)
{
    return (Walk){.root = (xmlNode *)root, .enter = true, .depth = -1};
}

bool walk_edge(Walk *walk)
{
    if (walk->node)
        walk->root = NULL;
    walk->node = walk->root;
    walk->depth = 0;
    return walk->node != NULL;
}

void walk_skip(Walk *walk)
{
    walk->skip = true;
}

xmlNode *first_element(const xmlNode *node)
{
    return xmlFirstElementChild((xmlNode *)node);
}

bool node_is_within(const xmlNode *node, const xmlNode *around)
{
    while (node && node != around)
        node = node->parent;
    return node != NULL;
}

xmlNode *next_element(const xmlNode *node)
{
    return xmlNextElementSibling((xmlNode *)node);
}

xmlNode *child_element(const xmlNode *node, Element element)
{
    xmlNode *at = first_element(node);
    while (at && element_of(at) != element)
        at = next_element(at);
    return at;
}

/* Whether a p is a provision, by where it stands. */
static bool is_provision_p(const xmlNode *node)
{
    switch (element_of(node->parent)) {
    case EL_content:
    case EL_intro:
    case EL_wrapUp:
    case EL_preface:
    case EL_mainBody:
    case EL_conclusions:
    case EL_blockContainer:
    case EL_item:
        return true;
    case EL_li: {
        const xmlNode *first = child_element(node->parent, EL_p);
        if (first != node)
            return true;
        const xmlNode *other = next_element(first);
        while (other && element_of(other) != EL_p)
            other = next_element(other);
        return other != NULL;
    }
    default:
        return false;
    }
}

bool is_provision(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return false;
    if (element == EL_li)
        return true;
    if (element == EL_p)
        return is_provision_p(node);
    return vocab_get(element)->flags & VOCAB_PROVISION;
}

static void end_line(Buf *out, size_t start)
{
    while (out->size > start && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
    if (out->size > start && out->bytes[out->size - 1] != '\n')
        buf_add_char(out, '\n');
}

static bool is_block(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return false;
    Role role = role_of(node);
    return role != ROLE_INLINE && role != ROLE_MARKER && role != ROLE_NOTE &&
           element != EL_docTitle;
}

/* The first block of a footnote begins right behind its bracket. */
static bool opens_note(const xmlNode *node)
{
    return element_of(node->parent) == EL_authorialNote &&
           !xmlPreviousElementSibling((xmlNode *)node);
}

static void enter_element(const xmlNode *node, size_t start, Buf *out)
{
    if (is_block(node) && !opens_note(node))
        end_line(out, start);
    Element element = element_of(node);
    if (element == EL_br)
        buf_add_collapsed(out, start, " ");
    else if (element == EL_img)
        buf_add_collapsed(out, start,
                          doc_get(node, "alt") ? doc_get(node, "alt") : "");
    else if (element == EL_authorialNote)
        buf_add_char(out, '[');
}

static void leave_element(const xmlNode *node, size_t start, Buf *out)
{
    if (element_of(node) == EL_authorialNote) {
        while (out->size > start && strchr(" \n", out->bytes[out->size - 1]))
            buf_set_size(out, out->size - 1);
        buf_add_char(out, ']');
    } else if (is_block(node)) {
        end_line(out, start);
    }
}

/* A provision within that is to be passed over. */
static bool is_other(const xmlNode *node, const xmlNode *root)
{
    return node != root && is_provision(node) && element_of(node) != EL_def;
}

void walk_text(const xmlNode *node, bool own_only, Buf *out)
{
    size_t start = out->size;
    Walk walk = walk_begin(node);
    while (walk_next(&walk)) {
        if (walk.node->type == XML_TEXT_NODE && walk.node->content) {
            buf_add_collapsed(out, start, (const char *)walk.node->content);
        } else if (walk.node->type != XML_ELEMENT_NODE) {
            continue;
        } else if (own_only && is_other(walk.node, node)) {
            if (element_of(walk.node) != EL_authorialNote)
                end_line(out, start);
            walk_skip(&walk);
        } else if (!walk.enter) {
            leave_element(walk.node, start, out);
        } else {
            enter_element(walk.node, start, out);
        }
    }
}

void walk_line(const xmlNode *node, Buf *out)
{
    size_t start = out->size;
    Walk walk = walk_begin(node);
    const xmlNode *note = NULL; /* within which we are */
    while (walk_next(&walk)) {
        Element element = element_of(walk.node);
        if (walk.node->type == XML_TEXT_NODE && walk.node->content) {
            buf_add_collapsed(out, start, (const char *)walk.node->content);
        } else if (walk.node->type != XML_ELEMENT_NODE) {
            continue;
        } else if (!walk.enter) {
            leave_element(walk.node, start, out);
            note = walk.node == note ? NULL : note;
        } else if (walk.node != node && !note && is_block(walk.node)) {
            end_line(out, start);
            walk_skip(&walk);
        } else {
            note = element == EL_authorialNote && !note ? walk.node : note;
            enter_element(walk.node, start, out);
        }
    }
    while (out->size > start && strchr(" \n", out->bytes[out->size - 1]))
        buf_set_size(out, out->size - 1);
}
