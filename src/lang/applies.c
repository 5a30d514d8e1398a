/* What qualifiers begin or end with, in the languages that we know them of. */
#include "lang/applies.h"

#include "lang/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* In small letters; none is the beginning of another with the same meaning. */
static const char *const openings[] = {
    /* en */ "applies to",
    "applies only to",
    "only applies to",
    "does not apply to",
    "applicable to",
    "applicable only to",
    "only applicable to",
    "not applicable to",
    /* nl */ "van toepassing op",
    "alleen van toepassing op",
    "enkel van toepassing op",
    "uitsluitend van toepassing op",
    "niet van toepassing op",
    "geldt voor",
    "geldt alleen voor",
    "geldt niet voor",
    /* de */ "gilt für",
    "gilt nur für",
    "gilt nicht für",
    "anwendbar auf",
    "nur anwendbar auf",
    "nicht anwendbar auf",
    /* fr */ "s'applique à",
    "s'applique au",
    "s'applique aux",
    "ne s'applique pas à",
    "ne s'applique pas au",
    "ne s'applique pas aux",
    "applicable à",
    "applicable au",
    "applicable aux",
    "applicable uniquement à",
    "applicable uniquement au",
    "applicable uniquement aux",
    "non applicable à",
    "non applicable au",
    "non applicable aux",
    /* es */ "se aplica a",
    "se aplica al",
    "se aplica solo a",
    "se aplica únicamente a",
    "no se aplica a",
    "no se aplica al",
    "aplicable a",
    "aplicable al",
    "aplicable solo a",
    "no aplicable a",
    "no aplicable al",
    /* ru */ "применимо к",
    "применимо только к",
    "неприменимо к",
    "не применимо к",
    "применяется к",
    "применяется только к",
    "не применяется к",
    "относится к",
    "относится только к",
    "не относится к",
    "действует для",
    "действует только для",
    "не действует для",
    /* ar */ "ينطبق على",
    "تنطبق على",
    "ينطبق فقط على",
    "تنطبق فقط على",
    "لا ينطبق على",
    "لا تنطبق على",
    "يسري على",
    "تسري على",
    "لا يسري على",
    "لا تسري على",
    /* ja */ "適用対象",
    "適用対象外",
};

static const char *const closings[] = {
    /* ja */ "に適用",    "に適用されます",
    "に適用される",       "に適用されません",
    "には適用されません", "には適用されない",
    "のみに適用",         "が対象",
};

static UChar32 folded(UChar32 c)
{
    return c == 0x2019 ? '\'' : u_foldCase(c, U_FOLD_CASE_DEFAULT);
}

/* The size of what `text` has the same as `words`; 0 where it has not all. */
static size_t matched(const char *text, size_t size, const char *words)
{
    size_t at = 0, length = strlen(words), known = 0;
    while (known < length) {
        if (at >= size)
            return 0;
        UChar32 is = folded((UChar32)utf8_next(text, size, &at));
        if (is != folded((UChar32)utf8_next(words, length, &known)))
            return 0;
    }
    return at;
}

/* Whether a word goes on at a place: it does not in scripts without blanks. */
static bool is_in_word(const char *text, size_t size, size_t at)
{
    if (at >= size)
        return false;
    UChar32 next = (UChar32)utf8_next(text, size, &at);
    return u_isalnum(next) && !u_hasBinaryProperty(next, UCHAR_IDEOGRAPHIC);
}

size_t applies_opening(const char *text, size_t size)
{
    size_t blanks = 0;
    while (blanks < size && strchr(" \t\n", text[blanks]))
        blanks++;
    size_t longest = 0, at = blanks;
    char first[4];
    size_t first_size =
        utf8_put((uint32_t)folded((UChar32)utf8_next(text, size, &at)), first);
    for (size_t i = 0; i < COUNT(openings); i++) {
        if (openings[i][0] != first[0] ||
            (first_size > 1 && openings[i][1] != first[1]))
            continue;
        size_t found = matched(text + blanks, size - blanks, openings[i]);
        if (found > longest && !is_in_word(text, size, blanks + found))
            longest = found;
    }
    return longest ? blanks + longest : 0;
}

bool applies_is_closed(const char *text, size_t size)
{
    for (size_t i = 0; i < COUNT(closings); i++) {
        size_t length = strlen(closings[i]);
        if (size > length &&
            memcmp(text + size - length, closings[i], length) == 0)
            return true;
    }
    return false;
}
