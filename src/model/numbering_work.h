/* What the pieces of numbering.h share. */
#ifndef MODEL_NUMBERING_WORK_H
#define MODEL_NUMBERING_WORK_H

#include "model/numbering.h"

/* NULL for NUMBERING_NONE. */
static inline const Numbered *item_at(const Numbering *numbering, size_t index)
{
    return index == NUMBERING_NONE ? NULL : &numbering->items[index];
}

/* The value of an item's number in one of its ways. */
unsigned numbered_value(const Numbered *item, Numeral numeral);

/* How each series is counted and written, and which goes on from which; the
 * values of the items. False when out of memory. */
bool series_settle(Numbering *numbering);

#endif
