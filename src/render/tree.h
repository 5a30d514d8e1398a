/* The tree that Markdown and plain text are written from: the nodes of
 * CommonMark (spec 0.30, by the names that `cmark -t xml` gives them) and some
 * of ours for what it lacks.
 *
 *      Tree ─► root ─► heading ─► text
 *                   ├► list ─► item ─► number, paragraph, …
 *                   └► …
 *
 * Nodes and their texts live as long as the tree. When memory runs out the
 * tree remembers it (`failed`): calls go on with a spare node that is worth
 * nothing, and whoever loops over a tree asks for `failed` on every round. */
#ifndef RENDER_TREE_H
#define RENDER_TREE_H

#include "base/buf.h"

#include <string.h>

typedef enum {
    /* blocks of CommonMark */
    NODE_DOCUMENT,
    NODE_HEADING,   /* level */
    NODE_PARAGRAPH, /* is_lead: the next paragraph goes on in it */
    NODE_LIST,      /* mark, level (where it starts), is_tight */
    NODE_ITEM,      /* begins with a number, or has none; lowered: level */
    NODE_BLOCK_QUOTE,
    NODE_CODE_BLOCK, /* text */
    NODE_HTML_BLOCK, /* text */
    NODE_THEMATIC_BREAK,
    /* inlines of CommonMark */
    NODE_TEXT, /* text; is_cell: stands in a cell of a pipe table */
    NODE_SOFTBREAK,
    NODE_LINEBREAK,
    NODE_CODE,        /* text */
    NODE_HTML_INLINE, /* text */
    NODE_EMPH,        /* mark */
    NODE_STRONG,      /* mark */
    NODE_LINK,        /* text: destination, title */
    NODE_IMAGE,       /* text: destination, title */
    /* ours: blocks */
    NODE_NUMBER, /* literal number of an item: inlines */
    NODE_TABLE,  /* caption?, rows */
    NODE_CAPTION,
    NODE_ROW,
    NODE_CELL, /* level (columns), rows, is_header */
    NODE_NOTE, /* a footnote's words: text (id), title (mark) or a number */
    /* ours: inlines */
    NODE_ANCHOR,   /* text: ids parted by spaces */
    NODE_FOOTNOTE, /* where one is meant: text (id), title (mark) */
    NODE_INS,      /* marks: node_is_mark() */
    NODE_DEL,
    NODE_CAME,        /* moved here: text (label) */
    NODE_WENT,        /* moved from here: text (label) */
    NODE_REFORMATTED, /* text (where it led), title (label) */
    NODE_BOUNDARY,    /* an end of a paragraph, or the sign of an item (text):
                         mark, '+' came, '-' went */
    NODE_U,
    NODE_SUB,
    NODE_SUP,
    NODE_LANGUAGE, /* level: LCID of the words; in RTF alone */
    NODE_COUNT
} NodeKind;

/* Bytes in UTF-8, not NUL-terminated. */
typedef struct {
    const char *bytes;
    size_t size;
} Slice;

static inline bool slice_is_same(Slice a, Slice b)
{
    return a.size == b.size &&
           (!a.size || memcmp(a.bytes, b.bytes, a.size) == 0);
}

typedef struct Node Node;
struct Node {
    NodeKind kind;
    char mark; /* list: '-' '*' bullets, '.' ')' after numbers;
                  emph, strong: '*' '_'; note: '+' came, '-' went; item: '+'
                  it has words that were no item */
    bool is_tight, is_loose, is_lead, is_cell, is_header;
    bool is_implied; /* holders that tree_read() put in on its own */
    int level, rows;
    size_t room; /* bytes that `text` may grow to where it stands */
    Slice text, title;
    Node *parent, *first, *last, *previous, *next;
};

typedef struct TreeChunk TreeChunk;
typedef struct {
    Node *root;
    bool failed;
    bool is_marked; /* of a marked text */
    TreeChunk *chunks;
    Node spare;
} Tree;

/* A tree with nothing but a document in it. */
void tree_init(Tree *tree);
void tree_clear(Tree *tree);

/* A new node that stands nowhere. */
Node *tree_new(Tree *tree, NodeKind kind);
Node *tree_new_text(Tree *tree, NodeKind kind, const char *text);

/* A copy of bytes that lives as long as the tree. */
Slice tree_keep(Tree *tree, const char *bytes, size_t size);

/* Adds to a node's text; many small additions cost no more than one. */
void tree_add_text(Tree *tree, Node *node, const char *bytes, size_t size);

/* Puts a node that stands nowhere last in `parent`, or right before, or right
 * after one. */
void tree_append(Node *parent, Node *node);
void tree_insert(Node *before, Node *node);
void tree_follow(Node *after, Node *node);
void tree_remove(Node *node);

/* As tree_append, but text goes into a text that stands last already. */
void tree_append_text(Tree *tree, Node *parent, const char *bytes, size_t size);

/* Walking, as cmark's iterator: every node within `root` (it included) is
 * entered, and left again where it can have children.
 *
 *      TreeWalk walk = tree_walk(tree.root);
 *      while (tree_next(&walk))
 *          if (walk.enter) … walk.node …
 */
typedef struct {
    Node *root, *node;
    bool enter;
} TreeWalk;

TreeWalk tree_walk(Node *root);
bool tree_next(TreeWalk *walk);
/* Whether a node can have children. */
bool node_is_holder(const Node *node);

/* Whether it is of a marked text: words in it came, went, or look otherwise. */
static inline bool node_is_mark(NodeKind kind)
{
    return kind >= NODE_INS && kind <= NODE_REFORMATTED;
}

/* Its name in CommonMark's XML; ours are named in tree_reader.h. */
const char *node_name(NodeKind kind);

#endif
