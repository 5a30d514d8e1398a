/* Tags in canonical form: prefixes, namespaces, the order of attributes. */
#ifndef MODEL_TAG_H
#define MODEL_TAG_H

#include "base/buf.h"

#include <libxml/tree.h>

/* How the tags of one document are written. */
typedef struct {
    Buf *out;
    const char *space; /* the namespace of names without a prefix: the root's,
                          AKN_NAMESPACE where it has none */
} TagWriter;

/* "<name attributes", not closed. The namespaces that a node needs are
 * declared where they come into force; that of the root, and ours as "c" in a
 * text, at the root. */
void tag_open(const TagWriter *writer, const xmlNode *node);
void tag_close(const TagWriter *writer, const xmlNode *node); /* "</name>" */

/* Adds text with what has to be escaped as entities. */
void tag_add_text(Buf *out, const char *text, size_t size, bool attribute);

#endif
