/* Anchors: pieces that are equal, and that nothing else is equal to, wherever
 * they stand. Of several equal ones, those that alone have an id or a number.
 * Then what stands right before or behind a mated pair and is equal too
 * (P. Heckel, A technique for isolating differences between files, 1978). */
#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>
#include <string.h>

/* A piece by its symbol, and among equal ones by a name. */
typedef struct {
    uint32_t symbol;
    const char *name; /* id; NULL: none */
    size_t number;    /* symbol of the num before it; 0: none */
    size_t index;
    bool is_b;
} Entry;

static int compare_symbols(const void *a, const void *b)
{
    const Entry *one = a, *two = b;
    if (one->symbol != two->symbol)
        return one->symbol < two->symbol ? -1 : 1;
    if (one->is_b != two->is_b)
        return one->is_b ? 1 : -1;
    return one->index < two->index ? -1 : one->index > two->index;
}

static int compare_names(const void *a, const void *b)
{
    const Entry *one = a, *two = b;
    if (one->name && two->name) {
        int order = strcmp(one->name, two->name);
        return order ? order : compare_symbols(a, b);
    }
    if (one->name || two->name)
        return one->name ? -1 : 1;
    return compare_symbols(a, b);
}

static int compare_numbers(const void *a, const void *b)
{
    const Entry *one = a, *two = b;
    if (one->number != two->number)
        return one->number < two->number ? -1 : 1;
    return compare_symbols(a, b);
}

const char *piece_id(const Side *side, const Piece *piece)
{
    if (piece->frame != ALIGN_NONE)
        return doc_get(side->frames[piece->frame].node, "xml:id");
    size_t owner = side->owners[piece->first];
    return owner == ALIGN_NONE
               ? NULL
               : doc_get(side->out->provisions[owner].node, "xml:id");
}

static size_t number_of(const Side *side, const Piece *piece)
{
    size_t line = piece->first;
    if (piece->frame != ALIGN_NONE || line == 0 ||
        element_of(side->out->lines[line - 1].node) != EL_num)
        return 0;
    return side->symbols[line - 1];
}

static bool is_same_name(const Entry *one, const Entry *two)
{
    return one->name && two->name && strcmp(one->name, two->name) == 0;
}

static bool is_same_number(const Entry *one, const Entry *two)
{
    return one->number && one->number == two->number;
}

/* Mates what is the same, and in each text once, in a sorted list. */
static void unique_mate(Pairing *pairing, const Entry *entries, size_t count,
                        bool (*is_same)(const Entry *, const Entry *))
{
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && is_same(&entries[i], &entries[end]))
            end++;
        if (end - i != 2 || entries[i].is_b || !entries[i + 1].is_b)
            continue;
        size_t a = entries[i].index, b = entries[i + 1].index;
        if (pairing->a->pieces[a].mate == ALIGN_NONE &&
            pairing->b->pieces[b].mate == ALIGN_NONE)
            pieces_mate(pairing, a, b);
    }
}

/* Several equal pieces. */
static void group_mate(Pairing *pairing, Entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Stream *stream = entries[i].is_b ? pairing->b : pairing->a;
        const Piece *piece = &stream->pieces[entries[i].index];
        entries[i].name = piece_id(stream->side, piece);
        entries[i].number = number_of(stream->side, piece);
    }
    qsort(entries, count, sizeof *entries, compare_names);
    unique_mate(pairing, entries, count, is_same_name);
    qsort(entries, count, sizeof *entries, compare_numbers);
    unique_mate(pairing, entries, count, is_same_number);
}

static void extend(Pairing *pairing)
{
    Piece *a = pairing->a->pieces, *b = pairing->b->pieces;
    size_t a_count = pairing->a->count, b_count = pairing->b->count;
    for (size_t i = 0; i < a_count; i++) {
        size_t j = i == 0                        ? 0
                   : a[i - 1].mate == ALIGN_NONE ? b_count
                                                 : a[i - 1].mate + 1;
        if (a[i].mate == ALIGN_NONE && j < b_count && b[j].mate == ALIGN_NONE &&
            a[i].rank == b[j].rank)
            pieces_mate(pairing, i, j);
    }
    for (size_t i = a_count; i-- > 0;) {
        size_t j = i + 1 == a_count              ? b_count
                   : a[i + 1].mate == ALIGN_NONE ? 0
                                                 : a[i + 1].mate;
        if (a[i].mate == ALIGN_NONE && j > 0 && b[j - 1].mate == ALIGN_NONE &&
            a[i].rank == b[j - 1].rank)
            pieces_mate(pairing, i, j - 1);
    }
}

static void free_entries(Entry **entries)
{
    free(*entries);
}

void anchors_mate(Pairing *pairing)
{
    Stream *a = pairing->a, *b = pairing->b;
    size_t count = a->count + b->count;
    AUTO(free_entries) Entry *entries = calloc(count + 1, sizeof *entries);
    if (!entries) {
        pairing->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        bool is_b = i >= a->count;
        size_t index = is_b ? i - a->count : i;
        const Stream *stream = is_b ? b : a;
        entries[i] = (Entry){.symbol = stream->pieces[index].symbol,
                             .index = index,
                             .is_b = is_b};
    }
    qsort(entries, count, sizeof *entries, compare_symbols);
    uint32_t rank = 0;
    for (size_t i = 0, end; i < count; i = end, rank++) {
        size_t of_b = 0;
        for (end = i; end < count && entries[end].symbol == entries[i].symbol;
             end++) {
            Stream *stream = entries[end].is_b ? b : a;
            stream->pieces[entries[end].index].rank = rank;
            of_b += entries[end].is_b;
        }
        for (size_t at = i; at < end; at++) {
            Stream *stream = entries[at].is_b ? b : a;
            stream->pieces[entries[at].index].is_lone =
                (entries[at].is_b ? of_b : end - i - of_b) == 1;
        }
        if (of_b == 1 && end - i == 2)
            pieces_mate(pairing, entries[i].index, entries[i + 1].index);
        else if (of_b && of_b < end - i)
            group_mate(pairing, entries + i, end - i);
    }
    extend(pairing);
}
