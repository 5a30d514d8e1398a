/* Aligned trees: what became of each line, and lines that are one. */
#include "diff/level.h"
#include "diff/pair.h"
#include "diff/shape.h"
#include "diff/strand.h"

#include "model/walk.h"

#include <string.h>

static void lines_clear(Lines *lines)
{
    size_t count = lines->pairs ? lines->text->line_count : 0;
    for (size_t i = 0; i < count; i++)
        pair_free(lines->pairs[i]);
    free(lines->pairs);
    free(lines->carried);
    free(lines->nodes);
    free(lines->copies);
    free(lines->marks);
    free(lines->last);
    free(lines->next);
    table_clear(&lines->pinned);
    table_clear(&lines->clauses);
    *lines = (Lines){0};
}

void level_close(Level *level)
{
    lines_clear(&level->old);
    lines_clear(&level->new);
    alignment_free(level->alignment);
    *level = (Level){0};
}

/* Moves that were numbered in a tree before come first. */
static Mark mark_of(const AlignedLine *line, Fate fate, unsigned moves)
{
    if (line->mate == ALIGN_NONE)
        return (Mark){fate, 0};
    return line->move ? (Mark){fate, moves + line->move} : (Mark){FATE_KEPT, 0};
}

static bool lines_fill(Lines *lines, const AlignedText *text, Fate fate,
                       unsigned moves)
{
    size_t count = text->line_count + 1;
    lines->text = text;
    lines->nodes = calloc(count, sizeof *lines->nodes);
    lines->copies = calloc(count, sizeof *lines->copies);
    lines->marks = calloc(count, sizeof *lines->marks);
    lines->last = calloc(count, sizeof *lines->last);
    lines->next = calloc(count, sizeof *lines->next);
    lines->pairs = calloc(count, sizeof *lines->pairs);
    lines->carried = calloc(count, sizeof *lines->carried);
    if (!lines->nodes || !lines->copies || !lines->marks || !lines->last ||
        !lines->next || !lines->pairs || !lines->carried)
        return false;
    size_t last = ALIGN_NONE;
    for (size_t i = 0; i < text->line_count; i++) {
        lines->nodes[i] = text->lines[i].node;
        lines->marks[i] = mark_of(&text->lines[i], fate, moves);
        if (lines->marks[i].fate == FATE_KEPT)
            last = i;
        lines->last[i] = last;
    }
    lines->last[text->line_count] = last;
    size_t next = lines->next[text->line_count] = ALIGN_NONE;
    for (size_t i = text->line_count; i-- > 0;) {
        if (lines->marks[i].fate == FATE_KEPT)
            next = i;
        lines->next[i] = next;
    }
    return true;
}

