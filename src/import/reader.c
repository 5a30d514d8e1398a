/* Blocks of Markdown become blocks of ours. */
#include "import/reader.h"

#include "import/attrlist.h"
#include "import/bullets.h"
#include "import/itemnumber.h"
#include "import/literal.h"
#include "import/woven.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <stdio.h>
#include <string.h>

static xmlNode *add(Reader *reader, const char *name)
{
    xmlNode *node = block_add(reader->at, name, reader->line);
    if (!node)
        reader->failed = true;
    return node;
}

static void set(Reader *reader, xmlNode *node, const char *name,
                const char *value)
{
    if (!node || !block_set(node, name, value))
        reader->failed = true;
}

/* Opens a block that holds blocks. */
static xmlNode *open_block(Reader *reader, const char *name)
{
    xmlNode *node = add(reader, name);
    if (node)
        reader->at = node;
    return node;
}

/* Opens a line of text in the block at hand. */
static xmlNode *open_line(Reader *reader, const char *name)
{
    xmlNode *node = add(reader, name);
    if (node)
        inlines_begin(&reader->inlines, node);
    if (node && reader->ids.size && !inlines_name_all(node, &reader->ids))
        reader->failed = true;
    return node;
}

/* What a line was to be called goes to the next one. */
static void keep_names(Reader *reader, const xmlNode *line)
{
    static const char *const keys[] = {"id", "alias"};
    for (size_t i = 0; i < 2; i++) {
        const char *name = block_get(line, keys[i]);
        if (name && reader->ids.size)
            buf_add_char(&reader->ids, ' ');
        buf_add_text(&reader->ids, name);
    }
}

/* A line that came to hold nothing to be seen goes. */
static void close_line(Reader *reader)
{
    xmlNode *line = reader->inlines.line;
    if (!line)
        return;
    if (!inlines_end(&reader->inlines)) {
        reader->failed = true;
        return;
    }
    if (!block_is_blank(line))
        return;
    dropped_add_line(&reader->dropped, line);
    keep_names(reader, line);
    block_drop(line);
}

/* ----------------------------------------------------------------- blocks */

static void read_quote(Reader *reader, cmark_node *node, bool is_entered)
{
    (void)node;
    if (is_entered) {
        open_block(reader, "quote");
        return;
    }
    xmlNode *quote = reader->at;
    reader->at = quote->parent;
    if (quote->children)
        return;
    dropped_add(&reader->dropped, "empty quotation", block_line(quote));
    block_drop(quote);
}

static void read_list(Reader *reader, cmark_node *node, bool is_entered)
{
    if (!is_entered) {
        reader->at = reader->at->parent;
        return;
    }
    bool is_numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    xmlNode *list = open_block(reader, "list");
    set(reader, list, "kind", is_numbered ? "number" : "bullet");
}

static void read_item(Reader *reader, cmark_node *node, bool is_entered)
{
    if (!is_entered) {
        reader->at = reader->at->parent;
        return;
    }
    xmlNode *item = open_block(reader, "item");
    cmark_node *list = cmark_node_parent(node);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
        return;
    char number[32];
    bool has_bracket = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM;
    snprintf(number, sizeof(number), "%ld%c", itemnumber_of(node),
             has_bracket ? ')' : '.');
    set(reader, item, "num", number);
}

/* Opens the line of a cell or caption, in the table that was read last or in a
 * new one. */
static xmlNode *open_table_line(Reader *reader, MendedMark mark)
{
    xmlNode *home = reader->at, *table = home->last, *line = NULL;
    bool has_rows = block_is(table, "table") && block_is(table->last, "tr");
    bool is_caption = mark == MENDED_CAPTION;
    if (!block_is(table, "table") || (mark == MENDED_TABLE && has_rows) ||
        (is_caption && table->children)) /* it stands before its table */
        table = add(reader, "table");
    reader->at = table;
    bool is_row = mark == MENDED_TABLE || mark == MENDED_ROW ||
                  (table && !block_is(table->last, "tr") && !is_caption);
    if (table && is_row)
        reader->at = add(reader, "tr");
    else if (table && !is_caption)
        reader->at = table->last;
    bool is_header = table && !is_caption && !block_is(reader->at->prev, "tr");
    if (reader->at && !is_caption)
        reader->at = add(reader, is_header ? "th" : "td");
    if (reader->at)
        line = open_line(reader, is_caption ? "caption" : "p");
    reader->at = home;
    return line;
}

