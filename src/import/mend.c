/* Mends Markdown line by line before it is parsed: joins what was wrapped
 * where Markdown allows no line break. What is escaped stands in escape.c. */
#include "import/mend.h"

#include "import/emphasis.h"
#include "import/escape.h"
#include "import/footnotes.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

#define HEADING_LINES 12  /* no heading is wrapped over more */
#define HEADING_WIDTH 240 /* bytes; longer lines were not wrapped */
#define ADDRESS_LINES 4   /* no address is wrapped over more */

typedef struct {
    const CodicilContext *context;
    const SourceText *source;
    Mended *out;
    size_t at;  /* where the next line of the source begins */
    long next;  /* its number */
    Buf line;   /* the line that is being mended */
    long first; /* where in the source it begins */
    char fence; /* what fences the code that we are in; 0 outside */
    size_t fence_size;
    long counted; /* the number that a line began with last */
} Mender;

/* Some bytes, borrowed. */
typedef struct {
    const char *text;
    size_t size;
} Piece;

/* The line that begins at `at`, without its line end. */
static Piece line_at(const Mender *mender, size_t at)
{
    const char *bytes = mender->source->bytes + at;
    size_t left = mender->source->size - at;
    const char *end = left ? memchr(bytes, '\n', left) : NULL;
    return (Piece){bytes, end ? (size_t)(end - bytes) : left};
}

static bool has_next(const Mender *mender)
{
    return mender->at < mender->source->size;
}

static size_t blanks(Piece piece)
{
    size_t at = 0;
    while (at < piece.size && strchr(" \t", piece.text[at]))
        at++;
    return at;
}

static Piece trimmed(Piece piece)
{
    size_t skip = blanks(piece);
    return (Piece){piece.text + skip, piece.size - skip};
}

static Piece take_next(Mender *mender)
{
    Piece line = line_at(mender, mender->at);
    mender->at += line.size + 1;
    mender->next++;
    return line;
}

/* Adds the next line of the source to the one at hand. */
static void join_next(Mender *mender, const char *between)
{
    Piece line = trimmed(take_next(mender));
    while (mender->line.size &&
           mender->line.bytes[mender->line.size - 1] == ' ')
        buf_set_size(&mender->line, mender->line.size - 1);
    buf_add_text(&mender->line, between);
    buf_add(&mender->line, line.text, line.size);
}

static Piece line_of(const Mender *mender)
{
    return (Piece){buf_text(&mender->line), mender->line.size};
}

static bool put_line(Mender *mender)
{
    return mended_add(mender->out, mender->first, buf_text(&mender->line),
                      mender->line.size, MENDED_PLAIN);
}

/* ------------------------------------------------------------- addresses */

/* How far a run without blanks goes, and whether the parenthesis that was open
 * before it is closed in it. */
static size_t address_run(Piece piece, int *open)
{
    size_t at = 0;
    while (at<piece.size && * open> 0 && !strchr(" \t", piece.text[at])) {
        *open += (piece.text[at] == '(') - (piece.text[at] == ')');
        at++;
    }
    return at;
}

static bool begins(Piece piece, const char *text)
{
    size_t size = strlen(text);
    return piece.size >= size && memcmp(piece.text, text, size) == 0;
}

static bool is_address(Piece piece)
{
    static const char *const beginnings[] = {
        "http:", "https:", "mailto:", "/", "#", "www.", "./", "../",
    };
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
        if (begins(piece, beginnings[i]))
            return true;
    return false;
}

/* Whether a line ends within a link destination: "[x](https://exam". Gives
 * the parentheses that are open. */
static int open_address(Piece line)
{
    size_t at = line.size;
    if (!at || !memchr(line.text, ']', at))
        return 0;
    while (at >= 2 && memcmp(line.text + at - 2, "](", 2) != 0)
        at--;
    if (at < 2)
        return 0;
    Piece address = {line.text + at, line.size - at};
    int open = 1;
    if (!is_address(address) || address_run(address, &open) < address.size)
        return 0;
    return open;
}

/* How many lines have to be joined for the destination to end; 0 if that does
 * not come to pass. */
