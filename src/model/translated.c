/* A translation held against its original. */
#include "model/translated.h"

#include "model/idset.h"
#include "model/walk.h"

#include "lang/locale.h"

#include <string.h>

#define SENTENCE_WORDS   4  /* small ones in a row: no name, no address */
#define SENTENCE_LETTERS 12 /* of a script without capitals, in a row */

void translated_clear(Translated *translated)
{
    free(translated->items);
    *translated = (Translated){0};
}

const char *translated_name(TranslatedState state)
{
    static const char *const names[] = {
        [TRANSLATED_CURRENT] = "current",
        [TRANSLATED_CARRIED] = "carried",
        [TRANSLATED_CONFIRMED] = "confirmed",
        [TRANSLATED_STALE] = "stale",
        [TRANSLATED_OPEN] = "untranslated",
        [TRANSLATED_SAME] = "untranslated",
        [TRANSLATED_MISSING] = "missing",
    };
    return names[state];
}

bool translated_bind(xmlNode *provision, const char *digest)
{
    return doc_set(provision, "c:from", digest && *digest ? digest : NULL) &&
           doc_set(provision, "c:state", NULL) &&
           doc_set(provision, "c:confirmed", NULL);
}

static bool is_open(const xmlNode *node)
{
    const char *state = doc_get(node, "c:state");
    return state && strcmp(state, "untranslated") == 0;
}

const xmlNode *translated_find_open(const xmlDoc *text)
{
    const xmlNode *at = NULL;
    while ((at = own_lines_next(text, at)))
        if (is_open(at))
            return at;
    return NULL;
}

/* Whether words hold a sentence, or most of one: small words in a row, or many
 * letters of a script that has no small ones. Names and addresses do not, and
 * stand in every language as they are. */
static bool holds_sentence(const char *words)
{
    size_t small = 0, letters = 0;
    bool inside = false;
    for (const char *at = words; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool latin = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        letters = c >= 0xe0 ? letters + 1 : c >= 0x80 ? letters : 0;
        if (letters >= SENTENCE_LETTERS)
            return true;
        if (latin && !inside)
            small = c >= 'a' ? small + 1 : 0;
        else if (!latin && c < 0x80 && c != ' ' && c != '\'' && c != ',')
            small = 0;
        inside = latin || c >= 0x80;
        if (small >= SENTENCE_WORDS)
            return true;
    }
    return false;
}

static CodicilStatus is_same(const CodicilContext *context,
                             const TranslatedProvision *one, bool *same)
{
    char own[SOURCE_DIGEST_SIZE];
    Buf words AUTO(buf_clear) = {0};
    TRY(source_digest(context, one->own, own));
    *same = strcmp(own, one->digest) == 0;
    if (!*same)
        return CODICIL_OK;
    walk_text(one->own, true, &words);
    *same = holds_sentence(buf_text(&words));
    return buf_is_ok(&words) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus find_state(const CodicilContext *context, bool kindred,
                                TranslatedProvision *one)
{
    char own[SOURCE_DIGEST_SIZE];
    bool same = false;
    if (!one->own) {
        one->state = TRANSLATED_MISSING;
        return CODICIL_OK;
    }
    const char *state = doc_get(one->own, "c:state");
    one->from = doc_get(one->own, "c:from");
    one->reason = doc_get(one->own, "c:confirmed");
    TRY(source_digest(context, one->own, own));
    if (is_open(one->own) || !*own) {
        one->state = TRANSLATED_OPEN;
        return CODICIL_OK;
    }
    if (one->from && strcmp(one->from, one->digest) != 0) {
        one->state = TRANSLATED_STALE;
        return CODICIL_OK;
    }
    if (!kindred)
        TRY(is_same(context, one, &same));
    one->state = one->reason ? TRANSLATED_CONFIRMED
                 : same      ? TRANSLATED_SAME
                 : state     ? TRANSLATED_CARRIED
                             : TRANSLATED_CURRENT;
    return CODICIL_OK;
}

static bool is_kindred(const xmlDoc *original, const xmlDoc *text)
{
    char one[LOCALE_SIZE], other[LOCALE_SIZE];
    locale_to_language(doc_locale(original), one);
    locale_to_language(doc_locale(text), other);
    return strcmp(one, other) == 0;
}

static CodicilStatus read_all(const CodicilContext *context,
                              const xmlDoc *original, const xmlDoc *text,
                              const IdSet *ids, Translated *out)
{
    bool kindred = is_kindred(original, text);
    size_t room = 0;
    xmlNode *at = NULL;
    while ((at = own_lines_next(original, at)))
        room++;
    out->items = calloc(room + 1, sizeof(*out->items));
    if (!out->items)
        return fault_memory(context);
    while ((at = own_lines_next(original, at))) {
        TranslatedProvision *one = &out->items[out->count];
        one->id = own_lines_id(at);
        TRY(source_digest(context, at, one->digest));
        if (!one->id || !*one->digest)
            continue;
        one->source = at;
        one->own = (xmlNode *)idset_find(ids, one->id);
        TRY(find_state(context, kindred, one));
        out->states[one->state]++;
        out->count++;
    }
    return CODICIL_OK;
}

CodicilStatus translated_read(const CodicilContext *context,
                              const xmlDoc *original, const xmlDoc *text,
                              Translated *out)
{
    AUTO(idset_clear) IdSet ids;
    Translated AUTO(translated_clear) made = {0};
    if (!own_lines_index(text, &ids))
        return fault_memory(context);
    TRY(read_all(context, original, text, &ids, &made));
    *out = made;
    made = (Translated){0};
    return CODICIL_OK;
}

size_t translated_done(const Translated *translated)
{
    return translated->count - translated->states[TRANSLATED_OPEN] -
           translated->states[TRANSLATED_SAME] -
           translated->states[TRANSLATED_MISSING];
}
