/* Matches with little between them are a passage; what is long enough of these
 * is what a reader would call moved. */
#include "diff/passage_search.h"

#include "base/cleanup.h"

#include <stdlib.h>

#define MOST_GAP 8 /* words in a passage that are not of it */
#define TOO_FAR  SIZE_MAX

/* What a passage weighs at least; a word weighs 2, one in a script without
 * spaces 1. */
#define LEAST_RUN    8  /* all that went there, and all that came here */
#define LEAST_CLAUSE 10 /* from one end of a clause or a run to another */
#define LEAST_PHRASE 16

void passages_clear(Passages *passages)
{
    free(passages->items);
    free(passages->matches);
    *passages = (Passages){0};
}

static int compare_a(const void *left, const void *right)
{
    const Match *a = left, *b = right;
    return a->a < b->a ? -1 : a->a > b->a;
}

static int compare_b(const void *left, const void *right)
{
    const Match *a = left, *b = right;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Whether the second match goes on with the passage of the first one, which is
 * the one before it in both rows. */
static bool goes_on(const Search *search, const Match *one, const Match *two)
{
    if (two->a < one->a || !is_in_run(search->a, one->a, two->a) ||
        !is_in_run(search->b, one->b, two->b))
        return false;
    size_t a = two->a - one->a - one->size, b = two->b - one->b - one->size;
    return a <= MOST_GAP && b <= MOST_GAP && a + b <= one->size + two->size;
}

static unsigned match_weight(const Search *search, const Match *match)
{
    unsigned weight = 0;
    for (size_t i = 0; i < match->size; i++) {
        unsigned flags = search->a->items[match->a + i].flags;
        if (flags & WORD_CONTENT)
            weight += flags & WORD_DENSE ? 1 : 2;
    }
    return weight;
}

static unsigned passage_weight(const Search *search, const Passage *passage)
{
    unsigned weight = 0;
    for (size_t i = 0; i < passage->count; i++)
        weight += match_weight(search, &passage->matches[i]);
    return weight;
}

/* Takes off the end of the clause before, and the opening of what comes behind,
 * where that is marked anyway. */
static void passage_trim(Search *search, Match *first, Match *last)
{
    while (first->size > 1 && first->a && first->b &&
           words_may(search, first->a, first->b, WORD_STOPS) &&
           words_may(search, first->a + 1, first->b + 1, WORD_BEGINS) &&
           is_in_run(search->a, first->a, first->a - 1) &&
           is_in_run(search->b, first->b, first->b - 1)) {
        search->a_taken[first->a++] = search->b_taken[first->b++] = false;
        first->size--;
    }
    for (size_t a, b; last->size > 1; last->size--) {
        a = last->a + last->size;
        b = last->b + last->size;
        if (!words_may(search, a - 1, b - 1, WORD_OPENS) ||
            !words_may(search, a - 2, b - 2, WORD_ENDS) ||
            !is_in_run(search->a, a - 1, a) || !is_in_run(search->b, b - 1, b))
            break;
        search->a_taken[a - 1] = search->b_taken[b - 1] = false;
    }
}

/* How many words of its run and sentence stand before a word; TOO_FAR where
 * these are many, or of another passage. */
static size_t words_before(const WordRow *row, const bool *taken, size_t at)
{
    size_t count = 0;
    for (; at > count && is_in_run(row, at, at - count - 1) &&
           !(row->items[at - count - 1].flags & WORD_ENDS_ALL);
         count++)
        if (count == MOST_GAP || taken[at - count - 1])
            return TOO_FAR;
    return row->items[at - count].flags & WORD_BEGINS ? count : TOO_FAR;
}

/* How many stand behind it. */
static size_t words_behind(const WordRow *row, const bool *taken, size_t last)
{
    size_t count = 0;
    for (; !(row->items[last + count].flags & WORD_ENDS_ALL) &&
           is_in_run(row, last, last + count + 1);
         count++)
        if (count == MOST_GAP || taken[last + count + 1])
            return TOO_FAR;
    return row->items[last + count].flags & WORD_ENDS ? count : TOO_FAR;
}

/* How many words of a passage changed on the way. */
static size_t words_changed(const Passage *passage)
{
    size_t count = passage->a_end - passage->a + passage->b_end - passage->b;
    for (size_t i = 0; i < passage->count; i++)
        count -= 2 * passage->matches[i].size;
    return count;
}

/* Whether that many words that changed are few in a passage. */
static bool is_little(size_t words, unsigned weight)
{
    return words * (weight < LEAST_PHRASE ? 4 : 2) <= weight;
}

/* What a passage weighs at least that is bounded by a place in both rows. */
static unsigned least_at(const Search *search, size_t a, size_t b)
{
    const WordRow *rows[] = {search->a, search->b};
    size_t at[] = {a, b};
    unsigned least = LEAST_RUN;
    for (int side = 0; side < 2; side++) {
        if (!at[side] || !is_in_run(rows[side], at[side] - 1, at[side]))
            continue;
        if (!(rows[side]->items[at[side] - 1].flags & WORD_STOPS))
            return LEAST_PHRASE;
        least = LEAST_CLAUSE;
    }
    return least;
}

/* Whether a passage is to take the rest of its sentence, to a place in both
 * rows, with so many words that changed: a short one that is bounded by the
 * ends of a clause there has its bounds. */
static bool is_rest(const Search *search, size_t a, size_t b, size_t words,
                    unsigned weight)
{
    return is_little(words, weight) &&
           (weight >= LEAST_PHRASE || least_at(search, a, b) == LEAST_PHRASE);
}

/* Lets a passage begin and end as the sentence does that most of is in it. No
 * passage takes words of another match, and between two of one sentence there
 * is no end of one: so they do not meet either. */
static void passage_round(const Search *search, Passage *passage)
{
    const WordRow *old = search->a, *new = search->b;
    unsigned weight = passage_weight(search, passage);
    size_t changed = words_changed(passage);
    size_t a = words_before(old, search->a_taken, passage->a);
    size_t b = words_before(new, search->b_taken, passage->b);
    if (a != TOO_FAR && b != TOO_FAR &&
        is_rest(search, passage->a, passage->b, changed + a + b, weight)) {
        passage->a -= a;
        passage->b -= b;
        changed += a + b;
    }
    a = words_behind(old, search->a_taken, passage->a_end - 1);
    b = words_behind(new, search->b_taken, passage->b_end - 1);
    if (a != TOO_FAR && b != TOO_FAR &&
        is_rest(search, passage->a_end, passage->b_end, changed + a + b,
                weight)) {
        passage->a_end += a;
        passage->b_end += b;
    }
}

/* The passage of some matches, if it is to be told as moved. */
static bool passage_make(const Search *search, const Match *first, size_t count,
                         Passage *out)
{
    const Match *last = &first[count - 1];
    *out = (Passage){first->a, last->a + last->size,
                     first->b, last->b + last->size,
                     first,    count};
    passage_round(search, out);
    unsigned weight = passage_weight(search, out);
    unsigned begin = least_at(search, out->a, out->b);
    unsigned end = least_at(search, out->a_end, out->b_end);
    if (!is_little(words_changed(out), weight))
        return weight >= LEAST_PHRASE;
    return weight >= (begin > end ? begin : end);
}

/* How many matches from one on are of one passage; `places` tells where each
 * is in the order of A. */
static size_t passage_count(const Search *search, const size_t *places,
                            size_t first)
{
    size_t at = first + 1;
    while (at < search->count && places[at] == places[at - 1] + 1 &&
           goes_on(search, &search->matches[at - 1], &search->matches[at]))
        at++;
    return at - first;
}

/* Sets for each match of B the place of it in the order of A. */
static void places_find(const Search *search, size_t *places)
{
    const uint32_t *grown = search->grown;
    for (size_t i = 0; i < search->count; i++)
        places[i] = grown[search->matches[i].b];
}

/* Sorts the matches by B, and notes in `grown` their places in A. */
static void matches_sort(Search *search)
{
    if (!search->count)
        return;
    qsort(search->matches, search->count, sizeof(Match), compare_a);
    for (size_t i = 0; i < search->count; i++)
        search->grown[search->matches[i].b] = (uint32_t)i;
    qsort(search->matches, search->count, sizeof(Match), compare_b);
}

static void free_places(size_t **places)
{
    free(*places);
}

static bool passages_choose(Search *search, Passages *out)
{
    size_t count = search->count;
    if (!count)
        return true;
    AUTO(free_places) size_t *places = calloc(count + 1, sizeof *places);
    out->items = calloc(count + 1, sizeof *out->items);
    if (!places || !out->items)
        return false;
    matches_sort(search);
    places_find(search, places);
    for (size_t i = 0; i < count; i += places[i]) {
        size_t size = passage_count(search, places, i);
        Match *first = &search->matches[i];
        passage_trim(search, first, first + size - 1);
        places[i] = size;
    }
    for (size_t i = 0; i < count; i += places[i])
        if (passage_make(search, &search->matches[i], places[i],
                         &out->items[out->count]))
            out->count++;
    out->matches = TAKE(search->matches);
    return true;
}

bool passages_find(const WordRow *a, const WordRow *b, Passages *out)
{
    AUTO(search_clear) Search search = {.a = a, .b = b};
    *out = (Passages){0};
    if (a->failed || b->failed)
        return false;
    if (!a->count || !b->count)
        return true;
    if (!matches_find(&search))
        return false;
    if (!passages_choose(&search, out)) {
        passages_clear(out);
        return false;
    }
    return true;
}
