/* Finding tables of pipes, and spreading their cells to paragraphs.
 *
 *      table     = row delimiter *row [ caption ]
 *      row       = [ "|" ] cell *( "|" cell ) [ "|" ]
 *      delimiter = [ "|" ] rule *( "|" rule ) [ "|" ]    at least one "|"
 *      rule      = [ ":" ] 1*"-" [ ":" ]
 *      caption   = ( "Table:" / ":" ) " " text
 */
#include "import/pipetable.h"

#include "base/cleanup.h"
#include "import/piperow.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS 1000  /* of a table, at most: else it is none */
#define FILLED  10000 /* cells that rows are filled up by, and three times */
                      /* those that are there, at most */

/* A table, its lines counted in the mended text from 1. */
typedef struct {
    long start;  /* of the paragraph */
    long header; /* in it */
    long last;
    size_t indent;  /* bytes before the paragraph in its first line */
    size_t columns; /* that each row is filled up to; 0 for none */
    size_t expected;
    long caption; /* line that begins the paragraph before it that is one */
    long legend, legend_end; /* and of that after it; 0 for none */
} Grid;

typedef struct {
    const CodicilContext *context;
    const char *file;
    const Mended *source;
    Mended *out;
    Grid *grids;
    size_t count, room;
    long next; /* line to be copied */
} Spreader;

/* ------------------------------------------------------------------ finding */

/* The lines of a paragraph are those of a table from its header on. */
static bool find_header(const Mended *source, Grid *grid)
{
    size_t columns = 0;
    for (long at = grid->start; at < grid->last && !columns; at++) {
        size_t indent = at == grid->start ? grid->indent : 0;
        columns = piperow_rules(piperow_line(source, at + 1, 0));
        Piece header = piperow_line(source, at, indent);
        if (!columns || columns > COLUMNS || !piperow_has_pipe(header)) {
            columns = 0;
            continue;
        }
        grid->header = at;
        grid->expected = columns;
        bool is_framed = header.text[0] == '|' && columns > 1;
        if (piperow_count(header, columns) != columns && !is_framed)
            columns = 0;
    }
    return columns > 0;
}

/* The columns of the longest row, which all rows are filled up to. False for
 * no table of ours. */
static bool measure(const Mended *source, Grid *grid)
{
    size_t most = grid->expected, cells = 0, rows = 0;
    for (long at = grid->header; at <= grid->last; at++) {
        size_t indent = at == grid->start ? grid->indent : 0;
        size_t count =
            piperow_count(piperow_line(source, at, indent), grid->expected);
        if (count > COLUMNS)
            return false;
        most = count > most ? count : most;
        cells += count;
        rows++;
    }
    grid->columns = most * rows > cells * 4 + FILLED ? 0 : most;
    return true;
}

/* A paragraph beside a table, or none, that is its caption: its line. */
static long caption_of(const Mended *source, cmark_node *beside)
{
    if (!beside || cmark_node_get_type(beside) != CMARK_NODE_PARAGRAPH)
        return 0;
    long line = cmark_node_get_start_line(beside);
    size_t indent = (size_t)cmark_node_get_start_column(beside) - 1;
    return piperow_caption(piperow_line(source, line, indent)) ? line : 0;
}

static Grid *add_grid(Spreader *spreader)
{
    if (spreader->count == spreader->room) {
        size_t room = spreader->room ? spreader->room * 2 : 16;
        Grid *grids = realloc(spreader->grids, room * sizeof(*grids));
        if (!grids)
            return NULL;
        spreader->grids = grids;
        spreader->room = room;
    }
    return &spreader->grids[spreader->count++];
}

/* Whether the caption before a table is that after another. */
static bool is_taken(const Spreader *spreader, long caption)
{
    return spreader->count &&
           spreader->grids[spreader->count - 1].legend == caption;
}

static bool find_grid(Spreader *spreader, cmark_node *paragraph)
{
    Grid grid = {
        .start = cmark_node_get_start_line(paragraph),
        .last = cmark_node_get_end_line(paragraph),
        .indent = (size_t)cmark_node_get_start_column(paragraph) - 1,
    };
    if (!find_header(spreader->source, &grid) ||
        !measure(spreader->source, &grid))
        return true;
    cmark_node *after = cmark_node_next(paragraph);
    long before = caption_of(spreader->source, cmark_node_previous(paragraph));
    if (before && grid.header == grid.start && !is_taken(spreader, before))
        grid.caption = before;
    else
        grid.legend = caption_of(spreader->source, after);
    if (grid.legend)
        grid.legend_end = cmark_node_get_end_line(after);
    Grid *place = add_grid(spreader);
    if (place)
        *place = grid;
    return place;
}

