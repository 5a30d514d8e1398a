/* Cutting a plain text into lines, and what can be said of a line by itself.
 *
 *      line   = indent ( bullet / number / rule / text ) *white
 *      indent = *( " " / tab / no-break space / wide space )
 *      bullet = ( dot / ring / square / arrow ) *white     "•", "●項目"
 *             / ( "-" / "–" / "—" / "*" / "+" / "o" ) 1*white
 *      number = as in model/number.h
 *      rule   = 3*( "=" / "-" / "_" / "*" / "~" / "#" / "─" / "═" )
 *               of one sort, with spaces between or without */
#include "import/lines.h"

#include "lang/utf8.h"
#include "lang/width.h"

#include <stdlib.h>
#include <string.h>

#define SIGN_BYTES 60 /* in which a copyright sign is looked for */

/* ------------------------------------------------------------------- white */

/* Columns of a white character, 0 for what is none; tabs are 8. */
static unsigned white_of(uint32_t code)
{
    if (code == ' ' || code == 0xA0 || code == 0x202F)
        return 1;
    if (code == '\t')
        return 8;
    if (code == 0x3000)
        return 2;
    return code >= 0x2000 && code <= 0x200A;
}

/* Moves past white space; gives the column that it ends in. */
static unsigned white_skip(const char *text, size_t size, size_t *at,
                           unsigned column)
{
    while (*at < size) {
        size_t next = *at;
        unsigned columns = white_of(utf8_next(text, size, &next));
        if (!columns)
            break;
        column += columns == 8 ? 8 - column % 8 : columns;
        *at = next;
    }
    return column;
}

static size_t white_cut(const char *text, size_t size)
{
    while (size) {
        size_t before = size;
        if (!white_of(utf8_previous(text, size, &before)))
            break;
        size = before;
    }
    return size;
}

/* ----------------------------------------------------------------- bullets */

/* Those marked true may stand without a space. */
static const struct {
    uint32_t code;
    uint8_t sort;
    bool is_free;
} bullets[] = {
    {'-', BULLET_DASH, false},     {'*', BULLET_STAR, false},
    {'+', BULLET_STAR, false},     {'o', BULLET_LETTER, false},
    {0xB7, BULLET_DOT, true},      {0x2013, BULLET_DASH, false},
    {0x2014, BULLET_DASH, false},  {0x2022, BULLET_DOT, true},
    {0x2023, BULLET_STAR, true},   {0x2043, BULLET_DASH, true},
    {0x2212, BULLET_DASH, false},  {0x2219, BULLET_DOT, true},
    {0x25A0, BULLET_SQUARE, true}, {0x25A1, BULLET_SQUARE, true},
    {0x25AA, BULLET_SQUARE, true}, {0x25AB, BULLET_SQUARE, true},
    {0x25BA, BULLET_STAR, true},   {0x25B6, BULLET_STAR, true},
    {0x25C6, BULLET_SQUARE, true}, {0x25C7, BULLET_SQUARE, true},
    {0x25CB, BULLET_RING, true},   {0x25CF, BULLET_DOT, true},
    {0x25E6, BULLET_RING, true},   {0x2713, BULLET_STAR, true},
    {0x2714, BULLET_STAR, true},   {0x2756, BULLET_SQUARE, true},
    {0x27A2, BULLET_STAR, true},   {0x2794, BULLET_STAR, true},
    {0x30FB, BULLET_DOT, true},    {0xF0A7, BULLET_SQUARE, true},
    {0xF0B7, BULLET_DOT, true},    {0xFF65, BULLET_DOT, true},
    {0xFFEE, BULLET_RING, true},
};

/* The sort of bullet that a line begins with, 0 for none. */
static uint8_t bullet_of(const char *text, size_t size, size_t *skip)
{
    size_t at = 0;
    uint32_t code = utf8_next(text, size, &at);
    if (code > ' ' && code < 0xB7 && !strchr("-*+o", (int)code))
        return 0;
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        if (bullets[i].code != code)
            continue;
        size_t end = at;
        white_skip(text, size, &end, 0);
        if (end == at && !bullets[i].is_free &&
            (end < size || code == 'o' || code == '*' || code == '+'))
            return 0;
        *skip = end;
        return bullets[i].sort;
    }
    return 0;
}

/* ------------------------------------------------------------------- rules */

/* The character that a rule is made of, 0 for no rule. */
static uint8_t rule_of(const char *text, size_t size)
{
    size_t at = 0, count = 0, spaces = 0, doubles = 0;
    uint32_t first = utf8_next(text, size, &at), before = 0;
    bool is_box = first == 0x2500 || first == 0x2550 || first == 0x2014;
    if (!is_box && (first > '~' || !strchr("=-_*~#", (int)first)))
        return 0;
    for (at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        if (code != first && !white_of(code))
            return 0;
        count += code == first;
        spaces += code != first;
        doubles += code == first && before == first;
        before = code;
    }
    if (count < 3 || (spaces && doubles)) /* "---- ----" is of a table */
        return 0;
    return first < 0x80 ? (uint8_t)first : first == 0x2550 ? '=' : '-';
}

/* ------------------------------------------------------------------ numbers */

static bool is_year(const char *text, size_t size)
{
    for (size_t i = 0; i < 4; i++)
        if (i >= size || text[i] < '0' || text[i] > '9')
            return false;
    return *text == '1' || *text == '2';
}

/* "All rights reserved © 2019": the sign and a year, near the beginning. */
static bool has_sign(const char *text, size_t size)
{
    for (size_t i = 0; i + 2 < size && i < SIGN_BYTES; i++) {
        if (memcmp(text + i, "©", 2) != 0)
            continue;
        size_t at = i + 2;
        white_skip(text, size, &at, 0);
        return is_year(text + at, size - at);
    }
    return false;
}

