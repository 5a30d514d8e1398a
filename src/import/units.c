/* Gathering lines to units.
 *
 *      text   = *unit
 *      unit   = ( bullet / number / prose ) *more [ underline ]
 *      more   = a line of prose directly below, that continues it
 *
 * A bullet or number directly below prose begins a unit only where the line
 * before could end: in a wrapped text a "- " or "3. " may be the first word of
 * any line. */
#include "import/units.h"

#include "base/cleanup.h"
#include "import/lines.h"
#include "import/series.h"
#include "import/wrap.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>

#define UNDERLINED 4  /* lines of an underlined heading, at most */
#define LOOK_AHEAD 20 /* lines, for another "o" */

typedef struct {
    Plain *plain;
    SeriesStack stack;
    size_t room;
    bool is_parted; /* a rule came before */
} Gatherer;

/* ---------------------------------------------------------------- line ends */

static bool is_closing(uint32_t code)
{
    static const uint32_t codes[] = {')',    ']',    '"',    '\'',   0xBB,
                                     0x2019, 0x201D, 0x201C, 0x203A, 0x300D,
                                     0x300F, 0xFF09, 0x3011};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_end(uint32_t code)
{
    static const uint32_t codes[] = {
        '.',    ':',    ';',    ',',    '!',    '?',    0x2026, 0x3001,
        0x3002, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF01, 0xFF1F, 0x061F,
        0x061B, 0x060C, 0x06D4, 0x0964, 0x0589, 0x1362, 0x0387, 0x17D4};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i] == code)
            return true;
    return false;
}

bool line_has_end(const char *text, size_t size)
{
    uint32_t code = utf8_previous(text, size, &size);
    while (is_closing(code))
        code = utf8_previous(text, size, &size);
    return is_end(code);
}

/* Whether a bullet or number may begin at a line, going by the line before. */
static bool may_begin(const Gatherer *gatherer, size_t line)
{
    const Plain *plain = gatherer->plain;
    if (!plain->unit_count || gatherer->is_parted || plain->is_by_line ||
        (plain->lines[line].flags & LINE_FIRST))
        return true;
    const Line *before = &plain->lines[line - 1];
    return before->kind == LINE_RULE || before->skip == before->size ||
           !wrap_is_full(plain, line - 1) ||
           line_has_end(line_text(plain, before), before->size);
}

/* ------------------------------------------------------------------ bullets */

/* Whether an "o" is a bullet: another stands around it. */
static bool is_letter_bullet(const Plain *plain, size_t line)
{
    const Line *one = &plain->lines[line];
    const Unit *before =
        plain->unit_count ? &plain->units[plain->unit_count - 1] : NULL;
    if (before && before->kind == UNIT_BULLET && !(one->flags & LINE_FIRST))
        return true;
    for (size_t i = line + 1; i < plain->line_count; i++) {
        const Line *next = &plain->lines[i];
        if (i > line + LOOK_AHEAD || next->indent < one->indent)
            return false;
        if (next->indent == one->indent)
            return next->mark == BULLET_LETTER;
    }
    return false;
}

static bool is_bullet(const Gatherer *gatherer, size_t line)
{
    const Plain *plain = gatherer->plain;
    const Line *one = &plain->lines[line];
    if (one->mark == BULLET_LETTER && !is_letter_bullet(plain, line))
        return false;
    if (may_begin(gatherer, line))
        return true;
    const Unit *before = &plain->units[plain->unit_count - 1];
    return before->kind == UNIT_BULLET && before->indent == one->indent &&
           plain->lines[before->first].mark == one->mark;
}

/* -------------------------------------------------------------------- units */

static Unit *add_unit(Gatherer *gatherer, size_t line, UnitKind kind)
{
    Plain *plain = gatherer->plain;
    if (plain->unit_count == gatherer->room) {
        size_t room = gatherer->room ? gatherer->room * 2 : 256;
        Unit *units = realloc(plain->units, room * sizeof *units);
        if (!units)
            return NULL;
        plain->units = units;
        gatherer->room = room;
    }
    const Line *one = &plain->lines[line];
    bool is_first = (one->flags & LINE_FIRST) || gatherer->is_parted;
    Unit *unit = &plain->units[plain->unit_count++];
    *unit = (Unit){.first = (uint32_t)line,
                   .count = 1,
                   .indent = one->indent,
                   .kind = (uint8_t)kind,
                   .flags = is_first ? UNIT_FIRST : 0};
    gatherer->is_parted = false;
    return unit;
}

/* Whether small letters follow the number of a line. */
static bool is_going_on(const Plain *plain, const Line *line)
{
    size_t size, at = 0;
    const char *words = line_words(plain, line, true, &size);
    uint32_t code = utf8_next(words, size, &at);
    return code >= 'a' && code <= 'z';
}

/* Adds the unit of a line with a number, if it is one. */
static CodicilStatus take_number(Gatherer *gatherer, size_t line, bool *taken)
{
    Plain *plain = gatherer->plain;
    const Line *one = &plain->lines[line];
    Number number =
        number_from_text(line_text(plain, one), one->size, plain->locale);
    bool is_next = series_is_next(&gatherer->stack, &number, one->indent);
    *taken = may_begin(gatherer, line) || (is_next && !is_going_on(plain, one));
    if (!*taken)
        return CODICIL_OK;
    bool is_parted = gatherer->is_parted;
    if (!add_unit(gatherer, line, UNIT_NUMBER))
        return fault_memory(plain->context);
    *taken =
        series_take(plain, &gatherer->stack, &number, plain->unit_count - 1);
    if (!*taken) {
        plain->unit_count--;
        gatherer->is_parted = is_parted;
    }
    return gatherer->stack.failed ? fault_memory(plain->context) : CODICIL_OK;
}

