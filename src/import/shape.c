/* Gives blocks the shapes of the profile, from the innermost outward, so that
 * what holds others can go by what these have become. */
#include "import/shape.h"

#include "import/blocks.h"
#include "lang/words.h"
#include "model/vocab.h"

#include <string.h>

#define CAPITALS 20 /* letters; a line of so many is meant to be seen */

typedef struct {
    const CodicilContext *context;
    const char *file;
    bool in_preface; /* the title is still to come */
    bool failed;
} Shaper;

static xmlNode *add_before(Shaper *shaper, xmlNode *node, const char *name)
{
    xmlNode *made = block_add(NULL, name, block_line(node));
    if (!made)
        shaper->failed = true;
    else
        xmlAddPrevSibling(node, made);
    return made;
}

static xmlNode *add_within(Shaper *shaper, xmlNode *node, const char *name)
{
    xmlNode *made = block_add(node, name, block_line(node));
    shaper->failed |= !made;
    return made;
}

static void set(Shaper *shaper, xmlNode *node, const char *name,
                const char *value)
{
    if (node && value && !block_set(node, name, value))
        shaper->failed = true;
}

static void set_name(Shaper *shaper, xmlNode *node, const char *name)
{
    shaper->failed |= !block_set_name(node, name);
}

static void move(xmlNode *node, xmlNode *parent)
{
    xmlUnlinkNode(node);
    xmlAddChild(parent, node);
}

/* Gives the id and former anchors of a node to another that stands for it. */
static void hand_over(Shaper *shaper, xmlNode *from, xmlNode *to)
{
    const char *id = block_get(from, "id"), *alias = block_get(from, "alias");
    if (id && !block_get(to, "id"))
        set(shaper, to, "id", id);
    else if (id && !block_get(to, "alias"))
        set(shaper, to, "alias", id);
    if (alias && !block_get(to, "alias"))
        set(shaper, to, "alias", alias);
    block_set(from, "id", NULL);
    block_set(from, "alias", NULL);
}

static bool is_hier(const xmlNode *node)
{
    const Vocab *row = node->type == XML_ELEMENT_NODE
                           ? vocab_find((const char *)node->name)
                           : NULL;
    return row && row->role == ROLE_HIER;
}

/* <num> as the first child. */
static void put_number(Shaper *shaper, xmlNode *node)
{
    const char *number = block_get(node, "num");
    if (!number)
        return;
    xmlNode *made = block_add(NULL, "num", block_line(node));
    if (!made || !block_add_text(made, number, strlen(number)))
        shaper->failed = true;
    if (made && node->children)
        xmlAddPrevSibling(node->children, made);
    else if (made)
        xmlAddChild(node, made);
    block_set(node, "num", NULL);
}

/* A heading where the profile has none becomes a bold paragraph. */
static void demote(Shaper *shaper, xmlNode *heading)
{
    Place place = {shaper->file, block_line(heading), 0};
    tell(shaper->context, CODICIL_NOTE, &place,
         "took a heading that may not stand here for a bold paragraph");
    set_name(shaper, heading, "p");
    xmlNode *bold = block_add(NULL, "b", block_line(heading));
    if (!bold) {
        shaper->failed = true;
        return;
    }
    bold->children = heading->children;
    bold->last = heading->last;
    for (xmlNode *at = bold->children; at; at = at->next)
        at->parent = bold;
    heading->children = heading->last = NULL;
    xmlAddChild(heading, bold);
    const char *number = block_get(heading, "num");
    if (number && !block_add_number(heading, number))
        shaper->failed = true;
    block_set(heading, "num", NULL);
}

static void demote_all(Shaper *shaper, xmlNode *from)
{
    for (xmlNode *at = from, *next; at; at = next) {
        next = at->next;
        if (!block_is(at, "heading"))
            continue;
        if (block_get(at, "num") || !block_is_blank(at))
            demote(shaper, at);
        else
            block_drop(at);
    }
}

/* --------------------------------------------------------------------- lines
 */

/* Whether a line has a small letter of ASCII, as most have near the begin. */
static bool has_small(const xmlNode *line)
{
    for (const xmlNode *at = line; at; at = block_next(at, line)) {
        const char *text = (const char *)at->content;
        for (; at->type == XML_TEXT_NODE && *text; text++)
            if (*text >= 'a' && *text <= 'z')
                return true;
    }
    return false;
}

