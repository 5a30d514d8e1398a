/* What numbered units are: headings, articles, clauses, or items of a list.
 *
 * A series has headings when most of its members are short lines without
 * closing punctuation that text follows ("3. Liability"); then all that look
 * so are. Or when nearly all are of a few words and a full stop. A series
 * without empty lines between its short members, below a paragraph, is a
 * list. All else are clauses. */
#include "import/looks.h"
#include "import/parts.h"
#include "lang/utf8.h"
#include "model/number.h"

#include <stdlib.h>

#define LIST_BYTES 400 /* of a member of a list, at most */
#define STOP_WORDS 8   /* of a heading that ends in a full stop, at most */

/* How the members of a series look. */
typedef struct {
    uint32_t strong, weak; /* followed by text */
    bool has_inner;        /* a series within */
    bool is_headed;
} Vote;

static bool begins_small(const Plain *plain, const Unit *unit)
{
    return looks_of(plain, unit->first, unit->head ? unit->head : 1, true)
        .is_small;
}

/* A few words and a full stop, on a line alone. */
static bool is_stopped(const Plain *plain, const Unit *unit)
{
    const Line *line = &plain->lines[unit->first];
    if (unit->count > 1 || line_text(plain, line)[line->size - 1] != '.')
        return false;
    if (looks_wordy(plain, unit->first, STOP_WORDS))
        return false;
    Looks looks = looks_of(plain, unit->first, 1, true);
    return looks.words && looks.words <= STOP_WORDS && !looks.is_small &&
           !looks.has_link && !looks.has_gap;
}

/* Whether text that is not of the same series, or of one around it, follows. */
static bool is_followed(const Plain *plain, size_t index)
{
    const Unit *unit = &plain->units[index], *next = unit + 1;
    if (!part_is_followed(plain, index))
        return false;
    if ((unit->head && unit->head < unit->count) || next->kind == UNIT_PROSE)
        return true;
    if (next->kind == UNIT_NUMBER &&
        plain->series[next->series - 1].parent != unit->series)
        return false;
    return !part_goes_on(plain, next);
}

/* "(1)": the number of a paragraph, never of a heading. */
static bool is_bracketed(const Plain *plain, const Unit *unit)
{
    const Line *line = &plain->lines[unit->first];
    const char *text = line_text(plain, line);
    size_t at = 0;
    uint32_t open = utf8_next(text, line->size, &at);
    uint32_t digit = utf8_next(text, line->size, &at);
    return plain->series[unit->series - 1].kind == NUMBER_DECIMAL &&
           (open == '(' || open == 0xFF08) &&
           ((digit >= '0' && digit <= '9') ||
            (digit >= 0xFF10 && digit <= 0xFF19));
}

static void count_votes(const Plain *plain, Vote *votes)
{
    for (size_t i = 0; i < plain->series_count; i++)
        if (plain->series[i].parent)
            votes[plain->series[i].parent - 1].has_inner = true;
    for (size_t i = 0; i < plain->unit_count; i++) {
        const Unit *unit = &plain->units[i];
        if (unit->kind != UNIT_NUMBER || !is_followed(plain, i))
            continue;
        Vote *vote = &votes[unit->series - 1];
        bool is_split = unit->head && unit->head < unit->count;
        if (!is_split && !part_is_apart(plain, unit))
            continue;
        if (is_bracketed(plain, unit))
            continue;
        if ((unit->flags & UNIT_SHORT) && !begins_small(plain, unit))
            vote->strong++;
        else if (is_stopped(plain, unit))
            vote->weak++;
    }
    for (size_t i = 0; i < plain->series_count; i++) {
        uint32_t count = plain->series[i].count;
        Vote *vote = &votes[i];
        vote->is_headed = vote->strong * 2 > count ||
                          (count > 2 && (vote->strong + vote->weak) == count);
    }
}

/* ------------------------------------------------------------------ members */

