/* Reading the number that a line begins with, and telling whether one number
 * follows another.
 *
 *      number  = article / eastern / decimal / letter
 *      article = word ["."] space value ordinal    "Art. 3", "Annex A"
 *              / "§" [space] value                 "§ 4", "§4a"
 *              / value ["."] space ("§" / word)    "3 §", "3. člen"
 *      eastern = "第" value unit ["の" value]      "第3条", "第一章"
 *              / "제" value unit                   "제3조"
 *      decimal = "(" value ")" / value close / han close / circled
 *              / digits 1*("." digits) [close]
 *      letter  = ["("] (letter / letter letter / roman) close
 *      value   = digits *("." digits) [small letter] / roman / capital / han
 *      close   = "." / ")" / ".)" / ".-" / "º" / "、" / "．" / "）"
 *
 * Behind a number stands white space, the end, or an eastern character. */
#include "model/number.h"

#include "lang/utf8.h"
#include "model/number_value.h"
#include "model/number_words.h"

#include <string.h>

/* How a number is written; two of one series agree in all of it. */
enum {
    OPEN_ASCII = 1,      /* "(" */
    OPEN_WIDE = 2,       /* "（" */
    CLOSE_BAR = 1 << 2,  /* which of the closings, 0 to 15 */
    SCRIPT_BAR = 1 << 6, /* which script, 0 to 15 */
    UPPER = 1 << 10,     /* capitals */
    DOUBLED = 1 << 11,   /* "aa" */
    SUFFIXED = 1 << 12,  /* the word stands behind: "3 §" */
    WORD_BAR = 1 << 13,  /* which word */
};

enum { CLOSE_NONE, CLOSE_DOT = 7, CLOSE_WIDE = 13, CLOSE_SPACE = 15 };

/* Words that are none of number_words: "§", and eastern units. */
enum { EASTERN = 0x4000, SIGN = 0x4100 };

#define PARTS  7 /* parts[0] to parts[6]; parts[7] is the "a" of "4a" */
#define LETTER 7

/* ----------------------------------------------------------------- closings */

/* The longer ones first. */
static const char *const closings[] = {
    ".)", ".-", ".º", ".°", ".ª", ")",  ".",
    "º",  "°",  "ª",  "、", "．", "）", "︰",
};

/* Which closing comes next, from 1, going past it; CLOSE_NONE. */
static unsigned read_close(Cursor *cursor)
{
    if (cursor->at >= cursor->size ||
        !strchr(".)\xC2\xE3\xEF", cursor->text[cursor->at]))
        return CLOSE_NONE;
    for (unsigned i = 0; i < sizeof closings / sizeof closings[0]; i++) {
        size_t size = strlen(closings[i]);
        if (cursor->size - cursor->at < size ||
            memcmp(cursor->text + cursor->at, closings[i], size))
            continue;
        cursor->at += size;
        return i + 1;
    }
    return CLOSE_NONE;
}

static bool is_bracket(unsigned close)
{
    return close &&
           strstr(closings[close - 1], close == CLOSE_WIDE ? "）" : ")");
}

/* Whether one character stands before a closing. */
static bool is_closed_next(Cursor cursor)
{
    cursor_step(&cursor);
    return read_close(&cursor) != CLOSE_NONE;
}

/* "(" before a number, which then closes with a bracket. */
static unsigned read_open(Cursor *cursor)
{
    if (cursor_take(cursor, '('))
        return OPEN_ASCII;
    return cursor_take(cursor, 0xFF08) ? OPEN_WIDE : 0;
}

/* ------------------------------------------------------------------- values */

