/* Finding the title, the headings without numbers, and the copyright lines at
 * the end.
 *
 *      text    = [ title ] *( heading / paragraph / clause / list ) *closing
 *      title   = the first unit, in capitals, underlined, or a short line
 *      heading = a short line without closing punctuation that stands apart
 *                and is followed by text; underlined or in capitals, too
 *      closing = a copyright line and what follows it
 *
 * Of three or more such lines in a row only the last can be a heading: the
 * others are an address, a table or a verse. */
#include "import/parts.h"

#include "import/lines.h"
#include "import/looks.h"
#include "import/units.h"
#include "import/wrap.h"
#include "model/number.h"

#define TITLE_LINES   4
#define TITLE_COLUMNS 300
#define CLOSING_UNITS 4  /* at the end, where a copyright line is looked for */
#define HEAD_LINES    3  /* of a heading that was wrapped */
#define SPLIT_WORDS   12 /* of a heading directly above its text */
#define SPLIT_COLUMNS 40 /* of the text below such a heading, at least */

bool part_is_apart(const Plain *plain, const Unit *unit)
{
    return plain->is_by_line || (unit->flags & UNIT_FIRST);
}

bool part_is_followed(const Plain *plain, size_t unit)
{
    const Unit *one = &plain->units[unit], *next = one + 1;
    if (one->head && one->head < one->count)
        return true;
    return unit + 1 < plain->unit_count && next->part != PART_CLOSING;
}

bool part_goes_on(const Plain *plain, const Unit *unit)
{
    const Line *last = &plain->lines[unit->first + unit->count - 1];
    return unit->kind != UNIT_PROSE &&
           looks_going_on(plain, &plain->lines[unit->first]) &&
           line_has_end(line_text(plain, last), last->size);
}

/* ---------------------------------------------------------------- one unit */

/* Whether the lines below the first are the text under a heading. */
static bool is_text_below(const Plain *plain, const Unit *unit, size_t head)
{
    size_t first = unit->first + head, last = unit->first + unit->count - 1;
    const Line *below = &plain->lines[first];
    const Line *end = &plain->lines[last];
    Looks top = looks_of(plain, unit->first, head, unit->kind == UNIT_NUMBER);
    Looks next = looks_of(plain, first, 1, false);
    if (wrap_is_full(plain, first - 1) || next.is_small ||
        !line_has_end(line_text(plain, end), end->size))
        return false;
    if (unit->kind == UNIT_NUMBER || (top.is_capitals && !next.is_capitals))
        return true;
    return top.words <= SPLIT_WORDS && !top.is_small && !top.is_mark &&
           below->width - below->indent >= SPLIT_COLUMNS;
}

/* How many lines a heading would have. */
static size_t head_of(const Plain *plain, const Unit *unit)
{
    const Line *line = &plain->lines[unit->first];
    if (unit->count == 1 || unit->underline)
        return unit->count;
    if (unit->kind == UNIT_NUMBER && line->skip == line->size)
        return 2;
    size_t head = 1;
    while (head < unit->count && head < HEAD_LINES &&
           wrap_is_full(plain, unit->first + head - 1))
        head++;
    return head == unit->count ? head : 1;
}

void part_look(const Plain *plain, Unit *unit)
{
    size_t head = head_of(plain, unit);
    unit->flags &= (uint8_t) ~(UNIT_SHORT | UNIT_CAPITALS);
    bool is_marked = unit->kind != UNIT_PROSE;
    if (!unit->underline && looks_plain(plain, unit->first, head, is_marked)) {
        unit->head = 0;
        return;
    }
    Looks looks = looks_of(plain, unit->first, head, is_marked);
    unit->flags |= looks.is_capitals ? UNIT_CAPITALS : 0;
    bool is_short = looks_short(&looks) && (head == 1 || head == unit->count ||
                                            unit->kind == UNIT_NUMBER);
    if (unit->underline)
        is_short = looks.letters > 0;
    if (is_short && head < unit->count)
        is_short = is_text_below(plain, unit, head);
    unit->flags |= is_short ? UNIT_SHORT : 0;
    unit->head = is_short ? (uint8_t)head : 0;
}

/* ------------------------------------------------------------ end and begin */

static void find_closing(Plain *plain)
{
    size_t first = plain->unit_count;
    for (size_t i = plain->unit_count;
         i-- > 1 && plain->unit_count - i <= CLOSING_UNITS;) {
        const Unit *unit = &plain->units[i];
        const Line *line = &plain->lines[unit->first];
        if (unit->kind != UNIT_PROSE)
            break;
        if (line_is_copyright(line_text(plain, line), line->size))
            first = i;
    }
    for (size_t i = first; i < plain->unit_count; i++)
        plain->units[i].part = PART_CLOSING;
}

/* How many lines in capitals stand above others in the first unit. */
static size_t capitals_of(const Plain *plain, const Unit *unit)
{
    size_t count = 0;
    while (count < unit->count && count <= TITLE_LINES &&
           looks_of(plain, unit->first + count, 1, false).is_capitals)
        count++;
    bool is_split = count && count < unit->count && count <= TITLE_LINES &&
                    !wrap_is_full(plain, unit->first + count - 1);
    return is_split ? count : 0;
}

