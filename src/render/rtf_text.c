/* Characters in RTF: escaped, and runs of the other direction set apart. */
#include "render/rtf.h"

#include "lang/utf8.h"

#include <stdint.h>

/* RTF counts in UTF-16 units and writes them signed. */
static void add_unit(uint32_t unit, Buf *out)
{
    buf_add_format(out, "\\u%d?",
                   unit < 0x8000 ? (int)unit : (int)unit - 0x10000);
}

static const char *name_of(uint32_t code)
{
    switch (code) {
    case '\n':
        return "\\line ";
    case '\t':
        return "\\tab ";
    case 0xA0:
        return "\\~";
    case 0xAD:
        return "\\-";
    case 0x2011:
        return "\\_";
    case 0x2066: /* isolates: runs are said in RTF's own way */
    case 0x2067:
    case 0x2068:
    case 0x2069:
    case 0xFEFF:
        return "";
    default:
        return NULL;
    }
}

void rtf_code(uint32_t code, Buf *out)
{
    const char *name = name_of(code);
    if (name)
        buf_add_text(out, name);
    else if (code == '\\' || code == '{' || code == '}')
        buf_add_format(out, "\\%c", (int)code);
    else if (code >= 0x10000) {
        add_unit(0xD800 + ((code - 0x10000) >> 10), out);
        add_unit(0xDC00 + (code & 0x3FF), out);
    } else if (code >= 0x7F)
        add_unit(code, out);
    else if (code >= ' ')
        buf_add_char(out, (char)code);
}

static void add_codes(Slice text, Buf *out)
{
    size_t at = 0;
    while (at < text.size)
        rtf_code(utf8_next(text.bytes, text.size, &at), out);
}

/* Where a run of the other direction ends that begins at `at`: after its last
 * letter before one that runs with the text. */
static size_t run_end(BidiWay way, Slice text, size_t at)
{
    size_t end = at;
    while (at < text.size) {
        BidiWay next = bidi_way(utf8_next(text.bytes, text.size, &at));
        if (next == way)
            break;
        if (next != BIDI_NEUTRAL)
            end = at;
    }
    return end;
}

/* Where plain ASCII ends that begins at `at`. */
static size_t plain_end(Slice text, size_t at)
{
    while (at < text.size && text.bytes[at] >= ' ' && text.bytes[at] < 0x7F &&
           text.bytes[at] != '\\' && text.bytes[at] != '{' &&
           text.bytes[at] != '}')
        at++;
    return at;
}

void rtf_text(BidiWay way, Slice text, Buf *out)
{
    size_t at = 0;
    while (at < text.size) {
        size_t start = at;
        if (way == BIDI_LTR && (at = plain_end(text, at)) > start) {
            buf_add(out, text.bytes + start, at - start);
            continue;
        }
        uint32_t code = utf8_next(text.bytes, text.size, &at);
        BidiWay next = bidi_way(code);
        if (next == BIDI_NEUTRAL || next == way) {
            rtf_code(code, out);
            continue;
        }
        at = run_end(way, text, start);
        buf_add_text(out, next == BIDI_RTL ? "{\\rtlch " : "{\\ltrch ");
        add_codes((Slice){text.bytes + start, at - start}, out);
        buf_add_char(out, '}');
    }
}
