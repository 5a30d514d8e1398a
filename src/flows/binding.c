/* Which source each provision of a translation translates. */
#include "flows/binding.h"

#include "model/idset.h"
#include "model/translated.h"
#include "store/versions.h"

#include <string.h>

static const char *const notes[] = {"c:from", "c:state", "c:confirmed"};

#define NOTE_COUNT (sizeof(notes) / sizeof(notes[0]))

/* A text and its provisions by id; nothing where there is no text. */
typedef struct {
    IdSet ids;
    xmlDoc *owned; /* NULL: borrowed, or nothing */
} Indexed;

typedef struct {
    const CodicilContext *context;
    Indexed original, former;  /* of this version */
    Indexed earlier, earliest; /* the version before with the language: its
                                  text, and its original */
} Binder;

static void indexed_clear(Indexed *indexed)
{
    idset_clear(&indexed->ids);
    xmlFreeDoc(indexed->owned);
}

static void binder_clear(Binder *binder)
{
    indexed_clear(&binder->original);
    indexed_clear(&binder->former);
    indexed_clear(&binder->earlier);
    indexed_clear(&binder->earliest);
}

static CodicilStatus index_text(const CodicilContext *context,
                                const xmlDoc *text, Indexed *out)
{
    xmlNode *at = NULL;
    idset_init(&out->ids);
    while (text && (at = own_lines_next(text, at)))
        if (own_lines_id(at))
            idset_put(&out->ids, own_lines_id(at), at);
    return out->ids.failed ? fault_memory(context) : CODICIL_OK;
}

/* --------------------------------------------------------- the version before
 */

static CodicilStatus read_text(const Store *store, const Version *version,
                               const Texts *texts, const char *locale,
                               Indexed *out)
{
    const Text *text = locale ? texts_find(texts, locale) : NULL;
    if (text)
        TRY(text_read(store, version, text, &out->owned));
    return index_text(store->context, out->owned, out);
}

/* The latest version before that has the language. */
static CodicilStatus find_earlier(const Binding *binding, Binder *binder)
{
    const Store *store = binding->store;
    Versions AUTO(versions_clear) versions = {0};
    if (!binding->work->is_new)
        TRY(versions_read(store, binding->work->name, &versions));
    const Version *at = binding->version;
    for (size_t i = 0; i < versions.count; i++) {
        Texts AUTO(texts_clear) texts = {0};
        at = versions_before(&versions, at);
        if (!at || strcmp(at->label, binding->version->label) == 0)
            break;
        TRY(texts_read(store, binding->work->name, at->label, &texts));
        if (!texts_find(&texts, binding->locale))
            continue;
        TRY(read_text(store, at, &texts, binding->locale, &binder->earlier));
        return read_text(store, at, &texts, binding->work->original,
                         &binder->earliest);
    }
    TRY(index_text(store->context, NULL, &binder->earlier));
    return index_text(store->context, NULL, &binder->earliest);
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

static CodicilStatus bind_to(const Binder *binder, const Indexed *source,
                             xmlNode *node)
{
    char digest[SOURCE_DIGEST_SIZE] = "";
    const xmlNode *found = idset_find(&source->ids, own_lines_id(node));
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
    const xmlNode *before =
        idset_find(&binder->earlier.ids, own_lines_id(node));
    TRY(has_same_words(binder->context, node, before, &same));
    if (!same)
        return bind_to(binder, &binder->original, node);
    if (doc_get(before, "c:from") || doc_get(before, "c:state"))
        return copy_notes(binder->context, before, node);
    return bind_to(binder, &binder->earliest, node);
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
    const xmlNode *was = idset_find(&binder->former.ids, own_lines_id(node));
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
    TRY(find_earlier(binding, &binder));
    xmlNode *at = NULL;
    while ((at = own_lines_next(text, at)))
        TRY(bind_one(&binder, at));
    return CODICIL_OK;
}
