/* What stands within lines and has an id: defined terms and notes. Those of a
 * line pair with those of its mate: the same words first, then in order. */
#include "base/sequence.h"
#include "model/align_work.h"
#include "model/walk.h"

#include <stdlib.h>

/* Those of one line: from `first` on, provisions of that side. */
typedef struct {
    size_t first, count;
} Inner;

typedef struct {
    Table words;
    uint32_t *a_row, *b_row;
} InnerWork;

static void inner_clear(InnerWork *inner)
{
    table_clear(&inner->words);
    free(inner->a_row);
    free(inner->b_row);
}

static Inner inner_of(const Side *side, size_t first)
{
    Inner inner = {first, 0};
    while (first + inner.count < side->out->provision_count &&
           side->spans[first + inner.count].line == side->spans[first].line)
        inner.count++;
    return inner;
}

static bool row_fill(const Side *side, Inner inner, Table *words, uint32_t *row)
{
    for (size_t i = 0; i < inner.count; i++) {
        const xmlNode *node = side->out->provisions[inner.first + i].node;
        Buf text AUTO(buf_clear) = {0};
        buf_add_format(&text, "%d ", (int)element_of(node));
        walk_text(node, false, &text);
        size_t *symbol = table_add(words, buf_text(&text), text.size);
        if (!buf_is_ok(&text) || !symbol)
            return false;
        if (!*symbol)
            *symbol = words->count;
        row[i] = (uint32_t)*symbol;
    }
    return true;
}

static void mate(AlignWork *work, size_t i, size_t j)
{
    work->a.out->provisions[i].mate = j;
    work->b.out->provisions[j].mate = i;
}

/* Pairs in order what is of the same kind. */
static void run_mate(AlignWork *work, Inner a, Inner b)
{
    for (size_t i = 0; i < a.count && i < b.count; i++) {
        const xmlNode *one = work->a.out->provisions[a.first + i].node;
        const xmlNode *two = work->b.out->provisions[b.first + i].node;
        if (element_of(one) == element_of(two))
            mate(work, a.first + i, b.first + i);
    }
}

static bool group_mate(AlignWork *work, Inner a, Inner b)
{
    AUTO(inner_clear) InnerWork inner = {0};
    AUTO(edits_clear) Edits edits = {0};
    inner.a_row = malloc((a.count + 1) * sizeof *inner.a_row);
    inner.b_row = malloc((b.count + 1) * sizeof *inner.b_row);
    if (!inner.a_row || !inner.b_row ||
        !row_fill(&work->a, a, &inner.words, inner.a_row) ||
        !row_fill(&work->b, b, &inner.words, inner.b_row))
        return false;
    Sequences rows = {inner.a_row, inner.b_row, a.count, b.count};
    if (!sequence_diff(&rows, &edits))
        return false;
    size_t i = 0, j = 0;
    for (size_t at = 0; at <= edits.count; at++) {
        Edit edit = {.a = a.count, .b = b.count};
        if (at < edits.count)
            edit = edits.items[at];
        for (; i < edit.a; i++, j++)
            mate(work, a.first + i, b.first + j);
        run_mate(work, (Inner){a.first + i, edit.a_size},
                 (Inner){b.first + j, edit.b_size});
        i += edit.a_size;
        j += edit.b_size;
    }
    return true;
}

static void free_firsts(size_t **firsts)
{
    free(*firsts);
}

bool inner_mate(AlignWork *work)
{
    const AlignedText *a = work->a.out, *b = work->b.out;
    AUTO(free_firsts)
    size_t *firsts = malloc((a->line_count + 1) * sizeof *firsts);
    if (!firsts)
        return false;
    for (size_t i = 0; i < a->line_count; i++)
        firsts[i] = ALIGN_NONE;
    for (size_t i = a->provision_count; i-- > 0;)
        if (work->a.spans[i].line != ALIGN_NONE)
            firsts[work->a.spans[i].line] = i;
    for (size_t j = 0; j < b->provision_count; j++) {
        size_t line = work->b.spans[j].line;
        if (line == ALIGN_NONE || b->lines[line].mate == ALIGN_NONE ||
            firsts[b->lines[line].mate] == ALIGN_NONE ||
            (j && work->b.spans[j - 1].line == line))
            continue;
        if (!group_mate(work, inner_of(&work->a, firsts[b->lines[line].mate]),
                        inner_of(&work->b, j)))
            return false;
    }
    return true;
}
