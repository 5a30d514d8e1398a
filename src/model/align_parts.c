/* Lines that became several, and several that became one. A line of the one
 * text is held against lines of the other that stand one after another where
 * it stood: they are its parts when its words are theirs, or nearly. */
#include "model/align_parts.h"
#include "base/cleanup.h"

#include <stdlib.h>
#include <string.h>

#define MOST_WINDOW  40 /* lines that one line is held against */
#define LEAST_WITHIN 60 /* of a hundred of the words of a part */
#define LEAST_WHOLE  70 /* of those of the line */
#define MOST_WHOLE   130
#define SMALL_PART   10 /* a piece is small with less than a tenth of a line */

const char *part_words(const Parting *parting, const Stream *stream,
                       size_t piece, size_t *size)
{
    const Table *words = &parting->pairing->work->words;
    size_t symbol = stream->side->symbols[stream->pieces[piece].first] - 1;
    *size = words->entries[symbol].size;
    return table_key(words, symbol);
}

/* How many words of a piece are those of the line; 0 where they are too few
 * of its own. */
static uint32_t words_within(const Parting *parting, size_t line, size_t part)
{
    size_t size, part_size;
    const char *text = part_words(parting, parting->whole, line, &size);
    const char *own = part_words(parting, parting->split, part, &part_size);
    const Gist *whole = gist_of(parting->pairing, parting->whole, line);
    const Gist *split = gist_of(parting->pairing, parting->split, part);
    if (!part_size || parting->pairing->failed)
        return 0;
    if (strstr(text, own))
        return split->short_count;
    uint32_t common = gists_shorts(whole, split);
    return (uint64_t)common * 100 < (uint64_t)split->short_count * LEAST_WITHIN
               ? 0
               : common;
}

bool part_is_free(const Parting *parting, size_t line, size_t part)
{
    const Piece *piece = &parting->split->pieces[part];
    return piece->frame == ALIGN_NONE && !piece->move && piece->parts == 1 &&
           (piece->mate == ALIGN_NONE ||
            (piece->mate == line && parting->whole->pieces[line].mate == part));
}

/* Whether the words of a range, blanks aside, are just those of the line. */
static bool is_exact(const Parting *parting, size_t line, Range range)
{
    size_t size, at = 0;
    const char *text = part_words(parting, parting->whole, line, &size);
    for (size_t i = range.first; i < range.end; i++) {
        size_t part_size;
        const char *part = part_words(parting, parting->split, i, &part_size);
        for (size_t k = 0; k < part_size; k++) {
            if (part[k] == ' ')
                continue;
            while (at < size && text[at] == ' ')
                at++;
            if (at == size || text[at++] != part[k])
                return false;
        }
    }
    return at == size;
}

/* Whether a range holds the words of the line, and little else. */
static bool is_whole(const Parting *parting, size_t line, Range range)
{
    uint64_t within = 0, all = 0;
    uint64_t whole =
        gist_of(parting->pairing, parting->whole, line)->short_count;
    for (size_t i = range.first; i < range.end; i++) {
        within += words_within(parting, line, i);
        all += gist_of(parting->pairing, parting->split, i)->short_count;
    }
    return within * 100 >= whole * LEAST_WHOLE &&
           all * 100 <= whole * MOST_WHOLE;
}

void parts_set(const Parting *parting, size_t line, Range range)
{
    Piece *whole = &parting->whole->pieces[line];
    whole->mate = range.first;
    whole->parts = range.end - range.first;
    for (size_t i = range.first; i < range.end; i++) {
        Piece *part = &parting->split->pieces[i];
        part->mate = line;
        part->part = i - range.first;
    }
}

/* The longest range of parts in [from, end) that begins at `from`. */
static Range range_read(const Parting *parting, size_t line, size_t from,
                        size_t end)
{
    Range range = {from, from};
    while (range.end < end && part_is_free(parting, line, range.end) &&
           words_within(parting, line, range.end))
        range.end++;
    return range;
}

