/* Series of numbers. A number belongs to the innermost open series that it
 * goes on; what is open within that one closes. The first number of a series
 * opens one within the innermost that is not to its right, closing a series
 * of its own shape. All else is no number, but a word of the text. */
#include "import/series.h"

#include "model/number_value.h"

#include <stdlib.h>

static bool is_near(uint16_t a, uint16_t b)
{
    return a > b ? a - b <= 2 : b - a <= 2;
}

/* Whether numbers tell their place themselves, wherever they are indented. */
static bool is_clear(const Number *number)
{
    return number->kind == NUMBER_ARTICLE || number->kind == NUMBER_DIVISION ||
           number->depth > 1;
}

static bool goes_on(const OpenSeries *open, const Number *number,
                    uint16_t indent)
{
    if (open->is_roman &&
        (number->kind != NUMBER_ROMAN || number->value != open->last.value + 1))
        return false;
    return open->series && number_is_next(&open->last, number) &&
           (is_clear(number) || is_near(open->indent, indent));
}

static size_t find_next(const SeriesStack *stack, const Number *number,
                        uint16_t indent)
{
    size_t i = stack->count;
    while (i && !goes_on(&stack->open[i - 1], number, indent))
        i--;
    return i;
}

/* Where a closed series is kept that may count on later. */
static OpenSeries *closed_of(SeriesStack *stack, const Number *number)
{
    if (number->kind == NUMBER_ARTICLE)
        return &stack->closed[0];
    if (number->kind == NUMBER_DECIMAL && number->depth == 1)
        return &stack->closed[1];
    return NULL;
}

bool series_is_next(const SeriesStack *stack, const Number *number,
                    uint16_t indent)
{
    return find_next(stack, number, indent) > 0;
}

static void close_to(SeriesStack *stack, size_t count)
{
    while (stack->count > count) {
        const OpenSeries *open = &stack->open[--stack->count];
        OpenSeries *closed = closed_of(stack, &open->last);
        if (closed)
            *closed = *open;
    }
}

/* ------------------------------------------------------------- a new series */

/* Whether the parts before the last of "2.1" are those of an open number, or
 * go on from them. */
static bool is_founded(const SeriesStack *stack, const Number *number)
{
    int last = number->depth - 2;
    bool is_founded = number->depth < 2 || number->parts[0] <= 1;
    for (size_t i = 0; !is_founded && i < stack->count; i++) {
        const Number *open = &stack->open[i].last;
        if (open->kind == NUMBER_DECIMAL && open->depth == number->depth)
            is_founded = open->parts[last] + 1 == number->parts[last];
        else if (open->depth == number->depth - 1)
            is_founded = open->value == number->parts[last];
    }
    return is_founded;
}

static bool is_upper(const Number *number, const Plain *plain, size_t unit)
{
    const Line *line = &plain->lines[plain->units[unit].first];
    const char *text = line_text(plain, line);
    char first = *text == '(' && line->size > 1 ? text[1] : *text;
    return (number->kind == NUMBER_LETTER || number->kind == NUMBER_ROMAN) &&
           first >= 'A' && first <= 'Z';
}

/* Whether a list is over: its items stand close, and an empty line parts them
 * from the number to come, which is the unit that was added last. */
static bool is_over(const Plain *plain, const Series *series, uint16_t indent,
                    uint16_t open)
{
    const Unit *unit = &plain->units[plain->unit_count - 1];
    const Line *before = &plain->lines[unit->first] - 1;
    return series->count > 1 && !series->is_loose && indent <= open &&
           (unit->flags & UNIT_FIRST) &&
           line_text(plain, before)[before->size - 1] != ':';
}

/* Whether a new series cannot stand within an open one. */
static bool is_outside(const Plain *plain, const OpenSeries *open,
                       const Number *number, uint16_t indent)
{
    const Series *series = &plain->series[open->series - 1];
    NumberKind kind = open->last.kind;
    bool is_outer = kind == NUMBER_DIVISION || series->is_upper;
    if (number->kind == NUMBER_DIVISION)
        return kind != NUMBER_DIVISION;
    if (number->kind == NUMBER_ARTICLE && number->depth == 1)
        return !is_outer;
    if (is_outer || kind == NUMBER_ARTICLE)
        return false;
    if (number->depth == 1 && is_over(plain, series, indent, open->indent))
        return true;
    if (number->depth > 1)
        return kind != NUMBER_DECIMAL || open->last.depth >= number->depth;
    return indent + 1 < open->indent;
}

