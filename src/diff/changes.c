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

void changes_clear(Changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        free(changes->items[i].before);
        free(changes->items[i].after);
        free(changes->items[i].added);
        free(changes->items[i].removed);
    }
    free(changes->items);
    *changes = (Changes){0};
}

char *change_text(Changes *changes, const char *text)
{
    char *copy = text ? strdup(text) : NULL;
    changes->failed |= text && !copy;
    return copy;
}
