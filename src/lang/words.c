/* Words and letters, by Unicode's general categories. */
#include "lang/words.h"

#include "lang/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* ---------------------------------------------------------------- the walk */

static inline bool is_ascii_word(unsigned char c)
{
    return (unsigned)(c | 0x20) - 'a' < 26u || (unsigned)c - '0' < 10u;
}

typedef enum { SEPARATOR, LETTER, INVISIBLE } Kind;

/* Letters, marks and digits that need not be looked up. */
static inline bool is_usual_letter(uint32_t code)
{
    if (code < 0x2B0)
        return code >= 0xC0 && code != 0xD7 && code != 0xF7;
    if (code < 0x66A)
        return (code >= 0x400 && code <= 0x481) || code >= 0x620;
    if (code < 0x3041)
        return (code >= 0x900 && code <= 0x963) ||
               (code >= 0xE01 && code <= 0xE3A) ||
               (code >= 0xE40 && code <= 0xE4E);
    if (code < 0x30FB)
        return code <= 0x3096 || code >= 0x30A1;
    return (code >= 0x4E00 && code <= 0x9FA5) ||
           (code >= 0xAC00 && code <= 0xD7A3);
}

/* The bytes of such a letter, two or three; 0 where another character or what
 * is none begins. */
static inline size_t usual_letter(const char *text, size_t size)
{
    const unsigned char *here = (const unsigned char *)text;
    if (size < 3 || (here[1] & 0xC0) != 0x80)
        return 0;
    if ((here[0] & 0xFE) == 0xD0) /* Cyrillic: all that begin so are letters */
        return 2;
    uint32_t code = (here[0] & 0x1Fu) << 6 | (here[1] & 0x3F);
    if (here[0] < 0xE0)
        return here[0] >= 0xC2 && is_usual_letter(code) ? 2 : 0;
    code = (here[0] & 0x0Fu) << 12 | (here[1] & 0x3Fu) << 6 | (here[2] & 0x3F);
    return here[0] < 0xF0 && code >= 0x800 && (here[2] & 0xC0) == 0x80 &&
                   is_usual_letter(code)
               ? 3
               : 0;
}

/* What is invisible does not part a word, but for the zero width space. */
static Kind kind_of(uint32_t code)
{
    UChar32 c = (UChar32)code;
    if (is_usual_letter(code))
        return LETTER;
    if (c == 0x200B)
        return SEPARATOR;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return INVISIBLE;
    uint32_t mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return U_GET_GC_MASK(c) & mask ? LETTER : SEPARATOR;
}

void words_init(Words *words, const char *text, size_t size)
{
    *words = (Words){.text = text, .size = size};
}

bool words_clear(Words *words)
{
    bool is_ok = buf_is_ok(&words->visible);
    buf_clear(&words->visible);
    return is_ok;
}

/* The kind of the character at *at, which moves past it. */
static Kind kind_next(const Words *words, size_t *at)
{
    unsigned char c = (unsigned char)words->text[*at];
    if (c < 0x80) {
        ++*at;
        return is_ascii_word(c) ? LETTER : SEPARATOR;
    }
    return kind_of(utf8_next(words->text, words->size, at));
}

/* Letters and digits as they are, and all else as the end of a word. */
#define EIGHT "\n\n\n\n\n\n\n\n"
static const char listed[0x80 + 1] =
    EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT "0123456789"
                                        "\n\n\n\n\n\n\n"
                                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                        "\n\n\n\n\n\n"
                                        "abcdefghijklmnopqrstuvwxyz"
                                        "\n\n\n\n\n";

#define ONES (UINT64_MAX / 255)

/* The top bit of each of eight ASCII bytes that is at least `least`. */
static inline uint64_t from(uint64_t eight, unsigned char least)
{
    return (eight + ONES * (0x80u - least)) & ONES << 7;
}

/* Lists eight bytes of ASCII at once where no separators stand side by side,
 * and none at the beginning but behind a word; false for others. */
static inline bool list_eight(const char *text, bool is_open, char *to)
{
    uint64_t eight;
    memcpy(&eight, text, 8);
    if (eight & ONES << 7)
        return false;
    uint64_t small = eight | ONES * 0x20;
    uint64_t word = (from(small, 'a') & ~from(small, 'z' + 1)) |
                    (from(eight, '0') & ~from(eight, '9' + 1));
    uint64_t apart = word ^ ONES << 7;
    if (apart & apart << 8 ||
        (!is_open && !is_ascii_word((unsigned char)*text)))
        return false;
    uint64_t kept = (word >> 7) * 0xFF;
    eight = (eight & kept) | (ONES * '\n' & ~kept);
    memcpy(to, &eight, 8);
    return true;
}

/* Lists ASCII from `at` on; gives where it ends. */
static size_t list_ascii(const char *text, size_t at, size_t size,
                         bool *is_open, char **to)
{
    while (at < size && (unsigned char)text[at] < 0x80) {
        if (size - at >= 8 && list_eight(text + at, *is_open, *to)) {
            at += 8;
            *to += 8;
            *is_open = (*to)[-1] != '\n';
            continue;
        }
        size_t stop = size - at > 4 ? at + 4 : size;
        for (; at < stop && (unsigned char)text[at] < 0x80; at++) {
            **to = listed[(unsigned char)text[at]]; /* no branch for a word */
            bool is_word = **to != '\n';
            *to += is_word | *is_open;
            *is_open = is_word;
        }
    }
    return at;
}

