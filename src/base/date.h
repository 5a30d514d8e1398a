/* Instants and dates: RFC 3339 section 5.6, proleptic Gregorian. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds since 1970-01-01T00:00:00Z. */
typedef int64_t Instant;

typedef struct {
    int year, month, day; /* 1..9999, 1..12, 1..31 */
} Date;

/* "YYYY-MM-DDTHH:MM:SS[.fff](Z|+HH:MM)" or a bare "YYYY-MM-DD" (00:00 UTC).
 * Fractions are cut off. False when it is neither, or no such day exists. */
bool instant_from_text(const char *text, Instant *out);

/* "YYYY-MM-DD", or "YYYY-MM-DDTHH:MM:SSZ" where the time of day is not
 * midnight UTC. `out` holds at least 32 bytes. Gives `out`. */
char *instant_to_text(Instant instant, char *out);

/* Exactly "YYYY-MM-DD" and a day that exists. */
bool date_from_text(const char *text, Date *out);

bool date_is_valid(Date date);

/* "YYYY-MM-DD"; `out` holds at least 16 bytes. Gives `out`. */
char *date_to_text(Date date, char *out);

#endif
