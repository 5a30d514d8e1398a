/* The inlines of a block as CommonMark has them.
 *
 * Spans nest no deeper than there are kinds of them (tree_reader.h), so the
 * recursion here is shallow and moving what is in them up stays linear. */
#include "lang/utf8.h"
#include "lang/words.h"
#include "render/lower.h"

#include <string.h>

/* ------------------------------------------------------------------- edges */

/* What stands beside a delimiter run. DOUBT is a mark to some readers of
 * CommonMark and a letter to others: symbols, new punctuation. CHANGE is a tag
 * of a marked text, without which something else stands there. */
typedef enum { SPACE, MARK, LETTER, DOUBT, CHANGE } Edge;

static bool is_unicode_space(uint32_t code)
{
    return code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
           code == 0x205F || code == 0x3000;
}

static Edge edge_of(const char *bytes, size_t size)
{
    size_t at = 0;
    uint32_t code = utf8_next(bytes, size, &at);
    if (code <= ' ' || is_unicode_space(code))
        return SPACE;
    Words words;
    Word word;
    words_init(&words, bytes, at);
    bool is_letter = words_next(&words, &word);
    words_clear(&words);
    return is_letter ? LETTER : code < 0x80 ? MARK : DOUBT;
}

static Edge first_edge(Slice text)
{
    return edge_of(text.bytes, text.size);
}

static Edge last_edge(Slice text)
{
    size_t at = text.size;
    utf8_previous(text.bytes, text.size, &at);
    return edge_of(text.bytes + at, text.size - at);
}

/* What a block or span begins and ends with, seen from inside. */
static Edge outer_edge(const Node *parent)
{
    return parent->kind == NODE_PARAGRAPH || parent->kind == NODE_HEADING
               ? SPACE
               : MARK;
}

static bool is_change_tag(const Node *node)
{
    static const char *const tags[] = {"<ins", "<del", "</ins", "</del"};
    Slice text = node->text;
    if (node->kind != NODE_HTML_INLINE)
        return node_is_mark(node->kind);
    for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
        if (text.size > strlen(tags[i]) &&
            memcmp(text.bytes, tags[i], strlen(tags[i])) == 0)
            return true;
    return false;
}

/* What stands before a node, the tags of marks that it begins aside. */
static Edge edge_before(const Node *node)
{
    const Node *previous = node->previous;
    while (!previous && node_is_mark(node->parent->kind)) {
        node = node->parent;
        previous = node->previous->previous; /* before its tag */
    }
    if (!previous)
        return outer_edge(node->parent);
    if (previous->kind == NODE_TEXT)
        return last_edge(previous->text);
    if (is_change_tag(previous))
        return CHANGE;
    return previous->kind == NODE_LINEBREAK ? SPACE : MARK;
}

static Edge edge_after(const Node *node)
{
    while (!node->next && node_is_mark(node->parent->kind))
        node = node->parent;
    if (!node->next)
        return outer_edge(node->parent);
    if (node->next->kind == NODE_TEXT)
        return first_edge(node->next->text);
    return is_change_tag(node->next) ? CHANGE : MARK;
}

/* What a span begins or ends with. */
static Edge edge_within(const Node *child, Edge (*of_text)(Slice))
{
    if (child->kind == NODE_TEXT)
        return of_text(child->text);
    return is_change_tag(child) ? CHANGE : MARK;
}

/* ---------------------------------------------------------------- emphasis */

/* Whether a run with `outside` on one side and `inside` on the other is left-
 * flanking (or right-flanking, seen from the other end) whatever DOUBT is. */
static bool star_fits(Edge outside, Edge inside)
{
    return inside != SPACE &&
           (inside == LETTER || outside == SPACE || outside == MARK);
}

/* As star_fits, and not flanking the other way. */
static bool underscore_fits(Edge outside, Edge inside)
{
    return inside != SPACE &&
           (outside == SPACE || (outside == MARK && inside == LETTER));
}

static bool is_emphasis(const Node *node)
{
    return node->kind == NODE_EMPH || node->kind == NODE_STRONG;
}

/* Whether a run of `mark` for a node would touch another of its kind. */
static bool is_touching(const Node *node, char mark)
{
    const Node *parent = node->parent;
    bool is_edge = !node->previous || !node->next;
    if (node->previous && is_emphasis(node->previous) &&
        node->previous->mark == mark)
        return true;
    return is_edge && is_emphasis(parent) && parent->mark == mark;
}

/* The delimiter that says it, '\0' when none does. */
static char emphasis_mark(const Node *node)
{
    Edge before = edge_before(node), after = edge_after(node);
    Edge first = edge_within(node->first, first_edge);
    Edge last = edge_within(node->last, last_edge);
    if (before == CHANGE || after == CHANGE || first == CHANGE ||
        last == CHANGE)
        return '\0';
    if (star_fits(before, first) && star_fits(after, last) &&
        !is_touching(node, '*'))
        return '*';
    if (underscore_fits(before, first) && underscore_fits(after, last) &&
        !is_touching(node, '_'))
        return '_';
    return '\0';
}

/* -------------------------------------------------------------------- html */

static Node *html_new(Tree *tree, const char *before, Slice text,
                      const char *after)
{
    Buf html = {0};
    buf_add_text(&html, before);
    html_escape(text, &html);
    buf_add_text(&html, after);
    Node *node = tree_new(tree, NODE_HTML_INLINE);
    tree_add_text(tree, node, buf_text(&html), html.size);
    tree->failed = tree->failed || !buf_is_ok(&html);
    buf_clear(&html);
    return node;
}

