/* A comparison without what leaves the words as they are. */
#ifndef DIFF_ONLY_WORDS_H
#define DIFF_ONLY_WORDS_H

#include "diff/compare.h"

/* Takes out of the marked text that words are formatted otherwise or lead
 * elsewhere, and out of the list the changes of that kind, and those of facts
 * and ids. */
CodicilStatus comparison_keep_words(const CodicilContext *context,
                                    Comparison *comparison);

#endif
