/* Lines that were cut in two, or joined, and edited too: what stands beside
 * the mate of a line is a part of the line when to compare it along costs less
 * than to mark it as a whole. A cost is that of marked words and of runs, as a
 * reader has them (diff/words), over grains. */
#include "base/cleanup.h"
#include "base/sequence.h"
#include "lang/grains.h"
#include "model/align_parts.h"

#include <stdlib.h>

#define RUN_PRICE    (3 * GRAIN_WORD)
#define MOST_BESIDE  3  /* pieces that are taken along at a time */
#define LEAST_LEFT   6  /* stretches of the line that its mate has not */
#define LEAST_COMMON 4  /* that a piece has of them */
#define LEAST_SHARE  12 /* of a hundred of its own */
#define LEAST_GAIN   (5 * GRAIN_WORD)
#define GAIN_SHARE   10 /* of a hundred of what would be marked */

typedef struct {
    const Parting *parting;
    size_t line;
    Range range; /* of its parts as yet */
    uint64_t cost;
} Join;

static void range_grains(const Join *join, const Stream *stream, Range range,
                         Grains *out)
{
    for (size_t i = range.first; i < range.end; i++) {
        size_t size;
        const char *text = part_words(join->parting, stream, i, &size);
        grains_read(text, size, out);
    }
}

static void free_symbols(uint32_t **symbols)
{
    free(*symbols);
}

static bool symbols_add(Table *table, const Grains *grains, uint32_t *out)
{
    for (size_t i = 0; i < grains->count; i++) {
        const Grain *grain = &grains->items[i];
        size_t *value =
            table_add(table, (const char *)&grain->hash, sizeof grain->hash);
        if (!value)
            return false;
        if (!*value)
            *value = table->count;
        out[i] = (uint32_t)*value;
    }
    return true;
}

static uint64_t weight_of(const Grains *grains, size_t from, size_t end)
{
    uint64_t weight = 0;
    for (size_t i = from; i < end; i++)
        weight += grains->items[i].weight;
    return weight;
}

/* What edits cost, with what stands between two of them marked where that is
 * cheaper. */
static uint64_t edits_cost(const Grains *a, const Grains *b, const Edits *edits)
{
    uint64_t cost = 0;
    bool has_gone = false, has_come = false;
    for (size_t i = 0, a_end = 0; i < edits->count; i++) {
        const Edit *edit = &edits->items[i];
        uint64_t between = 2 * weight_of(a, a_end, edit->a);
        uint64_t runs = (has_gone && edit->a_size ? RUN_PRICE : 0) +
                        (has_come && edit->b_size ? RUN_PRICE : 0);
        if (i && between < runs)
            cost += between;
        else
            has_gone = has_come = false;
        cost += (!has_gone && edit->a_size ? RUN_PRICE : 0) +
                (!has_come && edit->b_size ? RUN_PRICE : 0) +
                weight_of(a, edit->a, edit->a + edit->a_size) +
                weight_of(b, edit->b, edit->b + edit->b_size);
        has_gone |= edit->a_size > 0;
        has_come |= edit->b_size > 0;
        a_end = edit->a + edit->a_size;
    }
    return cost;
}

/* What it costs to mark the changes between two rows of grains. */
static bool grains_cost(const Grains *a, const Grains *b, uint64_t *cost)
{
    AUTO(table_clear) Table table = {0};
    AUTO(edits_clear) Edits edits = {0};
    AUTO(free_symbols)
    uint32_t *symbols = malloc((a->count + b->count + 1) * sizeof *symbols);
    if (!symbols || a->failed || b->failed ||
        !symbols_add(&table, a, symbols) ||
        !symbols_add(&table, b, symbols + a->count))
        return false;
    Sequences rows = {symbols, symbols + a->count, a->count, b->count};
    if (!sequence_diff(&rows, &edits))
        return false;
    *cost = edits_cost(a, b, &edits);
    return true;
}

