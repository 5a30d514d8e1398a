/* Words of a text, and what can be said of its letters. All texts are UTF-8;
 * bad bytes do no harm and separate words. */
#ifndef LANG_WORDS_H
#define LANG_WORDS_H

#include "base/buf.h"

#include <stdint.h>

/* Walks a text word by word, to compare what two texts say: a word is a
 * longest run of letters, marks and numbers (Unicode L, M, N); all else
 * separates. Invisible characters in a word (soft hyphen, joiners, bidi
 * marks, variation selectors) are left out of it.
 *
 *      Words words;
 *      Word word;
 *      words_init(&words, text, size);
 *      while (words_next(&words, &word))
 *          ... word.text, word.size ...
 *      if (!words_clear(&words))
 *          return fault_memory(context);
 */
typedef struct {
    const char *text;
    size_t size, at;
    Buf visible; /* a word without what is invisible in it */
} Words;

typedef struct {
    const char *text; /* not NUL-terminated; good until the next call */
    size_t size;
    size_t start, end; /* where it stands in the text */
} Word;

void words_init(Words *words, const char *text, size_t size);
bool words_next(Words *words, Word *word);
bool words_clear(Words *words); /* false when memory ran out on the way */

/* Adds the words of a text, as above, a line each. False when memory ran
 * out. */
bool words_list(const char *text, size_t size, Buf *out);

/* Whether every letter that has case is a capital, and there are at least
 * `least` of them. A sharp s counts neither way. */
bool words_is_capitals(const char *text, size_t size, size_t least);

/* The value of a decimal digit of any script; -1 for what is none. */
int words_digit(uint32_t code);

/* Whether there is nothing to be seen: white space of any width, and what is
 * invisible by itself (zero-width spaces, joiners, bidi marks). */
bool words_is_blank(const char *text, size_t size);

/* Whether two lines that were wrapped by hand join without a space, given the
 * last code point of the one and the first of the next: so between Han and
 * Kana and their punctuation, Thai, Lao, Khmer, Burmese; not between Hangul,
 * not between Han and Latin. */
bool words_is_tight(uint32_t before, uint32_t after);

/* Adds a key under which headings are the same but for case, width and space:
 * NFKC case folding, runs of white space as one space, none at the ends.
 * False when memory ran out. */
bool words_fold(const char *text, size_t size, Buf *key);

#endif
