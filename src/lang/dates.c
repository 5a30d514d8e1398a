/* Dates in running text.
 *
 *      date     = numeric / day-first / month-first / year-first / eastern
 *      numeric  = year mark month mark day / number mark number mark year
 *      mark     = "-" / "/" / ("." *SP)                ; the same both times
 *      day-first   = day [ordinal] link name link year
 *      month-first = name link day [ordinal] link year
 *      year-first  = as the locale itself writes it: 2018. április 27.
 *      eastern  = year "年" month "月" day "日" / year "년" month "월" day "일"
 *      link     = 1*4(SP / "." / "," / "-" / "/") [word 0*4(SP)]
 *      word     = "of" / "de" / "del" / "d'" / ...
 *      ordinal  = "." / "th" / "er" / "ste" / ...
 *
 * Numbers are decimal digits of any script. */
#include "lang/dates.h"

#include "base/cleanup.h"
#include "lang/date_finder.h"
#include "lang/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

/* A place in a text that reading moves on; a copy is a place to go back to. */
typedef struct {
    const DateFinder *finder;
    const char *text;
    size_t size, at;
} Cursor;

/* ------------------------------------------------------------------ tokens */

/* A number of `least` to `most` digits and no more. */
static bool read_number(Cursor *cursor, int least, int most, int *number)
{
    int digits = 0, value = 0;
    size_t at = cursor->at;
    while (digits <= most) {
        size_t next = at;
        uint32_t c = utf8_next(cursor->text, cursor->size, &next);
        int digit = c < 0x80 ? (int)c - '0' : u_charDigitValue((UChar32)c);
        if (digit < 0 || digit > 9)
            break;
        value = value * 10 + digit;
        digits++;
        at = next;
    }
    if (digits < least || digits > most)
        return false;
    *number = value;
    cursor->at = at;
    return true;
}

static bool is_year(int year)
{
    return year >= 1800 && year < 2200;
}

static bool read_year(Cursor *cursor, int *year)
{
    if (!read_number(cursor, 4, 4, year))
        return false;
    if (cursor->finder->is_thai)
        *year = dates_common_year(*year);
    return is_year(*year);
}

static bool read_name(Cursor *cursor, int *month)
{
    *month = months_find(&cursor->finder->months, cursor->text, cursor->size,
                         cursor->at, &cursor->at);
    return *month != 0;
}

static bool read_text(Cursor *cursor, const char *text)
{
    size_t size = strlen(text);
    if (cursor->size - cursor->at < size ||
        strncasecmp(cursor->text + cursor->at, text, size) != 0)
        return false;
    cursor->at += size;
    return true;
}

static bool is_letter_next(const Cursor *cursor)
{
    size_t at = cursor->at;
    return u_isalpha((UChar32)utf8_next(cursor->text, cursor->size, &at));
}

/* One of a list ended by NULL, with no letter after it. */
static bool read_one_of(Cursor *cursor, const char *const *texts)
{
    for (; *texts; texts++) {
        Cursor ahead = *cursor;
        if (!read_text(&ahead, *texts) || is_letter_next(&ahead))
            continue;
        *cursor = ahead;
        return true;
    }
    return false;
}

static void read_ordinal(Cursor *cursor)
{
    static const char *const ordinals[] = {".", "st",  "nd", "rd",  "th", "er",
                                           "e", "ste", "de", "do",  "º",  "ª",
                                           "°", "-е",  "-е", "-го", NULL};
    read_one_of(cursor, ordinals);
}

/* Up to `most` spaces and what else is in `marks`. */
static int read_marks(Cursor *cursor, const char *marks, int most)
{
    int count = 0;
    for (; count < most; count++) {
        size_t at = cursor->at;
        uint32_t code = utf8_next(cursor->text, cursor->size, &at);
        bool is_mark = code && code < 0x80 && strchr(marks, (int)code);
        if (!is_mark && !u_isUWhiteSpace((UChar32)code))
            break;
        cursor->at = at;
    }
    return count;
}

static bool read_link(Cursor *cursor)
{
    static const char *const words[] = {"of",   "de",   "del", "do",
                                        "di",   "da",   "m.",  "gada",
                                        "ค.ศ.", "พ.ศ.", NULL};
    if (!read_marks(cursor, ".,-/", 4))
        return false;
    if (read_one_of(cursor, words))
        read_marks(cursor, "", 4);
    else
        (void)(read_text(cursor, "d'") || read_text(cursor, "d’") ||
               read_text(cursor, "ב")); /* these join the name */
    return true;
}

