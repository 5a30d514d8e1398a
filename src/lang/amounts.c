/* Numbers in running text.
 *
 *      amount  = phone / number [*2SP scale]
 *      phone   = "+" 7*DIGIT, with SP "-" "." "/" "(" ")" between them
 *      number  = group *(sign group)
 *      group   = 1*DIGIT                               ; of any script
 *      sign    = "." / "," / "'" / SP / ":", also full-width and Arabic
 *
 * One sign several times parts thousands where the groups have 3 digits (or 2,
 * as in India), otherwise it parts section numbers ("1.2.3") or a list. Of two
 * signs the last is the decimal one. A single sign before 3 digits is what the
 * locale says. A time of day, 22:30, is read as 22.30. */
#include "lang/amounts.h"

#include "lang/numeric.h"
#include "lang/utf8.h"

#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

#define GROUPS_MOST 12
#define PHONE_LEAST 7

typedef struct {
    const char *text;
    size_t size, at;
} Cursor;

/* The groups of one number: where they begin and end, the sign before each. */
typedef struct {
    struct {
        size_t start, end;
        int digits;
        char sign; /* '.', ',', '\'', ' ', ':'; 'd': U+066B; 0: the first */
    } items[GROUPS_MOST];
    size_t count;
} Groups;

static UChar symbol_of(const UNumberFormat *format, UNumberFormatSymbol which)
{
    UChar symbol[8] = {0};
    UErrorCode code = U_ZERO_ERROR;
    unum_getSymbol(format, which, symbol, 8, &code);
    return U_SUCCESS(code) ? symbol[0] : 0;
}

AmountForm amount_form(const char *locale)
{
    AmountForm form = {0};
    UNumberFormat *format = numeric_open(UNUM_DECIMAL, locale);
    if (format) {
        form.is_comma = symbol_of(format, UNUM_DECIMAL_SEPARATOR_SYMBOL) == ',';
        form.is_space =
            u_isUWhiteSpace(symbol_of(format, UNUM_GROUPING_SEPARATOR_SYMBOL));
    }
    unum_close(format);
    return form;
}

static uint32_t peek(const Cursor *cursor)
{
    size_t at = cursor->at;
    return utf8_next(cursor->text, cursor->size, &at);
}

static void step(Cursor *cursor)
{
    utf8_next(cursor->text, cursor->size, &cursor->at);
}

static int digit_at(const Cursor *cursor)
{
    return u_charDigitValue((UChar32)peek(cursor));
}

/* ------------------------------------------------------------------- groups */

static bool read_group(Cursor *cursor, Groups *groups, char sign)
{
    if (groups->count == GROUPS_MOST || digit_at(cursor) < 0)
        return false;
    size_t start = cursor->at;
    int digits = 0;
    for (; digit_at(cursor) >= 0; step(cursor))
        digits++;
    groups->items[groups->count].start = start;
    groups->items[groups->count].end = cursor->at;
    groups->items[groups->count].digits = digits;
    groups->items[groups->count].sign = sign;
    groups->count++;
    return true;
}

/* The sign that a character can be between groups, 0: none. */
static char sign_of(uint32_t code, AmountForm form)
{
    switch (code) {
    case '.':
    case 0xFF0E: /* full-width */
        return '.';
    case ':':
    case 0xFF1A:
        return ':';
    case 0x066B: /* the Arabic decimal sign */
        return 'd';
    case ',':
    case 0xFF0C:
        return ',';
    case '\'':
    case 0x2019:
    case 0x066C: /* the Arabic sign of thousands */
        return '\'';
    case ' ':
        return form.is_space ? ' ' : 0;
    case 0x00A0:
    case 0x2009:
    case 0x202F:
        return ' ';
    default:
        return 0;
    }
}

static void read_groups(Cursor *cursor, AmountForm form, Groups *groups)
{
    groups->count = 0;
    read_group(cursor, groups, 0);
    for (;;) {
        Cursor ahead = *cursor;
        char sign = sign_of(peek(&ahead), form);
        if (!sign)
            return;
        step(&ahead);
        if (!read_group(&ahead, groups, sign))
            return;
        bool is_thousands = sign != ' ' && sign != '\'';
        if (!is_thousands && groups->items[groups->count - 1].digits != 3) {
            groups->count--;
            return;
        }
        *cursor = ahead;
    }
}

