/* The words of a page, taken from its tree: what a text that is made of it has
 * to say (loss.h). */
#ifndef IMPORT_WEBWORDS_H
#define IMPORT_WEBWORDS_H

#include "import/dom.h"

/* Adds the words of a part of a page that has been swept, one per line, in
 * reading order: those of text, of alternative texts, and the numbers of
 * ordered lists as browsers count them. False when out of memory. */
bool webwords_add(xmlNode *part, Buf *words);

#endif