/* ------------------------------------------------------------------- forms */

/* Sets the date if there is such a day. */
static bool found_set(DateFound *found, const Cursor *cursor, Date date)
{
    found->end = cursor->at;
    found->date = found->other = date;
    found->is_ambiguous = found->is_month_first = false;
    return date_is_valid(date);
}

/* The mark between the numbers of a date: its character, 0 if none. */
static char read_numeric_mark(Cursor *cursor)
{
    char mark = cursor->at < cursor->size ? cursor->text[cursor->at] : '\0';
    if (mark != '-' && mark != '/' && mark != '.')
        return '\0';
    cursor->at++;
    if (mark == '.')
        read_marks(cursor, "", 2);
    return mark;
}

static bool read_year_month_day(Cursor cursor, DateFound *found)
{
    Date date = {0};
    if (!read_year(&cursor, &date.year))
        return false;
    char mark = read_numeric_mark(&cursor);
    return mark && read_number(&cursor, 1, 2, &date.month) &&
           read_numeric_mark(&cursor) == mark &&
           read_number(&cursor, 1, 2, &date.day) &&
           found_set(found, &cursor, date);
}

static bool read_numeric(Cursor cursor, DateFound *found)
{
    int first = 0, second = 0, year = 0;
    if (!read_number(&cursor, 1, 2, &first))
        return false;
    char mark = read_numeric_mark(&cursor);
    if (!mark || !read_number(&cursor, 1, 2, &second) ||
        read_numeric_mark(&cursor) != mark || !read_year(&cursor, &year))
        return false;
    Date day_first = {.year = year, .month = second, .day = first};
    Date month_first = {.year = year, .month = first, .day = second};
    if (!date_is_valid(day_first) && mark != '.') {
        bool is_set = found_set(found, &cursor, month_first);
        found->is_month_first = is_set;
        return is_set;
    }
    if (!found_set(found, &cursor, day_first))
        return false;
    if (mark != '.' && first != second && date_is_valid(month_first)) {
        found->is_ambiguous = true;
        found->other = month_first;
    }
    return true;
}

static bool read_day_first(Cursor cursor, DateFound *found)
{
    Date date = {0};
    if (!read_number(&cursor, 1, 2, &date.day))
        return false;
    read_ordinal(&cursor);
    return read_link(&cursor) && read_name(&cursor, &date.month) &&
           read_link(&cursor) && read_year(&cursor, &date.year) &&
           found_set(found, &cursor, date);
}

static bool read_month_first(Cursor cursor, DateFound *found)
{
    Date date = {0};
    if (!read_name(&cursor, &date.month))
        return false;
    read_link(&cursor);
    if (!read_number(&cursor, 1, 2, &date.day))
        return false;
    read_ordinal(&cursor);
    return read_link(&cursor) && read_year(&cursor, &date.year) &&
           found_set(found, &cursor, date);
}

/* One number and the character after it. */
static bool read_unit(Cursor *cursor, const char *const *units, int *number)
{
    read_marks(cursor, "", 1);
    if (!read_number(cursor, 1, 4, number))
        return false;
    read_marks(cursor, "", 1);
    return read_text(cursor, units[0]) || read_text(cursor, units[1]);
}

static bool read_eastern(Cursor cursor, DateFound *found)
{
    static const char *const years[] = {"年", "년"};
    static const char *const months[] = {"月", "월"};
    static const char *const days[] = {"日", "일"};
    Date date = {0};
    return read_unit(&cursor, years, &date.year) &&
           read_unit(&cursor, months, &date.month) &&
           read_unit(&cursor, days, &date.day) && date.year >= 1800 &&
           date.year < 2200 && found_set(found, &cursor, date);
}

/* Passes over `form`, however its case and spaces are. */
static bool read_form(Cursor *cursor, const Buf *form)
{
    for (size_t at = 0; at < form->size;) {
        UChar32 want = (UChar32)utf8_next(form->bytes, form->size, &at);
        UChar32 have =
            (UChar32)utf8_next(cursor->text, cursor->size, &cursor->at);
        bool is_space = u_isUWhiteSpace(want) && u_isUWhiteSpace(have);
        if (!is_space && u_foldCase(want, 0) != u_foldCase(have, 0))
            return false;
    }
    return true;
}

/* Lets a date end where the locale's own form of it does: 27 апреля 2018 г.
 * False where the text has another form. */
