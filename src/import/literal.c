/* Gathers the blocks of a tree as units, and decides by series.h which of
 * their numbers are some. */
#include "import/literal.h"

#include "import/blocks.h"
#include "import/lines.h"
#include "import/literals.h"
#include "import/parts.h"
#include "import/series.h"
#include "import/units.h"
#include "import/wrapup.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 4000 /* bytes of a block that are looked at */

bool literal_begins(const char *text, const char *locale)
{
    Number number = number_from_text(text, strlen(text), locale);
    return number.kind != NUMBER_NONE;
}

/* ---------------------------------------------------------------- gathering
 */

static bool grow(Literals *literals)
{
    Plain *plain = &literals->plain;
    if (plain->unit_count < literals->room)
        return true;
    size_t room = literals->room ? literals->room * 2 : 256;
    Unit *units = realloc(plain->units, room * sizeof(*units));
    if (units)
        plain->units = units;
    Line *lines = realloc(plain->lines, room * sizeof(*lines));
    if (lines)
        plain->lines = lines;
    Literal *all = realloc(literals->literals, room * sizeof(*all));
    if (all)
        literals->literals = all;
    if (!units || !lines || !all)
        return false;
    literals->room = room;
    return true;
}

/* The first line of a unit, NULL if it has none. */
static xmlNode *first_line(xmlNode *block, xmlNode *item)
{
    xmlNode *line = item ? item->children : block;
    bool is_line = block_is(line, "heading") ||
                   (block_is(line, "p") && !block_get(line, "class"));
    return is_line ? line : NULL;
}

static bool add_unit(Literals *literals, xmlNode *block, xmlNode *item)
{
    Plain *plain = &literals->plain;
    Buf *bytes = &literals->bytes;
    if (!grow(literals))
        return false;
    size_t start = bytes->size, index = plain->unit_count++;
    xmlNode *line = first_line(block, item);
    const char *number = block_get(item ? item : block, "num");
    if (number)
        buf_add_format(bytes, "%s ", number);
    if (line)
        block_text(line, bytes);
    if (bytes->failed)
        return false;
    size_t size = bytes->size - start;
    if (size > LONGEST) {
        size_t at = start + LONGEST;
        while (((unsigned char)bytes->bytes[at] & 0xC0) == 0x80)
            at--;
        buf_set_size(bytes, at);
        size = at - start;
    }
    if (!size)
        buf_add_text(bytes, "-");
    buf_add_char(bytes, '\n');
    plain->line_count = plain->unit_count;
    plain->lines[index] = (Line){
        .start = (uint32_t)start,
        .size = (uint32_t)(size ? size : 1),
        .width = (uint32_t)utf8_length(bytes->bytes + start, size ? size : 1),
        .row = (uint32_t)block_line(block),
        .flags = LINE_FIRST};
    plain->units[index] =
        (Unit){.first = (uint32_t)index, .count = 1, .flags = UNIT_FIRST};
    literals->literals[index] = (Literal){.block = block, .item = item};
    return true;
}

static bool gather(Literals *literals)
{
    bool is_ok = true;
    xmlNode *at = literals->blocks->children;
    for (; at && is_ok; at = at->next) {
        if (!block_is(at, "list") || !at->children)
            is_ok = add_unit(literals, at, NULL);
        else
            for (xmlNode *item = at->children; item && is_ok; item = item->next)
                is_ok = add_unit(literals, at, item);
    }
    is_ok = is_ok && !literals->bytes.failed;
    literals->plain.bytes = buf_text(&literals->bytes);
    literals->plain.size = literals->bytes.size;
    return is_ok;
}

/* ----------------------------------------------------------------- counting
 */

/* What is not open need not be cleared; a text may have many lists. */
static SeriesStack *stack_new(void)
{
    SeriesStack *stack = malloc(sizeof(*stack));
    if (stack) {
        stack->count = stack->room = 0;
        stack->failed = false;
        memset(stack->closed, 0, sizeof(stack->closed));
    }
    return stack;
}

