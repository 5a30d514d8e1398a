/* Reading, asking and setting the store's own XML files by their tables. */
#include "store/form.h"

#include "model/walk.h"
#include "store/batch.h"
#include "store/value.h"

#include <string.h>

/* -------------------------------------------------------------------- rows */

static const FormRow *row_find(const Form *form, const char *parent,
                               const xmlNode *node)
{
    for (size_t i = 0; i < form->count; i++) {
        const FormRow *row = &form->rows[i];
        bool same_parent =
            parent ? row->parent && !strcmp(row->parent, parent) : !row->parent;
        if (same_parent && !strcmp(row->name, (const char *)node->name))
            return row;
    }
    return NULL;
}

static bool is_in_form(const xmlNode *node)
{
    return node->ns && !strcmp((const char *)node->ns->href, CODICIL_NAMESPACE);
}

/* "a, b, c" of what may stand in a parent; "text" or "nothing". */
static void list_rows(const Form *form, const FormRow *parent, Buf *out)
{
    for (size_t i = 0; i < form->count; i++) {
        const FormRow *row = &form->rows[i];
        if (!row->parent || strcmp(row->parent, parent->name) != 0)
            continue;
        if (out->size)
            buf_add_text(out, ", ");
        buf_add_format(out, "<%s>", row->name);
    }
    if (!out->size)
        buf_add_text(out, parent->type ? "text alone" : "nothing");
}

/* ----------------------------------------------------------------- reading */

typedef struct {
    const CodicilContext *context;
    const Form *form;
    const char *file;
} Reading;

static Place place_of(const Reading *reading, const xmlNode *node)
{
    return (Place){.file = reading->file, .line = doc_line(node)};
}

static const FormAttribute *attribute_find(const FormRow *row,
                                           const xmlAttr *attribute)
{
    bool is_xml = attribute->ns && !strcmp((const char *)attribute->ns->href,
                                           (const char *)XML_XML_NAMESPACE);
    if (attribute->ns && !is_xml)
        return NULL;
    for (size_t i = 0; i < FORM_ATTRIBUTES && row->attributes[i].name; i++) {
        const char *name = row->attributes[i].name;
        bool wants_xml = !strncmp(name, "xml:", 4);
        if (wants_xml == is_xml &&
            !strcmp(name + (wants_xml ? 4 : 0), (const char *)attribute->name))
            return &row->attributes[i];
    }
    return NULL;
}

static CodicilStatus check_attributes(const Reading *reading,
                                      const xmlNode *node, const FormRow *row)
{
    Place place = place_of(reading, node);
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        const FormAttribute *known = attribute_find(row, at);
        if (!known)
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s> has an unknown attribute '%s'", row->name,
                         (const char *)at->name);
        const char *value = doc_get(node, known->name);
        const char *expected = value_expected(known->type, value ? value : "");
        if (expected)
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s %s> is '%.80s'; expected was %s", row->name,
                         known->name, value, expected);
    }
    for (size_t i = 0; i < FORM_ATTRIBUTES && row->attributes[i].name; i++)
        if (row->attributes[i].needed &&
            !doc_get(node, row->attributes[i].name))
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s> lacks the attribute '%s'", row->name,
                         row->attributes[i].name);
    return CODICIL_OK;
}

