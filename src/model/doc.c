/* A text in memory: reading it strictly, and getting at its parts. */
#include "model/doc.h"

#include "base/file.h"
#include "base/limit.h"
#include "model/spare.h"
#include "model/walk.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <string.h>

DEFINE_CLEANUP(free_parser, xmlParserCtxt, xmlFreeParserCtxt)

#define KNOWN     128 /* a power of two */
#define MOST_KEPT 16  /* attributes of one element; of more all are kept */

/* Beside the parser: the first thing that went wrong, and the rows of names
 * that were met, by where the parser keeps them. */
typedef struct {
    bool told;
    long line, column;
    char text[256];
    struct {
        const xmlChar *name, *space;
        const Vocab *row;
    } known[KNOWN];
} Trouble;

static void keep_first(xmlParserCtxt *parser, const char *text, long line,
                       long column)
{
    Trouble *trouble = parser->_private;
    if (trouble->told)
        return;
    trouble->told = true;
    trouble->line = line;
    trouble->column = column;
    size_t size = strcspn(text, "\n");
    if (size >= sizeof(trouble->text))
        size = sizeof(trouble->text) - 1;
    memcpy(trouble->text, text, size);
    trouble->text[size] = '\0';
}

/* libxml2 speaks to programmers; what people should know instead. */
static const char *plain_words(const xmlError *error)
{
    static const struct {
        int code;
        const char *text;
    } words[] = {
        {XML_ERR_DOCUMENT_EMPTY, "no XML: '<' was expected first"},
        {XML_ERR_INVALID_ENCODING, "a byte that is not UTF-8"},
        {XML_ERR_INVALID_CHAR,
         "a byte that is not UTF-8, or a character that XML does "
         "not allow"},
        {XML_ERR_UNSUPPORTED_ENCODING, "declared in an unknown encoding"},
        {XML_ERR_NO_MEMORY, "out of memory"},
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (words[i].code == error->code)
            return words[i].text;
    if (error->message && strstr(error->message, "Excessive depth"))
        return "elements nested deeper than 256";
    if (error->message && strstr(error->message, "xmlSAX2Characters: huge"))
        return "a text node of more than 10 MB";
    return error->message ? error->message : "not well-formed";
}

/* Without the table of ids that libxml2 would keep: nothing here uses it, and
 * an id that stands twice or is no NCName is for a check to find. */
static void on_start(void *user)
{
    xmlParserCtxt *parser = user;
    xmlSAX2StartDocument(parser);
    parser->loadsubset |= XML_SKIP_IDS;
}

/* The row of an element; the parser keeps every name once. */
static const Vocab *row_of(Trouble *trouble, const xmlNode *node)
{
    const xmlChar *space = node->ns ? node->ns->href : NULL;
    size_t at = ((uintptr_t)node->name / 8) % KNOWN;
    if (trouble->known[at].name != node->name ||
        trouble->known[at].space != space) {
        trouble->known[at].name = node->name;
        trouble->known[at].space = space;
        trouble->known[at].row = vocab_get(element_of(node));
    }
    return trouble->known[at].row;
}

/* Every element remembers its row of the table (see vocab.h). */
static const Vocab *remember(Trouble *trouble, xmlNode *element)
{
    if (!element->_private)
        element->_private = (void *)row_of(trouble, element);
    return element->_private;
}

static void remember_all(Trouble *trouble, xmlDoc *doc)
{
    Walk walk = walk_begin(xmlDocGetRootElement(doc));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
            remember(trouble, walk.node);
}

static bool is_blank(const xmlChar *text, int size)
{
    for (int i = 0; i < size; i++)
        if (!IS_BLANK_CH(text[i]))
            return false;
    return true;
}

/* White space that only lays elements out is not kept. */
static void on_text(void *user, const xmlChar *text, int size)
{
    const xmlParserCtxt *parser = user;
    xmlNode *node = parser->node;
    const Vocab *row = node ? remember(parser->_private, node) : NULL;
    bool is_layout = row && *row->content && !(row->flags & VOCAB_MIXED);
    if (!is_layout || !is_blank(text, size))
        xmlSAX2Characters(user, text, size);
}

/* Whether an attribute, as the parser hands it over, is one that codicil writes
 * for other tools. */
static bool is_derived(const xmlChar *const *attribute)
{
    const xmlChar *name = attribute[0];
    return !attribute[1] && (name[0] == 'e' || name[0] == 'w') &&
           name[1] == 'I' && name[2] == 'd' && !name[3];
}

/* An element without what is derived: half of all attributes are. */
static void on_element(void *user, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *space, int space_count,
                       const xmlChar **spaces, int count, int defaulted,
                       const xmlChar **attributes)
{
    const xmlChar *kept[5 * MOST_KEPT];
    int kept_count = 0;
    for (int i = 0; i < count && kept_count < MOST_KEPT; i++)
        if (!is_derived(attributes + i * 5))
            memcpy(kept + kept_count++ * 5, attributes + i * 5,
                   5 * sizeof(*kept));
    bool is_all = count > MOST_KEPT || defaulted;
    xmlSAX2StartElementNs(user, name, prefix, space, space_count, spaces,
                          is_all ? count : kept_count, defaulted,
                          is_all ? attributes : kept);
}

static void on_error(void *user, xmlErrorPtr error)
{
    xmlParserCtxt *parser = user;
    if (error->level >= XML_ERR_ERROR && parser && parser->_private)
        keep_first(parser, plain_words(error), error->line, error->int2);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public,
                       const xmlChar *system)
{
    (void)name, (void)public, (void)system;
    xmlParserCtxt *parser = user;
    keep_first(parser,
               "a DOCTYPE is not allowed: nothing is fetched and no "
               "entities are defined",
               parser->input ? parser->input->line : 0,
               parser->input ? parser->input->col : 0);
    xmlStopParser(parser);
}

/* Files are UTF-8, or UTF-16 as editors on some systems write it. */
static bool is_unicode(const xmlChar *encoding)
{
    static const char *const names[] = {"UTF-8", "UTF8", "UTF-16", "UTF-16LE",
                                        "UTF-16BE"};
    if (!encoding)
        return true;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (xmlStrcasecmp(encoding, BAD_CAST names[i]) == 0)
            return true;
    return false;
}

typedef struct {
    const char *file, *bytes;
    size_t size;
    bool is_bare;
} Input;

static CodicilStatus read(const CodicilContext *context, const Input *input,
                          xmlDoc **out)
{
    Trouble trouble = {0};
    const char *file = input->file, *bytes = input->bytes;
    TRY(limit_check(context, file, bytes, input->size, LIMIT_XML_MARKS));
    xmlParserCtxt *AUTO(free_parser) parser = xmlNewParserCtxt();
    if (!parser)
        return fault_memory(context);
    parser->_private = &trouble;
    parser->sax->serror = on_error;
    parser->sax->startDocument = on_start;
    parser->sax->internalSubset = on_doctype;
    parser->sax->characters = on_text;
    parser->sax->ignorableWhitespace = on_text;
    if (input->is_bare)
        parser->sax->startElementNs = on_element;
    Spare *spare = spare_get(context);
    spare_lend(spare, parser);
    xmlDoc *AUTO(free_doc) doc = xmlCtxtReadMemory(
        parser, bytes ? bytes : "", (int)input->size, file, NULL,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
            XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
    spare_take(spare, parser);
    if (!doc || trouble.told || !parser->wellFormed) {
        Place place = {file, trouble.line, trouble.column};
        return fault(context, CODICIL_INVALID, &place,
                     "is no well-formed XML: %s",
                     trouble.told ? trouble.text : "no root");
    }
    if (!is_unicode(doc->encoding))
        return fault(context, CODICIL_INVALID, &(Place){file, 1, 0},
                     "is declared to be %s; UTF-8 was expected",
                     (const char *)doc->encoding);
    remember_all(&trouble, doc);
    *out = TAKE(doc);
    return CODICIL_OK;
}

CodicilStatus doc_read(const CodicilContext *context, const char *file,
                       const char *bytes, size_t size, xmlDoc **out)
{
    return read(context, &(Input){file, bytes, size, false}, out);
}

CodicilStatus doc_read_bare(const CodicilContext *context, const char *file,
                            const char *bytes, size_t size, xmlDoc **out)
{
    return read(context, &(Input){file, bytes, size, true}, out);
}

CodicilStatus doc_read_file(const CodicilContext *context, const char *path,
                            xmlDoc **out)
{
    Buf bytes AUTO(buf_clear) = {0};
    TRY(file_read(context, path, &bytes));
    return doc_read(context, path, bytes.bytes, bytes.size, out);
}

CodicilStatus doc_to_bytes(const CodicilContext *context, const char *path,
                           const xmlDoc *doc, Buf *out)
{
    size_t start = out->size;
    doc_write(doc, out);
    if (!buf_is_ok(out))
        return fault_memory(context);
    if (out->size - start > FILE_LIMIT)
        return fault(context, CODICIL_REFUSED, &(Place){.file = path},
                     "would take %zu MiB of XML, and no more than %zu are read",
                     ((out->size - start) >> 20) + 1, FILE_LIMIT >> 20);
    return limit_check(context, path, out->bytes + start, out->size - start,
                       LIMIT_XML_MARKS);
}

long doc_line(const xmlNode *node)
{
    long line = node ? xmlGetLineNo(node) : 0;
    return line > 0 ? line : 0;
}

xmlDoc *doc_new(Element kind, const char *name, const char *locale)
{
    xmlDoc *AUTO(free_doc) doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root =
        doc ? xmlNewDocNode(doc, NULL, BAD_CAST "akomaNtoso", NULL) : NULL;
    if (!root)
        return NULL;
    xmlDocSetRootElement(doc, root);
    xmlNs *akn = xmlNewNs(root, BAD_CAST AKN_NAMESPACE, NULL);
    if (!akn || !xmlNewNs(root, BAD_CAST CODICIL_NAMESPACE, BAD_CAST "c"))
        return NULL;
    xmlSetNs(root, akn);
    xmlNode *text = doc_add(root, kind);
    xmlNode *meta = text ? doc_add(text, EL_meta) : NULL;
    xmlNode *preface = meta ? doc_add(text, EL_preface) : NULL;
    xmlNode *title = preface ? doc_add(preface, EL_longTitle) : NULL;
    xmlNode *line = title ? doc_add(title, EL_p) : NULL;
    xmlNode *body = line ? doc_add(text, EL_mainBody) : NULL;
    if (!body || !doc_add(line, EL_docTitle) || !doc_set(text, "name", name) ||
        !doc_set(text, "contains", "singleVersion") ||
        !doc_set(preface, "xml:lang", locale) ||
        !doc_set(body, "xml:lang", locale))
        return NULL;
    return TAKE(doc);
}

xmlNode *doc_kind(const xmlDoc *doc)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    if (element_of(root) != EL_akomaNtoso)
        return NULL;
    xmlNode *kind = first_element(root);
    Element element = element_of(kind);
    return element == EL_doc || element == EL_statement ? kind : NULL;
}

xmlNode *doc_part(const xmlDoc *doc, Element part)
{
    xmlNode *kind = doc_kind(doc);
    return kind ? child_element(kind, part) : NULL;
}

xmlNode *doc_title(const xmlDoc *doc)
{
    xmlNode *preface = doc_part(doc, EL_preface);
    xmlNode *title = preface ? child_element(preface, EL_longTitle) : NULL;
    xmlNode *line = title ? child_element(title, EL_p) : NULL;
    return line ? child_element(line, EL_docTitle) : NULL;
}

const char *doc_locale(const xmlDoc *doc)
{
    xmlNode *body = doc_part(doc, EL_mainBody);
    const char *locale = body ? doc_get(body, "xml:lang") : NULL;
    return locale ? locale : "und";
}

CodicilStatus doc_is_text(const CodicilContext *context, const xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    Place place = {(const char *)doc->URL, doc_line(root), 0};
    const char *name = root ? (const char *)root->name : "";
    if (!root || element_of(root) != EL_akomaNtoso || !root->ns)
        return fault(context, CODICIL_INVALID, &place,
                     "is no text of ours: the root is <%s>; <akomaNtoso "
                     "xmlns=\"" AKN_NAMESPACE "\"> was expected",
                     name);
    const xmlNode *kind = first_element(root);
    if (!doc_kind(doc))
        return fault(context, CODICIL_INVALID, &place,
                     "holds <%s>; <doc> or <statement> was expected",
                     kind ? (const char *)kind->name : "nothing");
    return CODICIL_OK;
}

/* Splits "xml:id" into its namespace and local name. */
static const char *split_name(const char *name, const char **space)
{
    *space = NULL;
    if (name[0] == 'c' && name[1] == ':') {
        *space = CODICIL_NAMESPACE;
        return name + 2;
    }
    if (name[0] == 'x' && name[1] == 'm' && name[2] == 'l' && name[3] == ':') {
        *space = (const char *)XML_XML_NAMESPACE;
        return name + 4;
    }
    return name;
}

static xmlAttr *find_attribute(const xmlNode *node, const char *space,
                               const char *name)
{
    for (xmlAttr *at = node->properties; at; at = at->next) {
        const char *own = (const char *)at->name;
        if (own[0] != name[0] || strcmp(own, name) != 0)
            continue;
        if (space ? at->ns && strcmp((const char *)at->ns->href, space) == 0
                  : !at->ns)
            return at;
    }
    return NULL;
}

static const char *value_of(const xmlAttr *at)
{
    const xmlNode *value = at->children;
    return value && value->content ? (const char *)value->content : "";
}

const char *doc_get(const xmlNode *node, const char *name)
{
    if (!node->properties)
        return NULL;
    const char *space;
    const char *local = split_name(name, &space);
    const xmlAttr *at = find_attribute(node, space, local);
    return at ? value_of(at) : NULL;
}

bool doc_set(xmlNode *node, const char *name, const char *value)
{
    const char *space;
    const char *local = split_name(name, &space);
    xmlAttr *old = find_attribute(node, space, local);
    if (!value) {
        if (old)
            xmlRemoveProp(old);
        return true;
    }
    if (old && strcmp(value_of(old), value) == 0)
        return true;
    xmlNs *ns = NULL;
    if (space) {
        ns = xmlSearchNsByHref(node->doc, node, BAD_CAST space);
        if (!ns && strcmp(space, CODICIL_NAMESPACE) == 0)
            ns = xmlNewNs(xmlDocGetRootElement(node->doc), BAD_CAST space,
                          BAD_CAST "c");
        if (!ns)
            return false;
    }
    if (old)
        return xmlSetNsProp(node, ns, BAD_CAST local, BAD_CAST value);
    /* the namespace comes after: libxml2 puts no new xml:id in a table */
    xmlAttr *at = xmlNewProp(node, BAD_CAST local, BAD_CAST value);
    if (at)
        at->ns = ns;
    return at != NULL;
}

xmlNode *doc_add(xmlNode *parent, Element element)
{
    const Vocab *row = vocab_get(element);
    xmlNode *node =
        xmlNewDocNode(parent->doc, parent->ns, BAD_CAST row->name, NULL);
    if (!node)
        return NULL;
    node->_private = (void *)row;
    xmlAddChild(parent, node);
    return node;
}

bool doc_add_text(xmlNode *parent, const char *text, size_t size)
{
    xmlNode *node = xmlNewDocTextLen(parent->doc, BAD_CAST text, (int)size);
    return node && xmlAddChild(parent, node);
}
