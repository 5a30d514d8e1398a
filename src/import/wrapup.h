/* Text behind the clauses of a section or clause closes it. */
#ifndef IMPORT_WRAPUP_H
#define IMPORT_WRAPUP_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Puts such text into <wrapup>, in the whole tree. False when out of memory. */
bool wrapup_find(xmlNode *root);

#endif
