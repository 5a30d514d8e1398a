/* Reads front matter.
 *
 *      front   = "---" EOL *( blank / "#" comment ) field *line fence
 *      fence   = ( "---" / "..." ) EOL
 *      line    = field / blank / "#" comment / ( " " / "- " ) anything
 *      field   = key ":" [ 1*" " value ] EOL
 *      key     = words, which may stand in quotation marks
 *      value   = double-quoted / single-quoted / ( "|" / ">" ) [ sign ] EOL
 *                1*indented / plain *indented
 */
#include "import/front.h"

#include "base/cleanup.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>

#define FRONT_LINES 500 /* that it may have */
#define KEY_SIZE    60  /* bytes of a key, at most */

typedef struct {
    const char *text;
    size_t size;
} Line;

/* Where the reading is. */
typedef struct {
    const char *bytes;
    size_t size, at;
    long row; /* of the next line */
} Cursor;

void front_clear(Front *front)
{
    for (size_t i = 0; i < front->count; i++) {
        free(front->fields[i].key);
        free(front->fields[i].value);
    }
    free(front->fields);
    *front = (Front){0};
}

const FrontField *front_find(const Front *front, const char *key)
{
    for (size_t i = 0; i < front->count; i++)
        if (strcmp(front->fields[i].key, key) == 0)
            return &front->fields[i];
    return NULL;
}

/* ------------------------------------------------------------------- lines */

/* The line at the cursor, without blanks at its end. */
static Line peek(const Cursor *cursor)
{
    const char *text = cursor->bytes + cursor->at;
    size_t left = cursor->size - cursor->at;
    const char *end = left ? memchr(text, '\n', left) : NULL;
    Line line = {text, end ? (size_t)(end - text) : left};
    while (line.size && strchr(" \t", line.text[line.size - 1]))
        line.size--;
    return line;
}

static void pass(Cursor *cursor)
{
    const char *text = cursor->bytes + cursor->at;
    size_t left = cursor->size - cursor->at;
    const char *end = left ? memchr(text, '\n', left) : NULL;
    cursor->at = end ? cursor->at + (size_t)(end - text) + 1 : cursor->size;
    cursor->row++;
}

static bool is_line(Line line, const char *text)
{
    return line.size == strlen(text) && memcmp(line.text, text, line.size) == 0;
}

static bool is_fence(Line line)
{
    return is_line(line, "---") || is_line(line, "...");
}

/* Whether a line belongs to the field above it. */
static bool is_inner(Line line)
{
    return line.size && (strchr(" \t", line.text[0]) || is_line(line, "-") ||
                         (line.size > 1 && !memcmp(line.text, "- ", 2)));
}

static bool is_passed_over(Line line)
{
    return !line.size || line.text[0] == '#';
}

/* The size of the key that a line begins with; 0 if it is no field. */
static size_t key_size(Line line)
{
    size_t at = 0;
    while (at < line.size && at < KEY_SIZE && line.text[at] != ':')
        if (strchr("[]{},&*!|>%@`#\t", line.text[at++]))
            return 0;
    bool is_end = at + 1 == line.size ||
                  (at + 1 < line.size && strchr(" \t", line.text[at + 1]));
    return at && at < line.size && line.text[at] == ':' && is_end &&
                   !is_inner(line)
               ? at
               : 0;
}

/* ------------------------------------------------------------------- values */

static unsigned hex(const char *text, size_t digits)
{
    char copy[9] = {0};
    memcpy(copy, text, digits);
    if (strspn(copy, "0123456789abcdefABCDEF") != digits)
        return 0;
    return (unsigned)strtoul(copy, NULL, 16);
}

/* Adds what an escape stands for; gives its bytes behind the backslash. */
static size_t add_escape(Line rest, Buf *out)
{
    static const char codes[] = "n t r 0 "; /* and what each stands for */
    char c = rest.size ? rest.text[0] : '\\';
    size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits && rest.size > digits) {
        unsigned code = hex(rest.text + 1, digits);
        bool is_one =
            code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
        utf8_add(out, is_one ? code : 0xFFFD);
        return digits + 1;
    }
    for (size_t i = 0; codes[i] && codes[i + 1]; i += 2)
        if (codes[i] == c)
            c = codes[i + 1];
    buf_add_char(out, c);
    return rest.size ? 1 : 0;
}

/* Adds a quoted value; false where the quotation is not closed. */
static bool add_quoted(Line line, Buf *out)
{
    char mark = line.text[0];
    for (size_t at = 1; at < line.size; at++) {
        char c = line.text[at];
        bool is_mark = c == mark;
        bool is_twice = is_mark && mark == '\'' && at + 1 < line.size &&
                        line.text[at + 1] == mark;
        if (is_mark && !is_twice)
            return true;
        if (c == '\\' && mark == '"')
            at +=
                add_escape((Line){line.text + at + 1, line.size - at - 1}, out);
        else
            buf_add_char(out, c);
        at += is_twice;
    }
    return false;
}

