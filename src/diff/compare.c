/* compare: align → mark lines → put back what went → number. */
#include "diff/compare.h"

#include "diff/level.h"
#include "diff/lines.h"
#include "diff/ordinals.h"
#include "model/walk.h"

void comparison_free(Comparison *comparison)
{
    if (!comparison)
        return;
    if (comparison->marked)
        xmlFreeDoc(comparison->marked);
    changes_clear(&comparison->changes);
    free(comparison);
}

/* Says of what is new in the newer tree that it is. */
static CodicilStatus pieces_mark(Level *level)
{
    Pieces AUTO(pieces_clear) pieces = {0};
    const Marking *marking = level->marking;
    bool is_ok = pieces_find(level->marked, &level->new, &pieces);
    for (size_t i = 0; is_ok && i < pieces.count; i++)
        if (!pieces.items[i].is_line_only)
            is_ok = piece_tell(marking, &pieces.items[i], pieces.items[i].node,
                               level->new.nodes, level->new.marks);
    return is_ok ? CODICIL_OK : fault_memory(marking->context);
}

CodicilStatus level_compare(Marking *marking, xmlNode *a, xmlNode *b,
                            xmlNode *marked)
{
    Level AUTO(level_close) level = {0};
    TRY(level_open(&level, marking, a, b, marked));
    TRY(lines_compare(&level));
    TRY(pieces_mark(&level));
    return ghosts_place(&level);
}

/* Whether anything is marked. */
static bool has_marks(const xmlDoc *marked)
{
    Walk walk = walk_begin(doc_kind(marked));
    while (walk_next(&walk)) {
        Element element = element_of(walk.node);
        if (element == EL_ins || element == EL_del ||
            (element == EL_span && doc_get(walk.node, "c:former")) ||
            (element != EL_none && doc_get(walk.node, "c:change")))
            return true;
    }
    return false;
}

CodicilStatus compare_texts(const CodicilContext *context,
                            const CompareInput *input, Comparison **out)
{
    Comparison *AUTO(free_comparison) made = calloc(1, sizeof *made);
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)input->b, 1);
    Marking AUTO(marking_close)
        marking = {.context = context, .locale = input->locale, .marked = copy};
    if (!made || !copy)
        return fault_memory(context);
    marking.changes = &made->changes;
    TRY(marking_open(&marking, copy));
    TRY(level_compare(&marking, doc_kind(input->a), doc_kind(input->b),
                      doc_kind(copy)));
    TRY(ordinals_mark(&marking));
    made->differs = has_marks(copy);
    made->marked = TAKE(marking.marked);
    *out = TAKE(made);
    return CODICIL_OK;
}
