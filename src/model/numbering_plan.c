/* What the numbers of a text should be: styles that are asked for, numbers for
 * what is new, values in order, words. */
#include "model/numbering_work.h"

#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------ styles asked for */

static unsigned level_of(const Numbering *numbering, const Numbered *item)
{
    unsigned level = 1;
    for (size_t at = item->around; at != NUMBERING_NONE;
         at = numbering->items[at].around)
        level +=
            element_of(numbering->items[at].node) == element_of(item->node);
    return level;
}

static const NumberingStyle *find_style(const Numbering *numbering,
                                        const NumberingWish *wish,
                                        const Numbered *item)
{
    const NumberingStyle *found = NULL;
    Element element = element_of(item->node);
    unsigned level = 0;
    for (size_t i = 0; i < wish->style_count; i++) {
        const NumberingStyle *style = &wish->styles[i];
        if (style->element != element)
            continue;
        level = level ? level : level_of(numbering, item);
        if (style->level == level || (!style->level && !found))
            found = style;
    }
    return found;
}

/* The first way in which an example reads as the first of a series. */
static Numeral first_numeral(const char *example, const Written *written)
{
    Numeral some = 0;
    for (Numeral i = (Numeral)numeral_count(); i-- > 0;)
        if (written->ways >> i & 1)
            some = i;
    for (Numeral i = 0; i < numeral_count(); i++)
        if (written->ways >> i & 1 && written_value(example, written, i) == 1)
            return i;
    return some;
}

/* The series that the sibling before was put into for the same style. */
static size_t styled_before(const Numbering *numbering, const Numbered *item,
                            const char *example, size_t from)
{
    size_t at = item->sibling;
    while (at != NUMBERING_NONE &&
           element_of(numbering->items[at].node) != element_of(item->node))
        at = numbering->items[at].sibling;
    if (at == NUMBERING_NONE)
        return NUMBERING_NONE;
    size_t series = numbering->items[at].series;
    bool is_same = series != NUMBERING_NONE && series >= from &&
                   numbering->series[series].style == example &&
                   numbering->items[at].lead == item->lead;
    return is_same ? series : NUMBERING_NONE;
}

static size_t lead_around(const Numbering *numbering, const Numbered *item)
{
    size_t at = item->around;
    while (at != NUMBERING_NONE &&
           numbering->items[at].depth != item->depth - 1)
        at = numbering->items[at].around;
    return at;
}

static void put_styled(Numbering *numbering, size_t index, const char *example,
                       const Written *written, size_t from)
{
    Numbered *item = &numbering->items[index];
    item->depth = written->depth;
    item->lead =
        item->depth > 1 ? lead_around(numbering, item) : NUMBERING_NONE;
    item->is_new = !item->text.size;
    item->before = NUMBERING_NONE;
    size_t at = styled_before(numbering, item, example, from);
    if (at == NUMBERING_NONE) {
        at = numbering->series_count++;
        numbering->series[at] =
            (Series){.element = element_of(item->node),
                     .first = index,
                     .goes_on = NUMBERING_NONE,
                     .style = example,
                     .written = *written,
                     .numeral = first_numeral(example, written),
                     .start = 1};
    } else {
        item->before = numbering->series[at].last;
    }
    item->series = at;
    numbering->series[at].last = index;
    numbering->series[at].count++;
}

/* Articles that went on through what holds them still do. */
static void keep_chain(Numbering *numbering, size_t index, size_t former)
{
    Series *series = &numbering->series[numbering->items[index].series];
    if (former == NUMBERING_NONE || series->first != index ||
        numbering->series[former].goes_on == NUMBERING_NONE)
        return;
    const Series *root = &numbering->series[numbering->series[former].goes_on];
    series->goes_on = numbering->items[root->first].series;
}

static CodicilStatus put_styles(const CodicilContext *context,
                                const NumberingWish *wish, Numbering *numbering)
{
    size_t from = numbering->series_count;
    Series *more = realloc(numbering->series,
                           (from + numbering->count + 1) * sizeof(*more));
    if (!more)
        return fault_memory(context);
    numbering->series = more;
    for (size_t i = 0; i < numbering->count; i++) {
        const NumberingStyle *style =
            find_style(numbering, wish, &numbering->items[i]);
        Written written;
        if (!style ||
            !written_read(style->example, strlen(style->example), &written))
            continue;
        size_t former = numbering->items[i].series;
        put_styled(numbering, i, style->example, &written, from);
        keep_chain(numbering, i, former);
    }
    return CODICIL_OK;
}

/* --------------------------------------------------------- what is new */

/* The sibling before it, or behind it, past blocks that stand by themselves. */
static const Numbered *beside(const Numbering *numbering, const Numbered *item,
                              bool behind)
{
    do
        item = item_at(numbering, behind ? item->next : item->sibling);
    while (item && element_of(item->node) == EL_hcontainer);
    return item;
}

