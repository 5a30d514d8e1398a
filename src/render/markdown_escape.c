/* What a text needs so that CommonMark (spec 0.30) reads it as text. */
#include "render/markdown.h"

#include <string.h>

typedef struct {
    const char *bytes;
    size_t size;
    const Spot *spot;
    bool is_paired; /* brackets need no escape in a link */
} Text;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_letter(c) || is_digit(c);
}

/* ASCII punctuation (spec 2.1), what a backslash can escape. */
static bool is_mark(char c)
{
    return c > ' ' && c < 0x7F && !is_alnum(c);
}

/* The byte there; '\0' past the end. */
static char byte_at(const Text *text, size_t at)
{
    return at < text->size ? text->bytes[at] : '\0';
}

static bool is_only(const Text *text, char c)
{
    for (size_t at = 0; at < text->size; at++)
        if (text->bytes[at] != c && text->bytes[at] != ' ')
            return false;
    return true;
}

/* How many of the same byte stand there. */
static size_t run_size(const Text *text, size_t at)
{
    size_t end = at + 1;
    while (end < text->size && text->bytes[end] == text->bytes[at])
        end++;
    return end - at;
}

/* ------------------------------------------------------------- line starts */

/* A space, or nothing more. */
static bool is_apart(const Text *text, size_t at)
{
    return at >= text->size || text->bytes[at] == ' ';
}

/* Which byte to escape so that the line begins no block, `size` for none. The
 * blocks that `*`, `_`, '`' and `<` begin are seen to elsewhere: at a line's
 * start these are escaped always. */
static size_t line_start(const Text *text)
{
    size_t none = text->size, at = 0;
    switch (text->bytes[0]) {
    case '>':
        return 0;
    case '#':
        at = run_size(text, 0);
        return at <= 6 && is_apart(text, at) ? 0 : none;
    case '+':
        return is_apart(text, 1) ? 0 : none;
    case '-':
        return is_apart(text, 1) || is_only(text, '-') ? 0 : none;
    case '=':
        return !text->spot->starts_block && is_only(text, '=') ? 0 : none;
    case '~':
        return run_size(text, 0) >= 3 ? 0 : none;
    default:
        while (at < 9 && is_digit(byte_at(text, at)))
            at++;
        if (at && (byte_at(text, at) == '.' || byte_at(text, at) == ')') &&
            is_apart(text, at + 1))
            return at;
        return none;
    }
}

/* The same for a text that may have spaces before it, as in a mark. */
static size_t line_first(const Text *text)
{
    size_t skip = 0;
    while (skip < text->size && text->bytes[skip] == ' ')
        skip++;
    if (skip == text->size)
        return text->size;
    Text rest = *text;
    rest.bytes += skip;
    rest.size -= skip;
    return skip + line_start(&rest);
}

/* Whether [ at the start of a paragraph may begin a link reference
 * definition: [label]: or a label that this text does not end. */
static bool is_definition(const Text *text)
{
    for (size_t at = 1; at < text->size; at++) {
        char c = text->bytes[at];
        if (c == '[')
            return false;
        if (c == '\\')
            at++;
        else if (c == ']' && byte_at(text, at + 1) != '(')
            return byte_at(text, at + 1) == ':';
    }
    return true;
}

/* -------------------------------------------------------------- characters */

/* &name; &#123; &#x1F; or what looks like it. */
static bool is_entity(const Text *text, size_t at)
{
    at++;
    if (byte_at(text, at) == '#')
        at++;
    size_t start = at;
    while (is_alnum(byte_at(text, at)))
        at++;
    return at > start && byte_at(text, at) == ';';
}

/* A tag, comment, declaration or address. */
static bool is_angle(const Text *text, size_t at)
{
    char next = byte_at(text, at + 1);
    if (is_letter(next) || next == '/' || next == '!' || next == '?')
        return true;
    while (++at < text->size && text->bytes[at] > ' ')
        if (text->bytes[at] == '@')
            return true;
    return false;
}

