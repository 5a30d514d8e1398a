/* The inlines of a block. */
#include "render/inlines.h"

#include <string.h>

void inlines_start(Inlines *inlines, Node *leaf)
{
    Tree *tree = inlines->tree;
    *inlines = (Inlines){.tree = tree, .leaf = leaf, .at = leaf};
}

void inlines_reopen(Inlines *inlines, Node *leaf)
{
    inlines_start(inlines, leaf);
    inlines->is_begun = inlines->space = true;
}

void inlines_stop(Inlines *inlines)
{
    inlines->leaf = inlines->at = NULL;
}

/* The outermost open span with nothing in it, NULL when the innermost holds
 * something. Out of a mark nothing goes. */
static Node *outermost_empty(const Inlines *inlines)
{
    Node *top = NULL;
    Node *node = inlines->at;
    while (node != inlines->leaf && node->first == top &&
           !node_is_mark(node->kind)) {
        top = node;
        node = node->parent;
    }
    return top;
}

/* Puts a node before the spans that are empty so far. */
static void put_outside(Inlines *inlines, Node *node)
{
    Node *top = outermost_empty(inlines);
    if (top)
        tree_insert(top, node);
    else
        tree_append(inlines->at, node);
}

static void put_space(Inlines *inlines)
{
    Node *top = outermost_empty(inlines);
    Node *before = top ? top->previous : inlines->at->last;
    if (before && before->kind == NODE_LINEBREAK)
        return; /* that a mark ends with */
    if (!before || before->kind != NODE_TEXT) {
        before = tree_new(inlines->tree, NODE_TEXT);
        put_outside(inlines, before);
    }
    tree_add_text(inlines->tree, before, " ", 1);
}

/* Something visible comes: what waited is put. */
static void flush(Inlines *inlines)
{
    if (!inlines->is_begun)
        inlines->breaks = 0;
    else if (!inlines->breaks && inlines->space)
        put_space(inlines);
    for (; inlines->breaks && !inlines->tree->failed; inlines->breaks--)
        put_outside(inlines, tree_new(inlines->tree, NODE_LINEBREAK));
    inlines->breaks = 0;
    inlines->space = false;
    inlines->is_begun = true;
}

/* Whether a span goes on in the one right before it. */
static bool is_going_on(const Inlines *inlines, NodeKind kind)
{
    const Node *last = inlines->at->last;
    return last && last->kind == kind && !inlines->space && !inlines->breaks;
}

/* The texts in code become its own, what is no text goes behind it. Code right
 * before it takes them. */
static void code_close(Inlines *inlines, Node *code)
{
    Node *before = code->previous;
    Node *into = before && before->kind == NODE_CODE ? before : code;
    Node *after = into;
    for (Node *child; (child = code->first);) {
        tree_remove(child);
        if (child->kind == NODE_TEXT) {
            tree_add_text(inlines->tree, into, child->text.bytes,
                          child->text.size);
        } else {
            tree_follow(after, child);
            after = child;
        }
    }
    if (into != code || !code->text.size)
        tree_remove(code);
}

/* ------------------------------------------------------------------- marks */

/* Puts what waits, where something was put before. */
static void settle(Inlines *inlines)
{
    if (inlines->is_begun && (inlines->space || inlines->breaks))
        flush(inlines);
    inlines->space = false;
    inlines->breaks = 0;
}

/* Ends code that a mark begins or ends in; whether it has to go on. */
static bool code_part(Inlines *inlines)
{
    Node *code = inlines->at;
    if (code->kind != NODE_CODE)
        return false;
    inlines->at = code->parent;
    code_close(inlines, code);
    return true;
}

static void put_open(Inlines *inlines, Node *span)
{
    tree_append(inlines->at, span);
    inlines->at = span;
}

static NodeKind moved_kind(NodeKind kind)
{
    return kind == NODE_INS   ? NODE_CAME
           : kind == NODE_DEL ? NODE_WENT
                              : NODE_COUNT;
}

static void mark_enter(Inlines *inlines, Node *mark)
{
    if (inlines->open[mark->kind]++)
        return;
    bool is_code = code_part(inlines);
    settle(inlines);
    if (inlines->at->kind == moved_kind(mark->kind)) {
        inlines->parted = inlines->at;
        inlines->at = inlines->at->parent;
        if (!inlines->parted->first)
            tree_remove(inlines->parted);
    }
    Node *last = inlines->at->last;
    if (last && last->kind == mark->kind && mark->kind != NODE_REFORMATTED &&
        slice_is_same(last->text, mark->text))
        inlines->at = last;
    else
        put_open(inlines, mark);
    if (is_code)
        put_open(inlines, tree_new(inlines->tree, NODE_CODE));
}

static void mark_leave(Inlines *inlines, NodeKind kind)
{
    if (--inlines->open[kind])
        return;
    bool is_code = code_part(inlines);
    settle(inlines);
    Node *mark = inlines->at;
    inlines->at = mark->parent;
    if (!mark->first)
        tree_remove(mark);
    if (inlines->parted && moved_kind(kind) == inlines->parted->kind) {
        Node *rest = tree_new(inlines->tree, inlines->parted->kind);
        rest->text = inlines->parted->text;
        inlines->parted = NULL;
        put_open(inlines, rest);
    }
    if (is_code)
        put_open(inlines, tree_new(inlines->tree, NODE_CODE));
}

/* ------------------------------------------------------------------- spans */

void inlines_enter(Inlines *inlines, Node *span)
{
    if (node_is_mark(span->kind)) {
        mark_enter(inlines, span);
        return;
    }
    if (inlines->open[span->kind]++ || inlines->at->kind == NODE_CODE)
        return;
    if ((span->kind == NODE_EMPH || span->kind == NODE_STRONG) &&
        is_going_on(inlines, span->kind)) {
        inlines->at = inlines->at->last;
        return;
    }
    tree_append(inlines->at, span);
    inlines->at = span;
}

void inlines_leave(Inlines *inlines, NodeKind kind)
{
    if (node_is_mark(kind)) {
        mark_leave(inlines, kind);
        return;
    }
    if (--inlines->open[kind] ||
        (inlines->at->kind == NODE_CODE && kind != NODE_CODE))
        return;
    Node *span = inlines->at;
    inlines->at = span->parent;
    if (kind == NODE_CODE)
        code_close(inlines, span);
    else if (!span->first)
        tree_remove(span);
}

void inlines_add_text(Inlines *inlines, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t start = at;
        while (at < size && is_blank(text[at]))
            at++;
        inlines->space = inlines->space || at > start;
        start = at;
        while (at < size && !is_blank(text[at]))
            at++;
        if (at == start)
            return;
        if (inlines->space || inlines->breaks || !inlines->is_begun)
            flush(inlines);
        tree_append_text(inlines->tree, inlines->at, text + start, at - start);
    }
}

void inlines_add_break(Inlines *inlines)
{
    NodeKind kind = inlines->leaf->kind;
    if (kind == NODE_PARAGRAPH && !inlines->open[NODE_CODE])
        inlines->breaks++;
    else
        inlines->space = true;
}

void inlines_add_image(Inlines *inlines, Node *image, const char *text,
                       size_t size)
{
    if (size)
        tree_append_text(inlines->tree, image, text, size);
    inlines_add_atom(inlines, image);
}

void inlines_add_atom(Inlines *inlines, Node *atom)
{
    flush(inlines);
    tree_append(inlines->at, atom);
}

void inlines_add_anchor(Inlines *inlines, Node *anchor)
{
    put_outside(inlines, anchor);
}
