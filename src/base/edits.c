/* The list of edits. */
#include "base/sequence.h"

#include <stdlib.h>

#define FEWEST_EDITS 16

void edits_clear(Edits *edits)
{
    free(edits->items);
    *edits = (Edits){0};
}

void edits_add(Edits *edits, Edit edit)
{
    if (edits->failed)
        return;
    Edit *last = edits->count ? &edits->items[edits->count - 1] : NULL;
    if (last && last->a + last->a_size == edit.a &&
        last->b + last->b_size == edit.b) {
        last->a_size += edit.a_size;
        last->b_size += edit.b_size;
        return;
    }
    if (!edits->items || edits->count == edits->room) {
        size_t room = edits->room ? edits->room * 2 : FEWEST_EDITS;
        Edit *items = realloc(edits->items, room * sizeof *items);
        if (!items) {
            edits->failed = true;
            return;
        }
        edits->items = items;
        edits->room = room;
    }
    edits->items[edits->count++] = edit;
}

void edits_from_flags(const bool *gone, size_t a_size, const bool *come,
                      size_t b_size, Edits *out)
{
    for (size_t a = 0, b = 0; a < a_size || b < b_size;) {
        Edit edit = {.a = a, .b = b};
        while (a < a_size && gone[a])
            a++;
        while (b < b_size && come[b])
            b++;
        edit.a_size = a - edit.a;
        edit.b_size = b - edit.b;
        if (edit.a_size || edit.b_size)
            edits_add(out, edit);
        while (a < a_size && b < b_size && !gone[a] && !come[b])
            a++, b++;
    }
}
