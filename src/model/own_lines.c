/* The lines that a provision has of its own. */
#include "model/own_lines.h"

#include "model/doc.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

void own_lines_clear(OwnLines *lines)
{
    free(lines->items);
    *lines = (OwnLines){0};
}

static void add(OwnLines *lines, OwnLine line)
{
    if (lines->count == lines->room) {
        size_t room = lines->room ? lines->room * 2 : 4;
        OwnLine *items = realloc(lines->items, room * sizeof(*items));
        lines->failed |= !items;
        if (!items)
            return;
        lines->items = items;
        lines->room = room;
    }
    lines->items[lines->count++] = line;
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* Whether a node alone makes a run more than white space. */
static bool is_said(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ||
           (is_text(node) && !xmlIsBlankNode(node));
}

static bool is_block(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_p || element == EL_ul || element == EL_ol;
}

/* A run of children from `first` up to a block or the end; what follows it. */
static xmlNode *add_run(OwnLineKind kind, xmlNode *first, OwnLines *out)
{
    bool said = false;
    xmlNode *last = NULL, *at = first;
    for (; at && !is_block(at); at = at->next) {
        said |= is_said(at);
        last = at;
    }
    if (said)
        add(out, (OwnLine){kind, first->parent, first, last});
    return at;
}

static bool is_title(const xmlNode *node)
{
    return element_of(node) == EL_p && element_of(node->parent) == EL_longTitle;
}

/* All of a line, or of an li what stands between its blocks. */
static void add_inside(OwnLineKind kind, const xmlNode *line, OwnLines *out)
{
    const xmlNode *only = first_element(line);
    if (is_title(line) && element_of(only) == EL_docTitle &&
        line->children == only && line->last == only)
        line = only;
    xmlNode *at = line->children;
    while (at)
        at = is_block(at) ? at->next : add_run(kind, at, out);
}

static OwnLineKind kind_of(Element element)
{
    return element == EL_heading   ? OWN_HEADING
           : element == EL_caption ? OWN_CAPTION
           : element == EL_num     ? OWN_NUM
                                   : OWN_WORDS;
}

void own_lines_read(const xmlNode *provision, OwnLines *out)
{
    Walk walk = walk_begin(provision);
    while (walk_next(&walk)) {
        Element element = element_of(walk.node);
        if (!walk.enter || element == EL_none)
            continue;
        if (walk.node != provision && is_provision(walk.node)) {
            walk_skip(&walk);
        } else if (role_of(walk.node) == ROLE_LINE) {
            add_inside(kind_of(element), walk.node, out);
            walk_skip(&walk);
        } else if (element == EL_li) {
            add_inside(OWN_WORDS, walk.node, out);
        } else if (role_of(walk.node) == ROLE_INLINE ||
                   (role_of(walk.node) == ROLE_NOTE &&
                    walk.node != provision)) {
            walk_skip(&walk);
        }
    }
}

const OwnLine *own_lines_next_words(const OwnLines *lines, size_t *at)
{
    while (*at < lines->count && lines->items[*at].kind == OWN_NUM)
        ++*at;
    return *at < lines->count ? &lines->items[(*at)++] : NULL;
}

const OwnLine *own_lines_num(const OwnLines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        if (lines->items[i].kind == OWN_NUM)
            return &lines->items[i];
    return NULL;
}

bool own_lines_are_alike(const OwnLines *one, const OwnLines *other)
{
    size_t i = 0, j = 0;
    for (;;) {
        const OwnLine *a = own_lines_next_words(one, &i);
        const OwnLine *b = own_lines_next_words(other, &j);
        if (!a || !b || a->kind != b->kind)
            return !a && !b;
    }
}

const char *own_lines_id(const xmlNode *provision)
{
    return is_title(provision) ? OWN_LINES_TITLE : doc_get(provision, "xml:id");
}

static bool is_one(const xmlNode *node)
{
    Element element = element_of(node);
    return is_title(node) ||
           (element != EL_def && element != EL_none && is_provision(node));
}

/* The next node in reading order within `root`. */
static xmlNode *next_node(const xmlNode *root, const xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && node != root && !node->next)
        node = node->parent;
    return node && node != root ? node->next : NULL;
}

xmlNode *own_lines_next(const xmlDoc *text, const xmlNode *before)
{
    const xmlNode *root = doc_kind(text);
    const xmlNode *at = before ? before : root;
    while (at && (at = next_node(root, at)))
        if (is_one(at))
            return (xmlNode *)at;
    return NULL;
}

bool own_lines_index(const xmlDoc *text, IdSet *out)
{
    xmlNode *at = NULL;
    idset_init(out);
    while (text && (at = own_lines_next(text, at)))
        if (own_lines_id(at))
            idset_put(out, own_lines_id(at), at);
    return !out->failed;
}
