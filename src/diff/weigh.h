/* Edits made cheaper to read; for diff/words. */
#ifndef DIFF_WEIGH_H
#define DIFF_WEIGH_H

#include "base/sequence.h"

/* Adds edits that cost less, or the same, than those given: for each symbol
 * marked 1, unless it is even (white space), for each run `run_cost`. The
 * cheapest there are where changes stand close together in less than a page,
 * else the cheapest that come of marking what stands between changes. */
bool edits_weigh(const Sequences *rows, unsigned run_cost, const Edits *edits,
                 Edits *out);

#endif
