/* Bytes in any charset to UTF-8 and back, by iconv, strictly. iconv's own
 * //TRANSLIT and //IGNORE can not be asked for: their result depends on the
 * process's locale. */
#include "lang/encoding.h"

#include "base/cleanup.h"
#include "lang/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define BAD_ICONV ((iconv_t)-1)

static void iconv_end(iconv_t *conversion)
{
    if (*conversion != BAD_ICONV)
        iconv_close(*conversion);
}

/* ------------------------------------------------------------ which charset */

typedef struct {
    char bytes[4];
    size_t size;
    const char *charset;
} Mark;

static const Mark marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},
    {"\xFF\xFE\0", 4, "UTF-32LE"}, /* before UTF-16, which begins alike */
    {{'\0', '\0', '\xFE', '\xFF'}, 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const Mark *mark_find(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (size >= marks[i].size &&
            !memcmp(bytes, marks[i].bytes, marks[i].size))
            return &marks[i];
    return NULL;
}

/* UTF-16 without a mark has its NULs, of the ASCII among it, nearly all at
 * odd places (LE) or at even ones (BE); NULL where it does not look so. */
static const char *utf16_guess(const char *bytes, size_t size)
{
    size_t nuls[2] = {0, 0};
    size_t seen = size < 8192 ? size : 8192;
    for (size_t i = 0; i < seen; i++)
        nuls[i & 1] += bytes[i] == '\0';
    if (size % 2 || nuls[0] + nuls[1] < seen / 100 + 1)
        return NULL;
    if (nuls[1] > 8 * nuls[0])
        return "UTF-16LE";
    return nuls[0] > 8 * nuls[1] ? "UTF-16BE" : NULL;
}

/* Whether a charset is meant by `plain`: letters and digits, in any case. */
static bool charset_is(const char *charset, const char *plain)
{
    for (; *charset; charset++) {
        unsigned char c = (unsigned char)*charset;
        if (c == '-' || c == '_' || c == ' ')
            continue;
        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c - 'A' + 'a');
        if (c != (unsigned char)*plain++)
            return false;
    }
    return !*plain;
}

bool encoding_is_utf8(const char *charset)
{
    return !charset || charset_is(charset, "utf8");
}

/* Names that iconv reads as names: no empty one (the process's charset), no
 * slash (a suffix). */
static bool charset_is_sound(const char *charset)
{
    size_t size = strlen(charset);
    return size && size < 64 &&
           strspn(charset, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw"
                           "xyz0123456789-_.:+()") == size;
}

static CodicilStatus conversion_open(const CodicilContext *context,
                                     const char *charset, bool to, iconv_t *out)
{
    iconv_t conversion = BAD_ICONV;
    if (charset_is_sound(charset))
        conversion =
            to ? iconv_open(charset, "UTF-8") : iconv_open("UTF-8", charset);
    if (conversion == BAD_ICONV)
        return fault(context, CODICIL_MISUSE, NULL,
                     "\"%.64s\" is no charset known here", charset);
    *out = conversion;
    return CODICIL_OK;
}

