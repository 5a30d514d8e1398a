/* A set of strings: open addressing, at most half full. */
#include "model/idset.h"

#include <stdlib.h>
#include <string.h>

#define ROOM_FIRST 64

void idset_init(IdSet *set)
{
    *set = (IdSet){0};
}

void idset_clear(IdSet *set)
{
    free(set->slots);
    buf_clear(&set->texts);
    *set = (IdSet){0};
}

/* Seeded, so that no document can be made of strings that all meet in one
 * slot. */
static uint64_t hash_of(const IdSet *set, const char *text)
{
    uint64_t hash = set->seed;
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return hash;
}

/* The slot of a string, or the free one that it would have. */
static IdSlot *slot_of(const IdSet *set, const char *text, uint64_t hash)
{
    for (size_t at = hash & (set->room - 1);; at = (at + 1) & (set->room - 1)) {
        IdSlot *slot = &set->slots[at];
        if (!slot->text ||
            (slot->hash == hash && strcmp(idset_text(set, slot), text) == 0))
            return slot;
    }
}

static bool grow(IdSet *set)
{
    size_t room = set->room ? set->room * 2 : ROOM_FIRST;
    IdSlot *slots = calloc(room, sizeof(*slots));
    if (!slots)
        return false;
    for (size_t i = 0; i < set->room; i++) {
        size_t at = set->slots[i].hash & (room - 1);
        if (!set->slots[i].text)
            continue;
        while (slots[at].text)
            at = (at + 1) & (room - 1);
        slots[at] = set->slots[i];
    }
    if (!set->seed) /* where memory lies differs from run to run */
        set->seed = (uint64_t)(uintptr_t)slots;
    free(set->slots);
    set->slots = slots;
    set->room = room;
    return true;
}

static const IdSlot *find(const IdSet *set, const char *id)
{
    return set->room ? slot_of(set, id, hash_of(set, id)) : NULL;
}

/* The slot of a string, which is added where it is not there; NULL when out
 * of memory. */
static IdSlot *add(IdSet *set, const char *id)
{
    if (set->used >= set->room / 2 && !grow(set)) {
        set->failed = true;
        return NULL;
    }
    uint64_t hash = hash_of(set, id);
    IdSlot *slot = slot_of(set, id, hash);
    if (slot->text)
        return slot;
    size_t begin = set->texts.size;
    buf_add(&set->texts, id, strlen(id) + 1);
    if (!buf_is_ok(&set->texts)) {
        set->failed = true;
        return NULL;
    }
    slot->text = begin + 1;
    slot->hash = hash;
    set->used++;
    return slot;
}

size_t idset_get(const IdSet *set, const char *stem)
{
    const IdSlot *slot = find(set, stem);
    return slot ? slot->count : 0;
}

bool idset_has(const IdSet *set, const char *id)
{
    const IdSlot *slot = find(set, id);
    return slot && slot->text;
}

size_t idset_count(IdSet *set, const char *stem)
{
    IdSlot *slot = add(set, stem);
    return slot ? ++slot->count : 1;
}

void idset_add(IdSet *set, const char *id)
{
    IdSlot *slot = add(set, id);
    if (slot && !slot->count)
        slot->count = 1;
}

const void *idset_put(IdSet *set, const char *id, const void *value)
{
    IdSlot *slot = add(set, id);
    if (!slot)
        return NULL;
    const void *before = slot->value;
    if (!before)
        slot->value = value;
    return before;
}

const void *idset_find(const IdSet *set, const char *id)
{
    const IdSlot *slot = find(set, id);
    return slot ? slot->value : NULL;
}
