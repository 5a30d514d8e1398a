/* Breaks texts into lines. */
#include "render/layout.h"

#include "lang/utf8.h"
#include "lang/width.h"
#include "render/text_marks.h"

#include <string.h>

Layout layout_begin(Breaker *breaker, size_t width, Buf *out)
{
    return (Layout){
        .breaker = breaker, .width = width, .out = out, .start = out->size};
}

void layout_clear(Layout *layout)
{
    layout->out->failed = layout->out->failed || !buf_is_ok(&layout->first);
    buf_clear(&layout->first);
}

size_t layout_room(const Layout *layout)
{
    return layout->width > layout->indent ? layout->width - layout->indent : 1;
}

void layout_part(Layout *layout)
{
    layout->is_apart = layout->out->size > layout->start;
}

size_t layout_push(Layout *layout, Slice mark, size_t columns)
{
    size_t before = layout->indent, most = layout->width / 2;
    if (!layout->is_marked) {
        buf_set_size(&layout->first, 0);
        buf_add_many(&layout->first, ' ', before);
        layout->is_marked = true;
    }
    if (before + columns > most)
        columns = before < most ? most - before : 0;
    layout->indent += columns;
    if (!mark.bytes)
        return before;
    size_t width = text_width(mark.bytes, mark.size);
    buf_add(&layout->first, mark.bytes, mark.size);
    if (columns > width)
        buf_add_many(&layout->first, ' ', columns - width);
    else if (width)
        buf_add_char(&layout->first, ' ');
    return before;
}

/* Whether it is nothing but spaces and bullets. */
static bool is_idle(const Buf *first)
{
    for (size_t at = 0; at < first->size; at++)
        if (first->bytes[at] != ' ' && !strchr("•", first->bytes[at]))
            return false;
    return true;
}

void layout_pop(Layout *layout, size_t indent)
{
    if (layout->is_marked && !is_idle(&layout->first))
        layout_line(layout, "", 0);
    layout->is_marked = false;
    layout->indent = indent;
}

