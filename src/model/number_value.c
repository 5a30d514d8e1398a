/* The smallest pieces of numbers: digits of any script, Roman numbers, Han
 * numbers, and letters that count. */
#include "model/number_value.h"

#include "lang/utf8.h"
#include "model/number_words.h"

#include <string.h>

bool number_is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == 0xA0 ||
           code == 0x202F || code == 0x3000 ||
           (code >= 0x2000 && code <= 0x200A);
}

bool number_is_eastern(uint32_t code)
{
    return (code >= 0x2E80 && code < 0xA000) ||
           (code >= 0xAC00 && code < 0xD7B0) ||
           (code >= 0xFF00 && code < 0xFFF0);
}

bool cursor_skip_spaces(Cursor *cursor)
{
    size_t start = cursor->at;
    while (number_is_space(cursor_peek(cursor)))
        cursor_step(cursor);
    return cursor->at > start;
}

bool cursor_is_at_end(const Cursor *cursor)
{
    uint32_t code = cursor_peek(cursor);
    return cursor->at >= cursor->size || number_is_space(code) ||
           number_is_eastern(code);
}

/* ------------------------------------------------------------------- values */

/* Where the decimal digits of scripts begin. */
static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x17E0};

/* The value of a decimal digit and its script; -1 for none. */
static int digit_of(uint32_t code, unsigned *script)
{
    if (code >= '0' && code <= '9') {
        *script = SCRIPT_LATIN;
        return (int)(code - '0');
    }
    if (code >= 0xFF10 && code <= 0xFF19) {
        *script = SCRIPT_WIDE;
        return (int)(code - 0xFF10);
    }
    for (unsigned i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
        if (code >= zeros[i] && code <= zeros[i] + 9) {
            *script = SCRIPT_DIGITS + i;
            return (int)(code - zeros[i]);
        }
    return -1;
}

bool read_digits(Cursor *cursor, unsigned *value, unsigned *script)
{
    Cursor ahead = *cursor;
    unsigned sum = 0;
    int count = 0;
    for (int digit; (digit = digit_of(cursor_peek(&ahead), script)) >= 0;
         count++) {
        if (count == 3 || (count && !sum))
            return false;
        sum = sum * 10 + (unsigned)digit;
        cursor_step(&ahead);
    }
    if (!count)
        return false;
    *cursor = ahead;
    *value = sum;
    return true;
}

bool read_circled(Cursor *cursor, unsigned *value)
{
    uint32_t code = cursor_peek(cursor);
    if (code < 0x2460 || code > 0x249B)
        return false;
    *value = (code - 0x2460) % 20 + 1;
    cursor_step(cursor);
    return true;
}

bool read_han(Cursor *from, unsigned *value)
{
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    Cursor cursor = *from;
    unsigned sum = 0, digit = 0;
    int count = 0;
    for (;; count++) {
        uint32_t code = cursor_peek(&cursor);
        unsigned i = 0;
        while (i < 10 && digits[i] != code)
            i++;
        if (code == 0x5341 || code == 0x767E) { /* 十 百 */
            sum += (digit ? digit : 1) * (code == 0x5341 ? 10 : 100);
            digit = 0;
        } else if (i < 10 || code == 0x96F6) { /* 零 */
            digit = digit * 10 + (i < 10 ? i : 0);
        } else {
            break;
        }
        if (count == 6)
            return false;
        cursor_step(&cursor);
    }
    if (!count)
        return false;
    *from = cursor;
    *value = sum + digit;
    return true;
}

static const char roman_letters[] = "ivxlcdm";
static const unsigned roman_values[] = {1, 5, 10, 50, 100, 500, 1000};

/* Writes a value below 400 as a Roman number. */
static void roman_put(unsigned value, char out[16])
{
    static const struct {
        unsigned value;
        const char *text;
    } steps[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                 {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
    char *end = out;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        for (; value >= steps[i].value; value -= steps[i].value) {
            size_t size = strlen(steps[i].text);
            memcpy(end, steps[i].text, size);
            end += size;
        }
    *end = '\0';
}

bool roman_of(const char *letters, size_t size, unsigned *value)
{
    if (size == 1) {
        const char *found = strchr(roman_letters, *letters);
        if (found)
            *value = roman_values[found - roman_letters];
        return found != NULL;
    }
    unsigned sum = 0, last = 0;
    for (size_t i = size; i-- > 0;) {
        const char *found = memchr(roman_letters, letters[i], 5);
        if (!found || size > 12)
            return false;
        unsigned one = roman_values[found - roman_letters];
        sum = one < last ? sum - one : sum + one;
        last = one > last ? one : last;
    }
    char again[16] = "";
    if (sum < 400)
        roman_put(sum, again);
    *value = sum;
    return strlen(again) == size && !memcmp(again, letters, size);
}

unsigned roman_letter(unsigned value)
{
    for (size_t i = 0; i < sizeof roman_letters - 1; i++)
        if (roman_values[i] == value)
            return (unsigned)(roman_letters[i] - 'a') + 1;
    return 0;
}

size_t read_latin(Cursor *cursor, char out[16], bool *is_upper)
{
    const char *text = cursor->text + cursor->at;
    size_t size = 0, room = cursor->size - cursor->at;
    *is_upper = room && *text >= 'A' && *text <= 'Z';
    char first = *is_upper ? 'A' : 'a';
    for (; size < room && size < 13; size++) {
        if (text[size] < first || text[size] > first + 25)
            break;
        out[size] = (char)(text[size] - first + 'a');
    }
    cursor->at += size;
    return size;
}

/* Alphabets in the order of their letters, small ones where there are such;
 * capitals are `capital` code points away. */
static const struct {
    unsigned script;
    const char *letters;
    uint32_t capital;
} alphabets[] = {
    {SCRIPT_CYRILLIC, "абвгдежзиклмнопрстуфхцчшщэюя", 0x20},
    {SCRIPT_GREEK, "αβγδεζηθικλμνξοπρστυφχψω", 0x20},
    {SCRIPT_HANGUL, "가나다라마바사아자차카타파하", 0},
    {SCRIPT_HEBREW, "אבגדהוזחטיכלמנסעפצקרשת", 0},
};

unsigned read_letter(Cursor *cursor, unsigned *script, bool *upper)
{
    uint32_t code = cursor_peek(cursor);
    for (size_t i = 0; code >= 0x370 && i < 4; i++) {
        const char *letters = alphabets[i].letters;
        unsigned place = 0;
        for (size_t at = 0, size = strlen(letters); at < size;) {
            uint32_t small = utf8_next(letters, size, &at);
            bool is_upper =
                alphabets[i].capital && code == small - alphabets[i].capital;
            place++;
            if (code != small && !is_upper)
                continue;
            *script = alphabets[i].script;
            *upper = is_upper;
            cursor_step(cursor);
            return place;
        }
    }
    return 0;
}

/* -------------------------------------------------------------------- words */

size_t read_word(Cursor *cursor)
{
    size_t start = cursor->at;
    for (uint32_t code; (code = cursor_peek(cursor));) {
        if (number_is_space(code) || (code < 0x80 && !(code & 0x40)) ||
            cursor->at - start > 40)
            break;
        cursor_step(cursor);
    }
    return cursor->at - start;
}

static bool take_year(Cursor *cursor)
{
    unsigned script;
    for (int i = 0; i < 4; i++) {
        unsigned value;
        Cursor one = {cursor->text, cursor->at + 1, cursor->at};
        if (one.size > cursor->size || !read_digits(&one, &value, &script))
            return false;
        cursor->at++;
    }
    return true;
}

bool cursor_is_month(Cursor cursor, unsigned day, const char *locale)
{
    unsigned value, script;
    if (!day || day > 31 || !cursor_skip_spaces(&cursor))
        return false;
    size_t start = cursor.at;
    if (read_digits(&cursor, &value, &script)) {
        if (!cursor_take(&cursor, '.'))
            return false;
        cursor_skip_spaces(&cursor);
        return take_year(&cursor);
    }
    size_t size = read_word(&cursor);
    if (!month_is_name(cursor.text + start, size))
        return false;
    cursor_take(&cursor, '.');
    cursor_skip_spaces(&cursor);
    return month_has_dotted_day(locale) || take_year(&cursor);
}
