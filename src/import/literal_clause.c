/* Makes clauses of numbered units. A clause holds what follows it: all up to
 * the next one of its series, behind the last one only what its form makes its
 * own. */
#include "import/blocks.h"
#include "import/lines.h"
#include "import/literals.h"
#include "import/runin.h"
#include "import/series.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

#define HEADING_BYTES 200 /* of a heading that is known by its bold alone */

typedef struct {
    xmlNode *node;
    size_t unit;
    bool is_headed; /* has a heading, which is over all that follows */
    bool is_bullet; /* was an item of its own words, which holds its blocks */
} Clause;

typedef struct {
    Literals *literals;
    Clause open[SERIES_DEPTH];
    size_t depth;
    size_t count; /* of clauses made */
    long first;   /* line of the first */
} Builder;

/* ------------------------------------------------------------------ numbers */

/* The text that a line begins with, within marks of style too. */
static xmlNode *lead_of(xmlNode *line)
{
    xmlNode *at = line->children;
    while (block_is(at, "b") || block_is(at, "i") || block_is(at, "u"))
        at = at->children;
    return at && at->type == XML_TEXT_NODE ? at : NULL;
}

/* Whether a number, without blanks behind it, and the word behind it are two
 * words wherever they stand. */
static bool is_parted(const char *text, size_t size, const char *behind)
{
    static const char *const ends[] = {".", ")", "、", "．", "）"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t length = strlen(ends[i]);
        if (size >= length && !memcmp(text + size - length, ends[i], length))
            return true;
    }
    Words words;
    Word word;
    words_init(&words, behind, strlen(behind));
    bool touches = words_next(&words, &word) && word.start == 0;
    words_clear(&words);
    return !touches;
}

bool literals_has_number(const Literals *literals, size_t unit, xmlNode *line)
{
    const Plain *plain = &literals->plain;
    const Line *one = &plain->lines[unit];
    const xmlNode *lead = line ? lead_of(line) : NULL;
    if (!lead)
        return false;
    const char *text = (const char *)lead->content;
    size_t length = strlen(text), size = line_number_size(plain, one);
    if (length < size || strncmp(text, line_text(plain, one), size) != 0)
        return false;
    return one->skip > size || is_parted(text, size, text + size);
}

/* Takes the blanks off the begin of a line; drops marks that hold nothing. */
static bool tidy_lead(xmlNode *line, xmlNode *lead)
{
    xmlNode *at = lead;
    while (at != line && !at->children &&
           !(at->type == XML_TEXT_NODE && *at->content)) {
        xmlNode *parent = at->parent;
        block_drop(at);
        at = parent;
    }
    lead = lead_of(line);
    if (!lead || *lead->content != ' ')
        return true;
    const char *text = (const char *)lead->content;
    return block_set_text(lead, text + strspn(text, " "));
}

bool literals_take_number(Literals *literals, size_t unit, xmlNode *line,
                          xmlNode *owner)
{
    const Plain *plain = &literals->plain;
    const Line *one = &plain->lines[unit];
    xmlNode *lead = lead_of(line);
    size_t size = line_number_size(plain, one);
    size_t length = strlen((const char *)lead->content);
    size_t skip = one->skip < length ? one->skip : length;
    char *number = strndup(line_text(plain, one), size);
    bool is_ok = number && block_set(owner, "num", number) &&
                 block_set_text(lead, (const char *)lead->content + skip) &&
                 tidy_lead(line, lead);
    free(number);
    return is_ok;
}

/* ------------------------------------------------------------------ clauses */

static bool is_within(const Plain *plain, uint32_t inner, uint32_t outer)
{
    while (inner && inner != outer)
        inner = plain->series[inner - 1].parent;
    return inner != 0;
}

/* Closes the clauses that a unit of a series does not stand in. */
static void close_for(Builder *builder, size_t unit)
{
    const Plain *plain = &builder->literals->plain;
    uint32_t series = plain->units[unit].series;
    while (builder->depth) {
        uint32_t open =
            plain->units[builder->open[builder->depth - 1].unit].series;
        if (open != series && is_within(plain, series, open))
            return;
        builder->depth--;
    }
}

static bool has_more(const Literals *literals, size_t unit)
{
    const Literal *one = &literals->literals[unit];
    return one->next < one->heading;
}

/* Closes the clauses that a block without a number does not stand in. */
static void close_at(Builder *builder, const xmlNode *block)
{
    bool is_own = !block_is(block, "p") && !block_is(block, "clause");
    for (size_t i = 0; i < builder->depth; i++) {
        const Clause *one = &builder->open[i];
        if (!one->is_bullet && (one->is_headed || is_own ||
                                has_more(builder->literals, one->unit)))
            continue;
        builder->depth = i;
    }
}

