/* What the elements of stylesheets share: each is a function that libxslt
 * calls (xsltTransformFunction) with the current node of the text, while
 * transform->insert is the element being made and _private the Run. */
#ifndef RENDER_MAKING_H
#define RENDER_MAKING_H

#include "render/lent.h"
#include "render/run.h"

/* A name as the stylesheet's dictionary has it; NULL when out of memory. What
 * stands at `name` stays there while the stylesheet runs. */
const xmlChar *name_known(xsltTransformContext *transform, const char *name);

/* An attribute for the element being made, by a name as above. `value` is
 * copied, or, by put_lent(), may be lent: it is of the text, of the stylesheet
 * or of the program. */
void put(xsltTransformContext *transform, const char *name, const char *value);
void put_lent(xsltTransformContext *transform, const char *name,
              const char *value);
/* As put_lent(), with a "#" before the value. */
void put_anchor(xsltTransformContext *transform, const char *name,
                const char *value);

/* An attribute of no namespace, by its name; NULL: none. To have it say
 * something else, which is copied. */
xmlAttr *attribute_find(const xmlNode *element, const char *name);
void attribute_set(xsltTransformContext *transform, xmlAttr *attribute,
                   const char *value);

/* A new element in the one being made, by a name as above; NULL when out of
 * memory. */
xmlNode *element_add(xsltTransformContext *transform, const char *name);

/* As element_add(), with the attributes of the instruction but `name` and
 * `phrase`, which are for us. */
xmlNode *element_like(xsltTransformContext *transform,
                      const xmlNode *instruction, const char *name);

/* Words for the element being made: a copy of them; or those of a text node,
 * which may be lent. */
void text_add(xsltTransformContext *transform, const char *text);
void text_copy(xsltTransformContext *transform, const xmlNode *text);

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
