/* Finds what belongs together: tags are paired among the blocks of a holder,
 * and the stretch between the two of a pair is one group. */
#include "import/pieces.h"

#include "import/html.h"

#include <stdlib.h>
#include <string.h>

/* Elements that hold blocks, and so may go on behind a blank line. */
static const char *const names[] = {
    "article", "aside",  "blockquote", "caption", "center",   "dd",
    "details", "div",    "dl",         "dt",      "fieldset", "figcaption",
    "figure",  "footer", "form",       "header",  "li",       "main",
    "nav",     "ol",     "p",          "section", "summary",  "table",
    "tbody",   "td",     "tfoot",      "th",      "thead",    "tr",
    "ul"};

#define NAMES (sizeof(names) / sizeof(names[0]))

/* The index of a tag's name; NAMES for any other. */
static size_t name_of(const Markup *tag)
{
    size_t at = 0;
    if (tag->kind != MARKUP_TAG)
        return NAMES;
    while (at < NAMES && strcmp(names[at], tag->name) != 0)
        at++;
    return at;
}

/* ------------------------------------------------------ tags in paragraphs */

static bool is_parting(cmark_node *node)
{
    Markup tag;
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
        return false;
    const char *text = cmark_node_get_literal(node);
    return markup_read(text, strlen(text), &tag) && name_of(&tag) < NAMES;
}

static cmark_node *put_after(cmark_node *before, cmark_node_type type)
{
    cmark_node *made = cmark_node_new(type);
    if (made && cmark_node_insert_after(before, made))
        return made;
    if (made)
        cmark_node_free(made);
    return NULL;
}

/* Makes HTML blocks of such tags, and paragraphs of what is between them. */
static bool part_paragraph(cmark_node *paragraph)
{
    cmark_node *last = paragraph;
    cmark_node *node = cmark_node_first_child(paragraph), *next;
    bool was_tag = false, has_tag = false;
    for (; node; node = next) {
        next = cmark_node_next(node);
        bool is_tag = is_parting(node);
        has_tag |= is_tag;
        if (is_tag)
            last = put_after(last, CMARK_NODE_HTML_BLOCK);
        else if (was_tag)
            last = put_after(last, CMARK_NODE_PARAGRAPH);
        was_tag = is_tag;
        if (!last)
            return false;
        if (is_tag &&
            !cmark_node_set_literal(last, cmark_node_get_literal(node)))
            return false;
        if (is_tag)
            cmark_node_free(node);
        else if (has_tag && !cmark_node_append_child(last, node))
            return false;
    }
    return true;
}

static bool part_children(const Mended *source, cmark_node *holder)
{
    cmark_node *node = cmark_node_first_child(holder), *next;
    for (; node; node = next) {
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH ||
            mended_mark(source, cmark_node_get_start_line(node)))
            continue;
        if (!part_paragraph(node))
            return false;
        if (!cmark_node_first_child(node))
            cmark_node_free(node);
    }
    return true;
}

/* ------------------------------------------------------------------- pairs */

/* An element that is open, and the block among its siblings that opens it. */
typedef struct {
    size_t name, block;
} Opened;

typedef struct {
    Opened *stack;
    size_t depth, room;
    size_t open[NAMES]; /* how many of each name */
    size_t *ends;       /* by block: the last one that belongs to it */
} Pairs;

static bool push(Pairs *pairs, Opened opened)
{
    if (pairs->depth == pairs->room) {
        size_t room = pairs->room ? pairs->room * 2 : 64;
        Opened *more = realloc(pairs->stack, room * sizeof(*more));
        if (!more)
            return false;
        pairs->stack = more;
        pairs->room = room;
    }
    pairs->stack[pairs->depth++] = opened;
    pairs->open[opened.name]++;
    return true;
}

/* Closes an element with all that is open in it. */
static void close_name(Pairs *pairs, size_t name, size_t block)
{
    if (!pairs->open[name])
        return;
    Opened top;
    do {
        top = pairs->stack[--pairs->depth];
        pairs->open[top.name]--;
    } while (top.name != name);
    if (pairs->ends[top.block] < block)
        pairs->ends[top.block] = block;
}

static bool pair_tags(Pairs *pairs, cmark_node *html, size_t block)
{
    const char *text = cmark_node_get_literal(html);
    HtmlParts parts = html_begin(text, strlen(text));
    while (html_next(&parts)) {
        size_t name = parts.has_markup ? name_of(&parts.markup) : NAMES;
        if (name == NAMES)
            continue;
        if (parts.markup.is_closing)
            close_name(pairs, name, block);
        else if (!push(pairs, (Opened){name, block}))
            return false;
    }
    return true;
}

static bool is_html(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
}

static bool find_pairs(Pairs *pairs, cmark_node *holder)
{
    size_t at = 0;
    bool is_ok = true;
    cmark_node *node = cmark_node_first_child(holder);
    for (; node && is_ok; node = cmark_node_next(node), at++) {
        pairs->ends[at] = at;
        if (is_html(node))
            is_ok = pair_tags(pairs, node, at);
    }
    return is_ok;
}

/* ------------------------------------------------------------------ groups */

/* Puts a node and those behind it, up to the end of the group, in a group. */
static cmark_node *group(cmark_node *first, const size_t *ends, size_t *at)
{
    cmark_node *made = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    if (!made || !cmark_node_insert_before(first, made)) {
        if (made)
            cmark_node_free(made);
        return NULL;
    }
    for (size_t end = ends[*at]; *at <= end; ++*at) {
        if (ends[*at] > end)
            end = ends[*at];
        if (!cmark_node_append_child(made, cmark_node_next(made)))
            return NULL;
    }
    return made;
}

static bool group_children(cmark_node *holder, const size_t *ends)
{
    size_t at = 0;
    cmark_node *node = cmark_node_first_child(holder);
    while (node) {
        if (!is_html(node))
            at++;
        else if (!(node = group(node, ends, &at)))
            return false;
        node = cmark_node_next(node);
    }
    return true;
}

static bool join_children(const Mended *source, cmark_node *holder)
{
    if (!part_children(source, holder))
        return false;
    size_t count = 0, html = 0;
    cmark_node *node = cmark_node_first_child(holder);
    for (; node; node = cmark_node_next(node), count++)
        html += is_html(node);
    if (!html)
        return true;
    Pairs pairs = {.ends = malloc(count * sizeof(*pairs.ends))};
    bool is_ok = pairs.ends && find_pairs(&pairs, holder) &&
                 group_children(holder, pairs.ends);
    free(pairs.stack);
    free(pairs.ends);
    return is_ok;
}

bool pieces_join(const Mended *source, cmark_node *root)
{
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event == CMARK_EVENT_EXIT &&
            (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
             type == CMARK_NODE_ITEM))
            is_ok = join_children(source, node);
    }
    cmark_iter_free(iter);
    return is_ok;
}
