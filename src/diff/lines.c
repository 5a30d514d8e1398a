/* The lines of a tree compared, one with its mate after the other. */
#include "diff/lines.h"

#include "diff/merge.h"
#include "diff/record.h"
#include "model/walk.h"

/* Two flattened lines and what was found about them. */
typedef struct {
    Strand own, other;
    Edits edits;
    Merge merge;
    bool is_old; /* `own` is of the older text */
} Pair;

static void pair_clear(Pair *pair)
{
    strand_clear(&pair->own);
    strand_clear(&pair->other);
    edits_clear(&pair->edits);
    free(pair->merge.notes);
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

/* Reads the lines of a group and finds the edits from other to own. */
static bool pair_read(const Marking *marking, const AlignedText *own,
                      const AlignedText *other, const Group *group, Pair *out)
{
    if (out->is_old)
        out->own.renamed = &marking->renamed;
    else
        out->other.renamed = &marking->renamed;
    group_read(own, group->own, group->own_count, &out->own);
    group_read(other, group->other, group->other_count, &out->other);
    if (!strands_read(&out->own, &out->other, marking->tokenizer))
        return false;
    Wording from = strand_wording(&out->other), to = strand_wording(&out->own);
    if (!words_diff(&from, &to, &out->edits))
        return false;
    if (group->own_count > 1 || group->other_count > 1)
        boundaries_clear(out);
    return !out->edits.failed;
}

CodicilStatus moved_mark(Level *level, bool old, size_t line, xmlNode *node)
{
    const Marking *marking = level->marking;
    const Lines *own = old ? &level->old : &level->new;
    const Lines *other = old ? &level->new : &level->old;
    Group group = group_of(own->text, other->text, line);
    Pair AUTO(pair_clear) pair = {.is_old = old};
    if (own->text->lines[line].is_same || group.own_count > 1)
        return marking_wrap(marking, node, own->marks[line])
                   ? CODICIL_OK
                   : fault_memory(marking->context);
    if (!pair_read(marking, own->text, other->text, &group, &pair))
        return fault_memory(marking->context);
    xmlNode *roots[] = {node};
    pair.merge = (Merge){.other = &pair.other,
                         .own = &pair.own,
                         .edits = &pair.edits,
                         .style = {own->marks[line], false},
                         .roots = roots};
    TRY(merge_lines(level->marking, &pair.merge));
    return old ? CODICIL_OK : record_moved(level, line, &pair.merge);
}

/* Merges a group that is in place. */
static CodicilStatus group_merge(Level *level, const Group *group, Pair *pair)
{
    Marking *marking = level->marking;
    xmlNode **roots = calloc(group->own_count, sizeof *roots);
    bool is_ok = roots && pair_read(marking, level->new.text, level->old.text,
                                    group, pair);
    size_t line = group->own;
    for (size_t i = 0; is_ok && i < group->own_count; i++) {
        roots[i] = level->new.nodes[line];
        if (i && !marking_set(marking, roots[i], "c:change", "split"))
            is_ok = false;
        line = group_next(level->new.text, line);
    }
    CodicilStatus status = CODICIL_OK;
    if (is_ok) {
        pair->merge = (Merge){.other = &pair->other,
                              .own = &pair->own,
                              .edits = &pair->edits,
                              .style = {{FATE_INSERTED, 0}, true},
                              .roots = roots};
        status = merge_lines(marking, &pair->merge);
    } else {
        status = fault_memory(marking->context);
    }
    free(roots);
    return status;
}

/* Footnotes that stand in both are trees of their own. */
static CodicilStatus notes_compare(Marking *marking, const Merge *merge,
                                   size_t order)
{
    for (size_t i = 0; i < merge->note_count; i++)
        TRY(level_compare(marking,
                          &(Trees){merge->notes[i].other, merge->notes[i].own,
                                   merge->notes[i].marked, order}));
    return CODICIL_OK;
}

/* Says of lines that begin an item, and began none before, that they do. */
static bool items_tell(Level *level, const Group *group)
{
    size_t line = group->own;
    bool is_ok = true;
    for (size_t i = 0; is_ok && i < group->own_count; i++) {
        xmlNode *item = item_begun(level->new.nodes[line]);
        if (item && !doc_get(item, "c:change") &&
            (i || !item_begun(level->old.nodes[group->other])))
            is_ok = marking_set(level->marking, item, "c:change", "listed");
        line = group_next(level->new.text, line);
    }
    return is_ok;
}

/* Whether a line began an item before, and begins none now. */
static xmlNode *item_lost(Level *level, const Group *group)
{
    xmlNode *item = item_begun(level->old.nodes[group->other]);
    return item && !item_begun(level->new.nodes[group->own]) ? item : NULL;
}

static CodicilStatus line_compare(Level *level, size_t line)
{
    const AlignedText *old = level->old.text, *new = level->new.text;
    Group group = group_of(new, old, line);
    Pair AUTO(pair_clear) pair = {0};
    if (group.own != line)
        return CODICIL_OK;
    if (!items_tell(level, &group))
        return fault_memory(level->marking->context);
    if (group.own_count == 1 && group.other_count == 1)
        TRY(record_kind(level, group.other, line));
    const xmlNode *item = item_lost(level, &group);
    bool is_same = group.own_count == 1 && group.other_count == 1 &&
                   new->lines[line].is_same &&lines_look_same(
                       &level->marking->renamed, old->lines[group.other].node,
                       new->lines[line].node);
    if (!is_same) {
        TRY(group_merge(level, &group, &pair));
        TRY(record_lines(level, &group, &pair.merge));
    }
    xmlNode *node = level->new.nodes[line];
    if (!marking_bullet(level->marking, item, node, node->children))
        return fault_memory(level->marking->context);
    if (is_same)
        return CODICIL_OK;
    return notes_compare(level->marking, &pair.merge,
                         level_order(level, false, line));
}

CodicilStatus lines_compare(Level *level)
{
    const Lines *new = &level->new;
    for (size_t i = 0; i < new->text->line_count; i++) {
        if (new->marks[i].fate == FATE_KEPT)
            TRY(line_compare(level, i));
        else if (new->marks[i].move)
            TRY(moved_mark(level, false, i, new->nodes[i]));
        else if (!marking_wrap(level->marking, new->nodes[i], new->marks[i]))
            return fault_memory(level->marking->context);
    }
    return CODICIL_OK;
}
