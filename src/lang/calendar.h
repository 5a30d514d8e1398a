/* The Gregorian calendar in the words of a locale. */
#ifndef LANG_CALENDAR_H
#define LANG_CALENDAR_H

#include "base/buf.h"
#include "base/context.h"

typedef struct Calendar Calendar;

/* For a locale that ICU does not know (ICU itself would take the one of the
 * process) and for und the calendar has no words: dates are YYYY-MM-DD. */
CodicilStatus calendar_new(const CodicilContext *context, const char *locale,
                           Calendar **out);
void calendar_free(Calendar *calendar);

/* Adds the long form of a date: "27 april 2018". */
void calendar_add_date(const Calendar *calendar, Date date, Buf *out);

/* Whether dates in figures have the day before the month, and both before the
 * year: 31/12/2025. */
bool calendar_is_day_first(const char *locale);

/* The ways to name a month: wide and short, within a date and alone. */
#define CALENDAR_STYLES 4

/* Adds the name of a month (1..12) in a style (0..3), if there is one. */
void calendar_add_month(const Calendar *calendar, int style, int month,
                        Buf *out);

#endif
