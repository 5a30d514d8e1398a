/* The words of a block, with what plain text says of links and footnotes, and
 * of the marks of a marked text. */
#include "render/text_writer.h"

#include <string.h>

/* ------------------------------------------------------------------- marks */

static bool is_ins(NodeKind kind)
{
    return kind == NODE_INS || kind == NODE_CAME;
}

/* The mark, if its words moved; else NULL. */
static const Node *moved_mark(const Node *mark)
{
    if (mark && (mark->kind == NODE_CAME || mark->kind == NODE_WENT))
        return mark;
    return NULL;
}

/* Whether the label of a move was the last one. */
static bool is_said(const LineWriter *writer, const Node *mark)
{
    return slice_is_same(mark->text, writer->said);
}

/* The label of a move, within a mark of the other kind: it goes with either
 * text. No line ends in it. */
static void add_label(LineWriter *writer, const Node *mark)
{
    static const char space[] = "\xC2\xA0";
    Buf *out = writer->out;
    Slice label =
        is_said(writer, mark) ? (Slice){"…", strlen("…")} : mark->text;
    buf_add_char(out, is_ins(mark->kind) ? BYTE_DEL : BYTE_INS);
    for (size_t at = 0; at < label.size; at++)
        if (label.bytes[at] == ' ')
            buf_add_text(out, space);
        else
            buf_add_char(out, label.bytes[at]);
    buf_add_text(out, space);
    buf_add_char(out, is_ins(mark->kind) ? BYTE_DEL_END : BYTE_INS_END);
}

/* Ends the mark in `out` and begins another, NULL for none. */
void mark_turn(LineWriter *writer, const Node *mark)
{
    NodeKind kind = mark ? mark->kind : NODE_COUNT, before = writer->open;
    const Node *moved = moved_mark(mark);
    if (kind == before && (!moved || is_said(writer, moved)))
        return;
    bool is_begun = mark && writer->how->open && !writer->out->size;
    if (before != NODE_COUNT)
        buf_add_char(writer->out, is_ins(before) ? BYTE_INS_END : BYTE_DEL_END);
    if (mark && !is_begun)
        buf_add_char(writer->out, is_ins(kind) ? BYTE_INS : BYTE_DEL);
    if (moved) {
        if (!is_begun || !is_said(writer, moved))
            add_label(writer, moved);
        writer->said = moved->text;
    }
    writer->open = kind;
}

/* Words come: they are to stand in the innermost mark. False where they are
 * not wanted. */
static bool turn(LineWriter *writer)
{
    const TextWords *how = writer->how;
    const Node *mark = writer->depth ? writer->marks[writer->depth - 1] : NULL;
    if (how->side)
        return !mark || is_ins(mark->kind) == (how->side == '+');
    if (how->is_marked)
        mark_turn(writer, mark);
    return true;
}

static bool is_visible_mark(NodeKind kind)
{
    return node_is_mark(kind) && kind != NODE_REFORMATTED;
}

static void enter_mark(LineWriter *writer, const Node *mark)
{
    if (writer->depth < MOST_MARKS)
        writer->marks[writer->depth++] = mark;
}

static void leave_mark(LineWriter *writer)
{
    writer->depth -= writer->depth > 0;
}

static void add_boundary(LineWriter *writer, const Node *boundary)
{
    Node mark = {.kind = boundary->mark == '+' ? NODE_INS : NODE_DEL};
    if (writer->how->side || !writer->how->is_marked)
        return;
    links_end(writer, true, true);
    mark_turn(writer, NULL);
    mark_turn(writer, &mark);
    if (boundary->text.size)
        buf_add_text(writer->out, "• ");
    else
        buf_add_char(writer->out, BYTE_BOUNDARY);
    mark_turn(writer, NULL);
}

/* ------------------------------------------------------------------- texts */

/* How many bytes there are nothing to see: soft hyphen, byte order mark. */
static size_t unseen_size(Slice text, size_t at)
{
    size_t left = text.size - at;
    if (left >= 2 && memcmp(text.bytes + at, "\xC2\xAD", 2) == 0)
        return 2;
    if (left >= 3 && memcmp(text.bytes + at, "\xEF\xBB\xBF", 3) == 0)
        return 3;
    return 0;
}

static void add_text(LineWriter *writer, Slice text)
{
    Buf *out = writer->out;
    size_t start = 0;
    if (!text.size || !turn(writer))
        return;
    for (size_t at = 0; at < text.size; at++) {
        if ((unsigned char)text.bytes[at] < 0xC2)
            continue;
        size_t unseen = unseen_size(text, at);
        if (!unseen)
            continue;
        buf_add(out, text.bytes + start, at - start);
        start = at + unseen;
        at = start - 1;
    }
    buf_add(out, text.bytes + start, text.size - start);
}

