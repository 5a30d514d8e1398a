/* The list of changes. */
#include "diff/changes.h"

#include <stdlib.h>
#include <string.h>

const char *change_kind_name(ChangeKind kind)
{
    static const char *const names[] = {
#define X(word, name) [CHANGE_##word] = name,
        CHANGE_KINDS(X)
#undef X
    };
    return names[kind];
}

ChangeRecord *changes_add(Changes *changes, ChangeRecord change)
{
    if (changes->count == changes->room) {
        size_t room = changes->room ? 2 * changes->room : 16;
        ChangeRecord *items = realloc(changes->items, room * sizeof *items);
        if (!items) {
            changes->failed = true;
            return NULL;
        }
        changes->items = items;
        changes->room = room;
    }
    changes->items[changes->count] = change;
    return &changes->items[changes->count++];
}

void change_clear(ChangeRecord *change)
{
    free(change->before);
    free(change->after);
    free(change->added);
    free(change->removed);
}

void changes_clear(Changes *changes)
{
    for (size_t i = 0; i < changes->count; i++)
        change_clear(&changes->items[i]);
    free(changes->items);
    *changes = (Changes){0};
}

char *change_text(Changes *changes, const char *text)
{
    char *copy = text ? strdup(text) : NULL;
    changes->failed |= text && !copy;
    return copy;
}

static int order_compare(const void *left, const void *right)
{
    const ChangeRecord *a = *(ChangeRecord *const *)left;
    const ChangeRecord *b = *(ChangeRecord *const *)right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return a < b ? -1 : a > b;
}

bool changes_sort(Changes *changes)
{
    size_t count = changes->count;
    ChangeRecord **places = calloc(count + 1, sizeof *places);
    ChangeRecord *sorted = calloc(count + 1, sizeof *sorted);
    bool is_ok = places && sorted && !changes->failed;
    for (size_t i = 0; is_ok && i < count; i++)
        places[i] = &changes->items[i];
    if (is_ok && count)
        qsort(places, count, sizeof *places, order_compare);
    for (size_t i = 0; is_ok && i < count; i++)
        sorted[i] = *places[i];
    if (is_ok && count)
        memcpy(changes->items, sorted, count * sizeof *sorted);
    free(places);
    free(sorted);
    return is_ok;
}

size_t changes_count(const Changes *changes, ChangeKind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < changes->count; i++)
        count += changes->items[i].kind == kind;
    return count;
}

bool changes_are_editorial(const Changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        ChangeKind kind = changes->items[i].kind;
        if (kind != CHANGE_FORMAT && kind != CHANGE_LINK &&
            kind != CHANGE_RENUMBER)
            return false;
    }
    return true;
}
