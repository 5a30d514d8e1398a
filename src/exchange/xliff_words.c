/* Content of <source> and <target> as coded words.
 *
 *      2.1   pc            a pair            sc … ec    one in two parts
 *            ph            empty             cp         a control character
 *            mrk           its content       sm, em     nothing
 *      1.2   g             a pair            bx … ex, bpt … ept
 *            x, ph, it     empty             mrk        its content
 */
#include "exchange/xliff_words.h"

#include "base/cleanup.h"
#include "exchange/unit.h"
#include "model/walk.h"

#include <stdarg.h>
#include <string.h>

typedef enum {
    DEED_NONE,
    DEED_PAIR,
    DEED_OPEN,
    DEED_CLOSE,
    DEED_EMPTY,
    DEED_INSIDE,
    DEED_NOTHING
} Deed;

static const struct {
    const char *name;
    Deed deed;
    const char *id, *other; /* attributes that name the code */
} deeds[] = {
    {"pc", DEED_PAIR, "id", NULL},    {"g", DEED_PAIR, "id", NULL},
    {"sc", DEED_OPEN, "id", NULL},    {"ec", DEED_CLOSE, "startRef", "id"},
    {"bx", DEED_OPEN, "rid", "id"},   {"ex", DEED_CLOSE, "rid", "id"},
    {"bpt", DEED_OPEN, "rid", "id"},  {"ept", DEED_CLOSE, "rid", "id"},
    {"ph", DEED_EMPTY, "id", NULL},   {"x", DEED_EMPTY, "id", NULL},
    {"it", DEED_EMPTY, "id", NULL},   {"mrk", DEED_INSIDE, NULL, NULL},
    {"sm", DEED_NOTHING, NULL, NULL}, {"em", DEED_NOTHING, NULL, NULL},
};

CodicilStatus xliff_fault(const XliffPlace *place, const xmlNode *node,
                          const char *format, ...)
{
    Buf text AUTO(buf_clear) = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&text, format, list);
    va_end(list);
    if (!buf_is_ok(&text))
        return fault_memory(place->context);
    Place where = {.file = place->file, .line = doc_line(node)};
    return fault(place->context, CODICIL_INVALID, &where, "unit '%s': %s",
                 place->unit, buf_text(&text));
}

const char *xliff_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *at = node->properties; at; at = at->next)
        if (!at->ns && !strcmp((const char *)at->name, name))
            return at->children && at->children->content
                       ? (const char *)at->children->content
                       : "";
    return NULL;
}

bool xliff_is(const xmlNode *node, const char *name)
{
    const xmlNode *root = xmlDocGetRootElement(node->doc);
    const char *own = node->ns ? (const char *)node->ns->href : "";
    const char *space = root->ns ? (const char *)root->ns->href : "";
    return node->type == XML_ELEMENT_NODE && !strcmp(own, space) &&
           !strcmp((const char *)node->name, name);
}

/* ------------------------------------------------------------------- text */

static bool is_preserved(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        xmlChar *space =
            xmlGetNsProp((xmlNode *)node, BAD_CAST "space", XML_XML_NAMESPACE);
        bool preserve = space && !strcmp((char *)space, "preserve");
        bool said = space != NULL;
        xmlFree(space);
        if (said)
            return preserve;
    }
    return false;
}

static size_t blanks(const char *text)
{
    return strspn(text, " \t\r\n");
}

/* White space that begins with a line's end beside a tag only lays out. */
static bool is_layout(const char *text)
{
    return *text == '\n' || *text == '\r';
}

static void add_text(const xmlNode *node, Buf *out)
{
    const char *text = node->content ? (const char *)node->content : "";
    Buf words AUTO(buf_clear) = {0};
    bool keeps = is_preserved(node->parent);
    if (!keeps && is_layout(text))
        text += blanks(text);
    size_t size = strlen(text), end = size;
    while (end && strchr(" \t\r\n", text[end - 1]))
        end--;
    if (keeps || !is_layout(text + end))
        end = size;
    buf_add(&words, text, end);
    out->failed |= !buf_is_ok(&words);
    buf_add_collapsed(out, 0, buf_text(&words));
}

/* ------------------------------------------------------------------ inlines */

static size_t deed_of(const xmlNode *node)
{
    size_t count = sizeof(deeds) / sizeof(deeds[0]);
    for (size_t i = 0; i < count; i++)
        if (xliff_is(node, deeds[i].name))
            return i;
    return count;
}

static CodicilStatus add_sign(const XliffPlace *place, const xmlNode *node,
                              size_t deed, char kind, Buf *out)
{
    const char *id = xliff_attribute(node, deeds[deed].id);
    if (!id && deeds[deed].other)
        id = xliff_attribute(node, deeds[deed].other);
    if (!id || !*id)
        return xliff_fault(place, node, "<%s> has no %s",
                           (const char *)node->name, deeds[deed].id);
    buf_add_char(out, kind);
    buf_add_text(out, id);
    buf_add_char(out, CODED_END);
    return CODICIL_OK;
}

static CodicilStatus enter(const XliffPlace *place, Walk *walk, Buf *out)
{
    size_t at = deed_of(walk->node);
    if (at == sizeof(deeds) / sizeof(deeds[0])) {
        if (xliff_is(walk->node, "cp") || xliff_is(walk->node, "sub") ||
            xliff_is(walk->node, (const char *)walk->node->name))
            return xliff_fault(place, walk->node,
                               "<%s> cannot be taken in here",
                               (const char *)walk->node->name);
        return CODICIL_OK; /* of another namespace: its words count */
    }
    switch (deeds[at].deed) {
    case DEED_PAIR:
        return add_sign(place, walk->node, at, CODED_OPEN, out);
    case DEED_OPEN:
        walk_skip(walk);
        return add_sign(place, walk->node, at, CODED_OPEN, out);
    case DEED_CLOSE:
        walk_skip(walk);
        return add_sign(place, walk->node, at, CODED_CLOSE, out);
    case DEED_EMPTY:
        walk_skip(walk);
        return add_sign(place, walk->node, at, CODED_EMPTY, out);
    default:
        return CODICIL_OK;
    }
}

CodicilStatus xliff_words(const XliffPlace *place, const xmlNode *content,
                          Buf *out)
{
    Walk walk = walk_begin(content);
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(node, out);
        if (node->type != XML_ELEMENT_NODE || node == content)
            continue;
        size_t at = walk.enter ? 0 : deed_of(node);
        if (walk.enter)
            TRY(enter(place, &walk, out));
        else if (at < sizeof(deeds) / sizeof(deeds[0]) &&
                 deeds[at].deed == DEED_PAIR)
            TRY(add_sign(place, node, at, CODED_CLOSE, out));
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(place->context);
}
