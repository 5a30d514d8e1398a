/* Reading the numbers of a text, and sorting them into series. */
#include "model/numbering_work.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

#define DEEPEST 300 /* texts are not nested so deep (doc.h) */
#define RECENT  4   /* series of one element that may go on */

void numbering_clear(Numbering *numbering)
{
    for (size_t i = 0; i < numbering->count; i++) {
        buf_clear(&numbering->items[i].text);
        buf_clear(&numbering->items[i].plan);
    }
    free(numbering->items);
    free(numbering->series);
    idset_clear(&numbering->ids);
    *numbering = (Numbering){0};
}

/* ---------------------------------------------------------------- gathering */

/* What is open while the text is walked: for each depth the last item in the
 * element that is open there, and the last ones of so many parts. */
typedef struct {
    size_t last[DEEPEST];
    size_t parted[DEEPEST][WRITTEN_DEPTH + 1];
    size_t around;
} Open;

static bool is_item(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_item ||
           (element != EL_none && role_of(node) == ROLE_HIER);
}

/* Lines and quotations hold no provisions of this text. */
static bool is_passed_over(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return true;
    Role role = role_of(node);
    return role == ROLE_LINE || role == ROLE_TABLE || role == ROLE_QUOTE ||
           element == EL_ul || element == EL_ol;
}

static void read_num(Numbered *item)
{
    item->num = child_element(item->node, EL_num);
    if (item->num)
        walk_line(item->num, &item->text);
    if (item->text.size &&
        written_read(item->text.bytes, item->text.size, &item->written))
        item->depth = item->written.depth;
}

unsigned numbered_value(const Numbered *item, Numeral numeral)
{
    return written_value(buf_text(&item->text), &item->written, numeral);
}

/* Whether an item's number may be read as a value. */
static bool may_be(const Numbered *item, unsigned value)
{
    for (Numeral i = 0; i < numeral_count(); i++)
        if (item->written.ways >> i & 1 && numbered_value(item, i) == value)
            return true;
    return false;
}

/* The item that the leading parts are of: the one that has their number, of
 * the one before it and those around it; where none has, the nearest. */
static size_t find_lead(const Numbering *numbering, const Open *open, int depth,
                        const Numbered *item)
{
    if (item->depth < 2)
        return NUMBERING_NONE;
    unsigned value = item->written.leading[item->depth - 2];
    size_t near = open->parted[depth][item->depth - 1];
    size_t at = item->around;
    if (near != NUMBERING_NONE && may_be(&numbering->items[near], value))
        return near;
    for (; at != NUMBERING_NONE; at = numbering->items[at].around) {
        const Numbered *other = &numbering->items[at];
        if (other->depth != item->depth - 1)
            continue;
        if (may_be(other, value))
            return at;
        near = near == NUMBERING_NONE ? at : near;
    }
    return near;
}

static void add_item(Numbering *numbering, Open *open, int depth, xmlNode *node)
{
    size_t index = numbering->count++;
    Numbered *item = &numbering->items[index];
    *item = (Numbered){.node = node,
                       .around = open->around,
                       .sibling = open->last[depth],
                       .next = NUMBERING_NONE,
                       .series = NUMBERING_NONE,
                       .before = NUMBERING_NONE};
    read_num(item);
    item->lead = find_lead(numbering, open, depth, item);
    if (item->sibling != NUMBERING_NONE)
        numbering->items[item->sibling].next = index;
    open->last[depth] = index;
    if (item->depth)
        open->parted[depth][item->depth] = index;
    open->around = index;
    const char *id = doc_get(node, "xml:id");
    if (id)
        idset_put(&numbering->ids, id, item);
}

static void open_level(Open *open, int depth)
{
    open->last[depth] = NUMBERING_NONE;
    for (size_t i = 0; i <= WRITTEN_DEPTH; i++)
        open->parted[depth][i] = NUMBERING_NONE;
}