static void shape_p(Shaper *shaper, xmlNode *p)
{
    Buf text = {0};
    if (block_get(p, "class") || has_small(p))
        return;
    block_text(p, &text);
    if (words_is_capitals(buf_text(&text), text.size, CAPITALS))
        set(shaper, p, "class", "conspicuous");
    shaper->failed |= text.failed;
    buf_clear(&text);
}

/* --------------------------------------------------------------------- lists
 */

/* Whether an item can be an li: no number, and nothing in it but these. */
static bool is_simple(const xmlNode *item)
{
    if (block_get(item, "num"))
        return false;
    for (const xmlNode *at = item->children; at; at = at->next)
        if (!block_is(at, "p") && !block_is(at, "ul") && !block_is(at, "ol"))
            return false;
    return true;
}

/* A single paragraph becomes the item itself. */
static void shape_li(Shaper *shaper, xmlNode *item)
{
    set_name(shaper, item, "li");
    xmlNode *only = item->children;
    if (!only || only->next || !block_is(only, "p") ||
        block_has_class(only, "code"))
        return;
    hand_over(shaper, only, item);
    set(shaper, item, "class", block_get(only, "class"));
    block_unwrap(only);
}

static void shape_item(Shaper *shaper, xmlNode *item)
{
    xmlNode *first = item->children;
    if (block_is(first, "heading")) {
        const char *number = block_get(first, "num");
        if (number && !block_get(item, "num")) {
            set(shaper, item, "num", number);
            block_set(first, "num", NULL);
        }
        hand_over(shaper, first, item);
    }
    bool has_heading = block_is(first, "heading") && !block_is_blank(first);
    demote_all(shaper, has_heading ? first->next : first);
    if (!item->children || (has_heading && !first->next))
        add_within(shaper, item, "p");
    put_number(shaper, item);
}

static void shape_list(Shaper *shaper, xmlNode *list)
{
    const char *kind = block_get(list, "kind");
    bool is_numbered = kind && strcmp(kind, "number") == 0;
    bool simple = true;
    for (xmlNode *at = list->children; at && simple; at = at->next)
        simple = is_simple(at);
    if (!list->children)
        add_within(shaper, list, "item");
    set_name(shaper, list, !simple ? "blockList" : is_numbered ? "ol" : "ul");
    for (xmlNode *at = list->children; at; at = at->next) {
        if (simple)
            shape_li(shaper, at);
        else
            shape_item(shaper, at);
    }
}

/* --------------------------------------------------------- quotes and tables
 */

static void shape_quote(Shaper *shaper, xmlNode *quote)
{
    demote_all(shaper, quote->children);
    set_name(shaper, quote, "blockContainer");
    set(shaper, quote, "class", "quotation");
    if (!quote->children)
        add_within(shaper, quote, "p");
}

static void shape_cell(Shaper *shaper, xmlNode *cell)
{
    demote_all(shaper, cell->children);
}

static void shape_row(Shaper *shaper, xmlNode *row)
{
    if (!row->children)
        add_within(shaper, row, "td");
}

static void shape_table(Shaper *shaper, xmlNode *table)
{
    for (xmlNode *at = table->children; at; at = at->next)
        if (block_is(at, "caption") && at->prev) {
            xmlUnlinkNode(at);
            xmlAddPrevSibling(table->children, at);
            break;
        }
    if (block_is(table->children, "caption") && block_is_blank(table->children))
        block_drop(table->children);
    xmlNode *last = table->last;
    if (!last || block_is(last, "caption"))
        shape_row(shaper, add_within(shaper, table, "tr"));
}

/* ------------------------------------------------------------------- clauses
 */

/* Whether a clause stands where provisions may. */
static bool may_be_hier(const Shaper *shaper, const xmlNode *clause)
{
    const xmlNode *at = clause->parent;
    while (block_is(at, "clause"))
        at = at->parent;
    return block_is(at, "blocks") && !shaper->in_preface;
}

static bool has_hier(const xmlNode *node)
{
    for (const xmlNode *at = node->children; at; at = at->next)
        if (is_hier(at))
            return true;
    return false;
}

/* The part that blocks go into: those before the first provision are the
 * intro, those between two a provision of their own. */
static xmlNode *open_part(Shaper *shaper, xmlNode *at, bool hier, bool first)
{
    if (!hier || first)
        return add_before(shaper, at, hier ? "intro" : "content");
    xmlNode *container = add_before(shaper, at, "hcontainer");
    if (!container)
        return NULL;
    set(shaper, container, "name", "block");
    return add_within(shaper, container, "content");
}

