/* The table of elements, and their attributes. */
#include "render/tree_element.h"

#include "lang/lcid.h"
#include "model/doc.h"
#include "render/inlines.h"

#include <stdlib.h>
#include <string.h>

static const TreeElement elements[] = {
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
    {"language", NODE_LANGUAGE, SPAN, NODE_TEXT},
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
    {"came", NODE_CAME, SPAN, NODE_TEXT},
    {"went", NODE_WENT, SPAN, NODE_TEXT},
    {"reformatted", NODE_REFORMATTED, SPAN, NODE_TEXT},
    {"boundary", NODE_BOUNDARY, ATOM, NODE_TEXT},
    {"document", NODE_DOCUMENT, FLOW, NODE_COUNT},
};

const TreeElement *tree_element_find(const char *name)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        if (elements[i].name[0] == name[0] &&
            strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

static int get_number(const xmlNode *node, const char *name, int least,
                      int most)
{
    const char *value = doc_get(node, name);
    long number = value ? strtol(value, NULL, 10) : least;
    return number < least ? least : number > most ? most : (int)number;
}

/* On one line, without white space at the ends. */
static Slice get_text(Tree *tree, const xmlNode *node, const char *name)
{
    const char *value = doc_get(node, name);
    value = value ? value + strspn(value, XML_BLANKS) : "";
    size_t size = strlen(value);
    while (size && is_blank(value[size - 1]))
        size--;
    Slice text = tree_keep(tree, value, size);
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

static unsigned get_language(const xmlNode *node)
{
    const char *tag = doc_get(node, "tag");
    return lcid_of(tag ? tag : "und");
}

/* What the words of a footnote are wrapped in. */
static char get_change(const xmlNode *node, const char *name)
{
    const char *value = doc_get(node, name);
    return !value                      ? '\0'
           : strcmp(value, "ins") == 0 ? '+'
           : strcmp(value, "del") == 0 ? '-'
                                       : '\0';
}

Node *tree_element_read(Tree *tree, const TreeElement *element,
                        const xmlNode *from)
{
    Node *node = tree_new(tree, element->kind);
    switch (element->kind) {
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
        node->text = get_text(tree, from, "destination");
        node->title = get_text(tree, from, "title");
        break;
    case NODE_ITEM:
        node->mark = get_change(from, "change");
        tree->is_marked |= node->mark != '\0';
        break;
    case NODE_BOUNDARY:
        node->mark = get_change(from, "kind");
        node->text = get_text(tree, from, "sign");
        break;
    case NODE_CAME:
    case NODE_WENT:
        node->text = get_text(tree, from, "label");
        break;
    case NODE_REFORMATTED:
        node->text = get_text(tree, from, "address");
        node->title = get_text(tree, from, "label");
        break;
    case NODE_FOOTNOTE:
    case NODE_NOTE:
        node->mark = get_change(from, "change");
        node->text = get_text(tree, from, "id");
        node->title = get_text(tree, from, "mark");
        break;
    case NODE_ANCHOR:
        node->text = get_text(tree, from, "id");
        break;
    case NODE_LANGUAGE:
        node->level = (int)get_language(from);
        break;
    case NODE_PARAGRAPH:
        node->is_lead = strcmp(element->name, "lead") == 0;
        break;
    default:
        break;
    }
    return node;
}
