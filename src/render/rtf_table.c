/* Tables in RTF: each row says its cells anew. A cell of several columns is a
 * wide one; of several rows, the first of merged ones.
 *
 *      \trowd … \cellx2000\cellx9000     what the row is, before its cells …
 *      \pard\intbl Billing\cell …\cell\row
 *
 *      \pard\intbl\itap2 …\nestcell      … of a table in a cell, after them
 *      {\*\nesttableprops\trowd … \nestrow}
 */
#include "render/rtf.h"

#include "base/cleanup.h"
#include "lang/width.h"
#include "render/text.h"

#define MOST_COLUMNS 63  /* that Word knows */
#define INSET        100 /* between a cell's edge and its words */
/* Columns of words that count for the width of a cell. */
#define NARROWEST 6
#define WIDEST    44

typedef struct {
    size_t weight; /* of its widest words */
    size_t edge;   /* where it ends, from the table's begin */
    int covered;   /* rows that a cell from above still takes … */
    size_t span;   /* … with so many columns */
} Column;

typedef struct {
    Rtf *rtf;
    size_t count;
    Column *columns;
    Buf scratch;
} Table;

static void table_clear(Table *table)
{
    free(table->columns);
    table->rtf->out->failed =
        table->rtf->out->failed || !buf_is_ok(&table->scratch);
    buf_clear(&table->scratch);
}

static size_t span_of(const Table *table, const Node *cell, size_t at)
{
    size_t left = table->count - at;
    return (size_t)cell->level < left ? (size_t)cell->level : left;
}

/* ------------------------------------------------------------------ widths */

/* What counts of a cell: its longest block, so far as that may count. */
static size_t weigh(Table *table, Node *cell)
{
    size_t most = NARROWEST;
    TreeWalk walk = tree_walk(cell);
    while (tree_next(&walk) && most < WIDEST) {
        Node *leaf = walk.node;
        if (!walk.enter ||
            (leaf->kind != NODE_PARAGRAPH && leaf->kind != NODE_HEADING &&
             leaf->kind != NODE_CAPTION))
            continue;
        buf_set_size(&table->scratch, 0);
        text_inlines(leaf, &table->scratch);
        size_t width =
            text_width(buf_text(&table->scratch), table->scratch.size) + 2;
        most = width > most ? width : most;
    }
    return most < WIDEST ? most : WIDEST;
}

/* Passes the columns that cells from above take, and takes those of the next
 * cell; gives how many. */
static size_t place(Table *table, const Node *cell, size_t *at)
{
    while (*at < table->count && table->columns[*at].covered > 0) {
        Column *column = &table->columns[*at];
        column->covered--;
        *at += column->span;
    }
    if (*at >= table->count)
        return 0;
    size_t span = span_of(table, cell, *at);
    table->columns[*at].covered = cell->rows - 1;
    table->columns[*at].span = span;
    return span;
}

/* After the last cell of a row. */
static void place_rest(Table *table, size_t at)
{
    while (at < table->count) {
        Column *column = &table->columns[at];
        at += column->covered > 0 ? column->span : 1;
        if (column->covered > 0)
            column->covered--;
    }
}

static void measure(Table *table, const Node *row)
{
    size_t total = 0, sum = 0, width = table->rtf->width - table->rtf->indent;
    for (; row; row = row->next) {
        size_t at = 0;
        for (Node *cell = row->first; cell; cell = cell->next) {
            size_t span = place(table, cell, &at);
            size_t weight = span == 1 ? weigh(table, cell) : 0;
            if (span && weight > table->columns[at].weight)
                table->columns[at].weight = weight;
            at += span;
        }
        place_rest(table, at);
    }
    for (size_t i = 0; i < table->count; i++) {
        table->columns[i].covered = 0;
        if (!table->columns[i].weight)
            table->columns[i].weight = NARROWEST;
        total += table->columns[i].weight;
    }
    for (size_t i = 0; i < table->count; i++) {
        sum += table->columns[i].weight;
        table->columns[i].edge = width * sum / total;
    }
}

/* --------------------------------------------------------------------- rows */

static bool is_head(const Node *row)
{
    for (const Node *cell = row->first; cell; cell = cell->next)
        if (!cell->is_header)
            return false;
    return !row->previous || row->previous->kind == NODE_CAPTION;
}

/* Adds what one cell of a row is. */
static void add_cell_form(const Table *table, size_t end, const char *merged)
{
    static const char *const sides[] = {"t", "l", "b", "r"};
    Buf *out = table->rtf->out;
    buf_add_text(out, merged);
    for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++)
        buf_add_format(out, "\\clbrdr%s\\brdrs\\brdrw10\\brdrcf4", sides[i]);
    size_t edge = table->rtf->indent + table->columns[end - 1].edge;
    buf_add_format(out, "\\cellx%zu\n", edge);
}

