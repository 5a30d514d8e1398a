/* How the texts of a version stand to their original. */
#include "flows/standing.h"

#include "model/idset.h"
#include "model/own_lines.h"

#include <stdio.h>
#include <string.h>

const char *standing_name(Standing standing)
{
    static const char *const names[] = {
        [STANDING_ORIGINAL] = "original",     [STANDING_CURRENT] = "current",
        [STANDING_INCOMPLETE] = "incomplete", [STANDING_STALE] = "stale",
        [STANDING_MISSING] = "missing",       [STANDING_UNKNOWN] = "unknown",
    };
    return names[standing];
}

void standing_clear(VersionStanding *standing)
{
    for (size_t i = 0; i < standing->count; i++) {
        translated_clear(&standing->items[i].translated);
        free(standing->items[i].traces);
        free(standing->items[i].dropped);
        xmlFreeDoc(standing->items[i].text);
    }
    free(standing->items);
    xmlFreeDoc(standing->original);
    *standing = (VersionStanding){0};
}

/* -------------------------------------------------------------- which there
 * are
 */

static Stood *find(VersionStanding *standing, const char *locale)
{
    for (size_t i = 0; i < standing->count; i++)
        if (strcmp(standing->items[i].locale, locale) == 0)
            return &standing->items[i];
    Stood *added = &standing->items[standing->count++];
    snprintf(added->locale, sizeof(added->locale), "%s", locale);
    added->standing = STANDING_MISSING;
    return added;
}

static int by_locale(const void *a, const void *b)
{
    const Stood *one = a, *other = b;
    bool first = one->standing == STANDING_ORIGINAL;
    if (first != (other->standing == STANDING_ORIGINAL))
        return first ? -1 : 1;
    return strcmp(one->locale, other->locale);
}

static size_t count_names(const char *const *names)
{
    size_t count = 0;
    while (names[count])
        count++;
    return count;
}

