/* The words of HTML within Markdown, taken from its text and tags alone. */
#ifndef IMPORT_MARKWORDS_H
#define IMPORT_MARKWORDS_H

#include "import/blocks.h"
#include "import/joined.h"

typedef struct {
    xmlNode *lists[BLOCKS_DEPTH]; /* that are open, ol and others */
    long counters[BLOCKS_DEPTH];
    size_t depth;
    size_t codes; /* pre that are open */
} Markwords;

/* Adds the words of a piece of HTML to a line, with the numbers that browsers
 * show before items; "\n" parts what stands in blocks of its own. False when
 * out of memory, where line->text does not say so. */
bool markwords_add(Markwords *state, const char *html, Joined *line);
void markwords_clear(Markwords *state);

#endif