static bool find_grids(Spreader *spreader, cmark_node *root)
{
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH)
            is_ok = find_grid(spreader, node);
    }
    cmark_iter_free(iter);
    return is_ok;
}

/* ---------------------------------------------------------------- spreading */

/* Adds what keeps a line in the containers of the paragraph: as long as what
 * stands before the paragraph, without the markers of lists. */
static void add_indent(const Spreader *spreader, const Grid *grid, Buf *line)
{
    size_t size;
    const char *text =
        mended_bytes(spreader->source, grid->start, grid->start, &size);
    for (size_t i = 0; i < grid->indent && i < size; i++)
        buf_add_char(line, strchr(">\t", text[i]) ? text[i] : ' ');
}

static bool put(Spreader *spreader, long line, const Buf *text, MendedMark mark)
{
    return !text->failed &&
           mended_add(spreader->out, mended_line(spreader->source, line),
                      buf_text(text), text->size, mark);
}

static bool put_blank(Spreader *spreader, const Grid *grid, long line)
{
    AUTO(buf_clear) Buf text = {0};
    add_indent(spreader, grid, &text);
    return put(spreader, line, &text, MENDED_PLAIN);
}

/* Adds the text of a cell; "\|" is a pipe. */
static void add_cell(Piece cell, Buf *out)
{
    buf_add_text(out, PIPETABLE_LEAD);
    for (size_t at = 0; at < cell.size; at++) {
        bool is_escape = cell.text[at] == '\\' && at + 1 < cell.size;
        if (is_escape && cell.text[at + 1] != '|')
            buf_add_char(out, cell.text[at++]);
        else if (is_escape)
            at++;
        buf_add_char(out, cell.text[at]);
    }
}

/* Puts the first line of the paragraph of a cell or caption. */
static bool put_words(Spreader *spreader, const Grid *grid, long line,
                      Piece words, MendedMark mark)
{
    AUTO(buf_clear) Buf text = {0};
    if (spreader->next <= grid->start) {
        size_t size;
        const char *start =
            mended_bytes(spreader->source, grid->start, grid->start, &size);
        buf_add(&text, start, grid->indent < size ? grid->indent : size);
        spreader->next = grid->start + 1;
    } else {
        add_indent(spreader, grid, &text);
    }
    add_cell(words, &text);
    return put(spreader, line, &text, mark);
}

/* Puts the paragraph of a cell, and an empty line behind it. */
static bool put_cell(Spreader *spreader, const Grid *grid, long line,
                     Piece cell, MendedMark mark)
{
    return put_words(spreader, grid, line, cell, mark) &&
           put_blank(spreader, grid, line);
}

static void tell_extra(const Spreader *spreader, const Grid *grid, long line,
                       size_t count)
{
    Place place = {spreader->file, mended_line(spreader->source, line), 0};
    tell(spreader->context, CODICIL_NOTE, &place,
         "a row of a table has %zu cells, where %zu were expected: the table "
         "gets as many columns",
         count, grid->expected);
}

static bool put_row(Spreader *spreader, const Grid *grid, long line)
{
    bool is_header = line == grid->header;
    size_t indent = line == grid->start ? grid->indent : 0, count = 0;
    Piece row = piperow_line(spreader->source, line, indent), cell;
    bool keeps = piperow_keeps_code(row, grid->expected), is_ok = true;
    while (is_ok && piperow_next(&row, !count, keeps, &cell)) {
        MendedMark mark = count       ? MENDED_CELL
                          : is_header ? MENDED_TABLE
                                      : MENDED_ROW;
        is_ok = put_cell(spreader, grid, line, cell, mark);
        count++;
    }
    for (; is_ok && count < grid->columns; count++)
        is_ok = put_cell(spreader, grid, line, (Piece){"", 0}, MENDED_CELL);
    return is_ok;
}

/* Tells of the first row that has more cells than there are columns. */
static void tell_columns(const Spreader *spreader, const Grid *grid)
{
    for (long at = grid->header; at <= grid->last; at++) {
        size_t indent = at == grid->start ? grid->indent : 0;
        size_t count = piperow_count(piperow_line(spreader->source, at, indent),
                                     grid->expected);
        if (count > grid->expected) {
            tell_extra(spreader, grid, at, count);
            return;
        }
    }
}

static void tell_alignment(const Spreader *spreader, const Grid *grid)
{
    Piece rules = piperow_line(spreader->source, grid->header + 1, 0);
    Place place = {spreader->file,
                   mended_line(spreader->source, grid->header + 1), 0};
    if (memchr(rules.text, ':', rules.size))
        tell(spreader->context, CODICIL_NOTE, &place,
             "left out how the columns of a table are aligned");
}

