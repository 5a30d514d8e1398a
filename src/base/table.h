/* Strings, each with a number: found, added and counted in constant time,
 * however many there are (libxml2's own hash stops growing at 16,384 chains).
 * In the order in which they were added:
 *
 *      slots ─► [ . 2 . . 1 . 3 . ]      entries[slot - 1]
 *      entries ─► [ "law" 4 | "data" 1 | "term" 2 ]
 *
 * A zeroed Table is an empty one. It remembers its own failure, as a Buf. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/buf.h"

#include <stdint.h>

typedef struct {
    uint64_t hash;
    size_t key, size; /* where the string stands in `keys`, NUL-terminated */
    size_t value;     /* the caller's; 0 when added */
} TableEntry;

typedef struct {
    TableEntry *entries;
    size_t count, room;
    uint32_t *slots;
    size_t slot_count; /* a power of two, at least twice `count` */
    Buf keys;
    bool failed;
} Table;

void table_clear(Table *table);

/* The value of a string, added when it is not there; good until the next call
 * that adds. NULL when out of memory, then and ever after. */
size_t *table_add(Table *table, const char *key, size_t size);

/* The value of a string, NULL when it is not there. */
const size_t *table_find(const Table *table, const char *key, size_t size);

/* The string that was added as the `index`th, from 0; good until the next call
 * that adds. */
const char *table_key(const Table *table, size_t index);

#endif
