/* Tables as columns of text, or as lines of "header: value".
 *
 *      Purpose        Basis        ◄── header row, ruled where there is one
 *      -------------  -----------
 *      Billing your   Contract     ◄── cells wrap, GAP columns between them
 *      subscription
 */
#include "render/text.h"

#include "base/cleanup.h"
#include "lang/width.h"
#include "render/text_marks.h"

#include <string.h>

#define GAP    2
#define MARKS  4  /* columns of a mark that ends and goes on with each line */
#define NARROW 10 /* what a column gets at least where there is more in it */

typedef struct {
    size_t least, natural; /* widest token, widest line */
    size_t width;          /* as laid out */
    int covered;           /* rows that a cell from above still takes */
    Buf lines;             /* of the cell in the row at hand */
    size_t at;             /* how much of them is written */
} Column;

typedef struct {
    Layout *layout;
    const Node *header; /* the first row, where it is all headers; or NULL */
    size_t count;
    Column *columns;
    Buf scratch;
    bool is_wrapped;
} Table;

static void table_clear(Table *table)
{
    Buf *out = table->layout->out;
    for (size_t i = 0; table->columns && i < table->count; i++) {
        out->failed = out->failed || !buf_is_ok(&table->columns[i].lines);
        buf_clear(&table->columns[i].lines);
    }
    free(table->columns);
    out->failed = out->failed || !buf_is_ok(&table->scratch);
    buf_clear(&table->scratch);
}

/* A row of nothing but header cells, with words in one of them at least. */
static const Node *header_of(const Node *row)
{
    bool is_filled = false;
    for (const Node *cell = row->first; cell; cell = cell->next) {
        if (!cell->is_header)
            return NULL;
        is_filled = is_filled || cell->first;
    }
    return is_filled ? row : NULL;
}

/* Adds the words of a block, of one text alone where `side` says so. */
static void add_words(const Table *table, Node *leaf, char side, Buf *out)
{
    TextWords how = {.is_marked = table->layout->has_marks, .side = side};
    text_line(leaf, &how, out);
}

/* Columns of a row's cells, those that cells from above take aside. */
static size_t count_columns(const Node *row)
{
    size_t count = 0;
    for (const Node *cell = row->first; cell; cell = cell->next)
        count += (size_t)cell->level;
    return count;
}

/* Raises both to the widest token and the widest line of a cell. */
static void measure_cell(Table *table, Node *cell, size_t *least,
                         size_t *natural)
{
    size_t indent = 0;
    TreeWalk walk = tree_walk(cell);
    while (tree_next(&walk)) {
        Node *node = walk.node;
        Slice text = node->text;
        if (node->kind == NODE_ITEM || node->kind == NODE_BLOCK_QUOTE)
            indent = walk.enter ? indent + 4 : indent - 4;
        bool is_leaf = node->kind == NODE_PARAGRAPH ||
                       node->kind == NODE_HEADING || node->kind == NODE_CAPTION;
        if (!walk.enter || (!is_leaf && node->kind != NODE_CODE_BLOCK))
            continue;
        if (is_leaf) {
            buf_set_size(&table->scratch, 0);
            add_words(table, node, '\0', &table->scratch);
            text = (Slice){buf_text(&table->scratch), table->scratch.size};
        }
        size_t one = 0, line = 0;
        layout_measure(table->layout, text, &one, &line);
        if (table->layout->has_marks && marks_within(node))
            one += MARKS;
        *least = indent + one > *least ? indent + one : *least;
        *natural = indent + line > *natural ? indent + line : *natural;
    }
}

/* -------------------------------------------------------------- "header: …" */

/* The words of a header and a colon. Where all of a cell came or went, `side`,
 * its header stands within the mark. */
static void add_header(Table *table, Node *header, char side, Buf *mark)
{
    char own =
        !side && table->layout->has_marks ? marks_around_all(header) : '\0';
    for (Node *leaf = header->first; leaf; leaf = leaf->next) {
        buf_add_text(mark, mark->size    ? " "
                           : side == '+' ? "{+"
                           : side        ? "[-"
                                         : "");
        add_words(table, leaf, side, mark);
    }
    if (own) {
        buf_set_size(mark, mark->size - 2);
        buf_add_text(mark, own == '+' ? ":+}" : ":-]");
    } else if (mark->size) {
        buf_add_char(mark, ':');
    }
}

