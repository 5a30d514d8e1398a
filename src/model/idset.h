/* A set of strings, each with a counter and a pointer: which ids are taken and
 * by what, how far the ordinals under a stem have come. Its time and memory
 * grow with the number of strings (libxml2's table stops growing at 16,384
 * lists, and searches long ones from there).
 *
 *      slots ──► [ · | "scope" 1 | · | · | "scope.p" 12 | · | … ]
 *                a string stands at its hash, or in the next free slot */
#ifndef MODEL_IDSET_H
#define MODEL_IDSET_H

#include "base/buf.h"

#include <stdint.h>

typedef struct {
    size_t text; /* where it begins in `texts`, from 1; 0: free */
    uint64_t hash;
    size_t count;
    const void *value;
} IdSlot;

/* A zeroed set is an empty one. */
typedef struct {
    IdSlot *slots;
    size_t room, used; /* room: a power of two */
    Buf texts;         /* the strings, each with its NUL */
    uint64_t seed;     /* no document can know it */
    bool failed;       /* out of memory; what was added since is not in it */
} IdSet;

/* The string in a slot, NULL in a free one; until the next is added. */
static inline const char *idset_text(const IdSet *set, const IdSlot *slot)
{
    return slot->text ? set->texts.bytes + slot->text - 1 : NULL;
}

void idset_init(IdSet *set);
void idset_clear(IdSet *set);

bool idset_has(const IdSet *set, const char *id);
void idset_add(IdSet *set, const char *id);
/* Adds one to the counter of a string and gives it: 1 the first time. */
size_t idset_count(IdSet *set, const char *stem);
size_t idset_get(const IdSet *set, const char *stem); /* 0: never counted */

/* Adds a string with a value, unless it is there: then the value that it has
 * already is given, otherwise NULL. */
const void *idset_put(IdSet *set, const char *id, const void *value);
const void *idset_find(const IdSet *set, const char *id); /* NULL: none */

#endif
