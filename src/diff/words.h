/* What changed in the words of a line, as a reader wants to see it: few marked
 * words in few places. A change costs 1 for each token that it marks, white
 * space aside, and RUN_COST for each run of deleted or of inserted tokens, so
 * that what stays between two changes is marked with them where that is
 * cheaper (in scripts without spaces, whose words are short, a run costs
 * DENSE_RUN_COST). Where a change can slide, it lies at the edge of a sentence,
 * a clause or at least a word.
 *
 *      not  the {-fast-} {+slow+} {-brown-} {+red+} fox
 *      but  the {-fast brown-} {+slow red+} fox
 *
 * diff(B, A) has the edits of diff(A, B) with the sides changed; of equal
 * lines there are none. Time and memory are linear in the lines. */
#ifndef DIFF_WORDS_H
#define DIFF_WORDS_H

#include "base/sequence.h"
#include "lang/tokens.h"

#define RUN_COST       3
#define DENSE_RUN_COST 2

/* A line and its tokens (lang/tokens.h); both borrowed. */
typedef struct {
    const char *text;
    const Token *tokens;
    size_t count;
} Wording;

/* Adds the edits, in tokens. False when memory ran out. */
bool words_diff(const Wording *a, const Wording *b, Edits *out);

/* Whether a token of one line is that of another, byte for byte. */
bool wording_is_same(const Wording *a, size_t a_at, const Wording *b,
                     size_t b_at);

#endif
