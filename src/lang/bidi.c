/* The direction of characters, by ICU's data. */
#include "lang/bidi.h"

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