/* The same with usual letters of other scripts. */
static size_t list_letters(const char *text, size_t at, size_t size,
                           bool *is_open, char **to)
{
    for (size_t length; (length = usual_letter(text + at, size - at));
         at += length) {
        memcpy(*to, text + at, 3); /* there is room for all of the text */
        *to += length;
        *is_open = true;
    }
    return at;
}

bool words_list(const char *text, size_t size, Buf *out)
{
    buf_reserve(out, size + 1);
    if (!buf_is_ok(out))
        return false;
    const Words words = {.text = text, .size = size};
    char *to = out->bytes + out->size;
    bool is_open = false;
    for (size_t next = 0; next < size;) {
        next = list_ascii(text, next, size, &is_open, &to);
        size_t at = next = list_letters(text, next, size, &is_open, &to);
        if (at == size)
            break;
        if ((unsigned char)text[at] < 0x80)
            continue;
        Kind kind = kind_next(&words, &next);
        for (; kind == LETTER && at < next; at++)
            *to++ = text[at];
        if (kind == SEPARATOR && is_open)
            *to++ = '\n';
        is_open = kind == LETTER || (is_open && kind == INVISIBLE);
    }
    if (is_open)
        *to++ = '\n';
    *to = '\0';
    out->size = (size_t)(to - out->bytes);
    return true;
}

/* Moves to the next letter; false at the end of the text. */
static bool start_find(Words *words)
{
    while (words->at < words->size) {
        size_t here = words->at;
        if (kind_next(words, &words->at) == LETTER) {
            words->at = here;
            return true;
        }
    }
    return false;
}

bool words_next(Words *words, Word *word)
{
    if (!start_find(words))
        return false;
    *word = (Word){.start = words->at, .end = words->at};
    buf_set_size(&words->visible, 0);
    size_t run = words->at; /* where what is not yet in `visible` begins */
    bool is_whole = true;
    while (words->at < words->size &&
           is_ascii_word((unsigned char)words->text[words->at]))
        words->at++;
    word->end = words->at;
    for (size_t here; (here = words->at) < words->size;) {
        size_t usual = usual_letter(words->text + here, words->size - here);
        if (usual) {
            word->end = words->at += usual;
            continue;
        }
        Kind kind = kind_next(words, &words->at);
        if (kind == SEPARATOR) {
            break;
        } else if (kind == LETTER) {
            word->end = words->at;
        } else {
            buf_add(&words->visible, words->text + run, here - run);
            run = words->at;
            is_whole = false;
        }
    }
    word->text = words->text + word->start;
    word->size = word->end - word->start;
    if (!is_whole && run < word->end)
        buf_add(&words->visible, words->text + run, word->end - run);
    if (!is_whole) {
        word->text = buf_text(&words->visible);
        word->size = words->visible.size;
    }
    return true;
}

/* ----------------------------------------------------------------- letters */

/* Semitic, Indic and eastern scripts, up to where Georgian and Cheyenne
 * capitals begin: nothing there has case. */
static bool is_caseless(uint32_t code)
{
    return (code >= 0x590 && code < 0x10A0) ||
           (code >= 0x2E80 && code < 0xA640);
}

/* Whether no character that begins with this byte has case. */
static inline bool is_caseless_begin(unsigned char byte)
{
    return byte >= 0xD7 && byte <= 0xE9 && byte != 0xE1 && byte != 0xE2;
}

bool words_is_capitals(const char *text, size_t size, size_t least)
{
    size_t count = 0;
    for (size_t at = 0; at < size;) {
        if (is_caseless_begin((unsigned char)text[at])) {
            do
                at++;
            while (at < size && (text[at] & 0xC0) == 0x80);
            continue;
        }
        uint32_t code = utf8_next(text, size, &at);
        if (code - 'a' < 26u)
            return false;
        count += code - 'A' < 26u;
        if (code < 0x80 || code == 0xDF || is_caseless(code))
            continue;
        uint32_t mask = U_GET_GC_MASK((UChar32)code);
        if (mask & (U_GC_LL_MASK | U_GC_LT_MASK))
            return false;
        count += (mask & U_GC_LU_MASK) != 0;
    }
    return count >= least;
}

typedef enum { SPACED, TIGHT_EAST, TIGHT_SOUTH } Joint;

static Joint joint_of(uint32_t code)
{
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)code, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_YI:
        return TIGHT_EAST;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return TIGHT_SOUTH;
    case USCRIPT_HANGUL:
        return SPACED;
    default:
        break;
    }
    int width = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
                   width == U_EA_HALFWIDTH
               ? TIGHT_EAST
               : SPACED;
}

bool words_is_tight(uint32_t before, uint32_t after)
{
    if (before == 0x200B || after == 0x200B)
        return true;
    if (before < 0x300 || after < 0x300)
        return false;
    Joint joint = joint_of(before);
    return joint != SPACED && joint == joint_of(after);
}

int words_digit(uint32_t code)
{
    return u_charDigitValue((UChar32)code);
}

bool words_is_blank(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        UChar32 code = (UChar32)utf8_next(text, size, &at);
        if (!u_isUWhiteSpace(code) &&
            (u_isalnum(code) ||
             !u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)))
            return false;
    }
    return true;
}
