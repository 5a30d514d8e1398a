/* The same links and references in every language.
 *
 * An address is compared by a key, in which what tells languages apart has no
 * part:
 *
 *      https://www.example.com/en-US/legal/?hl=en#top  →  example/com/legal/hl
 *
 * scheme and "www." go, host in small letters, no fragment, no slash at the
 * end; a word of the address, between any of / . _ - = & ?, that is the
 * language of either text goes, with the region behind it. Addresses for mail
 * and telephones are compared as they are, without white space. What a pattern
 * of work.xml covers is compared without its language. */
#include "check/parity_pair.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LANGUAGE_SIZE 4

typedef struct {
    Pair *pair;
    char languages[2][LANGUAGE_SIZE]; /* of the texts: "en" */
} Linker;

/* The keys of a provision's links, or of its references. */
typedef struct {
    IdSet keys; /* → the link */
    const Provisions *provisions;
    const xmlNode *root;
} Targets;

/* Whether a link is of the kind that is compared; its key goes to `out`. */
typedef bool KeyOf(const Linker *linker, const Targets *targets,
                   const xmlNode *link, Buf *out);

/* --------------------------------------------------------------------- keys */

static bool is_language(const Linker *linker, const char *word, size_t size)
{
    for (size_t i = 0; i < 2; i++)
        if (strlen(linker->languages[i]) == size &&
            strncasecmp(linker->languages[i], word, size) == 0)
            return true;
    return false;
}

static size_t word_size(const char *at)
{
    return strcspn(at, "/._-=&?;,#");
}

/* How much of an address that goes: a language of ours, and "-US", "_US" or
 * "-Hans" behind it; 0: none. */
static size_t language_size(const Linker *linker, const char *at)
{
    size_t size = word_size(at);
    if (!is_language(linker, at, size))
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

static void add_address(const Linker *linker, const char *href, Buf *out)
{
    size_t start = out->size;
    const char *host = strstr(href, "://");
    const char *at = host ? host + 3 : href;
    if (strncasecmp(at, "www.", 4) == 0)
        at += 4;
    const char *path = host ? at + strcspn(at, "/?#") : at;
    while (*at && *at != '#') {
        size_t gone = language_size(linker, at);
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

static bool link_key(const Linker *linker, const Targets *targets,
                     const xmlNode *link, Buf *out)
{
    (void)targets;
    const char *href = doc_get(link, "href");
    if (element_of(link) != EL_a || !href || !*href || *href == '#')
        return false;
    AUTO(buf_clear) Buf unused = {0};
    if (linker->pair->addresses &&
        addresses_expect(linker->pair->addresses, href, "und", &unused, out))
        return true;
    if (strncasecmp(href, "mailto:", 7) && strncasecmp(href, "tel:", 4)) {
        add_address(linker, href, out);
        return true;
    }
    for (; *href && *href != '?'; href++)
        if (!isspace((unsigned char)*href))
            buf_add_char(out, (char)tolower((unsigned char)*href));
    return true;
}

/* The id of what it leads to, where it leads by a former anchor too. */
static bool ref_key(const Linker *linker, const Targets *targets,
                    const xmlNode *link, Buf *out)
{
    (void)linker;
    const char *href = doc_get(link, "href");
    Element element = element_of(link);
    if (!href || element == EL_term || (element == EL_a && *href != '#'))
        return false;
    const Provision *found =
        *href == '#' ? provisions_find(targets->provisions, href + 1) : NULL;
    buf_add_format(out, "%s%s", found ? "#" : "", found ? found->id : href);
    return true;
}

/* ---------------------------------------------------------------- comparing */

static bool is_link(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_a || element == EL_ref;
}

static void read_targets(const Linker *linker, KeyOf key_of, Targets *targets)
{
    const xmlNode *node;
    Walk walk = walk_begin(targets->root);
    while ((node = own_next(&walk))) {
        AUTO(buf_clear) Buf key = {0};
        if (is_link(node) && key_of(linker, targets, node, &key))
            idset_put(&targets->keys, buf_text(&key), node);
        linker->pair->checker.failed |= !buf_is_ok(&key);
    }
}

/* The first link of the one that the other has not, and how many there are. */
static const xmlNode *find_lack(const Linker *linker, KeyOf key_of,
                                const Targets *one, const Targets *other,
                                size_t *count)
{
    const xmlNode *node, *first = NULL;
    Walk walk = walk_begin(one->root);
    *count = 0;
    while ((node = own_next(&walk))) {
        AUTO(buf_clear) Buf key = {0};
        if (!is_link(node) || !key_of(linker, one, node, &key) ||
            idset_has(&other->keys, buf_text(&key)))
            continue;
        first = first ? first : node;
        ++*count;
    }
    return first;
}

static void add_target(const xmlNode *link, size_t count, Buf *out)
{
    if (!link)
        return;
    buf_add_text(out, doc_get(link, "href"));
    if (count > 1)
        buf_add_format(out, " and %zu more", count - 1);
}

static void compare(const Linker *linker, KeyOf key_of, Targets *here,
                    Targets *there)
{
    AUTO(buf_clear) Buf missing = {0}, extra = {0};
    size_t count;
    Pair *pair = linker->pair;
    RuleId rule = key_of == ref_key ? RULE_PARITY_REF : RULE_PARITY_LINK;
    const char *what = key_of == ref_key ? "reference" : "link";
    const xmlNode *lost = find_lack(linker, key_of, there, here, &count);
    add_target(lost, count, &missing);
    const xmlNode *more = find_lack(linker, key_of, here, there, &count);
    add_target(more, count, &extra);
    long line = doc_line(there->root);
    if (lost && more)
        report(&pair->checker, rule, more,
               "leads to %s; expected %s, as in "
               "%s:%ld",
               buf_text(&extra), buf_text(&missing), pair->other, line);
    else if (lost)
        report(&pair->checker, rule, here->root,
               "lacks the %s to %s of %s:%ld; expected the same in both", what,
               buf_text(&missing), pair->other, line);
    else if (more)
        report(&pair->checker, rule, more,
               "has a %s to %s, which is not in %s:%ld; expected the same in "
               "both",
               what, buf_text(&extra), pair->other, line);
    pair->checker.failed |= !buf_is_ok(&missing) || !buf_is_ok(&extra);
}

static void compare_one(const Linker *linker, KeyOf key_of,
                        const Provision *one)
{
    Pair *pair = linker->pair;
    Targets here = {{0}, &pair->here, one->node};
    Targets there = {{0}, &pair->there, one->partner->node};
    read_targets(linker, key_of, &here);
    read_targets(linker, key_of, &there);
    if (here.keys.used || there.keys.used)
        compare(linker, key_of, &here, &there);
    pair->checker.failed |= here.keys.failed || there.keys.failed;
    idset_clear(&here.keys);
    idset_clear(&there.keys);
}

static void set_language(char out[LANGUAGE_SIZE], const char *locale)
{
    size_t size = strcspn(locale, "-");
    if (size < LANGUAGE_SIZE)
        memcpy(out, locale, size);
}

void parity_links(Pair *pair)
{
    Linker linker = {.pair = pair};
    set_language(linker.languages[0], doc_locale(pair->checker.text));
    set_language(linker.languages[1], doc_locale(pair->source));
    for (size_t i = 0; i < pair->here.count; i++) {
        const Provision *one = &pair->here.items[i];
        if (!one->partner || element_of(one->node) == EL_def)
            continue;
        compare_one(&linker, link_key, one);
        compare_one(&linker, ref_key, one);
    }
}
