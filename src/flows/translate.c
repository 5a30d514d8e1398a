/* translate carry and confirm: what of a translation still holds. */
#include "flows/translate.h"

#include "flows/earlier.h"
#include "lang/utf8.h"
#include "model/ident.h"
#include "model/translated.h"
#include "model/translating.h"

#include <string.h>

CodicilStatus translation_open(Store *store,
                               const CodicilTranslation *translation,
                               Draft **out)
{
    const CodicilContext *context = store->context;
    Draft *AUTO(free_draft) draft = NULL;
    Version *AUTO(free_version) version = NULL;
    Work *AUTO(free_work) work = NULL;
    char locale[LOCALE_SIZE];
    TRY(name_check_work(context, translation->work));
    TRY(name_check_version(context, translation->version));
    TRY(name_check_locale(context, translation->locale, locale));
    TRY(store_lock(store));
    TRY(work_read(store, translation->work, &work));
    TRY(version_read(store, translation->work, translation->version, &version));
    if (work->original && strcmp(work->original, locale) == 0)
        return fault(context, CODICIL_MISUSE, NULL,
                     "'%s' is the original language of %s; a translation was "
                     "expected",
                     locale, work->name);
    CodicilImportOptions options = {.work = translation->work,
                                    .version = translation->version,
                                    .locale = locale};
    TRY(draft_open(store, &options, &draft));
    if (!draft->original)
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s has no text in its original language '%s' yet",
                     work->name, version->label,
                     work->original ? work->original : "und");
    *out = TAKE(draft);
    return CODICIL_OK;
}

CodicilStatus translation_write(Store *store, Draft *draft, xmlDoc *text)
{
    TRY(ident_number(store->context, text));
    TRY(meta_write(store->context, &draft->facts, text));
    return draft_write(store, draft, text);
}

/* ------------------------------------------------------------------- carry */

CodicilStatus codicil_translate_carry(CodicilContext *context,
                                      const CodicilTranslation *translation,
                                      CodicilCarried *carried)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Draft *AUTO(free_draft) draft = NULL;
    Earlier AUTO(earlier_clear) earlier = {0};
    xmlDoc *AUTO(free_doc) made = NULL;
    TranslatingCounts counts = {0};
    TRY(store_open(context, &store));
    TRY(translation_open(&store, translation, &draft));
    TRY(earlier_read(&store, draft->work, draft->version, draft->text.locale,
                     &earlier));
    char *AUTO(free_bytes) path = text_path(
        &store, draft->work->name, draft->version->label, &draft->text);
    if (!path)
        return fault_memory(context);
    Translating input = {path, draft->original, draft->replaced, earlier.text,
                         earlier.original};
    TRY(translating_make(context, &input, &made, &counts));
    TRY(translation_write(&store, draft, made));
    *carried = (CodicilCarried){counts.kept, counts.carried, counts.open};
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- confirm */

static CodicilStatus check_reason(const CodicilContext *context,
                                  const char *reason)
{
    size_t said = 0;
    for (const char *at = reason; at && *at; at++) {
        if ((unsigned char)*at < 0x20)
            return fault(context, CODICIL_MISUSE, NULL,
                         "a reason is one line, without control characters");
        said += *at != ' ';
    }
    if (!said || !utf8_is_valid(reason, strlen(reason)))
        return fault(context, CODICIL_MISUSE, NULL,
                     "a reason in words is needed to confirm a translation");
    return CODICIL_OK;
}

static bool is_asked(const CodicilConfirmation *asked, const char *id)
{
    for (size_t i = 0; i < asked->count; i++)
        if (strcmp(asked->provisions[i], id) == 0)
            return true;
    return false;
}

/* Each that is asked about has to be there, and stale. */
static CodicilStatus check_asked(const CodicilContext *context,
                                 const Translated *translated,
                                 const CodicilConfirmation *asked)
{
    for (size_t i = 0; i < asked->count; i++) {
        const TranslatedProvision *found = NULL;
        for (size_t j = 0; j < translated->count && !found; j++)
            if (strcmp(translated->items[j].id, asked->provisions[i]) == 0)
                found = &translated->items[j];
        if (!found)
            return fault(context, CODICIL_NOT_FOUND, NULL,
                         "'%s' is no provision with words of the original",
                         asked->provisions[i]);
        if (found->state != TRANSLATED_STALE)
            return fault(context, CODICIL_REFUSED, NULL,
                         "'%s' is %s; only what is stale can be confirmed",
                         asked->provisions[i], translated_name(found->state));
    }
    return CODICIL_OK;
}

CodicilStatus codicil_translate_confirm(CodicilContext *context,
                                        const CodicilTranslation *translation,
                                        const CodicilConfirmation *asked,
                                        size_t *confirmed)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Draft *AUTO(free_draft) draft = NULL;
    Translated AUTO(translated_clear) translated = {0};
    size_t done = 0;
    TRY(check_reason(context, asked->reason));
    TRY(store_open(context, &store));
    TRY(translation_open(&store, translation, &draft));
    if (!draft->replaced)
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s has no text in '%s'", draft->work->name,
                     draft->version->label, draft->text.locale);
    TRY(translated_read(context, draft->original, draft->replaced,
                        &translated));
    TRY(check_asked(context, &translated, asked));
    for (size_t i = 0; i < translated.count; i++) {
        TranslatedProvision *one = &translated.items[i];
        if (one->state != TRANSLATED_STALE ||
            (asked->count && !is_asked(asked, one->id)))
            continue;
        if (!translated_bind(one->own, one->digest) ||
            !doc_set(one->own, "c:confirmed", asked->reason))
            return fault_memory(context);
        done++;
    }
    if (done)
        TRY(translation_write(&store, draft, draft->replaced));
    *confirmed = done;
    return CODICIL_OK;
}
