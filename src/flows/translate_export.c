/* translate export: a translation for translators' tools. */
#include "base/file.h"
#include "exchange/xliff.h"
#include "flows/context_notes.h"
#include "flows/translate.h"
#include "model/translated.h"

#include <string.h>

typedef struct {
    const Store *store;
    Work *work;
    Versions versions;
    SourceHistory history;
    Earlier earlier;
    size_t index; /* of the version */
    xmlDoc *original, *text;
    char locale[LOCALE_SIZE];
    Translated translated;
    Exchange exchange;
} Export;

static void export_clear(Export *export)
{
    exchange_close(&export->exchange);
    translated_clear(&export->translated);
    xmlFreeDoc(export->original);
    xmlFreeDoc(export->text);
    earlier_clear(&export->earlier);
    sources_close(&export->history);
    versions_clear(&export->versions);
    work_free(export->work);
}

static CodicilStatus read_texts(Export *export, const Version *version)
{
    const Store *store = export->store;
    Texts AUTO(texts_clear) texts = {0};
    TRY(texts_read(store, export->work->name, version->label, &texts));
    const Text *source = export->work->original
                             ? texts_find(&texts, export->work->original)
                             : NULL;
    const Text *text = texts_find(&texts, export->locale);
    if (!source)
        return fault(store->context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s has no text in its original language yet",
                     export->work->name, version->label);
    if (source == text)
        return fault(store->context, CODICIL_MISUSE, NULL,
                     "'%s' is the original language of %s; a translation was "
                     "expected",
                     export->locale, export->work->name);
    TRY(text_read(store, version, source, &export->original));
    return text ? text_read(store, version, text, &export->text) : CODICIL_OK;
}

static CodicilStatus read_all(const CodicilTranslation *translation,
                              Export *export)
{
    const Store *store = export->store;
    const CodicilContext *context = store->context;
    Version *AUTO(free_version) version = NULL;
    TRY(name_check_work(context, translation->work));
    TRY(name_check_version(context, translation->version));
    TRY(name_check_locale(context, translation->locale, export->locale));
    TRY(work_read(store, translation->work, &export->work));
    TRY(version_read(store, translation->work, translation->version, &version));
    TRY(versions_read(store, translation->work, &export->versions));
    TRY(sources_open(store, export->work, &export->versions, &export->history));
    while (strcmp(export->versions.items[export->index]->label,
                  version->label) != 0)
        export->index++;
    TRY(read_texts(export, version));
    return earlier_read(store, export->work, version, export->locale,
                        &export->earlier);
}

/* ------------------------------------------------------------- what is asked
 */

static bool is_asked(const CodicilExchange *options, const Unit *unit)
{
    if (options->todo && unit_is_done(unit))
        return false;
    for (size_t i = 0; i < options->count; i++)
        if (!strcmp(options->provisions[i], unit->provision->id))
            return true;
    return !options->count;
}

static CodicilStatus check_asked(const CodicilContext *context,
                                 const CodicilExchange *options,
                                 const Translated *translated)
{
    for (size_t i = 0; i < options->count; i++) {
        size_t at = 0;
        while (at < translated->count &&
               strcmp(translated->items[at].id, options->provisions[i]) != 0)
            at++;
        if (at == translated->count)
            return fault(context, CODICIL_NOT_FOUND, NULL,
                         "'%s' is no provision with words of the original",
                         options->provisions[i]);
    }
    return CODICIL_OK;
}

/* Leaves only what is asked for. */
static void choose(const CodicilExchange *options, Exchange *exchange)
{
    size_t kept = 0, segments = 0;
    for (size_t i = 0; i < exchange->count; i++) {
        Unit unit = exchange->units[i];
        if (!is_asked(options, &unit)) {
            Exchange gone = {.units = &exchange->units[i], .count = 1};
            exchange_drop(&gone);
            continue;
        }
        segments += unit.count;
        exchange->units[kept++] = unit;
    }
    exchange->part = options->todo || options->count ? segments : 0;
    exchange->count = kept;
}

CodicilStatus codicil_translate_export(CodicilContext *context,
                                       const CodicilTranslation *translation,
                                       const CodicilExchange *options,
                                       char **bytes, size_t *size)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Export AUTO(export_clear) export = {.store = &store};
    xmlDoc *AUTO(free_doc) none = doc_new(EL_doc, "none", "und");
    Buf out AUTO(buf_clear) = {0};
    if (!none)
        return fault_memory(context);
    TRY(store_open(context, &store));
    TRY(read_all(translation, &export));
    TRY(translated_read(context, export.original,
                        export.text ? export.text : none, &export.translated));
    TRY(check_asked(context, options, &export.translated));
    TRY(exchange_open(context, &export.translated, &export.exchange));
    choose(options, &export.exchange);
    export.exchange.work = export.work->name;
    export.exchange.version = export.versions.items[export.index]->label;
    export.exchange.from = export.work->original;
    export.exchange.to = export.locale;
    ContextNotes notes = {&export.history, export.index, export.work,
                          &export.earlier};
    TRY(context_notes_make(&notes, &export.exchange));
    if (options->xliff_12)
        xliff_write_12(&export.exchange, &out);
    else
        xliff_write_21(&export.exchange, &out);
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}
