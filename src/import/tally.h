/* The words of a plain text, to hold against what is made of it. */
#ifndef IMPORT_TALLY_H
#define IMPORT_TALLY_H

#include "import/plain.h"

/* Adds the words of the source in reading order, one per line, from its bytes
 * line by line. What has been found out about the lines says only which
 * letters are bullets, where a number ends, and which lines join without a
 * space. False when out of memory. */
bool tally_words(const Plain *plain, Buf *words);

#endif
