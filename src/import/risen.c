/* Headings that were swallowed by a list: the last item, and only this one,
 * has paragraphs of its own.
 *
 *        • Digital signature of the purchase
 *        • Your Choice to Participate
 *
 *          It is entirely Your choice to ...
 *
 *          © 2019 ...
 *
 * It is taken for a heading when its words begin with capitals as those of the
 * other items do not, or when the copyright line of the text is indented like
 * its paragraphs. */
#include "import/looks.h"
#include "import/parts.h"
#include "import/prose.h"

#include "base/cleanup.h"

#define SIBLINGS 2  /* items before it, at least */
#define COMPARED 50 /* items before it that are looked at, at most */

static bool is_near(uint16_t a, uint16_t b)
{
    return a > b ? a - b <= 1 : b - a <= 1;
}

/* The first unit after an item and its paragraphs. */
static size_t end_of(const Plain *plain, size_t item, bool *has_closing)
{
    size_t end = item + 1;
    *has_closing = false;
    while (end < plain->unit_count &&
           plain->units[end].indent > plain->units[item].indent) {
        *has_closing |= plain->units[end].part == PART_CLOSING;
        end++;
    }
    return end;
}

/* Whether the items before are siblings without paragraphs; how many of them,
 * and how many have words that begin with capitals. */
static bool is_list_before(const Plain *plain, size_t item, size_t *siblings,
                           size_t *titled)
{
    const Unit *last = &plain->units[item];
    *siblings = *titled = 0;
    size_t i = item;
    while (i-- > 0 && *siblings < COMPARED) {
        const Unit *unit = &plain->units[i];
        if (unit->kind != UNIT_BULLET)
            return unit->indent <= last->indent;
        if (!is_near(unit->indent, last->indent))
            continue;
        ++*siblings;
        *titled += looks_titled(plain, &plain->lines[unit->first]);
    }
    return true;
}

static bool is_risen(const Plain *plain, size_t item)
{
    const Unit *unit = &plain->units[item], *next = unit + 1;
    if (unit->kind != UNIT_BULLET || !(unit->flags & UNIT_SHORT) ||
        unit->head < unit->count || item + 1 == plain->unit_count ||
        next->kind != UNIT_PROSE || !(next->flags & UNIT_FIRST) ||
        next->indent <= unit->indent)
        return false;
    bool has_closing;
    size_t siblings, titled;
    size_t end = end_of(plain, item, &has_closing);
    const Unit *after = &plain->units[end];
    if (end < plain->unit_count && after->kind == UNIT_BULLET &&
        is_near(after->indent, unit->indent))
        return false;
    if (!is_list_before(plain, item, &siblings, &titled) || siblings < SIBLINGS)
        return false;
    Looks looks = looks_of(plain, unit->first, unit->count, true);
    bool is_titled = looks_titled(plain, &plain->lines[unit->first]) &&
                     titled * 2 < siblings;
    return !looks.is_small && !looks.is_mark && (is_titled || has_closing);
}

void risen_find(Plain *plain)
{
    for (size_t i = 0; i < plain->unit_count; i++) {
        Unit *unit = &plain->units[i];
        if (!is_risen(plain, i))
            continue;
        unit->part = PART_HEADING;
        unit->flags |= UNIT_RISEN;
        AUTO(buf_clear) Buf words = {0};
        prose_text(plain, unit, 0, unit->count, &words);
        Place place = {plain->file, plain->lines[unit->first].row, 1};
        tell(plain->context, CODICIL_NOTE, &place,
             "the last item of the list is taken for a heading: %s",
             buf_text(&words));
    }
}
