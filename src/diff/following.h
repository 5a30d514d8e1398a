/* References that follow: changes that are nothing but the number of a clause,
 * in words that refer to it, where that clause has just that number now. */
#ifndef DIFF_FOLLOWING_H
#define DIFF_FOLLOWING_H

#include "diff/compare.h"

/* Those of the changed provisions, as they stand in the marked text, in its
 * order; free(). NULL without memory. */
const xmlNode **following_find(const Comparison *comparison, size_t *count);

#endif
