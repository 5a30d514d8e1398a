/* A reference by heading: words in quotation marks that lead to a provision
 * with a heading, as in: see “Your rights”. The marks stand in the reference
 * or around it. */
#ifndef MODEL_CITATION_H
#define MODEL_CITATION_H

#include "base/buf.h"
#include "model/doc.h"

#include <stdbool.h>

/* Whether a reference (a or ref) is in quotation marks, and what stands
 * between them: `start` and `end` in `words`, its text. */
bool citation_read(const xmlNode *ref, const char *words, size_t *start,
                   size_t *end);

/* The heading of what a reference leads to: of the target, or of the provision
 * that it is the beginning of. NULL: none. */
const xmlNode *citation_heading(const xmlNode *target);

/* Whether words cite a heading: the same (case, width and number aside), or
 * one within the other. `failed` is set when memory runs out. */
bool citation_is_of(const char *words, size_t size, const xmlNode *heading,
                    bool *failed);

/* Whether they are the whole heading. */
bool citation_is_whole(const char *words, size_t size, const xmlNode *heading,
                       bool *failed);

#endif
