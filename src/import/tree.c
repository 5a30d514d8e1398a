/* Making the block tree (blocks.h) of units whose parts are known (parts.h),
 * each at its place (place.h). */
#include "import/tree.h"

#include "import/blocks.h"
#include "import/place.h"
#include "import/prose.h"
#include "import/series.h"
#include "import/units.h"
#include "import/wrapup.h"
#include "model/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Container *innermost(Tree *tree)
{
    return &tree->open[tree->count - 1];
}

static long row_of(const Tree *tree, const Unit *unit)
{
    return tree->plain->lines[unit->first].row;
}

static xmlNode *add(Tree *tree, xmlNode *parent, const char *name,
                    const Unit *unit)
{
    return block_add(parent, name, row_of(tree, unit));
}

/* Opens a clause or item. */
static Container *open_container(Tree *tree, xmlNode *node, const Unit *unit,
                                 ContainerKind kind)
{
    const Container *parent = innermost(tree);
    unsigned base = parent->base + (unsigned)parent->levels + 1;
    Container *one = &tree->open[tree->count++];
    *one = (Container){
        .node = node,
        .unit = (uint32_t)(unit - tree->plain->units),
        .series = unit->series,
        .indent = unit->indent,
        .kind = (uint8_t)kind,
        .mark = tree->plain->lines[unit->first].mark,
        .base = base,
    };
    return one;
}

/* -------------------------------------------------------------------- words */

/* Adds lines of a unit as a paragraph of the innermost container. */
static bool add_p(Tree *tree, const Unit *unit, size_t from, size_t to)
{
    Container *container = innermost(tree);
    const Line *last = &tree->plain->lines[unit->first + to - 1];
    const char *text = line_text(tree->plain, last);
    const Line *first = &tree->plain->lines[unit->first + from];
    if (from == to || (from + 1 == to && first->skip == first->size))
        return true;
    container->has_words = true;
    container->has_colon =
        text[last->size - 1] == ':' ||
        (last->size > 2 && !memcmp(text + last->size - 3, "：", 3));
    xmlNode *p = block_add(container->node, "p", first->row);
    return p && prose_add(tree->plain, unit, from, to, p);
}

static bool set_number(const Tree *tree, const Unit *unit, xmlNode *node)
{
    const Plain *plain = tree->plain;
    const Line *line = &plain->lines[unit->first];
    Buf number = {0};
    buf_add(&number, line_text(plain, line), line_number_size(plain, line));
    bool is_set =
        buf_is_ok(&number) && block_set(node, "num", buf_text(&number));
    buf_clear(&number);
    return is_set;
}

static bool set_level(xmlNode *heading, unsigned level)
{
    char text[16];
    snprintf(text, sizeof text, "%u", level);
    return block_set(heading, "level", text);
}

/* Whether a heading is nothing but its number. */
static bool is_bare(const Tree *tree, const Unit *unit)
{
    const Line *line = &tree->plain->lines[unit->first];
    return unit->series && unit->head < 2 && line->skip == line->size;
}

/* The unit whose words are those of a heading: itself, or the one below. */
static const Unit *label_of(const Tree *tree, const Unit *unit)
{
    const Plain *plain = tree->plain;
    const Unit *next = unit + 1;
    bool is_last = next == plain->units + plain->unit_count;
    return !is_last && next->part == PART_LABEL && is_bare(tree, unit) ? next
                                                                       : unit;
}

/* The words of a heading. */
static bool add_label(Tree *tree, const Unit *unit, xmlNode *heading)
{
    const Unit *label = label_of(tree, unit);
    tree->label = label;
    return prose_add(tree->plain, label, 0, label->head, heading);
}

/* ------------------------------------------------------------------ headings
 */

/* "Chapter 2" without a name: its number is the heading. */
static bool add_bare(Tree *tree, xmlNode *heading, const Unit *unit)
{
    const Line *line = &tree->plain->lines[unit->first];
    return block_add_text(heading, line_text(tree->plain, line),
                          line_number_size(tree->plain, line));
}

