/* The words of a block, with what plain text says of links and footnotes, and
 * of the marks of a marked text. */
#include "render/text.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "render/text_marks.h"

#include <string.h>

#define MOST_MARKS 4 /* open at once: each kind stands in no other of it */

typedef struct {
    Buf *out;
    const TextWords *how;
    size_t link;   /* where the words of the open link begin in `out` */
    size_t links;  /* that are open */
    size_t script; /* where those of the open sub or sup begin */
    const Node *marks[MOST_MARKS]; /* open ones in the tree … */
    size_t depth;
    NodeKind open; /* … and the one in `out`; NODE_COUNT for none */
    bool is_said;  /* which move the line is of */
} Writer;

/* ------------------------------------------------------------------- marks */

static bool is_ins(NodeKind kind)
{
    return kind == NODE_INS || kind == NODE_CAME;
}

/* The label of a move, within a mark of the other kind: it goes with either
 * text. No line ends in it. */
static void add_label(Writer *writer, const Node *mark)
{
    static const char space[] = "\xC2\xA0";
    Buf *out = writer->out;
    Slice label = writer->is_said ? (Slice){"…", strlen("…")} : mark->text;
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
static void turn_to(Writer *writer, const Node *mark)
{
    NodeKind kind = mark ? mark->kind : NODE_COUNT, before = writer->open;
    if (kind == before)
        return;
    bool is_begun = mark && writer->how->open && !writer->out->size;
    if (before != NODE_COUNT)
        buf_add_char(writer->out, is_ins(before) ? BYTE_INS_END : BYTE_DEL_END);
    if (mark && !is_begun)
        buf_add_char(writer->out, is_ins(kind) ? BYTE_INS : BYTE_DEL);
    bool is_moved = kind == NODE_CAME || kind == NODE_WENT;
    if (is_moved && !(is_begun && writer->how->has_label))
        add_label(writer, mark);
    writer->is_said = writer->is_said || is_moved;
    writer->open = kind;
}

/* Words come: they are to stand in the innermost mark. False where they are
 * not wanted. */
static bool turn(Writer *writer)
{
    const TextWords *how = writer->how;
    const Node *mark = writer->depth ? writer->marks[writer->depth - 1] : NULL;
    if (how->side)
        return !mark || is_ins(mark->kind) == (how->side == '+');
    if (how->is_marked)
        turn_to(writer, mark);
    return true;
}

static bool is_visible_mark(NodeKind kind)
{
    return node_is_mark(kind) && kind != NODE_REFORMATTED;
}

static void enter_mark(Writer *writer, const Node *mark)
{
    if (writer->depth < MOST_MARKS)
        writer->marks[writer->depth++] = mark;
}

static void leave_mark(Writer *writer)
{
    writer->depth -= writer->depth > 0;
}

static void add_boundary(Writer *writer, const Node *boundary)
{
    Node mark = {.kind = boundary->mark == '+' ? NODE_INS : NODE_DEL};
    if (writer->how->side || !writer->how->is_marked)
        return;
    turn_to(writer, NULL);
    turn_to(writer, &mark);
    buf_add_char(writer->out, BYTE_BOUNDARY);
    turn_to(writer, NULL);
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

static void add_text(Writer *writer, Slice text)
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

/* ------------------------------------------------------------------- links */

static bool is_scheme(Slice url)
{
    size_t at = 0;
    while (at < url.size && url.bytes[at] != ':' && url.bytes[at] != '/' &&
           url.bytes[at] != '?' && url.bytes[at] != '#')
        at++;
    return at && at < url.size && url.bytes[at] == ':';
}

static bool is_same(Slice left, const char *right, size_t size)
{
    return left.size == size && memcmp(left.bytes, right, size) == 0;
}

/* Whether words say an address: it, or it without its scheme or last '/'. */
static bool is_said(Slice url, const char *words, size_t size)
{
    static const char *const schemes[] = {"",        "http://", "https://",
                                          "mailto:", "tel:",    "ftp://"};
    if (url.size && url.bytes[url.size - 1] == '/')
        url.size--;
    if (size && words[size - 1] == '/')
        size--;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
        size_t skip = strlen(schemes[i]);
        if (url.size >= skip && memcmp(url.bytes, schemes[i], skip) == 0 &&
            is_same((Slice){url.bytes + skip, url.size - skip}, words, size))
            return true;
    }
    return false;
}

/* Whether a space belongs after what was written so far: not at the start of a
 * line, nor after a script that has none. */
static bool is_spaced(const Buf *text)
{
    size_t size = text->size;
    while (size && is_mark_byte(text->bytes[size - 1]))
        size--;
    size_t at = size;
    uint32_t last = utf8_previous(buf_text(text), size, &at);
    return last > ' ' && !words_is_tight(last, last);
}

static void add_address(Writer *writer, Slice url)
{
    Buf *out = writer->out;
    buf_add_text(out, is_spaced(out) ? " <" : "<");
    for (size_t at = 0; at < url.size; at++) {
        unsigned char c = (unsigned char)url.bytes[at];
        if (c <= ' ' || c == '<' || c == '>')
            buf_add_format(out, "%%%02X", c);
        else
            buf_add_char(out, (char)c);
    }
    buf_add_char(out, '>');
}

/* Whether an address is to be said behind the words of its link. */
static bool is_wanted(const Writer *writer, Slice url)
{
    const Buf *out = writer->out;
    return is_scheme(url) && !is_said(url, buf_text(out) + writer->link,
                                      out->size - writer->link);
}

/* Where the words led before that a node ends with; NULL when there. */
static const Node *reformatted(const Node *node)
{
    while (node && node->kind != NODE_REFORMATTED && node_is_holder(node))
        node = node->last;
    return node && node->kind == NODE_REFORMATTED ? node : NULL;
}

/* The addresses of words that led elsewhere, each as what it is. */
static void add_addresses(Writer *writer, Slice former, Slice url)
{
    Node went = {.kind = NODE_DEL}, came = {.kind = NODE_INS};
    char side = writer->how->side;
    bool is_former = is_wanted(writer, former), is_url = is_wanted(writer, url);
    if (is_former && side != '+') {
        if (!side)
            turn_to(writer, &went);
        add_address(writer, former);
    }
    if (is_url && side != '-') {
        if (!side)
            turn_to(writer, &came);
        add_address(writer, url);
    }
}

static void close_link(Writer *writer, const Node *link)
{
    const Node *changed = reformatted(link->last);
    bool is_marked = writer->how->is_marked || writer->how->side;
    writer->links--;
    if (is_marked && changed && !writer->depth &&
        !is_same(changed->text, link->text.bytes, link->text.size))
        add_addresses(writer, changed->text, link->text);
    else if (is_wanted(writer, link->text) && turn(writer))
        add_address(writer, link->text);
}

/* Words that were a link and are none now. */
static void close_reformatted(Writer *writer, const Node *node)
{
    const Node *next = node->next;
    bool goes_on = next && next->kind == NODE_REFORMATTED &&
                   is_same(next->text, node->text.bytes, node->text.size);
    if (writer->links || writer->depth || goes_on ||
        !(writer->how->is_marked || writer->how->side))
        return;
    add_addresses(writer, node->text, (Slice){"", 0});
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
static void close_script(Writer *writer, NodeKind kind)
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

static void add_bytes(Writer *writer, const char *text)
{
    if (*text && turn(writer))
        buf_add_text(writer->out, text);
}

static void enter(Writer *writer, const Node *node)
{
    Buf *out = writer->out;
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        add_text(writer, node->text);
        break;
    case NODE_LINEBREAK:
        add_bytes(writer, "\n");
        break;
    case NODE_FOOTNOTE:
        add_bytes(writer, "[");
        add_text(writer, node->title);
        add_bytes(writer, "]");
        break;
    case NODE_BOUNDARY:
        add_boundary(writer, node);
        break;
    case NODE_LINK:
        writer->link = out->size;
        writer->links++;
        break;
    case NODE_REFORMATTED:
        if (!writer->links)
            writer->link = out->size;
        break;
    case NODE_SUB:
    case NODE_SUP:
        writer->script = out->size;
        break;
    case NODE_IMAGE:
        add_bytes(writer, node->first ? "[" : "");
        break;
    default:
        if (is_visible_mark(node->kind))
            enter_mark(writer, node);
        break;
    }
}

static void leave(Writer *writer, const Node *node)
{
    switch (node->kind) {
    case NODE_LINK:
        close_link(writer, node);
        break;
    case NODE_REFORMATTED:
        close_reformatted(writer, node);
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
    Writer writer = {
        .out = how->is_marked ? &words : out, .how = how, .open = NODE_COUNT};
    TreeWalk walk = tree_walk(leaf);
    while (tree_next(&walk)) {
        if (walk.enter)
            enter(&writer, walk.node);
        else
            leave(&writer, walk.node);
    }
    if (!how->is_marked)
        return;
    if (!how->stays_open)
        turn_to(&writer, NULL);
    marks_spell(0, &words);
    buf_add(out, buf_text(&words), words.size);
    out->failed = out->failed || !buf_is_ok(&words);
    buf_clear(&words);
}

void text_inlines(Node *leaf, Buf *out)
{
    text_line(leaf, &(TextWords){.side = '+'}, out);
}
