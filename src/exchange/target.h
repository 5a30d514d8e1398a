/* Whether the words of a target can stand for those of their source. */
#ifndef EXCHANGE_TARGET_H
#define EXCHANGE_TARGET_H

#include "exchange/xliff.h"

/* CODICIL_INVALID, with line and unit, where codes are unknown, badly nested,
 * doubled, or lost that the text has; or where a placeholder is lost. */
CodicilStatus target_check(const CodicilContext *context, const char *file,
                           const Unit *unit, const Segment *segment,
                           const ReadUnit *read);

#endif
