/* Headings and what follows them become clauses. */
#ifndef IMPORT_NEST_H
#define IMPORT_NEST_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Each heading at the top of the tree, and each in a clause but its first,
 * opens a clause (el="section", or "article" by its number) that holds what
 * follows up to a heading of the same or a smaller level. A number that a
 * heading begins with becomes the clause's num. Closing lines (class
 * "conclusion" at the end) and the title stay at the top.
 *
 * `locale` may be NULL. False when out of memory. */
bool nest_headings(xmlNode *blocks, const char *locale);

#endif