static bool read_own_form(Cursor cursor, size_t start, DateFound *found)
{
    AUTO(buf_clear) Buf form = {0};
    if (!cursor.finder->calendar)
        return false;
    calendar_add_date(cursor.finder->calendar, found->date, &form);
    cursor.at = start;
    if (!buf_is_ok(&form) || !read_form(&cursor, &form))
        return false;
    if (cursor.at > found->end)
        found->end = cursor.at;
    return true;
}

static bool read_year_first(Cursor cursor, DateFound *found)
{
    Date date = {0};
    Cursor start = cursor;
    if (!read_year(&cursor, &date.year) || !read_link(&cursor))
        return false;
    if (read_name(&cursor, &date.month)) {
        if (!read_link(&cursor) || !read_number(&cursor, 1, 2, &date.day))
            return false;
    } else {
        if (!read_number(&cursor, 1, 2, &date.day) || !read_link(&cursor) ||
            !read_name(&cursor, &date.month))
            return false;
    }
    return found_set(found, &cursor, date) &&
           read_own_form(start, start.at, found);
}

/* ---------------------------------------------------------------- the walk */

/* Whether a date may begin here: not within a word, number, path or version. */
static bool is_begin(const Cursor *cursor)
{
    size_t at = cursor->at;
    uint32_t before = utf8_previous(cursor->text, cursor->size, &at);
    if (!before)
        return true;
    if (before < 0x80 && strchr("/=_#@", (int)before))
        return false;
    if (u_charDigitValue((UChar32)before) >= 0)
        return false;
    if (before == '.' || before == '-' || before == ':') {
        before = utf8_previous(cursor->text, cursor->size, &at);
        return u_charDigitValue((UChar32)before) < 0;
    }
    bool is_eastern = before >= 0x2E80;
    return is_eastern || !u_isalpha((UChar32)before);
}

/* Whether a date may end here, by the same. */
static bool is_end(const Cursor *cursor, size_t at)
{
    const char *text = cursor->text;
    uint32_t after = utf8_next(text, cursor->size, &at);
    if (u_charDigitValue((UChar32)after) >= 0 || after == '_')
        return false;
    uint32_t second = utf8_next(text, cursor->size, &at);
    bool is_digit = u_charDigitValue((UChar32)second) >= 0;
    if (after == 'T')
        return is_digit;
    if (after == '.' || after == '-' || after == '/' || after == ':')
        return !is_digit;
    return after >= 0x80 || !u_isalpha((UChar32)after);
}

/* The date that begins at the cursor. */
static bool read_date(const Cursor *cursor, DateFound *found)
{
    static bool (*const forms[])(Cursor, DateFound *) = {
        read_year_month_day, read_numeric, read_day_first,
        read_month_first,    read_eastern, read_year_first};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!forms[i](*cursor, found) || !is_end(cursor, found->end))
            continue;
        found->start = cursor->at;
        read_own_form(*cursor, cursor->at, found);
        return true;
    }
    return false;
}

/* Whether something may begin at a byte: a digit or a month's name, and no
 * ASCII word goes on there. */
static bool is_likely(const Cursor *cursor)
{
    unsigned char here = (unsigned char)cursor->text[cursor->at];
    unsigned char before =
        cursor->at ? (unsigned char)cursor->text[cursor->at - 1] : ' ';
    if (before < 0x80 && isalnum(before))
        return false;
    if (here < 0x80)
        return isdigit(here) || cursor->finder->months.begins[here];
    if ((here & 0xC0) == 0x80)
        return false;
    if (months_may_begin(&cursor->finder->months, cursor->text, cursor->size,
                         cursor->at))
        return true;
    size_t at = cursor->at;
    uint32_t code = utf8_next(cursor->text, cursor->size, &at);
    return u_charDigitValue((UChar32)code) >= 0;
}

bool date_find(DateFinder *finder, const char *text, size_t size, size_t from,
               DateFound *found)
{
    DateFound date = {0};
    if (from >= size || !date_is_likely(text + from, size - from))
        return false;
    for (Cursor cursor = {finder, text, size, from}; cursor.at < size;
         cursor.at++) {
        if (is_likely(&cursor) && is_begin(&cursor) &&
            read_date(&cursor, &date)) {
            *found = date;
            return true;
        }
    }
    return false;
}

bool date_is_day_first(const char *locale)
{
    bool is_english =
        strncmp(locale, "en", 2) == 0 && !isalnum((unsigned char)locale[2]);
    return !is_english && calendar_is_day_first(locale);
}