/* The lines of the first unit that are the title, 0 for none. */
static size_t title_of(const Plain *plain, const Unit *unit)
{
    if (unit->kind != UNIT_PROSE || unit->count > 250)
        return 0;
    Looks all = looks_of(plain, unit->first, unit->count, false);
    if (unit->underline)
        return unit->count;
    if (all.is_capitals && unit->count <= TITLE_LINES &&
        all.columns <= TITLE_COLUMNS && !(all.has_stop && all.words > 10))
        return unit->count;
    size_t head = capitals_of(plain, unit);
    if (head)
        return head;
    head = head_of(plain, unit);
    Looks top = looks_of(plain, unit->first, head, false);
    bool is_split = head < unit->count;
    if (!looks_short(&top) || (is_split && wrap_is_full(plain, unit->first)))
        return 0;
    return head;
}

static size_t find_title(Plain *plain)
{
    if (!plain->unit_count)
        return 0;
    Unit *unit = &plain->units[0];
    size_t head = title_of(plain, unit);
    unit->head = (uint8_t)head;
    if (!head || !part_is_followed(plain, 0)) {
        part_look(plain, unit);
        return 0;
    }
    unit->part = PART_TITLE;
    return 1;
}

/* ----------------------------------------------------------------- headings */

static bool has_colon_before(const Plain *plain, size_t unit)
{
    const Unit *before = &plain->units[unit ? unit - 1 : 0];
    if (!unit || before->part != PART_TEXT)
        return false;
    return looks_of(plain, before->first + before->count - 1, 1, false)
        .has_colon;
}

/* Whether other headings stand directly above their text. */
static bool has_splits(const Plain *plain)
{
    size_t count = 0;
    for (size_t i = 0; i < plain->unit_count && count < 2; i++) {
        const Unit *unit = &plain->units[i];
        count += unit->kind == UNIT_PROSE && unit->head &&
                 unit->head < unit->count && unit->part == PART_TEXT;
    }
    return count > 1;
}

/* Whether a unit by itself, with what stands around it, can be a heading. */
static bool is_candidate(const Plain *plain, size_t index, bool is_split)
{
    const Unit *unit = &plain->units[index];
    if (unit->kind != UNIT_PROSE || unit->part != PART_TEXT ||
        !(unit->flags & UNIT_SHORT) || !part_is_apart(plain, unit) ||
        !part_is_followed(plain, index))
        return false;
    if (unit->underline)
        return true;
    Looks looks = looks_of(plain, unit->first, unit->head, false);
    const Line *line = &plain->lines[unit->first];
    bool is_below_title = index == 1 && plain->units[0].part == PART_TITLE;
    if (looks.is_small || looks.is_mark || looks_dating(plain, line) ||
        (is_below_title && looks.has_digit) ||
        line_is_copyright(line_text(plain, line), line->size))
        return false;
    if (unit->flags & UNIT_CAPITALS)
        return true;
    const Unit *next = unit + 1;
    if ((looks.digits && looks.has_comma) || has_colon_before(plain, index))
        return false;
    if (unit->head < unit->count)
        return true;
    if (!part_is_apart(plain, next))
        return is_split && next->kind != UNIT_PROSE;
    return !part_goes_on(plain, next);
}

/* Whether two headings look alike, so that neither stands above the other. */
static bool is_alike(const Unit *a, const Unit *b)
{
    return a->underline == b->underline &&
           (a->flags & UNIT_CAPITALS) == (b->flags & UNIT_CAPITALS);
}

/* Makes headings of a run of candidates, up to, not with, `end`. */
static void take_run(Plain *plain, size_t first, size_t end)
{
    if (end - first > 2)
        first = end - 1;
    for (size_t i = first; i < end; i++)
        plain->units[i].part = PART_HEADING;
}

static void find_headings(Plain *plain, size_t first)
{
    size_t run = first;
    bool is_run = false, is_split = has_splits(plain);
    for (size_t i = first; i <= plain->unit_count; i++) {
        bool is_one = i < plain->unit_count && is_candidate(plain, i, is_split);
        bool is_same = is_one && is_run && !plain->units[i].underline &&
                       plain->units[i - 1].head == plain->units[i - 1].count &&
                       is_alike(&plain->units[i - 1], &plain->units[i]);
        if (is_run && !is_same)
            take_run(plain, run, i);
        run = is_same ? run : i;
        is_run = is_one;
    }
}

/* Headings directly above numbered headings stand above them all. */
static void find_leads(Plain *plain)
{
    for (size_t i = 0; i + 1 < plain->unit_count; i++) {
        Unit *unit = &plain->units[i];
        const Unit *next = unit + 1;
        if (unit->part != PART_HEADING || unit->kind == UNIT_NUMBER ||
            unit->head < unit->count || next->kind != UNIT_NUMBER)
            continue;
        NumberKind kind = plain->series[next->series - 1].kind;
        if (next->part == PART_HEADING || kind == NUMBER_ARTICLE)
            unit->flags |= UNIT_LEADS;
    }
}

CodicilStatus parts_find(Plain *plain)
{
    for (size_t i = 0; i < plain->unit_count; i++)
        part_look(plain, &plain->units[i]);
    find_closing(plain);
    size_t first = find_title(plain);
    risen_find(plain);
    TRY(numbered_find(plain));
    find_headings(plain, first);
    find_leads(plain);
    return CODICIL_OK;
}
