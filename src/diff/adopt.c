/* What the aligner leaves open and a marked text cannot: a heading of a
 * provision that lives on is that of it, whatever it says, since no provision
 * can have two; so are the title, and the cells of a row. */
#include "diff/level.h"

#include "model/walk.h"

static bool is_title(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_num || element == EL_heading || element == EL_caption;
}

static bool is_spine(const AlignedLine *line)
{
    return line->mate != ALIGN_NONE && !line->move;
}

static void lines_pair(Alignment *alignment, size_t a, size_t b)
{
    AlignedLine *one = &alignment->a.lines[a], *two = &alignment->b.lines[b];
    one->mate = b;
    two->mate = a;
    one->parts = two->parts = 1;
    one->part = two->part = 0;
    one->is_same = two->is_same = false;
}

/* The last line before `at`, down to `from`, that is free to be the title of
 * what holds the line `spine`; ALIGN_NONE. */
static size_t title_before(const AlignedText *text, size_t from, size_t at,
                           size_t spine)
{
    while (at-- > from) {
        const AlignedLine *line = &text->lines[at];
        if (line->mate == ALIGN_NONE && is_title(line->node) &&
            node_is_within(text->lines[spine].node, line->node->parent))
            return at;
    }
    return ALIGN_NONE;
}

/* Of two titles of different kinds: whether that of `text` is to be left
 * alone, since the number that the other is stands before it. */
static bool is_alone(const AlignedText *text, size_t from, size_t at)
{
    return element_of(text->lines[at].node) == EL_num || at == from ||
           element_of(text->lines[at - 1].node) != EL_num ||
           text->lines[at - 1].node->parent != text->lines[at].node->parent;
}

/* Pairs titles between two lines of the spine, the innermost first. */
static void titles_pair(Alignment *alignment, size_t a_from, size_t a,
                        size_t b_from, size_t b)
{
    const AlignedText *old = &alignment->a, *new = &alignment->b;
    size_t a_at = title_before(old, a_from, a, a);
    size_t b_at = title_before(new, b_from, b, b);
    while (a_at != ALIGN_NONE && b_at != ALIGN_NONE) {
        Element one = element_of(old->lines[a_at].node);
        Element two = element_of(new->lines[b_at].node);
        bool a_on = one == two, b_on = one == two;
        if (one == two)
            lines_pair(alignment, a_at, b_at);
        else if (one == EL_num)
            b_on = !(a_on = is_alone(new, b_from, b_at));
        else
            a_on = !(b_on = is_alone(old, a_from, a_at));
        if (a_on)
            a_at = title_before(old, a_from, a_at, a);
        if (b_on)
            b_at = title_before(new, b_from, b_at, b);
    }
}

static void gaps_pair(Alignment *alignment)
{
    const AlignedText *old = &alignment->a;
    size_t a_from = 0, b_from = 0;
    for (size_t a = 0; a < old->line_count; a++) {
        if (!is_spine(&old->lines[a]))
            continue;
        size_t b = old->lines[a].mate;
        if (b >= b_from)
            titles_pair(alignment, a_from, a, b_from, b);
        a_from = a + 1;
        b_from = b + 1;
    }
}

/* The first line, where it is the title. */
static bool is_text_title(const AlignedText *text)
{
    return text->line_count && text->lines[0].mate == ALIGN_NONE &&
           element_of(text->lines[0].node->parent) == EL_longTitle;
}

/* Numbers between lines that were joined go with these. */
static void joined_take(AlignedText *own, AlignedText *other)
{
    for (size_t i = 0; i < own->line_count; i++) {
        AlignedLine *line = &own->lines[i];
        if (line->parts < 2 || !is_spine(line))
            continue;
        size_t left = line->parts - 1;
        for (size_t at = line->mate + 1; left && at < other->line_count; at++) {
            AlignedLine *part = &other->lines[at];
            if (part->mate == i) {
                left--;
            } else if (part->mate == ALIGN_NONE &&
                       element_of(part->node) == EL_num) {
                part->mate = i;
                line->parts++;
            } else {
                break;
            }
        }
    }
}

