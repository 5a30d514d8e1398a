/* Instants and dates: RFC 3339 section 5.6.
 *
 *      instant   = full-date [ "T" time zone ]
 *      full-date = 4DIGIT "-" 2DIGIT "-" 2DIGIT
 *      time      = 2DIGIT ":" 2DIGIT ":" 2DIGIT [ "." 1*DIGIT ]
 *      zone      = "Z" / ( "+" / "-" ) 2DIGIT ":" 2DIGIT
 */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#define DAY 86400

/* Exactly `count` digits; moves on. */
static bool digits(const char **at, int count, int *out)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if ((*at)[i] < '0' || (*at)[i] > '9')
            return false;
        value = value * 10 + ((*at)[i] - '0');
    }
    *at += count;
    *out = value;
    return true;
}

static bool sign(const char **at, char c)
{
    if (**at != c)
        return false;
    (*at)++;
    return true;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool date_is_valid(Date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= month_days(date.year, date.month);
}

static bool read_date(const char **at, Date *out)
{
    return digits(at, 4, &out->year) && sign(at, '-') &&
           digits(at, 2, &out->month) && sign(at, '-') &&
           digits(at, 2, &out->day) && date_is_valid(*out);
}

bool date_from_text(const char *text, Date *out)
{
    Date date;
    if (!text || !read_date(&text, &date) || *text)
        return false;
    *out = date;
    return true;
}

char *date_to_text(Date date, char *out)
{
    snprintf(out, 16, "%04u-%02u-%02u", (unsigned)date.year % 10000,
             (unsigned)date.month % 100, (unsigned)date.day % 100);
    return out;
}

/* Days since 1970-01-01, counting years from March so that the leap day is
 * the last of its year. */
static int64_t days_from_date(Date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = year / 400;
    int64_t of_era = year - era * 400;
    int64_t month = date.month + (date.month > 2 ? -3 : 9);
    int64_t of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

/* The inverse of days_from_date, for years 1 to 9999. */
static Date date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = days / 146097;
    int64_t of_era = days - era * 146097;
    int64_t years =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * years + years / 4 - years / 100);
    int64_t month = (5 * of_year + 2) / 153;
    Date date;
    date.day = (int)(of_year - (153 * month + 2) / 5 + 1);
    date.month = (int)(month < 10 ? month + 3 : month - 9);
    date.year = (int)(years + era * 400 + (date.month <= 2));
    return date;
}

static bool read_zone(const char **at, int *seconds)
{
    *seconds = 0;
    if (sign(at, 'Z') || sign(at, 'z'))
        return true;
    int way = sign(at, '+') ? 1 : sign(at, '-') ? -1 : 0;
    int hours, minutes;
    if (!way || !digits(at, 2, &hours) || !sign(at, ':') ||
        !digits(at, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *seconds = way * (hours * 3600 + minutes * 60);
    return true;
}

bool instant_from_text(const char *text, Instant *out)
{
    Date date;
    if (!text || !read_date(&text, &date))
        return false;
    Instant instant = days_from_date(date) * DAY;
    if (*text == '\0') {
        *out = instant;
        return true;
    }
    int hour, minute, second, zone;
    if (!(sign(&text, 'T') || sign(&text, 't')) || !digits(&text, 2, &hour) ||
        !sign(&text, ':') || !digits(&text, 2, &minute) || !sign(&text, ':') ||
        !digits(&text, 2, &second) || hour > 23 || minute > 59 || second > 60)
        return false;
    if (sign(&text, '.')) {
        size_t fraction = strspn(text, "0123456789");
        if (fraction == 0)
            return false;
        text += fraction;
    }
    if (!read_zone(&text, &zone) || *text)
        return false;
    *out = instant + hour * 3600 + minute * 60 + second - zone;
    return true;
}

char *instant_to_text(Instant instant, char *out)
{
    int64_t days = instant / DAY, rest = instant % DAY;
    if (rest < 0) {
        rest += DAY;
        days--;
    }
    date_to_text(date_from_days(days), out);
    if (rest)
        snprintf(out + 10, 22, "T%02d:%02d:%02dZ", (int)(rest / 3600),
                 (int)(rest / 60 % 60), (int)(rest % 60));
    return out;
}
