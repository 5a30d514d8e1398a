/* The numbers of ordered lists in cmark's tree, which knows the first of each
 * list alone. Inside of the Markdown reader only. */
#ifndef IMPORT_ITEMNUMBER_H
#define IMPORT_ITEMNUMBER_H

#include "base/context.h"
#include "import/mended.h"

#include <cmark.h>

/* Gives each item of an ordered list its number: as it is written where all of
 * the list grow ("1." "2." "4.", which is told as a note), else counted from
 * the first, as Markdown does ("1." "1." "1."). */
void itemnumbers_set(const CodicilContext *context, const char *file,
                     const Mended *mended, cmark_node *root);

/* The number that an item was given; -1 for one of a bullet list. */
long itemnumber_of(cmark_node *item);

#endif