/* Whether a line of prose continues a unit of prose. */
static bool continues_prose(const Plain *plain, const Unit *unit, size_t line)
{
    const Line *one = &plain->lines[line], *before = one - 1;
    if (unit->count < 2)
        return true;
    const Line *second = &plain->lines[unit->first + 1];
    if (one->indent > before->indent && one->indent == unit->indent &&
        second->indent < unit->indent)
        return false; /* the next paragraph with an indented first line */
    return one->indent + 2 > before->indent || wrap_is_full(plain, line - 1);
}

static bool continues(const Gatherer *gatherer, size_t line)
{
    const Plain *plain = gatherer->plain;
    const Line *one = &plain->lines[line];
    if (!plain->unit_count || gatherer->is_parted || plain->is_by_line ||
        (one->flags & LINE_FIRST))
        return false;
    const Unit *unit = &plain->units[plain->unit_count - 1];
    if (unit->underline)
        return false;
    if (unit->kind == UNIT_PROSE)
        return continues_prose(plain, unit, line);
    const Line *before = one - 1;
    if (one->indent > unit->indent || before->skip == before->size)
        return true;
    return wrap_is_full(plain, line - 1) ||
           (unit->kind == UNIT_NUMBER && one->indent == unit->indent);
}

/* ------------------------------------------------------------------- rules */

/* Whether a rule underlines the unit above it: it is as long as the text, or
 * nearly so below what can be a heading by itself. */
static bool is_underline(const Gatherer *gatherer, const Line *rule)
{
    const Plain *plain = gatherer->plain;
    if (!plain->unit_count || gatherer->is_parted || (rule->flags & LINE_FIRST))
        return false;
    const Unit *unit = &plain->units[plain->unit_count - 1];
    const Line *above = rule - 1;
    unsigned text = 0, width = rule->width - rule->indent;
    if (unit->kind == UNIT_BULLET || unit->underline ||
        unit->count > UNDERLINED)
        return false;
    for (const Line *line = &plain->lines[unit->first]; line < rule; line++)
        if (line->width - line->indent > text)
            text = line->width - line->indent;
    if (width + 2 >= text && width <= text + 2)
        return true;
    return unit->count <= 2 && width * 3 >= text && width <= text * 2 + 8 &&
           !line_has_end(line_text(plain, above), above->size);
}

static void take_rule(Gatherer *gatherer, const Line *rule)
{
    Plain *plain = gatherer->plain;
    if (is_underline(gatherer, rule)) {
        Unit *unit = &plain->units[plain->unit_count - 1];
        const Line *first = &plain->lines[unit->first];
        unit->underline = rule->mark == '=' ? 3 : rule->mark == '-' ? 2 : 1;
        bool is_boxed = unit->first && !(first->flags & LINE_FIRST) &&
                        first[-1].kind == LINE_RULE &&
                        first[-1].mark == rule->mark;
        plain->rules -= is_boxed;
        return;
    }
    if (!plain->rules++)
        plain->rule_row = rule->row;
    gatherer->is_parted = true;
}

/* ------------------------------------------------------------------ gather */

static CodicilStatus take_line(Gatherer *gatherer, size_t line)
{
    Plain *plain = gatherer->plain;
    Line *one = &plain->lines[line];
    bool taken = false;
    if (one->kind == LINE_RULE) {
        take_rule(gatherer, one);
        return CODICIL_OK;
    }
    if (one->kind == LINE_BULLET && is_bullet(gatherer, line)) {
        one->mark = one->mark == BULLET_LETTER ? BULLET_RING : one->mark;
        taken = true;
        if (!add_unit(gatherer, line, UNIT_BULLET))
            return fault_memory(plain->context);
    }
    if (one->kind == LINE_NUMBER)
        TRY(take_number(gatherer, line, &taken));
    if (taken) {
        one->flags |= LINE_CUT;
        return CODICIL_OK;
    }
    one->kind = LINE_PROSE;
    one->skip = 0;
    if (continues(gatherer, line)) {
        plain->units[plain->unit_count - 1].count++;
        return CODICIL_OK;
    }
    if (!add_unit(gatherer, line, UNIT_PROSE))
        return fault_memory(plain->context);
    return CODICIL_OK;
}

/* A paragraph is where its lines are, not where its first line is indented
 * to. */
static void set_indent(const Plain *plain, Unit *unit)
{
    if (unit->kind == UNIT_PROSE && unit->count > 1) {
        uint16_t second = plain->lines[unit->first + 1].indent;
        unit->indent = second < unit->indent ? second : unit->indent;
    }
}

CodicilStatus units_gather(Plain *plain)
{
    Gatherer *gatherer = calloc(1, sizeof *gatherer);
    if (!gatherer)
        return fault_memory(plain->context);
    CodicilStatus status = CODICIL_OK;
    gatherer->plain = plain;
    for (size_t i = 0; i < plain->line_count && !status; i++)
        status = take_line(gatherer, i);
    free(gatherer);
    for (size_t i = 0; i < plain->unit_count; i++)
        set_indent(plain, &plain->units[i]);
    return status;
}