/* Says in a heading that was an item how many units were that item's. */
static bool say_risen(const Tree *tree, const Unit *unit, xmlNode *heading)
{
    const Unit *end = tree->plain->units + tree->plain->unit_count;
    const Unit *at = unit + 1;
    char count[24];
    while (at < end && at->indent > unit->indent)
        at++;
    snprintf(count, sizeof count, "%zu", (size_t)(at - unit) - 1);
    return block_set(heading, "risen", count);
}

/* A heading with or without a number, beside what follows it. A number alone
 * opens a section too. */
static bool add_flat(Tree *tree, const Unit *unit)
{
    unsigned level = place_level(tree, unit);
    Container *container = innermost(tree);
    size_t head = unit->part == PART_HEADING ? unit->head : 0;
    xmlNode *heading = add(tree, container->node, "heading", unit);
    container->has_words = true;
    if (!heading || !set_level(heading, level))
        return false;
    if (head && is_bare(tree, unit) && label_of(tree, unit) == unit)
        return add_bare(tree, heading, unit);
    if (unit->series && !set_number(tree, unit, heading))
        return false;
    if (unit->flags & UNIT_RISEN && !say_risen(tree, unit, heading))
        return false;
    return (!head || add_label(tree, unit, heading)) &&
           add_p(tree, unit, head, unit->count);
}

static bool take_heading(Tree *tree, const Unit *unit)
{
    if (!(unit->flags & UNIT_RISEN) && place_is_item(tree, unit)) {
        place_prose(tree, unit);
        return add_p(tree, unit, 0, unit->count);
    }
    place_heading(tree, unit);
    return add_flat(tree, unit);
}

/* ------------------------------------------------------------------ numbers */

static bool add_clause(Tree *tree, const Unit *unit)
{
    const Series *series = &tree->plain->series[unit->series - 1];
    xmlNode *clause = add(tree, innermost(tree)->node, "clause", unit);
    if (!clause || !block_set(clause, "el", series_element(series)) ||
        !set_number(tree, unit, clause))
        return false;
    innermost(tree)->has_words = true;
    Container *own = open_container(tree, clause, unit, IN_CLAUSE);
    if (unit->part != PART_HEADING)
        return add_p(tree, unit, 0, unit->count);
    own->has_heading = true;
    if (is_bare(tree, unit) && label_of(tree, unit) == unit)
        return true;
    xmlNode *heading = add(tree, clause, "heading", unit);
    return heading && set_level(heading, own->base) &&
           add_label(tree, unit, heading) &&
           add_p(tree, unit, unit->head, unit->count);
}

static xmlNode *add_list(Tree *tree, const Unit *unit, const char *kind)
{
    xmlNode *list = add(tree, innermost(tree)->node, "list", unit);
    return list && block_set(list, "kind", kind) ? list : NULL;
}

/* An item, in a list that stands or a new one. */
static bool add_item(Tree *tree, const Unit *unit, xmlNode *list)
{
    bool is_number = unit->kind == UNIT_NUMBER;
    if (!list)
        list = add_list(tree, unit, is_number ? "number" : "bullet");
    xmlNode *item = list ? add(tree, list, "item", unit) : NULL;
    if (!item || (is_number && !set_number(tree, unit, item)))
        return false;
    innermost(tree)->has_words = true;
    Container *own =
        open_container(tree, item, unit, is_number ? IN_NUMBERED : IN_ITEM);
    own->list = list;
    return add_p(tree, unit, 0, unit->count);
}

