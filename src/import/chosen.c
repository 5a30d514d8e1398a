/* Chooses the part of a page that is read. */
#include "import/chosen.h"

#include "base/cleanup.h"
#include "import/sweep.h"

#include <libxml/xpath.h>
#include <string.h>

#define STEPS 100000000 /* of an XPath expression, a second or two */

/* ----------------------------------------------------------------- by XPath */

DEFINE_CLEANUP(free_xpath, xmlXPathContext, xmlXPathFreeContext)
DEFINE_CLEANUP(free_found, xmlXPathObject, xmlXPathFreeObject)

/* What an expression failed for. */
typedef struct {
    int code, at; /* libxml2's, and the byte from 1 */
} Complaint;

static void take_complaint(void *user, xmlErrorPtr error)
{
    Complaint *complaint = user;
    if (!complaint->code)
        *complaint = (Complaint){error->code, error->int1 + 1};
}

static CodicilStatus fault_xpath(const CodicilContext *context,
                                 const char *select, const Complaint *complaint)
{
    int code = complaint->code - XML_XPATH_EXPRESSION_OK;
    if (code == XPATH_OP_LIMIT_EXCEEDED)
        return fault(context, CODICIL_MISUSE, NULL,
                     "--select '%.100s' takes too long: a simpler expression "
                     "was expected",
                     select);
    return fault(context, CODICIL_MISUSE, NULL,
                 "--select '%.100s' is no XPath 1.0 expression: it fails at "
                 "byte %d",
                 select, complaint->at);
}

static size_t mark_found(const xmlNodeSet *nodes)
{
    size_t count = 0;
    for (int i = 0; nodes && i < nodes->nodeNr; i++)
        if (nodes->nodeTab[i]->type == XML_ELEMENT_NODE) {
            dom_choose(nodes->nodeTab[i]);
            count++;
        }
    return count;
}

static void say_nothing(void *user, const char *format, ...)
{
    (void)user, (void)format;
}

/* libxml2 tells of unknown functions through its thread's own handler, which
 * prints them. */
static xmlXPathObject *evaluate(const char *select, xmlXPathContext *xpath)
{
    xmlGenericErrorFunc handler = xmlGenericError;
    void *user = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, say_nothing);
    xmlXPathObject *found = xmlXPathEvalExpression(BAD_CAST select, xpath);
    xmlSetGenericErrorFunc(user, handler);
    return found;
}

static CodicilStatus mark_by_xpath(const CodicilContext *context,
                                   const char *file, const char *select,
                                   xmlNode *root)
{
    Complaint complaint = {0};
    Place place = {file, 0, 0};
    xmlXPathContext *AUTO(free_xpath) xpath = xmlXPathNewContext(root->doc);
    if (!xpath)
        return fault_memory(context);
    xpath->error = take_complaint;
    xpath->userData = &complaint;
    xpath->opLimit = STEPS;
    xmlXPathObject *AUTO(free_found) found = evaluate(select, xpath);
    if (!found)
        return fault_xpath(context, select, &complaint);
    if (found->type != XPATH_NODESET)
        return fault(context, CODICIL_MISUSE, NULL,
                     "--select '%.100s' gives no elements: one such as "
                     "//main was expected",
                     select);
    if (!mark_found(found->nodesetval))
        return fault(context, CODICIL_MISUSE, &place,
                     "--select '%.100s' selects no element of it", select);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ by itself
 */

static bool is_article(const xmlNode *element)
{
    return block_is(element, "article");
}

static bool is_main(const xmlNode *element)
{
    return block_is(element, "main");
}

static bool has_main_role(const xmlNode *element)
{
    return element->properties && dom_is_set(element, "role", "main");
}

static bool is_body(const xmlNode *element)
{
    return block_is(element, "body");
}

/* The only visible element of a kind; NULL where there is none, or several. */
static xmlNode *find_only(xmlNode *root, bool (*is)(const xmlNode *element))
{
    xmlNode *found = NULL;
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk)) {
        if (!walk.is_entering || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (dom_role(walk.node) == DOM_HIDDEN || sweep_is_hidden(walk.node)) {
            dom_skip(&walk);
        } else if (is(walk.node)) {
            if (found)
                return NULL;
            found = walk.node;
            dom_skip(&walk);
        }
    }
    return found;
}

/* On a page of ours the title stands in the header. */
static void choose_header(const xmlNode *main)
{
    xmlNode *at = main->parent->children;
    for (; at && at != main; at = at->next)
        if (block_is(at, "header"))
            dom_choose(at);
}

static void mark_main(const CodicilContext *context, const char *file,
                      xmlNode *root)
{
    static const struct {
        bool (*is)(const xmlNode *element);
        const char *what;
    } kinds[] = {
        {is_main, "main part (<main>)"},
        {is_article, "only article"},
        {has_main_role, "main part (role=\"main\")"},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        xmlNode *found = find_only(root, kinds[i].is);
        if (!found)
            continue;
        dom_choose(found);
        if (dom_is_set(found, "id", ":content"))
            choose_header(found);
        tell(context, CODICIL_NOTE, &(Place){file, dom_line(found), 0},
             "took the page's %s, and left out what stands around it",
             kinds[i].what);
        return;
    }
    xmlNode *body = find_only(root, is_body);
    dom_choose(body ? body : root);
    tell(context, CODICIL_NOTE, &(Place){file, dom_line(body), 0},
         "found no main part in the page, and took all of it (--select picks "
         "a part)");
}

CodicilStatus chosen_mark(const CodicilContext *context, const char *file,
                          const char *select, xmlNode *root)
{
    if (select)
        return mark_by_xpath(context, file, select, root);
    mark_main(context, file, root);
    return CODICIL_OK;
}