/* Whether the unit that may follow a number counts on from it. */
static bool is_followed(const Literals *literals, size_t index,
                        const Number *number)
{
    const Plain *plain = &literals->plain;
    for (size_t i = index + 1; i < plain->unit_count; i++) {
        if (block_is(literals->literals[i].block, "heading"))
            return false;
        if (plain->lines[i].kind != LINE_NUMBER)
            continue;
        return number_is_next(number, &literals->literals[i].number);
    }
    return false;
}

/* A decimal of several parts may begin a series without the number of what it
 * is within: "2.1", "2.2" below a heading that has none. */
static bool is_own_begin(const Literals *literals, size_t index,
                         const Number *number)
{
    return number->kind == NUMBER_DECIMAL && number->depth > 1 &&
           number->value <= 1 && is_followed(literals, index, number);
}

static void drop(Plain *plain, size_t index)
{
    plain->units[index].kind = UNIT_PROSE;
    plain->units[index].series = 0;
    plain->lines[index].kind = LINE_PROSE;
    plain->lines[index].skip = 0;
}

/* Whether a line ends so that another clause may begin in the next. */
static bool may_end(const char *text, size_t size)
{
    static const char *const words[] = {" and",  " or", " und", " oder", " en",
                                        " of",   " et", " ou",  " y",    " o",
                                        " oraz", " e",  " и",   " или",  " i"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t length = strlen(words[i]);
        if (size > length && !memcmp(text + size - length, words[i], length))
            return true;
    }
    return line_has_end(text, size);
}

static bool is_numbered(const Literals *literals, size_t index)
{
    const Line *before = &literals->plain.lines[index ? index - 1 : 0];
    const Literal *one = &literals->literals[index];
    xmlNode *line = first_line(one->block, one->item);
    if (literals->plain.lines[index].kind != LINE_NUMBER)
        return false;
    if (block_get(one->block, "joined") &&
        !may_end(line_text(&literals->plain, before), before->size))
        return false;
    return (one->item && block_get(one->item, "num")) ||
           block_is(one->block, "heading") ||
           literals_has_number(literals, index, line);
}

/* Puts a unit in the series that it goes on or begins. */
static bool count_unit(Literals *literals, SeriesStack *stack, size_t index)
{
    Plain *plain = &literals->plain;
    bool is_heading = block_is(literals->literals[index].block, "heading");
    if (is_heading)
        series_end(stack);
    if (!is_numbered(literals, index)) {
        drop(plain, index);
        return true;
    }
    plain->units[index].kind = UNIT_NUMBER;
    const Number *number = &literals->literals[index].number;
    bool is_one = is_heading ? series_begin(plain, stack, number, index)
                             : series_take(plain, stack, number, index) ||
                                   (is_own_begin(literals, index, number) &&
                                    series_begin(plain, stack, number, index));
    if (!is_one)
        drop(plain, index);
    return !stack->failed;
}

static void look_all(Literals *literals)
{
    const Plain *plain = &literals->plain;
    for (size_t i = 0; i < plain->unit_count; i++)
        literals->literals[i].number = line_look(plain, &plain->lines[i]);
}

static bool count_all(Literals *literals)
{
    Plain *plain = &literals->plain;
    SeriesStack *stack = stack_new();
    bool is_ok = stack;
    look_all(literals);
    for (size_t i = 0; i < plain->unit_count && is_ok; i++)
        is_ok = count_unit(literals, stack, i);
    for (size_t i = 0; i < plain->unit_count && is_ok; i++)
        part_look(plain, &plain->units[i]);
    free(stack);
    return is_ok && !numbered_find(plain);
}

/* Sets for each unit where the next heading and the next of its series are. */
static bool link_units(Literals *literals)
{
    const Plain *plain = &literals->plain;
    size_t count = plain->unit_count, heading = count;
    size_t *next = malloc((plain->series_count + 1) * sizeof(*next));
    for (size_t i = 0; next && i <= plain->series_count; i++)
        next[i] = count;
    for (size_t i = count; next && i-- > 0;) {
        Literal *one = &literals->literals[i];
        uint32_t series = plain->units[i].series;
        one->heading = heading;
        one->next = count;
        if (block_is(one->block, "heading"))
            heading = i;
        else if (series)
            one->next = next[series];
        if (series)
            next[series] = i;
    }
    free(next);
    return next;
}

