/* Elements become nodes: which may stand where, and what is dropped. How the
 * inlines of a block are put together is in inlines.c. */
#include "render/tree_reader.h"

#include "model/doc.h"
#include "model/walk.h"
#include "render/inlines.h"

#include <stdlib.h>
#include <string.h>

typedef enum {
    FLOW,    /* holds blocks */
    GROUP,   /* holds nothing but its own parts: list, table, row */
    LEAF,    /* a block that holds inlines */
    SPAN,    /* an inline that holds inlines */
    LITERAL, /* taken with all the text in it */
    ATOM,    /* empty */
    BARE,    /* `text`: as if its content stood without it */
} Class;

/* What the elements of the tree are. `parent` is where they have to stand:
 * NODE_DOCUMENT for anything of class FLOW, NODE_TEXT for among inlines. */
typedef struct {
    const char *name;
    NodeKind kind;
    Class class;
    NodeKind parent;
} Entry;

static const Entry entries[] = {
    {"paragraph", NODE_PARAGRAPH, LEAF, NODE_DOCUMENT},
    {"text", NODE_TEXT, BARE, NODE_TEXT},
    {"list", NODE_LIST, GROUP, NODE_DOCUMENT},
    {"item", NODE_ITEM, FLOW, NODE_LIST},
    {"number", NODE_NUMBER, LEAF, NODE_ITEM},
    {"anchor", NODE_ANCHOR, ATOM, NODE_TEXT},
    {"heading", NODE_HEADING, LEAF, NODE_DOCUMENT},
    {"lead", NODE_PARAGRAPH, LEAF, NODE_DOCUMENT},
    {"link", NODE_LINK, SPAN, NODE_TEXT},
    {"emph", NODE_EMPH, SPAN, NODE_TEXT},
    {"strong", NODE_STRONG, SPAN, NODE_TEXT},
    {"code", NODE_CODE, SPAN, NODE_TEXT},
    {"image", NODE_IMAGE, LITERAL, NODE_TEXT},
    {"linebreak", NODE_LINEBREAK, ATOM, NODE_TEXT},
    {"softbreak", NODE_SOFTBREAK, ATOM, NODE_TEXT},
    {"footnote", NODE_FOOTNOTE, ATOM, NODE_TEXT},
    {"u", NODE_U, SPAN, NODE_TEXT},
    {"sub", NODE_SUB, SPAN, NODE_TEXT},
    {"sup", NODE_SUP, SPAN, NODE_TEXT},
    {"ins", NODE_INS, SPAN, NODE_TEXT},
    {"del", NODE_DEL, SPAN, NODE_TEXT},
    {"block_quote", NODE_BLOCK_QUOTE, FLOW, NODE_DOCUMENT},
    {"code_block", NODE_CODE_BLOCK, LITERAL, NODE_DOCUMENT},
    {"thematic_break", NODE_THEMATIC_BREAK, ATOM, NODE_DOCUMENT},
    {"table", NODE_TABLE, GROUP, NODE_DOCUMENT},
    {"caption", NODE_CAPTION, LEAF, NODE_TABLE},
    {"row", NODE_ROW, GROUP, NODE_TABLE},
    {"cell", NODE_CELL, FLOW, NODE_ROW},
    {"note", NODE_NOTE, FLOW, NODE_DOCUMENT},
    {"document", NODE_DOCUMENT, FLOW, NODE_COUNT},
};

static const Entry *entry_find(const char *name)
{
    for (size_t i = 0; i < sizeof(entries) / sizeof(*entries); i++)
        if (entries[i].name[0] == name[0] && strcmp(entries[i].name, name) == 0)
            return &entries[i];
    return NULL;
}

typedef struct {
    const CodicilContext *context;
    const char *file;
    Tree *tree;
    Node *at;         /* what is being filled */
    Inlines inlines;  /* the open leaf, if there is one */
    bool is_implicit; /* that leaf is a paragraph nobody asked for */
    Node anchors;     /* holds those that wait for a leaf */
} Reader;

