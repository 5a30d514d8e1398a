/* Which numbers count on, and within which others: 1. (a) (b) 2. */
#ifndef IMPORT_SERIES_H
#define IMPORT_SERIES_H

#include "import/plain.h"
#include "model/number.h"

#define SERIES_DEPTH 64 /* open at a time */

typedef struct {
    Number last;
    uint16_t indent;
    uint32_t series; /* index and 1 */
    bool is_roman;   /* began with i */
} OpenSeries;

/* The series that may go on, the innermost last. */
struct SeriesStack {
    OpenSeries open[SERIES_DEPTH];
    size_t count;
    /* Articles and clauses that count on through chapters: the last of each
     * sort that was closed. */
    OpenSeries closed[2];
    size_t room; /* of plain->series */
    bool failed; /* out of memory */
};

/* Whether a number goes on a series that is open. */
bool series_is_next(const SeriesStack *stack, const Number *number,
                    uint16_t indent);

/* Takes a number in: to the series that it goes on, or as the first of a new
 * one, at the unit `unit`. False where it is neither. */
bool series_take(Plain *plain, SeriesStack *stack, const Number *number,
                 size_t unit);

/* Begins a series with whatever number. False when out of memory. */
bool series_begin(Plain *plain, SeriesStack *stack, const Number *number,
                  size_t unit);

/* Which element its clauses become (blocks.h, el), by their kind. */
const char *series_element(const Series *series);

/* Ends all series; articles and clauses may still count on. */
void series_end(SeriesStack *stack);

#endif