/* Whether the first `count` groups are parted into thousands by one sign. */
static bool is_thousands(const Groups *groups, size_t count)
{
    if (count < 2 || groups->items[0].digits > 3 ||
        groups->items[count - 1].digits != 3)
        return false;
    for (size_t i = 1; i < count; i++)
        if (groups->items[i].sign != groups->items[1].sign ||
            (groups->items[i].digits != 3 && groups->items[i].digits != 2))
            return false;
    return groups->items[1].sign != 'd' && groups->items[1].sign != ':';
}

/* How many groups are the whole of an amount; all after them are decimals
 * (one group) or do not belong to it. */
typedef struct {
    size_t whole;      /* groups */
    bool has_decimals; /* the next group is them */
    bool has_parts;    /* the groups are those of a section number */
} Reading;

static Reading read_one_sign(const Groups *groups, AmountForm form,
                             bool begins_with_zero)
{
    char sign = groups->items[1].sign;
    bool is_decimal = sign == (form.is_comma ? ',' : '.') || sign == 'd';
    if (is_thousands(groups, 2) && !is_decimal && !begins_with_zero)
        return (Reading){.whole = 2};
    bool is_time = sign == ':' && groups->items[1].digits == 2;
    if (sign == '.' || is_decimal || is_time)
        return (Reading){.whole = 1, .has_decimals = true};
    return (Reading){.whole = 1};
}

static Reading read_signs(const Groups *groups, AmountForm form, bool zero)
{
    size_t count = groups->count;
    if (count == 1)
        return (Reading){.whole = 1};
    if (count == 2)
        return read_one_sign(groups, form, zero);
    if (is_thousands(groups, count) && !zero)
        return (Reading){.whole = count};
    char last = groups->items[count - 1].sign;
    bool is_other = last != groups->items[count - 2].sign;
    if (is_other && is_thousands(groups, count - 1) && !zero &&
        (last == '.' || last == ',' || last == 'd'))
        return (Reading){.whole = count - 1, .has_decimals = true};
    for (size_t i = 1; i < count; i++)
        if (groups->items[i].sign != '.')
            return (Reading){.whole = 1};
    return (Reading){.whole = count, .has_parts = true};
}

/* ------------------------------------------------------------------- values */

static void value_add(Amount *amount, char c)
{
    size_t size = strlen(amount->value);
    if (size + 1 < AMOUNT_SIZE)
        amount->value[size] = c;
}

static void value_digits(Amount *amount, Cursor cursor, size_t end)
{
    for (; cursor.at < end; step(&cursor)) {
        int digit = digit_at(&cursor);
        if (digit >= 0 && (digit || *amount->value))
            value_add(amount, (char)('0' + digit));
    }
}

/* Decimals keep their zeros in front and lose those at the end. */
static void value_decimals(Amount *amount, Cursor cursor, size_t end)
{
    if (!*amount->value)
        value_add(amount, '0');
    value_add(amount, '.');
    for (; cursor.at < end; step(&cursor))
        value_add(amount, (char)('0' + digit_at(&cursor)));
    size_t size = strlen(amount->value);
    while (amount->value[size - 1] == '0')
        amount->value[--size] = '\0';
    if (amount->value[size - 1] == '.')
        amount->value[--size] = '\0';
}

/* Ten to that power; the decimals move up. */
static void value_scale(Amount *amount, int zeros)
{
    char *point = strchr(amount->value, '.');
    size_t at = point ? (size_t)(point - amount->value) : strlen(amount->value);
    for (; zeros && at + 2 < AMOUNT_SIZE; zeros--, at++) {
        char *sign = &amount->value[at];
        if (*sign == '.') {
            sign[0] = sign[1];
            sign[1] = sign[2] ? '.' : '\0';
            if (sign[1])
                continue;
        } else {
            value_add(amount, '0');
        }
    }
    size_t zero = strspn(amount->value, "0");
    memmove(amount->value, amount->value + zero,
            strlen(amount->value + zero) + 1);
}

