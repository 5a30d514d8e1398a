/* Telling forms of words, without a dictionary. */
#include "lang/wordforms.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define WORD_MOST 64 /* UTF-16 units of a word that is compared */

void forms_clear(Forms *forms)
{
    buf_clear(&forms->keys);
    buf_clear(&forms->folded);
    free(forms->items);
    *forms = (Forms){0};
}

/* ------------------------------------------------------------------ reading */

/* Folds a word and leaves its accents out; what is longer stays as it is. */
static void add_key(const char *text, size_t size, Buf *out)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFDInstance(&error);
    UChar wide[WORD_MOST], parted[4 * WORD_MOST];
    int32_t length = 0;
    Buf folded = {0};
    if (!words_fold(text, size, &folded))
        out->failed = true;
    u_strFromUTF8(wide, WORD_MOST, &length, buf_text(&folded),
                  (int32_t)folded.size, &error);
    int32_t count = U_SUCCESS(error)
                        ? unorm2_normalize(form, wide, length, parted,
                                           4 * WORD_MOST, &error)
                        : 0;
    if (U_FAILURE(error))
        buf_add(out, buf_text(&folded), folded.size);
    for (int32_t i = 0; U_SUCCESS(error) && i < count;) {
        UChar32 code;
        U16_NEXT(parted, i, count, code);
        if (u_charType(code) != U_NON_SPACING_MARK)
            utf8_add(out, (uint32_t)code);
    }
    buf_clear(&folded);
}

static void add_form(Forms *forms, const Word *word)
{
    if (forms->count == forms->room) {
        size_t room = forms->room ? 2 * forms->room : 16;
        Form *more = realloc(forms->items, room * sizeof(*more));
        forms->failed |= !more;
        if (!more)
            return;
        forms->items = more;
        forms->room = room;
    }
    size_t start = forms->keys.size, at = 0;
    uint32_t first = utf8_next(word->text, word->size, &at);
    add_key(word->text, word->size, &forms->keys);
    forms->items[forms->count++] =
        (Form){.start = (uint32_t)start,
               .size = (uint32_t)(forms->keys.size - start),
               .is_capital = u_isupper((UChar32)first)};
    buf_add_char(&forms->keys, '\0');
}

void forms_add(Forms *forms, const char *text, size_t size)
{
    Words words;
    Word word;
    words_init(&words, text, size);
    while (words_next(&words, &word))
        add_form(forms, &word);
    forms->failed |= !words_clear(&words);
    forms->failed |= !words_fold(text, size, &forms->folded);
    buf_add_char(&forms->folded, '\n');
    forms->failed |= !buf_is_ok(&forms->keys) || !buf_is_ok(&forms->folded);
}

/* ---------------------------------------------------------------- comparing */

static const char *key_of(const Forms *forms, const Form *form)
{
    return forms->keys.bytes + form->start;
}

/* Common bytes at the beginning, up to a whole character. */
static size_t common_size(const char *one, const char *other)
{
    size_t size = 0;
    while (one[size] && one[size] == other[size])
        size++;
    while (size && ((unsigned char)one[size] & 0xC0) == 0x80)
        size--;
    return size;
}

/* The consonants of an Arabic or Hebrew word that tell it: without what is
 * written together before it (one letter more where `is_joined`: بحسابه), and
 * without weak letters. Nothing for others. */
static void add_consonants(const char *key, bool is_joined, Buf *out)
{
    static const char *const before[] = {"وال", "بال", "فال", "كال", "لل",
                                         "ال",  "ה",   "ב",   "ל",   "ו",
                                         "מ",   "ש",   "כ"};
    static const char weak[] = "اأإآويىءؤئةתיוה";
    size_t at = 0, size = strlen(key);
    uint32_t first = utf8_next(key, size, &at);
    if (first < 0x590 || first > 0x6FF)
        return;
    at = 0;
    char letter[5] = "";
    memcpy(letter, key, is_joined && size > 6 ? 2 : 0);
    at = *letter && strstr("بلفكوس", letter) ? 2 : 0;
    for (size_t i = 0; i < sizeof(before) / sizeof(before[0]) && !at; i++)
        if (size > strlen(before[i]) + 4 &&
            !memcmp(key, before[i], strlen(before[i])))
            at = strlen(before[i]);
    while (at < size) {
        size_t start = at;
        utf8_next(key, size, &at);
        memset(letter, 0, sizeof(letter));
        memcpy(letter, key + start, at - start);
        if (!strstr(weak, letter))
            buf_add(out, letter, at - start);
    }
}

