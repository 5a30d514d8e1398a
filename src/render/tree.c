/* Nodes out of chunks of memory that are freed together. */
#include "render/tree.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ memory */

#define CHUNK_SIZE ((size_t)32 << 10)

/* chunks ─► [ used … | free … ] ─► [ used ……… ] ─► NULL */
struct TreeChunk {
    TreeChunk *next;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

static size_t align_up(size_t size)
{
    return (size + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
}

static TreeChunk *chunk_add(Tree *tree, size_t least)
{
    size_t size = least > CHUNK_SIZE ? least : CHUNK_SIZE;
    TreeChunk *chunk = malloc(sizeof(*chunk) + size);
    if (!chunk) {
        tree->failed = true;
        return NULL;
    }
    *chunk = (TreeChunk){.next = tree->chunks, .size = size};
    tree->chunks = chunk;
    return chunk;
}

/* NULL, and the tree failed, when out of memory. */
static void *take(Tree *tree, size_t size)
{
    TreeChunk *chunk = tree->chunks;
    size = align_up(size);
    if (!chunk || chunk->size - chunk->used < size)
        chunk = chunk_add(tree, size);
    if (!chunk)
        return NULL;
    void *bytes = chunk->bytes + chunk->used;
    chunk->used += size;
    return bytes;
}

/* Makes room right behind what was taken last; false when there is none. */
static bool extend(Tree *tree, const Node *node, size_t more)
{
    TreeChunk *chunk = tree->chunks;
    more = align_up(more);
    if (!chunk || chunk->size - chunk->used < more ||
        node->text.bytes + node->room != chunk->bytes + chunk->used)
        return false;
    chunk->used += more;
    return true;
}

void tree_init(Tree *tree)
{
    *tree = (Tree){0};
    tree->root = tree_new(tree, NODE_DOCUMENT);
}

void tree_clear(Tree *tree)
{
    for (TreeChunk *chunk = tree->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    *tree = (Tree){0};
}

Node *tree_new(Tree *tree, NodeKind kind)
{
    Node *node = take(tree, sizeof(*node));
    if (!node)
        node = &tree->spare;
    *node = (Node){.kind = kind};
    return node;
}

Node *tree_new_text(Tree *tree, NodeKind kind, const char *text)
{
    Node *node = tree_new(tree, kind);
    node->text = tree_keep(tree, text, strlen(text));
    return node;
}

Slice tree_keep(Tree *tree, const char *bytes, size_t size)
{
    char *copy = size ? take(tree, size) : NULL;
    if (!copy)
        return (Slice){"", 0};
    memcpy(copy, bytes, size);
    return (Slice){copy, size};
}

void tree_add_text(Tree *tree, Node *node, const char *bytes, size_t size)
{
    size_t total = node->text.size + size;
    if (!size)
        return;
    if (total > node->room && node->room && extend(tree, node, size)) {
        node->room += align_up(size);
    } else if (total > node->room) {
        size_t room = align_up(node->text.size ? total * 2 : total);
        char *copy = take(tree, room);
        if (!copy)
            return;
        memcpy(copy, node->text.bytes ? node->text.bytes : "", node->text.size);
        node->text.bytes = copy;
        node->room = room;
    }
    memcpy((char *)node->text.bytes + node->text.size, bytes, size);
    node->text.size = total;
}

/* ------------------------------------------------------------------- links */

void tree_append(Node *parent, Node *node)
{
    if (parent == node)
        return;
    node->parent = parent;
    node->previous = parent->last;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    node->next = NULL;
}

void tree_insert(Node *before, Node *node)
{
    if (before == node)
        return;
    node->parent = before->parent;
    node->previous = before->previous;
    node->next = before;
    if (before->previous)
        before->previous->next = node;
    else
        before->parent->first = node;
    before->previous = node;
}

void tree_follow(Node *after, Node *node)
{
    if (after->next)
        tree_insert(after->next, node);
    else
        tree_append(after->parent, node);
}

void tree_remove(Node *node)
{
    if (node->previous)
        node->previous->next = node->next;
    else if (node->parent)
        node->parent->first = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else if (node->parent)
        node->parent->last = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void tree_append_text(Tree *tree, Node *parent, const char *bytes, size_t size)
{
    Node *last = parent->last;
    if (!last || last->kind != NODE_TEXT || last->is_cell) {
        last = tree_new(tree, NODE_TEXT);
        tree_append(parent, last);
    }
    tree_add_text(tree, last, bytes, size);
}

/* -------------------------------------------------------------------- walk */

TreeWalk tree_walk(Node *root)
{
    return (TreeWalk){.root = root, .enter = true};
}

bool tree_next(TreeWalk *walk)
{
    Node *node = walk->node;
    if (!node) {
        walk->node = walk->root;
    } else if (walk->enter && node->first) {
        walk->node = node->first;
    } else if (walk->enter && node_is_holder(node)) {
        walk->enter = false;
    } else if (node == walk->root) {
        return false;
    } else if (node->next) {
        walk->node = node->next;
        walk->enter = true;
    } else {
        walk->node = node->parent;
        walk->enter = false;
    }
    return true;
}

/* ------------------------------------------------------------------- kinds */

static const struct {
    const char *name;
    bool is_holder;
} kinds[NODE_COUNT] = {
    [NODE_DOCUMENT] = {"document", true},
    [NODE_HEADING] = {"heading", true},
    [NODE_PARAGRAPH] = {"paragraph", true},
    [NODE_LIST] = {"list", true},
    [NODE_ITEM] = {"item", true},
    [NODE_BLOCK_QUOTE] = {"block_quote", true},
    [NODE_CODE_BLOCK] = {"code_block", false},
    [NODE_HTML_BLOCK] = {"html_block", false},
    [NODE_THEMATIC_BREAK] = {"thematic_break", false},
    [NODE_TEXT] = {"text", false},
    [NODE_SOFTBREAK] = {"softbreak", false},
    [NODE_LINEBREAK] = {"linebreak", false},
    [NODE_CODE] = {"code", false},
    [NODE_HTML_INLINE] = {"html_inline", false},
    [NODE_EMPH] = {"emph", true},
    [NODE_STRONG] = {"strong", true},
    [NODE_LINK] = {"link", true},
    [NODE_IMAGE] = {"image", true},
    [NODE_NUMBER] = {"number", true},
    [NODE_TABLE] = {"table", true},
    [NODE_CAPTION] = {"caption", true},
    [NODE_ROW] = {"row", true},
    [NODE_CELL] = {"cell", true},
    [NODE_NOTE] = {"note", true},
    [NODE_ANCHOR] = {"anchor", false},
    [NODE_FOOTNOTE] = {"footnote", false},
    [NODE_INS] = {"ins", true},
    [NODE_DEL] = {"del", true},
    [NODE_CAME] = {"came", true},
    [NODE_WENT] = {"went", true},
    [NODE_REFORMATTED] = {"reformatted", true},
    [NODE_BOUNDARY] = {"boundary", false},
    [NODE_U] = {"u", true},
    [NODE_SUB] = {"sub", true},
    [NODE_SUP] = {"sup", true},
    [NODE_LANGUAGE] = {"language", true},
};

bool node_is_holder(const Node *node)
{
    return kinds[node->kind].is_holder;
}

const char *node_name(NodeKind kind)
{
    return kinds[kind].name;
}
