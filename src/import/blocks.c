/* The block tree's nodes: made, asked, taken apart. */
#include "import/blocks.h"

#include "lang/words.h"

#include <stdint.h>
#include <string.h>

xmlDoc *blocks_new(void)
{
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    if (!doc)
        return NULL;
    xmlNode *root = xmlNewDocNode(doc, NULL, BAD_CAST "blocks", NULL);
    if (!root) {
        xmlFreeDoc(doc);
        return NULL;
    }
    xmlDocSetRootElement(doc, root);
    return doc;
}

xmlNode *block_add(xmlNode *parent, const char *name, long line)
{
    xmlNode *node =
        xmlNewDocNode(parent ? parent->doc : NULL, NULL, BAD_CAST name, NULL);
    if (!node)
        return NULL;
    if (!node->name) {
        xmlFreeNode(node);
        return NULL;
    }
    node->_private = (void *)(intptr_t)line;
    if (parent)
        xmlAddChild(parent, node);
    return node;
}

/* A text node of no one; NULL when out of memory. */
static xmlNode *new_text(xmlDoc *doc, const char *text, size_t size)
{
    xmlNode *node = xmlNewDocTextLen(doc, BAD_CAST text, (int)size);
    if (node && node->content)
        return node;
    xmlFreeNode(node);
    return NULL;
}

bool block_add_text(xmlNode *parent, const char *text, size_t size)
{
    if (!size)
        return true;
    xmlNode *node = new_text(parent->doc, text, size);
    return node && xmlAddChild(parent, node);
}

bool block_set_name(xmlNode *node, const char *name)
{
    xmlChar *copy = xmlStrdup(BAD_CAST name);
    if (!copy)
        return false;
    xmlFree((void *)node->name);
    node->name = copy;
    return true;
}

bool block_set_text(xmlNode *text, const char *content)
{
    xmlChar *copy = xmlStrdup(BAD_CAST content);
    if (!copy)
        return false;
    xmlFree(text->content);
    text->content = copy;
    return true;
}

bool block_add_number(xmlNode *line, const char *number)
{
    Buf text = {0};
    buf_add_format(&text, line->children ? "%s " : "%s", number);
    xmlNode *node =
        buf_is_ok(&text) ? new_text(line->doc, text.bytes, text.size) : NULL;
    buf_clear(&text);
    if (!node)
        return false;
    if (line->children)
        xmlAddPrevSibling(line->children, node);
    else
        xmlAddChild(line, node);
    return true;
}

long block_line(const xmlNode *node)
{
    return node ? (long)(intptr_t)node->_private : 0;
}

static xmlAttr *find_attribute(const xmlNode *node, const char *name)
{
    xmlAttr *at = node->properties;
    while (at &&
           (at->ns || !at->name || strcmp((const char *)at->name, name) != 0))
        at = at->next;
    return at;
}

const char *block_get(const xmlNode *node, const char *name)
{
    const xmlAttr *at = find_attribute(node, name);
    if (!at)
        return NULL;
    return at->children && at->children->content
               ? (const char *)at->children->content
               : "";
}

bool block_set(xmlNode *node, const char *name, const char *value)
{
    xmlAttr *at = NULL;
    if (value) {
        at = xmlSetNsProp(node, NULL, BAD_CAST name, BAD_CAST value);
        if (at && at->name &&
            (!*value || (at->children && at->children->content)))
            return true;
        if (at)
            xmlRemoveProp(at);
        return false;
    }
    at = find_attribute(node, name);
    if (at)
        xmlRemoveProp(at);
    return true;
}

bool block_has_class(const xmlNode *node, const char *class_name)
{
    if (!node || node->type != XML_ELEMENT_NODE)
        return false;
    const char *found = block_get(node, "class");
    return found && strcmp(found, class_name) == 0;
}

bool block_is_conclusion(const xmlNode *node)
{
    return block_is(node, "p") && block_has_class(node, "conclusion");
}

static void add_node(Buf *out, size_t start, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE && node->content)
        buf_add_collapsed(out, start, (const char *)node->content);
    else if (block_is(node, "br"))
        buf_add_collapsed(out, start, " ");
    else if (block_is(node, "img") && block_get(node, "alt"))
        buf_add_collapsed(out, start, block_get(node, "alt"));
}

void block_text(const xmlNode *node, Buf *out)
{
    size_t start = out->size;
    for (const xmlNode *at = node; at; at = block_next(at, node))
        add_node(out, start, at);
    if (out->size > start && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
}

bool block_is_blank(const xmlNode *line)
{
    for (const xmlNode *at = line; at; at = block_next(at, line)) {
        const char *text = (const char *)at->content;
        if (block_is(at, "img") ||
            (at->type == XML_TEXT_NODE && !words_is_blank(text, strlen(text))))
            return false;
    }
    return true;
}

void block_drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

void block_unwrap(xmlNode *node)
{
    /* By hand: libxml2 would merge texts, again and again from the start. */
    xmlNode *before = node->prev, *after = node->next, *parent = node->parent;
    xmlNode *first = node->children, *last = node->last;
    if (first) {
        for (xmlNode *child = first; child; child = child->next)
            child->parent = parent;
        first->prev = before;
        last->next = after;
        node->children = node->last = NULL;
    }
    xmlNode *next = first ? first : after, *previous = last ? last : before;
    *(before ? &before->next : &parent->children) = next;
    *(after ? &after->prev : &parent->last) = previous;
    node->prev = node->next = node->parent = NULL;
    xmlFreeNode(node);
}
