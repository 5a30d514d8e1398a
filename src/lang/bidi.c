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

static bool is_mixed(bool is_rtl, const char *value)
{
    size_t size = strlen(value);
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(value, size, &at);
        BidiWay way = bidi_way(code);
        if (way == (is_rtl ? BIDI_LTR : BIDI_RTL) ||
            (is_rtl && code >= '0' && code <= '9'))
            return true;
    }
    return false;
}

void bidi_add_value(bool is_rtl, const char *value, Buf *out)
{
    bool is_apart = is_mixed(is_rtl, value);
    buf_add_text(out, is_apart ? "\u2068" : "");
    buf_add_text(out, value);
    buf_add_text(out, is_apart ? "\u2069" : "");
}
