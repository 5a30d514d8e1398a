/* Headings and terms folded, so that they are the same but for case, width and
 * space. */
#include "base/cleanup.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Adds UTF-8 with runs of white space as one space and none at the ends. */
static void add_squeezed(const char *text, size_t size, Buf *key)
{
    bool is_due = false, is_begun = false;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (u_isUWhiteSpace((UChar32)code)) {
            is_due = is_begun;
            continue;
        }
        if (is_due)
            buf_add_char(key, ' ');
        buf_add(key, text + start, at - start);
        is_due = false;
        is_begun = true;
    }
}

/* Of Latin Extended-A, where a capital stands before its small letter; a few
 * have none, or are two letters. */
static uint32_t latin_fold(uint32_t code)
{
    static const uint16_t others[] = {0x130, 0x131, 0x132, 0x133, 0x138,
                                      0x13F, 0x140, 0x149, 0x178, 0x17F};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (code == others[i])
            return 0;
    bool is_odd = (code > 0x138 && code < 0x149) || code > 0x178;
    return is_odd ? (code + 1) & ~1u : code | 1;
}

/* What a character that is not ASCII becomes for itself, whatever stands beside
 * it; 0 where that needs a closer look. */
static uint32_t fold_alone(uint32_t code)
{
    if (code < 0x100)
        return code < 0xC0 || code == 0xD7 || code == 0xDF || code == 0xF7 ? 0
               : code < 0xE0 ? code + 0x20
                             : code;
    if (code < 0x180)
        return latin_fold(code);
    if (code >= 0x400 && code < 0x460)
        return code < 0x410 ? code + 0x50 : code < 0x430 ? code + 0x20 : code;
    bool is_caseless = (code >= 0x621 && code <= 0x64A) ||
                       (code >= 0x3041 && code <= 0x3096) ||
                       (code >= 0x30A1 && code <= 0x30FA) ||
                       (code >= 0x4E00 && code <= 0x9FA5) ||
                       (code >= 0xAC00 && code <= 0xD7A3);
    return is_caseless ? code : 0;
}

/* Folds a text of ASCII and of such characters, of which none changes its
 * size. Adds nothing, and gives false, where there are others. */
static bool add_alone_folded(const char *text, size_t size, Buf *key)
{
    bool is_due = false, is_begun = false;
    buf_reserve(key, size);
    if (!buf_is_ok(key))
        return false;
    char *to = key->bytes + key->size;
    for (size_t at = 0; at < size;) {
        char c = text[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            is_due = is_begun;
            at++;
            continue;
        }
        if (is_due)
            *to++ = ' ';
        is_due = false;
        is_begun = true;
        if ((unsigned char)c < 0x80) {
            *to++ = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
            at++;
            continue;
        }
        uint32_t code = fold_alone(utf8_next(text, size, &at));
        if (!code) {
            key->bytes[key->size] = '\0';
            return false;
        }
        to += utf8_put(code, to);
    }
    *to = '\0';
    key->size = (size_t)(to - key->bytes);
    return true;
}

static void free_units(UChar **units)
{
    free(*units);
}

/* NFKC case folding by ICU, which works in UTF-16. */
static bool add_folded(const char *text, size_t size, Buf *key)
{
    if (size > INT32_MAX / 32)
        return false;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *folder = unorm2_getNFKCCasefoldInstance(&error);
    int32_t units = 0, folded = 0, bytes = 0;
    AUTO(free_units) UChar *from = malloc((size + 1) * sizeof *from);
    if (U_FAILURE(error) || !from)
        return false;
    u_strFromUTF8WithSub(from, (int32_t)size + 1, &units, text, (int32_t)size,
                         0xFFFD, NULL, &error);
    int32_t room = units * 4 + 32;
    AUTO(free_units) UChar *to = malloc((size_t)room * sizeof *to);
    if (!to)
        return false;
    folded = unorm2_normalize(folder, from, units, to, room, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) { /* one unit makes 18 at most */
        free(TAKE(to));
        room = folded + 1;
        to = malloc((size_t)room * sizeof *to);
        error = U_ZERO_ERROR;
        if (to)
            folded = unorm2_normalize(folder, from, units, to, room, &error);
    }
    AUTO(free_bytes) char *utf8 = malloc((size_t)folded * 3 + 1);
    if (!to || !utf8)
        return false;
    u_strToUTF8(utf8, folded * 3 + 1, &bytes, to, folded, &error);
    if (U_SUCCESS(error))
        add_squeezed(utf8, (size_t)bytes, key);
    return U_SUCCESS(error) && buf_is_ok(key);
}

bool words_fold(const char *text, size_t size, Buf *key)
{
    return add_alone_folded(text, size, key) ||
           (buf_is_ok(key) && add_folded(text, size, key));
}
