/* Pages through libxml2's HTML parser, and what their elements mean. The
 * parser is one of HTML 4: it keeps what it does not know, such as main and
 * o:p, as elements. */
#include "import/dom.h"

#include "import/innerlists.h"
#include "import/pagebytes.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LIMIT     (1 << 30)          /* bytes; libxml2 counts them as int */
#define TOP_DEPTH (BLOCKS_DEPTH + 2) /* html and body stand around all */

/* ------------------------------------------------------------------ parsing */

typedef struct {
    const DomOrigin *origin; /* may be NULL */
    long deep;               /* the line where it nests too deep, 0: nowhere */
} Parsing;

/* The line of the text that a line of the page is, from 1. */
static long line_of(const DomOrigin *origin, long line)
{
    if (!origin)
        return line;
    size_t at = line > 0 ? (size_t)line - 1 : 0;
    return origin->lines[at < origin->count ? at : origin->count - 1];
}

static void set_private(xmlNode *node, long line, bool is_chosen)
{
    node->_private = (void *)((intptr_t)line * 2 + is_chosen);
}

static void start_element(void *user, const xmlChar *name,
                          const xmlChar **attributes)
{
    htmlParserCtxt *parser = user;
    Parsing *parsing = parser->_private;
    const DomOrigin *origin = parsing->origin;
    long line = line_of(origin, parser->input->line);
    size_t depth = origin ? origin->depth : 0;
    xmlSAX2StartElement(user, name, attributes);
    if (parser->node)
        set_private(parser->node, line, false);
    if ((size_t)parser->nodeNr + depth > TOP_DEPTH && !parsing->deep) {
        parsing->deep = line;
        xmlStopParser(parser);
    }
}

static xmlDoc *parse(const Buf *page, Parsing *parsing)
{
    htmlParserCtxt *parser =
        htmlCreateMemoryParserCtxt(page->bytes, (int)page->size);
    if (!parser)
        return NULL;
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                   HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD |
                                   HTML_PARSE_IGNORE_ENC);
    parser->options |= XML_PARSE_HUGE; /* a text of more than 10 MB is one */
    xmlSwitchToEncoding(parser, xmlFindCharEncodingHandler("UTF-8"));
    parser->_private = parsing;
    parser->sax->startElement = start_element;
    htmlParseDocument(parser);
    xmlDoc *doc = parser->myDoc;
    bool is_memory = parser->errNo == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(parser);
    if (!is_memory || !doc)
        return doc;
    xmlFreeDoc(doc);
    return NULL;
}

/* Whether a child of head is one by HTML5. */
static bool is_of_head(const xmlNode *node)
{
    static const char *const names[] = {
        "title", "meta",   "link",    "base",     "script",  "noscript",
        "style", "object", "bgsound", "basefont", "template"};
    if (node->type == XML_TEXT_NODE)
        return xmlIsBlankNode(node);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (block_is(node, names[i]))
            return true;
    return node->type != XML_ELEMENT_NODE;
}

static xmlNode *child_of(const xmlNode *parent, const char *name)
{
    xmlNode *child = parent ? parent->children : NULL;
    while (child && !block_is(child, name))
        child = child->next;
    return child;
}

/* Moves into body what the parser left in head because it knows no such
 * element: what follows the head of a page that leaves out the tags between
 * (main, nav, article, ...). False when out of memory. */
static bool mend_head(xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *head = child_of(root, "head");
    xmlNode *from = head ? head->children : NULL;
    while (from && is_of_head(from))
        from = from->next;
    if (!from)
        return true;
    xmlNode *body = child_of(root, "body");
    if (!body) {
        body = xmlNewDocNode(doc, NULL, BAD_CAST "body", NULL);
        if (!body)
            return false;
        set_private(body, dom_line(from), false);
        xmlAddNextSibling(head, body);
    }
    xmlNode *first = body->children;
    while (from) {
        xmlNode *next = from->next;
        xmlUnlinkNode(from);
        if (first)
            xmlAddPrevSibling(first, from);
        else
            xmlAddChild(body, from);
        from = next;
    }
    return true;
}

