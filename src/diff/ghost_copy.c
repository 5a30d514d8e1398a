/* What went of the older text, copied for the marked one. */
#include "diff/level.h"
#include "diff/strand.h"

#include "model/walk.h"

static bool element_next(Walk *walk)
{
    while (walk_next(walk))
        if (walk->enter && walk->node->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

/* Finds the lines of a copied piece. */
static void copies_map(Lines *old, const Piece *piece, xmlNode *copy)
{
    size_t next = piece->first;
    Walk one = walk_begin(piece->node), two = walk_begin(copy);
    while (next < piece->end && element_next(&one) && element_next(&two))
        if (one.node == old->nodes[next])
            old->copies[next++] = two.node;
}

/* Takes the blocks out of an li of which only the line is wanted. */
static void blocks_drop(xmlNode *li)
{
    for (xmlNode *at = li->children, *next; at; at = next) {
        next = at->next;
        if (!is_beyond_line(at))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

CodicilStatus ghost_make(Level *level, const Piece *piece, xmlNode **out)
{
    Marking *marking = level->marking;
    Lines *old = &level->old;
    xmlNode *copy = marking_copy(marking, piece->node, true);
    if (!copy)
        return fault_memory(marking->context);
    *out = copy;
    if (piece->is_line_only)
        blocks_drop(copy);
    if (!marking_disown(marking, copy))
        return fault_memory(marking->context);
    copies_map(old, piece, copy);
    for (size_t i = piece->first; i < piece->end; i++) {
        TRY(alone_mark(level, true, i, old->copies[i]));
    }
    return piece_tell(marking, piece, copy, old->copies, old->marks)
               ? CODICIL_OK
               : fault_memory(marking->context);
}
