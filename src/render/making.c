/* Puts elements, attributes and words into what is being made: as libxml2 would
 * at three times the cost. */
#include "render/making.h"

#include <libxml/parserInternals.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>

#include <limits.h>
#include <string.h>

/* Whether words may be lent to an element: it is of the tree itself, and not of
 * a variable or of what becomes an attribute, whose words libxslt reads. */
static bool may_lend(const xsltTransformContext *transform,
                     const xmlNode *element)
{
    Run *run = transform->_private;
    if (!run->lends)
        return false;
    const xmlNode *at = element;
    while (at && at != run->lent && at->type == XML_ELEMENT_NODE)
        at = at->parent;
    if (!at || (at != run->lent &&
                (at->type != XML_DOCUMENT_NODE || XSLT_IS_RES_TREE_FRAG(at))))
        return false;
    run->lent = element;
    return true;
}

const xmlChar *name_known(xsltTransformContext *transform, const char *name)
{
    Run *run = transform->_private;
    KnownName *at = &run->names[((uintptr_t)name >> 2) % RUN_NAMES];
    if (at->name != name || !at->known) {
        at->name = name;
        at->known = xmlDictLookup(transform->dict, BAD_CAST name, -1);
    }
    return at->known;
}

/* --------------------------------------------------------------------- words
 */

/* A text node of no parent; NULL when out of memory. Where libxml2 keeps it
 * itself when it is short, it stands in the node. */
static xmlNode *text_new(const xsltTransformContext *transform,
                         const char *text)
{
    const Run *run = transform->_private;
    size_t size = strlen(text);
    xmlNode *node = size < INT_MAX ? spare_node(run->spare) : NULL;
    if (!node)
        return NULL;
    node->type = XML_TEXT_NODE;
    node->name = xmlStringText;
    node->doc = transform->output;
    if (size < sizeof(node->properties) + sizeof(node->psvi))
        node->content = memcpy(&node->properties, text, size + 1);
    else
        node->content = xmlStrndup(BAD_CAST text, (int)size);
    if (node->content)
        return node;
    xmlFreeNode(node);
    return NULL;
}

/* Puts a new node after all that its parent has. */
static void append(xmlNode *parent, xmlNode *node)
{
    node->parent = parent;
    node->prev = parent->last;
    *(parent->last ? &parent->last->next : &parent->children) = node;
    parent->last = node;
}

/* libxslt remembers where the text that it made last ends, to go on there: it
 * does so itself, or forgets it. */
void text_add(xsltTransformContext *transform, const char *text)
{
    Run *run = transform->_private;
    xmlNode *parent = transform->insert, *made = NULL;
    const xmlNode *last = parent ? parent->last : NULL;
    if (!*text)
        return;
    if (last && last->type == XML_TEXT_NODE) {
        if (!xsltCopyTextString(transform, parent, BAD_CAST text, 0))
            run->failed = true;
        return;
    }
    if (parent)
        made = text_new(transform, text);
    if (made)
        append(parent, made);
    else
        run->failed = true;
    transform->lasttext = NULL;
}

static bool is_solid(const char *text)
{
    return text[strspn(text, " \t\n\r")] != '\0';
}

void text_copy(xsltTransformContext *transform, const xmlNode *text)
{
    xmlNode *parent = transform->insert;
    const char *words = (const char *)text->content;
    if (!words || !*words)
        return;
    if (parent->type == XML_ELEMENT_NODE && !parent->children &&
        !parent->content && is_solid(words) && may_lend(transform, parent))
        parent->content = text->content;
    else
        text_add(transform, words);
}

/* ---------------------------------------------------------------- attributes
 */

/* Without a value; NULL when out of memory. */
static xmlAttr *attribute_add(xsltTransformContext *transform, xmlNode *element,
                              const xmlChar *name)
{
    Run *run = transform->_private;
    xmlAttr *attribute = name ? spare_attribute(run->spare) : NULL;
    if (!attribute) {
        run->failed = true;
        return NULL;
    }
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = name;
    attribute->parent = element;
    attribute->doc = transform->output;
    xmlAttr *last = element->properties;
    while (last && last->next)
        last = last->next;
    attribute->prev = last;
    *(last ? &last->next : &element->properties) = attribute;
    return attribute;
}

void attribute_set(xsltTransformContext *transform, xmlAttr *attribute,
                   const char *value)
{
    Run *run = transform->_private;
    xmlNode *words = text_new(transform, value);
    if (!words) {
        run->failed = true;
        return;
    }
    if (attribute->children)
        xmlFreeNodeList(attribute->children);
    attribute->_private = attribute->psvi = NULL;
    attribute->children = attribute->last = words;
    words->parent = (xmlNode *)attribute;
}

/* Lends the value, or copies it. */
static void attribute_lend(xsltTransformContext *transform, xmlNode *element,
                           const xmlChar *name, const char *value)
{
    xmlAttr *attribute = attribute_add(transform, element, name);
    if (attribute && may_lend(transform, element))
        attribute->_private = (char *)value;
    else if (attribute)
        attribute_set(transform, attribute, value);
}

void put(xsltTransformContext *transform, const char *name, const char *value)
{
    xmlAttr *attribute = attribute_add(transform, transform->insert,
                                       name_known(transform, name));
    if (attribute)
        attribute_set(transform, attribute, value);
}

void put_lent(xsltTransformContext *transform, const char *name,
              const char *value)
{
    attribute_lend(transform, transform->insert, name_known(transform, name),
                   value);
}

void put_anchor(xsltTransformContext *transform, const char *name,
                const char *value)
{
    Run *run = transform->_private;
    xmlAttr *attribute = attribute_add(transform, transform->insert,
                                       name_known(transform, name));
    if (!attribute)
        return;
    if (may_lend(transform, transform->insert)) {
        attribute->_private = (char *)value;
        attribute->psvi = (char *)"#";
        return;
    }
    buf_set_size(&run->scratch, 0);
    buf_add_char(&run->scratch, '#');
    buf_add_text(&run->scratch, value);
    attribute_set(transform, attribute, buf_text(&run->scratch));
}

xmlAttr *attribute_find(const xmlNode *element, const char *name)
{
    xmlAttr *at = element->properties;
    while (at && (at->ns || strcmp((const char *)at->name, name) != 0))
        at = at->next;
    return at;
}

/* ------------------------------------------------------------------ elements
 */

xmlNode *element_add(xsltTransformContext *transform, const char *name)
{
    Run *run = transform->_private;
    const xmlChar *known = name_known(transform, name);
    xmlNode *element =
        transform->insert && known ? spare_node(run->spare) : NULL;
    if (!element) {
        run->failed = true;
        return NULL;
    }
    element->type = XML_ELEMENT_NODE;
    element->name = known;
    element->doc = transform->output;
    append(transform->insert, element);
    return element;
}

/* Whether an attribute of an instruction is for us. */
static bool is_ours(const char *name)
{
    return (name[0] == 'n' && strcmp(name, "name") == 0) ||
           (name[0] == 'p' && strcmp(name, "phrase") == 0);
}

xmlNode *element_like(xsltTransformContext *transform,
                      const xmlNode *instruction, const char *name)
{
    xmlNode *element = element_add(transform, name);
    const xmlAttr *at = instruction->properties;
    for (; element && at; at = at->next)
        if (!is_ours((const char *)at->name) && at->children)
            attribute_lend(transform, element, at->name,
                           (const char *)at->children->content);
    return element;
}
