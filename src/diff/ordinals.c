/* Ordinals of items and footnotes, in the newer and in the older text. */
#include "diff/ordinals.h"

#include "model/walk.h"

#include <stdio.h>
#include <string.h>

/* What the numbers are, counted up to here. */
typedef struct {
    unsigned number, former;
} Count;

/* Which of the texts a marked element stands in. */
static void sides_of(const xmlNode *node, bool *is_new, bool *is_old)
{
    const char *change = doc_get(node, "c:change");
    *is_new = *is_old = true;
    if (!change)
        return;
    *is_new =
        strcmp(change, "deleted") != 0 && strcmp(change, "moved-from") != 0;
    *is_old = strcmp(change, "inserted") != 0 &&
              strcmp(change, "moved-to") != 0 && strcmp(change, "split") != 0 &&
              strcmp(change, "listed") != 0;
}

static bool set_number(const Marking *marking, xmlNode *node, const char *name,
                       unsigned number)
{
    char text[16];
    snprintf(text, sizeof text, "%u", number);
    return marking_set(marking, node, name, text);
}

/* Counts an element; sets its numbers when `writes`. False without memory. */
static bool count_one(const Marking *marking, xmlNode *node, Count *count,
                      bool writes)
{
    bool is_new, is_old;
    sides_of(node, &is_new, &is_old);
    count->number += is_new;
    count->former += is_old;
    if (!writes)
        return true;
    return (!is_new || set_number(marking, node, "c:number", count->number)) &&
           (!is_old ||
            set_number(marking, node, "c:former-number", count->former));
}

static bool list_mark(const Marking *marking, const xmlNode *list)
{
    bool differs = false;
    for (int pass = 0; pass < (differs ? 2 : 1); pass++) {
        Count count = {0, 0};
        for (xmlNode *at = first_element(list); at; at = next_element(at)) {
            if (!count_one(marking, at, &count, pass == 1))
                return false;
            differs |= count.number != count.former;
        }
    }
    return true;
}

/* Notes with a marker of their own have no number. */
static bool is_counted(const xmlNode *node)
{
    return element_of(node) == EL_authorialNote && !doc_get(node, "marker");
}

static bool notes_mark(const Marking *marking, xmlNode *root)
{
    bool differs = false;
    for (int pass = 0; pass < (differs ? 2 : 1); pass++) {
        Count count = {0, 0};
        Walk walk = walk_begin(root);
        while (walk_next(&walk)) {
            if (!walk.enter || !is_counted(walk.node))
                continue;
            if (!count_one(marking, walk.node, &count, pass == 1))
                return false;
            differs |= count.number != count.former;
        }
    }
    return true;
}

CodicilStatus ordinals_mark(const Marking *marking)
{
    xmlNode *root = doc_kind(marking->marked);
    bool is_ok = notes_mark(marking, root);
    Walk walk = walk_begin(root);
    while (is_ok && walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (doc_get(walk.node, "c:change") && element_of(walk.node) != EL_li)
            walk_skip(&walk);
        else if (element_of(walk.node) == EL_ol)
            is_ok = list_mark(marking, walk.node);
    }
    return is_ok ? CODICIL_OK : fault_memory(marking->context);
}