static void put_child(xmlNode *parent, xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlAddChild(parent, node);
}

/* Puts a node in the innermost clause, else before a block. */
static void put(Builder *builder, xmlNode *node, xmlNode *before)
{
    if (builder->depth) {
        put_child(builder->open[builder->depth - 1].node, node);
    } else if (node != before) {
        xmlAddPrevSibling(before, node);
    }
}

/* Hands an id or former anchors from the line to its clause. */
static bool hand_over(xmlNode *line, xmlNode *clause, const char *name)
{
    const char *value = block_get(line, name);
    return !value ||
           (block_set(clause, name, value) && block_set(line, name, NULL));
}

static bool is_heading(const Plain *plain, size_t unit)
{
    const Line *line = &plain->lines[unit];
    return plain->units[unit].part == PART_HEADING && line->skip < line->size;
}

/* A short line, all bold, is a heading whatever it ends with. */
static bool is_bold(const xmlNode *line)
{
    Buf text = {0};
    if (!block_is(line, "p") || block_get(line, "class") ||
        !runin_is_bold(line))
        return false;
    block_text(line, &text);
    bool is_short = !text.failed && text.size <= HEADING_BYTES;
    buf_clear(&text);
    return is_short;
}

/* Makes a clause of a unit: of a p, or of all that an item holds. */
static xmlNode *make_clause(Builder *builder, size_t unit)
{
    Literals *literals = builder->literals;
    const Plain *plain = &literals->plain;
    const Literal *one = &literals->literals[unit];
    const Series *series = &plain->series[plain->units[unit].series - 1];
    xmlNode *from = one->item ? one->item : one->block;
    xmlNode *line = one->item ? from->children : from;
    xmlNode *clause = block_add(NULL, "clause", block_line(from));
    if (!clause)
        return NULL;
    put(builder, clause, one->block);
    const char *number = one->item ? block_get(from, "num") : NULL;
    bool is_ok = block_set(clause, "el", series_element(series)) &&
                 (!number || block_set(clause, "num", number)) &&
                 (number || literals_take_number(literals, unit, line, clause));
    if (is_ok && one->item)
        is_ok = hand_over(from, clause, "id");
    else if (is_ok)
        is_ok =
            hand_over(line, clause, "id") && hand_over(line, clause, "alias");
    bool is_headed = is_heading(plain, unit) || is_bold(line);
    if (is_ok && is_headed && block_is(line, "p"))
        is_ok = block_set_name(line, "heading") &&
                block_set(line, "level", "1") && runin_strip(line);
    if (is_ok && one->item && block_is(line, "p") && line->next &&
        block_is_blank(line))
        block_drop(line); /* it was the number and no more */
    while (one->item && from->children)
        put_child(clause, from->children);
    if (!one->item)
        put_child(clause, from);
    return is_ok ? clause : NULL;
}

static bool take_clause(Builder *builder, size_t unit)
{
    Literals *literals = builder->literals;
    const Literal *one = &literals->literals[unit];
    close_for(builder, unit);
    bool is_bullet = one->item && !block_get(one->item, "num");
    xmlNode *clause = make_clause(builder, unit);
    if (!clause)
        return false;
    builder->first = builder->count++ ? builder->first : block_line(clause);
    builder->open[builder->depth++] = (Clause){
        clause, unit, block_is(clause->children, "heading"), is_bullet};
    bool is_last = unit + 1 == literals->plain.unit_count ||
                   literals->literals[unit + 1].block != one->block;
    if (one->item && is_last)
        block_drop(one->block);
    return true;
}

/* -------------------------------------------------------------------- whole */

static bool take_unit(Builder *builder, size_t unit)
{
    const Literal *one = &builder->literals->literals[unit];
    if (!one->block)
        return true;
    if (one->is_accepted)
        return take_clause(builder, unit);
    if (block_is(one->block, "heading") || block_is(one->block, "title") ||
        block_is_conclusion(one->block))
        builder->depth = 0;
    bool is_first = !unit || one[-1].block != one->block;
    if (!is_first || !builder->depth)
        return true;
    close_at(builder, one->block);
    put(builder, one->block, one->block);
    return true;
}

bool literals_build(Literals *literals)
{
    Builder *builder = calloc(1, sizeof(*builder));
    bool is_ok = builder;
    if (builder)
        builder->literals = literals;
    for (size_t i = 0; is_ok && i < literals->plain.unit_count; i++)
        is_ok = take_unit(builder, i);
    if (is_ok && builder->count)
        tell(literals->context, CODICIL_NOTE,
             &(Place){literals->file, builder->first, 0},
             "took literal numbers for those of clauses: %zu, the first here",
             builder->count);
    free(builder);
    return is_ok;
}