/* digits *("." digits) [small letter] */
static bool read_parts(Cursor *cursor, Number *number)
{
    unsigned script = 0;
    Cursor ahead = *cursor;
    if (!read_digits(&ahead, &number->parts[0], &script))
        return false;
    number->depth = 1;
    number->shape |= script * SCRIPT_BAR;
    for (Cursor more = ahead; cursor_take(&more, '.'); ahead = more) {
        unsigned other, value;
        if (!read_digits(&more, &value, &other))
            break;
        if (number->depth == PARTS || other != script)
            return false;
        number->parts[number->depth++] = value;
    }
    number->value = number->parts[number->depth - 1];
    Cursor letter = ahead;
    char letters[16];
    bool is_upper;
    if (read_latin(&letter, letters, &is_upper) == 1 && !is_upper) {
        number->parts[LETTER] = (unsigned)(letters[0] - 'a') + 1;
        ahead = letter;
    }
    *cursor = ahead;
    return true;
}

/* The value behind "Article" or "Annex": also Roman, a capital, Han. */
static bool read_value(Cursor *cursor, Number *number)
{
    Cursor ahead = *cursor;
    char letters[16];
    bool is_upper = false;
    size_t size = read_latin(&ahead, letters, &is_upper);
    number->depth = 1;
    bool is_letter = size == 1 && strchr("cdlm", letters[0]);
    if (size && is_upper && !is_letter &&
        roman_of(letters, size, &number->value)) {
        number->shape |= UPPER;
    } else if (size == 1 && is_upper) {
        number->value = (unsigned)(letters[0] - 'a') + 1;
        number->shape |= UPPER | DOUBLED;
    } else if (!size && read_han(&ahead, &number->value)) {
        number->shape |= SCRIPT_HAN * SCRIPT_BAR;
    } else {
        return read_parts(cursor, number);
    }
    *cursor = ahead;
    return true;
}

/* ----------------------------------------------------------------- articles */

/* Spaces, and a dash or colon between spaces: "Article 3 – Liability". */
static void skip_to_words(Cursor *cursor)
{
    cursor_skip_spaces(cursor);
    Cursor ahead = *cursor;
    uint32_t code = cursor_peek(&ahead);
    if (code != '-' && code != 0x2013 && code != 0x2014 && code != ':' &&
        code != 0xFF1A)
        return;
    cursor_step(&ahead);
    if (cursor_skip_spaces(&ahead) || code == 0xFF1A)
        *cursor = ahead;
}

static bool finish(Cursor *cursor, NumberKind kind, Number *number)
{
    number->kind = kind;
    number->size = cursor->at;
    if (kind == NUMBER_ARTICLE || kind == NUMBER_DIVISION)
        skip_to_words(cursor);
    else
        cursor_skip_spaces(cursor);
    number->skip = cursor->at;
    return true;
}

/* "1er", "1º", and a dot or bracket that closes. */
static bool read_ordinal(Cursor *cursor)
{
    Cursor ahead = *cursor;
    char letters[16];
    bool is_upper;
    if (read_latin(&ahead, letters, &is_upper) == 2 &&
        !memcmp(letters, "er", 2))
        *cursor = ahead;
    read_close(cursor);
    uint32_t code = cursor_peek(cursor);
    return cursor_is_at_end(cursor) || code == ':' || code == '(';
}

/* article: the word or sign stands before its number. */
static bool read_article(Cursor cursor, Number *number)
{
    bool is_division = false;
    unsigned word = SIGN;
    if (cursor_take(&cursor, 0xA7)) {
        cursor_skip_spaces(&cursor);
        if (!read_value(&cursor, number))
            return false;
    } else {
        size_t size = read_word(&cursor);
        cursor_take(&cursor, '.');
        if (!size || !cursor_skip_spaces(&cursor) ||
            !read_value(&cursor, number))
            return false;
        word = number_word_find(cursor.text, size, &is_division);
    }
    if (!word || !read_ordinal(&cursor))
        return false;
    if ((number->shape & DOUBLED) && !is_division)
        return false;
    number->shape |= word * WORD_BAR;
    return finish(&cursor, is_division ? NUMBER_DIVISION : NUMBER_ARTICLE,
                  number);
}

