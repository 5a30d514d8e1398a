/* Tokens: UAX #29 done here for the plain letters of most European scripts and
 * of Arabic, which are most texts and several times as fast, and ICU for the
 * rest.
 *
 * A text is taken in segments: a space ends one when a plain character follows
 * it, since a boundary stands there whatever else there is (WB 3d joins spaces
 * alone). A segment of plain characters goes by the rules below, any other one
 * through ICU.
 *
 *      Lees |(zie |par. |“5”) |แล้ว op de |website.
 *      plain plain plain plain ICU        plain
 *
 * One for ICU ends behind 、 and 。 too, and is looked up in the dictionaries
 * once: the two lines that are compared mostly have it both. */
#include "lang/tokens.h"

#include "base/table.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#define FEWEST_TOKENS 32
#define CALM_WORDS    4
#define MOST_KNOWN    4096 /* segments */

struct Tokenizer {
    char *locale;
    UBreakIterator *words, *clusters; /* NULL until needed */
    UText view, cluster_view;
    Table known;      /* segments that ICU has read, … */
    TokenList tokens; /* … and where theirs begin, plus one; the last ends
                         where the segment does */
    const char *text;
    size_t size;
    TokenList *out;
};

CodicilStatus tokenizer_new(const CodicilContext *context, const char *locale,
                            Tokenizer **out)
{
    Tokenizer *made = calloc(1, sizeof *made);
    if (!made)
        return fault_memory(context);
    made->view = made->cluster_view = (UText)UTEXT_INITIALIZER;
    made->locale = strdup(locale ? locale : "und");
    if (!made->locale) {
        tokenizer_free(made);
        return fault_memory(context);
    }
    *out = made;
    return CODICIL_OK;
}

void tokenizer_free(Tokenizer *tokenizer)
{
    if (!tokenizer)
        return;
    if (tokenizer->words)
        ubrk_close(tokenizer->words);
    if (tokenizer->clusters)
        ubrk_close(tokenizer->clusters);
    utext_close(&tokenizer->view);
    utext_close(&tokenizer->cluster_view);
    table_clear(&tokenizer->known);
    token_list_clear(&tokenizer->tokens);
    free(tokenizer->locale);
    free(tokenizer);
}

void token_list_clear(TokenList *tokens)
{
    free(tokens->items);
    *tokens = (TokenList){0};
}

bool token_list_add(TokenList *out, size_t start, size_t end, TokenClass class)
{
    if (out->failed)
        return false;
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : FEWEST_TOKENS;
        Token *items = realloc(out->items, room * sizeof *items);
        if (!items) {
            out->failed = true;
            return false;
        }
        out->items = items;
        out->room = room;
    }
    out->items[out->count++] = (Token){(uint32_t)start, (uint32_t)end, class};
    return true;
}

/* ------------------------------------------------------- plain characters
 *
 * The classes of UAX #29 that they have, a character for each: A letter,
 * 0 digit, _ joins both, . between letters or digits, , between digits,
 * S space (WB 3d), O other, B a blank that stands alone; X is left to ICU. So
 * are @, and : between letters: locales and editions differ about them. */
static const char classes[] = "XXXXXXXXXBBBBBXXXXXXXXXXXXXXXXXX"
                              "SOOOOOO.OOOO,O.O0000000000:,OOOO"
                              "XAAAAAAAAAAAAAAAAAAAAAAAAAAOOOO_"
                              "OAAAAAAAAAAAAAAAAAAAAAAAAAAOOOOX";

/* Whether it is Latin, Greek, Cyrillic or Arabic, or what stands with them. */
static bool is_calm(uint32_t code)
{
    return (code >= 0xA0 && code <= 0x52F) ||
           (code >= 0x606 && code <= 0x6D3) ||
           (code >= 0x2010 && code <= 0x2027) || code == 0x20AC;
}

/* The class of a character that is not ASCII; of most letters without looking
 * them up. */
