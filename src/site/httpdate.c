/* Dates as HTTP writes them. */
#include "site/httpdate.h"

#include "base/date.h"

#include <stdio.h>
#include <time.h>

const char *http_date(const char *instant, char out[HTTP_DATE_SIZE])
{
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed",
                                   "Thu", "Fri", "Sat"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    Instant at = 0;
    struct tm when = {0};
    instant_from_text(instant, &at);
    time_t seconds = (time_t)at;
    gmtime_r(&seconds, &when);
    snprintf(out, HTTP_DATE_SIZE, "%s, %02d %s %04d %02d:%02d:%02d GMT",
             days[when.tm_wday], when.tm_mday, months[when.tm_mon],
             when.tm_year + 1900, when.tm_hour, when.tm_min, when.tm_sec);
    return out;
}