static void add_cell(Table *table, Node *header, Node *cell)
{
    Layout *layout = table->layout;
    Buf *mark = &table->scratch;
    size_t least = 0, natural = 0, room = layout_room(layout);
    char side = layout->has_marks ? marks_around_all(cell) : '\0';
    measure_cell(table, cell, &least, &natural);
    buf_set_size(mark, 0);
    if (header)
        add_header(table, header, side, mark);
    size_t width = text_width(buf_text(mark), mark->size);
    bool is_long = width > layout->width / 2 || width + 1 + least > room ||
                   (mark->size && memchr(mark->bytes, '\n', mark->size));
    if (is_long)
        layout_text(layout, buf_text(mark), mark->size);
    Slice first = {buf_text(mark), is_long ? 0 : mark->size};
    size_t indent = layout_push(layout, first, mark->size ? 2 : 0);
    layout->open = mark->size ? side : '\0';
    text_lay(layout, cell);
    layout_pop(layout, indent);
}

/* The header of a cell is the one over it; rows that are not as wide as the
 * header row have none. */
static void add_record(Table *table, const Node *row)
{
    Node *header = table->header ? table->header->first : NULL;
    if (header && count_columns(row) != count_columns(table->header))
        header = NULL;
    size_t at = 0, end = header ? (size_t)header->level : 0;
    for (Node *cell = row->first; cell; cell = cell->next) {
        while (header && end <= at) {
            header = header->next;
            end += header ? (size_t)header->level : 0;
        }
        if (cell->first)
            add_cell(table, header, cell);
        at += (size_t)cell->level;
    }
}

static void add_records(Table *table, const Node *row)
{
    if (table->header && row->next)
        row = row->next;
    else
        table->header = NULL;
    for (; row; row = row->next) {
        add_record(table, row);
        if (row->next)
            layout_part(table->layout);
    }
}

/* ------------------------------------------------------------------ columns */

/* The columns of the next cell in a row: from *at, past those that cells from
 * above take. */
static size_t span_of(Table *table, const Node *cell, size_t *at)
{
    while (*at < table->count && table->columns[*at].covered > 0)
        table->columns[(*at)++].covered--;
    size_t left = table->count - *at;
    size_t span = (size_t)cell->level < left ? (size_t)cell->level : left;
    for (size_t i = 0; i < span; i++)
        table->columns[*at + i].covered = cell->rows - 1;
    return span;
}

/* After the last cell of a row. */
static void span_end(Table *table, size_t at)
{
    for (; at < table->count; at++)
        if (table->columns[at].covered > 0)
            table->columns[at].covered--;
}

/* What a cell of several columns needs beyond theirs goes to the last. */
static void widen(Table *table, size_t at, size_t span, const size_t needs[2])
{
    size_t least = GAP * (span - 1), natural = least;
    for (size_t i = at; i + 1 < at + span; i++) {
        least += table->columns[i].least;
        natural += table->columns[i].natural;
    }
    Column *last = &table->columns[at + span - 1];
    if (needs[0] > least + last->least)
        last->least = needs[0] - least;
    if (needs[1] > natural + last->natural)
        last->natural = needs[1] - natural;
}

static void measure(Table *table, const Node *row)
{
    for (; row; row = row->next) {
        size_t at = 0;
        for (Node *cell = row->first; cell; cell = cell->next) {
            size_t span = span_of(table, cell, &at);
            size_t needs[2] = {0, 0};
            measure_cell(table, cell, &needs[0], &needs[1]);
            if (span)
                widen(table, at, span, needs);
            at += span;
        }
        span_end(table, at);
    }
    for (size_t i = 0; i < table->count; i++)
        table->columns[i].covered = 0;
}

/* Shares out what is left of the line: whoever needs no more than an equal
 * share gets what it needs, and the rest is shared by the others. */
static void spare_share(Table *table, size_t spare)
{
    size_t hungry = table->count;
    for (bool is_fed = true; is_fed && hungry;) {
        size_t share = spare / hungry;
        is_fed = false;
        for (size_t i = 0; i < table->count; i++) {
            Column *column = &table->columns[i];
            size_t more = column->natural - column->least;
            if (column->width || more > share)
                continue;
            column->width = column->natural ? column->natural : 1;
            spare -= more;
            hungry--;
            is_fed = true;
        }
    }
    for (size_t i = 0; i < table->count && hungry; i++) {
        Column *column = &table->columns[i];
        if (column->width)
            continue;
        column->width = column->least + spare / hungry;
        spare -= spare / hungry--;
    }
}

/* Gives every column its width; false when there is too little. */
static bool widths_set(Table *table)
{
    size_t gaps = GAP * (table->count - 1), room = layout_room(table->layout);
    size_t natural = 0, least = 0;
    for (size_t i = 0; i < table->count; i++) {
        Column *column = &table->columns[i];
        if (!column->natural)
            column->natural = 1;
        if (column->least < NARROW)
            column->least = NARROW;
        if (column->least > column->natural)
            column->least = column->natural;
        least += column->least;
        natural += column->natural;
    }
    if (gaps + least > room)
        return false;
    table->is_wrapped = gaps + natural > room;
    spare_share(table, room - gaps - least);
    return true;
}

