/* What is to be known of a series as a whole: the way it counts, how most of
 * its numbers are written, which series it goes on from. */
#include "model/numbering_work.h"

#include "base/cleanup.h"

#include <stdlib.h>
#include <string.h>

/* How many of a series come right after the one before, in one way. */
static size_t count_next(const Numbering *numbering, const Series *series,
                         Numeral numeral)
{
    size_t votes = 0, at = series->last;
    for (; at != NUMBERING_NONE; at = numbering->items[at].before) {
        const Numbered *item = &numbering->items[at];
        unsigned value = numbered_value(item, numeral);
        if (item->before == NUMBERING_NONE)
            votes += value < 2;
        else
            votes +=
                value ==
                numbered_value(&numbering->items[item->before], numeral) + 1;
    }
    return votes;
}

static Numeral choose_numeral(const Numbering *numbering, const Series *series)
{
    Numeral best = 0;
    size_t most = 0;
    bool is_set = false;
    for (Numeral i = 0; i < numeral_count(); i++) {
        if (!(series->ways >> i & 1))
            continue;
        size_t votes = count_next(numbering, series, i);
        if (is_set && votes <= most)
            continue;
        best = i;
        most = votes;
        is_set = true;
    }
    return best;
}

/* The way of writing that more than half have (Boyer and Moore's vote), else
 * the first one's. */
static const Numbered *choose_style(const Numbering *numbering,
                                    const Series *series)
{
    const Numbered *choice = NULL;
    size_t lead = 0, at = series->last;
    for (; at != NUMBERING_NONE; at = numbering->items[at].before) {
        const Numbered *item = &numbering->items[at];
        if (item->written.branch && item->written.tail == item->written.end)
            continue; /* 第3条の2 */
        if (!lead)
            choice = item;
        lead +=
            !lead || written_is_alike(buf_text(&item->text), &item->written,
                                      buf_text(&choice->text), &choice->written)
                ? 1
                : (size_t)-1;
    }
    return choice ? choice : &numbering->items[series->first];
}

/* ------------------------------------------------------ going on elsewhere */

/* Series of a text that may be one, as they are written alike. */
typedef struct {
    const Numbered *last; /* the item of it that was seen last */
    size_t root;          /* its first series */
    size_t goes, begins;  /* how many seem to go on, to begin anew */
} Chain;

typedef struct {
    Numbering *numbering;
    IdSet keys; /* → Chain */
    Chain *items;
    Chain **of; /* each series' chain; NULL: none */
    size_t count;
} Chains;

/* How much of the words behind a number is a full stop, a colon, a bracket. */
static size_t trail_size(const char *behind)
{
    size_t size = strlen(behind), kept = size;
    while (kept && strchr(".:) ", behind[kept - 1]))
        kept--;
    return size - kept;
}

/* What has several parts goes on from its lead, and is in no chain. */
static void find_chain(Chains *chains, size_t index)
{
    const Series *series = &chains->numbering->series[index];
    Buf key AUTO(buf_clear) = {0};
    if (series->written.depth > 1)
        return;
    buf_add_format(&key, "%d %u ", (int)series->element, series->numeral);
    buf_add(&key, series->style, series->written.start);
    buf_add_char(&key, '\x1f');
    const char *behind = series->style + series->written.rest;
    if (series->written.start < 3) /* "Artikel 3." and "Artikel 4" are one */
        buf_add_text(&key, behind);
    else
        buf_add(&key, behind, strlen(behind) - trail_size(behind));
    Chain *own = &chains->items[chains->count];
    *own = (Chain){.root = index};
    Chain *found = (Chain *)idset_put(&chains->keys, buf_text(&key), own);
    chains->keys.failed |= !buf_is_ok(&key);
    chains->count += !found;
    chains->of[index] = found ? found : own;
}

/* Whether a list goes on from the one before it beside it: 1. 2. 3., words,
 * then 4. */
