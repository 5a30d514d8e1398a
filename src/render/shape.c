/* Shapes of provisions: which of them show a heading, and at which level. */
#include "model/doc.h"
#include "model/walk.h"
#include "render/run.h"

#include <string.h>

static const xmlNode *number_of(const xmlNode *provision)
{
    const xmlNode *first = first_element(provision);
    return element_of(first) == EL_num ? first : NULL;
}

static bool has_heading(const xmlNode *provision)
{
    const xmlNode *number = number_of(provision);
    const xmlNode *at =
        number ? next_element(number) : first_element(provision);
    return element_of(at) == EL_heading;
}

bool is_headed(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return false;
    if (role_of(node) != ROLE_HIER && element != EL_item)
        return false;
    return has_heading(node) ||
           ((element == EL_section || element == EL_article) &&
            number_of(node));
}

int heading_level(const xmlNode *node)
{
    Element element = element_of(node);
    const xmlNode *provision =
        element == EL_heading || element == EL_num ? node->parent : node;
    int level = 2;
    for (const xmlNode *at = provision->parent; at; at = at->parent)
        level += is_headed(at);
    return level;
}

static bool is_run_in(const xmlNode *provision)
{
    const char *class = doc_get(provision, "class");
    return class && strcmp(class, "run-in") == 0 && has_heading(provision);
}

/* Whether its number stands before it, and not in a heading. */
static bool is_item(const xmlNode *provision)
{
    if (!number_of(provision))
        return false;
    return !is_headed(provision) || element_of(provision) == EL_item ||
           is_run_in(provision);
}

static const char *shape_of_provision(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_item)
        return number_of(node) ? "item" : "bullet";
    if (is_run_in(node) && is_item(node))
        return "run-in-item";
    if (is_headed(node))
        return heading_level(node) > 6 ? "division" : "section";
    if ((element == EL_paragraph || element == EL_point) && number_of(node))
        return "item";
    return "division";
}

static const char *shape_of_mark(const xmlNode *mark)
{
    bool is_new = element_of(mark) == EL_ins;
    const char *class = doc_get(mark, "class");
    if (class && strcmp(class, "boundary") == 0)
        return is_new ? "inserted-boundary" : "deleted-boundary";
    if (class && strcmp(class, "bullet") == 0 && !is_new)
        return doc_get(mark, "c:former-number") ? "deleted-number"
                                                : "deleted-bullet";
    return is_new ? "inserted" : "deleted";
}

const char *shape_of(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_ins || element == EL_del)
        return shape_of_mark(node);
    const xmlNode *provision = node->parent;
    if (element == EL_heading && is_item(provision))
        return "item-heading";
    if (element == EL_heading)
        return number_of(provision) ? "numbered-heading" : "heading";
    if (element != EL_num)
        return shape_of_provision(node);
    if (is_item(provision))
        return "number";
    return has_heading(provision) ? NULL : "heading";
}
