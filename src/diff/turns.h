/* What goes and what comes, in fewer turns. */
#ifndef DIFF_TURNS_H
#define DIFF_TURNS_H

#include "model/doc.h"

/* Words that were replaced stand as what went and, behind it, what came. Where
 * that ends or begins a line beside one that came or went as a whole, this
 * turns them round, if what goes, or what comes, is then in one piece:
 *
 *      an age{+.+}[-;-]
 *      [-a shoe size.-]
 *
 * Numbers, cells and lines that were replaced as a whole stay as they are. */
void turns_spare(xmlNode *root);

#endif
