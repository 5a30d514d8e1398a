/* The elements of stylesheets that put attributes and words into what is being
 * made. */
#include "lang/locale.h"
#include "model/doc.h"
#include "render/making.h"

#include <string.h>

/* Adds to the classes that the stylesheet gives the element. */
static void put_class(xsltTransformContext *transform, const char *value)
{
    Run *run = transform->_private;
    xmlAttr *given = attribute_find(transform->insert, "class");
    if (!given) {
        put_lent(transform, "class", value);
        return;
    }
    buf_set_size(&run->scratch, 0);
    buf_add_format(&run->scratch, "%s %s", lent_value(given), value);
    attribute_set(transform, given, buf_text(&run->scratch));
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
                       bool is_rtl, bool is_rtl_around)
{
    put_lent(transform, "lang", locale);
    if (is_rtl != is_rtl_around)
        put_lent(transform, "dir", is_rtl ? "rtl" : "ltr");
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
        put_lent(transform, name, value);
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
            put_lent(transform, "id", value);
        else if (strcmp(name, "lang") == 0)
            put_locale(transform, value, locale_is_rtl(value),
                       locale_is_rtl(locale_around(transform->_private, node)));
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
    text_add(transform, buf_text(&run->scratch));
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
    put_lent(transform, "data-codicil", "label");
    if (strcmp(locale, run->locale) != 0)
        put_locale(transform, locale, run->speaks_rtl, run->is_rtl);
}
