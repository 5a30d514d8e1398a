/* Finds pairs of asterisks that CommonMark does not see. */
#include "import/emphasis.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

#define MARK    '\x7F'
#define BOTH    '+' /* MARK, then an asterisk */
#define LONGEST 3   /* asterisks of a run */
#define LEADING 40  /* bytes that open blocks, at most */
#define TICKS   8   /* backticks around code */

/* A run of asterisks and the code points around it, 0 at the ends. */
typedef struct {
    size_t start, end;
    uint32_t before, after;
} Run;

typedef struct {
    const char *text;
    size_t size, at;
    Run open[LONGEST + 1]; /* by length; end 0: none is open */
    Run underlines;        /* two underscores that may open; end 0: none */
    Buf marks; /* for each place: MARK to go there, '*' to be there, BOTH */
    bool has_marks;
} Line;

static bool is_word(uint32_t code)
{
    char bytes[4];
    Words words;
    Word word;
    words_init(&words, bytes, utf8_put(code, bytes));
    bool is = words_next(&words, &word);
    words_clear(&words);
    return is;
}

static bool is_blank(uint32_t code)
{
    char bytes[4];
    return !code || words_is_blank(bytes, utf8_put(code, bytes));
}

static bool is_east_asian(uint32_t code)
{
    return (code >= 0x2E80 && code <= 0x9FFF) ||
           (code >= 0xAC00 && code <= 0xD7AF) ||
           (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0xFF00 && code <= 0xFFEF) || code >= 0x20000;
}

/* Whether punctuation within and a letter outside hide a run. */
static bool is_hidden(uint32_t inside, uint32_t outside)
{
    return !is_word(inside) && is_word(outside);
}

static void mark(Line *line, size_t at, char what)
{
    if (!line->has_marks)
        buf_add_many(&line->marks, 0, line->size + 1);
    line->has_marks = true;
    if (buf_is_ok(&line->marks))
        line->marks.bytes[at] = what;
}

/* Marks the two runs of a pair where they need it. */
static void mark_pair(Line *line, const Run *open, const Run *close)
{
    bool is_one = open->end - open->start == 1;
    bool first =
        is_hidden(open->after, open->before) &&
        (!is_one || is_east_asian(open->before) || is_east_asian(open->after));
    bool second = is_hidden(close->before, close->after) &&
                  (!is_one || is_east_asian(close->before) ||
                   is_east_asian(close->after));
    if (first || is_blank(open->after))
        mark(line, open->end, MARK);
    if (second || is_blank(close->before))
        mark(line, close->start, MARK);
}

/* The run that begins here; the line goes on behind it. */
static Run read_run(Line *line)
{
    size_t at = line->at;
    char sign = line->text[at];
    Run run = {.start = at, .end = at};
    run.before = utf8_previous(line->text, line->size, &at);
    while (run.end < line->size && line->text[run.end] == sign)
        run.end++;
    line->at = at = run.end;
    run.after = utf8_next(line->text, line->size, &at);
    return run;
}

/* "__甲__は": underscores, which are no emphasis within a word, become
 * asterisks where an East Asian character touches them from outside, or from
 * within where the words go on: "__甲。__Mozilla". */
static void take_underscores(Line *line)
{
    Run run = read_run(line), *open = &line->underlines;
    if (run.end - run.start != 2)
        return;
    bool may_open = !is_word(run.before) || is_east_asian(run.before);
    bool may_close = !is_word(run.after) || is_east_asian(run.after) ||
                     is_east_asian(run.before);
    if (!open->end) {
        if (may_open && !is_blank(run.after))
            *open = run;
        return;
    }
    if (!may_close || is_blank(run.before))
        return;
    bool is_touched = (is_word(open->before) && is_east_asian(open->before)) ||
                      (is_word(run.after) &&
                       (is_east_asian(run.after) || is_east_asian(run.before)));
    for (size_t i = 0; is_touched && i < 2; i++) {
        mark(line, open->start + i, '*');
        mark(line, run.start + i, '*');
    }
    if (is_touched && is_hidden(open->after, open->before))
        mark(line, open->end, MARK);
    if (is_touched && is_hidden(run.before, run.after))
        mark(line, run.start, BOTH);
    *open = (Run){0};
}