static CodicilStatus list_texts(const SourceHistory *history, const Work *work,
                                const Texts *texts, VersionStanding *out)
{
    const char *const *promised = (const char *const *)work->promised;
    size_t room = texts->count + count_names(promised) + 1;
    out->items = calloc(room, sizeof(*out->items));
    if (!out->items)
        return fault_memory(history->store->context);
    if (work->original)
        find(out, work->original);
    for (; *promised; promised++)
        find(out, *promised)->is_promised = true;
    for (size_t i = 0; i < texts->count; i++) {
        const char *locale = texts->items[i].locale;
        Stood *stood = find(out, locale);
        stood->standing = work->original && !strcmp(locale, work->original)
                              ? STANDING_ORIGINAL
                              : STANDING_UNKNOWN;
        stood->is_draft = !version_has_text(out->version, locale);
    }
    qsort(out->items, out->count, sizeof(*out->items), by_locale);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ how they
 * do
 */

static size_t place_of(const SourceHistory *history, const char *label)
{
    size_t at = 0;
    while (strcmp(history->versions->items[at]->label, label) != 0)
        at++;
    return at;
}

static size_t count_provisions(const xmlDoc *text)
{
    size_t count = 0;
    for (xmlNode *at = NULL; (at = own_lines_next(text, at));)
        count++;
    return count;
}

/* Whether a provision, or one around it, is none of the original. */
static bool is_extra(const IdSet *original, const xmlNode *node)
{
    const char *id = element_of(node) ? own_lines_id(node) : NULL;
    return id && !idset_has(original, id);
}

static bool is_inside_extra(const IdSet *original, const xmlNode *node)
{
    for (node = node->parent; node && element_of(node); node = node->parent)
        if (is_extra(original, node))
            return true;
    return false;
}

bool standing_has_extra(const xmlDoc *original, const xmlDoc *text)
{
    AUTO(idset_clear) IdSet there;
    bool is_read = own_lines_index(original, &there);
    const xmlNode *at = NULL;
    while (is_read && (at = own_lines_next(text, at)))
        if (is_extra(&there, at))
            return true;
    return false;
}

CodicilStatus standing_find_dropped(SourceHistory *history, size_t index,
                                    const xmlDoc *original, Stood *stood)
{
    AUTO(idset_clear) IdSet there;
    bool ok = own_lines_index(original, &there);
    stood->dropped =
        calloc(count_provisions(stood->text) + 1, sizeof(*stood->dropped));
    if (!ok || !stood->dropped)
        return fault_memory(history->store->context);
    const xmlNode *at = NULL;
    while ((at = own_lines_next(stood->text, at))) {
        Dropped *one = &stood->dropped[stood->dropped_count];
        if (!is_extra(&there, at) || is_inside_extra(&there, at))
            continue;
        one->id = own_lines_id(at);
        TRY(sources_trace(history, index, one->id, NULL, &one->trace));
        stood->dropped_count += one->trace.translates != NULL;
    }
    return CODICIL_OK;
}

/* Traces what is stale, and since when the text is. */
static CodicilStatus trace(SourceHistory *history, size_t index, Stood *stood)
{
    const Translated *translated = &stood->translated;
    size_t earliest = index;
    stood->traces = calloc(translated->count + 1, sizeof(*stood->traces));
    if (!stood->traces)
        return fault_memory(history->store->context);
    for (size_t i = 0; i < translated->count; i++) {
        const TranslatedProvision *one = &translated->items[i];
        if (one->state != TRANSLATED_STALE)
            continue;
        TRY(sources_trace(history, index, one->id, one->from,
                          &stood->traces[i]));
        size_t since = place_of(history, stood->traces[i].since);
        earliest = since < earliest ? since : earliest;
    }
    for (size_t i = 0; i < stood->dropped_count; i++) {
        size_t since = place_of(history, stood->dropped[i].trace.since);
        earliest = since < earliest ? since : earliest;
    }
    if (translated->states[TRANSLATED_STALE] || stood->dropped_count)
        stood->since = history->versions->items[earliest]->label;
    return CODICIL_OK;
}

static Standing standing_of(const Stood *stood)
{
    const Translated *translated = &stood->translated;
    if (translated->states[TRANSLATED_STALE] || stood->dropped_count)
        return STANDING_STALE;
    return translated_done(translated) < translated->count ? STANDING_INCOMPLETE
                                                           : STANDING_CURRENT;
}

static CodicilStatus read_one(SourceHistory *history, size_t index,
                              const Text *text, const xmlDoc *original,
                              Stood *stood)
{
    const Store *store = history->store;
    const Version *version = history->versions->items[index];
    TRY(text_read(store, version, text, &stood->text));
    TRY(translated_read(store->context, original, stood->text,
                        &stood->translated));
    TRY(standing_find_dropped(history, index, original, stood));
    TRY(trace(history, index, stood));
    stood->standing = standing_of(stood);
    return CODICIL_OK;
}

static CodicilStatus read_all(SourceHistory *history, const Work *work,
                              size_t index, const Texts *texts,
                              VersionStanding *out)
{
    const Text *source =
        work->original ? texts_find(texts, work->original) : NULL;
    if (!source)
        return CODICIL_OK;
    TRY(text_read(history->store, out->version, source, &out->original));
    for (size_t i = 0; i < out->count; i++) {
        Stood *stood = &out->items[i];
        if (stood->standing == STANDING_UNKNOWN)
            TRY(read_one(history, index, texts_find(texts, stood->locale),
                         out->original, stood));
        else /* how much there is to translate */
            TRY(translated_read(history->store->context, out->original,
                                out->original, &stood->translated));
    }
    return CODICIL_OK;
}

CodicilStatus standing_read(SourceHistory *history, const Work *work,
                            size_t index, VersionStanding *out)
{
    Texts AUTO(texts_clear) texts = {0};
    VersionStanding AUTO(standing_clear)
        made = {.version = history->versions->items[index]};
    TRY(texts_read(history->store, work->name, made.version->label, &texts));
    TRY(list_texts(history, work, &texts, &made));
    TRY(read_all(history, work, index, &texts, &made));
    *out = made;
    made = (VersionStanding){0};
    return CODICIL_OK;
}
