/* Slugs: letters and digits of a text in ASCII. Latin letters lose their marks
 * by decomposition; other scripts need ICU's transliterator, which takes a
 * tenth of a second to open and is opened for them only. */
#include "lang/slug.h"

#include "base/cleanup.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define TEXT_BYTES 512         /* of a text, as much as a slug can need */
#define TEXT_UNITS (16 * 1024) /* room for its transliteration */

struct Slugger {
    const CodicilContext *context;
    bool is_quick;
    UTransliterator *any; /* NULL until needed */
};

CodicilStatus slugger_new(const CodicilContext *context, bool is_quick,
                          Slugger **out)
{
    Slugger *slugger = calloc(1, sizeof *slugger);
    if (!slugger)
        return fault_memory(context);
    slugger->context = context;
    slugger->is_quick = is_quick;
    *out = slugger;
    return CODICIL_OK;
}

void slugger_free(Slugger *slugger)
{
    if (!slugger)
        return;
    if (slugger->any)
        utrans_close(slugger->any);
    free(slugger);
}

/* -------------------------------------------------------------- what counts */

static bool is_word_part(uint32_t code)
{
    uint32_t mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return U_GET_GC_MASK((UChar32)code) & mask;
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

/* Whether an apostrophe before `at` is followed by one or two letters only. */
static bool is_ending(const char *text, size_t size, size_t at)
{
    for (int letters = 0; letters < 3; letters++)
        if (!is_word_part(utf8_next(text, size, &at)))
            return true;
    return false;
}

/* The size of the ASCII letters and digits that a text begins with. */
static size_t plain_size(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && ((unsigned)(text[at] | 0x20) - 'a' < 26u ||
                         (unsigned)text[at] - '0' < 10u))
        at++;
    return at;
}

/* Adds the beginning of a text with everything but words as spaces. An
 * apostrophe joins in user's and you're, and parts in l'article, d'un and
 * dell'utente. */
static void add_words(const char *text, size_t size, Buf *words)
{
    size_t run = 0; /* characters of the word so far */
    for (size_t at = 0; at < size && words->size < TEXT_BYTES;) {
        size_t start = at, room = TEXT_BYTES - words->size;
        size_t plain =
            plain_size(text + at, size - at < room ? size - at : room);
        if (plain) {
            buf_add(words, text + start, plain);
            at += plain;
            run += plain;
            continue;
        }
        uint32_t code = utf8_next(text, size, &at);
        if (is_apostrophe(code) && run > 1 && is_ending(text, size, at))
            continue;
        if (is_word_part(code) && !is_apostrophe(code)) {
            buf_add(words, text + start, at - start);
            run++;
        } else if (run && code != 0xAD) {
            buf_add_char(words, ' ');
            run = 0;
        }
        if (!buf_is_ok(words))
            break;
    }
}

/* ---------------------------------------------------------------- to ASCII */

/* Latin letters that have no decomposition. */
static const struct {
    UChar letter;
    const char *ascii;
} letters[] = {
    {0xC6, "ae"},  {0xD0, "d"},    {0xD8, "o"},  {0xDE, "th"}, {0xDF, "ss"},
    {0xE6, "ae"},  {0xF0, "d"},    {0xF8, "o"},  {0xFE, "th"}, {0x110, "d"},
    {0x111, "d"},  {0x126, "h"},   {0x127, "h"}, {0x131, "i"}, {0x138, "q"},
    {0x141, "l"},  {0x142, "l"},   {0x14A, "n"}, {0x14B, "n"}, {0x152, "oe"},
    {0x153, "oe"}, {0x166, "t"},   {0x167, "t"}, {0x18F, "e"}, {0x192, "f"},
    {0x259, "e"},  {0x1E9E, "ss"},
};

static const char *letter_find(UChar letter)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].letter == letter)
            return letters[i].ascii;
    return NULL;
}

/* Adds one unit of a decomposed Latin text; false where it is not Latin. */
static bool add_unit(UChar unit, Buf *ascii)
{
    const char *letter = NULL;
    if (unit < 0x80)
        buf_add_char(ascii, (char)unit);
    else if (unit >= 0x300 && unit < 0x370)
        return true;
    else if (unit == 0x2044)
        buf_add_char(ascii, ' ');
    else if ((letter = letter_find(unit)) != NULL)
        buf_add_text(ascii, letter);
    else
        return false;
    return true;
}

/* Adds Latin text without its marks. False, and something added, for others. */
static bool add_latin(const char *text, size_t size, Buf *ascii)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *parts = NULL;
    for (size_t at = 0; at < size;) {
        size_t start = at;
        while (at < size && (unsigned char)text[at] < 0x80)
            at++;
        buf_add(ascii, text + start, at - start);
        if (at == size)
            break;
        uint32_t code = utf8_next(text, size, &at);
        UChar units[32] = {(UChar)code};
        if (!parts)
            parts = unorm2_getNFKDInstance(&error);
        if (U_FAILURE(error) || code > 0xFFFF)
            return false;
        int32_t found =
            unorm2_getDecomposition(parts, (UChar32)code, units, 32, &error);
        int32_t count = found > 0 ? found : 1;
        for (int32_t i = 0; i < count; i++)
            if (U_FAILURE(error) || !add_unit(units[i], ascii))
                return false;
    }
    return true;
}

