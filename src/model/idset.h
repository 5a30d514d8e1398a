/* A set of strings with a counter each: which ids are taken, and how far the
 * ordinals under a stem have come. Over libxml2's hash table, whose memory
 * grows with the number of strings. */
#ifndef MODEL_IDSET_H
#define MODEL_IDSET_H

#include "base/buf.h"

#include <libxml/hash.h>

typedef struct {
    xmlHashTable *table;
    bool failed; /* out of memory */
} IdSet;

void idset_init(IdSet *set);
void idset_clear(IdSet *set);

bool idset_has(const IdSet *set, const char *id);
void idset_add(IdSet *set, const char *id);
/* Adds one to the counter of a string and gives it: 1 the first time. */
size_t idset_count(IdSet *set, const char *stem);
size_t idset_get(const IdSet *set, const char *stem); /* 0: never counted */

#endif
