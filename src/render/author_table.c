/* Writes tables: as pipe tables where each cell holds lines, with what spans
 * or looks otherwise in lists behind the words of a cell; else as divs. */
#include "render/author.h"

#include "model/walk.h"

#include <string.h>

/* A cell holds paragraphs; one without attributes needs no mark. */
static bool is_line_cell(const xmlNode *cell)
{
    for (const xmlNode *at = first_element(cell); at; at = next_element(at))
        if (element_of(at) != EL_p)
            return false;
    return true;
}

static bool is_row(const xmlNode *row)
{
    if (element_of(row) != EL_tr || !first_element(row))
        return false;
    for (const xmlNode *at = first_element(row); at; at = next_element(at))
        if (!is_line_cell(at))
            return false;
    return true;
}

static const xmlNode *first_row(const xmlNode *table)
{
    const xmlNode *row = first_element(table);
    return row && element_of(row) == EL_caption ? next_element(row) : row;
}

static bool is_pipe_table(const xmlNode *table)
{
    const xmlNode *row = first_row(table);
    if (!row)
        return false;
    for (; row; row = next_element(row))
        if (!is_row(row))
            return false;
    return true;
}

static void add_cell(Author *author, const xmlNode *cell, Element usual)
{
    const xmlNode *p = first_element(cell);
    Buf *out = author->out;
    AuthorSaid said = {.name = element_of(cell) == usual ? EL_none
                                                         : element_of(cell)};
    buf_add_char(out, ' ');
    size_t start = out->size;
    author->cells++;
    author->starts_line = false;
    if (p && !next_element(p) && !p->properties && author_is_paragraph(p))
        author_add_inlines(author, p->children, NULL);
    else
        for (; p; p = next_element(p))
            author_add_span(author, p, EL_p);
    author->cells--;
    bool has_words = out->size > start;
    bool has_list = author_add_list(author, has_words ? " " : "", cell, &said);
    buf_add_text(out, has_words || has_list ? " |" : "|");
}

static void add_row(Author *author, const xmlNode *row, Element usual)
{
    buf_add_char(author->out, '|');
    for (const xmlNode *at = first_element(row); at; at = next_element(at))
        add_cell(author, at, usual);
    author_add_list(author, " ", row, &(AuthorSaid){0});
}

static bool is_header(const xmlNode *row)
{
    bool has_words = false;
    for (const xmlNode *at = first_element(row); at; at = next_element(at)) {
        if (element_of(at) != EL_th)
            return false;
        has_words |= first_element(at) || at->properties;
    }
    return has_words || row->properties;
}

static size_t count_cells(const xmlNode *row)
{
    size_t count = 0;
    for (const xmlNode *at = first_element(row); at; at = next_element(at))
        count++;
    return count;
}

static void add_rows(Author *author, const xmlNode *row)
{
    size_t count = count_cells(row);
    bool has_header = is_header(row);
    if (has_header) {
        add_row(author, row, EL_th);
        row = next_element(row);
    } else {
        buf_add_char(author->out, '|');
        for (size_t i = 0; i < count; i++)
            buf_add_text(author->out, " |");
    }
    author_line_end(author);
    buf_add_char(author->out, '|');
    for (size_t i = 0; i < count; i++)
        buf_add_text(author->out, "---|");
    for (; row; row = next_element(row)) {
        author_line_end(author);
        add_row(author, row, EL_td);
    }
}

static void add_caption(Author *author, const xmlNode *caption)
{
    author_begin(author);
    author_add_span(author, caption, EL_caption);
}

void author_add_table(Author *author, const xmlNode *table)
{
    const xmlNode *caption = first_element(table);
    bool has_caption = caption && element_of(caption) == EL_caption;
    if (!is_pipe_table(table)) {
        author_open_div(author, table, &(AuthorSaid){.name = EL_table});
        if (has_caption)
            add_caption(author, caption);
        author_add_blocks(author, first_row(table));
        author_close_div(author);
        return;
    }
    if (has_caption)
        add_caption(author, caption);
    author_begin(author);
    add_rows(author, first_row(table));
    size_t before = author->out->size;
    author_line_end(author);
    if (!author_add_list(author, "{: ", table, &(AuthorSaid){0}))
        buf_set_size(author->out, before);
}
