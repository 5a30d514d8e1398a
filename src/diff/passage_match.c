/* Words in a row that went and came once each are seeds; they grow to matches,
 * the longest of which take their words first. */
#include "diff/passage_search.h"

#include "base/cleanup.h"

#include <stdlib.h>
#include <string.h>

#define SEED        4 /* words in a row */
#define NOWHERE     UINT32_MAX
#define SEVERAL     (UINT32_MAX - 1)
#define HASH_FACTOR 0x9E3779B97F4A7C15u

void search_clear(Search *search)
{
    free(search->seeds.slots);
    free(search->grown);
    free(search->a_taken);
    free(search->b_taken);
    free(search->matches);
}

void row_clear(WordRow *row)
{
    free(row->items);
    *row = (WordRow){0};
}

void row_add(WordRow *row, RowWord word)
{
    if (row->count == row->room) {
        size_t room = row->room ? 2 * row->room : 64;
        RowWord *items = realloc(row->items, room * sizeof *items);
        if (!items) {
            row->failed = true;
            return;
        }
        row->items = items;
        row->room = room;
    }
    row->items[row->count++] = word;
}

/* ------------------------------------------------------------------- seeds */

/* The hash of the words that begin there; 0 where the run ends before. */
static uint64_t seed_hash(const WordRow *row, size_t at)
{
    if (at + SEED > row->count ||
        row->items[at].run != row->items[at + SEED - 1].run)
        return 0;
    uint64_t hash = 1;
    for (size_t i = 0; i < SEED; i++) {
        hash = (hash ^ row->items[at + i].hash) * HASH_FACTOR;
        hash ^= hash >> 29;
    }
    return hash ? hash : 1;
}

/* The slot of a hash, or the empty one where it would be. */
static Seed *seed_find(const Seeds *seeds, uint64_t hash)
{
    size_t at = hash & (seeds->count - 1);
    while (seeds->slots[at].hash && seeds->slots[at].hash != hash)
        at = (at + 1) & (seeds->count - 1);
    return &seeds->slots[at];
}

static void place_note(uint32_t *place, size_t at)
{
    *place = *place == NOWHERE ? (uint32_t)at : SEVERAL;
}

static bool seeds_read(Search *search)
{
    Seeds *seeds = &search->seeds;
    seeds->count = 64;
    while (seeds->count < 2 * search->a->count)
        seeds->count *= 2;
    seeds->slots = calloc(seeds->count, sizeof *seeds->slots);
    if (!seeds->slots)
        return false;
    for (size_t i = 0; i < search->a->count; i++) {
        uint64_t hash = seed_hash(search->a, i);
        Seed *seed = hash ? seed_find(seeds, hash) : NULL;
        if (seed && !seed->hash)
            *seed = (Seed){hash, NOWHERE, NOWHERE};
        if (seed)
            place_note(&seed->a, i);
    }
    for (size_t i = 0; i < search->b->count; i++) {
        uint64_t hash = seed_hash(search->b, i);
        Seed *seed = hash ? seed_find(seeds, hash) : NULL;
        if (seed && seed->hash)
            place_note(&seed->b, i);
    }
    return true;
}

/* ----------------------------------------------------------------- matches */

bool is_in_run(const WordRow *row, size_t at, size_t other)
{
    return other < row->count && row->items[at].run == row->items[other].run;
}

static bool is_same(const Search *search, size_t a, size_t b)
{
    return search->a->items[a].hash == search->b->items[b].hash;
}

bool words_may(const Search *search, size_t a, size_t b, unsigned flag)
{
    return search->a->items[a].flags & search->b->items[b].flags & flag;
}

/* Takes words off that a passage may not begin or end with. */
static void match_trim(const Search *search, Match *match)
{
    while (match->size && !words_may(search, match->a, match->b, WORD_BEGINS)) {
        match->a++;
        match->b++;
        match->size--;
    }
    while (match->size && !words_may(search, match->a + match->size - 1,
                                     match->b + match->size - 1, WORD_ENDS))
        match->size--;
}