/* Whether a run of * or _ opens and closes nothing: between spaces, or _ in a
 * word. What stands outside this text is not known. */
static bool is_idle(const Text *text, size_t at, size_t end)
{
    if (at == 0 || end >= text->size)
        return false;
    char before = text->bytes[at - 1], after = text->bytes[end];
    return (before == ' ' && after == ' ') ||
           (text->bytes[at] == '_' && is_alnum(before) && is_alnum(after));
}

/* Whether all brackets are pairs that make no link or picture. */
static bool is_paired(const Text *text)
{
    size_t open = 0;
    for (size_t at = 0; at < text->size; at++) {
        char c = text->bytes[at], next = byte_at(text, at + 1);
        if ((c == '!' && next == '[') || (c == ']' && open == 0) ||
            (c == ']' && (next == '(' || next == '[' || next == ':')))
            return false;
        open += c == '[';
        open -= c == ']';
    }
    return open == 0;
}

/* The # that closes a heading. */
static bool is_closing(const Text *text, size_t at)
{
    if (!text->spot->ends_heading || at + 1 != text->size)
        return false;
    while (at && text->bytes[at] == '#')
        at--;
    return text->bytes[at] == ' ' || text->bytes[at] == '#';
}

static bool is_escaped(const Text *text, size_t at)
{
    const Spot *spot = text->spot;
    char next = byte_at(text, at + 1);
    switch (text->bytes[at]) {
    case '`':
        return true;
    case '\\':
        return at + 1 == text->size || is_mark(next);
    case '[':
        return (spot->is_linked && !text->is_paired) ||
               (spot->starts_block && at == 0 && is_definition(text));
    case ']':
        return (spot->is_linked && !text->is_paired) || next == '(';
    case '<':
        return is_angle(text, at);
    case '&':
        return is_entity(text, at);
    case '!':
        return at + 1 == text->size && spot->is_before_link;
    case '|':
        return spot->is_cell;
    case '#':
        return is_closing(text, at);
    default:
        return false;
    }
}

/* Bytes that may have to be escaped anywhere. */
static const bool is_special[256] = {
    ['`'] = true, ['\\'] = true, ['['] = true, [']'] = true,
    ['<'] = true, ['&'] = true,  ['!'] = true, ['|'] = true,
    ['#'] = true, ['*'] = true,  ['_'] = true,
};

/* Adds what begins at `at`, which is special, and gives where it ends. */
static size_t add_special(const Text *text, size_t at, Buf *out)
{
    char c = text->bytes[at];
    if (c != '*' && c != '_') {
        if (is_escaped(text, at))
            buf_add_char(out, '\\');
        buf_add_char(out, c);
        return at + 1;
    }
    size_t end = at + run_size(text, at);
    bool is_plain = is_idle(text, at, end);
    for (; at < end; at++) {
        if (!is_plain)
            buf_add_char(out, '\\');
        buf_add_char(out, c);
    }
    return end;
}

void markdown_escape(Slice bytes, const Spot *spot, Buf *out)
{
    Text text = {bytes.bytes, bytes.size, spot, false};
    text.is_paired = spot->is_linked && is_paired(&text);
    size_t start = 0, at = 0;
    size_t first = spot->starts_line ? line_first(&text) : text.size;
    if (first < text.size) {
        buf_add(out, text.bytes, first);
        buf_add_char(out, '\\');
        buf_add_char(out, text.bytes[first]);
        start = at = first + 1;
    }
    while (at < text.size) {
        if (!is_special[(unsigned char)text.bytes[at]]) {
            at++;
            continue;
        }
        buf_add(out, text.bytes + start, at - start);
        start = at = add_special(&text, at, out);
    }
    buf_add(out, text.bytes + start, at - start);
}

/* ------------------------------------------------------------------- links */