static char wide_class(uint32_t code)
{
    if (!is_calm(code))
        return 'X';
    if ((code >= 0xF8 && code < 0x250) || (code >= 0x400 && code <= 0x481) ||
        (code >= 0x620 && code <= 0x64A))
        return 'A';
    switch (u_getIntPropertyValue((UChar32)code, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
        return 'A';
    case U_WB_NUMERIC:
        return '0';
    case U_WB_MIDNUM: /* ، */
        return ',';
    case U_WB_MIDNUMLET: /* ’ */
        return '.';
    case U_WB_OTHER:
        return u_isUWhiteSpace((UChar32)code) ? 'B' : 'O';
    default:
        return 'X';
    }
}

/* The class of the character at *at, which moves past it; NUL at the end. */
static char class_next(const char *text, size_t size, size_t *at)
{
    if (*at >= size)
        return '\0';
    unsigned char c = (unsigned char)text[*at];
    if (c >= 0x80)
        return wide_class(utf8_next(text, size, at));
    ++*at;
    return classes[c];
}

static bool is_core(char class)
{
    return class == 'A' || class == '0' || class == '_';
}

/* Whether an infix stands between two of its kind: WB 6, 7, 11, 12. */
static bool is_infix(char before, char infix, char after)
{
    return (infix == '.' && before == 'A' && after == 'A') ||
           ((infix == '.' || infix == ',') && before == '0' && after == '0');
}

static TokenClass other_class(uint32_t code)
{
    if (u_isUWhiteSpace((UChar32)code))
        return TOKEN_SPACE;
    return u_hasBinaryProperty((UChar32)code, UCHAR_S_TERM) ? TOKEN_STOP
                                                            : TOKEN_MARK;
}

/* The class of a token that begins with a letter, digit or `_`, and its end:
 * WB 5 to 13. */
static TokenClass core_end(const char *text, size_t size, char class,
                           size_t *end)
{
    bool has_letter = class == 'A', has_digit = class == '0';
    for (size_t at = *end;;) {
        char next = class_next(text, size, &at);
        if (!is_core(next)) {
            char infix = next;
            next = class_next(text, size, &at);
            if (!is_infix(class, infix, next))
                break;
        }
        has_letter |= next == 'A';
        has_digit |= next == '0';
        class = next;
        *end = at;
    }
    return has_letter ? TOKEN_WORD : has_digit ? TOKEN_NUMBER : TOKEN_MARK;
}

static void plain_read(Tokenizer *tokenizer, size_t start, size_t size)
{
    const char *text = tokenizer->text;
    for (size_t at = start; (start = at) < size;) {
        char class = class_next(text, size, &at);
        TokenClass found = TOKEN_SPACE;
        if (is_core(class)) {
            found = core_end(text, size, class, &at);
        } else if (class == 'S') {
            while (at < size && text[at] == ' ')
                at++;
        } else if (class != 'B') {
            size_t here = start;
            found = other_class(utf8_next(text, size, &here));
        } else if (text[start] == '\r' && at < size && text[at] == '\n') {
            at++; /* WB 3 */
        }
        token_list_add(tokenizer->out, start, at, found);
    }
}

/* -------------------------------------------------------------------- ICU */

static int cluster_class(uint32_t code)
{
    if ((code >= ' ' && code < 0x7F) || (code >= 0x3000 && code < 0x302A) ||
        (code >= 0x3041 && code <= 0x3096) ||
        (code >= 0x30A0 && code <= 0x30FF) ||
        (code >= 0x4E00 && code <= 0x9FFF))
        return U_GCB_OTHER; /* most that comes here */
    return u_getIntPropertyValue((UChar32)code, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static bool is_hangul(int class)
{
    return class == U_GCB_L || class == U_GCB_V || class == U_GCB_T ||
           class == U_GCB_LV || class == U_GCB_LVT;
}

/* Whether an even number of regional indicators stands between the two: pairs
 * of them are flags (GB 12). Here since ICU counts them from the first one. */
static bool is_flag_end(const char *text, size_t from, size_t at)
{
    bool is_even = true;
    while (at > from && cluster_class(utf8_previous(text, at, &at)) ==
                            U_GCB_REGIONAL_INDICATOR)
        is_even = !is_even;
    return is_even;
}

/* Whether a grapheme cluster that begins at `from` or later ends there, by
 * ICU's own rules; asked where the character after it may belong to what stands
 * before. */
static bool is_cluster_end(Tokenizer *tokenizer, size_t from, size_t at)
{
    const char *text = tokenizer->text;
    size_t next = at, previous = at;
    if (at >= tokenizer->size)
        return true;
    int after = cluster_class(utf8_next(text, tokenizer->size, &next));
    int before = cluster_class(utf8_previous(text, tokenizer->size, &previous));
    if (before != U_GCB_PREPEND &&
        (after == U_GCB_OTHER || (is_hangul(after) && !is_hangul(before))))
        return true;
    if (before == U_GCB_REGIONAL_INDICATOR && after == before)
        return is_flag_end(text, from, at);
    UErrorCode error = U_ZERO_ERROR;
    if (!tokenizer->clusters)
        tokenizer->clusters = ubrk_open(UBRK_CHARACTER, "und", NULL, 0, &error);
    if (U_FAILURE(error))
        return true;
    utext_openUTF8(&tokenizer->cluster_view, text, (int64_t)tokenizer->size,
                   &error);
    ubrk_setUText(tokenizer->clusters, &tokenizer->cluster_view, &error);
    return U_FAILURE(error) ||
           ubrk_isBoundary(tokenizer->clusters, (int32_t)at);
}

static TokenClass icu_class(const Tokenizer *tokenizer, size_t start)
{
    int32_t status = ubrk_getRuleStatus(tokenizer->words);
    if (status >= UBRK_WORD_LETTER)
        return TOKEN_WORD;
    if (status >= UBRK_WORD_NUMBER)
        return TOKEN_NUMBER;
    return other_class(utf8_next(tokenizer->text, tokenizer->size, &start));
}

static void icu_read(Tokenizer *tokenizer, size_t start, size_t end)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!tokenizer->words)
        tokenizer->words =
            ubrk_open(UBRK_WORD, tokenizer->locale, NULL, 0, &error);
    utext_openUTF8(&tokenizer->view, tokenizer->text + start,
                   (int64_t)(end - start), &error);
    ubrk_setUText(tokenizer->words, &tokenizer->view, &error);
    if (U_FAILURE(error)) {
        token_list_add(tokenizer->out, start, end, TOKEN_MARK);
        return;
    }
    size_t from = start;
    int32_t at = 0;
    TokenClass class = TOKEN_SPACE;
    while ((at = ubrk_next(tokenizer->words)) != UBRK_DONE) {
        if (class == TOKEN_SPACE)
            class = icu_class(tokenizer, from);
        size_t stop = start + (size_t)at;
        if (stop < end && !is_cluster_end(tokenizer, from, stop))
            continue;
        token_list_add(tokenizer->out, from, stop, class);
        class = TOKEN_SPACE;
        from = stop;
    }
    if (from < end)
        token_list_add(tokenizer->out, from, end, TOKEN_MARK);
}

/* Adds the tokens of a segment that was read before; false where it was not. */
static bool known_read(Tokenizer *tokenizer, size_t start, size_t end)
{
    const size_t *first =
        table_find(&tokenizer->known, tokenizer->text + start, end - start);
    if (!first || !*first)
        return false;
    for (size_t i = *first - 1, at = start; at < end; i++) {
        Token token = tokenizer->tokens.items[i];
        at = start + token.end;
        token_list_add(tokenizer->out, start + token.start, at, token.class);
    }
    return true;
}

/* Remembers the tokens of a segment, which are those from `first` on. */
static void known_add(Tokenizer *tokenizer, size_t start, size_t end,
                      size_t first)
{
    if (tokenizer->known.count >= MOST_KNOWN) {
        table_clear(&tokenizer->known);
        token_list_clear(&tokenizer->tokens);
    }
    TokenList *tokens = &tokenizer->tokens, *out = tokenizer->out;
    size_t begin = tokens->count;
    for (size_t i = first; i < out->count; i++)
        token_list_add(tokens, out->items[i].start - start,
                       out->items[i].end - start, out->items[i].class);
    size_t *place =
        table_add(&tokenizer->known, tokenizer->text + start, end - start);
    if (place && !tokens->failed && !out->failed)
        *place = begin + 1;
}

/* --------------------------------------------------------------- segments */

/* Whether 、 or 。 ends there, and Han or Kana begins: dictionaries end at
 * such a mark whatever comes. */
static bool is_eastern_seam(const char *text, size_t size, size_t at)
{
    if (memcmp(text + at - 3, "、", 3) != 0 &&
        memcmp(text + at - 3, "。", 3) != 0)
        return false;
    uint32_t code = utf8_next(text, size, &at);
    return (code >= 0x4E00 && code <= 0x9FFF) ||
           (code >= 0x3041 && code <= 0x3096) ||
           (code >= 0x30A1 && code <= 0x30FA);
}

/* Where the segment ends that begins at `start`, and whether it is plain. One
 * that is not lasts until several words in a row were plain: they cost less
 * than to set up ICU anew. */
static size_t segment_end(const char *text, size_t size, size_t start,
                          bool *is_plain)
{
    size_t seam = start; /* before the plain words at the end */
    int calm = 0;        /* how many, where the segment is not plain */
    char last = '\0', before = '\0';
    *is_plain = true;
    for (size_t at = start, here; (here = at) < size;) {
        char class = class_next(text, size, &at);
        if (class == 'A' && last == ':' && before == 'A')
            class = 'X';
        if (class == 'X') {
            if (*is_plain && seam > start)
                return seam;
            if (here >= start + 3 && is_eastern_seam(text, size, here))
                return here;
            *is_plain = false;
            calm = 0;
        } else if (last == 'S' && class != 'S') {
            if (*is_plain || calm == 0)
                seam = here;
            if (!*is_plain && ++calm > CALM_WORDS)
                return seam;
        }
        before = last;
        last = class;
    }
    return size;
}

bool tokenizer_read(Tokenizer *tokenizer, const char *text, size_t size,
                    TokenList *out)
{
    tokenizer->text = text;
    tokenizer->size = size;
    tokenizer->out = out;
    for (size_t at = 0; at < size;) {
        bool is_plain = true;
        size_t end = segment_end(text, size, at, &is_plain);
        size_t first = out->count;
        if (is_plain) {
            plain_read(tokenizer, at, end);
        } else if (!known_read(tokenizer, at, end)) {
            icu_read(tokenizer, at, end);
            known_add(tokenizer, at, end, first);
        }
        at = end;
    }
    return !out->failed;
}