static bool is_list_on(const Numbered *last, const Numbered *item)
{
    return last && item->before == NUMBERING_NONE && item->value > 1 &&
           item->value == last->value + 1 &&
           element_of(item->node) == EL_item &&
           item->node->parent != last->node->parent &&
           item->node->parent->parent == last->node->parent->parent;
}

/* In reading order. A series right behind another one in the same element is
 * one of its own. */
static void count_chains(Chains *chains)
{
    const Numbering *numbering = chains->numbering;
    for (size_t i = 0; i < numbering->count; i++) {
        const Numbered *item = &numbering->items[i];
        Chain *chain =
            item->series == NUMBERING_NONE ? NULL : chains->of[item->series];
        if (!chain)
            continue;
        const Numbered *last = chain->last;
        if (is_list_on(last, item))
            chains->numbering->series[item->series].goes_on = last->series;
        bool is_begun = item->before == NUMBERING_NONE && last &&
                        last->node->parent != item->node->parent;
        chain->goes += is_begun && item->value > last->value;
        chain->begins += is_begun && item->value < 2;
        chain->last = item;
    }
}

static bool link_chains(Numbering *numbering)
{
    size_t count = numbering->series_count;
    Chains chains = {.numbering = numbering};
    chains.items = calloc(count + 1, sizeof(*chains.items));
    chains.of = calloc(count + 1, sizeof(*chains.of));
    idset_init(&chains.keys);
    bool is_ok = chains.items && chains.of;
    for (size_t i = 0; is_ok && i < count; i++)
        find_chain(&chains, i);
    if (is_ok)
        count_chains(&chains);
    for (size_t i = 0; is_ok && i < count; i++) {
        const Chain *chain = chains.of[i];
        if (chain && chain->root != i && chain->goes > chain->begins)
            numbering->series[i].goes_on = chain->root;
        size_t on = numbering->series[i].goes_on;
        if (on != NUMBERING_NONE &&
            numbering->series[on].goes_on != NUMBERING_NONE)
            numbering->series[i].goes_on = numbering->series[on].goes_on;
    }
    is_ok &= !chains.keys.failed;
    idset_clear(&chains.keys);
    free(chains.items);
    free(chains.of);
    return is_ok;
}

/* The first of a Japanese article's clauses has no number; a part of a whole
 * that is a text by itself begins where it stood. */
static unsigned find_start(const Numbering *numbering, const Series *series)
{
    const Numbered *first = &numbering->items[series->first];
    const Numbered *before = item_at(numbering, first->sibling);
    const Numbered *next = item_at(numbering, first->next);
    const Written *style = &series->written;
    bool is_bare = !style->start && !series->style[style->rest];
    bool is_after =
        before && !before->depth && element_of(before->node) == series->element;
    bool goes_on = !next || next->series != first->series ||
                   next->value == first->value + 1;
    if (first->value == 2 && style->depth == 1 && (is_bare || is_after))
        return 2;
    if (first->value > 2 && first->around == NUMBERING_NONE && goes_on)
        return first->value;
    return first->value == 0 ? 0 : 1;
}

bool series_settle(Numbering *numbering)
{
    for (size_t i = 0; i < numbering->series_count; i++) {
        Series *series = &numbering->series[i];
        const Numbered *style = choose_style(numbering, series);
        series->numeral = choose_numeral(numbering, series);
        series->style = buf_text(&style->text);
        series->written = style->written;
    }
    for (size_t i = 0; i < numbering->count; i++) {
        Numbered *item = &numbering->items[i];
        if (item->series == NUMBERING_NONE)
            continue;
        item->value =
            numbered_value(item, numbering->series[item->series].numeral);
        item->branch = item->written.branch;
        item->new_value = item->value;
        item->new_branch = item->branch;
    }
    for (size_t i = 0; i < numbering->series_count; i++)
        numbering->series[i].start =
            find_start(numbering, &numbering->series[i]);
    return link_chains(numbering);
}