/* Leaves one text node, trimmed and collapsed, in an element of text. */
static bool set_leaf(xmlNode *node, const char *value)
{
    Buf words AUTO(buf_clear) = {0};
    for (const char *at = value; *at;) {
        at += strspn(at, " \t\r\n");
        size_t size = strcspn(at, " \t\r\n");
        if (size && words.size)
            buf_add_char(&words, ' ');
        buf_add(&words, at, size);
        at += size;
    }
    if (!buf_is_ok(&words))
        return false;
    while (node->children) {
        xmlNode *child = node->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    xmlNode *text =
        xmlNewDocTextLen(node->doc, BAD_CAST buf_text(&words), (int)words.size);
    return text && xmlAddChild(node, text);
}

static const char *leaf_text(const xmlNode *node)
{
    const xmlNode *text = node->children;
    return text && text->content ? (const char *)text->content : "";
}

/* An element that holds text. */
static CodicilStatus check_leaf(const Reading *reading, xmlNode *node,
                                const FormRow *row)
{
    Place place = place_of(reading, node);
    for (const xmlNode *at = node->children; at; at = at->next)
        if (at->type != XML_TEXT_NODE)
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s> holds <%s>; expected was text alone", row->name,
                         at->name ? (const char *)at->name : "?");
    Buf value AUTO(buf_clear) = {0};
    for (const xmlNode *at = node->children; at; at = at->next)
        buf_add_text(&value, (const char *)at->content);
    if (!buf_is_ok(&value) || !set_leaf(node, buf_text(&value)))
        return fault_memory(reading->context);
    const char *expected = value_expected(row->type, leaf_text(node));
    if (expected)
        return fault(reading->context, CODICIL_INVALID, &place,
                     "<%s> is '%.80s'; expected was %s", row->name,
                     leaf_text(node), expected);
    return CODICIL_OK;
}

/* What has to be there once, is; what may be there once, is not there twice. */
static CodicilStatus check_times(const Reading *reading, const xmlNode *node,
                                 const FormRow *parent)
{
    for (size_t i = 0; i < reading->form->count; i++) {
        const FormRow *row = &reading->form->rows[i];
        if (!row->parent || strcmp(row->parent, parent->name) != 0 ||
            row->times == FORM_MANY)
            continue;
        const xmlNode *first = form_first(node, row->name);
        const xmlNode *second = first ? form_next(first) : NULL;
        Place place = place_of(reading, second ? second : node);
        if (second)
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s> stands twice in <%s>; expected was one",
                         row->name, parent->name);
        if (!first && row->times == FORM_ONE)
            return fault(reading->context, CODICIL_INVALID, &place,
                         "<%s> lacks its <%s>", parent->name, row->name);
    }
    return CODICIL_OK;
}

static CodicilStatus unexpected(const Reading *reading, const xmlNode *node,
                                const FormRow *parent)
{
    Buf names AUTO(buf_clear) = {0};
    list_rows(reading->form, parent, &names);
    Place place = place_of(reading, node);
    if (node->type != XML_ELEMENT_NODE)
        return fault(reading->context, CODICIL_INVALID, &place,
                     "<%s> holds text; expected was %s", parent->name,
                     buf_text(&names));
    return fault(reading->context, CODICIL_INVALID, &place,
                 "<%s> has no place in <%s>%s; expected was %s", node->name,
                 parent->name,
                 is_in_form(node) ? "" : ", or is in another namespace",
                 buf_text(&names));
}

/* Recursion as deep as the table: what is not in it is not entered. */
static CodicilStatus check_element(const Reading *reading, xmlNode *node,
                                   const FormRow *row)
{
    TRY(check_attributes(reading, node, row));
    if (row->type)
        return check_leaf(reading, node, row);
    for (xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_COMMENT_NODE || at->type == XML_PI_NODE ||
            xmlIsBlankNode(at))
            continue;
        const FormRow *inner = at->type == XML_ELEMENT_NODE && is_in_form(at)
                                   ? row_find(reading->form, row->name, at)
                                   : NULL;
        if (!inner)
            return unexpected(reading, at, row);
        TRY(check_element(reading, at, inner));
    }
    return check_times(reading, node, row);
}

CodicilStatus form_read(const CodicilContext *context, const Form *form,
                        const char *path, xmlDoc **out)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(doc_read_file(context, path, &doc));
    Reading reading = {context, form, path};
    xmlNode *root = xmlDocGetRootElement(doc);
    const FormRow *row = root ? row_find(form, NULL, root) : NULL;
    Place place = place_of(&reading, root);
    if (!row || !is_in_form(root))
        return fault(context, CODICIL_INVALID, &place,
                     "the root is <%s>; expected was <%s xmlns=\"%s\">",
                     root ? (const char *)root->name : "", form->rows[0].name,
                     CODICIL_NAMESPACE);
    TRY(check_element(&reading, root, row));
    *out = TAKE(doc);
    return CODICIL_OK;
}

