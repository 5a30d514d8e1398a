/* How much two lines have in common, without comparing them in order. */
#ifndef LANG_LIKENESS_H
#define LANG_LIKENESS_H

#include "lang/tokens.h"

/* Sets *out to the share, 0 to 1, of the tokens of both that the other has
 * too, as often (Dice's coefficient over bags). Longer words, being rarer, and
 * numbers weigh more, punctuation little, white space nothing. 1 for the same
 * tokens in any order, also when neither has any; 0 for none. Symmetric.
 * False when memory ran out. */
bool tokens_likeness(const char *a_text, const TokenList *a, const char *b_text,
                     const TokenList *b, double *out);

#endif
