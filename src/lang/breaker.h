/* Where a line may be broken: UAX #14, with the dictionaries of Thai, Lao,
 * Khmer and Burmese. For a greedy layout:
 *
 *      breaker_set(breaker, text, size);
 *      size_t start = 0;
 *      LineBreak stop;
 *      while (breaker_next(breaker, &stop)) {
 *          ... text[start .. stop.at) stays together, with the spaces that
 *          close it; a new line is due after it when stop.is_due ...
 *          start = stop.at;
 *      }
 */
#ifndef LANG_BREAKER_H
#define LANG_BREAKER_H

#include "base/context.h"

typedef struct Breaker Breaker;

typedef struct {
    size_t at;   /* byte offset of the first byte after the break */
    bool is_due; /* a line has to end here: after LF, U+2028, U+2029 */
} LineBreak;

/* One for a locale (NULL: und), for any number of texts, for one thread. */
CodicilStatus breaker_new(const CodicilContext *context, const char *locale,
                          Breaker **out);
void breaker_free(Breaker *breaker);

/* The text that is to be broken: UTF-8, borrowed until the next call. */
void breaker_set(Breaker *breaker, const char *text, size_t size);

/* The next place to break, in order; the last is the end of the text. False
 * after that, and for an empty text. */
bool breaker_next(Breaker *breaker, LineBreak *stop);

#endif
