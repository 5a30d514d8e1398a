/* The names of the months in a locale, to find them in texts. */
#ifndef LANG_MONTHS_H
#define LANG_MONTHS_H

#include "lang/calendar.h"

#define MONTHS_NAMES 128

typedef struct {
    char *text;        /* case folded, without a closing full stop */
    int month;         /* 1..12 */
    uint32_t first;    /* its first code point, and … */
    size_t first_size; /* … of how many bytes */
} MonthName;

typedef struct {
    MonthName names[MONTHS_NAMES]; /* longest first */
    size_t count;
    bool begins[256]; /* the first bytes that names have, in either case */
    bool seconds[64]; /* of those that are not ASCII: the six bits behind */
} Months;

/* Adds the names that a calendar has; false when out of memory. */
bool months_add(Months *months, const Calendar *calendar);

/* Adds the names in English, as America and Britain abbreviate them. */
bool months_add_english(Months *months);
void months_clear(Months *months);

/* Whether a name may begin at a byte: a quick look. */
static inline bool months_may_begin(const Months *months, const char *text,
                                    size_t size, size_t at)
{
    unsigned char here = (unsigned char)text[at];
    return months->begins[here] &&
           (here < 0x80 ||
            (at + 1 < size && months->seconds[text[at + 1] & 63]));
}

/* The month whose name begins at `at`, in any case, as a whole word; 0 where
 * none does. `end` is where the name ends, with the full stop of an
 * abbreviation. */
int months_find(const Months *months, const char *text, size_t size, size_t at,
                size_t *end);

#endif
