/* Placing units. Indentation comes first: what is further to the right than
 * the number or bullet of a clause or item stands in it. Texts without
 * indentation tell it by their numbers: a paragraph between 3. and 4. stands
 * in 3., one after the last number stands beside it. */
#include "import/place.h"

#include "model/number.h"

#define SOFT                                                                   \
    2 /* columns that a text between two numbers may be to the left            \
       */
#define CENTERED 8 /* columns that a centered heading is indented, at least */

static const Series *series_of(const Tree *tree, uint32_t series)
{
    return series ? &tree->plain->series[series - 1] : NULL;
}

static size_t index_of(const Tree *tree, const Unit *unit)
{
    return (size_t)(unit - tree->plain->units);
}

/* Whether a member of the same series comes after a unit. */
static bool has_more(const Tree *tree, uint32_t series, const Unit *unit)
{
    const Series *one = series_of(tree, series);
    return one && one->last > index_of(tree, unit);
}

static bool is_kind(const Tree *tree, uint32_t series, NumberKind kind)
{
    const Series *one = series_of(tree, series);
    return one && one->kind == kind;
}

static bool is_within(const Tree *tree, uint32_t inner, uint32_t outer)
{
    while (inner && inner != outer)
        inner = tree->plain->series[inner - 1].parent;
    return inner != 0;
}

static void close_to(Tree *tree, size_t count)
{
    if (tree->count > count)
        tree->count = count;
}

/* -------------------------------------------------------------------- prose */

/* Whether text that is not to the right of a number still goes with it: more
 * members come, or most of those before had such text as well. */
static bool is_between(const Tree *tree, const Container *container,
                       const Unit *unit)
{
    const Series *series = series_of(tree, container->series);
    if (!series || unit->indent + SOFT < container->indent)
        return false;
    bool is_usual = tree->soft[container->series - 1] * 2 > series->count - 1;
    return has_more(tree, container->series, unit) ||
           (series->count > 1 && is_usual);
}

static bool holds_prose(const Tree *tree, const Container *container,
                        const Unit *unit)
{
    if (container->kind == IN_TEXT || unit->indent > container->indent)
        return true;
    if (container->kind == IN_ITEM)
        return false;
    return container->has_heading || !container->has_words ||
           is_between(tree, container, unit);
}

void place_prose(Tree *tree, const Unit *unit)
{
    for (size_t i = 0; i < tree->count; i++)
        if (!holds_prose(tree, &tree->open[i], unit))
            close_to(tree, i);
    Container *one = &tree->open[tree->count - 1];
    if (one->series && !one->has_soft && unit->indent <= one->indent) {
        one->has_soft = true;
        tree->soft[one->series - 1]++;
    }
}

/* ----------------------------------------------------------------- bullets */

static bool is_near(uint16_t a, uint16_t b)
{
    return a > b ? a - b <= 1 : b - a <= 1;
}

static bool holds_bullet(const Tree *tree, const Container *container,
                         const Unit *unit)
{
    if (holds_prose(tree, container, unit))
        return true;
    bool is_below = !(unit->flags & UNIT_FIRST) || container->has_colon;
    return is_below && unit->indent + SOFT >= container->indent;
}

xmlNode *place_bullet(Tree *tree, const Unit *unit)
{
    uint8_t mark = tree->plain->lines[unit->first].mark;
    for (size_t i = 1; i < tree->count; i++) {
        const Container *one = &tree->open[i];
        if (one->kind != IN_ITEM) {
            if (!holds_bullet(tree, one, unit))
                close_to(tree, i);
        } else if (is_near(one->indent, unit->indent)) {
            if (one->mark == mark) {
                close_to(tree, i);
                return one->list;
            }
        } else if (unit->indent < one->indent) {
            close_to(tree, i);
        }
    }
    if (tree->count < PLACE_DEPTH)
        return NULL;
    tree->is_deep = true;
    close_to(tree, PLACE_DEPTH - 1);
    return tree->open[PLACE_DEPTH - 1].list;
}

/* ------------------------------------------------------------------ numbers */

void place_number(Tree *tree, const Unit *unit)
{
    xmlNode **home = &tree->homes[unit->series - 1];
    uint32_t parent = tree->plain->series[unit->series - 1].parent;
    for (size_t i = 1; i < tree->count; i++) {
        const Container *one = &tree->open[i];
        if (tree->open[i - 1].node == *home) {
            close_to(tree, i);
        } else if (one->kind == IN_ITEM
                       ? unit->indent <= one->indent
                       : !is_within(tree, parent, one->series)) {
            close_to(tree, i);
        }
    }
    if (tree->count == PLACE_DEPTH) {
        tree->is_deep = true;
        close_to(tree, PLACE_DEPTH - 1);
    }
    *home = tree->open[tree->count - 1].node;
}