/* Sorts what a clause holds into the parts of a provision. */
static void shape_parts(Shaper *shaper, xmlNode *clause)
{
    bool hier = has_hier(clause), first = true;
    xmlNode *at = clause->children, *part = NULL;
    while (at && (block_is(at, "num") || block_is(at, "heading")))
        at = at->next;
    for (xmlNode *next; at && !shaper->failed; at = next) {
        next = at->next;
        if (is_hier(at)) {
            part = NULL;
            first = false;
        } else if (block_is(at, "wrapup") && hier && !next) {
            set_name(shaper, at, "wrapUp");
        } else {
            if (!part)
                part = open_part(shaper, at, hier, first);
            if (part)
                move(at, part);
            if (block_is(at, "wrapup"))
                block_unwrap(at);
        }
    }
}

/* A clause within a list, quotation or table, or before the title, is just
 * what it holds. */
static void flatten(Shaper *shaper, xmlNode *clause)
{
    const char *number = block_get(clause, "num");
    xmlNode *line = clause->children;
    if (number && !block_is(line, "heading") && !block_is(line, "p")) {
        xmlNode *after = line;
        line = block_add(after ? NULL : clause, "p", block_line(clause));
        if (line && after)
            xmlAddPrevSibling(after, line);
    }
    if (block_is(line, "heading"))
        set(shaper, line, "num", number);
    else if (number && (!line || !block_add_number(line, number)))
        shaper->failed = true;
    demote_all(shaper, clause->children);
    for (xmlNode *at = clause->children, *next; at; at = next) {
        next = at->next;
        if (block_is(at, "wrapup"))
            block_unwrap(at);
    }
    block_unwrap(clause);
}

/* Text that closes its parent, where there is such a place. */
static void shape_wrapup(Shaper *shaper, xmlNode *wrapup)
{
    demote_all(shaper, wrapup->children);
    if (!wrapup->children || !block_is(wrapup->parent, "clause"))
        block_unwrap(wrapup);
}

static void shape_clause(Shaper *shaper, xmlNode *clause)
{
    if (!may_be_hier(shaper, clause)) {
        flatten(shaper, clause);
        return;
    }
    const char *name = block_get(clause, "el");
    const Vocab *row = name ? vocab_find(name) : NULL;
    bool is_known = row && row->role == ROLE_HIER;
    set_name(shaper, clause, is_known ? row->name : "section");
    if (is_known && row->element == EL_hcontainer)
        set(shaper, clause, "name", "block");
    xmlNode *heading = clause->children;
    if (block_is(heading, "heading"))
        hand_over(shaper, heading, clause);
    put_number(shaper, clause);
    shape_parts(shaper, clause);
}

/* ------------------------------------------------------------------ the walk
 */

static void shape_title(Shaper *shaper, xmlNode *title)
{
    (void)title;
    shaper->in_preface = false;
}

static const struct {
    const char *name;
    void (*shape)(Shaper *shaper, xmlNode *node);
    bool is_line;
} shapes[] = {
    {"p", shape_p, true},
    {"heading", NULL, true},
    {"title", shape_title, true},
    {"caption", NULL, true},
    {"list", shape_list, false},
    {"quote", shape_quote, false},
    {"clause", shape_clause, false},
    {"table", shape_table, false},
    {"tr", shape_row, false},
    {"td", shape_cell, false},
    {"th", shape_cell, false},
    {"wrapup", shape_wrapup, false},
};

#define SHAPES (sizeof(shapes) / sizeof(shapes[0]))

static size_t shape_of(const xmlNode *node)
{
    size_t at = 0;
    while (at < SHAPES && !block_is(node, shapes[at].name))
        at++;
    return at;
}

/* The first node to be shaped within a node: the innermost. */
static xmlNode *innermost(xmlNode *node)
{
    while (node->children) {
        size_t shape = shape_of(node);
        if (shape < SHAPES && shapes[shape].is_line)
            break;
        node = node->children;
    }
    return node;
}

bool shape_blocks(const CodicilContext *context, const char *file,
                  xmlNode *blocks)
{
    Shaper shaper = {.context = context, .file = file};
    for (xmlNode *one = blocks->children; one; one = one->next)
        shaper.in_preface |= block_is(one, "title");
    xmlNode *at = innermost(blocks);
    while (at != blocks && !shaper.failed) {
        xmlNode *next = at->next ? innermost(at->next) : at->parent;
        size_t shape = shape_of(at);
        if (shape < SHAPES && shapes[shape].shape)
            shapes[shape].shape(&shaper, at);
        at = next;
    }
    return !shaper.failed;
}
