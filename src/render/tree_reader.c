/* Elements become nodes: which may stand where, and what is dropped. How the
 * inlines of a block are put together is in inlines.c. */
#include "render/tree_reader.h"

#include "model/doc.h"
#include "model/walk.h"
#include "render/inlines.h"
#include "render/tree_element.h"

#include <string.h>

typedef struct {
    const CodicilContext *context;
    const char *file;
    Tree *tree;
    Node *at;         /* what is being filled */
    Inlines inlines;  /* the open leaf, if there is one */
    bool is_implicit; /* that leaf is a paragraph nobody asked for */
    size_t passed;    /* open blocks within a leaf, of which words remain */
    Node anchors;     /* holds those that wait for a leaf */
    NodeKind around;  /* mark around the words of each leaf; or NODE_COUNT */
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
    if (leaf->kind != NODE_NUMBER)
        for (Node *anchor; (anchor = reader->anchors.first);) {
            tree_remove(anchor);
            inlines_add_anchor(&reader->inlines, anchor);
        }
    if (reader->around != NODE_COUNT)
        inlines_enter(&reader->inlines, tree_new(reader->tree, reader->around));
}

static void leaf_close(Reader *reader)
{
    Node *leaf = reader->inlines.leaf;
    if (reader->around != NODE_COUNT)
        inlines_leave(&reader->inlines, reader->around);
    inlines_stop(&reader->inlines);
    reader->is_implicit = false;
    if (!leaf->first)
        tree_remove(leaf);
}

static bool make_way(Reader *reader, const TreeElement *element);

static const TreeElement paragraph = {"paragraph", NODE_PARAGRAPH, LEAF,
                                      NODE_DOCUMENT};

/* Inlines come: opens a paragraph for them where there is none. */
static bool leaf_need(Reader *reader)
{
    if (reader->inlines.leaf)
        return true;
    if (!make_way(reader, &paragraph))
        return false;
    leaf_open(reader, tree_new(reader->tree, NODE_PARAGRAPH));
    reader->is_implicit = true;
    return true;
}

/* A block comes, or an end of blocks: ends a paragraph nobody asked for.
 * False when what is open has to be ended by its own end. */
static bool leaf_end(Reader *reader)
{
    const Node *at = reader->inlines.at;
    if (at && at->kind == reader->around)
        at = at->parent;
    if (reader->inlines.leaf && reader->is_implicit &&
        at == reader->inlines.leaf)
        leaf_close(reader);
    return !reader->inlines.leaf;
}

