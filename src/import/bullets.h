/* Lists that were typed with their bullets as text:
 *
 *      • one        <p>• one</p><p>• two</p>
 *      • two
 */
#ifndef IMPORT_BULLETS_H
#define IMPORT_BULLETS_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

/* The size of the bullet that a text begins with, with the blanks behind it; 0
 * if it begins with none. */
size_t bullet_size(const char *text);

/* Makes lists of paragraphs that follow each other and begin with a bullet, two
 * at least; another bullet is one of a list within. Told. False when out of
 * memory. */
bool bullets_find(const CodicilContext *context, const char *file,
                  xmlNode *blocks);

#endif
