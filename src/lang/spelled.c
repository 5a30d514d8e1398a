/* Numbers in words, by ICU's rules for spelling out. */
#include "lang/spelled.h"

#include "base/cleanup.h"
#include "lang/numeric.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

#define RULES_SIZE 4096
#define WORDS_SIZE 128

/* The words of one number, each ended by a NUL, one after another. */
typedef struct {
    Buf words;
    bool is_made;
} Spelling;

struct Speller {
    UNumberFormat *format;   /* NULL: a locale without rules */
    UChar rules[RULES_SIZE]; /* names of its rule sets, parted by ";" */
    Spelling numbers[SPELLED_MOST + 1];
};

static void format_open(Speller *speller, const char *locale)
{
    UErrorCode code = U_ZERO_ERROR;
    speller->format = numeric_open(UNUM_SPELLOUT, locale);
    if (speller->format)
        unum_getTextAttribute(speller->format, UNUM_PUBLIC_RULESETS,
                              speller->rules, RULES_SIZE - 1, &code);
    if (U_FAILURE(code))
        speller->rules[0] = 0;
}

CodicilStatus speller_new(const CodicilContext *context, const char *locale,
                          Speller **out)
{
    Speller *speller = calloc(1, sizeof(*speller));
    if (!speller)
        return fault_memory(context);
    format_open(speller, locale);
    *out = speller;
    return CODICIL_OK;
}

void speller_free(Speller *speller)
{
    if (!speller)
        return;
    unum_close(speller->format);
    for (size_t i = 0; i <= SPELLED_MOST; i++)
        buf_clear(&speller->numbers[i].words);
    free(speller);
}

/* Adds a number's words by the rule set that is chosen; soft hyphens, which
 * ICU puts where long words may part, go with the folding. */
static void add_words(Speller *speller, int number, Buf *out)
{
    UChar words[WORDS_SIZE];
    char text[WORDS_SIZE * 3 + 1];
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = unum_format(speller->format, number, words, WORDS_SIZE - 1,
                               NULL, &code);
    u_strToUTF8(text, sizeof(text) - 1, &size, words, size, &code);
    if (U_FAILURE(code) || size <= 0 || (*text >= '0' && *text <= '9'))
        return;
    words_fold(text, (size_t)size, out);
    buf_add_char(out, '\0');
}

/* What ICU does not have: the Chinese two of a pair. */
static void add_pair(int number, Buf *out)
{
    static const char pairs[] = "两\0兩\0双\0雙";
    if (number == 2)
        buf_add(out, pairs, sizeof(pairs));
}

static void make_words(Speller *speller, int number)
{
    Buf *out = &speller->numbers[number].words;
    UChar *rule = speller->rules;
    speller->numbers[number].is_made = true;
    add_pair(number, out);
    while (*rule) {
        UErrorCode code = U_ZERO_ERROR;
        UChar *end = u_strchr(rule, ';');
        int32_t size = end ? (int32_t)(end - rule) : u_strlen(rule);
        unum_setTextAttribute(speller->format, UNUM_DEFAULT_RULESET, rule, size,
                              &code);
        if (U_SUCCESS(code))
            add_words(speller, number, out);
        rule += size + (end ? 1 : 0);
    }
}

/* Whether a word stands in a text, where a word of the text begins; eastern
 * ones need no space before them. */
static bool has_word(const char *folded, const char *word)
{
    for (const char *at = folded; (at = strstr(at, word)); at++) {
        size_t before = (size_t)(at - folded);
        uint32_t code = utf8_previous(folded, before, &before);
        if ((unsigned char)*word >= 0xE3 || !u_isalpha((UChar32)code))
            return true;
    }
    return false;
}

bool speller_has(Speller *speller, int number, const char *folded)
{
    if (number < 0 || number > SPELLED_MOST || !speller->format)
        return false;
    if (!speller->numbers[number].is_made)
        make_words(speller, number);
    const Buf *words = &speller->numbers[number].words;
    for (size_t at = 0; buf_is_ok(words) && at < words->size;) {
        const char *word = words->bytes + at;
        if (*word && has_word(folded, word))
            return true;
        at += strlen(word) + 1;
    }
    return false;
}
