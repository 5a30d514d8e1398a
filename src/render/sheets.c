/* Compiles stylesheets once per context. libxslt never loads a file: what a
 * stylesheet includes is read here, from the site's templates and the installed
 * ones alone, and given to it before it asks. */
#include "render/sheets.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "model/doc.h"
#include "model/spare.h"
#include "model/walk.h"
#include "render/said.h"

#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>

#include <limits.h>
#include <pthread.h>
#include <string.h>

#define FOLDER "templates/"

DEFINE_CLEANUP(free_parser, xmlParserCtxt, xmlFreeParserCtxt)
DEFINE_CLEANUP(free_sheet, xsltStylesheet, xsltFreeStylesheet)

static const char *const names[SHEET_COUNT] = {
    [SHEET_HTML] = FOLDER "html.xsl",
    [SHEET_HTML_MARKED] = FOLDER "html-marked.xsl",
    [SHEET_COMMONMARK] = FOLDER "commonmark.xsl",
    [SHEET_COMMONMARK_MARKED] = FOLDER "commonmark-marked.xsl",
};

const char *sheet_name(Sheet sheet)
{
    return names[sheet];
}

static void tongue_free(Tongue *tongue)
{
    phrases_close(tongue->phrases);
    calendar_free(tongue->calendar);
    free(tongue->locale);
    free(tongue);
}

DEFINE_CLEANUP(free_tongue, Tongue, tongue_free)

static void sheets_free(void *thing)
{
    Sheets *sheets = thing;
    for (int i = 0; i < SHEET_COUNT; i++)
        if (sheets->compiled[i])
            xsltFreeStylesheet(sheets->compiled[i]);
    if (sheets->prefs)
        xsltFreeSecurityPrefs(sheets->prefs);
    while (sheets->tongues) {
        Tongue *tongue = sheets->tongues;
        sheets->tongues = tongue->next;
        tongue_free(tongue);
    }
    free(sheets);
}

/* libxslt sets itself up on first use, finds elements like ours and tells of
 * errors while compiling through variables of the process. That takes a lock
 * of the process: the one thing of the library that contexts share. */
static pthread_mutex_t *const process_lock =
    &(pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;

/* NULL when out of memory. */
static xsltSecurityPrefs *prefs_new(void)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE,        XSLT_SECPREF_WRITE_FILE,
        XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
        XSLT_SECPREF_WRITE_NETWORK,
    };
    pthread_mutex_lock(process_lock);
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    pthread_mutex_unlock(process_lock);
    for (size_t i = 0; prefs && i < sizeof(options) / sizeof(*options); i++)
        xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
    return prefs;
}

CodicilStatus sheets_open(CodicilContext *context, Sheets **out)
{
    Sheets *sheets = context_get(context, SLOT_TRANSFORM);
    if (!sheets) {
        sheets = calloc(1, sizeof(*sheets));
        if (!sheets)
            return fault_memory(context);
        xmlInitParser();
        sheets->prefs = prefs_new();
        if (!sheets->prefs) {
            free(sheets);
            return fault_memory(context);
        }
        context_set(context, SLOT_TRANSFORM, sheets, sheets_free);
    }
    *out = sheets;
    return CODICIL_OK;
}

/* Where the site's own file of that name is; NULL where it has none. `name`
 * begins with FOLDER. */
static char *own_path(const CodicilContext *context, const char *name)
{
    const char *own = context_templates(context);
    if (!own)
        return NULL;
    char *path = path_join(own, name + strlen(FOLDER), NULL);
    if (path && file_is_there(path))
        return path;
    free(path);
    return NULL;
}

/* A file of the site's templates, or of the installed ones. */
static CodicilStatus read_file(CodicilContext *context, const char *name,
                               Buf *bytes)
{
    const char *folder;
    char *AUTO(free_bytes) path = own_path(context, name);
    if (!path) {
        TRY(context_data(context, &folder));
        path = path_join(folder, name, NULL);
    }
    if (!path)
        return fault_memory(context);
    return file_read(context, path, bytes);
}

