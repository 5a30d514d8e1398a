/* Escapes, by a backslash, what Markdown would take for a mark and the author
 * meant as text. */
#include "import/escape.h"

#include "import/attrlist.h"
#include "model/number.h"

#include <string.h>

#define YEAR_FIRST 1800
#define YEAR_LAST  2199

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Puts a backslash before the byte at `at`. */
static void escape_at(Buf *line, size_t at)
{
    buf_add_char(line, ' ');
    if (line->failed)
        return;
    memmove(line->bytes + at + 1, line->bytes + at, line->size - at - 1);
    line->bytes[at] = '\\';
}

/* ----------------------------------------------------- beginnings of lines */

/* "5. November 2025" is a date and no item of a list. */
static void escape_date(const char *locale, Buf *line, size_t start)
{
    size_t end = start;
    while (end < line->size && end < start + 2 && is_digit(line->bytes[end]))
        end++;
    if (end == start || end + 1 >= line->size || line->bytes[end] != '.' ||
        line->bytes[end + 1] != ' ')
        return;
    size_t word = end + 1;
    while (word < line->size && line->bytes[word] == ' ')
        word++;
    if (word == line->size)
        return;
    Number number =
        number_from_text(line->bytes + start, line->size - start, locale);
    if (number.kind == NUMBER_NONE)
        escape_at(line, end);
}

/* "2024. was good" is no item of a list, unless one counts on to it. */
static void escape_year(long *counted, Buf *line, size_t start)
{
    long number = 0;
    size_t end = start;
    while (end < line->size && end < start + 9 && is_digit(line->bytes[end]))
        number = number * 10 + line->bytes[end++] - '0';
    bool is_number = end > start && end < line->size &&
                     line->bytes[end] == '.' &&
                     (end + 1 == line->size || line->bytes[end + 1] == ' ');
    if (!is_number)
        return;
    if (number >= YEAR_FIRST && number <= YEAR_LAST && number != *counted + 1)
        escape_at(line, end);
    else
        *counted = number;
}

/* "[^1]: a note" and "[Note]: important" are no definitions of links: the
 * words would be gone. A definition leads somewhere: its destination has one
 * of / # : . or stands in angle brackets. */
static void escape_definition(Buf *line, size_t start)
{
    const char *text = line->bytes + start;
    if (*text != '[')
        return;
    const char *end = strstr(text, "]:");
    if (!end || memchr(text + 1, '[', (size_t)(end - text - 1)))
        return;
    const char *address = end + 2 + strspn(end + 2, " \t");
    size_t size = strcspn(address, " \t");
    bool leads = !size;
    for (size_t i = 0; i < size && !leads; i++)
        leads = strchr("/#:.<", address[i]) != NULL;
    if (!leads || text[1] == '^')
        escape_at(line, start);
}

/* -------------------------------------------------------- within the line */

/* An asterisk alone between these means an asterisk. */
static const struct {
    const char *before, *after;
} quotes[] = {
    {"\"", "\""}, {"'", "'"}, {"“", "”"}, {"„", "“"},   {"”", "”"},
    {"‘", "’"},   {"«", "»"}, {"(", ")"}, {"「", "」"},
};

static bool is_quoted(const Buf *line, size_t at)
{
    for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++) {
        size_t before = strlen(quotes[i].before);
        size_t after = strlen(quotes[i].after);
        if (at >= before && line->size - at - 1 >= after &&
            memcmp(line->bytes + at - before, quotes[i].before, before) == 0 &&
            memcmp(line->bytes + at + 1, quotes[i].after, after) == 0)
            return true;
    }
    return false;
}

/* Copies an attribute list so that cmark takes it for text. */
static void add_list(Buf *out, const char *text, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        if (strchr("*_`[]<>&\\!", text[at]))
            buf_add_char(out, '\\');
        buf_add_char(out, text[at]);
    }
}

static void escape_within(Buf *line)
{
    Buf out = {0};
    for (size_t at = 0; at < line->size; at++) {
        const char *text = line->bytes + at;
        size_t list = text[0] == '{' && text[1] == ':'
                          ? attrlist_size(text, line->size - at)
                          : 0;
        if (list) {
            add_list(&out, text, list);
            at += list - 1;
            continue;
        }
        if (*text == '*' && is_quoted(line, at))
            buf_add_char(&out, '\\');
        size_t plain = strcspn(text + 1, "*{"); /* the line may hold a NUL */
        buf_add(&out, text, plain + 1);
        at += plain;
    }
    out.failed |= line->failed;
    buf_clear(line);
    *line = out;
}

/* Behind a bullet, if one stands there. */
static bool skip_bullet(const Buf *line, size_t *start)
{
    const char *text = line->bytes + *start;
    if (!*text || !strchr("-+*", *text) || text[1] != ' ')
        return false;
    *start += 1 + strspn(text + 1, " ");
    return true;
}

void escape_line(const char *locale, long *counted, Buf *line)
{
    if (!line->size)
        return;
    size_t start = strspn(line->bytes, " ");
    if (start < 4) {
        escape_definition(line, start);
        do {
            escape_date(locale, line, start);
            escape_year(counted, line, start);
        } while (!line->failed && skip_bullet(line, &start));
    }
    bool has_code = memchr(line->bytes, '`', line->size);
    bool has_marks =
        memchr(line->bytes, '*', line->size) || strstr(line->bytes, "{:");
    if (has_marks && !has_code && !line->failed)
        escape_within(line);
}