/* A plain value, up to a comment. */
static void add_plain(Line line, Buf *out)
{
    size_t end = 0;
    while (end < line.size &&
           !(line.text[end] == '#' && end && line.text[end - 1] == ' '))
        end++;
    while (end && line.text[end - 1] == ' ')
        end--;
    buf_add(out, line.text, end);
}

static Line trimmed(Line line)
{
    while (line.size && strchr(" \t", line.text[0]))
        line = (Line){line.text + 1, line.size - 1};
    return line;
}

/* Adds the lines that belong to a field, joined by blanks; those that begin a
 * list or a map make it no value. */
static bool add_inner(Cursor *cursor, bool is_block, Buf *out)
{
    bool is_value = true;
    Line line = peek(cursor);
    for (; is_inner(line) ||
           (is_block && !line.size && cursor->at < cursor->size);
         line = peek(cursor)) {
        Line words = trimmed(line);
        bool is_nested = !is_block && !out->size;
        bool is_item = line.size && line.text[0] == '-';
        is_value &= !is_nested && !is_item;
        if (words.size && out->size)
            buf_add_char(out, ' ');
        if (is_block)
            buf_add(out, words.text, words.size);
        else
            add_plain(words, out);
        pass(cursor);
    }
    return is_value;
}

/* Reads the value of a field behind its colon; false where it is a list or a
 * map, or nothing. */
static bool read_value(Cursor *cursor, Line line, Buf *out)
{
    AUTO(buf_clear) Buf rest = {0};
    char mark = line.size ? line.text[0] : '\0';
    if (mark == '|' || mark == '>')
        return add_inner(cursor, true, out);
    if (mark == '"' || mark == '\'') {
        buf_add(&rest, line.text, line.size);
        add_inner(cursor, false, &rest);
        out->failed |= rest.failed;
        return add_quoted((Line){buf_text(&rest), rest.size}, out);
    }
    if (mark && strchr("[{&*!@`%", mark)) {
        add_inner(cursor, true, &rest);
        out->failed |= rest.failed;
        return false;
    }
    add_plain(line, out);
    return add_inner(cursor, false, out) && out->size > 0;
}

/* ------------------------------------------------------------------- fields */

/* Whether a key is written as keys are: "Note: …" is a sentence. */
static bool is_usual(Line line)
{
    static const char *const others[] = {"Title:", "Date:", "Lang:"};
    char c = line.text[0] == '"' ? line.text[1] : line.text[0];
    bool is_usual =
        c >= 'a' && c <= 'z' && !memchr(line.text, ' ', key_size(line));
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        is_usual |= line.size > strlen(others[i]) &&
                    !memcmp(line.text, others[i], strlen(others[i]));
    return is_usual;
}

/* Whether the source begins with front matter. */
static bool is_front(Cursor cursor)
{
    if (!is_line(peek(&cursor), "---"))
        return false;
    size_t fields = 0;
    for (pass(&cursor); cursor.at < cursor.size; pass(&cursor)) {
        Line line = peek(&cursor);
        if (is_fence(line))
            return fields > 0;
        if (cursor.row > FRONT_LINES || (is_inner(line) && !fields))
            return false;
        bool is_field = key_size(line) > 0;
        if (!is_field && !is_inner(line) && !is_passed_over(line))
            return false;
        fields += is_field && is_usual(line);
    }
    return false;
}

static FrontField *add_field(Front *front)
{
    if (front->count == front->room) {
        size_t room = front->room ? front->room * 2 : 16;
        FrontField *fields = realloc(front->fields, room * sizeof(*fields));
        if (!fields)
            return NULL;
        front->fields = fields;
        front->room = room;
    }
    FrontField *field = &front->fields[front->count++];
    *field = (FrontField){0};
    return field;
}

static bool read_field(Cursor *cursor, Front *front)
{
    AUTO(buf_clear) Buf value = {0};
    Line line = peek(cursor);
    size_t size = key_size(line);
    FrontField *field = add_field(front);
    if (!field)
        return false;
    field->line = cursor->row;
    bool is_quoted = size > 2 && strchr("\"'", line.text[0]) &&
                     line.text[size - 1] == line.text[0];
    field->key = strndup(line.text + is_quoted, size - 2 * is_quoted);
    pass(cursor);
    Line rest = trimmed((Line){line.text + size + 1, line.size - size - 1});
    bool is_value = read_value(cursor, rest, &value);
    if (is_value && !value.failed)
        field->value = strdup(buf_text(&value));
    return field->key && !value.failed && (!is_value || field->value);
}

CodicilStatus front_read(const CodicilContext *context,
                         const SourceText *source, Front *out)
{
    Cursor cursor = {source->bytes, source->size, 0, 1};
    bool is_ok = true;
    if (!is_front(cursor))
        return CODICIL_OK;
    pass(&cursor);
    for (Line line = peek(&cursor); is_ok && !is_fence(line);
         line = peek(&cursor)) {
        if (key_size(line))
            is_ok = read_field(&cursor, out);
        else
            pass(&cursor);
    }
    pass(&cursor);
    out->end = cursor.at;
    out->lines = cursor.row - 1;
    return is_ok ? CODICIL_OK : fault_memory(context);
}