static void match_add(Search *search, Match match)
{
    if (search->count == search->room) {
        size_t room = search->room ? 2 * search->room : 32;
        Match *matches = realloc(search->matches, room * sizeof *matches);
        if (!matches) {
            search->failed = true;
            return;
        }
        search->matches = matches;
        search->room = room;
    }
    search->matches[search->count++] = match;
}

/* Grows a seed both ways. */
static void seed_grow(Search *search, size_t a, size_t b)
{
    const WordRow *old = search->a, *new = search->b;
    size_t a_end = a + SEED, b_end = b + SEED;
    while (a && b && is_in_run(old, a, a - 1) && is_in_run(new, b, b - 1) &&
           is_same(search, a - 1, b - 1))
        a--, b--;
    while (is_in_run(old, a, a_end) && is_in_run(new, b, b_end) &&
           is_same(search, a_end, b_end))
        a_end++, b_end++;
    for (size_t i = 0; a + i < a_end; i++)
        search->grown[b + i] = (uint32_t)(a + i);
    Match match = {a, b, a_end - a};
    match_trim(search, &match);
    if (match.size >= SEED)
        match_add(search, match);
}

static bool seeds_grow(Search *search)
{
    size_t count = search->b->count;
    search->grown = malloc((count + 1) * sizeof *search->grown);
    if (!search->grown)
        return false;
    for (size_t i = 0; i < count; i++)
        search->grown[i] = NOWHERE;
    for (size_t i = 0; i < count && !search->failed; i++) {
        uint64_t hash = seed_hash(search->b, i);
        const Seed *seed = hash ? seed_find(&search->seeds, hash) : NULL;
        if (seed && seed->hash && seed->a < SEVERAL && seed->b < SEVERAL &&
            search->grown[i] != seed->a)
            seed_grow(search, seed->a, i);
    }
    return !search->failed;
}

/* ------------------------------------------------------------------ taking */

/* A match with what orders it, by its words alone. */
typedef struct {
    Match match;
    uint64_t hash;
} Rival;

static int compare_rivals(const void *left, const void *right)
{
    const Rival *a = left, *b = right;
    if (a->match.size != b->match.size)
        return a->match.size > b->match.size ? -1 : 1;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static bool is_taken(const Search *search, const Match *match, size_t at)
{
    return search->a_taken[match->a + at] || search->b_taken[match->b + at];
}

/* Takes the words of a match that are not taken yet, if they are in a row. */
static void match_take(Search *search, Match match)
{
    while (match.size && is_taken(search, &match, 0)) {
        match.a++;
        match.b++;
        match.size--;
    }
    while (match.size && is_taken(search, &match, match.size - 1))
        match.size--;
    match_trim(search, &match);
    for (size_t i = 0; i < match.size; i++)
        if (is_taken(search, &match, i))
            return;
    if (match.size < SEED)
        return;
    memset(search->a_taken + match.a, true, match.size);
    memset(search->b_taken + match.b, true, match.size);
    match_add(search, match);
}

static void free_rivals(Rival **rivals)
{
    free(*rivals);
}

static bool matches_take(Search *search)
{
    size_t count = search->count;
    AUTO(free_rivals) Rival *rivals = calloc(count + 1, sizeof *rivals);
    search->a_taken = calloc(search->a->count + 1, sizeof(bool));
    search->b_taken = calloc(search->b->count + 1, sizeof(bool));
    if (!rivals || !search->a_taken || !search->b_taken)
        return false;
    for (size_t i = 0; i < count; i++) {
        const Match *match = &search->matches[i];
        uint64_t hash = match->size;
        for (size_t k = 0; k < match->size; k++)
            hash = (hash ^ search->a->items[match->a + k].hash) * HASH_FACTOR;
        rivals[i] = (Rival){*match, hash};
    }
    qsort(rivals, count, sizeof *rivals, compare_rivals);
    search->count = 0;
    for (size_t i = 0; i < count; i++)
        match_take(search, rivals[i].match);
    return !search->failed;
}

bool matches_find(Search *search)
{
    return seeds_read(search) && seeds_grow(search) && matches_take(search);
}
