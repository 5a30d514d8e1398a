/* One walk through a text before stylesheets see it: white space between
 * blocks goes, footnotes are found. */
#include "model/walk.h"
#include "render/run.h"

#include <stdlib.h>

/* Whether nothing but elements means anything in it. An li that begins with a
 * block holds blocks alone. */
static bool holds_blocks(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_li) {
        Element first = element_of(first_element(node));
        return first == EL_p || first == EL_ul || first == EL_ol;
    }
    return element != EL_none && !(vocab_get(element)->flags & VOCAB_MIXED) &&
           role_of(node) != ROLE_META;
}

static void drop_blanks(xmlNode *parent)
{
    xmlNode *next;
    for (xmlNode *at = parent->children; at; at = next) {
        next = at->next;
        if (at->type != XML_TEXT_NODE || !xmlIsBlankNode(at))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

static bool note_add(Notes *notes, size_t *room, const xmlNode *node)
{
    if (notes->count == *room) {
        size_t more = *room ? *room * 2 : 16;
        Note *grown = realloc(notes->in_order, more * sizeof(*grown));
        if (!grown)
            return false;
        notes->in_order = grown;
        *room = more;
    }
    notes->in_order[notes->count] = (Note){node, notes->count + 1};
    notes->count++;
    return true;
}

static int compare_address(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)((const Note *)left)->node;
    uintptr_t b = (uintptr_t)((const Note *)right)->node;
    return (a > b) - (a < b);
}

static bool notes_sort(Notes *notes)
{
    if (notes->count == 0)
        return true;
    notes->by_address = calloc(notes->count, sizeof(*notes->by_address));
    if (!notes->by_address)
        return false;
    for (size_t i = 0; i < notes->count; i++)
        notes->by_address[i] = notes->in_order[i];
    qsort(notes->by_address, notes->count, sizeof(*notes->by_address),
          compare_address);
    return true;
}

CodicilStatus text_prepare(Run *run)
{
    size_t room = 0;
    Walk walk = walk_begin(xmlDocGetRootElement(run->text));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (element_of(walk.node) == EL_meta)
            walk_skip(&walk);
        else if (holds_blocks(walk.node))
            drop_blanks(walk.node);
        if (element_of(walk.node) == EL_authorialNote &&
            !note_add(&run->notes, &room, walk.node))
            return fault_memory(run->context);
    }
    return notes_sort(&run->notes) ? CODICIL_OK : fault_memory(run->context);
}

void notes_clear(Notes *notes)
{
    free(notes->in_order);
    free(notes->by_address);
    *notes = (Notes){0};
}

size_t note_ordinal(const Notes *notes, const xmlNode *node)
{
    Note key = {.node = node};
    const Note *found = notes->count
                            ? bsearch(&key, notes->by_address, notes->count,
                                      sizeof(key), compare_address)
                            : NULL;
    return found ? found->ordinal : 0;
}