/* Whether two series are written alike, so that one takes the other's place. */
static bool is_alike(const OpenSeries *open, const Number *number,
                     uint16_t indent)
{
    const Number *last = &open->last;
    return last->kind == number->kind && last->shape == number->shape &&
           last->depth == number->depth &&
           (is_clear(number) || is_near(open->indent, indent));
}

static bool grow(Plain *plain, SeriesStack *stack)
{
    if (plain->series_count < stack->room)
        return true;
    size_t room = stack->room ? stack->room * 2 : 64;
    Series *series = realloc(plain->series, room * sizeof *series);
    stack->failed |= !series;
    if (!series)
        return false;
    plain->series = series;
    stack->room = room;
    return true;
}

static bool open_series(Plain *plain, SeriesStack *stack, const Number *number,
                        size_t unit)
{
    uint16_t indent = plain->units[unit].indent;
    for (size_t i = stack->count; i-- > 0;)
        if (is_alike(&stack->open[i], number, indent))
            close_to(stack, i);
    while (stack->count &&
           is_outside(plain, &stack->open[stack->count - 1], number, indent))
        close_to(stack, stack->count - 1);
    if (stack->count == SERIES_DEPTH)
        close_to(stack, SERIES_DEPTH - 1);
    if (!grow(plain, stack))
        return false;
    uint32_t parent = stack->count ? stack->open[stack->count - 1].series : 0;
    plain->series[plain->series_count++] = (Series){
        .parent = parent,
        .first = (uint32_t)unit,
        .kind = (uint8_t)number->kind,
        .depth = (uint8_t)number->depth,
        .is_upper = is_upper(number, plain, unit),
    };
    stack->open[stack->count++] =
        (OpenSeries){*number, indent, (uint32_t)plain->series_count,
                     number->kind == NUMBER_ROMAN};
    return true;
}

/* ------------------------------------------------------------------ numbers */

static void add_member(Plain *plain, OpenSeries *open, const Number *number,
                       size_t unit)
{
    Unit *member = &plain->units[unit];
    Series *series = &plain->series[open->series - 1];
    open->last = *number;
    if (!open->is_roman && number->kind == NUMBER_ROMAN &&
        roman_letter(number->value)) {
        open->last.kind = NUMBER_LETTER;
        open->last.value = roman_letter(number->value);
    }
    series->last = (uint32_t)unit;
    series->is_loose |= series->count && (member->flags & UNIT_FIRST);
    series->count++;
    member->series = open->series;
}

bool series_take(Plain *plain, SeriesStack *stack, const Number *number,
                 size_t unit)
{
    uint16_t indent = plain->units[unit].indent;
    size_t at = find_next(stack, number, indent);
    if (at) {
        close_to(stack, at);
    } else {
        const OpenSeries *closed = closed_of(stack, number);
        bool is_resumed = closed && goes_on(closed, number, indent) &&
                          (plain->units[unit].flags & UNIT_FIRST);
        if (!is_resumed &&
            !(number_is_first(number) && is_founded(stack, number)))
            return false;
        if (!open_series(plain, stack, number, unit))
            return false;
    }
    add_member(plain, &stack->open[stack->count - 1], number, unit);
    return true;
}

bool series_begin(Plain *plain, SeriesStack *stack, const Number *number,
                  size_t unit)
{
    if (!open_series(plain, stack, number, unit))
        return false;
    add_member(plain, &stack->open[stack->count - 1], number, unit);
    return true;
}

void series_end(SeriesStack *stack)
{
    close_to(stack, 0);
}

const char *series_element(const Series *series)
{
    switch (series->kind) {
    case NUMBER_ARTICLE:
        return "article";
    case NUMBER_DIVISION:
        return "section";
    case NUMBER_DECIMAL:
        return "paragraph";
    default:
        return "point";
    }
}
