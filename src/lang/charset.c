/* Looks characters up one by one, and remembers what it found.
 *
 *      file    = *( line LF )
 *      line    = [section / row] [blanks "#" text]
 *      section = "[" ("any" / ("locale" / "charset") 1*(" " name)) "]"
 *      row     = code 1*(" " run)
 *      run     = "!" / "space" / "nothing" / 1*("U+" code) / 1*VCHAR */
#include "lang/charset.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "lang/encoding.h"
#include "lang/locale.h"
#include "lang/utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

#define CODES     0x110000
#define RUN_SIZE  16
#define MOST_RUNS 4
#define BAD_ICONV ((iconv_t)-1)

/* What may stand for a character, by falling rank of its section. */
typedef struct {
    uint32_t code;
    int rank; /* 2 of the charset, 1 of the locale, 0 of any */
    bool is_doubted;
    size_t count;
    char runs[MOST_RUNS][RUN_SIZE]; /* UTF-8 */
} Row;

struct Charset {
    CharsetWish wish;
    char name[64], plain[64]; /* as given; letters and digits of it */
    char locale[LOCALE_SIZE];
    bool has_all;
    iconv_t to, from;
    uint8_t *known; /* by code: 0 not looked up, else 1 + CharsetFinds */
    Row *rows;
    size_t count, room;
};

void charset_free(Charset *charset)
{
    if (!charset)
        return;
    if (charset->to != BAD_ICONV)
        iconv_close(charset->to);
    if (charset->from != BAD_ICONV)
        iconv_close(charset->from);
    free(charset->known);
    free(charset->rows);
    free(charset);
}

/* ---------------------------------------------------------------- the table */

typedef struct {
    const CodicilContext *context;
    Charset *charset;
    Place place;
    int rank; /* of the section; -1: it is about others */
} Reading;

static CodicilStatus wrong(const Reading *reading, const char *expected,
                           const char *found)
{
    return fault(reading->context, CODICIL_INVALID, &reading->place,
                 "'%.40s': %s was expected", found, expected);
}

/* Whether a section's names hold a name, for a locale or what it is cut to. */
static bool is_about(const Charset *charset, const char *name, bool is_locale)
{
    size_t size = strlen(name);
    if (!is_locale)
        return strcmp(charset->plain, name) == 0;
    return strncasecmp(charset->locale, name, size) == 0 &&
           (!charset->locale[size] || charset->locale[size] == '-');
}

static CodicilStatus read_section(Reading *reading, char *line)
{
    char *rest, *end = strchr(line, ']');
    if (!end)
        return wrong(reading, "a section in brackets", line);
    *end = '\0';
    const char *kind = strtok_r(line + 1, " ", &rest);
    reading->rank = kind && strcmp(kind, "any") == 0 ? 0 : -1;
    bool is_locale = kind && strcmp(kind, "locale") == 0;
    if (reading->rank && !is_locale && (!kind || strcmp(kind, "charset") != 0))
        return wrong(reading, "any, locale or charset", line + 1);
    for (const char *name; (name = strtok_r(NULL, " ", &rest));)
        if (is_about(reading->charset, name, is_locale))
            reading->rank = is_locale ? 1 : 2;
    return CODICIL_OK;
}

static bool code_from(const char *text, char **end, uint32_t *code)
{
    unsigned long value = strtoul(text, end, 16);
    *code = (uint32_t)value;
    return *end - text >= 4 && *end - text <= 6 && value < CODES;
}

static bool run_from(const char *word, char run[RUN_SIZE])
{
    size_t size = 0;
    uint32_t code;
    char *end;
    if (strcmp(word, "space") == 0)
        word = " ";
    if (strcmp(word, "nothing") == 0)
        word = "";
    bool has_codes = strncmp(word, "U+", 2) == 0;
    while (*word && size + 5 < RUN_SIZE) {
        if (!has_codes) {
            run[size++] = *word++;
            continue;
        }
        if (strncmp(word, "U+", 2) != 0 || !code_from(word + 2, &end, &code))
            return false;
        size += utf8_put(code, run + size);
        word = end;
    }
    run[size] = '\0';
    return !*word;
}

static CodicilStatus read_row(Reading *reading, char *line)
{
    Charset *charset = reading->charset;
    Row row = {.rank = reading->rank};
    char *rest, *end, *word = strtok_r(line, " ", &rest);
    if (!code_from(word, &end, &row.code) || *end)
        return wrong(reading, "a code point of four to six digits", word);
    while ((word = strtok_r(NULL, " ", &rest))) {
        if (strcmp(word, "!") == 0)
            row.is_doubted = true;
        else if (row.count == MOST_RUNS || !run_from(word, row.runs[row.count]))
            return wrong(reading, "at most four short runs", word);
        else
            row.count++;
    }
    if (!row.count && !row.is_doubted)
        return wrong(reading, "what may stand for it", line);
    if (reading->rank < 0)
        return CODICIL_OK;
    if (charset->count == charset->room) {
        size_t room = charset->room ? 2 * charset->room : 128;
        Row *grown = realloc(charset->rows, room * sizeof *grown);
        if (!grown)
            return fault_memory(reading->context);
        charset->rows = grown;
        charset->room = room;
    }
    charset->rows[charset->count++] = row;
    return CODICIL_OK;
}