/* Adds what a row is. The columns stay as they are. */
static void add_row_form(const Table *table, const Node *row)
{
    const Rtf *rtf = table->rtf;
    size_t at = 0;
    buf_add_format(rtf->out, "\\trowd\\trgaph%d\\trleft%zu\\trkeep%s%s\n",
                   INSET, rtf->indent, is_head(row) ? "\\trhdr" : "",
                   rtf->look->way == BIDI_RTL ? "\\rtlrow" : "");
    const Node *cell = row->first;
    while (at < table->count) {
        const Column *column = &table->columns[at];
        size_t span = 1;
        const char *merged = "";
        if (column->covered > 0) {
            span = column->span;
            merged = "\\clvmrg";
        } else if (cell) {
            span = span_of(table, cell, at);
            merged = cell->rows > 1 ? "\\clvmgf" : "";
            cell = cell->next;
        }
        at += span;
        add_cell_form(table, at, merged);
    }
}

static void end_cell(Rtf *rtf)
{
    if (!rtf->is_open)
        rtf_start(rtf, "");
    buf_add_text(rtf->out, rtf->depth > 1 ? "}\\nestcell{\\nonesttables\\par}\n"
                                          : "}\\cell\n");
    rtf->is_open = false;
}

/* Adds the words of a cell as wide as its columns. */
static void add_cell(Table *table, Node *cell, size_t at, size_t span)
{
    Rtf inside = *table->rtf;
    size_t start = at ? table->columns[at - 1].edge : 0;
    size_t width = table->columns[at + span - 1].edge - start;
    inside.marks = inside.stops = (Buf){0};
    inside.indent = 0;
    inside.width = width > 2 * INSET ? width - 2 * INSET : 0;
    inside.is_heading = inside.is_heading || cell->is_header;
    inside.is_open = inside.is_marked = false;
    rtf_lay(&inside, cell);
    end_cell(&inside);
    inside.out->failed = inside.out->failed || !buf_is_ok(&inside.marks) ||
                         !buf_is_ok(&inside.stops);
    buf_clear(&inside.marks);
    buf_clear(&inside.stops);
}

/* Cells that stand for what a cell from above takes, and for none, are empty.
 * As place() does, but with every cell written. */
static void add_cells(Table *table, const Node *row)
{
    Node *cell = row->first;
    for (size_t at = 0, span; at < table->count; at += span) {
        Column *column = &table->columns[at];
        span = column->covered > 0 ? column->span : 1;
        if (column->covered > 0) {
            column->covered--;
            end_cell(table->rtf);
        } else if (cell) {
            span = span_of(table, cell, at);
            column->covered = cell->rows - 1;
            column->span = span;
            add_cell(table, cell, at, span);
            cell = cell->next;
        } else {
            end_cell(table->rtf);
        }
    }
}

static void add_rows(Table *table, const Node *row)
{
    Rtf *rtf = table->rtf;
    Buf *out = rtf->out;
    for (; row; row = row->next) {
        Buf form = {0};
        rtf->out = &form;
        add_row_form(table, row);
        rtf->out = out;
        if (rtf->depth == 1)
            buf_add(out, buf_text(&form), form.size);
        add_cells(table, row);
        if (rtf->depth == 1)
            buf_add_text(out, "\\row\n");
        else
            buf_add_format(out,
                           "{\\*\\nesttableprops%s\\nestrow}"
                           "{\\nonesttables\\par}\n",
                           buf_text(&form));
        out->failed = out->failed || !buf_is_ok(&form);
        buf_clear(&form);
    }
}

/* -------------------------------------------------------------------- table */

static size_t count_columns(const Node *first)
{
    size_t most = 0;
    for (const Node *row = first; row; row = row->next) {
        size_t count = 0;
        for (const Node *cell = row->first; cell; cell = cell->next)
            count += (size_t)cell->level;
        most = count > most ? count : most;
    }
    return most;
}

/* More columns than Word knows: a paragraph or more for each cell. */
static void add_bare(Rtf *rtf, const Node *row)
{
    for (; row; row = row->next)
        for (Node *cell = row->first; cell; cell = cell->next)
            rtf_lay(rtf, cell);
}

void rtf_table(Rtf *rtf, Node *node)
{
    Node *first = node->first;
    if (first->kind == NODE_CAPTION) {
        rtf_start(rtf, "\\keepn\\sa80");
        buf_add_char(rtf->out, '{');
        buf_add_text(rtf->out, rtf_bold(rtf->look->way));
        rtf_inlines(rtf, first);
        buf_add_char(rtf->out, '}');
        first = first->next;
    }
    if (rtf->is_marked)
        rtf_start(rtf, "\\keepn\\sa60");
    rtf_end(rtf);
    Table AUTO(table_clear) table = {.rtf = rtf, .count = count_columns(first)};
    if (!table.count || table.count > MOST_COLUMNS ||
        rtf->width < rtf->indent + table.count * 3 * INSET) {
        add_bare(rtf, first);
        return;
    }
    table.columns = calloc(table.count, sizeof(Column));
    if (!table.columns) {
        rtf->out->failed = true;
        return;
    }
    measure(&table, first);
    rtf->depth++;
    add_rows(&table, first);
    rtf->depth--;
    if (node->next && !rtf->depth) {
        rtf_start(rtf, "\\sl-120\\slmult0");
        rtf_end(rtf);
    }
}
