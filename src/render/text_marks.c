/* Marks in plain text: spelled, told apart from text, kept whole in lines. */
#include "render/text_marks.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

static const char *const spellings[] = {
    [BYTE_INS] = "{+",     [BYTE_INS_END] = "+}", [BYTE_DEL] = "[-",
    [BYTE_DEL_END] = "-]", [BYTE_BOUNDARY] = "¶",
};

/* ---------------------------------------------------------------- spelling */

/* Whether `c` after `before` is a mark, or begins the sign of a boundary. */
static bool is_pair(char before, const char *at, size_t size)
{
    static const char sign[] = "¶";
    size_t sign_size = sizeof(sign) - 1;
    switch (before) {
    case '{':
        return *at == '+';
    case '[':
        return *at == '-';
    case '+':
    case '-':
        return *at == (before == '+' ? '}' : ']') ||
               (size >= sign_size && memcmp(at, sign, sign_size) == 0);
    default:
        return false;
    }
}

/* Text that looks like a mark gets a backslash between its two characters, and
 * one more where such stand there already. */
void marks_spell(size_t start, Buf *out)
{
    if (out->size <= start)
        return;
    Buf words = {0};
    char before = '\0'; /* the last byte, backslashes after it aside */
    buf_add(&words, out->bytes + start, out->size - start);
    buf_set_size(out, start);
    for (size_t at = 0; at < words.size; at++) {
        char c = words.bytes[at];
        bool is_mark = is_mark_byte(c);
        const char *text = is_mark ? spellings[(int)c] : words.bytes + at;
        size_t size = is_mark ? strlen(text) : words.size - at;
        if (c != BYTE_BOUNDARY && is_pair(before, text, size))
            buf_add_char(out, '\\');
        buf_add(out, text, is_mark ? size : 1);
        if (is_mark || c != '\\')
            before = is_mark ? text[size - 1] : c;
    }
    out->failed = out->failed || !buf_is_ok(&words);
    buf_clear(&words);
}

/* ------------------------------------------------------------------ blocks */

static char side_of(NodeKind kind)
{
    return kind == NODE_INS || kind == NODE_CAME   ? '+'
           : kind == NODE_DEL || kind == NODE_WENT ? '-'
                                                   : '\0';
}

static bool is_blank_text(const Node *node)
{
    return node->kind == NODE_ANCHOR ||
           (node->kind == NODE_TEXT && node->text.size == 1 &&
            node->text.bytes[0] == ' ');
}

char marks_around(const Node *leaf)
{
    char side = '\0';
    for (const Node *at = leaf->first; at; at = at->next) {
        char own = side_of(at->kind);
        bool is_end = at->kind == NODE_BOUNDARY && at->mark == '+' &&
                      leaf->kind == NODE_HEADING;
        if (is_blank_text(at) || is_end)
            continue;
        if (!own || (side && own != side))
            return '\0';
        side = own;
    }
    return side;
}

char marks_around_all(Node *holder)
{
    char side = '\0';
    TreeWalk walk = tree_walk(holder);
    while (tree_next(&walk)) {
        NodeKind kind = walk.node->kind;
        bool is_leaf = kind == NODE_PARAGRAPH || kind == NODE_HEADING ||
                       kind == NODE_CAPTION || kind == NODE_NUMBER;
        if (!walk.enter || (!is_leaf && kind != NODE_CODE_BLOCK))
            continue;
        char own = is_leaf ? marks_around(walk.node) : '\0';
        if (!own || (side && own != side))
            return '\0';
        side = own;
    }
    return side;
}

bool marks_within(Node *holder)
{
    TreeWalk walk = tree_walk(holder);
    while (tree_next(&walk))
        if (side_of(walk.node->kind) || walk.node->kind == NODE_BOUNDARY)
            return true;
    return false;
}

/* -------------------------------------------------------------------- runs */

bool is_run(const Node *node)
{
    return node->kind == NODE_TEXT || node->kind == NODE_CODE ||
           node->kind == NODE_LINEBREAK || node->kind == NODE_FOOTNOTE;
}

bool run_is_of(const Node *run, char side)
{
    for (const Node *at = run->parent; at; at = at->parent)
        if (side_of(at->kind) && side_of(at->kind) != side)
            return false;
    return true;
}

/* Words that went out of a link of the newer text and led elsewhere say so:
 * NODE_REFORMATTED. */
Slice run_link(const Node *run, char side)
{
    for (const Node *at = run->parent; at; at = at->parent)
        if (at->kind == NODE_LINK ||
            (at->kind == NODE_REFORMATTED && side == '-'))
            return at->text;
    return (Slice){"", 0};
}