static Node *tag_new(Tree *tree, const char *open, NodeKind kind)
{
    const char *name = html_tag(kind);
    return html_new(tree, open, (Slice){name, strlen(name)}, ">");
}

/* The start tag of a mark. */
static Node *mark_new(Tree *tree, const Node *mark)
{
    Buf html = {0};
    Node *node = tree_new(tree, NODE_HTML_INLINE);
    html_open_mark(mark, &html);
    tree_add_text(tree, node, buf_text(&html), html.size);
    tree->failed = tree->failed || !buf_is_ok(&html);
    buf_clear(&html);
    return node;
}

/* The sign of an item is not said: the list says it. */
static void boundary_lower(Tree *tree, Node *boundary)
{
    bool is_new = boundary->mark == '+';
    if (!boundary->text.size) {
        tree_insert(boundary,
                    tree_new_text(tree, NODE_HTML_INLINE,
                                  is_new ? "<ins data-codicil=\"label\">"
                                         : "<del data-codicil=\"label\">"));
        tree_insert(boundary, tree_new_text(tree, NODE_TEXT, "¶"));
        tree_insert(boundary, tree_new_text(tree, NODE_HTML_INLINE,
                                            is_new ? "</ins>" : "</del>"));
    }
    tree_remove(boundary);
}

/* One for each id. */
static void anchor_lower(Tree *tree, Node *anchor)
{
    Slice ids = anchor->text;
    for (size_t at = 0; at < ids.size;) {
        size_t start = at;
        while (at < ids.size && ids.bytes[at] != ' ')
            at++;
        Slice id = {ids.bytes + start, at - start};
        if (id.size) {
            tree_insert(anchor, html_new(tree, "<a id=\"", id, "\">"));
            tree_insert(anchor, tree_new_text(tree, NODE_HTML_INLINE, "</a>"));
        }
        at++;
    }
    tree_remove(anchor);
}

static void footnote_lower(Tree *tree, Node *note, bool is_linked)
{
    Node *text = tree_new(tree, NODE_TEXT);
    tree_add_text(tree, text, "[", 1);
    tree_add_text(tree, text, note->title.bytes, note->title.size);
    tree_add_text(tree, text, "]", 1);
    if (is_linked || !note->text.size) {
        tree_insert(note, text);
    } else {
        Node *link = tree_new(tree, NODE_LINK);
        tree_add_text(tree, link, "#", 1);
        tree_add_text(tree, link, note->text.bytes, note->text.size);
        tree_append(link, text);
        tree_insert(note, tag_new(tree, "<", NODE_SUP));
        tree_insert(note, link);
        tree_insert(note, tag_new(tree, "</", NODE_SUP));
    }
    tree_remove(note);
}

/* -------------------------------------------------------------------- walk */

/* Texts side by side are one. */
static void text_join(Tree *tree, Node *text)
{
    Node *before = text->previous;
    if (!before || before->kind != NODE_TEXT)
        return;
    tree_add_text(tree, before, text->text.bytes, text->text.size);
    tree_remove(text);
}

/* Whether code in a link might make a link reference definition of it, where
 * backticks mean nothing: [`]: `](url) */
static bool is_misread(const Node *code)
{
    Slice text = code->text;
    for (size_t at = 0; at + 1 < text.size; at++)
        if (text.bytes[at] == ']' && text.bytes[at + 1] == ':')
            return true;
    return false;
}

static void codes_lower(Node *link)
{
    TreeWalk walk = tree_walk(link);
    while (tree_next(&walk))
        if (walk.node->kind == NODE_CODE && is_misread(walk.node))
            walk.node->kind = NODE_TEXT;
}

static void span_lower(Tree *tree, Node *span, bool is_linked);

static void children_lower(Tree *tree, Node *parent, bool is_linked)
{
    for (Node *node = parent->first, *next; node && !tree->failed;
         node = next) {
        next = node->next;
        if (node->kind == NODE_TEXT)
            text_join(tree, node);
        else if (node->kind == NODE_ANCHOR)
            anchor_lower(tree, node);
        else if (node->kind == NODE_FOOTNOTE)
            footnote_lower(tree, node, is_linked);
        else if (node->kind == NODE_BOUNDARY)
            boundary_lower(tree, node);
        else if (node->first && node->kind != NODE_IMAGE)
            span_lower(tree, node, is_linked || node->kind == NODE_LINK);
    }
}

static void span_lower(Tree *tree, Node *span, bool is_linked)
{
    span->mark = is_emphasis(span) ? emphasis_mark(span) : '\0';
    if (span->kind == NODE_LINK)
        codes_lower(span);
    if (span->kind == NODE_LINK || span->mark) {
        children_lower(tree, span, is_linked);
        return;
    }
    tree_insert(span, node_is_mark(span->kind)
                          ? mark_new(tree, span)
                          : tag_new(tree, "<", span->kind));
    children_lower(tree, span, is_linked);
    for (Node *node; (node = span->first) && !tree->failed;) {
        tree_remove(node);
        tree_insert(span, node);
    }
    tree_insert(span, tag_new(tree, "</", span->kind));
    tree_remove(span);
}

void inlines_lower(Tree *tree, Node *leaf)
{
    children_lower(tree, leaf, false);
}
