/* Rewrites RTF of ours: it says characters as \uN? alone, in UTF-16 units. */
#include "render/rtf_codepage.h"

#include "base/cleanup.h"
#include "lang/utf8.h"
#include "render/rtf.h"

#include <stdlib.h>
#include <string.h>

/* Whether \uN begins there; its unit, and where it ends behind the "?". */
static bool unit_read(const char *at, const char **end, uint32_t *unit)
{
    bool is_number = at[2] == '-' || (at[2] >= '0' && at[2] <= '9');
    if (at[0] != '\\' || at[1] != 'u' || !is_number)
        return false;
    char *after;
    *unit = (uint32_t)strtol(at + 2, &after, 10) & 0xFFFF;
    *end = after + (*after == '?');
    return true;
}

/* A whole character, of one unit or of two. */
static bool code_read(const char *at, const char **end, uint32_t *code)
{
    uint32_t low;
    const char *after;
    if (!unit_read(at, end, code))
        return false;
    if (*code >= 0xD800 && *code < 0xDC00 && unit_read(*end, &after, &low)) {
        *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
        *end = after;
    }
    return true;
}

/* A character as \uN and as many bytes as \ucN says that a reader of Unicode
 * passes over; what replaces it goes as it is. */
static CodicilStatus add_code(const RtfCodepage *page, uint32_t code, Buf *out)
{
    AUTO(buf_clear) Buf words = {0}, bytes = {0};
    char itself[4];
    TRY(page->find(page->user, code, &words, &bytes));
    size_t size = utf8_put(code, itself);
    bool is_same =
        words.size == size && memcmp(buf_text(&words), itself, size) == 0;
    if (!is_same && utf8_is_ascii(buf_text(&words), words.size)) {
        for (size_t i = 0; i < words.size; i++)
            rtf_code((unsigned char)words.bytes[i], out);
        return CODICIL_OK;
    }
    size_t at = 0;
    uint32_t shown = utf8_next(buf_text(&words), words.size, &at);
    int unit = shown < 0x8000 ? (int)shown : (int)shown - 0x10000;
    if (bytes.size == 1)
        buf_add_format(out, "\\u%d", unit);
    else
        buf_add_format(out, "{\\uc%zu\\u%d", bytes.size, unit);
    for (size_t i = 0; i < bytes.size; i++)
        buf_add_format(out, "\\'%02x", (unsigned char)bytes.bytes[i]);
    buf_add_text(out, bytes.size == 1 ? "" : "}");
    return CODICIL_OK;
}

/* Adds `name` with another number than the one that stands there. */
static const char *add_number(const char *at, const char *name, unsigned number,
                              Buf *out)
{
    buf_add_format(out, "%s%u", name, number);
    at += strlen(name);
    return at + strspn(at, "0123456789");
}

CodicilStatus rtf_codepage(const RtfCodepage *page, const Buf *rtf, Buf *out)
{
    static const char ansi[] = "\\ansicpg", font[] = "\\fcharset";
    const char *at = buf_text(rtf), *end;
    uint32_t code;
    while (*at) {
        if (*at != '\\') {
            size_t size = strcspn(at, "\\");
            buf_add(out, at, size);
            at += size;
        } else if (code_read(at, &end, &code)) {
            TRY(add_code(page, code, out));
            at = end;
        } else if (strncmp(at, ansi, strlen(ansi)) == 0) {
            at = add_number(at, ansi, page->number, out);
        } else if (strncmp(at, font, strlen(font)) == 0) {
            at = add_number(at, font, page->font, out);
        } else {
            size_t size = at[1] ? 2 : 1; /* an escaped one is no beginning */
            buf_add(out, at, size);
            at += size;
        }
    }
    return CODICIL_OK;
}
