/* Cells of two rows by the columns of their tables: those under the same words
 * of a header, and between these as many as there are in both. Columns that
 * changed places cross; of them the longest run in order is in place. */
#include "base/cleanup.h"
#include "model/align_work.h"

#include <string.h>

#define MOST_COLUMNS 48 /* of two rows, a gap of model/align_gap.c at most */

/* The columns of a table of A in one of B. */
typedef struct {
    size_t a_count, b_count;
    size_t to[MOST_COLUMNS]; /* of B, by that of A; ALIGN_NONE */
} Columns;

/* The cells of a row: frames. */
typedef struct {
    const Side *side;
    size_t cells[MOST_COLUMNS];
    size_t count;
} Row;

/* Reads a row; false where it has too many cells, or some that span more. */
static bool row_read(const Side *side, size_t row, Row *out)
{
    const Frame *frames = side->frames;
    *out = (Row){.side = side};
    for (size_t i = row + 1; i < frames[row].next; i = frames[i].next) {
        const xmlNode *node = frames[i].node;
        if (out->count == MOST_COLUMNS || doc_get(node, "colspan") ||
            doc_get(node, "rowspan"))
            return false;
        out->cells[out->count++] = i;
    }
    return out->count > 0;
}

static bool is_header(const Row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (element_of(row->side->frames[row->cells[i]].node) != EL_th)
            return false;
    return true;
}

/* Whether two cells hold the same lines. */
static bool cells_are_same(const Row *a, size_t i, const Row *b, size_t j)
{
    const Frame *one = &a->side->frames[a->cells[i]];
    const Frame *two = &b->side->frames[b->cells[j]];
    size_t count = one->end - one->first;
    return count == two->end - two->first &&
           memcmp(a->side->symbols + one->first, b->side->symbols + two->first,
                  count * sizeof(size_t)) == 0;
}

/* The one cell of `b` that is the same as the only one of its kind in `a`. */
static size_t same_find(const Row *a, size_t i, const Row *b)
{
    size_t found = ALIGN_NONE;
    for (size_t at = 0; at < a->count; at++)
        if (at != i && cells_are_same(a, i, a, at))
            return ALIGN_NONE;
    for (size_t j = 0; j < b->count; j++) {
        if (!cells_are_same(a, i, b, j))
            continue;
        if (found != ALIGN_NONE)
            return ALIGN_NONE;
        found = j;
    }
    return found;
}

/* Leaves the longest run of columns that are in order. */
static void columns_cut(Columns *columns)
{
    size_t length[MOST_COLUMNS], before[MOST_COLUMNS], last = ALIGN_NONE;
    bool is_run[MOST_COLUMNS] = {false};
    for (size_t i = 0; i < columns->a_count; i++) {
        length[i] = 1;
        before[i] = ALIGN_NONE;
        if (columns->to[i] == ALIGN_NONE)
            continue;
        for (size_t at = 0; at < i; at++)
            if (columns->to[at] != ALIGN_NONE &&
                columns->to[at] < columns->to[i] && length[at] >= length[i]) {
                length[i] = length[at] + 1;
                before[i] = at;
            }
        if (last == ALIGN_NONE || length[i] > length[last])
            last = i;
    }
    for (; last != ALIGN_NONE; last = before[last])
        is_run[last] = true;
    for (size_t i = 0; i < columns->a_count; i++)
        if (!is_run[i])
            columns->to[i] = ALIGN_NONE;
}

/* Pairs what stands between two columns that are one, where it is as much. */
static void columns_fill(Columns *columns)
{
    size_t from = 0, to = 0;
    for (size_t i = 0; i <= columns->a_count; i++) {
        size_t end = i == columns->a_count ? columns->b_count : columns->to[i];
        if (end == ALIGN_NONE)
            continue;
        for (size_t at = from; i - from == end - to && at < i; at++)
            columns->to[at] = to + at - from;
        from = i + 1;
        to = end + 1;
    }
}

/* By the first rows of the tables; false where they tell nothing. */
static bool columns_read(const Row *a, const Row *b, Columns *out)
{
    bool tells = false;
    *out = (Columns){.a_count = a->count, .b_count = b->count};
    for (size_t i = 0; i < a->count; i++) {
        out->to[i] = same_find(a, i, b);
        tells |= out->to[i] != ALIGN_NONE;
    }
    return tells;
}

/* How many cells of two rows are the same, by columns or (NULL) by place. */
static size_t same_count(const Row *a, const Row *b, const Columns *columns)
{
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = columns ? columns->to[i] : i;
        count += j < b->count && cells_are_same(a, i, b, j);
    }
    return count;
}

/* The row that the cells of a stream are of, with the first one of its table;
 * false where they are no row that goes by columns. */
static bool rows_read(const Stream *stream, Row *row, Row *first)
{
    const Side *side = stream->side;
    size_t cell = stream->count ? stream->pieces[0].frame : ALIGN_NONE;
    size_t frame = cell == ALIGN_NONE ? ALIGN_NONE : side->frames[cell].parent;
    if (frame == ALIGN_NONE || element_of(side->frames[frame].node) != EL_tr)
        return false;
    size_t table = side->frames[frame].parent;
    if (table == ALIGN_NONE || table + 1 >= side->frames[table].next)
        return false;
    return row_read(side, frame, row) && row_read(side, table + 1, first) &&
           row->count == stream->count && first->count == row->count &&
           is_header(first);
}

bool columns_mate(Pairing *pairing)
{
    Row a, b, a_first, b_first;
    Columns columns;
    if (!rows_read(pairing->a, &a, &a_first) ||
        !rows_read(pairing->b, &b, &b_first) ||
        !columns_read(&a_first, &b_first, &columns))
        return false;
    size_t same = same_count(&a, &b, &columns);
    if (a.count == b.count && same_count(&a, &b, NULL) > same)
        return false;
    columns_cut(&columns);
    columns_fill(&columns);
    for (size_t i = 0; i < a.count; i++)
        if (columns.to[i] != ALIGN_NONE)
            pieces_mate(pairing, i, columns.to[i]);
    return true;
}
