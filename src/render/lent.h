/* Words that a tree of HTML has from the text, the stylesheet or the program
 * without a copy of its own: it is written while all of these are there. They
 * stand where libxml2 keeps nothing, so it neither reads nor frees them:
 *
 *      element->content         words before its first child
 *      attribute->_private      its value, where it has no children; after
 *      attribute->psvi          … what this says, NULL for nothing */
#ifndef RENDER_LENT_H
#define RENDER_LENT_H

#include <libxml/tree.h>

/* Those of an element; NULL for none. */
static inline const char *lent_words(const xmlNode *element)
{
    return (const char *)element->content;
}

/* The value of an attribute, its own or a lent one; what stands before it. */
static inline const char *lent_value(const xmlAttr *attribute)
{
    const void *value = attribute->children ? attribute->children->content
                                            : attribute->_private;
    return value ? value : "";
}

static inline const char *lent_prefix(const xmlAttr *attribute)
{
    return attribute->children || !attribute->psvi ? "" : attribute->psvi;
}

#endif
