/* Finds qualifiers that say what a provision applies to, and marks them. */
#include "import/qualified.h"

#include "import/blocks.h"
#include "lang/applies.h"

#include <stdlib.h>
#include <string.h>

#define CLASS "applicability"
#define MOST  400 /* bytes of a qualifier */

/* A place in the text of a line. */
typedef struct {
    xmlNode *node; /* a text node */
    size_t at;
} Spot;

static const char *content_of(const xmlNode *node)
{
    return (const char *)node->content;
}

static bool is_text(const xmlNode *node)
{
    return node && node->type == XML_TEXT_NODE && node->content;
}

/* Cuts a text node in two; the second part, or the node itself where there is
 * nothing before `at`; NULL when out of memory. */
static xmlNode *split_at(xmlNode *text, size_t at)
{
    if (at == 0)
        return text;
    xmlNode *rest = xmlNewDocText(text->doc, text->content + at);
    char *before = strndup(content_of(text), at);
    bool is_ok =
        rest && rest->content && before && block_set_text(text, before);
    free(before);
    if (!is_ok) {
        xmlFreeNode(rest);
        return NULL;
    }
    /* xmlAddNextSibling() would join the two again */
    rest->parent = text->parent;
    rest->prev = text;
    rest->next = text->next;
    *(text->next ? &text->next->prev : &text->parent->last) = rest;
    text->next = rest;
    return rest;
}

/* Puts what stands between two places, in one parent, into a span, and gives
 * it; NULL when out of memory. */
static xmlNode *wrap(Spot start, Spot end)
{
    if (end.at < strlen(content_of(end.node)) && !split_at(end.node, end.at))
        return NULL;
    xmlNode *last = end.node;
    xmlNode *first = split_at(start.node, start.at);
    if (last == start.node)
        last = first;
    xmlNode *span = block_add(NULL, "span", block_line(start.node->parent));
    if (!first || !span || !block_set(span, "class", CLASS)) {
        xmlFreeNode(span);
        return NULL;
    }
    xmlAddPrevSibling(first, span);
    for (xmlNode *at = first, *next; at; at = next) {
        next = at == last ? NULL : at->next;
        xmlUnlinkNode(at);
        xmlAddChild(span, at);
    }
    return span;
}

/* The size of the mark that a text begins with, "(" or "（"; 0 for none. */
static size_t mark_size(const char *text, const char *narrow, const char *wide)
{
    if (*text == *narrow)
        return 1;
    return *text == *wide && strncmp(text, wide, strlen(wide)) == 0
               ? strlen(wide)
               : 0;
}

/* Finds the closing mark of what is open at a place, in the same parent;
 * brackets in between are passed over. `end` is behind it. */
static bool find_closing(Spot from, Spot *end)
{
    size_t depth = 0, seen = 0;
    for (xmlNode *node = from.node; node && seen <= MOST; node = node->next) {
        seen++;
        if (!is_text(node))
            continue;
        const char *text = content_of(node);
        size_t at = node == from.node ? from.at : 0;
        for (;; at++, seen++) {
            size_t plain = strcspn(text + at, "()\xEF");
            if (plain && seen + plain - 1 > MOST)
                return false;
            at += plain;
            seen += plain;
            if (!text[at])
                break;
            size_t size = mark_size(text + at, ")", "）");
            depth += mark_size(text + at, "(", "（") ? 1 : 0;
            if (size && depth == 0) {
                *end = (Spot){node, at + size};
                return true;
            }
            depth -= size ? 1 : 0;
            if (seen > MOST)
                return false;
        }
    }
    return false;
}

/* The text from a place on: of its node, or where nothing is left there, of the
 * first text in what follows, which may be emphasis. */
static const char *text_at(Spot spot)
{
    const xmlNode *next = spot.node->next;
    const char *text = content_of(spot.node) + spot.at;
    for (const xmlNode *at = *text ? NULL : next; at; at = block_next(at, next))
        if (is_text(at))
            return content_of(at);
    return text;
}

/* Whether what a bracket holds, from its first byte on, is a qualifier. */
static bool is_qualifier(Spot start, Spot end)
{
    const char *text = text_at(start);
    if (applies_opening(text, strlen(text)))
        return true;
    if (start.node != end.node || end.at < start.at)
        return false;
    size_t size = end.at - start.at;
    size -= text[size - 1] == ')' ? 1 : strlen("）");
    return applies_is_closed(text, size);
}

/* Marks the qualifiers in brackets that begin in a text node. */
static bool mark_brackets(xmlNode *node)
{
    const char *text = content_of(node);
    for (size_t at = 0; text[at += strcspn(text + at, "(\xEF")]; at++) {
        size_t size = mark_size(text + at, "(", "（");
        Spot end, inside = {node, at + size};
        if (!size || !find_closing(inside, &end) || !is_qualifier(inside, end))
            continue;
        /* what follows is a node of its own, which the line comes to next */
        return wrap((Spot){node, at}, end) != NULL;
    }
    return true;
}

/* Marks a qualifier that a line begins with, up to its colon, or all of it
 * where the colon comes first. */
static bool mark_start(xmlNode *first, xmlNode *line)
{
    const char *text = content_of(first);
    size_t opening = applies_opening(text, strlen(text));
    if (!opening)
        return true;
    if (mark_size(text + opening, ":", "：")) {
        bool is_alone = first->parent == line && is_text(line->last) &&
                        first == line->last && strlen(text) <= MOST;
        return !is_alone ||
               wrap((Spot){first, 0}, (Spot){first, strlen(text)}) != NULL;
    }
    size_t seen = 0;
    for (xmlNode *node = first; node; node = node->next) {
        size_t start = node == first ? opening : 0;
        if (!is_text(node))
            continue;
        size_t at = start + strcspn(content_of(node) + start, ":.;?!\n");
        const char *wide = strstr(content_of(node) + start, "：");
        if (wide && (size_t)(wide - content_of(node)) < at)
            at = (size_t)(wide - content_of(node));
        seen += at - start;
        if (content_of(node)[at])
            return !mark_size(content_of(node) + at, ":", "：") ||
                   seen > MOST ||
                   wrap((Spot){first, 0}, (Spot){node, at}) != NULL;
    }
    return true;
}

static bool is_marked(const xmlNode *node, const xmlNode *line)
{
    for (; node != line; node = node->parent)
        if (block_has_class(node, CLASS) || block_has_class(node, "code"))
            return true;
    return false;
}

static bool mark_line(xmlNode *line)
{
    xmlNode *at = block_next(line, line);
    while (at && !is_text(at))
        at = block_next(at, line);
    if (at && !mark_start(at, line))
        return false;
    for (at = block_next(line, line); at; at = block_next(at, line))
        if (is_text(at) && !is_marked(at->parent, line) && !mark_brackets(at))
            return false;
    return true;
}

bool qualified_find(xmlNode *blocks)
{
    for (xmlNode *at = blocks; at; at = block_next(at, blocks))
        if ((block_is(at, "p") || block_is(at, "heading")) && !mark_line(at))
            return false;
    return true;
}
