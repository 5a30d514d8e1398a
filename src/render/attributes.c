/* The elements of stylesheets that put attributes and words into what is being
 * made. */
#include "lang/locale.h"
#include "model/doc.h"
#include "render/making.h"

#include <limits.h>
#include <string.h>

/* Where libxml2 keeps it itself when it is short, it stands in the node. */
xmlNode *text_new(xmlDoc *doc, const char *text)
{
    xmlNode *node = xmlNewDocText(doc, NULL);
    size_t size = strlen(text);
    if (!node || size >= INT_MAX)
        return node;
    if (size < sizeof(node->properties) + sizeof(node->psvi))
        node->content = memcpy(&node->properties, text, size + 1);
    else
        node->content = xmlStrndup(BAD_CAST text, (int)size);
    return node;
}

void attribute_add(xsltTransformContext *transform, xmlNode *element,
                   const xmlChar *name, const char *value)
{
    Run *run = transform->_private;
    xmlDoc *doc = transform->output;
    xmlAttr *attribute = xmlMalloc(sizeof(*attribute));
    xmlNode *text = text_new(doc, value);
    if (!attribute || !text || !text->content) {
        run->failed = true;
        xmlFree(attribute);
        xmlFreeNode(text);
        return;
    }
    *attribute = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                           .name = name,
                           .children = text,
                           .last = text,
                           .parent = element,
                           .doc = doc};
    text->parent = (xmlNode *)attribute;
    xmlAttr *last = element->properties;
    while (last && last->next)
        last = last->next;
    attribute->prev = last;
    *(last ? &last->next : &element->properties) = attribute;
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

void put(xsltTransformContext *transform, const char *name, const char *value)
{
    Run *run = transform->_private;
    const xmlChar *known = name_known(transform, name);
    if (known)
        attribute_add(transform, transform->insert, known, value);
    else
        run->failed = true;
}

/* Adds to the classes that the stylesheet gives the element. */
static void put_class(xsltTransformContext *transform, const char *value)
{
    Run *run = transform->_private;
    const char *given = doc_get(transform->insert, "class");
    if (!given) {
        put(transform, "class", value);
        return;
    }
    Buf both = {0};
    buf_add_format(&both, "%s %s", given, value);
    if (!buf_is_ok(&both) ||
        !doc_set(transform->insert, "class", buf_text(&both)))
        run->failed = true;
    buf_clear(&both);
}

/* The language right outside a node. */
static const char *locale_around(const Run *run, const xmlNode *node)
{
    for (const xmlNode *at = node->parent; at; at = at->parent) {
        const char *locale =
            at->type == XML_ELEMENT_NODE ? doc_get(at, "xml:lang") : NULL;
        if (locale)
            return locale;
    }
    return run->locale;
}

/* `lang`, and `dir` where the direction changes. */
static void put_locale(xsltTransformContext *transform, const char *locale,
                       const char *around)
{
    bool is_rtl = locale_is_rtl(locale);
    put(transform, "lang", locale);
    if (is_rtl != locale_is_rtl(around))
        put(transform, "dir", is_rtl ? "rtl" : "ltr");
}

/* Former anchors, parted by spaces, lead here. */
static void put_aliases(xsltTransformContext *transform, const char *aliases)
{
    Run *run = transform->_private;
    for (const char *at = aliases + strspn(aliases, " "); *at;) {
        size_t size = strcspn(at, " ");
        xmlNode *span = element_add(transform, "span");
        xmlChar *id = xmlStrndup(BAD_CAST at, (int)size);
        if (!span || !id || !xmlNewProp(span, BAD_CAST "id", id))
            run->failed = true;
        xmlFree(id);
        at += size;
        at += strspn(at, " ");
    }
}

/* Whether HTML has an attribute of the same name and meaning. */
static bool is_shared(const char *name)
{
    static const char *const names[] = {"alt",     "colspan", "height",
                                        "rowspan", "title",   "width"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (names[i][0] == name[0] && strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* An attribute that is in no namespace. */
static void put_own(xsltTransformContext *transform, const char *name,
                    const char *value)
{
    if (name[0] == 'c' && strcmp(name, "class") == 0)
        put_class(transform, value);
    else if (is_shared(name))
        put(transform, name, value);
}

/* Which element a provision is, where the one of HTML does not say it, and that
 * a heading is its number and no more: what reads a page of ours goes by it. */
static void put_element(xsltTransformContext *transform, const xmlNode *node)
{
    const char *made = (const char *)transform->insert->name;
    bool is_heading = made[0] == 'h' || made[0] == 'p';
    if (is_heading && element_of(node) == EL_num)
        put_class(transform, "number");
    if (role_of(node) == ROLE_HIER &&
        strcmp(made, (const char *)node->name) != 0)
        put_class(transform, (const char *)node->name);
}

void make_attributes(xsltTransformContext *transform, xmlNode *node,
                     xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)instruction, (void)compiled;
    if (!transform->insert || transform->insert->type != XML_ELEMENT_NODE ||
        node->type != XML_ELEMENT_NODE)
        return;
    const char *aliases = NULL;
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        const char *value =
            at->children ? (const char *)at->children->content : "";
        if (!at->ns)
            put_own(transform, name, value);
        else if (strcmp(name, "id") == 0)
            put(transform, "id", value);
        else if (strcmp(name, "lang") == 0)
            put_locale(transform, value,
                       locale_around(transform->_private, node));
        else if (strcmp(name, "alias") == 0)
            aliases = value;
        else if (strcmp(name, "change") == 0)
            put_class(transform, value);
    }
    put_element(transform, node);
    if (aliases)
        put_aliases(transform, aliases);
}

void make_plain_heading(xsltTransformContext *transform, xmlNode *node,
                        xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)instruction, (void)compiled;
    Run *run = transform->_private;
    buf_set_size(&run->scratch, 0);
    plain_heading(node, &run->scratch);
    xmlNode *text = text_new(transform->output, buf_text(&run->scratch));
    if (!transform->insert || !text || !text->content) {
        run->failed = true;
        xmlFreeNode(text);
    } else {
        xmlAddChild(transform->insert, text);
    }
}

/* The text is of the stylesheet's dictionary, and so never copied. */
void make_style(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)node, (void)instruction, (void)compiled;
    Run *run = transform->_private;
    const xmlChar *style = NULL;
    if (!transform->insert || run->status)
        return;
    run->status = sheets_style(run->context, transform->style, &style);
    xmlNode *text = style ? xmlNewDocText(transform->output, NULL) : NULL;
    if (!text) {
        run->failed = true;
        return;
    }
    text->content = (xmlChar *)style;
    xmlAddChild(transform->insert, text);
}

void make_label(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)node, (void)instruction, (void)compiled;
    const Run *run = transform->_private;
    if (!transform->insert || transform->insert->type != XML_ELEMENT_NODE)
        return;
    const char *locale = phrases_locale(run->tongue->phrases);
    put(transform, "data-codicil", "label");
    if (strcmp(locale, run->locale) != 0)
        put_locale(transform, locale, run->locale);
}
