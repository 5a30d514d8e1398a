/* Which source each provision of a translation translates. */
#include "flows/binding.h"

#include "flows/earlier.h"
#include "model/idset.h"
#include "model/translated.h"

#include <string.h>

static const char *const notes[] = {"c:from", "c:state", "c:confirmed"};

#define NOTE_COUNT (sizeof(notes) / sizeof(notes[0]))

typedef struct {
    const CodicilContext *context;
    Earlier earlier;
    IdSet original, former; /* provisions by id: of this version, */
    IdSet before, source;   /* of the one before, and its original */
} Binder;

static void binder_clear(Binder *binder)
{
    earlier_clear(&binder->earlier);
    idset_clear(&binder->original);
    idset_clear(&binder->former);
    idset_clear(&binder->before);
    idset_clear(&binder->source);
}

static CodicilStatus index_text(const CodicilContext *context,
                                const xmlDoc *text, IdSet *out)
{
    return own_lines_index(text, out) ? CODICIL_OK : fault_memory(context);
}

/* ------------------------------------------------------------- one provision
 */

static CodicilStatus has_same_words(const CodicilContext *context,
                                    const xmlNode *one, const xmlNode *other,
                                    bool *same)
{
    char here[SOURCE_DIGEST_SIZE], there[SOURCE_DIGEST_SIZE];
    *same = false;
    if (!one || !other)
        return CODICIL_OK;
    TRY(source_digest(context, one, here));
    TRY(source_digest(context, other, there));
    *same = strcmp(here, there) == 0;
    return CODICIL_OK;
}

static CodicilStatus bind_to(const Binder *binder, const IdSet *source,
                             xmlNode *node)
{
    char digest[SOURCE_DIGEST_SIZE] = "";
    const xmlNode *found = idset_find(source, own_lines_id(node));
    if (found)
        TRY(source_digest(binder->context, found, digest));
    return translated_bind(node, digest) ? CODICIL_OK
                                         : fault_memory(binder->context);
}

static CodicilStatus copy_notes(const CodicilContext *context,
                                const xmlNode *from, xmlNode *to)
{
    for (size_t i = 0; i < NOTE_COUNT; i++)
        if (!doc_set(to, notes[i], doc_get(from, notes[i])))
            return fault_memory(context);
    return CODICIL_OK;
}

/* Not as the text was: as the version before was, or new. */
static CodicilStatus bind_anew(const Binder *binder, xmlNode *node)
{
    bool same;
    const xmlNode *before = idset_find(&binder->before, own_lines_id(node));
    TRY(has_same_words(binder->context, node, before, &same));
    if (!same)
        return bind_to(binder, &binder->original, node);
    if (doc_get(before, "c:from") || doc_get(before, "c:state"))
        return copy_notes(binder->context, before, node);
    return bind_to(binder, &binder->source, node);
}

static bool is_noted(const xmlNode *node)
{
    return doc_get(node, "c:from") || doc_get(node, "c:state");
}

/* Whether it says of itself what the text as it was does not say. */
static bool is_given(const xmlNode *node, const xmlNode *was)
{
    const char *own = doc_get(node, "c:from");
    const char *other = was ? doc_get(was, "c:from") : NULL;
    return was ? own && (!other || strcmp(own, other) != 0) : is_noted(node);
}

static CodicilStatus bind_one(const Binder *binder, xmlNode *node)
{
    char digest[SOURCE_DIGEST_SIZE];
    bool same;
    TRY(source_digest(binder->context, node, digest));
    if (!own_lines_id(node) || !*digest)
        return CODICIL_OK;
    const xmlNode *was = idset_find(&binder->former, own_lines_id(node));
    if (is_given(node, was))
        return CODICIL_OK;
    TRY(has_same_words(binder->context, node, was, &same));
    if (same && is_noted(node))
        return CODICIL_OK;
    if (same && is_noted(was))
        return copy_notes(binder->context, was, node);
    if (was && !same)
        return bind_to(binder, &binder->original, node);
    return bind_anew(binder, node);
}

Binding binding_of(const Store *store, const Draft *draft)
{
    return (Binding){.store = store,
                     .work = draft->work,
                     .version = draft->version,
                     .locale = draft->text.locale,
                     .original = draft->original,
                     .former = draft->replaced};
}

CodicilStatus binding_make(const Binding *binding, xmlDoc *text)
{
    const CodicilContext *context = binding->store->context;
    const char *original = binding->work->original;
    Binder AUTO(binder_clear) binder = {.context = context};
    if (!original || strcmp(original, binding->locale) == 0)
        return CODICIL_OK;
    TRY(index_text(context, binding->original, &binder.original));
    TRY(index_text(context, binding->former, &binder.former));
    TRY(earlier_read(binding->store, binding->work, binding->version,
                     binding->locale, &binder.earlier));
    TRY(index_text(context, binder.earlier.text, &binder.before));
    TRY(index_text(context, binder.earlier.original, &binder.source));
    xmlNode *at = NULL;
    while ((at = own_lines_next(text, at)))
        TRY(bind_one(&binder, at));
    return CODICIL_OK;
}

/* ------------------------------------------------------- before the original
 */

/* Whether every provision with words says what it translates. */
static CodicilStatus is_whole(const CodicilContext *context, const xmlDoc *text,
                              bool *whole)
{
    const xmlNode *at = NULL;
    *whole = true;
    while (*whole && (at = own_lines_next(text, at))) {
        char digest[SOURCE_DIGEST_SIZE];
        TRY(source_digest(context, at, digest));
        *whole = !*digest || is_noted(at);
    }
    return CODICIL_OK;
}

static CodicilStatus settle(Store *store, const Draft *draft,
                            const xmlDoc *original, const Text *text)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    bool whole;
    TRY(text_read(store, draft->version, text, &doc));
    TRY(is_whole(store->context, doc, &whole));
    if (whole)
        return CODICIL_OK;
    Binding binding = {.store = store,
                       .work = draft->work,
                       .version = draft->version,
                       .locale = text->locale,
                       .original = original};
    TRY(binding_make(&binding, doc));
    return text_write(store, draft->version, text, doc, NULL);
}

CodicilStatus binding_settle(Store *store, const Draft *draft,
                             const xmlDoc *text)
{
    Texts AUTO(texts_clear) texts = {0};
    const char *original = draft->work->original;
    if (!original || strcmp(original, draft->text.locale) != 0)
        return CODICIL_OK;
    TRY(texts_read(store, draft->work->name, draft->version->label, &texts));
    for (size_t i = 0; i < texts.count; i++) {
        const Text *other = &texts.items[i];
        if (strcmp(other->locale, original) != 0 &&
            !version_has_text(draft->version, other->locale))
            TRY(settle(store, draft, draft->replaced ? draft->replaced : text,
                       other));
    }
    return CODICIL_OK;
}
