/* compare: align → mark lines → put back what went → number. */
#include "diff/compare.h"

#include "diff/level.h"
#include "diff/lines.h"
#include "diff/ordinals.h"
#include "diff/record.h"
#include "diff/shape.h"
#include "diff/turns.h"

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
    if (!pieces_find(level->marked, &level->new, &pieces))
        return fault_memory(marking->context);
    for (size_t i = 0; i < pieces.count; i++) {
        Piece *piece = &pieces.items[i];
        if (!piece->is_line_only &&
            !piece_tell(marking, piece, piece->node, level->new.nodes,
                        level->new.marks))
            return fault_memory(marking->context);
        TRY(record_piece(level, false, piece, piece->node));
    }
    return CODICIL_OK;
}

CodicilStatus level_compare(Marking *marking, const Trees *trees)
{
    Level AUTO(level_close) level = {0};
    TRY(level_open(&level, marking, trees));
    TRY(lines_compare(&level));
    TRY(shapes_record(&level));
    TRY(pieces_mark(&level));
    TRY(ghosts_place(&level));
    TRY(numbers_tell(&level));
    return record_reuse(&level);
}

CodicilStatus compare_texts(CodicilContext *context, const CompareInput *input,
                            Comparison **out)
{
    Comparison *AUTO(free_comparison) made = calloc(1, sizeof *made);
    xmlDoc *copy = xmlCopyDoc((xmlDoc *)input->b, 1);
    Marking AUTO(marking_close)
        marking = {.context = context,
                   .locale = input->locale,
                   .ids_are_minted = input->ids_are_minted,
                   .marked = copy};
    if (!made || !copy)
        return fault_memory(context);
    marking.changes = &made->changes;
    TRY(marking_open(&marking, copy));
    Trees trees = {doc_kind(input->a), doc_kind(input->b), doc_kind(copy), 0};
    TRY(level_compare(&marking, &trees));
    turns_spare(doc_kind(copy));
    TRY(ordinals_mark(&marking));
    TRY(record_moves(&marking));
    TRY(record_facts(&marking, input->a, input->b));
    if (!changes_sort(&made->changes))
        return fault_memory(context);
    made->marked = TAKE(marking.marked);
    *out = TAKE(made);
    return CODICIL_OK;
}
