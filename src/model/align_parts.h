/* What finding the parts of lines shares. */
#ifndef MODEL_ALIGN_PARTS_H
#define MODEL_ALIGN_PARTS_H

#include "model/align_work.h"

/* One text whose lines may have become several, and the other one. */
typedef struct {
    Pairing *pairing;
    Stream *whole, *split;
} Parting;

typedef struct {
    size_t first, end; /* pieces; end exclusive */
} Range;

/* The words of a line. */
const char *part_words(const Parting *parting, const Stream *stream,
                       size_t piece, size_t *size);

/* Whether a piece may be a part: a line, mated with nothing, or with this. */
bool part_is_free(const Parting *parting, size_t line, size_t part);

void parts_set(const Parting *parting, size_t line, Range range);

/* Lines that were cut and edited: takes what stands beside the mate of a line
 * for a part of it where the words that it has of the line make that cheaper
 * than to mark them all. */
void parts_join(const Parting *parting);

#endif
