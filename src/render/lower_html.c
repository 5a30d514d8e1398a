/* A table as HTML: all on the line of its row, so that no blank line ends the
 * HTML block that it becomes. */
#include "render/lower.h"

#include <string.h>

static const char *const tags[NODE_COUNT] = {
    [NODE_TABLE] = "table",      [NODE_CAPTION] = "caption",
    [NODE_ROW] = "tr",           [NODE_CELL] = "td",
    [NODE_PARAGRAPH] = "p",      [NODE_LIST] = "ul",
    [NODE_ITEM] = "li",          [NODE_BLOCK_QUOTE] = "blockquote",
    [NODE_CODE_BLOCK] = "pre",   [NODE_THEMATIC_BREAK] = "hr",
    [NODE_LINEBREAK] = "br",     [NODE_CODE] = "code",
    [NODE_EMPH] = "em",          [NODE_STRONG] = "strong",
    [NODE_LINK] = "a",           [NODE_IMAGE] = "img",
    [NODE_INS] = "ins",          [NODE_DEL] = "del",
    [NODE_CAME] = "ins",         [NODE_WENT] = "del",
    [NODE_REFORMATTED] = "span", [NODE_U] = "u",
    [NODE_SUB] = "sub",          [NODE_SUP] = "sup",
};

const char *html_tag(NodeKind kind)
{
    return tags[kind];
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    default:
        return NULL;
    }
}

void html_escape(Slice text, Buf *out)
{
    size_t start = 0;
    for (size_t at = 0; at < text.size; at++) {
        const char *escape = escape_of(text.bytes[at]);
        if (!escape)
            continue;
        buf_add(out, text.bytes + start, at - start);
        buf_add_text(out, escape);
        start = at + 1;
    }
    buf_add(out, text.bytes + start, text.size - start);
}

static void add_attribute(const char *name, Slice value, Buf *out)
{
    buf_add_format(out, " %s=\"", name);
    html_escape(value, out);
    buf_add_char(out, '"');
}

static void add_anchors(Slice ids, Buf *out)
{
    for (size_t at = 0; at < ids.size;) {
        const char *space = memchr(ids.bytes + at, ' ', ids.size - at);
        size_t end = space ? (size_t)(space - ids.bytes) : ids.size;
        Slice id = {ids.bytes + at, end - at};
        if (id.size) {
            buf_add_text(out, "<a");
            add_attribute("id", id, out);
            buf_add_text(out, "></a>");
        }
        at = end + 1;
    }
}

static void add_footnote(const Node *note, bool is_linked, Buf *out)
{
    is_linked = is_linked || !note->text.size;
    if (!is_linked) {
        buf_add_text(out, "<sup><a href=\"#");
        html_escape(note->text, out);
        buf_add_text(out, "\">");
    }
    buf_add_char(out, '[');
    html_escape(note->title, out);
    buf_add_char(out, ']');
    if (!is_linked)
        buf_add_text(out, "</a></sup>");
}

static void add_image(const Node *image, Buf *out)
{
    buf_add_text(out, "<img");
    add_attribute("src", image->text, out);
    add_attribute("alt", image->first ? image->first->text : (Slice){"", 0},
                  out);
    if (image->title.size)
        add_attribute("title", image->title, out);
    buf_add_text(out, " />");
}

/* A paragraph that is alone in its cell or item needs no tags. */
static bool is_bare(const Node *node)
{
    return node->kind == NODE_PARAGRAPH && !node->next &&
           (!node->previous || node->previous->kind == NODE_NUMBER) &&
           (node->parent->kind == NODE_CELL || node->parent->kind == NODE_ITEM);
}

static const char *tag_of(const Node *node)
{
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    if (node->kind == NODE_HEADING)
        return headings[node->level > 6 ? 5 : node->level - 1];
    if (node->kind == NODE_CELL && node->is_header)
        return "th";
    return is_bare(node) ? NULL : tags[node->kind];
}

static void open_holder(const Node *node, Buf *out)
{
    const char *tag = tag_of(node);
    if (node_is_mark(node->kind))
        html_open_mark(node, out);
    if (!tag || node_is_mark(node->kind))
        return;
    buf_add_format(out, "<%s", tag);
    if (node->kind == NODE_LINK) {
        add_attribute("href", node->text, out);
        if (node->title.size)
            add_attribute("title", node->title, out);
    }
    if (node->kind == NODE_CELL && node->level > 1)
        buf_add_format(out, " colspan=\"%d\"", node->level);
    if (node->kind == NODE_CELL && node->rows > 1)
        buf_add_format(out, " rowspan=\"%d\"", node->rows);
    buf_add_text(out, node->kind == NODE_TABLE ? ">\n" : ">");
}

static void close_holder(const Node *node, Buf *out)
{
    const char *tag = tag_of(node);
    if (tag)
        buf_add_format(out, "</%s>", tag);
    if (node->kind == NODE_NUMBER)
        buf_add_char(out, ' ');
    if (node->kind == NODE_TABLE || node->kind == NODE_ROW ||
        node->kind == NODE_CAPTION)
        buf_add_char(out, '\n');
}

void html_open_mark(const Node *mark, Buf *out)
{
    bool is_moved = mark->kind == NODE_CAME || mark->kind == NODE_WENT;
    buf_add_format(out, "<%s", tags[mark->kind]);
    if (is_moved || mark->kind == NODE_REFORMATTED) {
        buf_add_format(out, " class=\"%s\"",
                       is_moved ? "moved" : "reformatted");
        add_attribute("title", is_moved ? mark->text : mark->title, out);
    }
    buf_add_char(out, '>');
}

void html_boundary(const Node *boundary, Buf *out)
{
    const char *tag = tags[boundary->mark == '+' ? NODE_INS : NODE_DEL];
    if (!boundary->text.size)
        buf_add_format(out, "<%s data-codicil=\"label\">¶</%s>", tag, tag);
}

/* What holds nothing, or nothing but its text. */
static void add_single(const Node *node, bool is_linked, Buf *out)
{
    const char *tag = tags[node->kind];
    switch (node->kind) {
    case NODE_TEXT:
        html_escape(node->text, out);
        break;
    case NODE_CODE:
    case NODE_CODE_BLOCK:
        buf_add_format(out, "<%s>", tag);
        html_escape(node->text, out);
        buf_add_format(out, "</%s>", tag);
        break;
    case NODE_ANCHOR:
        add_anchors(node->text, out);
        break;
    case NODE_FOOTNOTE:
        add_footnote(node, is_linked, out);
        break;
    case NODE_BOUNDARY:
        html_boundary(node, out);
        break;
    default:
        buf_add_format(out, "<%s />", tag);
        break;
    }
}

void table_to_html(Node *table, Buf *out)
{
    unsigned links = 0;
    TreeWalk walk = tree_walk(table);
    while (tree_next(&walk)) {
        const Node *node = walk.node;
        bool is_image = node->kind == NODE_IMAGE;
        bool is_alt = node->parent && node->parent->kind == NODE_IMAGE;
        if (node->kind == NODE_LINK)
            links += walk.enter ? 1 : -1u;
        if (is_image && walk.enter)
            add_image(node, out);
        else if (is_image || is_alt)
            continue;
        else if (!node_is_holder(node))
            add_single(node, links, out);
        else if (walk.enter)
            open_holder(node, out);
        else
            close_holder(node, out);
    }
}