/* The charset to read by, and how many bytes of mark to pass over. */
static CodicilStatus charset_choose(const CodicilContext *context,
                                    const EncodedText *input,
                                    const char **charset, size_t *skip)
{
    const Mark *mark = mark_find(input->bytes, input->size);
    const char *guess = utf16_guess(input->bytes, input->size);
    bool is_utf8 = mark && mark == marks;
    if (!input->charset) {
        *charset = mark ? mark->charset : guess ? guess : "UTF-8";
    } else if (charset_is(input->charset, "utf16")) {
        *charset = mark ? mark->charset : guess ? guess : "UTF-16BE";
    } else {
        if (is_utf8 && !encoding_is_utf8(input->charset))
            return fault(context, CODICIL_INVALID,
                         &(Place){.file = input->file},
                         "the file begins with the byte order mark of UTF-8, "
                         "but \"%.64s\" was given as its charset",
                         input->charset);
        *charset = input->charset;
        mark = is_utf8 ? mark : NULL;
    }
    *skip = mark ? mark->size : 0;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ convert */

/* Adds all of a text, converted. 0, or what iconv stopped for, and in `done`
 * how far it came: EILSEQ, EINVAL (cut off within a character) or ENOMEM. */
static int convert(iconv_t conversion, const char *text, size_t size, Buf *out,
                   size_t *done)
{
    char chunk[16384];
    char *in = (char *)text; /* iconv leaves it alone, whatever its type says */
    size_t left = size;
    bool flushed = false;
    while (!flushed) {
        char *to = chunk;
        size_t room = sizeof chunk;
        flushed = !left;
        size_t result =
            iconv(conversion, flushed ? NULL : &in, &left, &to, &room);
        int problem = result == (size_t)-1 ? errno : result ? EILSEQ : 0;
        buf_add(out, chunk, (size_t)(to - chunk));
        *done = size - left;
        if (!buf_is_ok(out))
            return ENOMEM;
        if (problem == E2BIG)
            flushed = false;
        else if (problem)
            return problem;
    }
    return 0;
}

/* Where a byte of well-formed UTF-8 stands: CR, LF, CR LF, form feed and
 * vertical tab end lines, columns are code points. */
static Place place_of(const char *file, const char *text, size_t at)
{
    Place place = {.file = file, .line = 1, .column = 1};
    size_t start = 0;
    for (size_t i = 0; i < at; i++) {
        bool ends = text[i] == '\n' || text[i] == '\f' || text[i] == '\v' ||
                    (text[i] == '\r' && !(i + 1 < at && text[i + 1] == '\n'));
        if (ends) {
            place.line++;
            start = i + 1;
        }
    }
    place.column += (long)utf8_length(text + start, at - start);
    return place;
}

static CodicilStatus fault_byte(const CodicilContext *context,
                                const EncodedText *input, const char *charset,
                                const Place *place, size_t offset)
{
    unsigned byte = (unsigned char)input->bytes[offset];
    if (!input->charset && encoding_is_utf8(charset))
        return fault(context, CODICIL_INVALID, place,
                     "this is not UTF-8: byte 0x%02X at offset %zu; name the "
                     "charset with --charset, such as windows-1252",
                     byte, offset);
    return fault(context, CODICIL_INVALID, place,
                 "byte 0x%02X at offset %zu is no character of %s", byte,
                 offset, charset);
}

/* Tells why a conversion stopped, after `sofar` of it. */
static CodicilStatus fault_stop(const CodicilContext *context,
                                const EncodedText *input, const char *charset,
                                const Buf *sofar, size_t offset)
{
    Place place = place_of(input->file, buf_text(sofar), sofar->size);
    if (offset < input->size)
        return fault_byte(context, input, charset, &place, offset);
    return fault(context, CODICIL_INVALID, &place,
                 "the text ends within a character of %s", charset);
}

/* --------------------------------------------------------------- to UTF-8 */

/* Passes over bytes that stand for themselves. */
static size_t plain_size(const char *text, size_t size)
{
    size_t at = 0;
    while ((at += utf8_plain_size(text + at, size - at)) < size &&
           (text[at] == '\t' || text[at] == '\n'))
        at++;
    return at;
}

static bool is_forbidden(uint32_t code)
{
    return code < 0x20 || code == 0x7F || code == 0xFFFE || code == 0xFFFF;
}

/* What text taken for the wrong charset once is left with: no reader sees it,
 * and HTML has no place for it. */
static bool is_c1(uint32_t code)
{
    return code >= 0x80 && code < 0xA0;
}

static void tell_c1(const CodicilContext *context, const Place *first,
                    uint32_t code, size_t count)
{
    if (count)
        tell(context, CODICIL_WARNING, first,
             "dropped %zu C1 control character%s, the first U+%04X; perhaps "
             "its charset is windows-1252",
             count, count == 1 ? "" : "s", (unsigned)code);
}

static CodicilStatus fault_forbidden(const CodicilContext *context,
                                     const Place *place, uint32_t code)
{
    return fault(context, CODICIL_INVALID, place,
                 "U+%04X is no character of a text%s", (unsigned)code,
                 code == 0     ? " (NUL)"
                 : is_c1(code) ? "; perhaps its charset is windows-1252"
                               : "");
}

/* Adds well-formed UTF-8 with LF line ends; refuses what no text holds. */
static CodicilStatus add_clean(const CodicilContext *context,
                               const EncodedText *input, const char *text,
                               size_t size, Buf *out)
{
    bool is_lenient = encoding_is_utf8(input->charset);
    size_t dropped = 0;
    uint32_t first = 0;
    Place first_place = {0};
    for (size_t at = 0; at < size;) {
        size_t plain = plain_size(text + at, size - at);
        buf_add(out, text + at, plain);
        at += plain;
        size_t start = at;
        uint32_t code = utf8_next(text, size, &at);
        if (start == size)
            break;
        if (code == '\r' && at < size && text[at] == '\n')
            at++;
        if (code == '\r' || code == '\f' || code == '\v') {
            buf_add_char(out, '\n');
        } else if (is_forbidden(code) || (is_c1(code) && !is_lenient)) {
            Place place = place_of(input->file, text, start);
            return fault_forbidden(context, &place, code);
        } else if (is_c1(code)) {
            if (dropped++ == 0) {
                first_place = place_of(input->file, text, start);
                first = code;
            }
        } else {
            buf_add(out, text + start, at - start);
        }
    }
    tell_c1(context, &first_place, first, dropped);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus from_utf8_bytes(const CodicilContext *context,
                                     const EncodedText *input, size_t skip,
                                     Buf *out)
{
    const char *text = input->bytes + skip;
    size_t size = input->size - skip;
    size_t valid = utf8_valid_size(text, size);
    if (valid < size) {
        Place place = place_of(input->file, text, valid);
        return fault_byte(context, input, "UTF-8", &place, valid + skip);
    }
    return add_clean(context, input, text, size, out);
}

static CodicilStatus from_iconv(const CodicilContext *context,
                                const EncodedText *input, const char *charset,
                                size_t skip, Buf *out)
{
    AUTO(iconv_end) iconv_t conversion = BAD_ICONV;
    TRY(conversion_open(context, charset, false, &conversion));
    AUTO(buf_clear) Buf text = {0};
    size_t done = 0;
    int problem = convert(conversion, input->bytes + skip, input->size - skip,
                          &text, &done);
    if (problem == ENOMEM)
        return fault_memory(context);
    if (problem == EINVAL)
        done = input->size;
    if (problem)
        return fault_stop(context, input, charset, &text, done + skip);
    size_t mark = text.size >= 3 && !memcmp(text.bytes, marks[0].bytes, 3);
    mark *= marks[0].size;
    return add_clean(context, input, buf_text(&text) + mark, text.size - mark,
                     out);
}

CodicilStatus encoding_to_utf8(const CodicilContext *context,
                               const EncodedText *input, Buf *out)
{
    if (!input->size)
        return CODICIL_OK;
    const char *charset = NULL;
    size_t skip = 0, before = out->size;
    TRY(charset_choose(context, input, &charset, &skip));
    CodicilStatus status = encoding_is_utf8(charset)
                               ? from_utf8_bytes(context, input, skip, out)
                               : from_iconv(context, input, charset, skip, out);
    if (status != CODICIL_OK)
        buf_set_size(out, before);
    return status;
}

/* ------------------------------------------------------------- from UTF-8 */

static CodicilStatus fault_character(const CodicilContext *context,
                                     const char *charset, const char *text,
                                     size_t size, size_t at)
{
    Place place = place_of(NULL, text, at);
    size_t end = at;
    uint32_t code = utf8_next(text, size, &end);
    return fault(context, CODICIL_REFUSED, &place,
                 "U+%04X \"%.*s\" is no character of %s", (unsigned)code,
                 (int)(end - at), text + at, charset);
}

/* Where two texts part, at the beginning of a character. */
static size_t difference_find(const char *a, size_t a_size, const Buf *b)
{
    size_t at = 0;
    while (at < a_size && at < b->size && a[at] == b->bytes[at])
        at++;
    while (at > 0 && (at == a_size || ((unsigned char)a[at] & 0xC0) == 0x80))
        at--;
    return at;
}

/* Reads back what was written and compares; iconv drops some characters
 * (language tags) without a word. */
static CodicilStatus prove(const CodicilContext *context, const char *charset,
                           const char *text, size_t size, const Buf *bytes)
{
    AUTO(iconv_end) iconv_t conversion = BAD_ICONV;
    TRY(conversion_open(context, charset, false, &conversion));
    AUTO(buf_clear) Buf back = {0};
    size_t done = 0;
    int problem =
        convert(conversion, buf_text(bytes), bytes->size, &back, &done);
    if (problem == ENOMEM)
        return fault_memory(context);
    if (!problem && back.size == size && !memcmp(back.bytes, text, size))
        return CODICIL_OK;
    return fault_character(context, charset, text, size,
                           difference_find(text, size, &back));
}

CodicilStatus encoding_from_utf8(const CodicilContext *context,
                                 const char *charset, const char *text,
                                 size_t size, Buf *out)
{
    AUTO(buf_clear) Buf bytes = {0};
    if (!encoding_is_utf8(charset)) {
        AUTO(iconv_end) iconv_t conversion = BAD_ICONV;
        TRY(conversion_open(context, charset, true, &conversion));
        size_t done = 0;
        int problem = convert(conversion, text, size, &bytes, &done);
        if (problem == ENOMEM)
            return fault_memory(context);
        if (problem)
            return fault_character(context, charset, text, size, done);
        if (size)
            TRY(prove(context, charset, text, size, &bytes));
        buf_add(out, buf_text(&bytes), bytes.size);
    } else if (size) {
        buf_add(out, text, size);
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