static bool is_numbered_like(const Numbered *item, const Numbered *other)
{
    return other && other->series != NUMBERING_NONE && !other->is_new &&
           element_of(other->node) == element_of(item->node) &&
           !child_element(other->node, EL_heading) ==
               !child_element(item->node, EL_heading);
}

/* The series that an item without a number should be in: that of a neighbour
 * on a side, where the version before has not got it; without such a version,
 * that of both neighbours. */
static size_t find_series(const Numbering *numbering, const NumberingWish *wish,
                          const Numbering *former, const Numbered *item)
{
    const Numbered *before = beside(numbering, item, false);
    const Numbered *next = beside(numbering, item, true);
    const char *id = doc_get(item->node, "xml:id");
    const Numbered *was = id ? idset_find(&former->ids, id) : NULL;
    if (element_of(item->node) == EL_hcontainer || (was && !was->depth))
        return NUMBERING_NONE;
    bool has_before = before && before->series != NUMBERING_NONE &&
                      element_of(before->node) == element_of(item->node) &&
                      !child_element(before->node, EL_heading) ==
                          !child_element(item->node, EL_heading);
    bool has_next = is_numbered_like(item, next) &&
                    numbering->series[next->series].start < 2;
    if (has_before &&
        (wish->former || (has_next && before->series == next->series)))
        return before->series;
    return has_next && wish->former ? next->series : NUMBERING_NONE;
}

static void put_new(Numbering *numbering, size_t index, size_t at)
{
    Numbered *item = &numbering->items[index];
    Series *series = &numbering->series[at];
    item->is_new = true;
    item->series = at;
    item->depth = series->written.depth;
    item->lead = numbering->items[series->first].lead;
    if (index < series->first)
        series->first = index;
    series->last = index > series->last ? index : series->last;
    series->count++;
}

