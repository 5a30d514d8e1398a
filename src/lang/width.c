/* Columns of a text, by the East Asian width and emoji properties. */
#include "lang/width.h"

#include "lang/utf8.h"

#include <unicode/uchar.h>

#define JOINER         0x200Du
#define EMOJI_SELECTOR 0xFE0Fu

static bool is_invisible(UChar32 c)
{
    uint32_t mask = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_MN_MASK | U_GC_ME_MASK |
                    U_GC_ZL_MASK | U_GC_ZP_MASK;
    if (U_GET_GC_MASK(c) & mask)
        return true;
    int syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* Whether a character melts into the emoji before it. */
static bool is_joined(UChar32 before, UChar32 c)
{
    if (before == JOINER)
        return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
    return u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) &&
           u_hasBinaryProperty(before, UCHAR_EMOJI_MODIFIER_BASE);
}

static bool is_wide(UChar32 c)
{
    int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

static size_t code_width(UChar32 before, UChar32 c)
{
    if (c < 0x7F)
        return c >= 0x20;
    if (c < 0x300 && c >= 0xA0 && c != 0xAD)
        return 1;
    if (c == EMOJI_SELECTOR) /* makes a narrow character a wide one */
        return u_hasBinaryProperty(before, UCHAR_EMOJI) && !is_wide(before);
    if (is_invisible(c) || is_joined(before, c))
        return 0;
    return is_wide(c) ? 2 : 1;
}

size_t text_width(const char *text, size_t size)
{
    size_t width = 0;
    UChar32 before = 0;
    for (size_t at = 0; at < size;) {
        UChar32 c = (UChar32)utf8_next(text, size, &at);
        width += code_width(before, c);
        before = c;
    }
    return width;
}
