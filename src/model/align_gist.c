/* How much two pieces have in common: not words, which any two texts share,
 * but stretches of words, which a comparison of words can keep. A stretch ends
 * at each word (lang/grains.h) and is four words long; the first ones are
 * shorter, and so are some at the end, so that equal beginnings and endings
 * count fully, as they cost no change of their own. */
#include "base/cleanup.h"
#include "lang/grains.h"
#include "model/align_work.h"

#include <stdlib.h>

#define STRETCH       (4 * GRAIN_WORD)
#define SHORT_STRETCH (2 * GRAIN_WORD)

typedef struct {
    uint32_t *items;
    size_t count, room;
    bool failed;
} Hashes;

static void hashes_clear(Hashes *hashes)
{
    free(hashes->items);
}

static void hash_add(Hashes *hashes, uint32_t hash)
{
    if (hashes->failed)
        return;
    if (hashes->count == hashes->room) {
        size_t room = hashes->room ? hashes->room * 2 : 64;
        uint32_t *items = realloc(hashes->items, room * sizeof *items);
        if (!items) {
            hashes->failed = true;
            return;
        }
        hashes->items = items;
        hashes->room = room;
    }
    hashes->items[hashes->count++] = hash;
}

#define FEW  32   /* so many are sorted sooner one by one */
#define MANY 4096 /* so many by all their bytes */

static void sort_few(uint32_t *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t item = items[i];
        size_t at = i;
        for (; at > 0 && items[at - 1] > item; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

/* From `from` to `to` in the order of one byte; equal ones stay in order. */
static void sort_by_byte(const uint32_t *from, uint32_t *to, size_t count,
                         int shift)
{
    size_t ends[257] = {0};
    for (size_t i = 0; i < count; i++)
        ends[(from[i] >> shift & 255) + 1]++;
    for (size_t i = 1; i < 256; i++)
        ends[i] += ends[i - 1];
    for (size_t i = 0; i < count; i++)
        to[ends[from[i] >> shift & 255]++] = from[i];
}

/* Two bytes tell nearly all hashes apart; the few others are put in order one
 * by one. */
static void hashes_sort(Hashes *hashes)
{
    bool is_many = hashes->count >= MANY;
    if (hashes->count <= FEW) {
        sort_few(hashes->items, hashes->count);
        return;
    }
    uint32_t *other = malloc(hashes->count * sizeof *other);
    hashes->failed = !other;
    for (int shift = is_many ? 0 : 16; other && shift < 32; shift += 16) {
        sort_by_byte(hashes->items, other, hashes->count, shift);
        sort_by_byte(other, hashes->items, hashes->count, shift + 8);
    }
    free(other);
    if (!is_many)
        sort_few(hashes->items, hashes->count);
}

/* The stretches of one line. Towards its end they are counted again from the
 * end, as many as fit into one. */
static void line_stretches(const Grains *grains, Hashes *out)
{
    size_t count = grains->count;
    for (size_t i = 0; i < count; i++)
        hash_add(out, grains_stretch(grains, 0, i, STRETCH));
    unsigned weight = 0;
    for (size_t i = count; i-- > 0 && weight < STRETCH;) {
        uint32_t hash = 6;
        for (size_t at = i; at < count; at++)
            hash = (hash ^ grains->items[at].hash) * 0x85EBCA6Bu;
        hash_add(out, hash ^ (hash >> 13));
        weight += grains->items[i].weight;
    }
}

static bool gist_make(const AlignWork *work, const Stream *stream,
                      const Piece *piece, Gist *out)
{
    AUTO(hashes_clear) Hashes hashes = {0};
    AUTO(hashes_clear) Hashes shorts = {0};
    for (size_t line = piece->first; line < piece->end; line++) {
        AUTO(grains_clear) Grains grains = {0};
        size_t symbol = stream->side->symbols[line] - 1;
        grains_read(table_key(&work->words, symbol),
                    work->words.entries[symbol].size, &grains);
        line_stretches(&grains, &hashes);
        for (size_t i = 0; i < grains.count; i++)
            hash_add(&shorts, grains_stretch(&grains, 0, i, SHORT_STRETCH));
        hashes.failed |= grains.failed;
    }
    out->count = (uint32_t)hashes.count;
    out->short_count = (uint32_t)shorts.count;
    hashes_sort(&hashes);
    hashes_sort(&shorts);
    for (size_t i = 0; i < shorts.count; i++)
        hash_add(&hashes, shorts.items[i]);
    if (hashes.failed || shorts.failed)
        return false;
    out->hashes = TAKE(hashes.items);
    return true;
}

const Gist *gist_of(Pairing *pairing, const Stream *stream, size_t piece)
{
    Gist *gist = &stream->gists[piece];
    if (!gist->is_made) {
        gist->is_made = true;
        if (!gist_make(pairing->work, stream, &stream->pieces[piece], gist))
            pairing->failed = true;
    }
    return gist;
}

/* How much two sorted lists have in common, as often. */
static uint32_t hashes_common(const uint32_t *a, uint32_t a_count,
                              const uint32_t *b, uint32_t b_count)
{
    uint32_t common = 0;
    for (uint32_t x = 0, y = 0; x < a_count && y < b_count;) {
        uint32_t hash_a = a[x], hash_b = b[y];
        common += hash_a == hash_b;
        x += hash_a <= hash_b;
        y += hash_b <= hash_a;
    }
    return common;
}

uint32_t gists_shorts(const Gist *a, const Gist *b)
{
    if (!a->short_count || !b->short_count)
        return 0;
    return hashes_common(a->hashes + a->count, a->short_count,
                         b->hashes + b->count, b->short_count);
}

uint32_t pieces_common(Pairing *pairing, size_t i, size_t j)
{
    const Piece *one = &pairing->a->pieces[i], *two = &pairing->b->pieces[j];
    if ((one->frame == ALIGN_NONE) != (two->frame == ALIGN_NONE))
        return 0;
    const Gist *a = gist_of(pairing, pairing->a, i);
    const Gist *b = gist_of(pairing, pairing->b, j);
    return hashes_common(a->hashes, a->count, b->hashes, b->count);
}

uint32_t pieces_share(Pairing *pairing, size_t i, size_t j, uint32_t common)
{
    uint32_t whole = gist_of(pairing, pairing->a, i)->count +
                     gist_of(pairing, pairing->b, j)->count;
    return whole ? (uint32_t)(200 * (uint64_t)common / whole) : 100;
}
