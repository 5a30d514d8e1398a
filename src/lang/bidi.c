/* The direction of characters, by ICU's data. */
#include "lang/bidi.h"

#include "lang/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

BidiWay bidi_way(uint32_t code)
{
    if (code < 0x80)
        return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? BIDI_LTR
                                                            : BIDI_NEUTRAL;
    switch (u_charDirection((UChar32)code)) {
    case U_LEFT_TO_RIGHT:
        return BIDI_LTR;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
        return BIDI_RTL;
    default:
        return BIDI_NEUTRAL;
    }
}

/* Whether a value holds letters of the other direction, or digits and signs
 * that words from right to left would put into another order. */
static bool is_mixed(bool is_rtl, const char *value)
{
    size_t size = strlen(value), digits = 0;
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(value, size, &at);
        if (bidi_way(code) == (is_rtl ? BIDI_LTR : BIDI_RTL))
            return true;
        digits += code >= '0' && code <= '9';
    }
    return is_rtl && digits && digits < size;
}

void bidi_add_value(bool is_rtl, const char *value, Buf *out)
{
    bool is_apart = is_mixed(is_rtl, value);
    buf_add_text(out, is_apart ? "\u2068" : "");
    buf_add_text(out, value);
    buf_add_text(out, is_apart ? "\u2069" : "");
}
