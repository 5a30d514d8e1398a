/* Makes a source of authoring Markdown ready for cmark: attribute lists are
 * taken out and numbered, escaped brackets are hidden, so that they are told
 * from those that mean something, and the lines that CommonMark does not know
 * (divs, lists below a block, footnotes) are paragraphs of their own.
 *
 *      source = front *line
 *      front  = "---" LF "codicil: authoring/1" LF *( key ":" value LF ) "---"
 *      line   = prefix ( ":::" any / "{:" any "}" / "[^" label "]:" any / any )
 *      prefix = *( blank / ">" ) */
#include "import/authored_parts.h"

#include <string.h>

void authored_source_clear(AuthoredSource *source)
{
    buf_clear(&source->text);
    buf_clear(&source->locale);
    free(source->lines);
    free(source->lists);
    *source = (AuthoredSource){0};
}

long authored_line(const AuthoredSource *source, cmark_node *node)
{
    long line = cmark_node_get_start_line(node);
    bool is_known = line > 0 && (size_t)line <= source->line_count;
    return is_known ? source->lines[line - 1] : 0;
}

/* One line of the source that is being read. */
typedef struct {
    const CodicilContext *context;
    AuthoredSource *out;
    const char *text;
    size_t size;
    long line;
    char fence;  /* of code: '`' or '~' */
    bool failed; /* out of memory */
} Scan;

/* ------------------------------------------------------------------- room */

static bool end_line(Scan *scan)
{
    AuthoredSource *out = scan->out;
    buf_add_char(&out->text, '\n');
    if (out->line_count == out->line_room) {
        size_t room = out->line_room * 2 + 256;
        long *lines = realloc(out->lines, room * sizeof(*lines));
        if (!lines)
            return !(scan->failed = true);
        out->lines = lines;
        out->line_room = room;
    }
    out->lines[out->line_count++] = scan->line;
    return true;
}

static bool add_list(Scan *scan, size_t at, size_t size)
{
    AuthoredSource *out = scan->out;
    if (out->list_count == out->list_room) {
        size_t room = out->list_room * 2 + 256;
        AuthoredList *lists = realloc(out->lists, room * sizeof(*lists));
        if (!lists)
            return !(scan->failed = true);
        out->lists = lists;
        out->list_room = room;
    }
    out->lists[out->list_count++] =
        (AuthoredList){scan->text + at, size, scan->line, (long)at + 1};
    buf_add_format(&out->text, "}%c%zu}", MARK_LIST, out->list_count);
    return true;
}

/* ------------------------------------------------------------------ a line */

/* The bytes of a list that begins there; 1 where it is not closed. */
static size_t list_size(const Scan *scan, size_t from)
{
    bool quoted = false;
    for (size_t at = from + 1; at < scan->size; at++) {
        char c = scan->text[at];
        if (c == '"')
            quoted = !quoted;
        else if (c == '\\' && quoted)
            at++;
        else if (c == '}' && !quoted)
            return at + 1 - from;
    }
    return 1;
}

static void add_words(Scan *scan, size_t at)
{
    static const char hidden[] = "[]{}|";
    Buf *out = &scan->out->text;
    while (at < scan->size) {
        char c = scan->text[at];
        char next = at + 1 < scan->size ? scan->text[at + 1] : '\0';
        const char *found = next ? strchr(hidden, next) : NULL;
        if (c == '\\' && found) {
            buf_add_format(out, "}%c%c}", MARK_ESCAPED,
                           (char)('a' + (found - hidden)));
            at += 2;
        } else if (c == '\\' && next) {
            buf_add(out, scan->text + at, 2);
            at += 2;
        } else if (c == '{') {
            size_t size = list_size(scan, at);
            add_list(scan, at, size);
            at += size;
        } else {
            buf_add_char(out, c);
            at++;
        }
    }
}

static size_t prefix_size(const Scan *scan)
{
    size_t at = 0;
    while (at < scan->size && strchr(" \t>", scan->text[at]))
        at++;
    return at;
}

/* The size of "[^label]:", 0 where there is none. */
static size_t note_size(const char *text, size_t size)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    size_t at = 2;
    if (size < 5 || text[0] != '[' || text[1] != '^')
        return 0;
    while (at < size && strchr(letters, text[at]))
        at++;
    return at > 2 && at + 1 < size && text[at] == ']' && text[at + 1] == ':'
               ? at + 2
               : 0;
}

/* Code is as it is. */
static bool is_code(Scan *scan, size_t prefix)
{
    const char *at = scan->text + prefix;
    size_t size = scan->size - prefix;
    bool is_fence = size >= 3 && (at[0] == '`' || at[0] == '~') &&
                    at[1] == at[0] && at[2] == at[0] &&
                    (at[0] == '~' || !memchr(at + 3, '`', size - 3));
    if (scan->fence) {
        if (is_fence && at[0] == scan->fence)
            scan->fence = 0;
        return true;
    }
    scan->fence = is_fence ? at[0] : 0;
    return is_fence;
}

/* An empty line among those of the items and quotations around it. */
static void part_line(Scan *scan, size_t prefix)
{
    while (prefix && scan->text[prefix - 1] != '>')
        prefix--;
    buf_add(&scan->out->text, scan->text, prefix);
    end_line(scan);
}