static void gather(const xmlNode *body, Open *open, Numbering *numbering)
{
    Walk walk = walk_begin(body);
    open->around = NUMBERING_NONE;
    while (walk_next(&walk)) {
        if (walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (!walk.enter) {
            if (is_item(walk.node) && open->around != NUMBERING_NONE &&
                numbering->items[open->around].node == walk.node)
                open->around = numbering->items[open->around].around;
            continue;
        }
        if (walk.depth + 1 >= DEEPEST || is_passed_over(walk.node)) {
            walk_skip(&walk);
            continue;
        }
        if (is_item(walk.node))
            add_item(numbering, open, walk.depth, walk.node);
        open_level(open, walk.depth + 1);
    }
}

static size_t count_items(const xmlNode *body)
{
    size_t count = 0;
    Walk walk = walk_begin(body);
    while (walk_next(&walk))
        count += walk.enter && walk.node->type == XML_ELEMENT_NODE &&
                 is_item(walk.node);
    return count;
}

/* ------------------------------------------------------------------- series */

/* The letters of the words before a number. */
static bool has_same_words(const char *one, const Written *a, const char *other,
                           const Written *b)
{
    Words left, right;
    Word x, y;
    words_init(&left, one, a->start);
    words_init(&right, other, b->start);
    bool is_same = true, more = true;
    while (is_same && more) {
        more = words_next(&left, &x);
        is_same =
            words_next(&right, &y) == more &&
            (!more || (x.size == y.size && !memcmp(x.text, y.text, x.size)));
    }
    words_clear(&left);
    words_clear(&right);
    return is_same;
}

static bool has_words(const char *text, const Written *written)
{
    Words words;
    Word word;
    words_init(&words, text, written->start);
    bool found = words_next(&words, &word);
    words_clear(&words);
    return found;
}

bool written_is_alike(const char *one, const Written *a, const char *other,
                      const Written *b)
{
    bool is_behind =
        (a->branch && a->tail == a->end) || (b->branch && b->tail == b->end);
    return a->start == b->start && !memcmp(one, other, a->start) &&
           (is_behind || !strcmp(one + a->rest, other + b->rest));
}

/* Whether `item` comes right after `before`, or is the same, in one of the
 * ways that both can be read in. */
static bool is_close(const Numbered *before, const Numbered *item,
                     Numerals ways)
{
    ways &= before->written.ways & item->written.ways;
    for (Numeral i = 0; ways >> i; i++) {
        if (!(ways >> i & 1))
            continue;
        unsigned last = numbered_value(before, i);
        unsigned value = numbered_value(item, i);
        if (value == last || value == last + 1)
            return true;
        if (i + 1 == numeral_count())
            break;
    }
    return false;
}

/* Whether it and the one after it read 1 and 2. */
static bool is_beginning(const Numbered *item, const Numbered *next)
{
    Numerals ways = next ? item->written.ways & next->written.ways : 0;
    for (Numeral i = 0; i < numeral_count(); i++)
        if (ways >> i & 1 && numbered_value(item, i) == 1 &&
            numbered_value(next, i) == 2)
            return true;
    return false;
}

/* `next`: the sibling behind, NULL: none. */
static bool fits(const Numbering *numbering, const Series *series,
                 const Numbered *item, const Numbered *next)
{
    const Numbered *last = &numbering->items[series->last];
    const Numbered *first = &numbering->items[series->first];
    const char *text = buf_text(&item->text), *other = buf_text(&first->text);
    if (element_of(item->node) != series->element ||
        item->depth != last->depth || item->lead != last->lead ||
        !(series->ways & item->written.ways))
        return false;
    bool close = is_close(last, item, series->ways);
    if (!close && series->count > 1 && next && next->depth == item->depth &&
        is_beginning(item, next))
        return false;
    if (written_is_alike(text, &item->written, other, &first->written))
        return true;
    bool same = has_same_words(text, &item->written, other, &first->written);
    bool either =
        !has_words(text, &item->written) || !has_words(other, &first->written);
    return same || (either && close);
}

static void begin_series(Numbering *numbering, size_t index)
{
    Numbered *item = &numbering->items[index];
    item->series = numbering->series_count++;
    numbering->series[item->series] =
        (Series){.element = element_of(item->node),
                 .first = index,
                 .last = index,
                 .count = 1,
                 .goes_on = NUMBERING_NONE,
                 .ways = item->written.ways,
                 .start = 1};
}

static void join_series(Numbering *numbering, size_t index, size_t at)
{
    Series *series = &numbering->series[at];
    numbering->items[index].series = at;
    numbering->items[index].before = series->last;
    series->last = index;
    series->count++;
    series->ways &= numbering->items[index].written.ways;
}

/* Of the few series that the siblings before belong to, the one that it goes
 * on; a new one where there is none. */
static void sort_item(Numbering *numbering, size_t index)
{
    Numbered *item = &numbering->items[index];
    if (!item->depth)
        return;
    const Numbered *after = item_at(numbering, item->next);
    size_t at = item->sibling, last = NUMBERING_NONE;
    for (int seen = 0; at != NUMBERING_NONE && seen < RECENT;) {
        size_t series = numbering->items[at].series;
        if (series != NUMBERING_NONE && series != last) {
            if (fits(numbering, &numbering->series[series], item, after)) {
                join_series(numbering, index, series);
                return;
            }
            seen++;
            last = series;
        }
        at = series == NUMBERING_NONE || seen == RECENT
                 ? numbering->items[at].sibling
                 : numbering->items[numbering->series[series].first].sibling;
    }
    begin_series(numbering, index);
}

CodicilStatus numbering_read(const CodicilContext *context, const xmlDoc *text,
                             Numbering *out)
{
    Numbering numbering AUTO(numbering_clear) = {0};
    const xmlNode *body = doc_part(text, EL_mainBody);
    size_t count = body ? count_items(body) : 0;
    Open *open = malloc(sizeof(*open));
    numbering.items = calloc(count + 1, sizeof(*numbering.items));
    numbering.series = calloc(count + 1, sizeof(*numbering.series));
    idset_init(&numbering.ids);
    bool is_ok = open && numbering.items && numbering.series;
    if (is_ok && body) {
        open_level(open, 0);
        gather(body, open, &numbering);
        for (size_t i = 0; i < numbering.count; i++)
            sort_item(&numbering, i);
        is_ok = series_settle(&numbering) && !numbering.ids.failed;
    }
    free(open);
    for (size_t i = 0; is_ok && i < numbering.count; i++)
        is_ok = buf_is_ok(&numbering.items[i].text);
    if (!is_ok)
        return fault_memory(context);
    *out = numbering;
    numbering = (Numbering){0};
    return CODICIL_OK;
}

const Numbered *numbering_find(const Numbering *numbering, const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *id = is_item(node) ? doc_get(node, "xml:id") : NULL;
        const Numbered *found = id ? idset_find(&numbering->ids, id) : NULL;
        if (found && found->node == node)
            return found;
    }
    return NULL;
}
