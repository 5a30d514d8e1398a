/* Tables: a pipe table where the cells allow it, else HTML. */
#include "render/lower.h"

#include <string.h>

static bool is_pipe_inline(const Node *node)
{
    return node->kind != NODE_LINEBREAK &&
           !(node->kind == NODE_CODE &&
             memchr(node->text.bytes, '|', node->text.size));
}

/* Whether a cell is one line of one column. */
static bool is_pipe_cell(Node *cell)
{
    if (cell->level != 1 || cell->rows != 1 || cell->first != cell->last ||
        (cell->first && cell->first->kind != NODE_PARAGRAPH))
        return false;
    TreeWalk walk = tree_walk(cell);
    while (tree_next(&walk))
        if (!is_pipe_inline(walk.node))
            return false;
    return true;
}

static size_t count_cells(const Node *row)
{
    size_t count = 0;
    for (const Node *cell = row->first; cell; cell = cell->next)
        count++;
    return count;
}

static bool is_pipe_table(Node *table)
{
    size_t count = count_cells(table->last);
    for (Node *row = table->first; row; row = row->next) {
        if (row->kind == NODE_CAPTION)
            continue;
        if (count_cells(row) != count)
            return false;
        for (Node *cell = row->first; cell; cell = cell->next)
            if (!is_pipe_cell(cell))
                return false;
    }
    return true;
}

static bool is_header(const Node *row)
{
    for (const Node *cell = row->first; cell; cell = cell->next)
        if (!cell->is_header)
            return false;
    return true;
}

static void put(Tree *tree, Node *line, const char *text)
{
    tree_append_text(tree, line, text, strlen(text));
}

/* A row in which every cell says the same. */
static void row_rule(Tree *tree, Node *line, const Node *row, const char *cell)
{
    put(tree, line, "|");
    for (const Node *at = row->first; at; at = at->next)
        put(tree, line, cell);
}

static void cell_move(Tree *tree, Node *cell, Node *line)
{
    Node *paragraph = cell->first;
    inlines_lower(tree, paragraph);
    TreeWalk walk = tree_walk(paragraph);
    while (tree_next(&walk))
        walk.node->is_cell = walk.node->kind == NODE_TEXT;
    for (Node *node; (node = paragraph->first);) {
        tree_remove(node);
        tree_append(line, node);
    }
}

static void row_move(Tree *tree, Node *row, Node *line)
{
    put(tree, line, "|");
    for (Node *cell = row->first; cell && !tree->failed; cell = cell->next) {
        if (cell->first) {
            put(tree, line, " ");
            cell_move(tree, cell, line);
        }
        put(tree, line, " |");
    }
}

/* The rows go to `line`; the first is the header, or an empty one is made. */
static void rows_move(Tree *tree, Node *row, Node *line)
{
    if (is_header(row)) {
        row_move(tree, row, line);
        tree_append(line, tree_new(tree, NODE_SOFTBREAK));
        row_rule(tree, line, row, " --- |");
        row = row->next;
    } else {
        row_rule(tree, line, row, " |");
        tree_append(line, tree_new(tree, NODE_SOFTBREAK));
        row_rule(tree, line, row, " --- |");
    }
    for (; row && !tree->failed; row = row->next) {
        tree_append(line, tree_new(tree, NODE_SOFTBREAK));
        row_move(tree, row, line);
    }
}

static void to_html_block(Tree *tree, Node *table)
{
    Buf html = {0};
    table_to_html(table, &html);
    table->kind = NODE_HTML_BLOCK;
    table->first = table->last = NULL;
    table->text = tree_keep(tree, buf_text(&html), html.size);
    tree->failed = tree->failed || !buf_is_ok(&html);
    buf_clear(&html);
}

void table_lower(Tree *tree, Node *table)
{
    if (!is_pipe_table(table)) {
        to_html_block(tree, table);
        return;
    }
    Node *row = table->first;
    if (row->kind == NODE_CAPTION) {
        row = row->next;
        Node *caption = table->first;
        tree_remove(caption);
        caption->kind = NODE_PARAGRAPH;
        inlines_lower(tree, caption);
        tree_insert(table, caption);
    }
    table->kind = NODE_PARAGRAPH;
    table->first = table->last = NULL;
    rows_move(tree, row, table);
}
