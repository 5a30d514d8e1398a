/* What a line has that does not depend on its language. */
#ifndef MODEL_ALIGN_LOOK_H
#define MODEL_ALIGN_LOOK_H

#include "model/align_work.h"

#define MOST_MARKS 24 /* of a piece that are looked at */
#define LOOK_HARD  1u /* in a mark: no name, which may be translated */

typedef struct {
    Element kind, around; /* its own, its parent's */
    int depth;            /* in provisions and items */
    uint32_t number;      /* hash of the figures of its num; 0: none */
    /* hashes of figures, addresses, dates, names in Latin letters; sorted */
    uint32_t marks[MOST_MARKS];
    size_t mark_count;
    size_t length; /* characters */
} Look;

/* The looks of all pieces of a stream, for free(); NULL without memory. Adds
 * all characters to *length. */
Look *looks_read(const AlignWork *work, const Stream *stream, size_t *length);

/* A hash with one thing more. */
uint32_t look_hash(uint32_t hash, uint32_t code);

#endif