bool line_is_copyright(const char *text, size_t size)
{
    static const char *const begins[] = {"©", "(c)", "(C)", "Copyright ",
                                         "COPYRIGHT "};
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        size_t length = strlen(begins[i]);
        if (size <= length || memcmp(text, begins[i], length) != 0)
            continue;
        if (i == 0)
            return true;
        size_t at = length;
        white_skip(text, size, &at, 0);
        return is_year(text + at, size - at) ||
               (i > 2 && line_is_copyright(text + at, size - at));
    }
    return has_sign(text, size);
}

static bool is_small(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) ||
           (code >= 0x3B1 && code <= 0x3C9) || (code >= 0x430 && code <= 0x45F);
}

/* "Article 5 of the Act": words go on in small letters, so this refers to an
 * article and begins none. */
static bool is_reference(const Number *number, const char *text, size_t size)
{
    if (number->kind != NUMBER_ARTICLE && number->kind != NUMBER_DIVISION)
        return false;
    size_t at = number->skip;
    bool is_closed = memchr(text, '.', number->size) ||
                     memchr(text, ')', number->size) ||
                     white_cut(text, number->skip) > number->size;
    return !is_closed && is_small(utf8_next(text, size, &at));
}

size_t line_number_size(const Plain *plain, const Line *line)
{
    return white_cut(line_text(plain, line), line->skip);
}

/* ------------------------------------------------------------------- lines */

Number line_look(const Plain *plain, Line *line)
{
    const Number none = {0};
    const char *text = line_text(plain, line);
    size_t skip = 0;
    line->mark = rule_of(text, line->size);
    if (line->mark) {
        line->kind = LINE_RULE;
        return none;
    }
    if (line_is_copyright(text, line->size))
        return none;
    line->mark = bullet_of(text, line->size, &skip);
    if (line->mark) {
        line->kind = LINE_BULLET;
        line->skip = (uint32_t)skip;
        return none;
    }
    Number number = number_from_text(text, line->size, plain->locale);
    if (number.kind == NUMBER_NONE || is_reference(&number, text, line->size))
        return none;
    line->kind = LINE_NUMBER;
    line->skip = (uint32_t)number.skip;
    return number;
}

/* Reads the line that ends at `end`; false when it is empty. */
static bool line_from(const Plain *plain, size_t start, size_t end, Line *line)
{
    size_t at = 0;
    const char *text = plain->bytes + start;
    size_t size = white_cut(text, end - start);
    unsigned indent = white_skip(text, size, &at, 0);
    if (at >= size)
        return false;
    *line = (Line){.start = (uint32_t)(start + at),
                   .size = (uint32_t)(size - at),
                   .indent = indent < 60000 ? (uint16_t)indent : 60000};
    line->width = indent + (uint32_t)text_width(text + at, size - at);
    line_look(plain, line);
    return true;
}

/* "第1条（目的） 本規約は…": where the heading in brackets ends that words
 * follow, 0 otherwise. */
static size_t heading_end(const Plain *plain, const Line *line)
{
    size_t size, at = 0;
    const char *text = line_words(plain, line, true, &size);
    uint32_t first = line->kind == LINE_NUMBER ? utf8_next(text, size, &at) : 0;
    uint32_t last = first == 0xFF08 ? 0xFF09 : first == '(' ? ')' : 0;
    uint32_t begin = (unsigned char)*line_text(plain, line);
    if (!last || (begin != 0xE7 && begin != 0xEC)) /* 第 제 */
        return 0;
    for (int i = 0; i < 40 && at < size; i++) {
        if (utf8_next(text, size, &at) != last)
            continue;
        white_skip(text, size, &at, 0);
        return at < size ? line->skip + at : 0;
    }
    return 0;
}

/* Makes two lines of one that holds a heading and text. */
static void cut_heading(Plain *plain)
{
    Line *line = &plain->lines[plain->line_count - 1];
    size_t end = heading_end(plain, line);
    if (!end)
        return;
    Line *rest = &plain->lines[plain->line_count++];
    *rest = *line;
    rest->start += (uint32_t)end;
    rest->size -= (uint32_t)end;
    rest->skip = 0;
    rest->kind = LINE_PROSE;
    rest->flags = 0;
    const char *text = line_text(plain, line);
    line->size = (uint32_t)white_cut(text, end);
    line->width = line->indent + (uint32_t)text_width(text, line->size);
    rest->width -= line->width - line->indent;
}

/* Makes room for two lines more. */
static bool grow(Plain *plain, size_t *room)
{
    if (plain->line_count + 1 < *room)
        return true;
    size_t more = *room ? *room * 2 : 256;
    Line *lines = realloc(plain->lines, more * sizeof *lines);
    if (!lines)
        return false;
    plain->lines = lines;
    *room = more;
    return true;
}

CodicilStatus lines_read(Plain *plain)
{
    size_t room = 0, start = 0;
    uint32_t row = 0;
    uint8_t flags = LINE_FIRST;
    if (plain->size > UINT32_MAX)
        return fault(plain->context, CODICIL_INVALID, NULL,
                     "a text of more than 4 GB");
    while (start < plain->size) {
        const char *stop =
            memchr(plain->bytes + start, '\n', plain->size - start);
        size_t end = stop ? (size_t)(stop - plain->bytes) : plain->size;
        row++;
        if (!grow(plain, &room))
            return fault_memory(plain->context);
        Line *line = &plain->lines[plain->line_count];
        bool is_line = line_from(plain, start, end, line);
        if (is_line) {
            line->row = row;
            line->flags = flags;
            plain->line_count++;
            cut_heading(plain);
        }
        flags = is_line ? 0 : LINE_FIRST;
        start = end + 1;
    }
    return CODICIL_OK;
}
