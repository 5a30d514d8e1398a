/* Tables of a page, and those that only lay out. */
#include "import/webreader.h"

#include <stdio.h>
#include <string.h>

/* Counts the cells of a row or of a group of rows, to two. */
static size_t count_cells(const xmlNode *holder, size_t count)
{
    const xmlNode *at = webreader_next(holder->children);
    for (; at && count < 2; at = webreader_next(at->next))
        if (dom_role(at) == DOM_CELL)
            count++;
        else if (dom_role(at) == DOM_ROW)
            count = count_cells(at, count);
    return count;
}

/* Whether a table is there for the looks of it: it says so, or has one cell. */
static bool is_layout(const xmlNode *table)
{
    size_t count = 0;
    if (dom_is_set(table, "role", "presentation") ||
        dom_is_set(table, "role", "none"))
        return true;
    const xmlNode *at = webreader_next(table->children);
    for (; at && count < 2; at = webreader_next(at->next)) {
        if (block_is(at, "caption"))
            return false;
        bool is_group = block_is(at, "tbody") || block_is(at, "thead") ||
                        block_is(at, "tfoot");
        if (dom_role(at) == DOM_ROW || is_group)
            count = count_cells(at, count);
    }
    return count < 2;
}

void webtables_enter_table(WebReader *reader, WebFrame *frame)
{
    if (!reader->is_ours && is_layout(frame->element))
        dropped_add(reader->dropped, "table that only lays out",
                    dom_line(frame->element));
    else
        webreader_open(reader, frame, webline_home(reader), "table");
}

void webtables_enter_row(WebReader *reader, WebFrame *frame)
{
    if (block_is(reader->at, "table"))
        webreader_open(reader, frame, reader->at, "tr");
}

static void set_span(WebReader *reader, const xmlNode *element, xmlNode *cell,
                     const char *name)
{
    char text[8];
    long count = dom_integer(element, name, 1);
    if (count < 2)
        return;
    snprintf(text, sizeof(text), "%ld", count > 1000 ? 1000 : count);
    webreader_set(reader, cell, name, text);
}

/* On a page of ours a header cell without words is no th. */
static bool is_in_head(const xmlNode *cell)
{
    const xmlNode *row = cell->parent;
    return row && block_is(row->parent, "thead");
}

void webtables_enter_cell(WebReader *reader, WebFrame *frame)
{
    bool is_header = block_is(frame->element, "th") ||
                     (reader->is_ours && is_in_head(frame->element));
    const char *name = is_header ? "th" : "td";
    if (block_is(reader->at, "table")) {
        reader->at = block_add(reader->at, "tr", dom_line(frame->element));
        reader->failed |= !reader->at;
    }
    if (reader->failed || !block_is(reader->at, "tr"))
        return;
    xmlNode *cell = webreader_open(reader, frame, reader->at, name);
    if (!cell)
        return;
    set_span(reader, frame->element, cell, "colspan");
    set_span(reader, frame->element, cell, "rowspan");
}

void webtables_enter_caption(WebReader *reader, WebFrame *frame)
{
    if (!block_is(reader->at, "table") || reader->at->children)
        return;
    frame->made = webline_open(reader, "caption", reader->at);
    frame->is_flat = frame->made != NULL;
}
