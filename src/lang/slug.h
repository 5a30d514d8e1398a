/* Names for ids from headings in any script. */
#ifndef LANG_SLUG_H
#define LANG_SLUG_H

#include "base/buf.h"
#include "base/context.h"

#define SLUG_WORDS 6  /* words in a slug, at most */
#define SLUG_BYTES 48 /* bytes in a slug, at most */

/* Keeps ICU's transliterators, which are opened when first needed. */
typedef struct Slugger Slugger;

/* A quick one opens none: of a text that is not Latin its slug is a digest of
 * its words, the same for the same words, as case and width go. */
CodicilStatus slugger_new(const CodicilContext *context, bool is_quick,
                          Slugger **out);
void slugger_free(Slugger *slugger);

/* Adds to `out` the first words of a text (at most `max_words`, 0 for
 * SLUG_WORDS) as [a-z][a-z0-9]*(-[a-z0-9]+)*: "Governing Law" gives
 * governing-law, "Förderung" forderung, "第3条" di3tiao. A slug that would
 * begin with a digit begins with "s-". Adds nothing for a text without
 * letters and digits. */
CodicilStatus slug_from_text(Slugger *slugger, const char *text, size_t size,
                             size_t max_words, Buf *out);

#endif