static void value_set(Amount *amount, const Groups *groups, Cursor cursor,
                      Reading reading)
{
    amount->value[0] = '\0';
    memset(amount->value, 0, sizeof(amount->value));
    for (size_t i = 0; i < reading.whole; i++) {
        if (i && reading.has_parts)
            value_add(amount, '.');
        cursor.at = groups->items[i].start;
        amount->end = groups->items[i].end;
        value_digits(amount, cursor, amount->end);
    }
    if (reading.has_decimals) {
        cursor.at = groups->items[reading.whole].start;
        amount->end = groups->items[reading.whole].end;
        value_decimals(amount, cursor, amount->end);
    }
    if (!*amount->value)
        value_add(amount, '0');
}

/* ------------------------------------------------------------------- scales */

/* Words that multiply, by how they begin; "milliard" before "million". A
 * billion is not the same in every language, and left alone. */
static const struct {
    const char *begin;
    int zeros;
} scales[] = {
    {"milliard", 9}, {"miliard", 9},  {"миллиард", 9}, {"млрд", 9},
    {"mrd", 9},      {"mld", 9},      {"million", 6},  {"miljoen", 6},
    {"mln", 6},      {"mio", 6},      {"milion", 6},   {"milione", 6},
    {"millón", 6},   {"millones", 6}, {"milhão", 6},   {"milhões", 6},
    {"миллион", 6},  {"млн", 6},      {"мільйон", 6},  {"مليون", 6},
    {"ล้าน", 6},      {"thousand", 3}, {"duizend", 3},  {"tausend", 3},
    {"тысяч", 3},    {"тыс", 3},      {"тисяч", 3},    {"億", 8},
    {"亿", 8},       {"억", 8},       {"百万", 6},     {"百萬", 6},
    {"万", 4},       {"萬", 4},       {"만", 4},       {"千", 3},
    {"천", 3},
};

static void read_scale(Cursor cursor, Amount *amount)
{
    for (int i = 0; i < 2 && u_isUWhiteSpace((UChar32)peek(&cursor)); i++)
        step(&cursor);
    for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
        size_t size = strlen(scales[i].begin);
        if (cursor.size - cursor.at < size ||
            strncasecmp(cursor.text + cursor.at, scales[i].begin, size) != 0)
            continue;
        value_scale(amount, scales[i].zeros);
        amount->end = cursor.at + size;
        return;
    }
}

/* ------------------------------------------------------------------- phones */

static bool read_phone(Cursor cursor, Amount *amount)
{
    amount->start = cursor.at;
    memset(amount->value, 0, sizeof(amount->value));
    value_add(amount, '+');
    step(&cursor);
    while (cursor.at < cursor.size) {
        int digit = digit_at(&cursor);
        uint32_t code = peek(&cursor);
        bool is_mark = code == 0xA0 || code == 0x202F || code == 0x2011 ||
                       (code && code < 0x80 && strchr(" -./()", (int)code));
        if (digit < 0 && !is_mark)
            break;
        bool is_trunk =
            code == '(' && !strncmp(cursor.text + cursor.at, "(0)", 3);
        for (int i = 0; i < (is_trunk ? 3 : 1); i++)
            step(&cursor);
        if (digit < 0)
            continue;
        value_add(amount, (char)('0' + digit));
        amount->end = cursor.at;
    }
    return strlen(amount->value) > PHONE_LEAST;
}

/* Whether a month stands here: 11月, but not 3か月, 3个月. */
static bool is_month(const Cursor *cursor)
{
    uint32_t code = peek(cursor);
    return code == 0x6708 || code == 0xC6D4;
}

bool amount_find(AmountForm form, const char *text, size_t size, size_t from,
                 Amount *found)
{
    for (Cursor cursor = {text, size, from}; cursor.at < size;) {
        if (text[cursor.at] == '+' && read_phone(cursor, found))
            return true;
        if (digit_at(&cursor) < 0) {
            step(&cursor);
            continue;
        }
        Groups groups;
        found->start = cursor.at;
        bool zero = digit_at(&cursor) == 0;
        read_groups(&cursor, form, &groups);
        value_set(found, &groups, cursor, read_signs(&groups, form, zero));
        cursor.at = found->end;
        if (is_month(&cursor))
            continue;
        read_scale(cursor, found);
        return true;
    }
    return false;
}
