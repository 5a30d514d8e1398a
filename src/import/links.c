/* Finding addresses.
 *
 *      address = scheme rest / "www." rest / mail
 *      scheme  = "http://" / "https://" / "ftp://" / "mailto:"
 *      rest    = 1*( RFC 3986 character / letter of another script )
 *      mail    = local "@" label 1*( "." label )
 *
 * Punctuation at the end belongs to the sentence, and so does a bracket that
 * the address did not open. Ideographs end an address: no space parts them
 * from it. */
#include "import/links.h"

#include "lang/utf8.h"

#include <stdint.h>
#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* A character that an address may hold. */
static bool is_address(uint32_t code)
{
    if (code < 0x80)
        return code > ' ' && !strchr("\"<>\\^`{|}\x7f", (int)code);
    return code >= 0xC0 && code < 0x2E80 && !(code >= 0x2000 && code < 0x2070);
}

/* Whether text begins with an ASCII word, in any case. */
static bool begins_with(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word);
    if (size < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if ((text[i] | 0x20) != (word[i] | 0x20))
            return false;
    return true;
}

/* Cuts what closes the sentence off an address. */
static size_t cut_end(const char *text, size_t start, size_t end)
{
    size_t opened = 0, closed = 0;
    for (size_t i = start; i < end; i++) {
        opened += text[i] == '(';
        closed += text[i] == ')';
    }
    while (end > start) {
        char last = text[end - 1];
        if (last == ')' && closed <= opened)
            break;
        if (!strchr(".,;:!?'*_)]", last))
            break;
        closed -= last == ')';
        end--;
    }
    return end;
}

static const struct {
    const char *begin, *prefix;
} schemes[] = {
    {"https://", ""}, {"http://", ""},      {"ftp://", ""},
    {"mailto:", ""},  {"www.", "https://"},
};

/* The first letters of schemes. */
static bool is_begin(char c)
{
    char small = (char)(c | 0x20);
    return small == 'h' || small == 'w' || small == 'f' || small == 'm';
}

static bool web_at(const char *text, size_t size, size_t at, Link *link)
{
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (!begins_with(text + at, size - at, schemes[i].begin))
            continue;
        size_t start = at + strlen(schemes[i].begin), end = start;
        if (start >= size || !is_word(text[start]))
            return false;
        for (size_t next = end; next < size; end = next)
            if (!is_address(utf8_next(text, size, &next)))
                break;
        *link = (Link){at, cut_end(text, start, end), schemes[i].prefix};
        return true;
    }
    return false;
}

/* The mail address around the "@" at `at`, not before `from`. */
static bool mail_at(const char *text, size_t size, size_t at, size_t from,
                    Link *link)
{
    size_t start = at, end = at + 1, dots = 0;
    while (start > from && at - start < 64 &&
           (is_word(text[start - 1]) || strchr("._%+-", text[start - 1])))
        start--;
    while (start < at && !is_word(text[start]))
        start++;
    while (end < size && end - at < 255 &&
           (is_word(text[end]) || text[end] == '-' || text[end] == '.'))
        end++;
    while (end > at && !is_word(text[end - 1]))
        end--;
    for (size_t i = at + 1; i < end; i++)
        dots += text[i] == '.';
    if (start == at || !dots || end < at + 4 || !is_letter(text[end - 1]) ||
        !is_letter(text[end - 2]))
        return false;
    *link = (Link){start, end, "mailto:"};
    return true;
}

/* Whether there is what every address has one of. */
static bool is_likely(const char *text, size_t size)
{
    return memchr(text, '@', size) || memchr(text, ':', size) ||
           memchr(text, 'w', size) || memchr(text, 'W', size);
}

bool link_find(const char *text, size_t size, size_t from, Link *link)
{
    if (from >= size || !is_likely(text + from, size - from))
        return false;
    for (size_t i = from; i < size; i++) {
        if (text[i] == '@' && mail_at(text, size, i, from, link))
            return true;
        if (!is_begin(text[i]) || (i > from && is_word(text[i - 1])))
            continue;
        if (web_at(text, size, i, link))
            return true;
    }
    return false;
}
