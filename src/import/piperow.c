/* Lines of tables of pipes, and their cells. */
#include "import/piperow.h"

#include <string.h>

#define CODE_CELLS 100 /* more are not looked at twice */

/* ------------------------------------------------------------------- lines */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static Piece trim(Piece piece)
{
    while (piece.size && is_blank(piece.text[0]))
        piece = (Piece){piece.text + 1, piece.size - 1};
    while (piece.size && is_blank(piece.text[piece.size - 1]))
        piece.size--;
    return piece;
}

Piece piperow_line(const Mended *source, long line, size_t indent)
{
    Piece piece;
    piece.text = mended_bytes(source, line, line, &piece.size);
    if (indent > piece.size)
        indent = piece.size;
    piece = (Piece){piece.text + indent, piece.size - indent};
    while (!indent && piece.size && strchr(" \t>", piece.text[0]))
        piece = (Piece){piece.text + 1, piece.size - 1};
    return trim(piece);
}

/* The size of a cell, up to a pipe or the end. A pipe in code does not end it
 * where `keeps_code`. */
static size_t cell_size(Piece row, bool keeps_code)
{
    size_t at = 0, ticks = 0;
    while (at < row.size && (row.text[at] != '|' || ticks)) {
        size_t run = 0;
        if (row.text[at] == '\\' && at + 1 < row.size && !ticks)
            at++;
        while (keeps_code && at + run < row.size && row.text[at + run] == '`')
            run++;
        if (run && (!ticks || run == ticks))
            ticks = ticks ? 0 : run;
        at += run ? run : 1;
    }
    return ticks ? cell_size(row, false) : at;
}

bool piperow_next(Piece *row, bool is_first, bool keeps_code, Piece *cell)
{
    if (is_first && row->size && row->text[0] == '|')
        *row = trim((Piece){row->text + 1, row->size - 1});
    if (!row->size && !is_first)
        return false;
    size_t size = cell_size(*row, keeps_code);
    *cell = trim((Piece){row->text, size});
    bool is_last = size >= row->size;
    *row = is_last ? (Piece){row->text + size, 0}
                   : trim((Piece){row->text + size + 1, row->size - size - 1});
    return true;
}

static size_t count_cells(Piece row, bool keeps_code)
{
    size_t count = 0;
    Piece cell;
    while (piperow_next(&row, !count, keeps_code, &cell))
        count++;
    return count;
}

bool piperow_keeps_code(Piece row, size_t expected)
{
    if (!memchr(row.text, '`', row.size))
        return false;
    size_t count = count_cells(row, false);
    if (count <= expected || count > CODE_CELLS)
        return false;
    size_t kept = count_cells(row, true);
    return kept >= expected && kept < count;
}

size_t piperow_count(Piece row, size_t expected)
{
    return count_cells(row, piperow_keeps_code(row, expected));
}

bool piperow_has_pipe(Piece row)
{
    return cell_size(row, false) < row.size;
}

/* ------------------------------------------------------------ kinds of lines
 */

static bool is_rule(Piece cell)
{
    size_t at = cell.size && cell.text[0] == ':', dashes = 0;
    while (at < cell.size && cell.text[at] == '-') {
        dashes++;
        at++;
    }
    at += at < cell.size && cell.text[at] == ':';
    return dashes && at == cell.size;
}

size_t piperow_rules(Piece row)
{
    size_t count = 0;
    Piece cell, rest = row;
    if (!row.size || !strchr("|:-", row.text[0]) || !piperow_has_pipe(row))
        return 0;
    for (; piperow_next(&rest, !count, false, &cell); count++)
        if (!is_rule(cell))
            return 0;
    return count;
}

size_t piperow_caption(Piece text)
{
    static const char *const leads[] = {"Table: ", "table: ", ": "};
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
        size_t size = strlen(leads[i]);
        if (text.size > size && memcmp(text.text, leads[i], size) == 0)
            return size;
    }
    return 0;
}