static int address_lines(const Mender *mender, int open)
{
    size_t at = mender->at;
    for (int lines = 1; open > 0 && lines <= ADDRESS_LINES; lines++) {
        if (at >= mender->source->size)
            return 0;
        Piece whole = line_at(mender, at), line = trimmed(whole);
        if (!line.size || strchr("\"'(<#>", line.text[0]))
            return 0;
        size_t run = address_run(line, &open);
        Piece rest = trimmed((Piece){line.text + run, line.size - run});
        if (open <= 0 || begins(rest, "\""))
            return lines;
        if (rest.size)
            return 0;
        at += whole.size + 1;
    }
    return 0;
}

static void join_address(Mender *mender)
{
    int lines;
    while ((lines = address_lines(mender, open_address(line_of(mender)))) > 0) {
        Place place = {mender->source->file, mender->first, 0};
        tell(mender->context, CODICIL_NOTE, &place,
             "joined a link destination that was wrapped");
        while (lines--)
            join_next(mender, "");
    }
}

/* -------------------------------------------------------------- headings */

/* What a heading's text has left open. */
typedef struct {
    int brackets, parentheses, strong;
    bool in_code;
} Open;

static void scan_open(Open *open, Piece line)
{
    for (size_t at = 0; at < line.size; at++) {
        char c = line.text[at];
        if (c == '\\') {
            at++;
        } else if (c == '`') {
            open->in_code = !open->in_code;
        } else if (!open->in_code) {
            open->brackets += (c == '[') - (c == ']' && open->brackets);
            open->parentheses += (c == '(') - (c == ')' && open->parentheses);
            if (c == '*' && at + 1 < line.size && line.text[at + 1] == '*') {
                open->strong = !open->strong;
                at++;
            }
        }
    }
}

static bool is_heading(Piece line)
{
    size_t indent = blanks(line);
    line = trimmed(line);
    size_t marks = 0;
    while (marks < line.size && line.text[marks] == '#')
        marks++;
    return indent < 4 && marks >= 1 && marks <= 6 &&
           (marks == line.size || strchr(" \t", line.text[marks]));
}

/* How many lines more belong to the heading at hand: those up to a blank line,
 * where what the heading has open is closed by then. */
static int heading_lines(const Mender *mender)
{
    Open open = {0};
    scan_open(&open, line_of(mender));
    bool by_strong = !open.brackets && !open.parentheses;
    if (by_strong && !open.strong)
        return 0;
    size_t at = mender->at;
    int lines = 0;
    while (at < mender->source->size && lines < HEADING_LINES) {
        Piece line = line_at(mender, at);
        if (!trimmed(line).size)
            break;
        if (is_heading(line) || line.size > HEADING_WIDTH)
            return 0;
        scan_open(&open, line);
        at += line.size + 1;
        lines++;
    }
    bool closed = !open.brackets && !open.parentheses;
    return lines < HEADING_LINES && closed && (!by_strong || !open.strong)
               ? lines
               : 0;
}

/* Whether words of these are joined to others that stand after a hyphen, as
 * in "pre- and post-contractual". */