CodicilStatus dom_parse(const CodicilContext *context, const SourceText *source,
                        const DomOrigin *origin, xmlDoc **out)
{
    Place place = {source->file, line_of(origin, 1), 0};
    if (source->size >= LIMIT)
        return fault(context, CODICIL_INVALID, &place,
                     "is larger than 1 GiB, more than is read of HTML");
    Buf page = {0};
    pagebytes_add(source, &page);
    buf_add_char(&page, '\n'); /* libxml2 reads no page of no bytes */
    Parsing parsing = {.origin = origin};
    xmlDoc *doc = buf_is_ok(&page) ? parse(&page, &parsing) : NULL;
    buf_clear(&page);
    if (!doc)
        return fault_memory(context);
    if (parsing.deep) {
        xmlFreeDoc(doc);
        place.line = parsing.deep;
        return fault(context, CODICIL_INVALID, &place, "nested deeper than %d",
                     BLOCKS_DEPTH);
    }
    if (!mend_head(doc)) {
        xmlFreeDoc(doc);
        return fault_memory(context);
    }
    if (xmlDocGetRootElement(doc))
        innerlists_mend(xmlDocGetRootElement(doc));
    *out = doc;
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- elements */

long dom_line(const xmlNode *node)
{
    if (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    bool is_element = node && node->type == XML_ELEMENT_NODE;
    return is_element ? (long)((intptr_t)node->_private / 2) : 0;
}

bool dom_is_chosen(const xmlNode *element)
{
    return (intptr_t)element->_private & 1;
}

void dom_choose(xmlNode *element)
{
    set_private(element, dom_line(element), true);
}

/* Sorted by name. */
static const struct {
    const char *name;
    DomRole role;
} roles[] = {
    {"address", DOM_BLOCK},    {"applet", DOM_HIDDEN},
    {"area", DOM_HIDDEN},      {"article", DOM_BLOCK},
    {"aside", DOM_BLOCK},      {"audio", DOM_HIDDEN},
    {"base", DOM_HIDDEN},      {"blockquote", DOM_QUOTE},
    {"body", DOM_BLOCK},       {"br", DOM_BREAK},
    {"button", DOM_HIDDEN},    {"canvas", DOM_HIDDEN},
    {"caption", DOM_CAPTION},  {"center", DOM_BLOCK},
    {"col", DOM_HIDDEN},       {"colgroup", DOM_HIDDEN},
    {"datalist", DOM_HIDDEN},  {"dd", DOM_DESC},
    {"details", DOM_BLOCK},    {"dialog", DOM_BLOCK},
    {"dir", DOM_LIST},         {"div", DOM_BLOCK},
    {"dl", DOM_LIST},          {"dt", DOM_TERM},
    {"embed", DOM_HIDDEN},     {"fieldset", DOM_BLOCK},
    {"figcaption", DOM_BLOCK}, {"figure", DOM_BLOCK},
    {"footer", DOM_BLOCK},     {"form", DOM_BLOCK},
    {"frame", DOM_HIDDEN},     {"frameset", DOM_HIDDEN},
    {"h1", DOM_HEADING},       {"h2", DOM_HEADING},
    {"h3", DOM_HEADING},       {"h4", DOM_HEADING},
    {"h5", DOM_HEADING},       {"h6", DOM_HEADING},
    {"head", DOM_HIDDEN},      {"header", DOM_BLOCK},
    {"hgroup", DOM_BLOCK},     {"hr", DOM_RULE},
    {"html", DOM_BLOCK},       {"iframe", DOM_HIDDEN},
    {"img", DOM_PICTURE},      {"input", DOM_HIDDEN},
    {"legend", DOM_BLOCK},     {"li", DOM_ITEM},
    {"link", DOM_HIDDEN},      {"listing", DOM_CODE},
    {"main", DOM_BLOCK},       {"map", DOM_HIDDEN},
    {"menu", DOM_LIST},        {"meta", DOM_HIDDEN},
    {"meter", DOM_HIDDEN},     {"nav", DOM_BLOCK},
    {"noembed", DOM_HIDDEN},   {"noframes", DOM_HIDDEN},
    {"noscript", DOM_HIDDEN},  {"object", DOM_HIDDEN},
    {"ol", DOM_LIST},          {"optgroup", DOM_HIDDEN},
    {"option", DOM_HIDDEN},    {"p", DOM_BLOCK},
    {"plaintext", DOM_CODE},   {"pre", DOM_CODE},
    {"progress", DOM_HIDDEN},  {"script", DOM_HIDDEN},
    {"search", DOM_BLOCK},     {"section", DOM_BLOCK},
    {"select", DOM_HIDDEN},    {"style", DOM_HIDDEN},
    {"summary", DOM_BLOCK},    {"svg", DOM_HIDDEN},
    {"table", DOM_TABLE},      {"tbody", DOM_BLOCK},
    {"td", DOM_CELL},          {"template", DOM_HIDDEN},
    {"textarea", DOM_HIDDEN},  {"tfoot", DOM_BLOCK},
    {"th", DOM_CELL},          {"thead", DOM_BLOCK},
    {"title", DOM_HIDDEN},     {"tr", DOM_ROW},
    {"ul", DOM_LIST},          {"video", DOM_HIDDEN},
    {"xmp", DOM_CODE},
};

static DomRole role_of_name(const char *name)
{
    size_t low = 0, high = sizeof(roles) / sizeof(roles[0]);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, roles[middle].name);
        if (order == 0)
            return roles[middle].role;
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return DOM_INLINE;
}

DomRole dom_role(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return DOM_INLINE;
    DomRole role = role_of_name((const char *)node->name);
    if (role > DOM_HEADING)
        return role;
    if (node->properties && (dom_is_set(node, "role", "heading") ||
                             dom_has_class(node, "MsoTitle")))
        return DOM_HEADING;
    if (role == DOM_INLINE && dom_has_style(node, "display", "block"))
        return DOM_BLOCK;
    return role;
}

int dom_level(const xmlNode *node)
{
    if (dom_role(node) != DOM_HEADING)
        return 0;
    if (dom_is_set(node, "role", "heading")) {
        long level = dom_integer(node, "aria-level", 2);
        return level < 1 ? 1 : level > 16 ? 16 : (int)level;
    }
    return dom_has_class(node, "MsoTitle") ? 1 : node->name[1] - '0';
}

/* --------------------------------------------------------------- attributes */

bool dom_is_set(const xmlNode *node, const char *name, const char *value)
{
    const char *found = block_get(node, name);
    return found && strcasecmp(found, value) == 0;
}

bool dom_has_class(const xmlNode *node, const char *word)
{
    const char *at = block_get(node, "class");
    size_t size = strlen(word);
    while (at && *at) {
        at += strspn(at, " \t\r\n\f");
        size_t length = strcspn(at, " \t\r\n\f");
        if (length == size && memcmp(at, word, size) == 0)
            return true;
        at += length;
    }
    return false;
}

long dom_integer(const xmlNode *node, const char *name, long otherwise)
{
    const char *text = block_get(node, name);
    if (!text)
        return otherwise;
    text += strspn(text, " \t\r\n\f");
    size_t sign = *text == '-' || *text == '+';
    size_t digits = strspn(text + sign, "0123456789");
    return digits && digits < 10 ? strtol(text, NULL, 10) : otherwise;
}

/* A declaration is `name ":" value ";"`, with blanks around each. */
bool dom_has_style(const xmlNode *node, const char *name, const char *value)
{
    const char *at = node->properties ? block_get(node, "style") : NULL;
    size_t size = strlen(name);
    while (at && *at) {
        at += strspn(at, " \t\r\n\f;");
        if (strncasecmp(at, name, size) == 0) {
            const char *found = at + size;
            found += strspn(found, " \t\r\n\f");
            if (*found == ':') {
                found++;
                found += strspn(found, " \t\r\n\f");
                if (strncasecmp(found, value, strlen(value)) == 0)
                    return true;
            }
        }
        at += strcspn(at, ";");
    }
    return false;
}

/* --------------------------------------------------------------------- walk */

DomWalk dom_walk(xmlNode *root)
{
    return (DomWalk){.root = root, .node = root, .is_entering = true};
}

bool dom_next(DomWalk *walk)
{
    if (!walk->begun) {
        walk->begun = true;
        return true;
    }
    bool is_element = walk->node->type == XML_ELEMENT_NODE;
    if (walk->is_entering && is_element && walk->node->children) {
        walk->node = walk->node->children;
        return true;
    }
    if (walk->is_entering && is_element) {
        walk->is_entering = false;
        return true;
    }
    if (walk->node == walk->root)
        return false;
    walk->is_entering = walk->node->next != NULL;
    walk->node = walk->is_entering ? walk->node->next : walk->node->parent;
    return true;
}

void dom_skip(DomWalk *walk)
{
    walk->is_entering = false;
}

void dom_drop(DomWalk *walk)
{
    xmlNode *node = walk->node;
    walk->is_entering = node->next != NULL;
    walk->node = node->next ? node->next : node->parent;
    walk->begun = false;
    block_drop(node);
}

xmlNode *dom_next_chosen(xmlNode *root, xmlNode *after)
{
    DomWalk walk = dom_walk(after ? after : root);
    walk.root = root;
    if (after) {
        walk.begun = true;
        walk.is_entering = false;
    }
    while (dom_next(&walk))
        if (walk.is_entering && walk.node->type == XML_ELEMENT_NODE &&
            dom_is_chosen(walk.node))
            return walk.node;
    return NULL;
}