static CodicilStatus number_new(const CodicilContext *context,
                                const NumberingWish *wish, Numbering *numbering)
{
    Numbering former AUTO(numbering_clear) = {0};
    if (wish->former)
        TRY(numbering_read(context, wish->former, &former));
    for (size_t i = 0; i < numbering->count; i++) {
        Numbered *item = &numbering->items[i];
        if (item->text.size || item->series != NUMBERING_NONE)
            continue;
        size_t at = find_series(numbering, wish, &former, item);
        if (at != NUMBERING_NONE)
            put_new(numbering, i, at);
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- values */

/* A number put in between keeps the number that it follows, and its letter,
 * unless the one before has that. */
static void set_branch(Series *series, Numbered *item)
{
    item->new_value = series->counter;
    item->new_branch =
        item->branch > series->branch ? item->branch : series->branch + 1;
    series->branch = item->new_branch;
}

/* A first number that has a letter goes on from what it stands in: 3a in 3. */
static void begin_branches(const Numbering *numbering, Series *series,
                           Numbered *item)
{
    const Numbered *around = item_at(numbering, item->around);
    series->counter = around && around->value == item->value ? around->new_value
                                                             : item->value;
    set_branch(series, item);
}

static void set_value(Numbering *numbering, const NumberingWish *wish,
                      size_t index, unsigned *bases)
{
    Numbered *item = &numbering->items[index];
    Series *series = &numbering->series[item->series];
    bool is_first = series->first == index && series->goes_on == NUMBERING_NONE;
    if (series->goes_on != NUMBERING_NONE)
        series = &numbering->series[series->goes_on];
    unsigned *base = &bases[series - numbering->series];
    bool is_branch = item->branch && !item->is_new && !wish->is_consecutive;
    if (is_first)
        series->counter = series->start - 1;
    if (is_branch && is_first) {
        begin_branches(numbering, series, item);
    } else if (is_branch && *base == item->value) {
        set_branch(series, item);
        return;
    } else {
        item->new_value = ++series->counter;
        item->new_branch = series->branch = 0;
    }
    if (!item->is_new)
        *base = item->value;
}

/* -------------------------------------------------------------------- words */

/* Adds the parts of what leads, "3a.2", as `numeral` writes them. */
static void add_parts(const Numbering *numbering, const Numbered *lead,
                      Numeral numeral, Buf *out)
{
    size_t chain[WRITTEN_DEPTH], count = 0;
    size_t at = (size_t)(lead - numbering->items);
    while (at != NUMBERING_NONE && count < WRITTEN_DEPTH) {
        chain[count++] = at;
        at = numbering->items[at].lead;
    }
    while (count--) {
        const Numbered *item = &numbering->items[chain[count]];
        numeral_write(numeral, item->new_value, out);
        if (item->new_branch)
            written_add_branch(buf_text(&item->text), &item->written,
                               item->new_branch, out);
        buf_add_char(out, '.');
    }
}

static void add_leading(const Numbering *numbering, const Series *series,
                        const Numbered *item, Buf *out)
{
    Numeral digits = numeral_is_digits(series->numeral) ? series->numeral : 0;
    if (item->depth < 2)
        return;
    if (item->lead != NUMBERING_NONE)
        add_parts(numbering, &numbering->items[item->lead], digits, out);
    else if (item->written.depth > 1)
        buf_add(out, buf_text(&item->text) + item->written.start,
                item->written.last - item->written.start);
    else
        buf_add(out, series->style + series->written.start,
                series->written.last - series->written.start);
}

/* "1er", "1º": the ordinal stays with the first, or with all that have it. */
static void add_ordinal(const Series *series, const Numbered *item, Buf *out)
{
    const Written *own = &item->written;
    if (item->text.size && own->rest > own->tail &&
        item->new_value == item->value) {
        buf_add(out, buf_text(&item->text) + own->tail, own->rest - own->tail);
        return;
    }
    const Written *style = &series->written;
    size_t size = style->rest - style->tail;
    bool is_first_only = size == 2 && series->style[style->tail] < 'z' &&
                         series->style[style->tail] > 'a';
    if (size && (!is_first_only || item->new_value == 1) &&
        item->new_value < 10)
        buf_add(out, series->style + style->tail, size);
}

static void write_plan(const Numbering *numbering, Numbered *item)
{
    const Series *series = &numbering->series[item->series];
    const char *style = series->style;
    bool is_behind =
        item->new_branch && item->written.tail == item->written.end;
    buf_set_size(&item->plan, 0);
    buf_add(&item->plan, style, series->written.start);
    add_leading(numbering, series, item, &item->plan);
    size_t size = item->plan.size;
    if (!numeral_write(series->numeral, item->new_value, &item->plan))
        numeral_write(0, item->new_value, &item->plan);
    if (item->plan.size == size)
        item->plan.failed = true;
    if (item->new_branch && !is_behind)
        written_add_branch(buf_text(&item->text), &item->written,
                           item->new_branch, &item->plan);
    if (!item->new_branch)
        add_ordinal(series, item, &item->plan);
    buf_add_text(&item->plan, is_behind
                                  ? buf_text(&item->text) + item->written.rest
                                  : style + series->written.rest);
}

CodicilStatus numbering_plan(const CodicilContext *context,
                             const NumberingWish *wish, Numbering *numbering)
{
    bool is_ok = true;
    if (wish->style_count)
        TRY(put_styles(context, wish, numbering));
    TRY(number_new(context, wish, numbering));
    unsigned *bases = malloc((numbering->series_count + 1) * sizeof(*bases));
    if (!bases)
        return fault_memory(context);
    for (size_t i = 0; i < numbering->series_count; i++)
        bases[i] = (unsigned)-1;
    for (size_t i = 0; i < numbering->count; i++) {
        Numbered *item = &numbering->items[i];
        if (item->series == NUMBERING_NONE) {
            buf_add_text(&item->plan, buf_text(&item->text));
            continue;
        }
        set_value(numbering, wish, i, bases);
        write_plan(numbering, item);
        is_ok &= buf_is_ok(&item->plan);
    }
    free(bases);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

/* ----------------------------------------------------------------- applying */

/* Puts words into the first run of text of a num, and none into the others:
 * bold numbers stay bold. */
static bool set_words(xmlNode *num, const char *words)
{
    bool is_set = false;
    Walk walk = walk_begin(num);
    while (walk_next(&walk)) {
        if (walk.node->type != XML_TEXT_NODE)
            continue;
        xmlNodeSetContent(walk.node, BAD_CAST(is_set ? "" : words));
        is_set = true;
    }
    return is_set || doc_add_text(num, words, strlen(words));
}

static xmlNode *add_num(xmlNode *node)
{
    xmlNode *num = doc_add(node, EL_num);
    xmlNode *first = first_element(node);
    if (num && first && first != num) {
        xmlUnlinkNode(num);
        xmlAddPrevSibling(first, num);
    }
    return num;
}

CodicilStatus numbering_apply(const CodicilContext *context,
                              Numbering *numbering)
{
    for (size_t i = 0; i < numbering->count; i++) {
        Numbered *item = &numbering->items[i];
        if (strcmp(buf_text(&item->text), buf_text(&item->plan)) == 0)
            continue;
        if (!item->num)
            item->num = add_num(item->node);
        Buf words AUTO(buf_clear) = {0};
        buf_add_text(&words, buf_text(&item->plan));
        if (!item->num || !buf_is_ok(&words) ||
            !set_words(item->num, buf_text(&words)))
            return fault_memory(context);
    }
    return CODICIL_OK;
}