static bool element_next(Walk *walk)
{
    while (walk_next(walk))
        if (walk->enter && walk->node->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

/* Where the lines of B stand in its copy; this learns the rows of its
 * elements, too. */
static bool lines_map(Lines *lines, xmlNode *from, xmlNode *to)
{
    size_t next = 0, count = lines->text->line_count;
    Walk one = walk_begin(from), two = walk_begin(to);
    while (element_next(&one)) {
        if (!element_next(&two))
            return false;
        two.node->_private = one.node->_private;
        if (next < count && lines->nodes[next] == one.node)
            lines->nodes[next++] = two.node;
    }
    return next == count;
}

/* Notes the provisions that have another id now. */
static bool renamed_read(Marking *marking, const Alignment *alignment)
{
    const AlignedText *old = &alignment->a;
    Buf AUTO(buf_clear) key = {0};
    marking->names = calloc(old->provision_count + 1, sizeof *marking->names);
    if (!marking->names)
        return false;
    for (size_t i = 0; i < old->provision_count; i++) {
        const AlignedProvision *one = &old->provisions[i];
        if (one->mate == ALIGN_NONE)
            continue;
        const char *was = doc_get(one->node, "xml:id");
        const char *is =
            doc_get(alignment->b.provisions[one->mate].node, "xml:id");
        if (!was || !is || strcmp(was, is) == 0)
            continue;
        buf_set_size(&key, 0);
        buf_add_format(&key, "#%s", was);
        size_t *value = buf_is_ok(&key)
                            ? table_add(&marking->renamed, key.bytes, key.size)
                            : NULL;
        buf_set_size(&key, 0);
        buf_add_format(&key, "#%s", is);
        char *name = value ? strdup(buf_text(&key)) : NULL;
        if (!name)
            return false;
        *value = (size_t)name;
        marking->names[marking->name_count++] = name;
    }
    return true;
}

CodicilStatus level_open(Level *level, Marking *marking, const Trees *trees)
{
    *level = (Level){.marking = marking,
                     .a = trees->a,
                     .b = trees->b,
                     .marked = trees->marked,
                     .order = trees->order};
    AlignInput input = {trees->a, trees->b, marking->locale, true};
    TRY(align_texts(marking->context, &input, &level->alignment));
    Alignment *alignment = level->alignment;
    alignment_adopt(alignment);
    if (!marking->names && !renamed_read(marking, alignment))
        return fault_memory(marking->context);
    unsigned moves = marking->moves;
    marking->moves += alignment->moves;
    if (!lines_fill(&level->old, &alignment->a, FATE_DELETED, moves) ||
        !lines_fill(&level->new, &alignment->b, FATE_INSERTED, moves) ||
        !lines_map(&level->new, level->b, level->marked) ||
        !cells_adopt(level) || !shapes_read(level))
        return fault_memory(marking->context);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ groups */

size_t group_next(const AlignedText *text, size_t line)
{
    size_t mate = text->lines[line].mate;
    do
        line++;
    while (line < text->line_count && text->lines[line].mate != mate &&
           element_of(text->lines[line].node) == EL_num);
    return line;
}

Group group_of(const AlignedText *own, const AlignedText *other, size_t line)
{
    const AlignedLine *one = &own->lines[line];
    Group group = {line, 1, one->mate, 1};
    if (one->parts > 1) {
        group.other_count = one->parts;
    } else if (other->lines[one->mate].parts > 1) {
        group.own = other->lines[one->mate].mate;
        group.own_count = other->lines[one->mate].parts;
    }
    return group;
}

/* -------------------------------------------------------------------- looks */

static bool is_told(const xmlAttr *at)
{
    static const char *const quiet[] = {"eId", "wId", "id", "from", "alias"};
    for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++)
        if (strcmp((const char *)at->name, quiet[i]) == 0)
            return false;
    return true;
}

static const xmlAttr *told_next(const xmlAttr *at)
{
    while (at && !is_told(at))
        at = at->next;
    return at;
}

static const char *attribute_text(const xmlAttr *at)
{
    return at->children && at->children->content
               ? (const char *)at->children->content
               : "";
}

static bool attributes_are_same(const Table *renamed, const xmlNode *a,
                                const xmlNode *b)
{
    const xmlAttr *one = told_next(a->properties);
    const xmlAttr *two = told_next(b->properties);
    for (; one && two; one = told_next(one->next), two = told_next(two->next))
        if (strcmp((const char *)one->name, (const char *)two->name) != 0 ||
            strcmp(reference_now(renamed, attribute_text(one)),
                   attribute_text(two)) != 0)
            return false;
    return !one && !two;
}

/* The next node of a line in a walk: blocks behind it are not of it. */
static bool line_step(Walk *walk, const xmlNode *line)
{
    if (!walk_next(walk))
        return false;
    Element element = element_of(walk->node);
    return walk->node->parent != line ||
           (element != EL_p && element != EL_ul && element != EL_ol);
}

bool lines_look_same(const Table *renamed, const xmlNode *a, const xmlNode *b)
{
    Walk one = walk_begin(a), two = walk_begin(b);
    walk_next(&one);
    walk_next(&two);
    for (;;) {
        bool goes_on = line_step(&one, a);
        if (line_step(&two, b) != goes_on)
            return false;
        if (!goes_on || one.node == a || two.node == b)
            return !goes_on || (one.node == a && two.node == b);
        if (one.enter != two.enter || one.node->type != two.node->type)
            return false;
        if (one.node->type != XML_ELEMENT_NODE) {
            if (one.node->content && two.node->content &&
                xmlStrcmp(one.node->content, two.node->content) != 0)
                return false;
        } else if (one.enter &&
                   (element_of(one.node) != element_of(two.node) ||
                    !attributes_are_same(renamed, one.node, two.node))) {
            return false;
        }
    }
}
