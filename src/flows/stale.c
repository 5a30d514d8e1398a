/* What a reader of a stale translation is told above it. */
#include "flows/stale.h"

#include "flows/standing.h"
#include "lang/phrasing.h"
#include "lang/utf8.h"
#include "model/own_lines.h"
#include "model/walk.h"

#include <string.h>

#define NAMED_MOST 8  /* headings; then an ellipsis */
#define WORDS_MOST 40 /* bytes of what has no heading */

typedef struct {
    CodicilContext *context;
    const StaleText *text;
    Translated translated;
    xmlDoc *original;
    bool has_extra;              /* the text has what the original has not */
    char *names[NAMED_MOST + 1]; /* of what is stale */
    size_t count;
    Buf version; /* the oldest one that is followed; empty: none is known */
} Telling;

static void telling_clear(Telling *telling)
{
    for (size_t i = 0; i < telling->count; i++)
        free(telling->names[i]);
    translated_clear(&telling->translated);
    xmlFreeDoc(telling->original);
    buf_clear(&telling->version);
}

/* ------------------------------------------------------------------- names */

/* The words of an element on one line. */
static void add_words(const xmlNode *node, Buf *out)
{
    walk_text(node, true, out);
    size_t size = out->size ? strcspn(out->bytes, "\n") : 0;
    buf_set_size(out, size);
}

/* The nearest heading around a provision; of none, how it begins. */
static void add_name(const xmlNode *provision, Buf *out)
{
    for (const xmlNode *at = provision; at && element_of(at); at = at->parent) {
        const xmlNode *heading = child_element(at, EL_heading);
        if (heading) {
            add_words(heading, out);
            return;
        }
    }
    add_words(provision, out);
    size_t end = 0;
    while (end < WORDS_MOST && utf8_next(buf_text(out), out->size, &end))
        continue;
    if (end < out->size) {
        buf_set_size(out, end);
        buf_add_text(out, "…");
    }
}

static CodicilStatus put_name(Telling *telling, const char *name)
{
    for (size_t i = 0; i < telling->count; i++)
        if (strcmp(telling->names[i], name) == 0)
            return CODICIL_OK;
    if (telling->count > NAMED_MOST)
        return CODICIL_OK;
    bool full = telling->count == NAMED_MOST;
    char *copy = strdup(full ? "…" : name);
    if (!copy)
        return fault_memory(telling->context);
    telling->names[telling->count++] = copy;
    return CODICIL_OK;
}

static void note_version(const Versions *versions, const char *label,
                         size_t *oldest)
{
    for (size_t i = 0; label && i < *oldest; i++)
        if (!strcmp(versions->items[i]->label, label))
            *oldest = i;
}

/* Notes the oldest version that a stale provision follows. */
static CodicilStatus trace(const Telling *telling, const Versions *versions,
                           size_t index, SourceHistory *history, size_t *oldest)
{
    const Translated *translated = &telling->translated;
    for (size_t i = 0; i < translated->count; i++) {
        const TranslatedProvision *one = &translated->items[i];
        SourceTrace found;
        if (one->state != TRANSLATED_STALE)
            continue;
        TRY(sources_trace(history, index, one->id, one->from, &found));
        note_version(versions, found.translates, oldest);
    }
    return CODICIL_OK;
}

static CodicilStatus name_node(Telling *telling, const xmlNode *node)
{
    Buf name AUTO(buf_clear) = {0};
    add_name(node, &name);
    return buf_is_ok(&name) ? put_name(telling, buf_text(&name))
                            : fault_memory(telling->context);
}

/* What the original does not say any more is stale as well. */
static CodicilStatus name_dropped(Telling *telling, SourceHistory *history,
                                  size_t index, size_t *oldest)
{
    Stood stood = {.text = (xmlDoc *)telling->text->text};
    CodicilStatus status =
        standing_find_dropped(history, index, telling->original, &stood);
    const xmlNode *at = NULL;
    for (size_t i = 0; status == CODICIL_OK && i < stood.dropped_count; i++) {
        const Dropped *one = &stood.dropped[i];
        do
            at = own_lines_next(stood.text, at);
        while (at && (!own_lines_id(at) || strcmp(own_lines_id(at), one->id)));
        if (at)
            status = name_node(telling, at);
        note_version(history->versions, one->trace.translates, oldest);
    }
    free(stood.dropped);
    return status;
}

