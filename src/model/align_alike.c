/* Pieces that are alike, wherever they stand, without looking at all pairs.
 * Each unmated piece has a sketch: of its short stretches of words, those with
 * the smallest hashes. Texts that share much share much of their sketches (A.
 * Broder, On the resemblance and containment of documents, 1997). What many
 * pieces have tells nothing and is left out. */
#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>
#include <string.h>

#define SKETCH            24 /* hashes of a sketch */
#define MOST_HOLDERS      8  /* pieces of either text that have a hash */
#define MOST_LOOKS        4  /* pieces of A that one of B is compared with */
#define LEAST_SHARE       25
#define LEAST_COMMON      4
#define LEAST_NAMED_SHARE 10 /* of what has the same id */

/* One hash of a sketch of A. */
typedef struct {
    uint32_t hash;
    uint32_t piece;
} Holder;

typedef struct {
    uint32_t a, b, common;
} Candidate;

typedef struct {
    Holder *holders; /* sorted by hash */
    size_t holder_count;
    Candidate *candidates;
    size_t count, room;
} Search;

static void search_clear(Search *search)
{
    free(search->holders);
    free(search->candidates);
}

static int compare_holders(const void *a, const void *b)
{
    const Holder *one = a, *two = b;
    if (one->hash != two->hash)
        return one->hash < two->hash ? -1 : 1;
    return one->piece < two->piece ? -1 : one->piece > two->piece;
}

static int compare_candidates(const void *a, const void *b)
{
    const Candidate *one = a, *two = b;
    if (one->common != two->common)
        return one->common > two->common ? -1 : 1;
    if (one->a != two->a)
        return one->a < two->a ? -1 : 1;
    return one->b < two->b ? -1 : one->b > two->b;
}

/* The sketch of a piece; gives its size. */
static size_t sketch_read(const Gist *gist, uint32_t sketch[SKETCH])
{
    size_t count = 0;
    if (!gist->short_count)
        return 0;
    const uint32_t *shorts = gist->hashes + gist->count;
    for (uint32_t i = 0; i < gist->short_count && count < SKETCH; i++)
        if (i == 0 || shorts[i] != shorts[i - 1])
            sketch[count++] = shorts[i];
    return count;
}

/* Indexes the sketches of the unmated pieces of A. */
static bool search_open(Pairing *pairing, Search *search)
{
    const Stream *a = pairing->a;
    size_t unmated = 0;
    for (size_t i = 0; i < a->count; i++)
        unmated += a->pieces[i].mate == ALIGN_NONE;
    search->holders = malloc((unmated * SKETCH + 1) * sizeof(Holder));
    if (!search->holders)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        uint32_t sketch[SKETCH];
        if (a->pieces[i].mate != ALIGN_NONE)
            continue;
        size_t size = sketch_read(gist_of(pairing, a, i), sketch);
        for (size_t at = 0; at < size; at++)
            search->holders[search->holder_count++] =
                (Holder){sketch[at], (uint32_t)i};
    }
    if (search->holder_count)
        qsort(search->holders, search->holder_count, sizeof(Holder),
              compare_holders);
    return true;
}

/* The first holder of a hash. */
static size_t holder_find(const Search *search, uint32_t hash)
{
    size_t low = 0, high = search->holder_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->holders[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool candidate_add(Search *search, Candidate candidate)
{
    if (search->count == search->room) {
        size_t room = search->room ? search->room * 2 : 64;
        Candidate *candidates =
            realloc(search->candidates, room * sizeof *candidates);
        if (!candidates)
            return false;
        search->candidates = candidates;
        search->room = room;
    }
    search->candidates[search->count++] = candidate;
    return true;
}

static int compare_pieces(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    return one < two ? -1 : one > two;
}

/* The pieces of A that hold hashes of a sketch, one for each. */
static size_t votes_read(const Search *search, const uint32_t *sketch,
                         size_t size, uint32_t *votes)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        size_t first = holder_find(search, sketch[i]), end = first;
        while (end < search->holder_count && end - first <= MOST_HOLDERS &&
               search->holders[end].hash == sketch[i])
            end++;
        if (end - first <= MOST_HOLDERS)
            for (size_t at = first; at < end; at++)
                votes[count++] = search->holders[at].piece;
    }
    if (count)
        qsort(votes, count, sizeof *votes, compare_pieces);
    return count;
}