/* "3 §", "3. člen" */
static bool read_suffixed(Cursor cursor, const char *locale, Number *number)
{
    if (!read_parts(&cursor, number))
        return false;
    cursor_take(&cursor, '.');
    if (!cursor_skip_spaces(&cursor))
        return false;
    unsigned word = SIGN;
    if (!cursor_take(&cursor, 0xA7)) {
        word = number_suffix_find(cursor.text + cursor.at,
                                  cursor.size - cursor.at, locale);
        if (!word)
            return false;
        read_word(&cursor);
    }
    if (!read_ordinal(&cursor))
        return false;
    number->shape |= SUFFIXED | word * WORD_BAR;
    return finish(&cursor, NUMBER_ARTICLE, number);
}

/* What 第 and 제 count, and whether that holds articles. */
static const struct {
    uint32_t code;
    bool is_division;
} units[] = {
    {0x6761, false}, {0x689D, false}, {0xC870, false}, /* 条 條 조 */
    {0x7AE0, true},  {0x8282, true},  {0x7BC0, true},  /* 章 节 節 */
    {0x7F16, true},  {0x7DE8, true},  {0x90E8, true},  /* 编 編 部 */
    {0xC7A5, true},  {0xC808, true},  {0xD3B8, true},  /* 장 절 편 */
};

static bool read_eastern(Cursor cursor, Number *number)
{
    if (!cursor_take(&cursor, 0x7B2C) && !cursor_take(&cursor, 0xC81C))
        return false;
    cursor_skip_spaces(&cursor);
    if (!read_value(&cursor, number))
        return false;
    cursor_skip_spaces(&cursor);
    uint32_t code = cursor_peek(&cursor);
    size_t i = 0;
    while (i < sizeof units / sizeof units[0] && units[i].code != code)
        i++;
    if (i == sizeof units / sizeof units[0])
        return false;
    cursor_step(&cursor);
    Cursor more = cursor; /* 第3条の2, 第三条之二, 제3조의2: as 3a */
    unsigned script, branch = 0;
    if ((cursor_take(&more, 0x306E) || cursor_take(&more, 0x4E4B) ||
         cursor_take(&more, 0xC758)) &&
        (read_digits(&more, &branch, &script) || read_han(&more, &branch)))
        cursor = more;
    number->parts[LETTER] = branch ? branch - 1 : 0;
    number->shape |= (EASTERN + (unsigned)i) * WORD_BAR;
    return finish(&cursor,
                  units[i].is_division ? NUMBER_DIVISION : NUMBER_ARTICLE,
                  number);
}

/* ----------------------------------------------------- decimals and letters */

/* How a number closes: after the bracket that opened it, with a closing of
 * its own, or, where it has two parts, without. */
static bool read_end(Cursor *cursor, unsigned open, Number *number)
{
    unsigned close = read_close(cursor);
    if (open && !is_bracket(close))
        return false;
    if (!close && number->depth < 2) {
        bool is_wide = (number->shape / SCRIPT_BAR & 15) == SCRIPT_WIDE;
        uint32_t next = cursor_peek(cursor);
        if (next != 0x3000 && !(is_wide && number_is_space(next)))
            return false;
        close = CLOSE_SPACE;
    }
    if (number->depth > 1 && close == CLOSE_DOT)
        close = CLOSE_NONE;
    number->shape |= open | close * CLOSE_BAR;
    return cursor_is_at_end(cursor);
}

static bool read_decimal(Cursor cursor, const char *locale, Number *number)
{
    number->depth = 1;
    if (read_circled(&cursor, &number->value)) {
        number->parts[0] = number->value;
        number->shape = SCRIPT_CIRCLED * SCRIPT_BAR;
        return finish(&cursor, NUMBER_DECIMAL, number);
    }
    unsigned open = read_open(&cursor);
    if (!read_parts(&cursor, number)) {
        if (!read_han(&cursor, &number->value))
            return false;
        number->parts[0] = number->value;
        number->shape |= SCRIPT_HAN * SCRIPT_BAR;
    }
    if (!read_end(&cursor, open, number))
        return false;
    if (number->shape == CLOSE_DOT * CLOSE_BAR && number->depth == 1 &&
        cursor_is_month(cursor, number->value, locale))
        return false;
    return finish(&cursor, NUMBER_DECIMAL, number);
}

