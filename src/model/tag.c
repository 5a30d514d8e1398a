/* Tags in canonical form. */
#include "model/tag.h"

#include "base/cleanup.h"
#include "model/vocab.h"

#include <string.h>

/* How a character has to be written, NULL for as it is. */
static const char *entity_of(char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

void tag_add_text(Buf *out, const char *text, size_t size, bool attribute)
{
    size_t from = 0;
    for (size_t i = 0; i < size; i++) {
        const char *entity = entity_of(text[i], attribute);
        if (!entity)
            continue;
        buf_add(out, text + from, i - from);
        buf_add_text(out, entity);
        from = i + 1;
    }
    buf_add(out, text + from, size - from);
}

/* -------------------------------------------------------------- namespaces */

static bool is_text_file(const TagWriter *writer)
{
    return strcmp(writer->space, AKN_NAMESPACE) == 0;
}

static bool is_ours(const char *space)
{
    return strcmp(space, CODICIL_NAMESPACE) == 0;
}

/* The prefix that a namespace is written with, NULL for none. Ours is "c" in
 * every text, so that another one of that name has to give way. */
static const char *prefix_of(const TagWriter *writer, const xmlNs *ns)
{
    const char *space = (const char *)ns->href;
    const char *prefix = (const char *)ns->prefix;
    if (is_text_file(writer) && is_ours(space))
        return "c";
    if (prefix && strcmp(prefix, "c") == 0 && !is_ours(space))
        return "c_";
    return prefix;
}

/* An element of the root's namespace has no prefix, whatever it had. */
static const char *element_prefix(const TagWriter *writer, const xmlNode *node)
{
    if (!node->ns || strcmp((const char *)node->ns->href, writer->space) == 0)
        return NULL;
    return prefix_of(writer, node->ns);
}

/* The namespace of elements without a prefix inside a node, NULL above the
 * root. Only an element of a foreign namespace without a prefix changes it. */
static const char *inside_space(const TagWriter *writer, const xmlNode *node)
{
    while (node && node->type == XML_ELEMENT_NODE &&
           element_prefix(writer, node))
        node = node->parent;
    if (!node || node->type != XML_ELEMENT_NODE)
        return NULL;
    return node->ns ? (const char *)node->ns->href : writer->space;
}

static void write_space(const TagWriter *writer, const char *prefix,
                        const char *space)
{
    buf_add_text(writer->out, prefix ? " xmlns:" : " xmlns");
    buf_add_text(writer->out, prefix);
    buf_add_text(writer->out, "=\"");
    tag_add_text(writer->out, space, strlen(space), true);
    buf_add_char(writer->out, '"');
}

static void write_spaces(const TagWriter *writer, const xmlNode *node)
{
    bool root = node->parent && node->parent->type == XML_DOCUMENT_NODE;
    const char *outside = inside_space(writer, node->parent);
    const char *inside = inside_space(writer, node);
    if (inside && (!outside || strcmp(outside, inside) != 0))
        write_space(writer, NULL, inside);
    if (root && is_text_file(writer))
        write_space(writer, "c", CODICIL_NAMESPACE);
    for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
        const char *space = (const char *)ns->href;
        if (!ns->prefix || strcmp(space, writer->space) == 0 ||
            (is_text_file(writer) && is_ours(space)))
            continue;
        write_space(writer, prefix_of(writer, ns), space);
    }
}

static void write_name(const TagWriter *writer, const char *prefix,
                       const xmlChar *name)
{
    if (prefix) {
        buf_add_text(writer->out, prefix);
        buf_add_char(writer->out, ':');
    }
    buf_add_text(writer->out, (const char *)name);
}

/* -------------------------------------------------------------- attributes */

/* An attribute and where it stands by the table; others after them. */
typedef struct {
    const xmlAttr *attribute;
    size_t rank;
} Ranked;

DEFINE_CLEANUP(free_ranked, Ranked, free)

/* Attributes that are sorted without asking for memory. */
#define FEW 16

/* The table is of texts; of the attributes of other files only those of xml:
 * stand in it. */
static size_t rank_of(const TagWriter *writer, const xmlAttr *attribute)
{
    size_t count;
    const VocabAttribute *known = vocab_attributes(&count);
    const char *prefix = is_text_file(writer) ? "" : "?";
    if (attribute->ns) {
        const char *space = (const char *)attribute->ns->href;
        bool xml = strcmp(space, (const char *)XML_XML_NAMESPACE) == 0;
        prefix = is_ours(space) ? "c:" : xml ? "xml:" : "?";
    }
    size_t skip = strlen(prefix);
    for (size_t i = 0; i < count; i++)
        if (strncmp(known[i].name, prefix, skip) == 0 &&
            strcmp(known[i].name + skip, (const char *)attribute->name) == 0)
            return i;
    return count;
}

static int compare(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    const xmlNs *ns_a = a->attribute->ns, *ns_b = b->attribute->ns;
    int order = xmlStrcmp(a->attribute->name, b->attribute->name);
    return order ? order
                 : xmlStrcmp(ns_a ? ns_a->href : BAD_CAST "",
                             ns_b ? ns_b->href : BAD_CAST "");
}

static void write_attribute(const TagWriter *writer, const xmlAttr *attribute)
{
    const xmlNs *ns = attribute->ns;
    const xmlNode *value = attribute->children;
    buf_add_char(writer->out, ' ');
    write_name(writer, ns ? prefix_of(writer, ns) : NULL, attribute->name);
    buf_add_text(writer->out, "=\"");
    if (value && value->content) {
        const char *text = (const char *)value->content;
        tag_add_text(writer->out, text, strlen(text), true);
    }
    buf_add_char(writer->out, '"');
}

static void write_attributes(const TagWriter *writer, const xmlNode *node)
{
    Ranked few[FEW], *all = few;
    Ranked *AUTO(free_ranked) room = NULL;
    size_t count = 0;
    for (const xmlAttr *at = node->properties; at; at = at->next)
        count++;
    if (count > FEW) {
        room = malloc(count * sizeof(*room));
        all = room;
    }
    if (!all) {
        writer->out->failed = true;
        return;
    }
    count = 0;
    for (const xmlAttr *at = node->properties; at; at = at->next)
        all[count++] = (Ranked){at, rank_of(writer, at)};
    qsort(all, count, sizeof(*all), compare);
    for (size_t i = 0; i < count; i++)
        write_attribute(writer, all[i].attribute);
}

void tag_open(const TagWriter *writer, const xmlNode *node)
{
    buf_add_char(writer->out, '<');
    write_name(writer, element_prefix(writer, node), node->name);
    write_spaces(writer, node);
    if (node->properties)
        write_attributes(writer, node);
}

void tag_close(const TagWriter *writer, const xmlNode *node)
{
    buf_add_text(writer->out, "</");
    write_name(writer, element_prefix(writer, node), node->name);
    buf_add_char(writer->out, '>');
}
