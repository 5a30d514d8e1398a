/* verify a bundle: its files against its lock, its lock against the store. */
#include "base/file.h"
#include "flows/lock.h"
#include "store/resolve.h"
#include "store/versions.h"

#include <string.h>

typedef struct {
    CodicilContext *context;
    Store store;
    Lock lock;
    Version *version; /* NULL: not there any more */
    Texts texts;
    Buf report;
    size_t complaints;
} Current;

static void current_close(Current *current)
{
    lock_clear(&current->lock);
    version_free(current->version);
    texts_clear(&current->texts);
    store_close(&current->store);
    buf_clear(&current->report);
}

__attribute__((format(printf, 3, 4))) static void
complain(Current *current, const char *what, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buf_add_format(&current->report, "%s: ", what);
    buf_add_format_list(&current->report, format, list);
    buf_add_char(&current->report, '\n');
    va_end(list);
    current->complaints++;
}

/* The file as it is in the folder. */
static CodicilStatus check_bytes(Current *current, const char *folder,
                                 const LockFile *file)
{
    AUTO(free_bytes) char *path = path_join(folder, file->path, NULL);
    AUTO(buf_clear) Buf bytes = {0};
    char sha256[DIGEST_SIZE];
    if (!path)
        return fault_memory(current->context);
    if (!file_is_regular(path)) {
        complain(current, file->path, "is not there");
        return CODICIL_OK;
    }
    TRY(file_read(current->context, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, sha256);
    if (strcmp(sha256, file->sha256) != 0)
        complain(current, file->path, "was changed since it was bundled");
    return CODICIL_OK;
}

/* The text that it was made of, as it is in the store. */
static CodicilStatus check_text(Current *current, const LockFile *file)
{
    const Lock *lock = &current->lock;
    const Text *text = texts_find(&current->texts, file->locale);
    if (!text) {
        complain(current, file->path, "%s@%s is no longer there in '%s'",
                 lock->work, lock->version, file->locale);
        return CODICIL_OK;
    }
    AUTO(free_bytes)
    char *path = text_path(&current->store, lock->work, lock->version, text);
    AUTO(buf_clear) Buf bytes = {0};
    char sha256[DIGEST_SIZE];
    if (!path)
        return fault_memory(current->context);
    TRY(file_read(current->context, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, sha256);
    if (strcmp(sha256, file->text) != 0)
        complain(current, file->path,
                 "was made of another text than %s@%s in '%s' is now%s",
                 lock->work, lock->version, file->locale,
                 text->revision > file->revision ? ", which was corrected"
                                                 : "");
    return CODICIL_OK;
}

/* Whether the version is still the one in force, where it was taken for that;
 * and never one that was withdrawn. */
static CodicilStatus check_version(Current *current)
{
    const Lock *lock = &current->lock;
    Versions versions AUTO(versions_clear) = {0};
    TRY(versions_read(&current->store, lock->work, &versions));
    const Version *own = versions_find(&versions, lock->version);
    const Version *now =
        versions_in_force(&versions, context_now(current->context));
    if (!own)
        complain(current, lock->work, "has no version %s any more",
                 lock->version);
    else if (own->is_withdrawn)
        complain(current, lock->work, "version %s was withdrawn",
                 lock->version);
    if (own && !lock->is_pinned && now != own)
        complain(current, lock->work,
                 now ? "version %s is bundled, %s is in force"
                     : "version %s is bundled, none is in force",
                 lock->version, now ? now->label : "");
    if (own)
        return texts_read(&current->store, lock->work, lock->version,
                          &current->texts);
    return CODICIL_OK;
}

CodicilStatus codicil_verify_current(CodicilContext *context,
                                     const char *folder, char **report)
{
    Current current AUTO(current_close) = {.context = context,
                                           .store = STORE_CLOSED};
    Work *AUTO(free_work) work = NULL;
    bool is_same;
    TRY(lock_read(context, folder, &current.lock));
    TRY(name_check_work(context, current.lock.work));
    TRY(name_check_version(context, current.lock.version));
    TRY(store_open(context, &current.store));
    TRY(work_read(&current.store, current.lock.work, &work));
    TRY(check_version(&current));
    TRY(lock_is_same(context, &current.lock, &is_same));
    if (!is_same)
        complain(&current, LOCK_NAME, "was changed since it was bundled");
    for (size_t i = 0; i < current.lock.count; i++) {
        TRY(check_bytes(&current, folder, &current.lock.files[i]));
        if (*current.lock.files[i].locale)
            TRY(check_text(&current, &current.lock.files[i]));
    }
    if (!current.complaints)
        buf_add_format(&current.report, "current: %s@%s, %zu files\n",
                       current.lock.work, current.lock.version,
                       current.lock.count);
    *report = buf_take(&current.report);
    if (!*report)
        return fault_memory(context);
    return current.complaints ? CODICIL_NO : CODICIL_OK;
}