static CodicilStatus misplaced(const Reader *reader, const xmlNode *node)
{
    Place place = {.file = reader->file};
    return fault(reader->context, CODICIL_INVALID, &place,
                 "the stylesheet made <%s> in <%s>, where it cannot stand",
                 (const char *)node->name,
                 node->parent->type == XML_ELEMENT_NODE
                     ? (const char *)node->parent->name
                     : "document");
}

/* -------------------------------------------------------------- attributes */

static int get_number(const xmlNode *node, const char *name, int least,
                      int most)
{
    const char *value = doc_get(node, name);
    long number = value ? strtol(value, NULL, 10) : least;
    return number < least ? least : number > most ? most : (int)number;
}

/* On one line, without white space at the ends. */
static Slice get_text(Reader *reader, const xmlNode *node, const char *name)
{
    const char *value = doc_get(node, name);
    value = value ? value + strspn(value, XML_BLANKS) : "";
    size_t size = strlen(value);
    while (size && is_blank(value[size - 1]))
        size--;
    Slice text = tree_keep(reader->tree, value, size);
    for (size_t at = 0; at < text.size; at++)
        if (is_blank(text.bytes[at]))
            ((char *)text.bytes)[at] = ' ';
    return text;
}

static bool get_truth(const xmlNode *node, const char *name, bool otherwise)
{
    const char *value = doc_get(node, name);
    return value ? strcmp(value, "true") == 0 : otherwise;
}

static Node *make_node(Reader *reader, const Entry *entry, const xmlNode *from)
{
    Node *node = tree_new(reader->tree, entry->kind);
    switch (entry->kind) {
    case NODE_HEADING:
        node->level = get_number(from, "level", 1, 1000);
        break;
    case NODE_LIST:
        node->is_loose = !get_truth(from, "tight", true);
        break;
    case NODE_CELL:
        node->level = get_number(from, "colspan", 1, 1000);
        node->rows = get_number(from, "rowspan", 1, 65534);
        node->is_header = get_truth(from, "header", false);
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        node->text = get_text(reader, from, "destination");
        node->title = get_text(reader, from, "title");
        break;
    case NODE_FOOTNOTE:
    case NODE_NOTE:
        node->text = get_text(reader, from, "id");
        node->title = get_text(reader, from, "mark");
        break;
    case NODE_ANCHOR:
        node->text = get_text(reader, from, "id");
        break;
    case NODE_PARAGRAPH:
        node->is_lead = strcmp(entry->name, "lead") == 0;
        break;
    default:
        break;
    }
    return node;
}

/* ------------------------------------------------------------------ leaves */

static bool is_flow(const Node *node)
{
    return node->kind == NODE_DOCUMENT || node->kind == NODE_ITEM ||
           node->kind == NODE_BLOCK_QUOTE || node->kind == NODE_CELL ||
           node->kind == NODE_NOTE;
}

static void leaf_open(Reader *reader, Node *leaf)
{
    Node *last = reader->at->last;
    if (leaf->kind == NODE_PARAGRAPH && last && last->kind == NODE_PARAGRAPH &&
        last->is_lead) {
        last->is_lead = leaf->is_lead;
        inlines_reopen(&reader->inlines, last);
    } else {
        tree_append(reader->at, leaf);
        inlines_start(&reader->inlines, leaf);
    }
    if (leaf->kind == NODE_NUMBER)
        return;
    for (Node *anchor; (anchor = reader->anchors.first);) {
        tree_remove(anchor);
        inlines_add_anchor(&reader->inlines, anchor);
    }
}

static void leaf_close(Reader *reader)
{
    Node *leaf = reader->inlines.leaf;
    inlines_stop(&reader->inlines);
    reader->is_implicit = false;
    if (!leaf->first)
        tree_remove(leaf);
}

/* Inlines come: opens a paragraph for them where there is none. */
static bool leaf_need(Reader *reader)
{
    if (reader->inlines.leaf)
        return true;
    if (!is_flow(reader->at))
        return false;
    leaf_open(reader, tree_new(reader->tree, NODE_PARAGRAPH));
    reader->is_implicit = true;
    return true;
}

/* A block comes, or an end of blocks: ends a paragraph nobody asked for.
 * False when what is open has to be ended by its own end. */
static bool leaf_end(Reader *reader)
{
    if (reader->inlines.leaf && reader->is_implicit &&
        reader->inlines.at == reader->inlines.leaf)
        leaf_close(reader);
    return !reader->inlines.leaf;
}

