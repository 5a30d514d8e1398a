/* Dates in running text, found and written. Gregorian. */
#ifndef LANG_DATES_H
#define LANG_DATES_H

#include "base/buf.h"
#include "base/context.h"

typedef struct {
    size_t start, end; /* the date's bytes in the text */
    Date date;
    bool is_ambiguous;   /* 03/04/2020: `date` reads the day first, `other` the
                            month first */
    bool is_month_first; /* 04/28/2020: it cannot be read otherwise */
    Date other;          /* the same as `date` where there is no doubt */
} DateFound;

/* Knows the month names of a locale, and English ones. */
typedef struct DateFinder DateFinder;

CodicilStatus date_finder_new(const CodicilContext *context, const char *locale,
                              DateFinder **out);
void date_finder_free(DateFinder *finder);
/* The same, kept by the context until one of another locale is asked for. */
CodicilStatus date_finder_get(CodicilContext *context, const char *locale,
                              DateFinder **out);

/* Whether there are digits enough for a date; a cheap look that needs no
 * finder. date_find() finds nothing where this is false. */
bool date_is_likely(const char *text, size_t size);

/* The first date that begins at `from` or after: 2018-04-27, 27-apr-2018,
 * 27 april 2018, April 27th, 2018, 27. April 2018, 27 de abril de 2018,
 * 27 апреля 2018 г., 2018年4月27日, 2018. április 27., 04/28/2020, 28.04.2020
 * (with dots the day is always first). Years from 1800 to 2199 in four
 * digits; a day that does not exist is no date. False when there is none. */
bool date_find(DateFinder *finder, const char *text, size_t size, size_t from,
               DateFound *found);

/* Whether the custom of a locale is day, month, year. That of English is not
 * one custom. */
bool date_is_day_first(const char *locale);

/* Adds a date in a locale's long form: "27 april 2018"; YYYY-MM-DD for und
 * and for locales that ICU does not know. */
CodicilStatus date_format(const CodicilContext *context, const char *locale,
                          Date date, Buf *out);

/* Whether a locale's texts count years in the Buddhist era, and what a year of
 * it is in the common one: 2568 is 2025. Other numbers stay as they are. */
bool dates_are_thai(const char *locale);
int dates_common_year(int year);

#endif
