/* Time zones: when a day begins and ends where somebody lives. */
#ifndef LANG_ZONE_H
#define LANG_ZONE_H

#include "base/context.h"

/* The first instant of a day and that of the next. `zone` is a name of the
 * IANA database ("Europe/Amsterdam"), "UTC", "Z" or an offset ("+05:30"); an
 * abbreviation such as CET, which says nothing of summer time, is none.
 * CODICIL_MISUSE where it is no zone, naming what was expected, or has no such
 * day (Samoa passed one over). */
CodicilStatus zone_day(const CodicilContext *context, const char *zone,
                       Date day, Instant *from, Instant *until);

/* The instant as the clocks of a zone show it, "2026-03-01T10:00:00+01:00";
 * `out` holds at least 32 bytes. Gives `out`. The zone is one that zone_day()
 * took; else UTC is shown. */
char *zone_to_text(const char *zone, Instant instant, char *out);

#endif