static void add_line(Scan *scan)
{
    Buf *out = &scan->out->text;
    size_t prefix = prefix_size(scan);
    const char *text = scan->text + prefix;
    size_t size = scan->size - prefix;
    size_t note = note_size(text, size);
    bool is_div = size >= 3 && memcmp(text, ":::", 3) == 0;
    bool is_below = size >= 2 && memcmp(text, "{:", 2) == 0;
    if (is_code(scan, prefix)) {
        buf_add(out, scan->text, scan->size);
        end_line(scan);
        return;
    }
    if (!is_div && !is_below && !note) {
        add_words(scan, 0);
        end_line(scan);
        return;
    }
    part_line(scan, prefix);
    buf_add(out, scan->text, prefix);
    buf_add_format(out, "}%c",
                   is_div     ? MARK_DIV
                   : is_below ? MARK_BELOW
                              : MARK_NOTE);
    if (note)
        buf_add(out, text + 2, note - 4);
    buf_add_char(out, '}');
    while (is_div && text[note] == ':' && note < size)
        note++;
    add_words(scan, prefix + note);
    end_line(scan);
    part_line(scan, prefix);
}

/* ------------------------------------------------------------ front matter */

static bool is_key(const Scan *scan, const char *key, const char **value)
{
    size_t size = strlen(key);
    if (scan->size <= size || memcmp(scan->text, key, size) != 0 ||
        scan->text[size] != ':')
        return false;
    *value = scan->text + size + 1;
    while (*value < scan->text + scan->size && **value == ' ')
        ++*value;
    return true;
}

static CodicilStatus read_levels(const Scan *scan, const char *value)
{
    const char *end = scan->text + scan->size;
    for (int level = 2; level <= AUTHORING_LEVELS; level++) {
        while (value < end && *value == ' ')
            value++;
        const char *start = value;
        while (value < end && *value != ' ')
            value++;
        if (value == start)
            return CODICIL_OK;
        Element element = authoring_element(start, (size_t)(value - start));
        Place place = {scan->out->file, scan->line,
                       (long)(start - scan->text) + 1};
        if (element == EL_none || vocab_get(element)->role != ROLE_HIER)
            return fault(scan->context, CODICIL_INVALID, &place,
                         "'%.*s' is no level; article, section, paragraph, "
                         "point or hcontainer was expected",
                         (int)(value - start), start);
        scan->out->levels[level] = element;
    }
    return CODICIL_OK;
}

static CodicilStatus read_front(const Scan *scan)
{
    AuthoredSource *out = scan->out;
    const char *value, *end = scan->text + scan->size;
    Place place = {out->file, scan->line, 1};
    if (!scan->size || is_key(scan, AUTHORING_KEY, &value))
        return CODICIL_OK;
    if (is_key(scan, "lang", &value)) {
        buf_set_size(&out->locale, 0);
        buf_add(&out->locale, value, (size_t)(end - value));
        return CODICIL_OK;
    }
    if (is_key(scan, "levels", &value))
        return read_levels(scan, value);
    if (is_key(scan, "kind", &value)) {
        out->kind = authoring_element(value, (size_t)(end - value));
        if (out->kind == EL_doc || out->kind == EL_statement)
            return CODICIL_OK;
    }
    return fault(scan->context, CODICIL_INVALID, &place,
                 "'%.*s' is not understood; lang, levels or kind: doc or "
                 "statement was expected",
                 scan->size > 60 ? 60 : (int)scan->size, scan->text);
}

/* --------------------------------------------------------------- the source */

static bool next_line(Scan *scan, const char **at, const char *end)
{
    if (*at >= end)
        return false;
    const char *found = memchr(*at, '\n', (size_t)(end - *at));
    scan->text = *at;
    scan->size = (size_t)((found ? found : end) - *at);
    scan->line++;
    *at = found ? found + 1 : end;
    return true;
}

static CodicilStatus check_line(const Scan *scan)
{
    for (size_t at = 0; at < scan->size; at++) {
        unsigned char c = (unsigned char)scan->text[at];
        Place place = {scan->out->file, scan->line, (long)at + 1};
        bool is_none = c == 0xEF && at + 2 < scan->size &&
                       (unsigned char)scan->text[at + 1] == 0xBF &&
                       (unsigned char)scan->text[at + 2] >= 0xBE;
        if ((c < ' ' && c != '\t') || is_none)
            return fault(scan->context, CODICIL_INVALID, &place,
                         "a control character (%02X); text was expected", c);
    }
    return CODICIL_OK;
}

CodicilStatus authored_source_read(const CodicilContext *context,
                                   const SourceText *text, AuthoredSource *out)
{
    Scan scan = {.context = context, .out = out};
    const char *at = text->bytes, *end = text->bytes + text->size;
    bool in_front = true;
    out->file = text->file;
    for (int level = 0; level <= AUTHORING_LEVELS; level++)
        out->levels[level] = EL_section;
    while (next_line(&scan, &at, end) && !scan.failed) {
        TRY(check_line(&scan));
        if (in_front) {
            bool ends = scan.line > 1 && scan.size == 3 &&
                        memcmp(scan.text, "---", 3) == 0;
            if (scan.line > 1 && !ends)
                TRY(read_front(&scan));
            in_front = !ends;
        } else {
            add_line(&scan);
        }
    }
    if (in_front)
        return fault(context, CODICIL_INVALID, &(Place){text->file, 1, 1},
                     "the front matter has no end; '---' was expected");
    bool is_ok =
        !scan.failed && buf_is_ok(&out->text) && buf_is_ok(&out->locale);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

bool authored_is(const SourceText *source)
{
    static const char marker[] = "---\n" AUTHORING_KEY ": " AUTHORING_VALUE;
    size_t size = sizeof(marker) - 1;
    return source->size > size && memcmp(source->bytes, marker, size) == 0 &&
           source->bytes[size] == '\n';
}