static CodicilStatus find_version_in(Telling *telling, SourceHistory *history)
{
    const Versions *versions = history->versions;
    size_t index = 0;
    while (index < versions->count &&
           strcmp(versions->items[index]->label,
                  telling->text->version->label) != 0)
        index++;
    size_t oldest = versions->count;
    if (index < versions->count)
        TRY(trace(telling, versions, index, history, &oldest));
    if (index < versions->count && telling->has_extra)
        TRY(name_dropped(telling, history, index, &oldest));
    if (oldest < versions->count)
        buf_add_text(&telling->version, versions->items[oldest]->label);
    return buf_is_ok(&telling->version) ? CODICIL_OK
                                        : fault_memory(telling->context);
}

static CodicilStatus find_version(Telling *telling)
{
    const StaleText *text = telling->text;
    Versions AUTO(versions_clear) versions = {0};
    SourceHistory AUTO(sources_close) history = {0};
    if (text->history)
        return find_version_in(telling, text->history);
    TRY(versions_read(text->store, text->work->name, &versions));
    TRY(sources_open(text->store, text->work, &versions, &history));
    return find_version_in(telling, &history);
}

/* ------------------------------------------------------------------- words */

static CodicilStatus say(const Telling *telling, const Phrases *phrases,
                         Notices *notices)
{
    static const char *const names[] = {"known", "version", "list", "language",
                                        NULL};
    const StaleText *text = telling->text;
    const char *locale = phrases_locale(phrases);
    Buf list AUTO(buf_clear) = {0}, language AUTO(buf_clear) = {0};
    Buf words AUTO(buf_clear) = {0};
    phrasing_add_list(locale, (const char *const *)telling->names,
                      telling->count, &list);
    phrasing_add_language(
        locale, text->prevailing ? text->prevailing : text->work->original,
        &language);
    const char *const values[] = {telling->version.size ? "yes" : "no",
                                  buf_text(&telling->version), buf_text(&list),
                                  buf_text(&language)};
    phrases_format(phrases, "stale-notice", names, values, &words);
    if (!buf_is_ok(&words) || !buf_is_ok(&list) || !buf_is_ok(&language))
        return fault_memory(telling->context);
    return notices_add(telling->context, "stale", locale, buf_text(&words),
                       notices);
}

/* The original of the text's version; NULL where there is none, or it is it. */
static CodicilStatus read_original(Telling *telling)
{
    const StaleText *text = telling->text;
    Texts AUTO(texts_clear) texts = {0};
    if (!text->work->original || !strcmp(text->work->original, text->locale))
        return CODICIL_OK;
    TRY(texts_read(text->store, text->work->name, text->version->label,
                   &texts));
    const Text *original = texts_find(&texts, text->work->original);
    return original ? text_read(text->store, text->version, original,
                                &telling->original)
                    : CODICIL_OK;
}

static CodicilStatus name_all(Telling *telling)
{
    for (size_t i = 0; i < telling->translated.count; i++) {
        const TranslatedProvision *one = &telling->translated.items[i];
        if (one->state == TRANSLATED_STALE)
            TRY(name_node(telling, one->own));
    }
    return CODICIL_OK;
}

CodicilStatus notices_stale(CodicilContext *context, const StaleText *text,
                            Notices *notices)
{
    Telling AUTO(telling_clear) telling = {.context = context, .text = text};
    Phrases *phrases = NULL;
    const char *data;
    TRY(read_original(&telling));
    if (!telling.original)
        return CODICIL_OK;
    TRY(translated_read(context, telling.original, text->text,
                        &telling.translated));
    telling.has_extra = standing_has_extra(telling.original, text->text);
    if (!telling.translated.states[TRANSLATED_STALE] && !telling.has_extra)
        return CODICIL_OK;
    TRY(name_all(&telling));
    TRY(find_version(&telling));
    if (!telling.count)
        return CODICIL_OK;
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, text->locale, &phrases));
    CodicilStatus status = say(&telling, phrases, notices);
    phrases_close(phrases);
    return status;
}