/* ----------------------------------------------------------------- scripts */

/* Whether there are digits and nothing else, marks aside. */
static bool is_digits(const char *text, size_t size)
{
    bool is_any = false;
    for (size_t at = 0; at < size; at++) {
        if (is_mark_byte(text[at]))
            continue;
        if (text[at] < '0' || text[at] > '9')
            return false;
        is_any = true;
    }
    return is_any;
}

static bool is_after_digit(const Buf *out, size_t at)
{
    while (at && is_mark_byte(out->bytes[at - 1]))
        at--;
    return at && is_digits(out->bytes + at - 1, 1);
}

/* Digits after a digit would be read as one number. */
static void close_script(LineWriter *writer, NodeKind kind)
{
    static const char *const scripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
                                          "⁷", "⁸", "⁹", "₀", "₁", "₂", "₃",
                                          "₄", "₅", "₆", "₇", "₈", "₉"};
    int first = kind == NODE_SUP ? 0 : 10;
    Buf *out = writer->out;
    size_t start = writer->script, size = out->size - start;
    char digits[32];
    if (!start || size > sizeof(digits) || !is_after_digit(out, start) ||
        !is_digits(buf_text(out) + start, size))
        return;
    memcpy(digits, out->bytes + start, size);
    buf_set_size(out, start);
    for (size_t at = 0; at < size; at++)
        if (is_mark_byte(digits[at]))
            buf_add_char(out, digits[at]);
        else
            buf_add_text(out, scripts[first + digits[at] - '0']);
}

/* -------------------------------------------------------------------- walk */

static void add_bytes(LineWriter *writer, const char *text)
{
    if (*text && turn(writer))
        buf_add_text(writer->out, text);
}

static bool is_marked(const LineWriter *writer)
{
    return writer->how->is_marked || writer->how->side;
}

static void add_run(LineWriter *writer, const Node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        add_text(writer, node->text);
        break;
    case NODE_LINEBREAK:
        add_bytes(writer, "\n");
        break;
    default:
        add_bytes(writer, "[");
        add_text(writer, node->title);
        add_bytes(writer, "]");
        break;
    }
}

static void enter(LineWriter *writer, const Node *node)
{
    bool is_marked_run = is_marked(writer) && is_run(node);
    if (is_marked_run)
        links_enter(writer, node);
    switch (node->kind) {
    case NODE_BOUNDARY:
        add_boundary(writer, node);
        break;
    case NODE_LINK:
        writer->link = writer->out->size;
        break;
    case NODE_SUB:
    case NODE_SUP:
        writer->script = writer->out->size;
        break;
    case NODE_IMAGE:
        add_bytes(writer, node->first ? "[" : "");
        break;
    default:
        if (is_run(node))
            add_run(writer, node);
        else if (is_visible_mark(node->kind))
            enter_mark(writer, node);
        break;
    }
    if (is_marked_run)
        links_leave(writer, node);
}

static void leave(LineWriter *writer, const Node *node)
{
    switch (node->kind) {
    case NODE_LINK:
        if (!is_marked(writer))
            link_close(writer, node);
        break;
    case NODE_SUB:
    case NODE_SUP:
        close_script(writer, node->kind);
        break;
    case NODE_IMAGE:
        add_bytes(writer, node->first ? "]" : "");
        break;
    default:
        if (is_visible_mark(node->kind))
            leave_mark(writer);
        break;
    }
}

void text_line(Node *leaf, const TextWords *how, Buf *out)
{
    Buf words = {0};
    LineWriter writer = {.out = how->is_marked ? &words : out,
                         .how = how,
                         .open = NODE_COUNT,
                         .said = how->said};
    TreeWalk walk = tree_walk(leaf);
    while (tree_next(&walk)) {
        if (walk.enter)
            enter(&writer, walk.node);
        else
            leave(&writer, walk.node);
    }
    if (is_marked(&writer))
        links_end(&writer, true, true);
    if (!how->is_marked)
        return;
    if (!how->stays_open)
        mark_turn(&writer, NULL);
    marks_spell(0, &words);
    buf_add(out, buf_text(&words), words.size);
    out->failed = out->failed || !buf_is_ok(&words);
    buf_clear(&words);
}

void text_inlines(Node *leaf, Buf *out)
{
    text_line(leaf, &(TextWords){.side = '+'}, out);
}