/* Finds `file NAME line N` in what libxslt said. */
static bool find_place(const char *said, char name[NAME_MAX], long *line)
{
    static const char mark[] = " file " FOLDER;
    const char *at = strstr(said, mark);
    if (!at)
        return false;
    at += strlen(" file ");
    size_t size = strcspn(at, " ;:");
    if (size >= NAME_MAX)
        return false;
    memcpy(name, at, size);
    name[size] = '\0';
    if (strncmp(at + size, " line ", 6) == 0)
        *line = strtol(at + size + 6, NULL, 10);
    return true;
}

/* Tells what is wrong at a place in a stylesheet, by its path where it is one
 * of the site's. */
static CodicilStatus fault_at(const CodicilContext *context, Place place,
                              const char *text)
{
    char *AUTO(free_bytes) own = own_path(context, place.file);
    if (own)
        place.file = own;
    return fault(context, CODICIL_INVALID, &place, "%s", text);
}

CodicilStatus sheets_fault(const CodicilContext *context, const char *sheet,
                           const char *what, Said *said)
{
    char name[NAME_MAX];
    Place place = {.file = sheet};
    Buf text AUTO(buf_clear) = {0};
    buf_add_format(&text, "%s: %s", what, said_text(said));
    if (find_place(buf_text(&text), name, &place.line))
        place.file = name;
    return fault_at(context, place, buf_text(&text));
}

/* White space that lays a stylesheet out: XSLT 1.0 (3.4) strips it but within
 * xsl:text, and it is cheaper never made. */
static void on_layout(void *user, const xmlChar *text, int size)
{
    const xmlParserCtxt *parser = user;
    if (parser->node && strcmp((const char *)parser->node->name, "text") == 0)
        xmlSAX2Characters(user, text, size);
}

/* Parses a stylesheet with the names of `style`, as libxslt asks. */
static CodicilStatus parse(CodicilContext *context, const char *name,
                           xsltStylesheet *style, xmlDoc **out)
{
    Buf bytes AUTO(buf_clear) = {0};
    TRY(read_file(context, name, &bytes));
    xmlParserCtxt *AUTO(free_parser) parser = xmlNewParserCtxt();
    if (!parser || bytes.size > INT_MAX)
        return fault_memory(context);
    xmlDictFree(parser->dict);
    parser->dict = style->dict;
    xmlDictReference(parser->dict);
    parser->keepBlanks = 0;
    parser->sax->ignorableWhitespace = on_layout;
    Said said AUTO(said_close);
    said_open(&said);
    Spare *spare = spare_get(context);
    spare_lend(spare, parser);
    xmlDoc *doc = xmlCtxtReadMemory(
        parser, buf_text(&bytes), (int)bytes.size, name, NULL,
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    spare_take(spare, parser);
    if (!doc)
        return sheets_fault(context, name, "is no well-formed XML", &said);
    *out = doc;
    return CODICIL_OK;
}

/* Whether `name` is a file name of letters, digits, "-" that ends in .xsl. */
static bool is_plain_name(const char *name)
{
    size_t size = strlen(name);
    return size > 4 && strcmp(name + size - 4, ".xsl") == 0 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == size - 4;
}

static bool is_loaded(const xsltStylesheet *style, const char *name)
{
    for (xsltDocument *at = style->docList; at; at = at->next)
        if (strcmp((const char *)at->doc->URL, name) == 0)
            return true;
    return false;
}

/* A stylesheet that is being put together. */
typedef struct {
    CodicilContext *context;
    xsltStylesheet *style;
    const Needs *needs; /* NULL: of everything */
    Needs *left_out;
} Assembly;

/* Whether a file is one of ours that is for nothing that is needed; then that
 * is written down. */
static bool is_left_out(const Assembly *assembly, const xmlNode *node,
                        const char *name)
{
    const char *list = doc_get(node, "c:for");
    if (!assembly->needs || needs_any(assembly->needs, list))
        return false;
    char *AUTO(free_bytes) own = own_path(assembly->context, name);
    if (own)
        return false;
    needs_add(assembly->left_out, list);
    return true;
}

/* Reads what one xsl:include names, or takes that away. */
static CodicilStatus include(const Assembly *assembly, xmlNode *node)
{
    const char *href = doc_get(node, "href");
    Place place = {(const char *)node->doc->URL, doc_line(node), 0};
    if (!href || !is_plain_name(href))
        return fault_at(assembly->context, place,
                        "xsl:include wants the name of a file beside it, of "
                        "small letters, digits and hyphens, such as page.xsl");
    char name[NAME_MAX + sizeof(FOLDER)];
    snprintf(name, sizeof(name), FOLDER "%s", href);
    if (is_loaded(assembly->style, name))
        return CODICIL_OK;
    if (is_left_out(assembly, node, name)) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
        return CODICIL_OK;
    }
    xmlDoc *doc = NULL;
    TRY(parse(assembly->context, name, assembly->style, &doc));
    if (!xsltNewStyleDocument(assembly->style, doc)) {
        xmlFreeDoc(doc);
        return fault_memory(assembly->context);
    }
    return CODICIL_OK;
}