/* Anchors that no leaf came for get a paragraph of their own. */
static void anchors_place(Reader *reader)
{
    if (!reader->anchors.first || !is_flow(reader->at))
        return;
    leaf_open(reader, tree_new(reader->tree, NODE_PARAGRAPH));
    leaf_close(reader);
}

/* ------------------------------------------------------------------ events */

static bool may_stand(const Reader *reader, const Entry *entry)
{
    if (entry->kind == NODE_NUMBER)
        return reader->at->kind == NODE_ITEM && !reader->at->first;
    if (entry->kind == NODE_CAPTION)
        return reader->at->kind == NODE_TABLE && !reader->at->first;
    if (entry->kind == NODE_NOTE)
        return reader->at->kind == NODE_DOCUMENT;
    return entry->parent == NODE_DOCUMENT ? is_flow(reader->at)
                                          : reader->at->kind == entry->parent;
}

/* Adds the text within, br as a line feed when `keep_breaks`. */
static void literal_text(const xmlNode *from, bool keep_breaks, Buf *out)
{
    bool space = false;
    Walk walk = walk_begin(from);
    while (walk_next(&walk)) {
        const char *at = (const char *)walk.node->content;
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_ELEMENT_NODE) {
            bool is_break =
                strcmp((const char *)walk.node->name, "linebreak") == 0;
            space = space || is_break;
            if (is_break && keep_breaks)
                buf_add_char(out, '\n'), space = false;
            continue;
        }
        while (at && *at) {
            size_t size = strspn(at, XML_BLANKS);
            bool is_begun = out->size && out->bytes[out->size - 1] != '\n';
            space = (space || size) && is_begun;
            at += size;
            size = strcspn(at, XML_BLANKS);
            if (size && space)
                buf_add_char(out, ' ');
            if (size)
                space = false;
            buf_add(out, at, size);
            at += size;
        }
    }
}

static CodicilStatus code_block_add(Reader *reader, Node *node,
                                    const xmlNode *from)
{
    Buf text AUTO(buf_clear) = {0};
    literal_text(from, true, &text);
    if (text.size)
        buf_add_char(&text, '\n');
    if (!buf_is_ok(&text))
        return fault_memory(reader->context);
    node->text = tree_keep(reader->tree, buf_text(&text), text.size);
    anchors_place(reader);
    if (text.size)
        tree_append(reader->at, node);
    return CODICIL_OK;
}

static CodicilStatus literal_add(Reader *reader, const Entry *entry,
                                 const xmlNode *from)
{
    Node *node = make_node(reader, entry, from);
    if (entry->kind == NODE_CODE_BLOCK)
        return code_block_add(reader, node, from);
    Buf text AUTO(buf_clear) = {0};
    literal_text(from, false, &text);
    if (!buf_is_ok(&text))
        return fault_memory(reader->context);
    inlines_add_image(&reader->inlines, node, buf_text(&text), text.size);
    return CODICIL_OK;
}

static void atom_add(Reader *reader, Node *node)
{
    switch (node->kind) {
    case NODE_LINEBREAK:
        inlines_add_break(&reader->inlines);
        break;
    case NODE_SOFTBREAK:
        inlines_add_text(&reader->inlines, " ", 1);
        break;
    case NODE_ANCHOR:
        inlines_add_anchor(&reader->inlines, node);
        break;
    default:
        inlines_add_atom(&reader->inlines, node);
        break;
    }
}

static CodicilStatus enter_inline(Reader *reader, const Entry *entry,
                                  Walk *walk)
{
    const char *id = doc_get(walk->node, "id");
    if (entry->kind == NODE_ANCHOR && (!id || !id[strspn(id, " ")]))
        return CODICIL_OK;
    if (entry->kind == NODE_ANCHOR && !reader->inlines.leaf) {
        tree_append(&reader->anchors, make_node(reader, entry, walk->node));
        return CODICIL_OK;
    }
    if (!leaf_need(reader))
        return misplaced(reader, walk->node);
    if (entry->class == LITERAL) {
        walk_skip(walk);
        return literal_add(reader, entry, walk->node);
    }
    if (entry->class == SPAN)
        inlines_enter(&reader->inlines, make_node(reader, entry, walk->node));
    else if (entry->class == ATOM)
        atom_add(reader, make_node(reader, entry, walk->node));
    return CODICIL_OK;
}