static bool is_inline(const Node *node)
{
    return node->kind >= NODE_TEXT && node->kind != NODE_NUMBER &&
           node->kind != NODE_CAPTION;
}

const Node *run_next(const Node *run, char side)
{
    const Node *at = run;
    for (;;) {
        while (!at->next) {
            at = at->parent;
            if (!at || !is_inline(at))
                return NULL;
        }
        at = at->next;
        while (at->first)
            at = at->first;
        if (is_run(at) && run_is_of(at, side))
            return at;
    }
}

/* The link of the newer text that a run is in; NULL for none, and for words
 * that led elsewhere. */
static const Node *link_of(const Node *run)
{
    for (const Node *at = run->parent; at; at = at->parent)
        if (at->kind == NODE_LINK || at->kind == NODE_REFORMATTED)
            return at->kind == NODE_LINK ? at : NULL;
    return NULL;
}

bool run_goes_on(const Node *run, char side, Slice url)
{
    const Node *next = run_next(run, side);
    if (next && run_is_between(next, side)) {
        const Node *own = link_of(run);
        next = run_next(next, side);
        if (own && next && link_of(next) && link_of(next) != own)
            return false; /* there were two links, as there are */
    }
    Slice own = next ? run_link(next, side) : (Slice){"", 0};
    return own.size == url.size && memcmp(own.bytes, url.bytes, url.size) == 0;
}

bool run_is_between(const Node *run, char side)
{
    return side == '-' && is_blank_text(run);
}

/* ------------------------------------------------------------------- lines */

static bool is_open(const char *at)
{
    return memcmp(at, "{+", 2) == 0 || memcmp(at, "[-", 2) == 0;
}

static bool is_close(const char *at)
{
    return memcmp(at, "+}", 2) == 0 || memcmp(at, "-]", 2) == 0;
}

/* What is to be seen on either side of `at`, marks aside; '\0' for nothing. */
static uint32_t seen_before(const char *text, size_t at)
{
    while (at >= 2 && (is_open(text + at - 2) || is_close(text + at - 2)))
        at -= 2;
    return at ? utf8_previous(text, at, &at) : 0;
}

static uint32_t seen_after(const char *text, size_t size, size_t at)
{
    while (at + 2 <= size && (is_open(text + at) || is_close(text + at)))
        at += 2;
    return at < size ? utf8_next(text, size, &at) : 0;
}

/* Whether a space stands before the mark that ends at `at`. */
static bool is_apart(const char *text, size_t at)
{
    while (at >= 2 && !is_open(text + at - 2))
        at--;
    return at <= 2 || text[at - 3] == ' ';
}

size_t marks_break(const char *text, size_t size, size_t at)
{
    bool is_before_end = at + 2 <= size && is_close(text + at);
    bool is_after_start = at >= 2 && is_open(text + at - 2);
    if (text[at - 1] == ' ')
        return is_before_end && is_apart(text, at) ? at + 2 : at;
    if (is_after_start || is_before_end || text[at] == '\\' ||
        text[at - 1] == '\\')
        return 0;
    bool is_beside = (at >= 2 && is_close(text + at - 2)) ||
                     (at + 2 <= size && is_open(text + at));
    bool is_tight = is_beside && words_is_tight(seen_before(text, at),
                                                seen_after(text, size, at));
    return is_beside && !is_tight ? 0 : at;
}

/* One line; `open` is the mark that is open before it, and then after it. */
static void line_close(const char *line, size_t size, const char **open,
                       Buf *out)
{
    size_t at = 0, depth = *open != NULL;
    while (at < size && line[at] == ' ')
        at++;
    buf_add(out, line, at);
    if (at < size && *open)
        buf_add_text(out, *open);
    buf_add(out, line + at, size - at);
    for (; at + 2 <= size; at++) {
        bool is_begin = is_open(line + at), is_end = is_close(line + at);
        if (is_begin && ++depth == 1)
            *open = line[at] == '{' ? "{+" : "[-";
        if (is_end && depth && --depth == 0)
            *open = NULL;
        at += is_begin || is_end;
    }
    if (size && *open)
        buf_add_text(out, **open == '{' ? "+}" : "-]");
}

void marks_close_lines(Buf *lines)
{
    Buf out = {0};
    const char *open = NULL;
    for (size_t at = 0; at < lines->size;) {
        const char *line = lines->bytes + at;
        const char *end = memchr(line, '\n', lines->size - at);
        size_t size = end ? (size_t)(end - line) : lines->size - at;
        line_close(line, size, &open, &out);
        buf_add(&out, "\n", end != NULL);
        at += size + 1;
    }
    buf_set_size(lines, 0);
    buf_add(lines, buf_text(&out), out.size);
    lines->failed = lines->failed || !buf_is_ok(&out);
    buf_clear(&out);
}