/* Reads all that a stylesheet includes itself. */
static CodicilStatus include_all(const Assembly *assembly, const xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *next;
    for (xmlNode *at = first_element(root); at; at = next) {
        next = next_element(at);
        if (!IS_XSLT_ELEM(at))
            continue;
        if (strcmp((const char *)at->name, "import") == 0)
            return fault_at(assembly->context,
                            (Place){(const char *)doc->URL, doc_line(at), 0},
                            "xsl:import is not allowed here, xsl:include is");
        if (strcmp((const char *)at->name, "include") == 0)
            TRY(include(assembly, at));
    }
    return CODICIL_OK;
}

/* Reads all that stylesheets included so far include: new ones come first in
 * the list, so it is gone through anew until nothing is added. */
static CodicilStatus include_rest(const Assembly *assembly)
{
    const xsltDocument *begin = NULL;
    while (assembly->style->docList != begin) {
        const xsltDocument *end = begin;
        begin = assembly->style->docList;
        for (const xsltDocument *at = begin; at != end; at = at->next)
            TRY(include_all(assembly, at->doc));
    }
    return CODICIL_OK;
}

static bool compile_alone(xsltStylesheet *style, xmlDoc *doc, Said *said)
{
    pthread_mutex_lock(process_lock);
    xmlGenericErrorFunc old_told = xsltGenericError;
    void *old_user = xsltGenericErrorContext;
    xsltSetGenericErrorFunc(said, said_add);
    bool fine = elements_add() && xsltParseStylesheetUser(style, doc) == 0;
    elements_remove();
    xsltSetGenericErrorFunc(old_user, old_told);
    pthread_mutex_unlock(process_lock);
    return fine && style->errors == 0;
}

static xsltStylesheet *style_new(void)
{
    pthread_mutex_lock(process_lock);
    xsltStylesheet *style = xsltNewStylesheet();
    pthread_mutex_unlock(process_lock);
    return style;
}

static CodicilStatus compile(CodicilContext *context, const char *name,
                             const Needs *needs, Needs *left_out,
                             xsltStylesheet **out)
{
    xsltStylesheet *AUTO(free_sheet) style = style_new();
    if (!style)
        return fault_memory(context);
    const Assembly assembly = {context, style, needs, left_out};
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(parse(context, name, style, &doc));
    TRY(include_all(&assembly, doc));
    TRY(include_rest(&assembly));
    Said said AUTO(said_close);
    said_open(&said);
    bool fine = compile_alone(style, doc, &said);
    if (style->doc == doc)
        doc = NULL;
    if (!fine || said.text.size) /* warnings are mistakes, too */
        return sheets_fault(context, name, "is no sound stylesheet", &said);
    *out = TAKE(style);
    return CODICIL_OK;
}

