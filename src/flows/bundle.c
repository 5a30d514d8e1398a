/* bundle: a version in many languages → renditions for an installer → its
 * script → the lock → a folder. */
#include "flows/bundle.h"

#include "base/file.h"
#include "flows/rendition.h"
#include "lang/lcid.h"
#include "store/texts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define USUAL_WIDTH 72

typedef struct {
    CodicilContext *context;
    const CodicilBundleOptions *options;
    Rendering rendering;
    Store store;
    Resolved *resolved; /* the version, in any language */
    Texts texts;        /* what is there of it */
    char name[2 * NAME_SIZE];
    Lock lock;
} Bundle;

static void bundle_close(Bundle *bundle)
{
    lock_clear(&bundle->lock);
    texts_clear(&bundle->texts);
    resolved_free(bundle->resolved);
    store_close(&bundle->store);
}

/* ----------------------------------------------------------------- the texts
 */

/* The version that is meant; which languages it has is looked at later. */
static CodicilStatus find_version(Bundle *bundle)
{
    const CodicilBundleOptions *options = bundle->options;
    CodicilSource source = {
        .name = options->name, .at = options->at, .locale = "*"};
    TRY(store_open(bundle->context, &bundle->store));
    TRY(resolve(&bundle->store, &source, &bundle->resolved));
    const char *work = bundle->resolved->work->name;
    const char *label = bundle->resolved->version->label;
    snprintf(bundle->name, sizeof bundle->name, "%s@%s", work, label);
    return texts_read(&bundle->store, work, label, &bundle->texts);
}

static CodicilStatus put_text(Bundle *bundle, const Source *source)
{
    CodicilContext *context = bundle->context;
    Lock *lock = &bundle->lock;
    AUTO(free_bytes)
    char *path = bundle_name(bundle->rendering.profile, lock->work,
                             source->locale, bundle->rendering.format);
    AUTO(buf_clear) Buf text = {0};
    for (size_t i = 0; path && i < lock->count; i++)
        if (strcmp(lock->files[i].path, path) == 0)
            return fault(context, CODICIL_REFUSED, NULL,
                         "'%s' and '%s' would both be %s",
                         lock->files[i].locale, source->locale, path);
    LockFile *file = path ? lock_add(lock, path) : NULL;
    if (!file)
        return fault_memory(context);
    snprintf(file->locale, sizeof file->locale, "%s", source->locale);
    file->revision = source->resolved->text.revision;
    file->lcid = lcid_of(source->locale);
    TRY(rendering_charset(context, bundle->rendering.asked.charset,
                          source->locale, &file->charset));
    if (!file->charset && bundle->rendering.format == CODICIL_PLAIN)
        file->charset = "UTF-8";
    TRY(file_read(context, source->file, &text));
    digest_of(buf_text(&text), text.size, file->text);
    TRY(rendition_make(context, source, &bundle->rendering, &file->bytes));
    digest_of(buf_text(&file->bytes), file->bytes.size, file->sha256);
    return CODICIL_OK;
}

/* Nobody asked for it: it says nothing of who did. */
static CodicilStatus add_text(Bundle *bundle, const char *locale)
{
    Source AUTO(source_close) source = {0};
    CodicilSource asked = {.name = bundle->name, .locale = locale};
    TRY(source_open(bundle->context, &asked, &source));
    source.resolved->wish[0] = '\0';
    if (source.resolved->is_draft)
        tell(bundle->context, CODICIL_WARNING, NULL,
             "%s in '%s' is a draft, and may still change", bundle->name,
             locale);
    return put_text(bundle, &source);
}

static CodicilStatus not_there(const Bundle *bundle, const char *locale)
{
    AUTO(buf_clear) Buf locales = {0};
    texts_tell(&bundle->texts, &locales);
    return fault(bundle->context, CODICIL_NOT_FOUND, NULL,
                 "%s is not there in '%s'; locales there: %s", bundle->name,
                 locale, buf_text(&locales));
}

/* Those of a list, each as it is named: a bundle has no fallbacks. */
static CodicilStatus add_listed(Bundle *bundle)
{
    const char *at = bundle->options->locales;
    while (*at) {
        char wish[LOCALE_SIZE], locale[LOCALE_SIZE];
        size_t size = strcspn(at, ", ");
        snprintf(wish, sizeof wish, "%.*s",
                 (int)(size < LOCALE_SIZE ? size : LOCALE_SIZE - 1), at);
        at += size;
        at += strspn(at, ", ");
        if (!size)
            continue;
        TRY(name_check_locale(bundle->context, wish, locale));
        bool is_twice = false;
        for (size_t i = 0; i < bundle->lock.count; i++)
            is_twice |= strcmp(bundle->lock.files[i].locale, locale) == 0;
        if (!texts_find(&bundle->texts, locale))
            return not_there(bundle, locale);
        if (!is_twice)
            TRY(add_text(bundle, locale));
    }
    return CODICIL_OK;
}