void alignment_adopt(Alignment *alignment)
{
    if (is_text_title(&alignment->a) && is_text_title(&alignment->b))
        lines_pair(alignment, 0, 0);
    gaps_pair(alignment);
    joined_take(&alignment->b, &alignment->a);
}

/* ------------------------------------------------------------------- cells */

#define MOST_CELLS 64

/* The cell that a line stands in; NULL: none. */
static xmlNode *cell_of(xmlNode *line)
{
    for (xmlNode *at = line; at; at = at->parent) {
        Element element = element_of(at);
        if (element == EL_td || element == EL_th)
            return at;
        if (element == EL_none || role_of(at) == ROLE_HIER)
            break; /* no cell is around that */
    }
    return NULL;
}

typedef struct {
    xmlNode *cells[MOST_CELLS];
    size_t count, done; /* done: before it, all are paired or alone */
} Row;

static void row_read(const xmlNode *row, Row *out)
{
    out->count = out->done = 0;
    for (xmlNode *at = first_element(row); at && out->count < MOST_CELLS;
         at = next_element(at))
        out->cells[out->count++] = at;
}

static size_t row_find(const Row *row, const xmlNode *cell)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i] == cell)
            return i;
    return MOST_CELLS;
}

static bool pin(Table *pinned, xmlNode *cell, xmlNode *mate)
{
    size_t *value = table_add(pinned, (const char *)&cell, sizeof cell);
    if (value)
        *value = (size_t)mate;
    return value != NULL;
}

/* Pairs the cells that are left in two rows up to given ones, in order. */
static bool cells_pin(Level *level, Row *old, size_t old_to, Row *new,
                      size_t new_to)
{
    while (old->done < old_to && new->done < new_to) {
        xmlNode *a = old->cells[old->done++], *b = new->cells[new->done++];
        if (!pin(&level->old.pinned, a, b) || !pin(&level->new.pinned, b, a))
            return false;
    }
    return true;
}

/* Pairs the cells of the row that holds a line of the spine; gives the line
 * behind the row in `line`. */
static bool row_pin(Level *level, size_t *line)
{
    const AlignedText *old = level->old.text;
    xmlNode *row = cell_of(level->old.nodes[*line])->parent;
    xmlNode *other = cell_of(level->new.nodes[old->lines[*line].mate])->parent;
    Row a, b;
    row_read(row, &a);
    row_read(other, &b);
    for (; *line < old->line_count &&
           node_is_within(level->old.nodes[*line], row);
         ++*line) {
        if (!is_spine(&old->lines[*line]))
            continue;
        xmlNode *mate = level->new.nodes[old->lines[*line].mate];
        size_t a_at = row_find(&a, cell_of(level->old.nodes[*line]));
        size_t b_at = node_is_within(mate, other) ? row_find(&b, cell_of(mate))
                                                  : MOST_CELLS;
        if (a_at < a.done || b_at < b.done || b_at >= b.count ||
            a_at >= a.count)
            continue;
        if (!cells_pin(level, &a, a_at, &b, b_at))
            return false;
        a.done = a_at;
        b.done = b_at;
        if (!cells_pin(level, &a, a_at + 1, &b, b_at + 1))
            return false;
    }
    return cells_pin(level, &a, a.count, &b, b.count);
}

bool cells_adopt(Level *level)
{
    const AlignedText *old = level->old.text;
    for (size_t i = 0; i < old->line_count;) {
        const AlignedLine *line = &old->lines[i];
        size_t before = i;
        if (is_spine(line) && cell_of(level->old.nodes[i]) &&
            cell_of(level->new.nodes[line->mate]) && !row_pin(level, &i))
            return false;
        if (i == before)
            i++;
    }
    return true;
}