static CodicilStatus read_table(CodicilContext *context, Charset *charset)
{
    const char *data;
    TRY(context_data(context, &data));
    AUTO(free_bytes)
    char *path = path_join(data, "charsets", "substitutes.txt", NULL);
    AUTO(buf_clear) Buf bytes = {0};
    if (!path)
        return fault_memory(context);
    TRY(file_read(context, path, &bytes));
    Reading reading = {context, charset, {.file = path}, -1};
    char *next = bytes.bytes;
    for (char *line = next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        reading.place.line++;
        char *start = line + strspn(line, " \t\r");
        if (*start == '[')
            TRY(read_section(&reading, start));
        else if (*start && *start != '#')
            TRY(read_row(&reading, start));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ looking */

/* All of a piece, converted, the conversion begun anew; its size, 0 where it
 * cannot be. */
static size_t convert_piece(iconv_t conversion, const char *text, size_t size,
                            char out[64])
{
    char *in = (char *)text, *to = out;
    size_t room = 64;
    iconv(conversion, NULL, NULL, NULL, NULL);
    if (iconv(conversion, &in, &size, &to, &room) != 0 || size ||
        iconv(conversion, NULL, NULL, &to, &room) != 0)
        return 0;
    return 64 - room;
}

static const Row *row_find(const Charset *charset, uint32_t code, int rank)
{
    for (size_t i = 0; i < charset->count; i++)
        if (charset->rows[i].code == code && charset->rows[i].rank == rank)
            return &charset->rows[i];
    return NULL;
}

/* Whether it has a character, and it is read back as what it was. */
static bool has_code(const Charset *charset, uint32_t code)
{
    char text[4], bytes[64], back[64];
    size_t size = utf8_put(code, text);
    if (charset->has_all)
        return true;
    size_t count = convert_piece(charset->to, text, size, bytes);
    count = count ? convert_piece(charset->from, bytes, count, back) : 0;
    if (count > 3 && memcmp(back, "\xEF\xBB\xBF", 3) == 0 && code != 0xFEFF) {
        count -= 3;
        memmove(back, back + 3, count);
    }
    return count == size && memcmp(back, text, size) == 0;
}

static bool is_doubted(const Charset *charset, uint32_t code)
{
    const Row *row = row_find(charset, code, 2);
    return row && row->is_doubted;
}

static bool has_run(const Charset *charset, const char *run)
{
    size_t at = 0, size = strlen(run);
    while (at < size) {
        uint32_t code = utf8_next(run, size, &at);
        if (!has_code(charset, code) || is_doubted(charset, code))
            return false;
    }
    return true;
}

/* What may stand for a character; NULL where nothing may. */
static const char *run_find(const Charset *charset, uint32_t code)
{
    for (int rank = 2; rank >= 0; rank--) {
        const Row *row = row_find(charset, code, rank);
        for (size_t i = 0; row && i < row->count; i++)
            if (has_run(charset, row->runs[i]))
                return row->runs[i];
    }
    return NULL;
}

CharsetFinds charset_find(Charset *charset, uint32_t code, const char **instead)
{
    if (charset->has_all || code >= CODES)
        return CHARSET_HAS;
    if (!charset->known[code]) {
        bool doubted = is_doubted(charset, code);
        CharsetFinds finds = doubted ? CHARSET_DOUBTED : CHARSET_LACKS;
        if (!doubted && has_code(charset, code))
            finds = CHARSET_HAS;
        else if (charset->wish.replaces && run_find(charset, code))
            finds = CHARSET_REPLACED;
        charset->known[code] = (uint8_t)(1 + finds);
    }
    CharsetFinds finds = (CharsetFinds)(charset->known[code] - 1);
    if (finds == CHARSET_REPLACED)
        *instead = run_find(charset, code);
    return finds;
}

void charset_tell(uint32_t code, Buf *out)
{
    char name[128];
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = u_charName((UChar32)code, U_EXTENDED_CHAR_NAME, name,
                              sizeof name, &error);
    buf_add_format(out, "U+%04X", (unsigned)code);
    if (u_isprint((UChar32)code)) {
        buf_add_text(out, " \"");
        utf8_add(out, code);
        buf_add_char(out, '"');
    }
    if (U_SUCCESS(error) && size > 0)
        buf_add_format(out, " (%s)", name);
}

/* ------------------------------------------------------------------ opening */

/* Letters and digits alone, in lower case. */
static void plain_name(const char *name, char plain[64])
{
    size_t size = 0;
    for (; *name && size < 63; name++) {
        bool is_digit = *name >= '0' && *name <= '9';
        char low = (char)(*name | 0x20);
        if (is_digit || (low >= 'a' && low <= 'z'))
            plain[size++] = is_digit ? *name : low;
    }
    plain[size] = '\0';
}

CodicilStatus charset_open(CodicilContext *context, const CharsetWish *wish,
                           Charset **out)
{
    Charset *charset = calloc(1, sizeof *charset);
    if (!charset)
        return fault_memory(context);
    charset->wish = *wish;
    charset->to = charset->from = BAD_ICONV;
    charset->has_all = encoding_is_utf8(wish->name);
    snprintf(charset->locale, sizeof charset->locale, "%s", wish->locale);
    CodicilStatus status = CODICIL_OK;
    Buf nothing AUTO(buf_clear) = {0};
    if (!charset->has_all) {
        snprintf(charset->name, sizeof charset->name, "%s", wish->name);
        plain_name(wish->name, charset->plain);
        /* The name was found to be sound. */
        status = encoding_from_utf8(context, wish->name, "", 0, &nothing);
        charset->known = calloc(CODES, 1);
        if (status == CODICIL_OK && !charset->known)
            status = fault_memory(context);
        if (status == CODICIL_OK) {
            charset->to = iconv_open(charset->name, "UTF-8");
            charset->from = iconv_open("UTF-8", charset->name);
            status = read_table(context, charset);
        }
    }
    if (status == CODICIL_OK)
        *out = charset;
    else
        charset_free(charset);
    return status;
}
