/* Numbers in words: "thirty", "dreißig", "тридцати", "三十". */
#ifndef LANG_SPELLED_H
#define LANG_SPELLED_H

#include "base/context.h"

#include <stdbool.h>
#include <stddef.h>

#define SPELLED_MOST 100 /* numbers above are not looked for */

typedef struct Speller Speller;

/* Knows a locale's words for 0 to SPELLED_MOST, as counts and as ordinals and
 * in all genders and cases that ICU has. It has none for locales that ICU does
 * not know. The words of a number are made when it is first asked for. */
CodicilStatus speller_new(const CodicilContext *context, const char *locale,
                          Speller **out);
void speller_free(Speller *speller);

/* Whether a text has the number in words, in any case and as a part of a word
 * too ("dreißigtägig"). False when memory runs out. */
bool speller_has(Speller *speller, int number, const char *folded);

#endif
