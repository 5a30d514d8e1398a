/* A hash table of strings: open addressing over an array in the order of
 * adding. Hash is FNV-1a in steps of eight bytes, its bits mixed after each. */
#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#define FEWEST_SLOTS 64

static uint64_t hash_of(const char *key, size_t size)
{
    uint64_t hash = 0xCBF29CE484222325u ^ size;
    for (size_t at = 0; at < size; at += 8) {
        uint64_t eight = 0;
        memcpy(&eight, key + at, size - at < 8 ? size - at : 8);
        hash = (hash ^ eight) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 29);
}

void table_clear(Table *table)
{
    free(table->entries);
    free(table->slots);
    buf_clear(&table->keys);
    *table = (Table){0};
}

/* The slot where a string stands or would stand. */
static size_t slot_of(const Table *table, const char *key, size_t size,
                      uint64_t hash)
{
    size_t mask = table->slot_count - 1, at = hash & mask;
    for (; table->slots[at]; at = (at + 1) & mask) {
        const TableEntry *entry = &table->entries[table->slots[at] - 1];
        if (entry->hash == hash && entry->size == size &&
            memcmp(table->keys.bytes + entry->key, key, size) == 0)
            break;
    }
    return at;
}

static bool grow_slots(Table *table)
{
    size_t count = table->slot_count ? table->slot_count * 2 : FEWEST_SLOTS;
    uint32_t *slots = calloc(count, sizeof(*slots));
    if (!slots || table->count >= UINT32_MAX / 2) {
        free(slots);
        return false;
    }
    for (size_t i = 0; i < table->count; i++) {
        size_t at = table->entries[i].hash & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = count;
    return true;
}

static bool make_room(Table *table)
{
    if (table->count * 2 >= table->slot_count && !grow_slots(table))
        return false;
    if (table->count < table->room)
        return true;
    size_t room = table->room ? table->room * 2 : FEWEST_SLOTS / 2;
    TableEntry *entries =
        realloc(table->entries, room * sizeof(*table->entries));
    if (!entries)
        return false;
    table->entries = entries;
    table->room = room;
    return true;
}

size_t *table_add(Table *table, const char *key, size_t size)
{
    if (table->failed || !make_room(table)) {
        table->failed = true;
        return NULL;
    }
    uint64_t hash = hash_of(key, size);
    size_t at = slot_of(table, key, size, hash);
    if (table->slots[at])
        return &table->entries[table->slots[at] - 1].value;
    TableEntry entry = {.hash = hash, .key = table->keys.size, .size = size};
    buf_add(&table->keys, key, size);
    buf_add_char(&table->keys, '\0');
    if (!buf_is_ok(&table->keys)) {
        table->failed = true;
        return NULL;
    }
    table->entries[table->count] = entry;
    table->slots[at] = (uint32_t)++table->count;
    return &table->entries[table->count - 1].value;
}

const size_t *table_find(const Table *table, const char *key, size_t size)
{
    if (!table->slot_count)
        return NULL;
    size_t at = slot_of(table, key, size, hash_of(key, size));
    return table->slots[at] ? &table->entries[table->slots[at] - 1].value
                            : NULL;
}

const char *table_key(const Table *table, size_t index)
{
    return table->keys.bytes + table->entries[index].key;
}
