/* Days in a zone, by ICU's copy of the IANA database.
 *
 *      zone   = "Z" / "UTC" / offset / name
 *      offset = ( "+" / "-" ) 2DIGIT ":" 2DIGIT
 *      name   = area "/" place
 */
#include "lang/zone.h"

#include "base/cleanup.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define ZONE_SIZE 64
#define SECOND    1000.0 /* of ICU's milliseconds */

static void close_calendar(UCalendar **calendar)
{
    if (*calendar)
        ucal_close(*calendar);
}

/* What ICU calls it; false: it is none. */
static bool name_of(const char *zone, UChar out[ZONE_SIZE])
{
    UErrorCode code = U_ZERO_ERROR;
    char name[ZONE_SIZE];
    Instant unused;
    char offset[ZONE_SIZE];
    if (strcmp(zone, "Z") == 0)
        zone = "UTC";
    bool is_offset = *zone == '+' || *zone == '-';
    snprintf(offset, sizeof(offset), "2000-01-01T00:00:00%s", zone);
    if (strlen(zone) + 8 > ZONE_SIZE ||
        (is_offset && !instant_from_text(offset, &unused)) ||
        (!is_offset && strcmp(zone, "UTC") != 0 && !strchr(zone, '/')))
        return false;
    snprintf(name, sizeof(name), "%s%s", is_offset ? "GMT" : "", zone);
    u_uastrncpy(out, name, ZONE_SIZE);
    UChar canonical[ZONE_SIZE];
    UBool is_system;
    ucal_getCanonicalTimeZoneID(out, -1, canonical, ZONE_SIZE, &is_system,
                                &code);
    return U_SUCCESS(code);
}

/* A calendar in a zone; NULL: there is none. */
static UCalendar *open_calendar(const char *zone)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar name[ZONE_SIZE];
    if (!name_of(zone, name))
        return NULL;
    UCalendar *calendar = ucal_open(name, -1, "en", UCAL_GREGORIAN, &code);
    if (!calendar)
        return NULL;
    ucal_setGregorianChange(calendar, -1e17, &code); /* no Julian days, ever */
    /* Where clocks go back to midnight the day begins before they do. */
    ucal_setAttribute(calendar, UCAL_REPEATED_WALL_TIME, UCAL_WALLTIME_FIRST);
    return calendar;
}

/* When a day begins; one past the end of a month is of the next. */
static bool day_begins(UCalendar *calendar, Date day, int later, Instant *out)
{
    UErrorCode code = U_ZERO_ERROR;
    ucal_clear(calendar);
    ucal_setDateTime(calendar, day.year, day.month - 1, day.day + later, 0, 0,
                     0, &code);
    *out = (Instant)(ucal_getMillis(calendar, &code) / SECOND);
    return U_SUCCESS(code);
}

CodicilStatus zone_day(const CodicilContext *context, const char *zone,
                       Date day, Instant *from, Instant *until)
{
    UCalendar *AUTO(close_calendar) calendar = open_calendar(zone);
    bool is_zone = calendar && day_begins(calendar, day, 0, from) &&
                   day_begins(calendar, day, 1, until);
    if (is_zone && *from < *until)
        return CODICIL_OK;
    if (is_zone)
        return fault(context, CODICIL_MISUSE, NULL,
                     "%04d-%02d-%02d was no day in %s, which passed it over",
                     day.year, day.month, day.day, zone);
    return fault(context, CODICIL_MISUSE, NULL,
                 "'%.60s' is no time zone: a name such as Europe/Amsterdam, "
                 "UTC, or an offset such as +01:00 was expected",
                 zone);
}

char *zone_to_text(const char *zone, Instant instant, char *out)
{
    UErrorCode code = U_ZERO_ERROR;
    char shown[32];
    int minutes = 0;
    UCalendar *AUTO(close_calendar) calendar = open_calendar(zone);
    if (calendar) {
        ucal_setMillis(calendar, (double)instant * SECOND, &code);
        minutes = (ucal_get(calendar, UCAL_ZONE_OFFSET, &code) +
                   ucal_get(calendar, UCAL_DST_OFFSET, &code)) /
                  60000;
    }
    if (U_FAILURE(code))
        minutes = 0;
    instant_to_text(instant + minutes * 60, shown);
    if (strlen(shown) > 10)
        shown[strlen(shown) - 1] = '\0';
    snprintf(out, 32, "%.10sT%.8s%c%02d:%02d", shown,
             shown[10] ? shown + 11 : "00:00:00", minutes < 0 ? '-' : '+',
             abs(minutes) / 60, abs(minutes) % 60);
    return out;
}