static bool has_same_consonants(const char *word, const char *term,
                                bool is_joined)
{
    Buf left = {0}, right = {0};
    add_consonants(word, is_joined, &left);
    add_consonants(term, false, &right);
    size_t size = left.size < right.size ? left.size : right.size;
    size_t most = left.size < right.size ? right.size : left.size;
    bool is_same = size > 5 && most - size < 5 && /* letters of two bytes */
                   !memcmp(left.bytes, right.bytes, size);
    buf_clear(&left);
    buf_clear(&right);
    return is_same;
}

/* Whether a word of a text is a form of a term's word. Lengths are those of
 * characters. */
static bool is_form(const char *word, const char *term)
{
    size_t common = common_size(word, term);
    size_t stem = utf8_length(term, common);
    size_t length = utf8_length(term, strlen(term));
    size_t rest = utf8_length(word + common, strlen(word + common));
    if (stem == length && (length > 2 || rest < 3))
        return true;
    if (length > 3 && strstr(word, term))
        return true;
    if (stem > 2 && length - stem < 4 && rest < 6 && stem * 2 >= length)
        return true;
    return (unsigned char)*term >= 0xD6 && (unsigned char)*term <= 0xDB &&
           (has_same_consonants(word, term, false) ||
            has_same_consonants(word, term, true));
}

/* Whether a text is of a script that parts no words by spaces. */
static bool is_unspaced(const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(text, size, &at);
        if ((code >= 0xE00 && code < 0xF00) ||
            (code >= 0x1000 && code < 0x10A0) ||
            (code >= 0x1780 && code < 0x1800) ||
            (code >= 0x3040 && code < 0x3100) ||
            (code >= 0x3400 && code < 0xA000))
            return true;
    }
    return false;
}

static bool gives_capitals(const char *locale)
{
    size_t size = strcspn(locale, "-");
    return size == 2 && (!memcmp(locale, "de", 2) || !memcmp(locale, "lb", 2));
}

static size_t count_runs(const Forms *text, const Forms *term)
{
    size_t count = 0, size = term->folded.size - 1; /* its newline */
    char *needle = strndup(buf_text(&term->folded), size);
    const char *at = needle && size ? buf_text(&text->folded) : NULL;
    while (at && (at = strstr(at, needle))) {
        count++;
        at += size;
    }
    free(needle);
    return count;
}

/* Whether a word is a term's word, with an ending at most. */
static bool is_itself(const char *word, const char *term)
{
    size_t common = common_size(word, term);
    return !term[common] &&
           utf8_length(word + common, strlen(word + common)) < 4;
}

size_t forms_count(const Forms *text, const Forms *term, const char *locale,
                   FormsHow how)
{
    bool (*const fits)(const char *, const char *) =
        how == FORMS_ITSELF ? is_itself : is_form;
    size_t count = 0;
    if (!term->count)
        return 0;
    if (is_unspaced(buf_text(&term->folded), term->folded.size))
        return count_runs(text, term);
    bool wants_capital = term->items[0].is_capital && !gives_capitals(locale);
    for (size_t i = 0; i + term->count <= text->count; i++) {
        size_t j = 0;
        if (wants_capital && !text->items[i].is_capital)
            continue;
        while (j < term->count && fits(key_of(text, &text->items[i + j]),
                                       key_of(term, &term->items[j])))
            j++;
        count += j == term->count;
    }
    return count;
}

bool forms_are_alike(const Forms *one, const Forms *other)
{
    for (size_t i = 0; i < one->count; i++)
        for (size_t j = 0; j < other->count; j++)
            if (is_form(key_of(one, &one->items[i]),
                        key_of(other, &other->items[j])) ||
                is_form(key_of(other, &other->items[j]),
                        key_of(one, &one->items[i])))
                return true;
    return false;
}
