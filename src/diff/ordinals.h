/* Numbers that a text does not write: those of items and of footnotes. */
#ifndef DIFF_ORDINALS_H
#define DIFF_ORDINALS_H

#include "diff/marking.h"

/* Sets c:number and c:former-number where they differ anywhere in an ol, or
 * among the footnotes. */
CodicilStatus ordinals_mark(const Marking *marking);

#endif
