/* What a translator is told of a provision that was translated before. */
#include "flows/context_notes.h"

#include "diff/words.h"
#include "model/idset.h"
#include "model/walk.h"

#include <string.h>

/* An original of before, kept while the next unit asks for the same. */
typedef struct {
    const CodicilContext *context;
    const ContextNotes *notes;
    Tokenizer *tokenizer;
    const char *label; /* borrowed from the history; NULL: none read */
    xmlDoc *original;
    IdSet ids;    /* of it */
    IdSet before; /* of the translation before */
} Telling;

static void telling_clear(Telling *telling)
{
    if (telling->tokenizer)
        tokenizer_free(telling->tokenizer);
    xmlFreeDoc(telling->original);
    idset_clear(&telling->ids);
    idset_clear(&telling->before);
}

static CodicilStatus index_text(const CodicilContext *context,
                                const xmlDoc *text, IdSet *out)
{
    return own_lines_index(text, out) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus open_original(Telling *telling, const char *label)
{
    const Store *store = telling->notes->history->store;
    const Work *work = telling->notes->work;
    Texts AUTO(texts_clear) texts = {0};
    if (telling->label && !strcmp(telling->label, label))
        return CODICIL_OK;
    idset_clear(&telling->ids);
    xmlFreeDoc(telling->original);
    telling->original = NULL;
    telling->label = label;
    TRY(texts_read(store, work->name, label, &texts));
    const Text *text = texts_find(&texts, work->original);
    const Version *version =
        versions_find(telling->notes->history->versions, label);
    if (text && version)
        TRY(text_read(store, version, text, &telling->original));
    return index_text(telling->context, telling->original, &telling->ids);
}

/* ------------------------------------------------------------------- words */

/* Words of a provision on one line, for free(). */
static char *words_of(const xmlNode *node)
{
    Buf words AUTO(buf_clear) = {0};
    walk_text(node, true, &words);
    while (words.size && words.bytes[words.size - 1] == '\n')
        buf_set_size(&words, words.size - 1);
    for (char *at = words.bytes; at && *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    return buf_take(&words);
}

/* `marks`: what stands before and behind. */
static void add_run(const Wording *wording, size_t at, size_t count,
                    const char *const marks[2], Buf *out)
{
    if (!count)
        return;
    const Token *first = &wording->tokens[at];
    const Token *last = &wording->tokens[at + count - 1];
    buf_add_text(out, marks[0]);
    buf_add(out, wording->text + first->start, last->end - first->start);
    buf_add_text(out, marks[1]);
}

static void write_edits(const Wording *a, const Wording *b, const Edits *edits,
                        Buf *out)
{
    static const char *const none[] = {"", ""}, *const gone[] = {"[-", "-]"};
    static const char *const come[] = {"{+", "+}"};
    size_t at = 0; /* in b */
    for (size_t i = 0; i < edits->count; i++) {
        const Edit *edit = &edits->items[i];
        add_run(b, at, edit->b - at, none, out);
        add_run(a, edit->a, edit->a_size, gone, out);
        add_run(b, edit->b, edit->b_size, come, out);
        at = edit->b + edit->b_size;
    }
    add_run(b, at, b->count - at, none, out);
}

static CodicilStatus compare(const Telling *telling, const char *old,
                             const char *now, char **out)
{
    AUTO(token_list_clear) TokenList a = {0};
    AUTO(token_list_clear) TokenList b = {0};
    AUTO(edits_clear) Edits edits = {0};
    Buf text AUTO(buf_clear) = {0};
    bool ok = tokenizer_read(telling->tokenizer, old, strlen(old), &a) &&
              tokenizer_read(telling->tokenizer, now, strlen(now), &b);
    Wording one = {old, a.items, a.count}, two = {now, b.items, b.count};
    if (!ok || !words_diff(&one, &two, &edits))
        return fault_memory(telling->context);
    write_edits(&one, &two, &edits, &text);
    *out = edits.count ? buf_take(&text) : NULL;
    return *out || !edits.count ? CODICIL_OK : fault_memory(telling->context);
}

/* ------------------------------------------------------------------- units */

/* The translation of before, and what it translates. */
static CodicilStatus find_before(const Telling *telling, const Unit *unit,
                                 const xmlNode **node, const char **digest)
{
    const TranslatedProvision *provision = unit->provision;
    *node = provision->state == TRANSLATED_STALE
                ? provision->own
                : idset_find(&telling->before, provision->id);
    *digest = *node ? doc_get(*node, "c:from") : NULL;
    return CODICIL_OK;
}

static CodicilStatus tell_unit(Telling *telling, Unit *unit)
{
    SourceTrace trace;
    const xmlNode *before;
    const char *digest;
    TRY(find_before(telling, unit, &before, &digest));
    if (!before || !digest)
        return CODICIL_OK;
    TRY(sources_trace(telling->notes->history, telling->notes->index,
                      unit->provision->id, digest, &trace));
    if (!trace.translates)
        return CODICIL_OK;
    TRY(open_original(telling, trace.translates));
    const xmlNode *source = idset_find(&telling->ids, unit->provision->id);
    char *AUTO(free_bytes) now = words_of(unit->provision->source);
    if (!source)
        return CODICIL_OK;
    unit->former = strdup(trace.translates);
    unit->old_source = words_of(source);
    unit->old_target = words_of(before);
    if (!now || !unit->former || !unit->old_source || !unit->old_target)
        return fault_memory(telling->context);
    return compare(telling, unit->old_source, now, &unit->changed);
}

CodicilStatus context_notes_make(const ContextNotes *notes, Exchange *exchange)
{
    Telling AUTO(telling_clear)
        telling = {.context = notes->history->store->context, .notes = notes};
    TRY(tokenizer_new(telling.context, exchange->from, &telling.tokenizer));
    TRY(index_text(telling.context, notes->earlier->text, &telling.before));
    for (size_t i = 0; i < exchange->count; i++)
        if (!unit_is_done(&exchange->units[i]))
            TRY(tell_unit(&telling, &exchange->units[i]));
    return CODICIL_OK;
}