/* ----------------------------------------------------------------- headings */

/* The column of a heading; a centered one is not indented. */
static unsigned column_of(const Tree *tree, const Unit *unit)
{
    const Plain *plain = tree->plain;
    const Line *line = &plain->lines[unit->first];
    unsigned left = line->indent;
    if (!plain->wrap)
        return left < CENTERED * 2 ? left : 0;
    unsigned right = plain->wrap > line->width ? plain->wrap - line->width : 0;
    unsigned apart = left > right ? left - right : right - left;
    return left < CENTERED || apart > CENTERED ? left : 0;
}

bool place_is_item(const Tree *tree, const Unit *unit)
{
    unsigned column = column_of(tree, unit);
    for (size_t i = 1; i < tree->count; i++)
        if (tree->open[i].kind >= IN_ITEM && column > tree->open[i].indent)
            return true;
    return false;
}

static bool holds_heading(const Tree *tree, const Container *container,
                          const Unit *unit)
{
    if (container->kind == IN_TEXT)
        return true;
    if (container->kind != IN_CLAUSE)
        return false;
    if (unit->flags & UNIT_RISEN)
        return unit->indent > container->indent && container->levels;
    if (column_of(tree, unit) > container->indent || !container->has_words)
        return true;
    bool is_article = is_kind(tree, container->series, NUMBER_ARTICLE);
    return (is_article || container->has_heading) &&
           !(unit->flags & UNIT_LEADS) &&
           has_more(tree, container->series, unit);
}

void place_heading(Tree *tree, const Unit *unit)
{
    for (size_t i = 0; i < tree->count; i++)
        if (!holds_heading(tree, &tree->open[i], unit))
            close_to(tree, i);
}

static bool is_alike(const Unit *a, const Unit *b)
{
    return a->underline == b->underline &&
           (a->flags & UNIT_CAPITALS) == (b->flags & UNIT_CAPITALS);
}

/* Whether heading `a` stands above a heading without a number. */
static bool is_above_plain(const Tree *tree, const Unit *a, const Unit *b)
{
    if (is_kind(tree, a->series, NUMBER_DIVISION))
        return has_more(tree, a->series, b) || !(b->flags & UNIT_LEADS);
    if (!(a->flags & UNIT_RISEN) && column_of(tree, b) > column_of(tree, a) + 1)
        return true;
    if (a->series && a + 1 == b && a->head == a->count)
        return true;
    if (a->series)
        return has_more(tree, a->series, b) && !(b->flags & UNIT_LEADS);
    if (a->underline != b->underline)
        return a->underline > b->underline;
    return tree->is_capitals_first && (a->flags & UNIT_CAPITALS) &&
           !(b->flags & UNIT_CAPITALS);
}

/* Whether heading `a` stands above a numbered one. */
static bool is_above_number(const Tree *tree, const Unit *a, const Unit *b)
{
    if (!a->series)
        return (a->flags & UNIT_LEADS) ||
               column_of(tree, b) > column_of(tree, a) + 1;
    if (is_kind(tree, a->series, NUMBER_DIVISION) &&
        !is_kind(tree, b->series, NUMBER_DIVISION))
        return true;
    return a->series != b->series && is_within(tree, b->series, a->series);
}

/* How many of a container's headings stay open above one. */
static size_t levels_above(const Tree *tree, const Container *container,
                           const Unit *unit)
{
    const Unit *units = tree->plain->units;
    size_t levels = container->levels;
    if (unit->flags & UNIT_RISEN)
        return levels ? levels - 1 : 0;
    for (size_t i = 0; i < levels && !unit->series; i++) {
        const Unit *one = &units[container->headings[i]];
        if (!one->series && (one->flags & UNIT_LEADS) && is_alike(one, unit))
            return i;
    }
    while (levels) {
        const Unit *above = &units[container->headings[levels - 1]];
        if (unit->series ? is_above_number(tree, above, unit)
                         : is_above_plain(tree, above, unit))
            break;
        levels--;
    }
    return levels < PLACE_LEVELS ? levels : PLACE_LEVELS - 1;
}

bool place_is_beside(const Tree *tree, const Unit *unit)
{
    const Container *container = &tree->open[tree->count - 1];
    return levels_above(tree, container, unit) < container->levels;
}

unsigned place_level(Tree *tree, const Unit *unit)
{
    Container *container = &tree->open[tree->count - 1];
    size_t levels = levels_above(tree, container, unit);
    container->headings[levels] = (uint32_t)index_of(tree, unit);
    container->levels = levels + 1;
    return container->base + (unsigned)levels;
}
