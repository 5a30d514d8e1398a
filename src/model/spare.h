/* The nodes of texts that are done with, kept for those that come next: each
 * node and attribute is an allocation of its own in libxml2, and asking for
 * them and giving them back was a quarter of what a rendition costs. A context
 * keeps as many as a text of many pages has; libxml2's parser takes them by
 * itself where it is lent them, as its own reader does. */
#ifndef MODEL_SPARE_H
#define MODEL_SPARE_H

#include "base/context.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

typedef struct {
    xmlNode *nodes;      /* chained by next */
    xmlAttr *attributes; /* the same */
    size_t node_count, attribute_count;
} Spare;

/* That of a context, made on first use: CODICIL_OK, or out of memory. */
CodicilStatus spare_open(CodicilContext *context, Spare **out);
/* That of a context; NULL where none was made. */
Spare *spare_get(const CodicilContext *context);

/* Whatever a parser is lent it may use; what it leaves is taken back before
 * the parser is freed. NULL lends nothing. */
void spare_lend(Spare *spare, xmlParserCtxt *parser);
void spare_take(Spare *spare, xmlParserCtxt *parser);

/* A zeroed node or attribute for xmlFreeNode(), xmlFreeProp(); NULL when out
 * of memory. */
xmlNode *spare_node(Spare *spare);
xmlAttr *spare_attribute(Spare *spare);

/* xmlFreeDoc() that keeps the nodes, of a document of any kind; NULL as `spare`
 * keeps none. */
void spare_doc(Spare *spare, xmlDoc *doc);

#endif