static CodicilStatus enter_block(Reader *reader, const Entry *entry, Walk *walk)
{
    if (!leaf_end(reader) || !may_stand(reader, entry))
        return misplaced(reader, walk->node);
    if (entry->class == LITERAL) {
        walk_skip(walk);
        return literal_add(reader, entry, walk->node);
    }
    Node *node = make_node(reader, entry, walk->node);
    if (entry->class == LEAF) {
        leaf_open(reader, node);
        return CODICIL_OK;
    }
    tree_append(reader->at, node);
    if (entry->class != ATOM)
        reader->at = node;
    return CODICIL_OK;
}

static CodicilStatus enter(Reader *reader, Walk *walk)
{
    const Entry *entry = entry_find((const char *)walk->node->name);
    if (!entry)
        return misplaced(reader, walk->node);
    if (entry->kind == NODE_DOCUMENT)
        return walk->depth == 0 ? CODICIL_OK : misplaced(reader, walk->node);
    if (walk->depth == 0)
        return misplaced(reader, walk->node);
    if (entry->parent == NODE_TEXT)
        return enter_inline(reader, entry, walk);
    return enter_block(reader, entry, walk);
}

/* A table without rows is its caption. */
static void table_close(Node *table)
{
    Node *caption = table->last;
    if (!caption || caption->kind != NODE_CAPTION)
        return;
    tree_remove(caption);
    caption->kind = NODE_PARAGRAPH;
    tree_insert(table, caption);
}

/* An end of blocks: drops what stayed empty. */
static void leave_holder(Reader *reader)
{
    leaf_end(reader);
    anchors_place(reader);
    Node *node = reader->at;
    reader->at = node->parent;
    if (node->kind == NODE_TABLE)
        table_close(node);
    if (!node->first && node->kind != NODE_CELL && node->kind != NODE_NOTE)
        tree_remove(node);
}

static void leave(Reader *reader, const xmlNode *node)
{
    const Entry *entry = entry_find((const char *)node->name);
    if (!entry)
        return;
    if (entry->kind == NODE_DOCUMENT) {
        leaf_end(reader);
        anchors_place(reader);
    } else if (entry->class == SPAN) {
        inlines_leave(&reader->inlines, entry->kind);
    } else if (entry->class == LEAF) {
        leaf_close(reader);
    } else if (entry->class == FLOW || entry->class == GROUP) {
        leave_holder(reader);
    }
}

static CodicilStatus add_text(Reader *reader, const xmlNode *node)
{
    const char *text = (const char *)node->content;
    if (!reader->inlines.leaf && text[strspn(text, XML_BLANKS)] == '\0')
        return CODICIL_OK;
    if (!leaf_need(reader))
        return misplaced(reader, node->parent);
    inlines_add_text(&reader->inlines, text, strlen(text));
    return CODICIL_OK;
}

CodicilStatus tree_read(const CodicilContext *context, const char *file,
                        const xmlDoc *xml, Tree *tree)
{
    Reader reader = {.context = context, .file = file, .tree = tree};
    reader.at = tree->root;
    reader.inlines.tree = tree;
    Place place = {.file = file};
    const xmlNode *root = xmlDocGetRootElement(xml);
    if (!root)
        return fault(context, CODICIL_INVALID, &place,
                     "the stylesheet made nothing; <document> was expected");
    Walk walk = walk_begin(root);
    while (walk_next(&walk) && !tree->failed) {
        bool is_text = walk.node->type == XML_TEXT_NODE ||
                       walk.node->type == XML_CDATA_SECTION_NODE;
        if (walk.node->type == XML_ELEMENT_NODE && walk.enter)
            TRY(enter(&reader, &walk));
        else if (walk.node->type == XML_ELEMENT_NODE)
            leave(&reader, walk.node);
        else if (is_text && walk.node->content)
            TRY(add_text(&reader, walk.node));
    }
    return tree->failed ? fault_memory(context) : CODICIL_OK;
}
