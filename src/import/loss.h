/* Nothing is lost: the words of a text against those of its source. */
#ifndef IMPORT_LOSS_H
#define IMPORT_LOSS_H

#include "base/buf.h"
#include "base/context.h"

#include <libxml/tree.h>

/* `words` are the source's words in reading order, one per line (a word as
 * lang/words.h has it). CODICIL_REFUSED, naming up to ten of each, when the
 * text lacks words or has words that the source has not, or has the same words
 * in another order. A title that was added from outside, so that all the rest
 * is the source's, is no fault. */
CodicilStatus loss_check(CodicilContext *context, const char *file,
                         const Buf *words, const xmlDoc *text);

#endif