/* Copies lines up to, not with, `end`. */
static bool copy_lines(Spreader *spreader, long end)
{
    bool is_ok = true;
    for (; spreader->next < end && is_ok; spreader->next++) {
        size_t size;
        const char *text = mended_bytes(spreader->source, spreader->next,
                                        spreader->next, &size);
        is_ok = mended_add(spreader->out,
                           mended_line(spreader->source, spreader->next), text,
                           size - (size > 0), MENDED_PLAIN);
    }
    return is_ok;
}

/* A caption stands before its table, wherever it was written: up to the line
 * `end`. */
static bool put_caption(Spreader *spreader, const Grid *grid, long line,
                        long end)
{
    size_t indent =
        line == grid->caption || line == grid->legend ? grid->indent : 0;
    Piece words = piperow_line(spreader->source, line, indent);
    size_t lead = piperow_caption(words);
    words = (Piece){words.text + lead, words.size - lead};
    bool is_ok = put_words(spreader, grid, line, words, MENDED_CAPTION);
    long next = spreader->next;
    spreader->next = line + 1;
    is_ok = is_ok && copy_lines(spreader, end + 1);
    spreader->next = next;
    return is_ok && put_blank(spreader, grid, line);
}

/* Whether the last line of a table is its caption. */
static bool ends_in_caption(const Spreader *spreader, const Grid *grid)
{
    Piece line = piperow_line(spreader->source, grid->last, 0);
    return grid->last > grid->header + 1 && piperow_caption(line) &&
           !piperow_has_pipe(line);
}

static bool put_grid(Spreader *spreader, const Grid *grid)
{
    bool is_ok =
        grid->header == grid->start || put_blank(spreader, grid, grid->header);
    bool has_end = ends_in_caption(spreader, grid);
    tell_columns(spreader, grid);
    tell_alignment(spreader, grid);
    if (has_end)
        is_ok = is_ok && put_caption(spreader, grid, grid->last, grid->last);
    else if (grid->legend)
        is_ok = is_ok &&
                put_caption(spreader, grid, grid->legend, grid->legend_end);
    for (long at = grid->header; at <= grid->last - has_end && is_ok; at++)
        if (at != grid->header + 1)
            is_ok = put_row(spreader, grid, at);
    return is_ok;
}

/* Copies the paragraph before a table that is its caption. */
static bool copy_caption(Spreader *spreader, const Grid *grid)
{
    if (!grid->caption)
        return true;
    if (!copy_lines(spreader, grid->caption))
        return false;
    size_t size, start = 0;
    const char *text =
        mended_bytes(spreader->source, grid->caption, grid->caption, &size);
    size -= size > 0;
    while (start < size &&
           !piperow_caption((Piece){text + start, size - start}))
        start++;
    size_t words = start + piperow_caption((Piece){text + start, size - start});
    AUTO(buf_clear) Buf copy = {0};
    buf_add(&copy, text, start);
    buf_add_text(&copy, PIPETABLE_LEAD);
    buf_add(&copy, text + words, size - words);
    spreader->next++;
    return put(spreader, grid->caption, &copy, MENDED_CAPTION);
}

static bool spread(Spreader *spreader)
{
    bool is_ok = true;
    spreader->next = 1;
    for (size_t i = 0; i < spreader->count && is_ok; i++) {
        const Grid *grid = &spreader->grids[i];
        is_ok = copy_caption(spreader, grid) &&
                copy_lines(spreader, grid->header) && put_grid(spreader, grid);
        spreader->next =
            (grid->legend && !ends_in_caption(spreader, grid) ? grid->legend_end
                                                              : grid->last) +
            1;
    }
    return is_ok && copy_lines(spreader, (long)spreader->source->count + 1);
}

CodicilStatus pipetable_spread(const CodicilContext *context, const char *file,
                               const Mended *source, cmark_node *root,
                               Mended *out)
{
    Spreader spreader = {
        .context = context, .file = file, .source = source, .out = out};
    bool is_ok =
        find_grids(&spreader, root) && (!spreader.count || spread(&spreader));
    free(spreader.grids);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

/* ----------------------------------------------------------------- trimming */

static bool trim_lead(cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph);
    size_t size = strlen(PIPETABLE_LEAD);
    const char *text = first ? cmark_node_get_literal(first) : NULL;
    if (!text || strncmp(text, PIPETABLE_LEAD, size) != 0)
        return true;
    AUTO(buf_clear) Buf rest = {0};
    buf_add_text(&rest, text + size);
    return buf_is_ok(&rest) && cmark_node_set_literal(first, buf_text(&rest));
}

bool pipetable_trim(const Mended *source, cmark_node *root)
{
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
            mended_mark(source, cmark_node_get_start_line(node)))
            is_ok = trim_lead(node);
    }
    cmark_iter_free(iter);
    return is_ok;
}
