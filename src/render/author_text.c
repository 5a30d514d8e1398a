/* Escapes words so that they are read as words. */
#include "render/author.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

typedef struct {
    const char *text;
    size_t size;
    bool is_last; /* no inline follows */
    char before;  /* what stands before it in its line; '\0' nothing */
} Piece;

static char at_byte(const Piece *piece, size_t at)
{
    return at < piece->size ? piece->text[at] : '\0';
}

static char before_byte(const Piece *piece, size_t at)
{
    return at ? piece->text[at - 1] : piece->before;
}

/* "&amp;" or what may look like it. */
static bool is_entity(const Piece *piece, size_t at)
{
    size_t end = at + 1 + (at_byte(piece, at + 1) == '#');
    size_t start = end;
    while (end - start < 40 && is_alnum(at_byte(piece, end)))
        end++;
    return end > start && at_byte(piece, end) == ';';
}

static bool is_idle_star(const Piece *piece, size_t at)
{
    return before_byte(piece, at) == ' ' && at_byte(piece, at + 1) == ' ';
}

static bool is_idle_line(const Piece *piece, size_t at)
{
    return is_alnum(before_byte(piece, at)) && is_alnum(at_byte(piece, at + 1));
}

static bool is_angle(const Piece *piece, size_t at)
{
    char next = at_byte(piece, at + 1);
    return next != ' ' && next != '=' && next != '\0';
}

static bool is_escaped(const Author *author, const Piece *piece, size_t at)
{
    bool ends = at + 1 == piece->size && !piece->is_last;
    switch (piece->text[at]) {
    case '\\':
    case '`':
    case '[':
    case ']':
    case '{':
        return true;
    case '*':
        return !is_idle_star(piece, at);
    case '_':
        return !is_idle_line(piece, at);
    case '<':
        return ends || is_angle(piece, at);
    case '&':
        return is_entity(piece, at);
    case '!':
        return ends;
    case '|':
        return author->cells > 0;
    case '~':
        return at_byte(piece, at + 1) == '~' || before_byte(piece, at) == '~';
    case '#':
        return author->in_heading && !is_alnum(before_byte(piece, at));
    default:
        return false;
    }
}

/* The byte to escape so that a line begins no block; `size` for none. */
static size_t line_start(const Piece *piece)
{
    size_t at = 0;
    if (strchr("#>+-=|~:", piece->text[0]))
        return 0;
    while (at < 9 && is_digit(at_byte(piece, at)))
        at++;
    char mark = at_byte(piece, at), next = at_byte(piece, at + 1);
    bool is_number =
        at && (mark == '.' || mark == ')') && (next == ' ' || next == '\0');
    return is_number ? at : piece->size;
}

void author_escape(Author *author, const char *text, size_t size, bool is_last,
                   bool after_note)
{
    const Buf *out = author->out;
    bool starts = author->starts_line;
    Piece piece = {text, size, is_last,
                   starts || !out->size ? '\0' : out->bytes[out->size - 1]};
    if (!size)
        return;
    if (starts && text[0] == ' ') { /* that Markdown would drop */
        buf_add_text(author->out, "&#32;");
        author->starts_line = false;
        author_escape(author, text + 1, size - 1, is_last, false);
        return;
    }
    size_t special = starts && !author->in_heading ? line_start(&piece) : size;
    if (after_note && strchr(":(", text[0]))
        special = 0;
    size_t from = 0;
    for (size_t at = 0; at < size; at++) {
        if (at != special && !is_escaped(author, &piece, at))
            continue;
        buf_add(author->out, text + from, at - from);
        buf_add_char(author->out, '\\');
        from = at;
    }
    buf_add(author->out, text + from, size - from);
    author->starts_line = false;
}
