/* The lines of a tree compared, one with its mate after the other. */
#include "diff/lines.h"

#include "diff/pair.h"
#include "diff/record.h"
#include "model/walk.h"

#include <string.h>

/* What a line of the older text that moved carries is told in the pair of the
 * line that it is now. */
static bool carried_copy(const Level *level, size_t line, Strand *strand)
{
    const Pair *pair = level->new.pairs[level->old.text->lines[line].mate];
    size_t count = strand->tokens.count;
    if (!pair || !pair->other.carried || pair->other.tokens.count != count)
        return true;
    strand->carried = malloc((count + 1) * sizeof *strand->carried);
    if (strand->carried)
        memcpy(strand->carried, pair->other.carried,
               count * sizeof *strand->carried);
    return strand->carried != NULL;
}

/* Marks the words of a line that moved. */
static CodicilStatus moved_mark(Level *level, bool old, size_t line,
                                xmlNode *node)
{
    Marking *marking = level->marking;
    const Lines *own = old ? &level->old : &level->new;
    const Lines *other = old ? &level->new : &level->old;
    Group group = group_of(own->text, other->text, line);
    Pair AUTO(pair_clear) read = {.is_old = old};
    Pair *pair = &read;
    if (own->text->lines[line].is_same || group.own_count > 1)
        return marking_wrap(marking, node, own->marks[line])
                   ? CODICIL_OK
                   : fault_memory(marking->context);
    if (!old && own->pairs[line])
        pair = own->pairs[line];
    else if (!pair_read(level, &group, pair) ||
             (old && !carried_copy(level, line, &pair->own)))
        return fault_memory(marking->context);
    xmlNode *roots[] = {node};
    MergeStyle style = {own->marks[line], false};
    TRY(pair_merge(marking, pair, style, roots));
    return old ? CODICIL_OK : record_moved(level, line, &pair->merge);
}

CodicilStatus alone_mark(Level *level, bool old, size_t line, xmlNode *node)
{
    Lines *own = old ? &level->old : &level->new;
    if (own->marks[line].move)
        return moved_mark(level, old, line, node);
    Pair *AUTO(free_pair) pair = TAKE(own->pairs[line]);
    if (pair) {
        own->carried[line] = strand_carried(&pair->own);
        xmlNode *roots[] = {node};
        MergeStyle style = {own->marks[line], true};
        return pair_merge(level->marking, pair, style, roots);
    }
    return marking_wrap(level->marking, node, own->marks[line])
               ? CODICIL_OK
               : fault_memory(level->marking->context);
}

/* Merges a group that is in place. */
static CodicilStatus group_merge(Level *level, const Group *group, Pair *pair)
{
    Marking *marking = level->marking;
    xmlNode **roots = calloc(group->own_count, sizeof *roots);
    bool is_ok = roots != NULL;
    size_t line = group->own;
    for (size_t i = 0; is_ok && i < group->own_count; i++) {
        roots[i] = level->new.nodes[line];
        if (i && !marking_set(marking, roots[i], "c:change", "split"))
            is_ok = false;
        line = group_next(level->new.text, line);
    }
    MergeStyle style = {{FATE_INSERTED, 0}, true};
    CodicilStatus status = is_ok ? pair_merge(marking, pair, style, roots)
                                 : fault_memory(marking->context);
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
    Pair *AUTO(free_pair) pair = TAKE(level->new.pairs[line]);
    if (group.own != line)
        return CODICIL_OK;
    if (!items_tell(level, &group))
        return fault_memory(level->marking->context);
    if (group.own_count == 1 && group.other_count == 1)
        TRY(record_kind(level, group.other, line));
    const xmlNode *item = item_lost(level, &group);
    if (pair) {
        TRY(group_merge(level, &group, pair));
        TRY(record_lines(level, &group, &pair->merge));
    }
    xmlNode *node = level->new.nodes[line];
    if (!marking_bullet(level->marking, item, node, node->children))
        return fault_memory(level->marking->context);
    if (!pair)
        return CODICIL_OK;
    return notes_compare(level->marking, &pair->merge,
                         level_order(level, false, line));
}

/* Whether the words of lines that are one are to be merged. */
static bool is_merged(const Level *level, const Group *group)
{
    const AlignedText *old = level->old.text, *new = level->new.text;
    bool is_single = group->own_count == 1 && group->other_count == 1;
    if (level->new.marks[group->own].move)
        return is_single && !new->lines[group->own].is_same;
    return !is_single || !new->lines[group->own].is_same ||
           !lines_look_same(&level->marking->renamed,
                            old->lines[group->other].node,
                            new->lines[group->own].node);
}

/* Flattens what is to be merged. */
static CodicilStatus pairs_read(Level *level)
{
    const AlignedText *new = level->new.text;
    for (size_t i = 0; i < new->line_count; i++) {
        if (new->lines[i].mate == ALIGN_NONE)
            continue;
        Group group = group_of(new, level->old.text, i);
        if (group.own != i || !is_merged(level, &group))
            continue;
        Pair *pair = level->new.pairs[i] = calloc(1, sizeof *pair);
        if (!pair || !pair_read(level, &group, pair))
            return fault_memory(level->marking->context);
    }
    return CODICIL_OK;
}

CodicilStatus lines_compare(Level *level)
{
    const Lines *new = &level->new;
    TRY(pairs_read(level));
    TRY(passages_mark(level));
    for (size_t i = 0; i < new->text->line_count; i++) {
        if (new->marks[i].fate == FATE_KEPT)
            TRY(line_compare(level, i));
        else
            TRY(alone_mark(level, false, i, new->nodes[i]));
    }
    return CODICIL_OK;
}
