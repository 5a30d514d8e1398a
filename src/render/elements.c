/* The elements of stylesheets; transform.h says what each does. */
#include "lang/phrasing.h"
#include "model/doc.h"
#include "model/walk.h"
#include "render/making.h"

#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include <string.h>

/* Runs the content of an instruction inside an element. */
static void fill(xsltTransformContext *transform, xmlNode *element,
                 xmlNode *node, const xmlNode *instruction)
{
    xmlNode *outside = transform->insert;
    transform->insert = element;
    xsltApplyOneTemplate(transform, node, instruction->children, NULL, NULL);
    transform->insert = outside;
}

static void make_shape(xsltTransformContext *transform, xmlNode *node,
                       xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    const char *shape = shape_of(node);
    if (!shape)
        return;
    xsltTemplate *template = xsltFindTemplate(transform, BAD_CAST shape, NULL);
    if (template)
        xsltApplyOneTemplate(transform, node, template->content, NULL, NULL);
    else
        xsltTransformError(transform, NULL, instruction,
                           "c:shape: no template named %s\n", shape);
}

static void make_heading(xsltTransformContext *transform, xmlNode *node,
                         xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    Run *run = transform->_private;
    static const char *const names[] = {"h2", "h3", "h4", "h5", "h6"};
    int level = heading_level(node);
    char number[12];
    snprintf(number, sizeof(number), "%d", level);
    xmlNode *heading = element_like(transform, instruction,
                                    level > 6 ? "p" : names[level - 2]);
    if (!heading)
        return;
    if (level > 6 &&
        (!xmlNewProp(heading, BAD_CAST "role", BAD_CAST "heading") ||
         !xmlNewProp(heading, BAD_CAST "aria-level", BAD_CAST number)))
        run->failed = true;
    fill(transform, heading, node, instruction);
}

/* HTML has no link within a link. */
static bool is_in_link(const xsltTransformContext *transform)
{
    const xmlNode *at = transform->insert;
    for (; at && at->type == XML_ELEMENT_NODE; at = at->parent)
        if (at->name[0] == 'a' && at->name[1] == '\0')
            return true;
    return false;
}

/* A span where there can be no link; of the instruction's attributes it gets
 * class alone. */
static xmlNode *link_like(xsltTransformContext *transform,
                          const xmlNode *instruction, bool is_link)
{
    Run *run = transform->_private;
    if (is_link)
        return element_like(transform, instruction, "a");
    xmlNode *span = element_add(transform, "span");
    const char *class = doc_get(instruction, "class");
    if (span && class && !xmlNewProp(span, BAD_CAST "class", BAD_CAST class))
        run->failed = true;
    return span;
}

static void make_link(xsltTransformContext *transform, xmlNode *node,
                      xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    const char *url = doc_get(node, "href");
    if (!url)
        url = doc_get(node, "refersTo");
    bool is_link = url && *url && url_is_safe(url) && !is_in_link(transform);
    xmlNode *link = link_like(transform, instruction, is_link);
    if (!link)
        return;
    xmlNode *outside = transform->insert;
    transform->insert = link;
    if (is_link)
        put_lent(transform, "href", url);
    transform->insert = outside;
    fill(transform, link, node, instruction);
}

/* The phrase that names a permalink, in its aria-label. */
static void put_name(xsltTransformContext *transform, const xmlNode *node,
                     const char *phrase)
{
    Run *run = transform->_private;
    Buf words = {0}, name = {0};
    bool is_note = element_of(node) == EL_authorialNote;
    if (is_note)
        plain_mark(run, node, &words);
    else
        plain_heading(node, &words);
    const Phrases *phrases = run->tongue->phrases;
    const char *const names[] = {is_note ? "number" : "heading", NULL};
    const char *const values[] = {buf_text(&words)};
    PhrasingValues given = {phrases_locale(phrases), names, values, true};
    phrasing_add(phrases_get(phrases, phrase), &given, &name);
    put(transform, "aria-label", buf_text(&name));
    const char *locale = phrases_locale(run->tongue->phrases);
    if (strcmp(locale, run->locale) != 0)
        put_lent(transform, "lang", locale);
    if (!buf_is_ok(&words) || !buf_is_ok(&name))
        run->failed = true;
    buf_clear(&words);
    buf_clear(&name);
}

/* The provision with an id that a node is of. What went has none where the id
 * stands elsewhere, and leads nowhere. */
static const xmlNode *provision_around(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        if (doc_get(node, "xml:id"))
            return node;
        const Vocab *row = vocab_get(element_of(node));
        if (row && row->flags & VOCAB_PROVISION)
            return NULL;
    }
    return NULL;
}

static void make_permalink(xsltTransformContext *transform, xmlNode *node,
                           xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    const xmlNode *provision = provision_around(node);
    bool is_link = provision && !is_in_link(transform);
    if (!is_link && doc_get(instruction, "data-codicil"))
        return;
    xmlNode *link = link_like(transform, instruction, is_link);
    if (!link)
        return;
    xmlNode *outside = transform->insert;
    transform->insert = link;
    if (is_link)
        put_anchor(transform, "href", doc_get(provision, "xml:id"));
    const char *phrase = doc_get(instruction, "phrase");
    if (is_link && phrase)
        put_name(transform, provision, phrase);
    transform->insert = outside;
    fill(transform, link, node, instruction);
}

/* The last child that is no white space. */
static xmlNode *last_solid(const xmlNode *parent)
{
    xmlNode *at = parent->last;
    while (at && at->type == XML_TEXT_NODE && xmlIsBlankNode(at))
        at = at->prev;
    return at;
}

/* The list that the sibling right before made here, or NULL. */
static xmlNode *list_before(const xsltTransformContext *transform,
                            const xmlNode *node, const char *name)
{
    const Run *run = transform->_private;
    const xmlNode *before = node->prev;
    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    if (!before || before != run->member || !transform->insert ||
        last_solid(transform->insert) != run->list ||
        strcmp((const char *)run->list->name, name) != 0)
        return NULL;
    return run->list;
}

static void make_run(xsltTransformContext *transform, xmlNode *node,
                     xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    Run *run = transform->_private;
    const char *name = doc_get(instruction, "name");
    if (!name)
        name = "ul";
    xmlNode *list = list_before(transform, node, name);
    if (!list)
        list = element_like(transform, instruction, name);
    if (!list)
        return;
    fill(transform, list, node, instruction);
    run->member = node;
    run->list = list;
}

/* In the namespace of ours. */
static const struct {
    const char *name;
    xsltTransformFunction make;
} elements[] = {
    {"attributes", make_attributes},
    {"begin", make_begin},
    {"cell", make_cell},
    {"content", make_content},
    {"end", make_end},
    {"headed", make_headed},
    {"heading", make_heading},
    {"label", make_label},
    {"link", make_link},
    {"part", make_part},
    {"permalink", make_permalink},
    {"run", make_run},
    {"shape", make_shape},
    {"spoken", make_spoken},
    {"style", make_style},
    {"plain-heading", make_plain_heading},
};

bool elements_add(void)
{
    bool fine = true;
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        fine &= xsltRegisterExtModuleElement(BAD_CAST elements[i].name,
                                             BAD_CAST CODICIL_NAMESPACE, NULL,
                                             elements[i].make) == 0;
    return fine;
}

void elements_remove(void)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        xsltUnregisterExtModuleElement(BAD_CAST elements[i].name,
                                       BAD_CAST CODICIL_NAMESPACE);
}
