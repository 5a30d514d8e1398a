/* A set of strings with a counter each. */
#include "model/idset.h"

#include <stdint.h>

void idset_init(IdSet *set)
{
    *set = (IdSet){.table = xmlHashCreate(256)};
    set->failed = !set->table;
}

void idset_clear(IdSet *set)
{
    if (set->table)
        xmlHashFree(set->table, NULL);
    *set = (IdSet){0};
}

size_t idset_get(const IdSet *set, const char *stem)
{
    if (!set->table)
        return 0;
    return (size_t)(uintptr_t)xmlHashLookup(set->table, BAD_CAST stem);
}

bool idset_has(const IdSet *set, const char *id)
{
    return idset_get(set, id) != 0;
}

size_t idset_count(IdSet *set, const char *stem)
{
    size_t count = idset_get(set, stem) + 1;
    void *value = (void *)(uintptr_t)count;
    if (!set->table ||
        xmlHashUpdateEntry(set->table, BAD_CAST stem, value, NULL) != 0)
        set->failed = true;
    return count;
}

void idset_add(IdSet *set, const char *id)
{
    if (!idset_has(set, id))
        idset_count(set, id);
}