/* What an attribute list says of a line. */
static void set_owned(Reader *reader, cmark_node *node, xmlNode *line)
{
    const AttrList *list = attrlist_of(node);
    if (!list)
        return;
    if (list->id)
        inlines_anchor(&reader->inlines, list->id);
    if (list->class_name)
        set(reader, line, "class", list->class_name);
    if (list->datetime)
        set(reader, line, "datetime", list->datetime);
}

static void read_paragraph(Reader *reader, cmark_node *node, bool is_entered)
{
    if (!is_entered) {
        close_line(reader);
        return;
    }
    long at = cmark_node_get_start_line(node);
    MendedMark mark = mended_mark(reader->mended, at);
    xmlNode *line =
        mark ? open_table_line(reader, mark) : open_line(reader, "p");
    if (line)
        set_owned(reader, node, line);
}

bool reader_split(Reader *reader, cmark_node *line_end, const char *joined)
{
    cmark_node *paragraph = cmark_node_parent(line_end);
    cmark_node *next = cmark_node_next(line_end);
    const char *text = next ? cmark_node_get_literal(next) : NULL;
    size_t at = 0;
    if (!text || cmark_node_get_type(next) != CMARK_NODE_TEXT ||
        cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH ||
        !block_is(reader->inlines.line, "p") || reader->inlines.depth ||
        attrlist_of(paragraph) ||
        words_is_tight(reader->inlines.last,
                       utf8_next(text, strlen(text), &at)))
        return false;
    if (strcmp(joined, "space") == 0 && bullet_size(text)) {
        close_line(reader);
        return open_line(reader, "p") != NULL;
    }
    if (reader->at->parent != (xmlNode *)reader->at->doc ||
        !literal_begins(text, reader->source->locale))
        return false;
    close_line(reader);
    set(reader, open_line(reader, "p"), "joined", joined);
    return true;
}

static void read_heading(Reader *reader, cmark_node *node, bool is_entered)
{
    if (!is_entered) {
        close_line(reader);
        return;
    }
    char level[8];
    snprintf(level, sizeof(level), "%d", cmark_node_get_heading_level(node));
    xmlNode *line = open_line(reader, "heading");
    set(reader, line, "level", level);
    if (line)
        set_owned(reader, node, line);
}

static void read_code(Reader *reader, cmark_node *node, bool is_entered)
{
    (void)is_entered;
    const char *text = cmark_node_get_literal(node);
    const char *info = cmark_node_get_fence_info(node);
    if (info && *info)
        dropped_add(&reader->dropped, "code block language", reader->line);
    xmlNode *line = open_line(reader, "p");
    set(reader, line, "class", "code");
    if (!line)
        return;
    while (*text) {
        size_t size = strcspn(text, "\n");
        inlines_text(&reader->inlines, text, size);
        text += size;
        if (*text) {
            inlines_break(&reader->inlines);
            text++;
        }
    }
    close_line(reader);
}

static void read_break(Reader *reader, cmark_node *node, bool is_entered)
{
    (void)node, (void)is_entered;
    dropped_add(&reader->dropped, "thematic break", reader->line);
}

static void read_group(Reader *reader, cmark_node *node, bool is_entered)
{
    if (is_entered)
        woven_read(reader, node);
}

/* ---------------------------------------------------------------- the walk */

typedef void BlockReader(Reader *reader, cmark_node *node, bool is_entered);

static BlockReader *const readers[CMARK_NODE_LAST_BLOCK + 1] = {
    [CMARK_NODE_BLOCK_QUOTE] = read_quote,
    [CMARK_NODE_LIST] = read_list,
    [CMARK_NODE_ITEM] = read_item,
    [CMARK_NODE_CODE_BLOCK] = read_code,
    [CMARK_NODE_CUSTOM_BLOCK] = read_group,
    [CMARK_NODE_PARAGRAPH] = read_paragraph,
    [CMARK_NODE_HEADING] = read_heading,
    [CMARK_NODE_THEMATIC_BREAK] = read_break,
};

bool reader_read(Reader *reader, cmark_node *root, xmlNode *blocks)
{
    reader->at = blocks;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (!reader->failed && !reader->inlines.failed &&
           (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool is_entered = event == CMARK_EVENT_ENTER;
        long line = cmark_node_get_start_line(node);
        if (is_entered && line > 0)
            reader->line = mended_line(reader->mended, line);
        if (type > CMARK_NODE_LAST_BLOCK)
            reader_read_inline(reader, node, is_entered);
        else if (readers[type])
            readers[type](reader, node, is_entered);
        if (type == CMARK_NODE_CUSTOM_BLOCK && is_entered)
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
    return !reader->failed && !reader->inlines.failed;
}
