/* Lines flattened and compared. */
#include "diff/pair.h"

#include <stdlib.h>

void pair_clear(Pair *pair)
{
    strand_clear(&pair->own);
    strand_clear(&pair->other);
    edits_clear(&pair->edits);
    free(pair->merge.notes);
    *pair = (Pair){0};
}

void pair_free(Pair *pair)
{
    if (pair)
        pair_clear(pair);
    free(pair);
}

static void group_read(const AlignedText *text, size_t first, size_t count,
                       Strand *out)
{
    for (size_t i = 0; i < count; i++) {
        strand_add(out, text->lines[first].node);
        first = group_next(text, first);
    }
}

static bool has_boundary(const Strand *strand, size_t first, size_t count)
{
    for (size_t i = first; i < first + count; i++) {
        size_t at = strand_find(strand, strand->tokens.items[i].start);
        if (at < strand->stretch_count &&
            strand->stretches[at].kind == STRETCH_BOUNDARY)
            return true;
    }
    return false;
}

static bool edit_has_boundary(const Pair *pair, const Edit *edit)
{
    return has_boundary(&pair->other, edit->a, edit->a_size) ||
           has_boundary(&pair->own, edit->b, edit->b_size);
}

/* How many tokens of white space are kept from there on, `most` at most. */
static size_t spaces_from(const Pair *pair, size_t a, size_t most)
{
    size_t count = 0;
    while (count < most &&
           pair->other.tokens.items[a + count].class == TOKEN_SPACE)
        count++;
    return count;
}

/* White space is marked too where it would be the first or the only thing that
 * is kept in a line that was cut off: there no one sees it. */
static void boundaries_clear(Pair *pair)
{
    Edits out = {0}, *edits = &pair->edits;
    for (size_t i = 0; i < edits->count; i++) {
        const Edit *edit = &edits->items[i];
        bool is_last = i + 1 == edits->count;
        size_t a = edit->a + edit->a_size, b = edit->b + edit->b_size;
        size_t kept = (is_last ? pair->other.tokens.count : edit[1].a) - a;
        size_t spaces = spaces_from(pair, a, kept);
        bool is_cut =
            edit_has_boundary(pair, edit) ||
            (!is_last && spaces == kept && edit_has_boundary(pair, &edit[1]));
        edits_add(&out, *edit);
        if (is_cut && spaces)
            edits_add(&out, (Edit){a, spaces, b, spaces});
    }
    edits_clear(edits);
    *edits = out;
}

/* Readies the strands for lines of a level. */
static void pair_begin(const Level *level, Pair *pair)
{
    Strand *old = pair->is_old ? &pair->own : &pair->other;
    old->renamed = &level->marking->renamed;
}

bool pair_read(const Level *level, const Group *group, Pair *out)
{
    const AlignedText *old = level->old.text, *new = level->new.text;
    pair_begin(level, out);
    group_read(out->is_old ? old : new, group->own, group->own_count,
               &out->own);
    group_read(out->is_old ? new : old, group->other, group->other_count,
               &out->other);
    if (!strands_read(&out->own, &out->other, level->marking->tokenizer))
        return false;
    Wording from = strand_wording(&out->other), to = strand_wording(&out->own);
    if (!words_diff(&from, &to, &out->edits))
        return false;
    if (group->own_count > 1 || group->other_count > 1)
        boundaries_clear(out);
    return !out->edits.failed;
}

bool pair_read_alone(const Level *level, size_t line, Pair *out)
{
    const Lines *lines = out->is_old ? &level->old : &level->new;
    pair_begin(level, out);
    strand_add(&out->own, lines->text->lines[line].node);
    if (!strands_read(&out->own, &out->other, level->marking->tokenizer))
        return false;
    edits_add(&out->edits, (Edit){0, 0, 0, out->own.tokens.count});
    return !out->edits.failed;
}

CodicilStatus pair_merge(Marking *marking, Pair *pair, MergeStyle style,
                         xmlNode **roots)
{
    pair->merge = (Merge){.other = &pair->other,
                          .own = &pair->own,
                          .edits = &pair->edits,
                          .style = style,
                          .roots = roots};
    return merge_lines(marking, &pair->merge);
}
