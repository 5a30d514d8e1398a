/* The elements of stylesheets that go on with what the current node holds, as
 * xsl:apply-templates does, which has a list made for each element first. */
#include "model/doc.h"
#include "model/walk.h"
#include "render/making.h"

#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include <string.h>

/* Whether some template may match a text; the rule for all others is that it
 * is copied. */
static bool has_text_rule(xsltStylesheet *style)
{
    for (; style; style = xsltNextImport(style))
        if (style->textMatch || style->keyMatch)
            return true;
    return false;
}

static int count_children(const xmlNode *node)
{
    int count = 0;
    for (const xmlNode *at = node->children; at; at = at->next)
        count++;
    return count;
}

/* Applies templates, of no mode, to what a node holds. */
static void apply(xsltTransformContext *transform, xmlNode *node)
{
    xmlXPathContext *path = transform->xpathCtxt;
    xmlNode *current = transform->node, *path_node = path->node;
    const xmlChar *mode = transform->mode, *mode_space = transform->modeURI;
    int size = path->contextSize, position = path->proximityPosition, at = 0;
    bool copies = transform->insert && !has_text_rule(transform->style);
    transform->mode = transform->modeURI = NULL;
    path->contextSize = count_children(node);
    for (xmlNode *child = node->children; child; child = child->next) {
        path->proximityPosition = ++at;
        if (copies && child->type == XML_TEXT_NODE)
            text_copy(transform, child);
        else
            xsltProcessOneNode(transform, child, NULL);
    }
    transform->node = current;
    transform->mode = mode;
    transform->modeURI = mode_space;
    path->node = path_node;
    path->contextSize = size;
    path->proximityPosition = position;
}

void make_content(xsltTransformContext *transform, xmlNode *node,
                  xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)instruction, (void)compiled;
    if (node->type == XML_ELEMENT_NODE)
        apply(transform, node);
}

/* A lone paragraph that says no more is the cell. */
void make_cell(xsltTransformContext *transform, xmlNode *node,
               xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)instruction, (void)compiled;
    xmlNode *only = first_element(node);
    bool is_lone = only && element_of(only) == EL_p && !only->properties &&
                   !next_element(only);
    apply(transform, is_lone ? only : node);
}

void make_headed(xsltTransformContext *transform, xmlNode *node,
                 xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    if (is_headed(node))
        xsltApplyOneTemplate(transform, node, instruction->children, NULL,
                             NULL);
}

void make_part(xsltTransformContext *transform, xmlNode *node,
               xmlNode *instruction, xsltElemPreComp *compiled)
{
    const char *name = doc_get(instruction, "name");
    xmlNode *outside = transform->insert;
    xmlNode *part = element_like(transform, instruction,
                                 name ? name : (const char *)node->name);
    if (!part)
        return;
    transform->insert = part;
    make_attributes(transform, node, instruction, compiled);
    if (instruction->children)
        xsltApplyOneTemplate(transform, node, instruction->children, NULL,
                             NULL);
    else
        make_content(transform, node, instruction, compiled);
    transform->insert = outside;
}