void layout_line(Layout *layout, const char *text, size_t size)
{
    Buf *out = layout->out;
    if (layout->is_apart)
        buf_add_char(out, '\n');
    if (layout->is_marked)
        buf_add(out, buf_text(&layout->first), layout->first.size);
    else
        buf_add_many(out, ' ', layout->indent);
    buf_add(out, text, size);
    while (out->size && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
    buf_add_char(out, '\n');
    layout->is_apart = layout->is_marked = false;
}

/* --------------------------------------------------------------- addresses */

/* The address that lies next: no break comes in it. */
typedef struct {
    const char *text;
    size_t size, start, end;
    size_t last; /* where the last piece ended */
} Address;

static bool is_scheme(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* An address may hold it (RFC 3986, and what people put in). */
static bool is_in_address(char c)
{
    return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"';
}

/* Takes the colon at `at` for that of an address, if it is. */
static bool address_take(Address *address, size_t at)
{
    const char *text = address->text;
    size_t start = at, end = at + 1;
    while (start > address->end && is_scheme(text[start - 1]))
        start--;
    bool is_angled = start > address->end && text[start - 1] == '<';
    bool is_web = address->size - at > 3 && memcmp(text + at, "://", 3) == 0;
    if (at - start < 2 || (!is_angled && !is_web))
        return false;
    while (end < address->size && is_in_address(text[end]))
        end++;
    bool is_closed = is_angled && end < address->size && text[end] == '>';
    address->start = start - is_closed;
    address->end = end + is_closed;
    return true;
}

/* Whether a break there would be within an address. Asked in order. */
static bool address_holds(Address *address, size_t at)
{
    while (at >= address->end && address->end < address->size) {
        size_t from = address->end;
        const char *colon = NULL;
        do {
            colon = memchr(address->text + from, ':', address->size - from);
            from = colon ? (size_t)(colon - address->text) + 1 : 0;
        } while (colon && !address_take(address, from - 1));
        if (!colon)
            address->start = address->end = address->size;
    }
    return at > address->start && at < address->end;
}

/* ------------------------------------------------------------------- lines */

typedef struct {
    size_t start, end; /* the line's bytes, spaces at its end aside */
    size_t used;       /* their columns */
    bool is_begun;
} Line;

static bool is_white(char c)
{
    return c == ' ' || c == '\n';
}

static void line_close(Layout *layout, const char *text, Line *line)
{
    if (line->used > layout->widest)
        layout->widest = line->used;
    layout_line(layout, text + line->start, line->end - line->start);
    *line = (Line){0};
}

/* Columns for a line that begins now. */
static size_t line_room(const Layout *layout)
{
    size_t before = layout->is_marked ? text_width(buf_text(&layout->first),
                                                   layout->first.size)
                                      : layout->indent;
    return layout->width > before ? layout->width - before : 0;
}

/* Puts a piece that stays together on the line, or on the next one. */
static void line_add(Layout *layout, const char *text, Line *line, size_t start,
                     size_t stop)
{
    size_t end = stop;
    while (end > start && is_white(text[end - 1]))
        end--;
    size_t width = text_width(text + start, end - start);
    if (line->is_begun) {
        size_t gap = start - line->end;
        if (line->used + gap + width <= line_room(layout)) {
            line->used += gap + width;
            line->end = end > start ? end : line->end;
            return;
        }
        if (line->used)
            line_close(layout, text, line);
        else
            start = line->start; /* nothing to see on it so far */
    }
    *line = (Line){start, end, width, true};
}

static bool is_hangul(uint32_t code)
{
    return (code >= 0x1100 && code < 0x1200) ||
           (code >= 0x3130 && code < 0x3190) ||
           (code >= 0xA960 && code < 0xA980) ||
           (code >= 0xAC00 && code < 0xD800);
}

/* Whether a word of Hangul goes on there, with what is put in and after it:
 * UAX #14 would break between any two syllables, and in 서비스(이하). */
static bool is_in_hangul(const Address *text, size_t at)
{
    size_t before = at, after = at;
    uint32_t last = utf8_previous(text->text, text->size, &before);
    uint32_t next = utf8_next(text->text, text->size, &after);
    if (is_hangul(last))
        return is_hangul(next) || next == '(' || (next >= '0' && next <= '9');
    return is_hangul(next) &&
           (last == ')' || last == '%' || (last >= '0' && last <= '9') ||
            is_scheme((char)(last < 0x80 ? last : ' ')));
}

/* Where UAX #14 would break but people do not: within 6(1)(f), after the
 * hyphen of e-mail, within a word of Hangul. */
static bool is_bound(const Address *text, size_t at)
{
    if ((unsigned char)text->text[at] >= 0xE1 ||
        (unsigned char)text->text[at - 1] >= 0x80)
        return is_in_hangul(text, at);
    if (text->text[at - 1] == ')')
        return text->text[at] == '(';
    bool is_hyphen = text->text[at - 1] == '-' && at > 1;
    return is_hyphen && is_scheme(text->text[at - 2]) &&
           (at == 2 || is_white(text->text[at - 3]));
}

/* Whether a line may end there in a marked text; moves the end behind a mark
 * that ends there. */
static bool is_fair(Address *address, LineBreak *stop)
{
    size_t at = marks_break(address->text, address->size, stop->at);
    if (at <= address->last)
        return false;
    stop->at = address->last = at;
    return true;
}

/* The next piece that stays together, from where the last one ended. False at
 * the end of the text. */
static bool piece_next(Layout *layout, Address *address, LineBreak *stop)
{
    while (breaker_next(layout->breaker, stop)) {
        /* ICU calls it due in Thai that comes before a line feed, too. */
        stop->is_due = address->text[stop->at - 1] == '\n';
        if (stop->is_due || stop->at == address->size ||
            (!is_bound(address, stop->at) &&
             !address_holds(address, stop->at) &&
             (!layout->has_marks || is_fair(address, stop))))
            return true;
    }
    return false;
}

void layout_text(Layout *layout, const char *text, size_t size)
{
    Address address = {.text = text, .size = size};
    Line line = {0};
    LineBreak stop;
    size_t start = 0;
    layout->widest = 0;
    breaker_set(layout->breaker, text, size);
    while (piece_next(layout, &address, &stop)) {
        line_add(layout, text, &line, start, stop.at);
        if (stop.is_due)
            line_close(layout, text, &line);
        start = stop.at;
    }
    if (line.is_begun)
        line_close(layout, text, &line);
}

void layout_measure(Layout *layout, Slice text, size_t *least, size_t *natural)
{
    Address address = {.text = text.bytes, .size = text.size};
    LineBreak stop;
    size_t start = 0, line = 0;
    breaker_set(layout->breaker, text.bytes, text.size);
    while (piece_next(layout, &address, &stop)) {
        size_t end = stop.at;
        while (end > start && is_white(text.bytes[end - 1]))
            end--;
        size_t width = text_width(text.bytes + start, end - start);
        *least = width > *least ? width : *least;
        *natural = line + width > *natural ? line + width : *natural;
        line = stop.is_due ? 0 : line + width + (stop.at - end);
        start = stop.at;
    }
}

void layout_underline(Layout *layout, char c, char side)
{
    Buf line = {0};
    size_t room = layout_room(layout);
    size_t width = layout->widest < room ? layout->widest : room;
    if (!layout->widest)
        return;
    if (side && width > 4)
        width -= 4;
    buf_add_text(&line, side == '+' ? "{+" : side ? "[-" : "");
    buf_add_many(&line, c, width);
    buf_add_text(&line, side == '+' ? "+}" : side ? "-]" : "");
    layout_line(layout, buf_text(&line), line.size);
    layout->out->failed = layout->out->failed || !buf_is_ok(&line);
    buf_clear(&line);
}