/* A block within a leaf that is no implicit one: its words go on in there. */
static void pass_block(Reader *reader)
{
    inlines_add_text(&reader->inlines, " ", 1);
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

static bool may_stand(const Reader *reader, const TreeElement *element)
{
    if (element->kind == NODE_NUMBER)
        return (reader->at->kind == NODE_ITEM ||
                reader->at->kind == NODE_NOTE) &&
               !reader->at->first;
    if (element->kind == NODE_CAPTION)
        return reader->at->kind == NODE_TABLE && !reader->at->first;
    if (element->kind == NODE_NOTE)
        return reader->at->kind == NODE_DOCUMENT;
    return element->parent == NODE_DOCUMENT
               ? is_flow(reader->at)
               : reader->at->kind == element->parent;
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

/* Empty lines at the beginning and the end go. */
static CodicilStatus code_block_add(Reader *reader, Node *node,
                                    const xmlNode *from)
{
    Buf text AUTO(buf_clear) = {0};
    literal_text(from, true, &text);
    size_t start = strspn(buf_text(&text), "\n");
    while (text.size > start && text.bytes[text.size - 1] == '\n')
        buf_set_size(&text, text.size - 1);
    anchors_place(reader);
    if (text.size > start) {
        buf_add_char(&text, '\n');
        node->text =
            tree_keep(reader->tree, buf_text(&text) + start, text.size - start);
        tree_append(reader->at, node);
    }
    return buf_is_ok(&text) ? CODICIL_OK : fault_memory(reader->context);
}

static CodicilStatus literal_add(Reader *reader, const TreeElement *element,
                                 const xmlNode *from)
{
    Node *node = tree_element_read(reader->tree, element, from);
    if (element->kind == NODE_CODE_BLOCK)
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

static CodicilStatus enter_inline(Reader *reader, const TreeElement *element,
                                  Walk *walk)
{
    const char *id = doc_get(walk->node, "id");
    if (element->kind == NODE_ANCHOR && (!id || !id[strspn(id, " ")]))
        return CODICIL_OK;
    if (element->kind == NODE_ANCHOR && !reader->inlines.leaf) {
        tree_append(&reader->anchors,
                    tree_element_read(reader->tree, element, walk->node));
        return CODICIL_OK;
    }
    if (!leaf_need(reader))
        return misplaced(reader, walk->node);
    if (node_is_mark(element->kind) || element->kind == NODE_BOUNDARY)
        reader->tree->is_marked = true;
    if (element->class == LITERAL) {
        walk_skip(walk);
        return literal_add(reader, element, walk->node);
    }
    if (element->class == SPAN)
        inlines_enter(&reader->inlines,
                      tree_element_read(reader->tree, element, walk->node));
    else if (element->class == ATOM)
        atom_add(reader, tree_element_read(reader->tree, element, walk->node));
    return CODICIL_OK;
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

/* ----------------------------------------------------------------- holders */

/* What a group lacks around an element, or an element that stands among blocks
 * around itself; NODE_COUNT for nothing. */
static NodeKind lacking(const Reader *reader, const TreeElement *element)
{
    switch (reader->at->kind) {
    case NODE_LIST:
        return NODE_ITEM;
    case NODE_TABLE:
        return NODE_ROW;
    case NODE_ROW:
        return NODE_CELL;
    default:
        break;
    }
    bool is_of_table = element->kind == NODE_ROW || element->kind == NODE_CELL;
    return is_of_table                  ? NODE_TABLE
           : element->kind == NODE_ITEM ? NODE_LIST
                                        : NODE_COUNT;
}

static void imply(Reader *reader, NodeKind kind)
{
    Node *node = tree_new(reader->tree, kind);
    node->is_implied = true;
    if (kind == NODE_CELL)
        node->level = node->rows = 1;
    tree_append(reader->at, node);
    reader->at = node;
}

/* Ends implied holders up to one that an element may stand in. */
static void leave_to(Reader *reader, const TreeElement *element)
{
    for (const Node *up = reader->at; up->is_implied; up = up->parent) {
        const Node *goal = up->parent;
        while (goal->kind == element->parent && reader->at != goal)
            leave_holder(reader);
        if (reader->at == goal)
            return;
    }
    while (reader->at->is_implied && !is_flow(reader->at))
        leave_holder(reader);
}

/* Ends holders that were implied, and implies others, until an element may
 * stand; false when it cannot. */
static bool make_way(Reader *reader, const TreeElement *element)
{
    if (!may_stand(reader, element))
        leave_to(reader, element);
    while (!may_stand(reader, element) && !reader->tree->failed) {
        NodeKind kind = lacking(reader, element);
        if (kind == NODE_COUNT)
            return false;
        imply(reader, kind);
    }
    return true;
}

static CodicilStatus enter_block(Reader *reader, const TreeElement *element,
                                 Walk *walk)
{
    if (!leaf_end(reader)) {
        pass_block(reader);
        reader->passed += element->class != ATOM;
        return CODICIL_OK;
    }
    bool is_part =
        element->kind == NODE_NUMBER || element->kind == NODE_CAPTION;
    if (is_part && !may_stand(reader, element))
        element = &paragraph;
    if (!make_way(reader, element))
        return misplaced(reader, walk->node);
    if (element->class == LITERAL) {
        walk_skip(walk);
        return literal_add(reader, element, walk->node);
    }
    Node *node = tree_element_read(reader->tree, element, walk->node);
    if (element->class == LEAF) {
        leaf_open(reader, node);
        return CODICIL_OK;
    }
    tree_append(reader->at, node);
    if (element->class != ATOM)
        reader->at = node;
    if (element->kind == NODE_NOTE && node->mark)
        reader->around = node->mark == '+' ? NODE_INS : NODE_DEL;
    return CODICIL_OK;
}

static CodicilStatus enter(Reader *reader, Walk *walk)
{
    const TreeElement *element =
        tree_element_find((const char *)walk->node->name);
    if (!element)
        return misplaced(reader, walk->node);
    if (element->kind == NODE_DOCUMENT)
        return walk->depth == 0 ? CODICIL_OK : misplaced(reader, walk->node);
    if (walk->depth == 0)
        return misplaced(reader, walk->node);
    if (element->parent == NODE_TEXT)
        return enter_inline(reader, element, walk);
    return enter_block(reader, element, walk);
}

static void leave_implied(Reader *reader)
{
    while (reader->at->is_implied)
        leave_holder(reader);
}

static void leave(Reader *reader, const xmlNode *node)
{
    const TreeElement *element = tree_element_find((const char *)node->name);
    if (!element)
        return;
    if (element->kind == NODE_DOCUMENT) {
        leave_implied(reader);
        leaf_end(reader);
        anchors_place(reader);
    } else if (element->class == SPAN) {
        inlines_leave(&reader->inlines, element->kind);
    } else if (element->parent != NODE_TEXT && element->class != ATOM &&
               reader->passed) {
        reader->passed--;
        pass_block(reader);
    } else if (element->class == LEAF) {
        leaf_close(reader);
    } else if (element->class == FLOW || element->class == GROUP) {
        leave_implied(reader);
        leave_holder(reader);
        if (element->kind == NODE_NOTE)
            reader->around = NODE_COUNT;
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
    Reader reader = {
        .context = context, .file = file, .tree = tree, .around = NODE_COUNT};
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
