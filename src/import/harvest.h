/* The words of a Markdown source, taken from cmark's tree: what a text that is
 * made of it has to say (loss.h). */
#ifndef IMPORT_HARVEST_H
#define IMPORT_HARVEST_H

#include "base/buf.h"

#include <cmark.h>

/* Adds the words to `words`, one per line, in reading order: those of text,
 * code, alternative texts and HTML, and the numbers of ordered lists as
 * CommonMark counts them. False when out of memory. */
bool harvest_words(cmark_node *root, Buf *words);

/* Adds the words of some text. */
bool harvest_text(const char *text, size_t size, Buf *words);

#endif