static bool take_number(Tree *tree, const Unit *unit)
{
    const Series *series = &tree->plain->series[unit->series - 1];
    place_number(tree, unit);
    const Container *container = innermost(tree);
    if (series->is_list || container->kind >= IN_ITEM) {
        xmlNode *last = container->node->last;
        bool is_first = series->first == (uint32_t)(unit - tree->plain->units);
        bool goes_on = !is_first && block_is(last, "list") &&
                       !strcmp(block_get(last, "kind"), "number");
        return add_item(tree, unit, goes_on ? last : NULL);
    }
    bool is_flat = series->kind == NUMBER_ARTICLE ? place_is_beside(tree, unit)
                                                  : unit->part == PART_HEADING;
    return is_flat && container->kind == IN_TEXT ? add_flat(tree, unit)
                                                 : add_clause(tree, unit);
}

/* --------------------------------------------------------------------- text */

static bool take_title(Tree *tree, const Unit *unit)
{
    xmlNode *title = add(tree, tree->open[0].node, "title", unit);
    return title && prose_add(tree->plain, unit, 0, unit->head, title) &&
           add_p(tree, unit, unit->head, unit->count);
}

static bool take_closing(Tree *tree, const Unit *unit)
{
    tree->count = 1;
    if (!add_p(tree, unit, 0, unit->count))
        return false;
    return block_set(tree->open[0].node->last, "class", "conclusion");
}

static bool take_unit(Tree *tree, const Unit *unit)
{
    switch ((Part)unit->part) {
    case PART_TITLE:
        return take_title(tree, unit);
    case PART_CLOSING:
        return take_closing(tree, unit);
    case PART_LABEL:
        if (tree->label == unit)
            return true;
        break;
    case PART_HEADING:
    case PART_TEXT:
        break;
    }
    if (unit->kind == UNIT_NUMBER)
        return take_number(tree, unit);
    if (unit->part == PART_HEADING)
        return take_heading(tree, unit);
    if (unit->kind == UNIT_BULLET)
        return add_item(tree, unit, place_bullet(tree, unit));
    place_prose(tree, unit);
    return add_p(tree, unit, 0, unit->count);
}

/* -------------------------------------------------------------------- begin */

/* Headings in capitals stand above others where they come first, and more
 * than once. */
static bool is_capitals_first(const Plain *plain)
{
    size_t capitals = 0, others = 0;
    bool is_first = false;
    for (size_t i = 0; i < plain->unit_count && capitals < 2; i++) {
        const Unit *unit = &plain->units[i];
        if (unit->part != PART_HEADING || unit->series || unit->underline)
            continue;
        bool is_one = unit->flags & UNIT_CAPITALS;
        is_first |= is_one && !others;
        capitals += is_one;
        others += !is_one;
    }
    return is_first && capitals > 1;
}

static bool take_all(Tree *tree)
{
    Plain *plain = tree->plain;
    xmlNode *root = xmlDocGetRootElement(plain->blocks);
    tree->open[0] = (Container){.node = root, .base = 1};
    tree->count = 1;
    tree->is_capitals_first = is_capitals_first(plain);
    for (size_t i = 0; i < plain->unit_count; i++)
        if (!take_unit(tree, &plain->units[i]))
            return false;
    return wrapup_find(root);
}

CodicilStatus tree_make(Plain *plain)
{
    Tree *tree = calloc(1, sizeof *tree);
    xmlNode **homes = calloc(plain->series_count + 1, sizeof *homes);
    uint32_t *soft = calloc(plain->series_count + 1, sizeof *soft);
    plain->blocks = blocks_new();
    bool is_done = tree && homes && soft && plain->blocks;
    if (is_done) {
        tree->plain = plain;
        tree->homes = homes;
        tree->soft = soft;
        is_done = take_all(tree);
    }
    if (is_done && tree->is_deep)
        tell(plain->context, CODICIL_NOTE, &(Place){plain->file, 0, 0},
             "clauses or items nest deeper than %d: those stand beside each "
             "other",
             PLACE_DEPTH);
    free(homes);
    free(soft);
    free(tree);
    return is_done ? CODICIL_OK : fault_memory(plain->context);
}
