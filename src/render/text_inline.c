/* The words of a block, with what plain text says of links and footnotes. */
#include "render/text.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

typedef struct {
    Buf *out;
    size_t link;   /* where the words of the open link begin in `out` */
    size_t script; /* where those of the open sub or sup begin */
} Writer;

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

static void add_text(Slice text, Buf *out)
{
    size_t start = 0;
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
    size_t at = text->size;
    uint32_t last = utf8_previous(buf_text(text), text->size, &at);
    return last > ' ' && !words_is_tight(last, last);
}

static void close_link(Writer *writer, const Node *link)
{
    Buf *out = writer->out;
    Slice url = link->text;
    if (!is_scheme(url) ||
        is_said(url, buf_text(out) + writer->link, out->size - writer->link))
        return;
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

/* ----------------------------------------------------------------- scripts */

static bool is_digits(const char *text, size_t size)
{
    for (size_t at = 0; at < size; at++)
        if (text[at] < '0' || text[at] > '9')
            return false;
    return size > 0;
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
    char digits[16];
    if (!start || size > sizeof(digits) ||
        !is_digits(buf_text(out) + start - 1, size + 1))
        return;
    memcpy(digits, out->bytes + start, size);
    buf_set_size(out, start);
    for (size_t at = 0; at < size; at++)
        buf_add_text(out, scripts[first + digits[at] - '0']);
}

/* -------------------------------------------------------------------- walk */

static void enter(Writer *writer, const Node *node)
{
    Buf *out = writer->out;
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
        add_text(node->text, out);
        break;
    case NODE_LINEBREAK:
        buf_add_char(out, '\n');
        break;
    case NODE_FOOTNOTE:
        buf_add_char(out, '[');
        add_text(node->title, out);
        buf_add_char(out, ']');
        break;
    case NODE_LINK:
        writer->link = out->size;
        break;
    case NODE_SUB:
    case NODE_SUP:
        writer->script = out->size;
        break;
    case NODE_IMAGE:
        buf_add_text(out, node->first ? "[" : "");
        break;
    case NODE_INS:
        buf_add_text(out, "{+");
        break;
    case NODE_DEL:
        buf_add_text(out, "[-");
        break;
    default:
        break;
    }
}

static void leave(Writer *writer, const Node *node)
{
    Buf *out = writer->out;
    switch (node->kind) {
    case NODE_LINK:
        close_link(writer, node);
        break;
    case NODE_SUB:
    case NODE_SUP:
        close_script(writer, node->kind);
        break;
    case NODE_IMAGE:
        buf_add_text(out, node->first ? "]" : "");
        break;
    case NODE_INS:
        buf_add_text(out, "+}");
        break;
    case NODE_DEL:
        buf_add_text(out, "-]");
        break;
    default:
        break;
    }
}

void text_inlines(Node *leaf, Buf *out)
{
    Writer writer = {.out = out};
    TreeWalk walk = tree_walk(leaf);
    while (tree_next(&walk)) {
        if (walk.enter)
            enter(&writer, walk.node);
        else
            leave(&writer, walk.node);
    }
}