/* The second time it is compiled whole: who renders one text has what that
 * text needs, and who renders many compiles no more than twice. */
CodicilStatus sheets_get(CodicilContext *context, Sheet sheet,
                         const Needs *needs, xsltStylesheet **out)
{
    Sheets *sheets;
    TRY(sheets_open(context, &sheets));
    xsltStylesheet **style = &sheets->compiled[sheet];
    if (!*style || needs_meet(&sheets->left_out[sheet], needs)) {
        Needs left_out = {0};
        xsltStylesheet *made = NULL;
        TRY(compile(context, names[sheet], *style ? NULL : needs, &left_out,
                    &made));
        if (*style)
            xsltFreeStylesheet(*style);
        *style = made;
        sheets->left_out[sheet] = left_out;
        sheets->styles[sheet] = NULL; /* was of its dictionary */
    }
    *out = *style;
    return CODICIL_OK;
}

CodicilStatus sheets_style(CodicilContext *context, const xsltStylesheet *style,
                           const xmlChar **out)
{
    Sheets *sheets;
    TRY(sheets_open(context, &sheets));
    size_t sheet = 0;
    while (sheet + 1 < SHEET_COUNT && sheets->compiled[sheet] != style)
        sheet++;
    if (!sheets->styles[sheet]) {
        Buf bytes AUTO(buf_clear) = {0};
        Buf more AUTO(buf_clear) = {0};
        TRY(read_file(context, FOLDER "style.css", &bytes));
        if (sheet == SHEET_HTML_MARKED)
            TRY(read_file(context, FOLDER "style-marked.css", &more));
        buf_add(&bytes, buf_text(&more), more.size);
        sheets->styles[sheet] = xmlDictLookup(
            style->dict, BAD_CAST buf_text(&bytes), (int)bytes.size);
        if (!sheets->styles[sheet])
            return fault_memory(context);
    }
    *out = sheets->styles[sheet];
    return CODICIL_OK;
}

/* One more, first in the list. */
static CodicilStatus tongue_add(CodicilContext *context, Sheets *sheets,
                                const char *locale)
{
    const char *folder;
    TRY(context_data(context, &folder));
    Tongue *AUTO(free_tongue) tongue = calloc(1, sizeof(*tongue));
    if (!tongue)
        return fault_memory(context);
    tongue->locale = strdup(locale);
    if (!tongue->locale)
        return fault_memory(context);
    TRY(phrases_open(context, folder, locale, &tongue->phrases));
    tongue->next = sheets->tongues;
    sheets->tongues = TAKE(tongue);
    return CODICIL_OK;
}

CodicilStatus sheets_tongue(CodicilContext *context, const char *locale,
                            const Tongue **out)
{
    Sheets *sheets;
    TRY(sheets_open(context, &sheets));
    const Tongue *tongue = sheets->tongues;
    while (tongue && strcmp(tongue->locale, locale) != 0)
        tongue = tongue->next;
    if (!tongue) {
        TRY(tongue_add(context, sheets, locale));
        tongue = sheets->tongues;
    }
    *out = tongue;
    return CODICIL_OK;
}

CodicilStatus sheets_calendar(CodicilContext *context, const Tongue *tongue,
                              const Calendar **out)
{
    Sheets *sheets;
    TRY(sheets_open(context, &sheets));
    Tongue *own = sheets->tongues;
    while (own != tongue)
        own = own->next;
    if (!own->calendar)
        TRY(calendar_new(context, phrases_locale(own->phrases),
                         &own->calendar));
    *out = own->calendar;
    return CODICIL_OK;
}
