/* An address without what tells languages apart. */
#include "model/address_key.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct {
    const char *locales[2];
} Languages;

/* Whether a word is the language of either locale: two or three letters. */
static bool is_language(const Languages *languages, const char *word,
                        size_t size)
{
    for (size_t i = 0; i < 2; i++) {
        const char *locale = languages->locales[i];
        if (size >= 2 && size <= 3 && strcspn(locale, "-") == size &&
            strncasecmp(locale, word, size) == 0)
            return true;
    }
    return false;
}

static size_t word_size(const char *at)
{
    return strcspn(at, "/._-=&?;,#");
}

/* How much of an address that goes: a language of ours, and "-US", "_US" or
 * "-Hans" behind it; 0: none. */
static size_t language_size(const Languages *languages, const char *at)
{
    size_t size = word_size(at);
    if (!is_language(languages, at, size))
        return 0;
    while (at[size] == '-' || at[size] == '_') {
        size_t next = word_size(at + size + 1);
        if (next != 2 && next != 4)
            break;
        size += 1 + next;
    }
    return size;
}

/* What parts words is written once, as a slash, and not in front. */
static void add_sign(Buf *out, size_t start)
{
    if (out->size > start && out->bytes[out->size - 1] != '/')
        buf_add_char(out, '/');
}

static void add_address(const Languages *languages, const char *href, Buf *out)
{
    size_t start = out->size;
    const char *host = strstr(href, "://");
    const char *at = host ? host + 3 : href;
    if (strncasecmp(at, "www.", 4) == 0)
        at += 4;
    const char *path = host ? at + strcspn(at, "/?#") : at;
    while (*at && *at != '#') {
        size_t gone = language_size(languages, at);
        size_t size = gone ? gone : word_size(at);
        for (size_t i = 0; !gone && i < size; i++)
            buf_add_char(out, at < path ? (char)tolower((unsigned char)at[i])
                                        : at[i]);
        at += size;
        if (*at && *at != '#') {
            add_sign(out, start);
            at++;
        }
    }
    while (out->size > start && out->bytes[out->size - 1] == '/')
        buf_set_size(out, out->size - 1);
}

void address_key(const char *href, const char *locale, const char *other,
                 Buf *out)
{
    const Languages languages = {{locale, other}};
    if (strncasecmp(href, "mailto:", 7) && strncasecmp(href, "tel:", 4)) {
        add_address(&languages, href, out);
        return;
    }
    for (; *href && *href != '?'; href++)
        if (!isspace((unsigned char)*href))
            buf_add_char(out, (char)tolower((unsigned char)*href));
}
