/* Marks of change, taken for what they look like. */
#include "model/marks.h"

#include "model/walk.h"

#include <string.h>

/* Whether an attribute of ours says what a comparison found. */
static bool is_name_of_trace(const char *name)
{
    static const char *const names[] = {"change", "move",   "was",
                                        "former", "number", "former-number"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Whether a comparison made a node; in a text that is no document, whether it
 * marks anything. */
static bool is_trace(const xmlNode *node, bool is_document)
{
    for (const xmlAttr *at = node->properties; at; at = at->next)
        if (at->ns && is_name_of_trace((const char *)at->name) &&
            strcmp((const char *)at->ns->href, CODICIL_NAMESPACE) == 0)
            return true;
    Element element = element_of(node);
    return !is_document && (element == EL_ins || element == EL_del);
}

/* Makes an element another one. */
static bool rename_to(xmlNode *node, Element element)
{
    const Vocab *row = vocab_get(element);
    xmlNodeSetName(node, BAD_CAST row->name);
    node->_private = (void *)row;
    return element_of(node) == element;
}

CodicilStatus marks_unmark(const CodicilContext *context, const char *file,
                           bool is_document, xmlDoc *text)
{
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk)) {
        xmlNode *node = walk.node;
        if (!walk.enter || node->type != XML_ELEMENT_NODE)
            continue;
        if (is_trace(node, is_document))
            return fault(context, CODICIL_INVALID,
                         &(Place){.file = file, .line = doc_line(node)},
                         "<%s> marks a change: this is a marked text; a text "
                         "without marks was expected",
                         (const char *)node->name);
        bool ok = true;
        if (element_of(node) == EL_ins)
            ok = rename_to(node, EL_u);
        else if (element_of(node) == EL_del)
            ok = rename_to(node, EL_span) && doc_set(node, "class", "struck");
        if (!ok)
            return fault_memory(context);
    }
    return CODICIL_OK;
}