/* --------------------------------------------------------- asking, setting */

CodicilStatus form_new(const CodicilContext *context, const Form *form,
                       xmlDoc **out)
{
    xmlDoc *AUTO(free_doc) doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root =
        doc ? xmlNewDocNode(doc, NULL, BAD_CAST form->rows[0].name, NULL)
            : NULL;
    if (!root)
        return fault_memory(context);
    xmlDocSetRootElement(doc, root);
    xmlNs *ns = xmlNewNs(root, BAD_CAST CODICIL_NAMESPACE, NULL);
    if (!ns)
        return fault_memory(context);
    xmlSetNs(root, ns);
    *out = TAKE(doc);
    return CODICIL_OK;
}

xmlNode *form_first(const xmlNode *parent, const char *name)
{
    xmlNode *at = parent ? first_element(parent) : NULL;
    while (at && strcmp((const char *)at->name, name) != 0)
        at = next_element(at);
    return at;
}

xmlNode *form_next(const xmlNode *node)
{
    xmlNode *at = next_element(node);
    while (at && strcmp((const char *)at->name, (const char *)node->name) != 0)
        at = next_element(at);
    return at;
}

const char *form_get(const xmlDoc *doc, const char *name)
{
    const xmlNode *node = form_first(xmlDocGetRootElement(doc), name);
    return node ? leaf_text(node) : NULL;
}

const char **form_list(const xmlDoc *doc, const char *name)
{
    const xmlNode *first = form_first(xmlDocGetRootElement(doc), name);
    size_t count = 0;
    for (const xmlNode *at = first; at; at = form_next(at))
        count++;
    const char **list = calloc(count + 1, sizeof(*list));
    if (!list)
        return NULL;
    count = 0;
    for (const xmlNode *at = first; at; at = form_next(at))
        list[count++] = leaf_text(at);
    return list;
}

/* The first child that stands after `row` in the table; NULL: the end. */
static xmlNode *successor(const Form *form, const xmlNode *root,
                          const FormRow *row)
{
    for (xmlNode *at = first_element(root); at; at = next_element(at)) {
        const FormRow *other = row_find(form, row->parent, at);
        if (other && other > row)
            return at;
    }
    return NULL;
}

static xmlNode *add_child(const Form *form, xmlNode *root, const FormRow *row)
{
    xmlNode *node =
        xmlNewDocNode(root->doc, root->ns, BAD_CAST row->name, NULL);
    if (!node)
        return NULL;
    xmlNode *next = successor(form, root, row);
    return next ? xmlAddPrevSibling(next, node) : xmlAddChild(root, node);
}

/* The row of a child of the root. */
static const FormRow *root_row(const Form *form, const char *name)
{
    for (size_t i = 1; i < form->count; i++)
        if (!strcmp(form->rows[i].name, name) &&
            !strcmp(form->rows[i].parent, form->rows[0].name))
            return &form->rows[i];
    return NULL;
}

xmlNode *form_add(const Form *form, xmlDoc *doc, const char *name, bool more)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *node = more ? NULL : form_first(root, name);
    return node ? node : add_child(form, root, root_row(form, name));
}

CodicilStatus form_set(const CodicilContext *context, const Form *form,
                       xmlDoc *doc, const char *name, const char *value)
{
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *node = form_first(root, name);
    if (!value) {
        if (node) {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
        return CODICIL_OK;
    }
    const FormRow *row = root_row(form, name);
    const char *expected =
        row ? value_expected(row->type, value) : "another name";
    if (expected)
        return fault(context, CODICIL_MISUSE, NULL,
                     "%s is '%.80s'; expected was %s", name, value, expected);
    if (!node)
        node = add_child(form, root, row);
    if (!node || !set_leaf(node, value))
        return fault_memory(context);
    return CODICIL_OK;
}

CodicilStatus form_write(const Store *store, const xmlDoc *doc,
                         const char *path, bool *changed)
{
    Buf bytes AUTO(buf_clear) = {0};
    TRY(doc_to_bytes(store->context, path, doc, &bytes));
    return store_put(store, path, bytes.bytes, bytes.size, changed);
}