/* A number without words: those of the next unit are its heading. */
static bool has_label(const Plain *plain, size_t index)
{
    const Unit *unit = &plain->units[index], *next = unit + 1;
    const Line *line = &plain->lines[unit->first];
    if (unit->count > 1 || line->skip < line->size ||
        index + 2 >= plain->unit_count)
        return false;
    return next->kind == UNIT_PROSE && next->part == PART_TEXT &&
           (next->flags & UNIT_SHORT) && next->head == next->count &&
           part_is_followed(plain, index + 1);
}

static void set_part(Plain *plain, size_t index, const Vote *vote)
{
    Unit *unit = &plain->units[index];
    NumberKind kind = plain->series[unit->series - 1].kind;
    bool is_own = kind == NUMBER_ARTICLE || kind == NUMBER_DIVISION;
    bool is_short = (unit->flags & UNIT_SHORT) && !begins_small(plain, unit);
    bool is_stop = is_stopped(plain, unit);
    if (has_label(plain, index)) {
        unit->part = PART_HEADING;
        unit->head = 1;
        plain->units[index + 1].part = PART_LABEL;
    } else if ((is_short && (vote->is_headed || kind == NUMBER_DIVISION)) ||
               (is_stop && vote->is_headed) ||
               (is_own && is_followed(plain, index) && (is_short || is_stop))) {
        unit->part = PART_HEADING;
        unit->head = unit->head ? unit->head : 1;
    }
}

/* "A. Smith": a capital with a full stop that begins no series. */
static void drop_number(Plain *plain, size_t index)
{
    Unit *unit = &plain->units[index];
    Line *line = &plain->lines[unit->first];
    unit->kind = UNIT_PROSE;
    unit->series = 0;
    line->kind = LINE_PROSE;
    line->skip = 0;
    line->flags &= (uint8_t)~LINE_CUT;
    part_look(plain, unit);
}

static bool is_name(const Series *series, const Vote *vote)
{
    return series->is_upper && series->count == 1 && !vote->is_headed &&
           !vote->has_inner;
}

/* -------------------------------------------------------------------- lists */

static void measure(Plain *plain)
{
    for (size_t i = 0; i < plain->unit_count; i++) {
        const Unit *unit = &plain->units[i];
        if (!unit->series)
            continue;
        const Line *last = &plain->lines[unit->first + unit->count - 1];
        size_t bytes =
            last->start + last->size - plain->lines[unit->first].start;
        plain->series[unit->series - 1].is_long |= bytes > LIST_BYTES;
    }
}

static bool is_list(const Plain *plain, const Series *series)
{
    const Unit *first = &plain->units[series->first], *before = first - 1;
    if (series->parent && plain->series[series->parent - 1].is_list)
        return true;
    if (series->kind == NUMBER_ARTICLE || series->kind == NUMBER_DIVISION ||
        series->depth > 1 || series->is_loose || series->is_long ||
        !series->first ||
        (before->part != PART_TEXT && before->head == before->count))
        return false;
    Looks looks = looks_of(plain, before->first + before->count - 1, 1, false);
    /* The paragraphs of an article have numbers, but are no list. */
    bool is_paragraph =
        series->parent && series->kind == NUMBER_DECIMAL &&
        plain->series[series->parent - 1].kind == NUMBER_ARTICLE;
    return looks.has_colon ||
           (series->count > 1 && !plain->is_by_line && !is_paragraph);
}

CodicilStatus numbered_find(Plain *plain)
{
    if (!plain->series_count)
        return CODICIL_OK;
    Vote *votes = calloc(plain->series_count, sizeof *votes);
    if (!votes)
        return fault_memory(plain->context);
    count_votes(plain, votes);
    for (size_t i = 0; i < plain->unit_count; i++) {
        const Unit *unit = &plain->units[i];
        if (unit->kind != UNIT_NUMBER)
            continue;
        const Vote *vote = &votes[unit->series - 1];
        if (is_name(&plain->series[unit->series - 1], vote))
            drop_number(plain, i);
        else
            set_part(plain, i, vote);
    }
    measure(plain);
    for (size_t i = 0; i < plain->series_count; i++)
        if (!votes[i].is_headed)
            plain->series[i].is_list = is_list(plain, &plain->series[i]);
    free(votes);
    return CODICIL_OK;
}