static CodicilStatus any_open(Slugger *slugger)
{
    if (slugger->any)
        return CODICIL_OK;
    UErrorCode error = U_ZERO_ERROR;
    slugger->any = utrans_openU(u"Any-Latin; Latin-ASCII; Lower", -1,
                                UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_SUCCESS(error))
        return CODICIL_OK;
    slugger->any = NULL;
    return fault(slugger->context, CODICIL_NOT_FOUND, NULL,
                 "ICU has no transliterator: %s", u_errorName(error));
}

static void free_units(UChar **units)
{
    free(*units);
}

/* Adds a text in any script in ASCII; what ICU can not spell is a space, the
 * apostrophes that it writes for letters are left out. */
static CodicilStatus add_any(Slugger *slugger, const char *text, size_t size,
                             Buf *ascii)
{
    TRY(any_open(slugger));
    AUTO(free_units) UChar *units = malloc(TEXT_UNITS * sizeof *units);
    if (!units)
        return fault_memory(slugger->context);
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = 0;
    u_strFromUTF8WithSub(units, TEXT_UNITS, &count, text, (int32_t)size, 0xFFFD,
                         NULL, &error);
    int32_t limit = count;
    utrans_transUChars(slugger->any, units, &count, TEXT_UNITS, 0, &limit,
                       &error);
    if (U_FAILURE(error))
        return fault(slugger->context, CODICIL_INVALID, NULL,
                     "ICU can not transliterate \"%.*s\": %s", (int)size, text,
                     u_errorName(error));
    for (int32_t i = 0; i < count; i++) {
        if (units[i] < 0x80 && units[i] != '\'' && units[i] != '`')
            buf_add_char(ascii, (char)units[i]);
        else if (units[i] >= 0x80 && !is_apostrophe(units[i]))
            buf_add_char(ascii, ' ');
    }
    return CODICIL_OK;
}

/* Adds a digest of a text (FNV-1a, 32 bits). */
static CodicilStatus add_digest(const Slugger *slugger, const Buf *words,
                                Buf *ascii)
{
    AUTO(buf_clear) Buf key = {0};
    uint32_t hash = 2166136261u;
    if (!words_fold(buf_text(words), words->size, &key))
        return fault_memory(slugger->context);
    for (size_t i = 0; i < key.size; i++)
        hash = (hash ^ (unsigned char)key.bytes[i]) * 16777619u;
    buf_add_format(ascii, "x%08x", (unsigned)hash);
    return CODICIL_OK;
}

/* ---------------------------------------------------------------- the slug */

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Adds a word of a slug; false where it has no room. */
static bool add_word(const char *word, size_t size, size_t begin, Buf *out)
{
    size_t used = out->size - begin;
    if (!used && *word >= '0' && *word <= '9') {
        buf_add_text(out, "s");
        used = 1;
    }
    if (used > 1 && used + 1 + size > SLUG_BYTES)
        return false;
    if (used)
        buf_add_char(out, '-');
    size_t room = SLUG_BYTES - used - (used ? 1 : 0);
    buf_add(out, word, size < room ? size : room);
    return buf_is_ok(out);
}

static void add_slug(Buf *ascii, size_t max_words, Buf *out)
{
    size_t begin = out->size, count = 0;
    for (size_t i = 0; i < ascii->size; i++)
        if (ascii->bytes[i] >= 'A' && ascii->bytes[i] <= 'Z')
            ascii->bytes[i] = (char)(ascii->bytes[i] - 'A' + 'a');
    for (size_t at = 0; at < ascii->size && count < max_words;) {
        size_t start = at;
        while (at < ascii->size && is_ascii_word(ascii->bytes[at]))
            at++;
        if (at > start &&
            !add_word(ascii->bytes + start, at - start, begin, out))
            break;
        count += at++ > start;
    }
}

CodicilStatus slug_from_text(Slugger *slugger, const char *text, size_t size,
                             size_t max_words, Buf *out)
{
    AUTO(buf_clear) Buf words = {0};
    AUTO(buf_clear) Buf ascii = {0};
    add_words(text, size, &words);
    if (!add_latin(buf_text(&words), words.size, &ascii)) {
        buf_set_size(&ascii, 0);
        if (slugger->is_quick)
            TRY(add_digest(slugger, &words, &ascii));
        else
            TRY(add_any(slugger, buf_text(&words), words.size, &ascii));
    }
    if (buf_is_ok(&words) && buf_is_ok(&ascii))
        add_slug(&ascii, max_words ? max_words : SLUG_WORDS, out);
    if (!buf_is_ok(&words) || !buf_is_ok(&ascii) || !buf_is_ok(out))
        return fault_memory(slugger->context);
    return CODICIL_OK;
}
