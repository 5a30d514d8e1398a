/* What the elements of stylesheets share: each is a function that libxslt
 * calls (xsltTransformFunction) with the current node of the text, while
 * transform->insert is the element being made and _private the Run. */
#ifndef RENDER_MAKING_H
#define RENDER_MAKING_H

#include "render/run.h"

/* An attribute for a new element; `name` is of the stylesheet's dictionary.
 * As xmlNewProp(), which costs three times as much. */
void attribute_add(xsltTransformContext *transform, xmlNode *element,
                   const xmlChar *name, const char *value);

/* A name as the stylesheet's dictionary has it; NULL when out of memory. What
 * stands at `name` stays there while the stylesheet runs. */
const xmlChar *name_known(xsltTransformContext *transform, const char *name);

/* As attribute_add() for the element being made, by a name as above. */
void put(xsltTransformContext *transform, const char *name, const char *value);

/* A new element in the one being made, by a name as above; NULL when out of
 * memory. */
xmlNode *element_add(xsltTransformContext *transform, const char *name);

/* As element_add(), with the attributes of the instruction but `name` and
 * `phrase`, which are for us. */
xmlNode *element_like(xsltTransformContext *transform,
                      const xmlNode *instruction, const char *name);

/* A text for xmlFreeNode(); without content where memory ran out. */
xmlNode *text_new(xmlDoc *doc, const char *text);

void make_attributes(xsltTransformContext *transform, xmlNode *node,
                     xmlNode *instruction, xsltElemPreComp *compiled);
void make_cell(xsltTransformContext *transform, xmlNode *node,
               xmlNode *instruction, xsltElemPreComp *compiled);
void make_headed(xsltTransformContext *transform, xmlNode *node,
                 xmlNode *instruction, xsltElemPreComp *compiled);
void make_spoken(xsltTransformContext *transform, xmlNode *node,
                 xmlNode *instruction, xsltElemPreComp *compiled);
void make_begin(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled);
void make_end(xsltTransformContext *transform, xmlNode *node,
              xmlNode *instruction, xsltElemPreComp *compiled);
void make_content(xsltTransformContext *transform, xmlNode *node,
                  xmlNode *instruction, xsltElemPreComp *compiled);
void make_part(xsltTransformContext *transform, xmlNode *node,
               xmlNode *instruction, xsltElemPreComp *compiled);
void make_plain_heading(xsltTransformContext *transform, xmlNode *node,
                        xmlNode *instruction, xsltElemPreComp *compiled);
void make_style(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled);
void make_label(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled);

#endif
