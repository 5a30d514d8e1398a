/* Atoms: bytes that stand in the same elements on either side; and by them,
 * which elements of two lines are one. */
#include "diff/merger.h"

size_t stretch_at(const Strand *strand, size_t hint, size_t byte)
{
    while (strand->stretches[hint].end <= byte)
        hint++;
    return hint;
}

size_t token_start(const Strand *strand, size_t token)
{
    return token < strand->tokens.count ? strand->tokens.items[token].start
                                        : strand->text.size;
}

Kept kept_before(const Merge *merge, size_t edit)
{
    const Edits *edits = merge->edits;
    size_t own = 0, other = 0, own_end = merge->own->tokens.count;
    if (edit) {
        const Edit *last = &edits->items[edit - 1];
        own = last->b + last->b_size;
        other = last->a + last->a_size;
    }
    if (edit < edits->count)
        own_end = edits->items[edit].b;
    return (Kept){token_start(merge->own, own),
                  token_start(merge->own, own_end),
                  token_start(merge->other, other), 0, 0};
}

bool kept_next(const Merge *merge, Kept *kept, Atom *out)
{
    if (kept->own >= kept->own_end)
        return false;
    kept->own_stretch = stretch_at(merge->own, kept->own_stretch, kept->own);
    kept->other_stretch =
        stretch_at(merge->other, kept->other_stretch, kept->other);
    out->own = &merge->own->stretches[kept->own_stretch];
    out->other = &merge->other->stretches[kept->other_stretch];
    out->own_start = kept->own;
    out->size = kept->own_end - kept->own;
    if (out->size > out->own->end - kept->own)
        out->size = out->own->end - kept->own;
    if (out->size > out->other->end - kept->other)
        out->size = out->other->end - kept->other;
    kept->own += out->size;
    kept->other += out->size;
    return true;
}

/* An element of one side is that of the other that is named alike and has a
 * kept atom with it, the first such. */
static void atom_mate(Merge *merge, const Atom *atom)
{
    Strand *own = merge->own, *other = merge->other;
    for (size_t i = atom->own->frame; i != FRAME_NONE;
         i = own->frames[i].parent) {
        Frame *frame = &own->frames[i];
        frame->is_kept = true;
        for (size_t k = atom->other->frame;
             frame->mate == FRAME_NONE && k != FRAME_NONE;
             k = other->frames[k].parent) {
            if (element_of(frame->node) != element_of(other->frames[k].node) ||
                other->frames[k].parent == FRAME_NONE)
                continue;
            frame->mate = k;
            if (other->frames[k].mate == FRAME_NONE)
                other->frames[k].mate = i;
        }
    }
}

/* The title is one, however little of it is kept. */
static void titles_mate(Merge *merge)
{
    size_t mates[2] = {FRAME_NONE, FRAME_NONE};
    Strand *strands[2] = {merge->own, merge->other};
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < strands[side]->frame_count; i++)
            if (element_of(strands[side]->frames[i].node) == EL_docTitle &&
                mates[side] == FRAME_NONE)
                mates[side] = i;
    if (mates[0] == FRAME_NONE || mates[1] == FRAME_NONE)
        return;
    for (size_t i = mates[0]; i != FRAME_NONE; i = merge->own->frames[i].parent)
        merge->own->frames[i].is_kept = true;
    merge->own->frames[mates[0]].mate = mates[1];
    merge->other->frames[mates[1]].mate = mates[0];
}

void frames_mate(Merge *merge)
{
    Atom atom;
    size_t own_stretch = 0, other_stretch = 0;
    for (size_t i = 0; i <= merge->edits->count; i++) {
        Kept kept = kept_before(merge, i);
        kept.own_stretch = own_stretch;
        kept.other_stretch = other_stretch;
        while (kept_next(merge, &kept, &atom))
            atom_mate(merge, &atom);
        own_stretch = kept.own_stretch;
        other_stretch = kept.other_stretch;
    }
    titles_mate(merge);
}