/* Whether a piece is no small one, or stands at that end of the line. */
static bool is_edge(const Parting *parting, size_t line, size_t part,
                    bool is_last)
{
    size_t size, part_size;
    const char *text = part_words(parting, parting->whole, line, &size);
    const char *own = part_words(parting, parting->split, part, &part_size);
    if (part_size * SMALL_PART >= size)
        return true;
    return memcmp(is_last ? text + size - part_size : text, own, part_size) ==
           0;
}

/* Leaves out small pieces at the ends that only happen to be in the line: a
 * heading of one word behind it is none of its parts. */
static Range range_trim(const Parting *parting, size_t line, Range range)
{
    while (range.end > range.first &&
           !is_edge(parting, line, range.end - 1, true))
        range.end--;
    while (range.end > range.first &&
           !is_edge(parting, line, range.first, false))
        range.first++;
    return range;
}

/* Mates a line with a range that is it, or with what of it nearly is. `mate`
 * is in it, where the line has one. */
static bool range_try(const Parting *parting, size_t line, Range range)
{
    size_t mate = parting->whole->pieces[line].mate;
    if (!is_exact(parting, line, range)) {
        range = range_trim(parting, line, range);
        if (range.end == range.first || !is_whole(parting, line, range))
            return false;
    }
    if (range.end - range.first < 2 ||
        (mate != ALIGN_NONE && (mate < range.first || mate >= range.end)))
        return false;
    parts_set(parting, line, range);
    return true;
}

/* Looks in [from, end) of the other text. */
static void line_part(const Parting *parting, size_t line, Range window)
{
    for (size_t at = window.first; at < window.end;) {
        Range range = range_read(parting, line, at, window.end);
        if (range.end > range.first && range_try(parting, line, range))
            return;
        at = range.end + 1;
    }
}

/* Where in the other text a line could be in parts: between what its
 * neighbours are mated with, or around its own mate. */
static Range window_of(const Parting *parting, size_t line, size_t from,
                       size_t end)
{
    size_t mate = parting->whole->pieces[line].mate;
    Range window = {from, end};
    if (mate == ALIGN_NONE) {
        if (end - from > MOST_WINDOW)
            window.end = from;
        return window;
    }
    window.first = window.end = mate;
    while (window.first > from && mate - window.first < MOST_WINDOW &&
           part_is_free(parting, line, window.first - 1))
        window.first--;
    while (window.end < end && window.end - mate < MOST_WINDOW &&
           part_is_free(parting, line, window.end))
        window.end++;
    return window;
}

static bool is_spine(const Piece *piece)
{
    return piece->mate != ALIGN_NONE && !piece->move;
}

/* Whether a line may have become several. */
static bool may_split(const Parting *parting, size_t line)
{
    const Piece *piece = &parting->whole->pieces[line];
    if (piece->frame != ALIGN_NONE || piece->move || piece->parts > 1)
        return false;
    if (piece->mate == ALIGN_NONE)
        return true;
    const Piece *mate = &parting->split->pieces[piece->mate];
    return mate->mate == line && mate->parts == 1 &&
           mate->symbol != piece->symbol;
}

/* The first piece behind that many that stands, and its mate's end. */
static size_t next_mate(const Parting *parting, size_t line, size_t *known)
{
    const Stream *whole = parting->whole;
    if (*known <= line)
        *known = line + 1;
    while (*known < whole->count && !is_spine(&whole->pieces[*known]))
        ++*known;
    return *known < whole->count ? whole->pieces[*known].mate
                                 : parting->split->count;
}

static void direction_find(const Parting *parting)
{
    const Stream *whole = parting->whole;
    size_t from = 0, known = 0;
    for (size_t i = 0; i < whole->count && !parting->pairing->failed; i++) {
        const Piece *piece = &whole->pieces[i];
        if (may_split(parting, i)) {
            size_t end = next_mate(parting, i, &known);
            if (from < end)
                line_part(parting, i, window_of(parting, i, from, end));
        }
        if (is_spine(piece))
            from = piece->mate + piece->parts;
    }
}

void parts_mate(Pairing *pairing)
{
    Parting split = {pairing, pairing->a, pairing->b};
    Parting merge = {pairing, pairing->b, pairing->a};
    direction_find(&split);
    direction_find(&merge);
    parts_join(&split);
    parts_join(&merge);
}
