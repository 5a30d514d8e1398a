/* What a translation says of itself, held against its original. */
#ifndef CHECK_TRANSLATION_H
#define CHECK_TRANSLATION_H

#include "check/parity.h"

/* Adds which provisions of `text` translate other words than the original has
 * now, are still to be translated, or were taken over from the version before,
 * all in the file of `text`, unsorted. */
CodicilStatus check_translation(const CodicilContext *context,
                                const ParityText *original,
                                const ParityText *text, Findings *out);

#endif
