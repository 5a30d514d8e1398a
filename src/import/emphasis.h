/* Emphasis that stands close to punctuation. CommonMark (0.31.2, section 6.2)
 * takes the asterisks of "**注意。**この" and "以下**「甲」**という" for text,
 * for it looks whether a blank or punctuation stands on the other side, as is
 * so in languages that part words by blanks. */
#ifndef IMPORT_EMPHASIS_H
#define IMPORT_EMPHASIS_H

#include "base/buf.h"

/* Puts a DEL, which no source has and scrub.h takes out again, between the
 * asterisks and the punctuation of a line, where two runs of as many asterisks
 * are a pair to all appearance: the first is followed, the second preceded by
 * no blank. Two underscores that a letter of those languages touches from
 * outside ("__甲__は") become asterisks. One asterisk is looked at beside East
 * Asian characters only. A blank between two asterisks and their words is
 * passed over where a line begins ("** Fees**") or where they close
 * ("**Fees **"), on one side. Code, link destinations and what is escaped are
 * left alone. A failure is left in `line`. */
void emphasis_mark(Buf *line);

#endif
