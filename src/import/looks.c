/* Looking at lines as a person does who skims a text for its headings. */
#include "import/looks.h"

#include "import/links.h"
#include "import/units.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

#define SHORT_COLUMNS 160
#define SHORT_WORDS   25
#define LONGEST       2000 /* bytes; longer lines are no headings */
#define LONGEST_DATED 400  /* bytes; in longer lines no date is looked for */

static bool is_small(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) ||
           (code >= 0x3B1 && code <= 0x3C9) || (code >= 0x430 && code <= 0x45F);
}

static bool is_letter_or_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool looks_gapped(const char *text, size_t size)
{
    if (memchr(text, '\t', size))
        return true;
    /* never past the last of three in a row */
    for (size_t i = 2; i < size; i += text[i] == text[i - 1] ? 1 : 2) {
        if (text[i] != ' ' && text[i] != '_')
            continue;
        if (text[i - 1] == text[i] && text[i - 2] == text[i])
            return true;
    }
    return false;
}

/* "... endings. Former ...": a full stop behind a longer word, a space, and
 * more. */
static bool has_inner(const char *text, size_t size)
{
    size_t run = 0;
    for (size_t i = 0; i + 1 < size; i++) {
        if (text[i] == '.' && text[i + 1] == ' ' && run > 3)
            return true;
        bool is_letter = (text[i] >= 'a' && text[i] <= 'z') ||
                         (unsigned char)text[i] >= 0x80;
        run = is_letter ? run + 1 : 0;
    }
    return false;
}

static void look_at(const char *text, size_t size, Looks *looks)
{
    Words words;
    Word word;
    words_init(&words, text, size);
    while (words_next(&words, &word)) {
        bool is_number = true;
        for (size_t i = 0; i < word.size; i++)
            is_number &= is_digit(word.text[i]);
        looks->words++;
        looks->digits += is_number;
        looks->letters += is_number ? 0 : utf8_length(word.text, word.size);
    }
    words_clear(&words);
    looks->has_comma |= memchr(text, ',', size) != NULL;
    looks->has_gap |= looks_gapped(text, size);
    looks->has_inner |= has_inner(text, size);
    Link link;
    looks->has_link |= link_find(text, size, 0, &link);
    looks->is_capitals &= words_is_capitals(text, size, 0);
}

static void look_at_end(const char *text, size_t size, Looks *looks)
{
    char last = size ? text[size - 1] : '\0';
    looks->has_end = line_has_end(text, size);
    looks->has_stop = last == '.';
    looks->has_digit = is_digit(last);
    size_t at = size;
    uint32_t code = size ? utf8_previous(text, size, &at) : 0;
    looks->has_colon = code == ':' || code == 0xFF1A;
}

Looks looks_of(const Plain *plain, size_t first, size_t count, bool is_marked)
{
    Looks looks = {.is_capitals = true};
    const Line *last = &plain->lines[first + count - 1];
    for (size_t i = 0; i < count; i++) {
        const Line *line = &plain->lines[first + i];
        size_t size, at = 0;
        const char *text = line_words(plain, line, is_marked && !i, &size);
        looks.columns += line->width - line->indent;
        if (!i) {
            uint32_t code = utf8_next(text, size, &at);
            looks.is_small = is_small(code);
            looks.is_mark =
                code == 0xFF08 || (code < 0x80 && code != '"' && code != '\'' &&
                                   code != '&' && !is_letter_or_digit(code));
        }
        if (looks.columns <= LONGEST && size <= LONGEST)
            look_at(text, size, &looks);
    }
    size_t size;
    const char *text = line_words(plain, last, is_marked && count == 1, &size);
    look_at_end(text, size, &looks);
    looks.is_capitals &= looks.letters >= 2 && words_is_capitals(text, size, 1);
    return looks;
}

bool looks_plain(const Plain *plain, size_t first, size_t count, bool is_marked)
{
    size_t columns = 0;
    for (size_t i = 0; i < count; i++)
        columns +=
            plain->lines[first + i].width - plain->lines[first + i].indent;
    if (columns <= SHORT_COLUMNS)
        return false;
    size_t size;
    const Line *last = &plain->lines[first + count - 1];
    const char *text = line_words(plain, last, is_marked && count == 1, &size);
    return !words_is_capitals(text, size, 1);
}

bool looks_wordy(const Plain *plain, size_t line, size_t most)
{
    size_t size, count = 0;
    const char *text = line_words(plain, &plain->lines[line], true, &size);
    Words words;
    Word word;
    words_init(&words, text, size);
    while (count <= most && words_next(&words, &word))
        count++;
    words_clear(&words);
    return count > most;
}

bool looks_short(const Looks *looks)
{
    return looks->columns <= SHORT_COLUMNS && looks->words &&
           looks->words <= SHORT_WORDS && looks->letters &&
           looks->columns > 1 && !looks->has_end && !looks->has_inner &&
           !looks->has_gap && !looks->has_link;
}

bool looks_going_on(const Plain *plain, const Line *line)
{
    size_t size, at = 0;
    const char *words = line_words(plain, line, true, &size);
    return is_small(utf8_next(words, size, &at));
}

bool looks_titled(const Plain *plain, const Line *line)
{
    size_t size, capitals = 0, count = 0;
    const char *text = line_words(plain, line, true, &size);
    Words words;
    Word word;
    words_init(&words, text, size < LONGEST ? size : LONGEST);
    bool is_titled = true;
    while (words_next(&words, &word)) {
        size_t at = 0;
        uint32_t code = utf8_next(word.text, word.size, &at);
        bool is_capital = !is_small(code) && !is_digit((char)code);
        capitals += is_capital;
        is_titled &= is_capital || (count && word.size <= 3);
        count++;
    }
    words_clear(&words);
    return is_titled && capitals >= 2 && count <= 12;
}

/* -------------------------------------------------------------------- dates */

static bool has_year(const char *text, size_t size)
{
    size_t run = 0;
    for (size_t i = 0; i < size; i++) {
        run = is_digit(text[i]) ? run + 1 : 0;
        if (run == 4)
            return true;
    }
    return false;
}

bool looks_dating(const Plain *plain, const Line *line)
{
    DateFound found;
    const char *text = line_text(plain, line);
    return line->size <= LONGEST_DATED && has_year(text, line->size) &&
           date_find(plain->dates, text, line->size, 0, &found);
}
