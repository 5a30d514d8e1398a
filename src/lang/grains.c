/* Grains by the ranges of Unicode, without its tables. */
#include "lang/grains.h"

#include "lang/utf8.h"

#include <stdlib.h>

#define FEWEST_GRAINS 16

typedef enum {
    GRAIN_BLANK,
    GRAIN_MARK,
    GRAIN_LETTER,
    GRAIN_IDEOGRAPH, /* Han and Kana: two to a token, or nearly */
    GRAIN_SYLLABLE,  /* Thai, Lao, Khmer, Burmese: four and more */
} GrainClass;

static const struct {
    uint32_t first, last;
    GrainClass class;
} ranges[] = {
    {0x00, 0x20, GRAIN_BLANK},
    {'0', '9', GRAIN_LETTER},
    {'A', 'Z', GRAIN_LETTER},
    {'a', 'z', GRAIN_LETTER},
    {0x21, 0x9F, GRAIN_MARK},
    {0xA0, 0xA0, GRAIN_BLANK},
    {0xA1, 0xA9, GRAIN_MARK},
    {0xAB, 0xB1, GRAIN_MARK},
    {0xBB, 0xBB, GRAIN_MARK},
    {0xE00, 0xEFF, GRAIN_SYLLABLE},
    {0x1000, 0x109F, GRAIN_SYLLABLE},
    {0x1780, 0x17FF, GRAIN_SYLLABLE},
    {0x2000, 0x200B, GRAIN_BLANK},
    {0x2010, 0x2027, GRAIN_MARK},
    {0x2028, 0x202F, GRAIN_BLANK},
    {0x2030, 0x206F, GRAIN_MARK},
    {0x20A0, 0x20CF, GRAIN_MARK},
    {0x2190, 0x2BFF, GRAIN_MARK},
    {0x3000, 0x3000, GRAIN_BLANK},
    {0x3001, 0x3004, GRAIN_MARK},
    {0x3008, 0x3030, GRAIN_MARK},
    {0x2E80, 0x2FFF, GRAIN_IDEOGRAPH},
    {0x3005, 0x312F, GRAIN_IDEOGRAPH},
    {0x31F0, 0x9FFF, GRAIN_IDEOGRAPH},
    {0xF900, 0xFAFF, GRAIN_IDEOGRAPH},
    {0xFF01, 0xFF0F, GRAIN_MARK},
    {0xFF1A, 0xFF20, GRAIN_MARK},
    {0xFF65, 0xFF9F, GRAIN_IDEOGRAPH},
    {0x20000, 0x3FFFF, GRAIN_IDEOGRAPH},
};

/* What most texts are made of first. */
static GrainClass class_of(uint32_t code)
{
    if (code - 'a' < 26u || (code > 0xBB && code < 0xE00))
        return GRAIN_LETTER;
    if ((code >= 0x4E00 && code <= 0x9FFF) ||
        (code >= 0x3041 && code <= 0x30FF))
        return GRAIN_IDEOGRAPH;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].class;
    return GRAIN_LETTER;
}

static uint32_t mix(uint32_t hash, uint32_t code)
{
    hash = (hash ^ code) * 0x9E3779B1u;
    return hash ^ (hash >> 15);
}

static void grain_add(Grains *out, uint32_t hash, uint8_t weight,
                      bool is_figure)
{
    if (out->failed)
        return;
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : FEWEST_GRAINS;
        Grain *items = realloc(out->items, room * sizeof *items);
        if (!items) {
            out->failed = true;
            return;
        }
        out->items = items;
        out->room = room;
    }
    out->items[out->count++] = (Grain){hash, weight, is_figure};
}

void grains_read(const char *text, size_t size, Grains *out)
{
    uint32_t word = 0, before = 0; /* before: of a pair */
    bool is_figure = true;
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        GrainClass class = class_of(code);
        if (class == GRAIN_LETTER) {
            word = mix(word, code) | 1;
            is_figure &= code <= '9';
            before = 0;
            continue;
        }
        if (word)
            grain_add(out, word, GRAIN_WORD, is_figure);
        word = 0;
        is_figure = true;
        if (class == GRAIN_MARK)
            grain_add(out, mix(1, code), GRAIN_WORD / 2, false);
        else if (class == GRAIN_IDEOGRAPH)
            grain_add(out, mix(mix(2, before), code), GRAIN_WORD / 2, false);
        else if (class == GRAIN_SYLLABLE)
            grain_add(out, mix(mix(3, before), code), GRAIN_WORD / 4, false);
        before = class >= GRAIN_IDEOGRAPH ? code : 0;
    }
    if (word)
        grain_add(out, word, GRAIN_WORD, is_figure);
}

void grains_clear(Grains *grains)
{
    free(grains->items);
    *grains = (Grains){0};
}

uint32_t grains_stretch(const Grains *grains, size_t first, size_t at,
                        unsigned weight)
{
    uint32_t hash = 4;
    unsigned have = 0;
    for (size_t i = at + 1; i-- > first && have < weight;) {
        hash = mix(hash, grains->items[i].hash);
        have += grains->items[i].weight;
    }
    return have < weight ? mix(hash, 5) : hash;
}

uint64_t grains_weight(const Grains *grains)
{
    uint64_t weight = 0;
    for (size_t i = 0; i < grains->count; i++)
        weight += grains->items[i].weight;
    return weight;
}

static int grain_compare(const void *a, const void *b)
{
    const Grain *one = a, *two = b;
    if (one->hash != two->hash)
        return one->hash < two->hash ? -1 : 1;
    return (int)one->weight - (int)two->weight;
}

/* Sorts without figures, and gives the weight. */
static uint64_t grains_bag(Grains *grains)
{
    size_t count = 0;
    for (size_t i = 0; i < grains->count; i++)
        if (!grains->items[i].is_figure)
            grains->items[count++] = grains->items[i];
    grains->count = count;
    if (count)
        qsort(grains->items, count, sizeof *grains->items, grain_compare);
    return grains_weight(grains);
}

unsigned grains_share(Grains *a, Grains *b)
{
    uint64_t whole = grains_bag(a) + grains_bag(b), common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        int order = grain_compare(&a->items[i], &b->items[j]);
        common += order == 0 ? a->items[i].weight : 0;
        i += order <= 0;
        j += order >= 0;
    }
    return whole ? (unsigned)(200 * common / whole) : 100;
}
