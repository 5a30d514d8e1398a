/* Clauses whose shape changed. What is told of levels goes by headings that
 * are one; what is told of joined and split clauses by a heading that is alone
 * gone, or come, above words that stay. */
#include "diff/shape.h"

#include "diff/record.h"
#include "model/walk.h"

static bool is_clause(const xmlNode *node)
{
    return role_of(node) == ROLE_HIER && is_provision(node);
}

/* The innermost clause around a node; NULL: none. */
static const xmlNode *clause_of(const xmlNode *node)
{
    for (node = node->parent; node && element_of(node) != EL_none;
         node = node->parent)
        if (is_clause(node))
            return node;
    return NULL;
}

static bool clauses_read(Lines *lines)
{
    for (size_t i = 0; i < lines->text->provision_count; i++) {
        const xmlNode *node = lines->text->provisions[i].node;
        if (!is_clause(node))
            continue;
        size_t *value =
            table_add(&lines->clauses, (const char *)&node, sizeof node);
        if (!value)
            return false;
        *value = i;
    }
    return true;
}

bool shapes_read(Level *level)
{
    return clauses_read(&level->old) && clauses_read(&level->new);
}

/* The mate of a clause; ALIGN_NONE, for that of none too. */
static size_t mate_of(const Lines *lines, const xmlNode *clause)
{
    const size_t *index =
        clause
            ? table_find(&lines->clauses, (const char *)&clause, sizeof clause)
            : NULL;
    return index ? lines->text->provisions[*index].mate : ALIGN_NONE;
}

/* ------------------------------------------------------------------ levels */

static unsigned level_of(const xmlNode *clause)
{
    unsigned level = 0;
    for (; clause; clause = clause_of(clause))
        level++;
    return level;
}

/* Whether two clauses stand in clauses that are one, or both in none. */
static bool are_in_one(const Level *level, const xmlNode *a, const xmlNode *b)
{
    const xmlNode *around = clause_of(a), *own = clause_of(b);
    size_t mate = mate_of(&level->new, own);
    if (!around || !own)
        return around == own;
    return mate != ALIGN_NONE &&
           level->old.text->provisions[mate].node == around;
}

static bool level_record(Level *level, size_t line, const xmlNode *a,
                         const xmlNode *b)
{
    Changes *changes = level->marking->changes;
    unsigned was = level_of(a), is = level_of(b);
    bool is_deeper = was != is && !are_in_one(level, a, b);
    if (element_of(a) == element_of(b) && !is_deeper)
        return true;
    ChangeRecord record = {.kind = CHANGE_FORMAT,
                           .a = a,
                           .b = b,
                           .marked = level->new.nodes[line]->parent,
                           .order = level_order(level, false, line)};
    ChangeRecord *made = changes_add(changes, record);
    Buf AUTO(buf_clear) before = {0}, after = {0};
    buf_add_format(&before, "%s, level %u", (const char *)a->name, was);
    buf_add_format(&after, "%s, level %u", (const char *)b->name, is);
    if (!made || !buf_is_ok(&before) || !buf_is_ok(&after))
        return false;
    made->before = change_text(changes, buf_text(&before));
    made->after = change_text(changes, buf_text(&after));
    return !changes->failed;
}

CodicilStatus shapes_record(Level *level)
{
    const AlignedText *old = level->old.text, *new = level->new.text;
    for (size_t i = 0; i < new->line_count; i++) {
        const AlignedLine *line = &new->lines[i];
        const xmlNode *b = line->node->parent;
        if (element_of(line->node) != EL_heading || line->mate == ALIGN_NONE ||
            line->part || old->lines[line->mate].mate != i)
            continue;
        const xmlNode *a = old->lines[line->mate].node->parent;
        if (element_of(old->lines[line->mate].node) != EL_heading ||
            !is_clause(a) || !is_clause(b))
            continue;
        if (!level_record(level, i, a, b))
            return fault_memory(level->marking->context);
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ joined */

/* The clause that a line is the heading of, or the number where there is no
 * heading; NULL: it is none. */
static const xmlNode *clause_named(const xmlNode *line)
{
    Element element = element_of(line);
    const xmlNode *clause = line->parent;
    if ((element != EL_heading && element != EL_num) || !is_clause(clause) ||
        (element == EL_num && child_element(clause, EL_heading)))
        return NULL;
    return clause;
}

const xmlNode *shape_joined(const Level *level, bool old, const Piece *piece)
{
    const Lines *own = old ? &level->old : &level->new;
    const Lines *other = old ? &level->new : &level->old;
    const AlignedLine *lines = own->text->lines;
    const xmlNode *clause = clause_named(lines[piece->first].node);
    size_t next = own->next[piece->end];
    if (piece->end != piece->first + 1 || !clause || next == ALIGN_NONE ||
        mate_of(own, clause) != ALIGN_NONE ||
        clause_of(lines[next].node) != clause)
        return NULL;
    const xmlNode *into = clause_of(other->text->lines[lines[next].mate].node);
    return mate_of(other, into) == ALIGN_NONE ? NULL : into;
}