/* What it costs to compare the line with a range. */
static uint64_t range_cost(const Join *join, Range range)
{
    AUTO(grains_clear) Grains line = {0};
    AUTO(grains_clear) Grains parts = {0};
    Range own = {join->line, join->line + 1};
    uint64_t cost = 0;
    range_grains(join, join->parting->whole, own, &line);
    range_grains(join, join->parting->split, range, &parts);
    if (!grains_cost(&line, &parts, &cost))
        join->parting->pairing->failed = true;
    return cost;
}

static bool is_heading(const Stream *stream, size_t piece)
{
    const Piece *one = &stream->pieces[piece];
    return element_of(stream->side->out->lines[one->first].node) == EL_heading;
}

/* Whether a piece beside the range may hold words of the line. */
static bool may_join(const Join *join, size_t part)
{
    const Parting *parting = join->parting;
    if (is_heading(parting->split, part) !=
        is_heading(parting->whole, join->line))
        return false;
    const Gist *line = gist_of(parting->pairing, parting->whole, join->line);
    const Gist *own = gist_of(parting->pairing, parting->split, part);
    uint64_t common = gists_shorts(line, own);
    return common >= LEAST_COMMON &&
           common * 100 >= LEAST_SHARE * (uint64_t)own->short_count;
}

/* Takes the pieces `beside` the range along where that is cheaper. */
static bool join_try(Join *join, Range beside)
{
    Range range = {beside.first < join->range.first ? beside.first
                                                    : join->range.first,
                   beside.end > join->range.end ? beside.end : join->range.end};
    AUTO(grains_clear) Grains grains = {0};
    range_grains(join, join->parting->split, beside, &grains);
    uint64_t alone = grains_weight(&grains) + RUN_PRICE;
    uint64_t cost = range_cost(join, range);
    uint64_t gain = join->cost + alone > cost ? join->cost + alone - cost : 0;
    if (gain < LEAST_GAIN || gain * 100 < 2 * alone * GAIN_SHARE)
        return false;
    join->range = range;
    join->cost = cost;
    return true;
}

/* Looks before the range, or behind it; true where it grew. */
static bool join_grow(Join *join, bool is_ahead)
{
    const Parting *parting = join->parting;
    Range beside = join->range;
    if (is_ahead)
        beside.first = beside.end;
    else
        beside.end = beside.first;
    for (int i = 0; i < MOST_BESIDE; i++) {
        size_t part = is_ahead ? beside.end : beside.first - 1;
        if (part >= parting->split->count ||
            !part_is_free(parting, join->line, part))
            return false;
        if (is_ahead)
            beside.end++;
        else
            beside.first--;
        if (may_join(join, part) && join_try(join, beside))
            return true;
    }
    return false;
}

/* Whether a line has a mate of its own, or parts, that may not be all of it. */
static bool is_open(const Parting *parting, size_t line)
{
    const Piece *piece = &parting->whole->pieces[line];
    if (piece->frame != ALIGN_NONE || piece->move || piece->mate == ALIGN_NONE)
        return false;
    const Piece *mate = &parting->split->pieces[piece->mate];
    if (mate->mate != line || mate->parts > 1 || mate->symbol == piece->symbol)
        return false;
    uint32_t common = 0;
    const Gist *own = gist_of(parting->pairing, parting->whole, line);
    for (size_t i = 0; i < piece->parts; i++)
        common += gists_shorts(
            own, gist_of(parting->pairing, parting->split, piece->mate + i));
    return own->short_count >= common + LEAST_LEFT;
}

void parts_join(const Parting *parting)
{
    Pairing *pairing = parting->pairing;
    for (size_t i = 0; i < parting->whole->count && !pairing->failed; i++) {
        if (!is_open(parting, i))
            continue;
        const Piece *piece = &parting->whole->pieces[i];
        Join join = {parting, i, {piece->mate, piece->mate + piece->parts}, 0};
        size_t was = piece->parts;
        join.cost = range_cost(&join, join.range);
        while (join_grow(&join, false) || join_grow(&join, true)) {
        }
        if (join.range.end - join.range.first > was)
            parts_set(parting, i, join.range);
    }
}
