/* Edits moved to where a reader would have them; for diff/words. */
#ifndef DIFF_SLIDE_H
#define DIFF_SLIDE_H

#include "diff/words.h"

/* Slides each insertion and each deletion among the places that say the same
 * to the best one: the edge of the line, of a sentence, after a semicolon,
 * of a parenthesis, after a comma, of a word, in this order. Then edits with
 * nothing but white space between, some of which replace words, become one. */
void edits_slide(const Wording *a, const Wording *b, Edits *edits);

#endif
