/* Keeps the nodes of documents that are freed, for the next ones. */
#include "model/spare.h"

#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

/* Three megabytes: a text of fifty pages, and what is made of it. With many
 * more, those of long texts lie about between what is asked for anew, and cost
 * more than they save. */
#define MOST_NODES      16384
#define MOST_ATTRIBUTES 8192

static void spare_free(void *thing)
{
    Spare *spare = thing;
    for (xmlNode *next, *at = spare->nodes; at; at = next) {
        next = at->next;
        xmlFree(at);
    }
    for (xmlAttr *next, *at = spare->attributes; at; at = next) {
        next = at->next;
        xmlFree(at);
    }
    free(spare);
}

Spare *spare_get(const CodicilContext *context)
{
    return context_get(context, SLOT_SPARE);
}

CodicilStatus spare_open(CodicilContext *context, Spare **out)
{
    Spare *spare = spare_get(context);
    if (!spare) {
        spare = calloc(1, sizeof(*spare));
        if (!spare)
            return fault_memory(context);
        context_set(context, SLOT_SPARE, spare, spare_free);
    }
    *out = spare;
    return CODICIL_OK;
}

void spare_lend(Spare *spare, xmlParserCtxt *parser)
{
    if (!spare)
        return;
    parser->freeElems = spare->nodes;
    parser->freeElemsNr = (int)spare->node_count;
    parser->freeAttrs = spare->attributes;
    parser->freeAttrsNr = (int)spare->attribute_count;
    *spare = (Spare){0};
}

void spare_take(Spare *spare, xmlParserCtxt *parser)
{
    if (!spare)
        return;
    *spare = (Spare){.nodes = parser->freeElems,
                     .node_count = (size_t)parser->freeElemsNr,
                     .attributes = parser->freeAttrs,
                     .attribute_count = (size_t)parser->freeAttrsNr};
    parser->freeElems = NULL;
    parser->freeElemsNr = 0;
    parser->freeAttrs = NULL;
    parser->freeAttrsNr = 0;
}

xmlNode *spare_node(Spare *spare)
{
    xmlNode *node = spare->nodes;
    if (node) {
        spare->nodes = node->next;
        spare->node_count--;
    } else {
        node = xmlMalloc(sizeof(*node));
    }
    if (node)
        *node = (xmlNode){0};
    return node;
}

xmlAttr *spare_attribute(Spare *spare)
{
    xmlAttr *attribute = spare->attributes;
    if (attribute) {
        spare->attributes = attribute->next;
        spare->attribute_count--;
    } else {
        attribute = xmlMalloc(sizeof(*attribute));
    }
    if (attribute)
        *attribute = (xmlAttr){0};
    return attribute;
}

static void keep_node(Spare *spare, xmlNode *node)
{
    if (spare->node_count >= MOST_NODES) {
        xmlFree(node);
        return;
    }
    node->next = spare->nodes;
    spare->nodes = node;
    spare->node_count++;
}

static void keep_attribute(Spare *spare, xmlAttr *attribute)
{
    if (spare->attribute_count >= MOST_ATTRIBUTES) {
        xmlFree(attribute);
        return;
    }
    attribute->next = spare->attributes;
    spare->attributes = attribute;
    spare->attribute_count++;
}

/* What is not of a dictionary is the node's own. */
static void free_words(xmlDict *dict, const xmlChar *words)
{
    if (words && (!dict || !xmlDictOwns(dict, words)))
        xmlFree((xmlChar *)words);
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE;
}

/* Its words, which a short text has in itself, and the node. */
static void drop_leaf(Spare *spare, xmlDict *dict, xmlNode *node)
{
    if (node->content != (xmlChar *)&node->properties)
        free_words(dict, node->content);
    if (!is_text(node))
        free_words(dict, node->name);
    keep_node(spare, node);
}

static void drop_attributes(Spare *spare, xmlDict *dict, xmlNode *node)
{
    for (xmlAttr *next, *at = node->properties; at; at = next) {
        next = at->next;
        for (xmlNode *after, *value = at->children; value; value = after) {
            after = value->next;
            drop_leaf(spare, dict, value);
        }
        free_words(dict, at->name);
        keep_attribute(spare, at);
    }
}

static void drop_element(Spare *spare, xmlDict *dict, xmlNode *node)
{
    drop_attributes(spare, dict, node);
    if (node->nsDef)
        xmlFreeNsList(node->nsDef);
    free_words(dict, node->name);
    keep_node(spare, node);
}

/* Whether all of it is of the kinds that are dropped here. */
static bool is_plain(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE ||
           node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE ||
           node->type == XML_CDATA_SECTION_NODE;
}

/* A node and all in it, from the innermost outward. */
static void drop_tree(Spare *spare, xmlDict *dict, xmlNode *root)
{
    xmlNode *at = root;
    for (;;) {
        while (at->type == XML_ELEMENT_NODE && at->children)
            at = at->children;
        xmlNode *next = at == root ? NULL : at->next;
        xmlNode *parent = at == root ? NULL : at->parent;
        if (at->type == XML_ELEMENT_NODE)
            drop_element(spare, dict, at);
        else if (is_plain(at))
            drop_leaf(spare, dict, at);
        else
            xmlFreeNode(at);
        if (!parent)
            return;
        if (!next)
            parent->children = NULL;
        at = next ? next : parent;
    }
}

void spare_doc(Spare *spare, xmlDoc *doc)
{
    if (!doc)
        return;
    if (spare && !doc->intSubset && !doc->extSubset) {
        xmlNode *next;
        for (xmlNode *at = doc->children; at; at = next) {
            next = at->next;
            drop_tree(spare, doc->dict, at);
        }
        doc->children = doc->last = NULL;
    }
    xmlFreeDoc(doc);
}