/* "a.", "(a)", "aa)", "iv." and those of other alphabets */
static bool read_lettered(Cursor cursor, Number *number)
{
    NumberKind kind = NUMBER_LETTER;
    unsigned open = read_open(&cursor), script = SCRIPT_LATIN;
    char letters[16];
    bool is_upper = false;
    size_t size = read_latin(&cursor, letters, &is_upper);
    number->depth = 1;
    if (size && roman_of(letters, size, &number->value)) {
        kind = NUMBER_ROMAN;
    } else if (size == 1 || (size == 2 && letters[0] == letters[1])) {
        number->value = (unsigned)(letters[0] - 'a') + 1;
        number->shape |= size == 2 ? DOUBLED : 0;
    } else if (!size && is_closed_next(cursor)) {
        number->value = read_letter(&cursor, &script, &is_upper);
    }
    if (!number->value || cursor_peek(&cursor) == 0x3000)
        return false;
    number->shape |= script * SCRIPT_BAR | (is_upper ? UPPER : 0);
    if (!read_end(&cursor, open, number))
        return false;
    return finish(&cursor, kind, number);
}

Number number_from_text(const char *text, size_t size, const char *locale)
{
    Cursor cursor = {text, size, 0};
    Number number = {0};
    if (!size || *text == ' ')
        return number;
    if (read_eastern(cursor, &number) ||
        (number = (Number){0}, read_article(cursor, &number)) ||
        (number = (Number){0}, read_suffixed(cursor, locale, &number)) ||
        (number = (Number){0}, read_decimal(cursor, locale, &number)) ||
        (number = (Number){0}, read_lettered(cursor, &number)))
        return number;
    return (Number){0};
}

/* ------------------------------------------------------------------- series */

/* A letter's place, also of one that was read as a Roman number: (c), cc).
 * Doubled ones come after z. 0 for what is no letter. */
static unsigned letter_of(const Number *number)
{
    if (number->kind == NUMBER_LETTER)
        return number->value + (number->shape & DOUBLED ? 26 : 0);
    for (unsigned value = 1; value <= 100; value *= 10)
        if (number->value == 2 * value)
            return roman_letter(value) + 26;
    return roman_letter(number->value);
}

static bool is_next_letter(const Number *before, const Number *next)
{
    unsigned either = DOUBLED;
    if ((before->shape & ~either) != (next->shape & ~either))
        return false;
    if (before->kind == NUMBER_ROMAN && next->kind == NUMBER_ROMAN &&
        next->value == before->value + 1)
        return true;
    unsigned a = letter_of(before), b = letter_of(next);
    return a && b == a + 1;
}

/* 4 before 5, 4a before 5, 4 before 4a; the parts before it agree. */
static bool is_next_part(const Number *before, const Number *next)
{
    if (before->kind != next->kind || before->shape != next->shape ||
        before->depth != next->depth)
        return false;
    for (int i = 0; i + 1 < next->depth; i++)
        if (before->parts[i] != next->parts[i])
            return false;
    if (next->value == before->value)
        return next->parts[LETTER] == before->parts[LETTER] + 1;
    return next->value == before->value + 1 && next->parts[LETTER] <= 1;
}

bool number_is_next(const Number *before, const Number *next)
{
    bool is_letter =
        before->kind == NUMBER_LETTER || before->kind == NUMBER_ROMAN;
    if (is_letter)
        return (next->kind == NUMBER_LETTER || next->kind == NUMBER_ROMAN) &&
               is_next_letter(before, next);
    return next->kind != NUMBER_NONE && is_next_part(before, next);
}

bool number_is_first(const Number *number)
{
    if (number->kind == NUMBER_NONE || number->parts[LETTER] > 1)
        return false;
    /* Japanese clauses: the first has no number. */
    bool is_bare = number->kind == NUMBER_DECIMAL &&
                   (number->shape / CLOSE_BAR & 15) == CLOSE_SPACE;
    return number->value <= (is_bare ? 2 : 1);
}