/* --------------------------------------------------------------------- rows */

/* A cell as lines. Where they stand beside others, no mark goes on from one to
 * the next. */
static void fill_cell(Table *table, Node *cell, size_t at, size_t span)
{
    const Layout *outside = table->layout;
    size_t width = GAP * (span - 1), least = 0, natural = 0;
    for (size_t i = at; i < at + span; i++)
        width += table->columns[i].width;
    bool has_marks = outside->has_marks && marks_within(cell);
    if (has_marks)
        measure_cell(table, cell, &least, &natural);
    bool is_cut = natural > width && width > MARKS;
    Buf *lines = &table->columns[at].lines;
    Layout AUTO(layout_clear) inside =
        layout_begin(outside->breaker, width - (is_cut ? MARKS : 0), lines);
    inside.has_marks = outside->has_marks;
    text_lay(&inside, cell);
    if (has_marks)
        marks_close_lines(lines);
}

static void fill_row(Table *table, const Node *row)
{
    size_t at = 0;
    for (size_t i = 0; i < table->count; i++) {
        buf_set_size(&table->columns[i].lines, 0);
        table->columns[i].at = 0;
    }
    for (Node *cell = row->first; cell; cell = cell->next) {
        size_t span = span_of(table, cell, &at);
        if (!span)
            break;
        fill_cell(table, cell, at, span);
        at += span;
    }
    span_end(table, at);
}

/* The next line of a column's cell; empty after the last. */
static Slice line_next(Column *column)
{
    const Buf *lines = &column->lines;
    if (column->at >= lines->size)
        return (Slice){"", 0};
    const char *start = lines->bytes + column->at;
    const char *end = memchr(start, '\n', lines->size - column->at);
    size_t size = end ? (size_t)(end - start) : lines->size - column->at;
    column->at += size + 1;
    return (Slice){start, size};
}

/* One line across the columns; false when no cell has one left. */
static bool add_across(Table *table)
{
    Buf *line = &table->scratch;
    size_t used = 0, due = 0;
    bool is_any = false;
    buf_set_size(line, 0);
    for (size_t i = 0; i < table->count; i++) {
        Column *column = &table->columns[i];
        is_any = is_any || column->at < column->lines.size;
        Slice part = line_next(column);
        if (part.size) {
            buf_add_many(line, ' ', used < due ? due - used : 0);
            buf_add(line, part.bytes, part.size);
            used =
                (used < due ? due : used) + text_width(part.bytes, part.size);
        }
        due += column->width + GAP;
    }
    if (is_any)
        layout_line(table->layout, buf_text(line), line->size);
    return is_any;
}

static void add_rule(Table *table)
{
    Buf *line = &table->scratch;
    buf_set_size(line, 0);
    for (size_t i = 0; i < table->count; i++) {
        buf_add_many(line, ' ', i ? GAP : 0);
        buf_add_many(line, '-', table->columns[i].width);
    }
    layout_line(table->layout, buf_text(line), line->size);
}

static void add_rows(Table *table, const Node *row)
{
    for (; row; row = row->next) {
        fill_row(table, row);
        while (add_across(table))
            ;
        if (row == table->header)
            add_rule(table);
        else if (table->is_wrapped && row->next)
            layout_part(table->layout);
    }
}

/* -------------------------------------------------------------------- table */

static bool is_in_cell(const Node *node)
{
    while (node && node->kind != NODE_CELL)
        node = node->parent;
    return node != NULL;
}

/* Lays the table out in columns; false when they do not fit. */
static bool add_columns(Table *table, const Node *row)
{
    for (const Node *at = row; at; at = at->next)
        if (count_columns(at) > table->count)
            table->count = count_columns(at);
    if (table->count > layout_room(table->layout) / (GAP + 1) + 1)
        return false;
    table->columns = calloc(table->count, sizeof(Column));
    if (!table->columns) {
        table->layout->out->failed = true;
        return true;
    }
    measure(table, row);
    if (!widths_set(table))
        return false;
    add_rows(table, row);
    return true;
}

void text_table(Layout *layout, Node *node)
{
    Table AUTO(table_clear) table = {.layout = layout};
    Node *first = node->first;
    if (first->kind == NODE_CAPTION) {
        add_words(&table, first, '\0', &table.scratch);
        layout_text(layout, buf_text(&table.scratch), table.scratch.size);
        layout_part(layout);
        first = first->next;
    }
    if (!first)
        return;
    table.header = header_of(first);
    if (is_in_cell(node->parent) || !add_columns(&table, first))
        add_records(&table, first);
}