/* ----------------------------------------------------------- numbered bullets
 */

/* Whether all items of a list begin with numbers of one series. */
static bool is_counting(const Literals *literals)
{
    const Plain *plain = &literals->plain;
    bool is_one = plain->unit_count > 0;
    for (size_t i = 0; i < plain->unit_count; i++)
        is_one &= plain->units[i].series == 1;
    if (plain->unit_count > 1 || !is_one)
        return is_one;
    const Line *line = &plain->lines[0];
    const char *text = line_text(plain, line);
    return *text == '(' || plain->series[0].depth > 1;
}

static void clear(Literals *literals)
{
    free(literals->plain.units);
    free(literals->plain.lines);
    free(literals->plain.series);
    free(literals->literals);
    buf_clear(&literals->bytes);
}

/* Counts the items of one list; those that lack a number alone have it in
 * their text. */
static bool number_list(CodicilContext *context, const char *locale,
                        xmlNode *list)
{
    Literals literals = {.context = context,
                         .plain = {.context = context, .locale = locale}};
    Plain *plain = &literals.plain;
    bool is_ok = true;
    for (xmlNode *item = list->children; item && is_ok; item = item->next)
        is_ok = add_unit(&literals, list, item);
    plain->bytes = buf_text(&literals.bytes);
    SeriesStack *stack = stack_new();
    is_ok = is_ok && stack;
    if (is_ok)
        look_all(&literals);
    for (size_t i = 0; is_ok && i < plain->unit_count; i++)
        is_ok = count_unit(&literals, stack, i);
    bool is_numbered = is_ok && is_counting(&literals);
    for (size_t i = 0; is_numbered && is_ok && i < plain->unit_count; i++) {
        xmlNode *item = literals.literals[i].item;
        is_ok = literals_take_number(&literals, i, item->children, item);
    }
    free(stack);
    clear(&literals);
    return is_ok;
}

static bool number_lists(CodicilContext *context, const char *locale,
                         xmlNode *blocks)
{
    bool is_ok = true;
    xmlNode *at = blocks;
    while (is_ok && (at = block_next(at, blocks)))
        if (block_is(at, "list") && literals_is_bullets(at) && at->children)
            is_ok = number_list(context, locale, at);
    return is_ok;
}

/* ------------------------------------------------------------------- joining
 */

/* Puts a line that was taken apart behind the one before it. */
static bool join(xmlNode *line)
{
    xmlNode *before = line->prev;
    const char *how = block_get(line, "joined");
    bool is_break = how && strcmp(how, "break") == 0;
    if (is_break ? !block_add(before, "br", block_line(line))
                 : !block_add_text(before, " ", 1))
        return false;
    while (line->children) {
        xmlNode *child = line->children;
        xmlUnlinkNode(child);
        xmlAddChild(before, child);
    }
    block_drop(line);
    return true;
}

static bool join_rest(Literals *literals)
{
    bool is_ok = true;
    for (size_t i = 0; i < literals->plain.unit_count && is_ok; i++) {
        Literal *one = &literals->literals[i];
        if (!block_get(one->block, "joined"))
            continue;
        if (one->is_accepted || !block_is(one->block->prev, "p")) {
            is_ok = block_set(one->block, "joined", NULL);
        } else {
            is_ok = join(one->block);
            one->block = NULL;
        }
    }
    return is_ok;
}

CodicilStatus literal_find(CodicilContext *context, const char *file,
                           const char *locale, xmlNode *blocks)
{
    Literals literals = {.context = context,
                         .file = file,
                         .blocks = blocks,
                         .plain = {.context = context, .locale = locale}};
    bool is_ok = gather(&literals) && count_all(&literals) &&
                 link_units(&literals) && literals_accept(&literals) &&
                 join_rest(&literals) && literals_build(&literals) &&
                 wrapup_find(blocks) && number_lists(context, locale, blocks);
    clear(&literals);
    return is_ok ? CODICIL_OK : fault_memory(context);
}
