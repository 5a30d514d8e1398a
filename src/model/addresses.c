/* Addresses that differ by language: which pattern covers one, and what it is
 * in a locale. */
#include "model/addresses.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MARK "{locale}"

void addresses_clear(Addresses *addresses)
{
    for (size_t i = 0; i < addresses->count; i++)
        free(addresses->items[i].fors);
    free(addresses->items);
    *addresses = (Addresses){0};
}

/* ----------------------------------------------------------------- languages
 */

/* What stands for a locale: of it, or of what it is a variety of. */
static const char *find_for(const Address *address, const char *locale)
{
    const char *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < address->count; i++) {
        const char *other = address->fors[i].locale;
        size_t size = strlen(other);
        if (size > longest && strncmp(other, locale, size) == 0 &&
            (!locale[size] || locale[size] == '-')) {
            found = address->fors[i].value;
            longest = size;
        }
    }
    return found;
}

/* Whether a tag names a locale's language as well: en-US for en, pt for pt-BR,
 * not pt-PT for pt-BR. */
static bool is_near(const char *tag, size_t size, const char *locale)
{
    size_t i = 0;
    while (
        i < size && locale[i] &&
        (tolower((unsigned char)tag[i]) == tolower((unsigned char)locale[i]) ||
         (tag[i] == '_' && locale[i] == '-')))
        i++;
    return (i == size && (!locale[i] || locale[i] == '-')) ||
           (!locale[i] && (tag[i] == '-' || tag[i] == '_'));
}

/* What a locale is in an address that has `tag` there. */
static void add_locale(const Address *address, const char *locale,
                       const char *tag, size_t size, Buf *out)
{
    const char *own = find_for(address, locale);
    if (own) {
        buf_add_text(out, own);
        return;
    }
    if (is_near(tag, size, locale)) {
        buf_add(out, tag, size);
        return;
    }
    for (const char *at = locale; *at; at++) {
        if (*at == '-' && address->form == ADDRESS_LANGUAGE)
            break;
        if (*at == '-' && address->form == ADDRESS_UNDERSCORE)
            buf_add_char(out, '_');
        else if (address->form == ADDRESS_LOWER)
            buf_add_char(out, (char)tolower((unsigned char)*at));
        else
            buf_add_char(out, *at);
    }
}

/* How long a language tag, or a word that stands for one, is at `at`; 0. */
static size_t tag_size(const Address *address, const char *at)
{
    size_t longest = 0;
    for (size_t i = 0; i < address->count; i++) {
        size_t size = strlen(address->fors[i].value);
        if (size > longest &&
            strncasecmp(address->fors[i].value, at, size) == 0)
            longest = size;
    }
    size_t size = 0;
    while (isalpha((unsigned char)at[size]))
        size++;
    if (size < 2 || size > 3)
        return longest;
    while (at[size] == '-' || at[size] == '_') {
        size_t next = 0;
        while (isalnum((unsigned char)at[size + 1 + next]))
            next++;
        if (next < 2 || next > 8)
            break;
        size += 1 + next;
    }
    return size > longest ? size : longest;
}

/* ------------------------------------------------------------------ matching
 */

static bool is_end(const char *at, const char *start)
{
    return !*at || strchr("/?#&", *at) ||
           (at > start && strchr("/?#&=", at[-1]));
}

/* How much of an address a star takes that `stop` follows in the pattern. */
static size_t star_size(const char *at, char stop)
{
    size_t size = 0;
    while (at[size] && !strchr("/?#", at[size]) && (!stop || at[size] != stop))
        size++;
    return size;
}

/* Whether a pattern fits the beginning of an address. What it is in `locale`
 * goes to `out`, what it is in any to `key`. */
static bool fits(const Address *address, const char *href, const char *locale,
                 Buf *out, Buf *key)
{
    const char *at = href, *pattern = address->pattern;
    while (*pattern) {
        if (strncmp(pattern, MARK, sizeof(MARK) - 1) == 0) {
            size_t size = tag_size(address, at);
            if (!size)
                return false;
            add_locale(address, locale, at, size, out);
            buf_add_text(key, MARK);
            at += size;
            pattern += sizeof(MARK) - 1;
        } else if (*pattern == '*') {
            size_t size = star_size(at, *++pattern);
            buf_add(out, at, size);
            buf_add(key, at, size);
            at += size;
        } else if (tolower((unsigned char)*pattern) ==
                   tolower((unsigned char)*at)) {
            buf_add_char(out, *at);
            buf_add_char(key, *at);
            at++;
            pattern++;
        } else {
            return false;
        }
    }
    buf_add_text(out, at);
    buf_add_text(key, at);
    return is_end(at, href);
}

/* A pattern without a language: one of its addresses begins this one. */
static bool fits_other(const Address *address, const char *href,
                       const char *locale, Buf *out, Buf *key)
{
    const char *own = find_for(address, locale), *rest = NULL;
    size_t longest = 0;
    for (size_t i = 0; i <= address->count; i++) {
        const char *begin =
            i < address->count ? address->fors[i].value : address->pattern;
        size_t size = strlen(begin);
        if (size > longest && strncasecmp(begin, href, size) == 0 &&
            is_end(href + size, href)) {
            longest = size;
            rest = href + size;
        }
    }
    if (!rest)
        return false;
    buf_add_format(out, "%s%s", own ? own : address->pattern, rest);
    buf_add_format(key, "%s%s", address->pattern, rest);
    return true;
}

bool addresses_expect(const Addresses *addresses, const char *href,
                      const char *locale, Buf *expected, Buf *key)
{
    Buf unused = {0};
    Buf *into = key ? key : &unused;
    bool found = false;
    size_t start = expected->size, key_start = into->size;
    for (size_t i = 0; !found && i < addresses->count; i++) {
        const Address *address = &addresses->items[i];
        buf_set_size(expected, start);
        buf_set_size(into, key_start);
        found = strstr(address->pattern, MARK)
                    ? fits(address, href, locale, expected, into)
                    : fits_other(address, href, locale, expected, into);
    }
    if (!found) {
        buf_set_size(expected, start);
        buf_set_size(into, key_start);
    }
    expected->failed |= unused.failed;
    buf_clear(&unused);
    return found;
}
