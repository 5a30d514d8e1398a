/* Years in dates: whether there is one, and of which era. */
#include "lang/dates.h"

#include <stdint.h>
#include <string.h>

#define BUDDHIST 543 /* the year 1 of the common era is 544 */

bool dates_are_thai(const char *locale)
{
    return locale && strncmp(locale, "th", 2) == 0 &&
           (locale[2] == '\0' || locale[2] == '-');
}

int dates_common_year(int year)
{
    return year >= 1800 + BUDDHIST && year < 2200 + BUDDHIST ? year - BUDDHIST
                                                             : year;
}

/* Whether none of eight bytes is a digit or begins one of another script. */
static bool has_no_digit(const char *text)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    uint64_t eight;
    memcpy(&eight, text, 8);
    uint64_t low = eight & ~tops; /* plus what makes 0x80 of the first of … */
    uint64_t digits =
        (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9')) & ~eight;
    uint64_t others = (low + ones * (0x100 - 0xD9)) & eight;
    uint64_t eastern = (low + ones * (0x100 - 0xE2)) /* Han, Kana, … */
                       & ~(low + ones * (0xFF - 0xE9));
    return !((digits | (others & ~eastern)) & tops);
}

/* Whether four digits may be a year of a date, of whichever era. */
static bool is_year(const char *digits)
{
    int century = (digits[0] - '0') * 10 + digits[1] - '0';
    return century >= 18 && century < 22 + (BUDDHIST + 99) / 100;
}

/* Whether a byte that is not ASCII begins a digit, or may: letters of Arabic
 * begin as its digits do. */
static inline bool may_be_digit(const char *text, size_t size)
{
    unsigned char c = (unsigned char)text[0];
    unsigned char next = size > 1 ? (unsigned char)text[1] : 0;
    if (c < 0xDF)
        return (c == 0xD9 && next >= 0xA0 && next <= 0xA9) ||
               (c == 0xDB && next >= 0xB0 && next <= 0xB9);
    return c <= 0xE1 || c == 0xEA || c >= 0xEF;
}

/* The bytes of Arabic that a text begins with, up to what may be a digit: none
 * begins with an even byte. */
static inline size_t arabic_size(const char *text, size_t size)
{
    size_t at = 0;
    while (size - at > 1 && (text[at] & 0xFC) == 0xD8 &&
           (text[at + 1] & 0xC0) == 0x80 &&
           (!(text[at] & 1) || !may_be_digit(text + at, 2)))
        at += 2;
    return at;
}

/* Every date has a year in four digits and no more. Those of other scripts
 * begin with a byte of few values, and are not counted. */
bool date_is_likely(const char *text, size_t size)
{
    size_t run = 0;
    for (size_t i = 0, step = 1; i < size; i += step) {
        if ((step = arabic_size(text + i, size - i))) {
            run = 0;
            continue;
        }
        step = 1;
        while (size - i > 8 && has_no_digit(text + i)) {
            run = 0;
            i += 8;
        }
        unsigned char c = (unsigned char)text[i];
        if (c >= 0xD9 && may_be_digit(text + i, size - i))
            return true;
        run = (unsigned)c - '0' < 10u ? run + 1 : 0;
        bool is_last = i + 1 == size || (unsigned)text[i + 1] - '0' >= 10u;
        if (run == 4 && is_last && is_year(text + i - 3))
            return true;
    }
    return false;
}
