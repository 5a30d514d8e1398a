/* Tables: all rows equally wide, cells that span several rows counted in each
 * of them. Widths are counted, columns are not laid out, so that a cell that
 * spans a million columns costs no more than another.
 *
 *      ends[row]: columns that came from above and end with this row
 */
#include "check/checker.h"

#include <limits.h>
#include <string.h>

typedef struct {
    Checker *checker;
    const xmlNode *table;
    long *ends;
    size_t rows;
} Table;

/* A span as it is said; 1 where it is none, which the profile tells. */
static long read_span(const xmlNode *cell, const char *name)
{
    const char *value = doc_get(cell, name);
    long span = value ? strtol(value, NULL, 10) : 1;
    return span >= 1 && span <= 999999 ? span : 1;
}

/* The columns of one row's own cells; `below` gets those of them that go on
 * into the next row. */
static long read_row(Table *table, size_t row, const xmlNode *tr, long *below)
{
    long width = 0;
    *below = 0;
    for (const xmlNode *cell = first_element(tr); cell;
         cell = next_element(cell)) {
        size_t rows = (size_t)read_span(cell, "rowspan");
        long columns = read_span(cell, "colspan");
        width += columns;
        if (rows == 1)
            continue;
        *below += columns;
        if (rows <= table->rows - row)
            table->ends[row + rows - 1] += columns;
        else
            report(table->checker, RULE_TABLE_SHAPE, cell,
                   "<%s> spans %zu rows, of which there are %zu; expected no "
                   "more than there are",
                   (const char *)cell->name, rows, table->rows - row);
    }
    return width;
}

/* Tells the first row that differs from the first one. */
static void read_rows(Table *table)
{
    long first = 0, spanning = 0;
    size_t row = 0;
    for (const xmlNode *tr = first_element(table->table); tr;
         tr = next_element(tr)) {
        if (element_of(tr) != EL_tr)
            continue;
        long below;
        long width = read_row(table, row, tr, &below) + spanning;
        spanning += below - table->ends[row];
        if (row == 0)
            first = width;
        if (width != first) {
            report(table->checker, RULE_TABLE_SHAPE, tr,
                   "row %zu has %ld columns, the first row %ld; expected as "
                   "many",
                   row + 1, width, first);
            return;
        }
        row++;
    }
}

static void check_table(Checker *checker, const xmlNode *node)
{
    Table table = {.checker = checker, .table = node};
    for (const xmlNode *tr = first_element(node); tr; tr = next_element(tr))
        table.rows += element_of(tr) == EL_tr;
    table.ends = calloc(table.rows + 1, sizeof(*table.ends));
    if (table.ends)
        read_rows(&table);
    else
        checker->failed = true;
    free(table.ends);
}

void check_tables(Checker *checker)
{
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_table)
            check_table(checker, walk.node);
}