/* Adds a destination or a title, in which cmark resolves entities first and
 * backslashes then: characters are hidden as entities. */
static void add_hidden(const Text *text, const char *hidden, Buf *out)
{
    for (size_t at = 0; at < text->size; at++) {
        char c = text->bytes[at];
        bool is_last = at + 1 == text->size;
        if (c == '&' && is_entity(text, at))
            buf_add_text(out, "&amp;");
        else if (c == '\\' && (is_last || is_mark(text->bytes[at + 1])))
            buf_add_text(out, "&#92;&#92;");
        else if (c == '\\' || strchr(hidden, c))
            buf_add_format(out, "&#%d;", c);
        else
            buf_add_char(out, c);
    }
}

/* Whether a destination can only stand in < >. */
static bool is_pointed(const Text *text)
{
    if (!text->size || text->bytes[0] == '<')
        return true;
    for (size_t at = 0; at < text->size; at++) {
        unsigned char c = (unsigned char)text->bytes[at];
        if (c <= ' ' || c == '(' || c == ')')
            return true;
    }
    return false;
}

void markdown_target(const Node *link, Buf *out)
{
    Text url = {link->text.bytes, link->text.size, NULL, false};
    Text title = {link->title.bytes, link->title.size, NULL, false};
    bool pointed = is_pointed(&url);
    buf_add_text(out, pointed ? "<" : "");
    add_hidden(&url, "<>", out);
    buf_add_text(out, pointed ? ">" : "");
    if (title.size) {
        buf_add_text(out, " \"");
        add_hidden(&title, "\"", out);
        buf_add_char(out, '"');
    }
}

/* scheme:… of spec 6.5, without what would be read as an entity. */
static bool is_address(const Text *text)
{
    size_t at = 0;
    while (is_alnum(byte_at(text, at)) ||
           (at && byte_at(text, at) && strchr("+.-", byte_at(text, at))))
        at++;
    if (at < 2 || at > 32 || !is_letter(text->bytes[0]) ||
        byte_at(text, at) != ':')
        return false;
    for (; at < text->size; at++) {
        unsigned char c = (unsigned char)text->bytes[at];
        if (c <= ' ' || c == '<' || c == '>' || c == '|' ||
            (c == '&' && is_entity(text, at)))
            return false;
    }
    return true;
}

/* local@domain, narrower than spec 6.5: no odd characters, each label of the
 * domain begins and ends alphanumeric. */
static bool is_mail(const Text *text)
{
    size_t at = 0, label = 0;
    while (is_alnum(byte_at(text, at)) ||
           (byte_at(text, at) && strchr(".+-_", byte_at(text, at))))
        at++;
    if (!at || byte_at(text, at) != '@')
        return false;
    for (at++; at < text->size; at++) {
        char c = text->bytes[at];
        bool is_inner = c == '-' && label && is_alnum(byte_at(text, at + 1));
        bool is_dot = c == '.' && label && is_alnum(byte_at(text, at + 1));
        if ((!is_alnum(c) && !is_inner && !is_dot &&
             !(c == '-' && label && byte_at(text, at + 1) == '-')) ||
            ++label > 60)
            return false;
        label = is_dot ? 0 : label;
    }
    return label > 0;
}

bool markdown_is_autolink(const Node *link)
{
    static const char scheme[] = "mailto:";
    const Node *child = link->first;
    if (link->title.size || !child || child->next || child->kind != NODE_TEXT)
        return false;
    Text text = {child->text.bytes, child->text.size, NULL, false};
    Slice url = link->text;
    if (url.size == text.size)
        return memcmp(url.bytes, text.bytes, text.size) == 0 &&
               is_address(&text);
    return url.size == text.size + sizeof(scheme) - 1 &&
           memcmp(url.bytes, scheme, sizeof(scheme) - 1) == 0 &&
           memcmp(url.bytes + sizeof(scheme) - 1, text.bytes, text.size) == 0 &&
           is_mail(&text);
}
