/* A text in memory: a libxml2 tree, read strictly and written canonically.
 *
 * Reading refuses: what is not well-formed, not UTF-8 or UTF-16 (by its own
 * declaration), a DOCTYPE (so there are no entities to explode or to fetch),
 * nesting beyond 256, attributes of more than 10 MB, more marks than
 * LIMIT_XML_MARKS (base/limit.h). Comments and processing
 * instructions are kept.
 *
 * Canonical bytes: UTF-8, LF, XML declaration, one element of structure a
 * line, two spaces of indent a level, what holds inlines on one line with
 * white space collapsed. Attributes stand in the order of vocab_attributes(),
 * others after them by name (in files that are no texts: those of xml: first,
 * then all by name). Both namespaces are declared on the root of a text.
 * Writing what was read from canonical bytes gives the same bytes. */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/context.h"
#include "model/vocab.h"

DEFINE_CLEANUP(free_doc, xmlDoc, xmlFreeDoc)

/* Any XML file of ours (text, work.xml, version.xml). `file` is told in
 * faults; it is also kept as the document's URL. Every node's line is kept
 * (doc_line()). */
CodicilStatus doc_read(const CodicilContext *context, const char *file,
                       const char *bytes, size_t size, xmlDoc **out);

/* The same for who only draws the text: without eId and wId, which codicil
 * writes for other tools alone. */
CodicilStatus doc_read_bare(const CodicilContext *context, const char *file,
                            const char *bytes, size_t size, xmlDoc **out);

/* file_read and doc_read. */
CodicilStatus doc_read_file(const CodicilContext *context, const char *path,
                            xmlDoc **out);

/* Canonical bytes. `out->failed` when out of memory. */
void doc_write(const xmlDoc *doc, Buf *out);

/* The same for a file at `path`; CODICIL_REFUSED or CODICIL_INVALID where it
 * would be too large to be read again. */
CodicilStatus doc_to_bytes(const CodicilContext *context, const char *path,
                           const xmlDoc *doc, Buf *out);

/* The line of a node, from 1; 0 unknown. */
long doc_line(const xmlNode *node);

/* An empty text: root, doc or statement (EL_doc, EL_statement), meta, preface
 * with longTitle/p/docTitle, mainBody. xml:lang set to `locale`.
 * NULL when out of memory. */
xmlDoc *doc_new(Element kind, const char *name, const char *locale);

/* Parts of a text, NULL where there are none. */
xmlNode *doc_kind(const xmlDoc *doc);               /* doc or statement */
xmlNode *doc_part(const xmlDoc *doc, Element part); /* meta, preface, … */
xmlNode *doc_title(const xmlDoc *doc);              /* docTitle */
const char *doc_locale(const xmlDoc *doc); /* xml:lang of mainBody; or "und" */

/* Whether the root is akomaNtoso in AKN_NAMESPACE (a fault is told if not). */
CodicilStatus doc_is_text(const CodicilContext *context, const xmlDoc *doc);

/* Attributes by qualified name ("xml:id", "c:from", "href"): borrowed text or
 * NULL, and setting (NULL removes). doc_set gives false when out of memory. */
const char *doc_get(const xmlNode *node, const char *name);
bool doc_set(xmlNode *node, const char *name, const char *value);

/* A new element in the AKN namespace of `parent`'s document, appended to
 * `parent`; NULL when out of memory. */
xmlNode *doc_add(xmlNode *parent, Element element);
/* Appends text; false when out of memory. */
bool doc_add_text(xmlNode *parent, const char *text, size_t size);

#endif