static CodicilStatus add_texts(Bundle *bundle)
{
    const char *locales = bundle->options->locales;
    if (!locales || strcmp(locales, "all") != 0)
        TRY(locales ? add_listed(bundle) : CODICIL_OK);
    else
        for (size_t i = 0; i < bundle->texts.count; i++)
            TRY(add_text(bundle, bundle->texts.items[i].locale));
    if (bundle->lock.count)
        return CODICIL_OK;
    return fault(bundle->context, CODICIL_MISUSE, NULL,
                 "a bundle wants languages: a list such as nl,en or all was "
                 "expected");
}

/* ----------------------------------------------------------------- the folder
 */

static bool is_in(const Lock *lock, const char *path)
{
    for (size_t i = 0; i < lock->count; i++)
        if (strcmp(lock->files[i].path, path) == 0)
            return true;
    return false;
}

/* Removes what an earlier bundle wrote there and this one does not, where
 * nobody changed it. */
static CodicilStatus drop_former(const Bundle *bundle, const char *folder)
{
    AUTO(lock_clear) Lock former = {0};
    AUTO(free_bytes) char *lock = path_join(folder, LOCK_NAME, NULL);
    if (!lock || !file_is_there(lock))
        return lock ? CODICIL_OK : fault_memory(bundle->context);
    TRY(lock_read(bundle->context, folder, &former));
    for (size_t i = 0; i < former.count; i++) {
        const LockFile *file = &former.files[i];
        char sha256[DIGEST_SIZE];
        AUTO(buf_clear) Buf bytes = {0};
        AUTO(free_bytes) char *path = path_join(folder, file->path, NULL);
        if (!path)
            return fault_memory(bundle->context);
        if (is_in(&bundle->lock, file->path) || !file_is_regular(path))
            continue;
        TRY(file_read(bundle->context, path, &bytes));
        digest_of(buf_text(&bytes), bytes.size, sha256);
        if (strcmp(sha256, file->sha256) == 0 && unlink(path) != 0)
            return fault_errno(bundle->context, "remove", path);
    }
    return CODICIL_OK;
}

static CodicilStatus write_one(const CodicilContext *context,
                               const char *folder, const char *name,
                               const Buf *bytes)
{
    AUTO(free_bytes) char *path = path_join(folder, name, NULL);
    if (!path || !buf_is_ok(bytes))
        return fault_memory(context);
    return file_put(context, path, buf_text(bytes), bytes->size, NULL);
}

static CodicilStatus write_folder(const Bundle *bundle)
{
    const char *folder = bundle->options->folder;
    const CodicilContext *context = bundle->context;
    AUTO(buf_clear) Buf lock = {0};
    TRY(store_check_apart(&bundle->store, folder));
    TRY(lock_write(context, &bundle->lock, &lock));
    TRY(folder_make(context, folder));
    TRY(drop_former(bundle, folder));
    for (size_t i = 0; i < bundle->lock.count; i++)
        TRY(write_one(context, folder, bundle->lock.files[i].path,
                      &bundle->lock.files[i].bytes));
    return write_one(context, folder, LOCK_NAME, &lock);
}

CodicilStatus codicil_bundle(CodicilContext *context,
                             const CodicilBundleOptions *options)
{
    Bundle bundle AUTO(bundle_close) = {
        .context = context, .options = options, .store = STORE_CLOSED};
    CodicilRenderOptions render = {.format = options->format,
                                   .width = options->width,
                                   .charset = options->charset,
                                   .profile = options->profile,
                                   .transliterate = options->transliterate};
    if (!options->profile)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a bundle wants a profile: nsis, inno, wix, dmg or plain "
                     "was expected");
    TRY(rendering_open(context, &render, &bundle.rendering));
    TRY(find_version(&bundle));
    Lock *lock = &bundle.lock;
    lock->work = bundle.resolved->work->name;
    lock->version = bundle.resolved->version->label;
    lock->is_pinned = strchr(options->name, '@') != NULL;
    lock->profile = bundle.rendering.profile->name;
    bool is_rtf = bundle.rendering.format == CODICIL_RTF;
    lock->format = is_rtf ? "rtf" : "text";
    lock->charset = options->charset ? options->charset
                    : is_rtf         ? NULL
                                     : "UTF-8";
    lock->is_transliterated = options->transliterate;
    lock->width = options->width ? options->width : USUAL_WIDTH;
    TRY(add_texts(&bundle));
    TRY(bundle_script(context, bundle.rendering.profile,
                      bundle.resolved->work->original, lock));
    return write_folder(&bundle);
}
