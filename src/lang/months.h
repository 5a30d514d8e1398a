/* The names of the months in a locale, to find them in texts. */
#ifndef LANG_MONTHS_H
#define LANG_MONTHS_H

#include "lang/calendar.h"

#define MONTHS_NAMES 128

typedef struct {
    char *text; /* case folded, without a closing full stop */
    int month;  /* 1..12 */
} MonthName;

typedef struct {
    MonthName names[MONTHS_NAMES]; /* longest first */
    size_t count;
    bool begins[256]; /* the first bytes that names have, in either case */
} Months;

/* Adds the names that a calendar has; false when out of memory. */
bool months_add(Months *months, const Calendar *calendar);

/* Adds the names in English, as America and Britain abbreviate them. */
bool months_add_english(Months *months);
void months_clear(Months *months);

/* The month whose name begins at `at`, in any case, as a whole word; 0 where
 * none does. `end` is where the name ends, with the full stop of an
 * abbreviation. */
int months_find(const Months *months, const char *text, size_t size, size_t at,
                size_t *end);

#endif