/* Takes the piece with the most votes out of them; false for none. */
static bool vote_take(uint32_t *votes, size_t count, uint32_t *piece)
{
    size_t best = 0, at = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && votes[end] == votes[i]; end++) {
        }
        if (votes[i] != UINT32_MAX && end - i > best) {
            best = end - i;
            at = i;
        }
    }
    if (best)
        *piece = votes[at];
    for (size_t i = 0; i < best; i++)
        votes[at + i] = UINT32_MAX;
    return best > 0;
}

/* Compares a piece of B with those that may be like it. */
static bool piece_look(Pairing *pairing, Search *search, size_t j)
{
    uint32_t sketch[SKETCH], votes[SKETCH * MOST_HOLDERS], i;
    size_t size = sketch_read(gist_of(pairing, pairing->b, j), sketch);
    size_t count = votes_read(search, sketch, size, votes);
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
        if (!vote_take(votes, count, &i))
            return true;
        uint32_t common = pieces_common(pairing, i, j);
        if (common >= LEAST_COMMON &&
            pieces_share(pairing, i, j, common) >= LEAST_SHARE &&
            !candidate_add(search, (Candidate){i, (uint32_t)j, common}))
            return false;
    }
    return true;
}

void alike_mate(Pairing *pairing)
{
    AUTO(search_clear) Search search = {0};
    const Stream *b = pairing->b;
    if (!search_open(pairing, &search))
        pairing->failed = true;
    for (size_t j = 0; j < b->count && !pairing->failed; j++)
        if (b->pieces[j].mate == ALIGN_NONE && !piece_look(pairing, &search, j))
            pairing->failed = true;
    if (pairing->failed || !search.count)
        return;
    qsort(search.candidates, search.count, sizeof(Candidate),
          compare_candidates);
    for (size_t i = 0; i < search.count; i++) {
        const Candidate *one = &search.candidates[i];
        if (pairing->a->pieces[one->a].mate == ALIGN_NONE &&
            b->pieces[one->b].mate == ALIGN_NONE)
            pieces_mate(pairing, one->a, one->b);
    }
}

/* --------------------------------------------------------------------- ids */

typedef struct {
    const char *id;
    Element element;
    size_t index;
    bool is_b;
} Named;

static int compare_named(const void *a, const void *b)
{
    const Named *one = a, *two = b;
    int order = strcmp(one->id, two->id);
    if (order)
        return order;
    if (one->element != two->element)
        return one->element < two->element ? -1 : 1;
    return (int)one->is_b - (int)two->is_b;
}

static size_t named_add(const Stream *stream, bool is_b, Named *named)
{
    size_t count = 0;
    for (size_t i = 0; i < stream->count; i++) {
        const Piece *piece = &stream->pieces[i];
        const char *id = piece_id(stream->side, piece);
        if (piece->mate != ALIGN_NONE || piece->frame != ALIGN_NONE || !id)
            continue;
        const xmlNode *node = stream->side->out->lines[piece->first].node;
        named[count++] = (Named){id, element_of(node), i, is_b};
    }
    return count;
}

static bool is_same_named(const Named *one, const Named *two)
{
    return one->element == two->element && strcmp(one->id, two->id) == 0;
}

static void free_named(Named **named)
{
    free(*named);
}

void ids_mate(Pairing *pairing)
{
    const Stream *a = pairing->a, *b = pairing->b;
    AUTO(free_named)
    Named *named = malloc((a->count + b->count + 1) * sizeof *named);
    if (!named) {
        pairing->failed = true;
        return;
    }
    size_t count = named_add(a, false, named);
    count += named_add(b, true, named + count);
    if (count)
        qsort(named, count, sizeof *named, compare_named);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && is_same_named(&named[i], &named[end]);)
            end++;
        if (end - i != 2 || named[i].is_b == named[i + 1].is_b)
            continue;
        size_t one = named[i].index, two = named[i + 1].index;
        uint32_t common = pieces_common(pairing, one, two);
        if (pieces_share(pairing, one, two, common) >= LEAST_NAMED_SHARE)
            pieces_mate(pairing, one, two);
    }
}
