/* The lines of two aligned trees compared. */
#ifndef DIFF_LINES_H
#define DIFF_LINES_H

#include "diff/level.h"

/* Marks every line of the newer tree, in the marked text: what of its words
 * is new, and what went of its mate. */
CodicilStatus lines_compare(Level *level);

#endif