static bool is_conjunction(Piece line)
{
    static const char *const words[] = {
        "and ", "or ", "und ", "oder ", "en ", "of ",   "et ",
        "ou ",  "y ",  "o ",   "e ",    "i ",  "oraz ", "lub ",
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (begins(line, words[i]))
            return true;
    return false;
}

/* What stands between two lines of a heading that are joined. */
static const char *between(Piece line, Piece next)
{
    size_t end = line.size, start = 0;
    uint32_t before = utf8_previous(line.text, line.size, &end);
    uint32_t after = utf8_next(next.text, next.size, &start);
    if (words_is_tight(before, after) || open_address(line))
        return "";
    bool is_broken = before == '-' && end && line.text[end - 1] != ' ' &&
                     ((after >= 'a' && after <= 'z') || after >= 0x80) &&
                     !is_conjunction(next);
    return is_broken ? "" : " ";
}

static void join_heading(Mender *mender)
{
    if (!is_heading(line_of(mender)))
        return;
    int lines = heading_lines(mender);
    if (!lines)
        return;
    Place place = {mender->source->file, mender->first, 0};
    tell(mender->context, CODICIL_NOTE, &place,
         "joined a heading that was wrapped over %d lines", lines + 1);
    while (lines--) {
        Piece next = trimmed(line_at(mender, mender->at));
        join_next(mender, between(line_of(mender), next));
    }
}

/* ------------------------------------------------------------------ code */

/* Whether the line opens, closes or stands within fenced code. */
static bool is_code(Mender *mender)
{
    Piece line = trimmed(line_of(mender));
    char mark = line.size ? line.text[0] : 0;
    size_t size = 0;
    while (mark && size < line.size && line.text[size] == mark)
        size++;
    bool is_fence = (mark == '`' || mark == '~') && size >= 3;
    Piece rest = {line.text + size, line.size - size};
    if (mender->fence) {
        if (is_fence && mark == mender->fence && size >= mender->fence_size &&
            !trimmed(rest).size)
            mender->fence = 0;
        return true;
    }
    if (!is_fence || (mark == '`' && memchr(rest.text, '`', rest.size)))
        return false;
    mender->fence = mark;
    mender->fence_size = size;
    return true;
}

/* --------------------------------------------------------------- nesting */

/* The bytes of a marker that opens a quote or a list item, 0 if none. */
static size_t marker_size(Piece line)
{
    size_t digits = 0;
    if (!line.size)
        return 0;
    if (line.text[0] == '>')
        return 1;
    while (digits < line.size && digits < 9 && line.text[digits] >= '0' &&
           line.text[digits] <= '9')
        digits++;
    if (digits >= line.size)
        return 0;
    bool is_mark = digits ? strchr(".)", line.text[digits]) != NULL
                          : strchr("-+*", line.text[0]) != NULL;
    size_t size = digits + 1;
    bool ends = size == line.size || strchr(" \t", line.text[size]);
    return is_mark && line.text[digits] && ends ? size : 0;
}

/* "* * *" of any length. */
static bool is_thematic_break(Piece line)
{
    for (size_t at = 0; at < line.size; at++)
        if (line.text[at] != line.text[0] && !strchr(" \t", line.text[at]))
            return false;
    return line.size && strchr("*-_", line.text[0]);
}

static CodicilStatus check_depth(const Mender *mender)
{
    Piece line = trimmed(line_of(mender));
    size_t depth = 0, size;
    Piece rest = line;
    while (depth <= BLOCKS_DEPTH && (size = marker_size(rest)) > 0) {
        rest = trimmed((Piece){rest.text + size, rest.size - size});
        depth++;
    }
    if (depth <= BLOCKS_DEPTH || is_thematic_break(line))
        return CODICIL_OK;
    Place place = {mender->source->file, mender->first, 0};
    return fault(mender->context, CODICIL_INVALID, &place,
                 "quotes and lists nested deeper than %d", BLOCKS_DEPTH);
}

/* --------------------------------------------------------------- the whole */

static CodicilStatus mend_line(Mender *mender)
{
    if (is_code(mender))
        return CODICIL_OK;
    TRY(check_depth(mender));
    join_heading(mender);
    join_address(mender);
    escape_line(mender->source->locale, &mender->counted, &mender->line);
    emphasis_mark(&mender->line);
    return CODICIL_OK;
}

/* The definition of a footnote begins a paragraph. */
static bool part_note(Mender *mender)
{
    const Mended *out = mender->out;
    bool is_below =
        out->count && out->text.size > out->starts[out->count - 1] + 1;
    Piece line = trimmed(line_of(mender));
    bool is_note =
        line.size > 1 && *line.text == '\\' && footnote_size(line.text + 1);
    return !is_note || !is_below ||
           mended_add(mender->out, mender->first, "", 0, MENDED_PLAIN);
}

static CodicilStatus mend_lines(Mender *mender)
{
    while (has_next(mender)) {
        mender->first = mender->next;
        buf_set_size(&mender->line, 0);
        Piece line = take_next(mender);
        buf_add(&mender->line, line.text, line.size);
        TRY(mend_line(mender));
        if (mender->line.failed || !part_note(mender) || !put_line(mender) ||
            !buf_is_ok(&mender->out->text))
            return fault_memory(mender->context);
    }
    return CODICIL_OK;
}

CodicilStatus mend_source(const CodicilContext *context,
                          const SourceText *source, const Front *front,
                          Mended *out)
{
    Mender mender = {.context = context,
                     .source = source,
                     .out = out,
                     .at = front->end,
                     .next = front->lines + 1};
    CodicilStatus status = mend_lines(&mender);
    buf_clear(&mender.line);
    return status;
}