/* Whether nothing but what opens blocks stands before a run. */
static bool is_leading(const Line *line, const Run *run)
{
    for (size_t at = 0; at < run->start && at < LEADING; at++)
        if (!strchr(" \t>-+*.)0123456789", line->text[at]))
            return false;
    return run->start <= LEADING;
}

/* Whether two asterisks open or close although a blank parts them from their
 * words: "** Fees**" at the beginning, "**Fees ** ". One of a pair does not. */
static bool is_loose_open(const Line *line, const Run *run)
{
    return run->after && is_blank(run->after) && is_leading(line, run);
}

static bool is_loose_close(const Run *open, const Run *run)
{
    return open->end && !is_blank(open->after) && is_blank(run->before) &&
           !is_word(run->after);
}

static void take_run(Line *line)
{
    Run run = read_run(line);
    size_t length = run.end - run.start;
    if (length > LONGEST)
        return;
    Run *open = &line->open[length];
    bool is_strong = length == 2;
    if (open->end &&
        (!is_blank(run.before) || (is_strong && is_loose_close(open, &run)))) {
        mark_pair(line, open, &run);
        *open = (Run){0};
    } else if (length == LONGEST && (line->open[1].end || line->open[2].end) &&
               !is_blank(run.before)) {
        line->open[1] = line->open[2] = (Run){0}; /* it closes both */
    } else if (!is_blank(run.after) ||
               (is_strong && is_loose_open(line, &run))) {
        *open = run;
    }
}

/* Behind a code span, or behind the backticks that begin none. `none` says
 * for each number of them whether no more of them come. */
static void skip_code(Line *line, bool *none)
{
    size_t size = 0;
    while (line->at + size < line->size && line->text[line->at + size] == '`')
        size++;
    line->at += size;
    if (size > TICKS || none[size])
        return;
    for (size_t at = line->at, run = 0; at <= line->size; at++) {
        if (at < line->size && line->text[at] == '`') {
            run++;
            continue;
        }
        if (run == size) {
            line->at = at;
            return;
        }
        run = 0;
    }
    none[size] = true;
}

/* Behind "](https://example.org)". */
static void skip_address(Line *line)
{
    if (line->size - line->at < 2 || line->text[line->at + 1] != '(') {
        line->at++;
        return;
    }
    int open = 0;
    for (line->at++; line->at < line->size; line->at++) {
        char c = line->text[line->at];
        open += (c == '(') - (c == ')');
        if (!open || c == ' ')
            return;
    }
}

static void find_pairs(Line *line)
{
    bool none[TICKS + 1] = {false};
    while (line->at < line->size) {
        switch (line->text[line->at]) {
        case '\\':
            line->at += 2;
            break;
        case '`':
            skip_code(line, none);
            break;
        case ']':
            skip_address(line);
            break;
        case '*':
            take_run(line);
            break;
        case '_':
            take_underscores(line);
            break;
        default:
            line->at += 1 + strcspn(line->text + line->at + 1, "\\`]*_");
        }
    }
}

void emphasis_mark(Buf *line)
{
    if (!line->size ||
        (!memchr(line->bytes, '*', line->size) && !strstr(line->bytes, "__")))
        return;
    Line one = {.text = line->bytes, .size = line->size};
    Buf out = {0};
    find_pairs(&one);
    for (size_t i = 0; one.has_marks && i < one.size && buf_is_ok(&one.marks);
         i++) {
        char what = one.marks.bytes[i];
        if (what == MARK || what == BOTH)
            buf_add_char(&out, MARK);
        buf_add_char(&out, what == '*' || what == BOTH ? '*' : one.text[i]);
    }
    line->failed |= one.marks.failed || out.failed;
    if (one.has_marks && !line->failed) {
        buf_clear(line);
        *line = out;
    } else {
        buf_clear(&out);
    }
    buf_clear(&one.marks);
}
