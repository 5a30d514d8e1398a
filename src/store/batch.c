/* Writing several files of the store as one.
 *
 *      documents/.staging/0, 1, 2, ...    what is to be put
 *      documents/.staging/folders         that are made for it, a line each,
 *                                         outermost first
 *      documents/.staging/journal         where: line N names the place of
 *                                         file N, below documents/
 *
 * All are written, then all are synced, then the journal is. Folders are made
 * before it is there: a disk that has no room for them refuses the whole. */
#include "store/batch.h"

#include "base/file.h"
#include "base/sync.h"
#include "base/table.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define STAGING ".staging"
#define JOURNAL "journal"
#define FOLDERS "folders"

struct Batch {
    size_t count;
    Buf journal;
};

static char *staging_path(const Store *store, const char *name)
{
    return path_join(store->root, STAGING, name, NULL);
}

static char *staged_path(const Store *store, size_t number)
{
    char name[32];
    snprintf(name, sizeof(name), "%zu", number);
    return staging_path(store, name);
}

/* Whatever is staged. */
static void clear_staging(const Store *store)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder = path_join(store->root, STAGING, NULL);
    if (!folder || !file_is_folder(folder) ||
        folder_read(store->context, folder, &names) != CODICIL_OK)
        return;
    for (char **at = names; *at; at++) {
        char *AUTO(free_bytes) path = staging_path(store, *at);
        if (path)
            unlink(path);
    }
    rmdir(folder);
}

/* ------------------------------------------------------------------- moving */

/* The folder of a path, made with its parents. */
static CodicilStatus make_folder(const Store *store, const char *path)
{
    char *AUTO(free_bytes) folder =
        strndup(path, (size_t)(strrchr(path, '/') - path));
    if (!folder)
        return fault_memory(store->context);
    return folder_make(store->context, folder);
}

/* A staged file that is not there was moved already. */
static CodicilStatus move_one(const Store *store, size_t number,
                              const char *path)
{
    char *AUTO(free_bytes) staged = staged_path(store, number);
    if (!staged)
        return fault_memory(store->context);
    if (!file_is_there(staged))
        return CODICIL_OK;
    TRY(store_check_path(store, path));
    TRY(make_folder(store, path));
    if (rename(staged, path) == 0)
        return CODICIL_OK;
    if (errno != EXDEV)
        return fault_errno(store->context, "write", path);
    Buf bytes AUTO(buf_clear) = {0};
    TRY(file_read(store->context, staged, &bytes));
    TRY(file_write(store->context, path, buf_text(&bytes), bytes.size));
    unlink(staged);
    return CODICIL_OK;
}

/* The paths of a journal, ended by NULL. */
static CodicilStatus list_paths(const Store *store, const char *journal,
                                char ***out)
{
    size_t count = 0;
    for (const char *at = journal; *at; at++)
        count += *at == '\n';
    char **AUTO(free_names) paths = calloc(count + 1, sizeof(*paths));
    if (!paths)
        return fault_memory(store->context);
    for (size_t i = 0; i < count; i++) {
        size_t size = strcspn(journal, "\n");
        Buf path = {0};
        buf_add_format(&path, "%s/%.*s", store->documents, (int)size, journal);
        paths[i] = buf_take(&path);
        if (!paths[i])
            return fault_memory(store->context);
        journal += size + 1;
    }
    *out = TAKE(paths);
    return CODICIL_OK;
}

/* Syncs the folders of all paths, up to documents/, each once: a folder that
 * is new is named in its parent. */
static void sync_folders(const Store *store, char *const *paths)
{
    Table synced AUTO(table_clear) = {0};
    size_t least = strlen(store->documents);
    for (; *paths; paths++) {
        char *slash = strrchr(*paths, '/');
        while (slash && (size_t)(slash - *paths) >= least) {
            size_t *count =
                table_add(&synced, *paths, (size_t)(slash - *paths));
            if (!count || (*count)++)
                break;
            file_sync_folder(*paths);
            *slash = '\0';
            slash = strrchr(*paths, '/');
        }
    }
}

static CodicilStatus move_all(const Store *store, const char *journal)
{
    char **AUTO(free_names) paths = NULL;
    TRY(list_paths(store, journal, &paths));
    for (size_t i = 0; paths[i]; i++)
        TRY(move_one(store, i, paths[i]));
    sync_folders(store, paths);
    clear_staging(store);
    return CODICIL_OK;
}

/* Writes what is to be known of what is staged, so that it lasts. */
static CodicilStatus note(const Store *store, char *staged, char *path,
                          const Buf *lines)
{
    char *const all[] = {staged, NULL}, *const paths[] = {path, NULL};
    TRY(file_stage(store->context, staged, path, lines->bytes, lines->size));
    TRY(sync_staged(store->context, all, paths));
    file_sync_folder(staged);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ folders
 */

/* Takes away those of a list that are empty, the innermost first. */
static void drop_folders(const Store *store, const char *list)
{
    for (size_t end = strlen(list); end;) {
        size_t start = end - 1;
        while (start && list[start - 1] != '\n')
            start--;
        Buf path AUTO(buf_clear) = {0};
        buf_add_format(&path, "%s/%.*s", store->root, (int)(end - 1 - start),
                       list + start);
        if (buf_is_ok(&path) &&
            store_check_path(store, path.bytes) == CODICIL_OK)
            rmdir(path.bytes);
        end = start;
    }
}

/* The folders of a path that are not there, each once. */
static void list_missing(const Store *store, const char *path, Table *seen,
                         Buf *out)
{
    size_t skip = strlen(store->documents) + 1;
    for (const char *at = path + skip; (at = strchr(at, '/')); at++) {
        char *AUTO(free_bytes) folder = strndup(path, (size_t)(at - path));
        size_t *count = folder ? table_add(seen, folder, strlen(folder)) : NULL;
        out->failed |= !count;
        if (!count || (*count)++ || file_is_there(folder))
            continue;
        buf_add_format(out, "%s\n", folder + skip);
    }
}

/* Makes the folders that a journal needs. */
static CodicilStatus make_folders(const Store *store, const char *journal)
{
    char **AUTO(free_names) paths = NULL;
    char *AUTO(free_bytes) path = staging_path(store, FOLDERS);
    Table seen AUTO(table_clear) = {0};
    Buf list AUTO(buf_clear) = {0};
    TRY(list_paths(store, journal, &paths));
    for (char **at = paths; *at; at++)
        list_missing(store, *at, &seen, &list);
    if (!path || list.failed)
        return fault_memory(store->context);
    if (!list.size)
        return CODICIL_OK;
    TRY(note(store, path, path, &list));
    for (char **at = paths; *at; at++) {
        TRY(store_check_path(store, *at));
        TRY(make_folder(store, *at));
    }
    return CODICIL_OK;
}

/* Takes away what was made for a journal that never came. */
static void undo_folders(const Store *store)
{
    char *AUTO(free_bytes) path = staging_path(store, FOLDERS);
    Buf list AUTO(buf_clear) = {0};
    if (path && file_is_regular(path) &&
        file_read(store->context, path, &list) == CODICIL_OK)
        drop_folders(store, buf_text(&list));
}

/* ----------------------------------------------------------------- together
 */

CodicilStatus store_begin(Store *store)
{
    if (store->batch)
        return fault(store->context, CODICIL_MISUSE, NULL,
                     "something is being written to the store already");
    store->batch = calloc(1, sizeof(*store->batch));
    return store->batch ? CODICIL_OK : fault_memory(store->context);
}

void store_drop(Store *store)
{
    if (!store->batch)
        return;
    if (store->batch->count)
        clear_staging(store);
    buf_clear(&store->batch->journal);
    free(store->batch);
    store->batch = NULL;
}

/* From here on there is no way back. */
static CodicilStatus write_journal(const Store *store)
{
    const Buf *journal = &store->batch->journal;
    char *AUTO(free_bytes) path = staging_path(store, JOURNAL);
    char *AUTO(free_bytes) draft = staging_path(store, JOURNAL ".new");
    if (!path || !draft || !buf_is_ok(journal))
        return fault_memory(store->context);
    TRY(note(store, draft, path, journal));
    if (rename(draft, path) != 0)
        return fault_errno(store->context, "write", path);
    file_sync_folder(path);
    return CODICIL_OK;
}

/* The journal stays where something is in the way of it: what it says is
 * still to be done. */
static CodicilStatus move_staged(const Store *store, bool has_journal)
{
    Batch *batch = store->batch;
    CodicilStatus status = move_all(store, buf_text(&batch->journal));
    if (status == CODICIL_OK || has_journal)
        batch->count = 0;
    if (status != CODICIL_OK && has_journal)
        tell(store->context, CODICIL_WARNING,
             &(Place){.file = store->documents},
             "holds what was to be written, in part in its place: the next "
             "command puts the rest there, once that is mended");
    return status;
}

/* What is staged is to last, before anything says so. */
static CodicilStatus sync_all(const Store *store)
{
    const Batch *batch = store->batch;
    char **AUTO(free_names) paths = NULL;
    char **AUTO(free_names) staged = calloc(batch->count + 1, sizeof(*staged));
    if (!staged || !buf_is_ok(&batch->journal))
        return fault_memory(store->context);
    TRY(list_paths(store, buf_text(&batch->journal), &paths));
    for (size_t i = 0; paths[i]; i++)
        if (!(staged[i] = staged_path(store, i)))
            return fault_memory(store->context);
    return sync_staged(store->context, staged, paths);
}

CodicilStatus store_commit(Store *store)
{
    CodicilStatus status = CODICIL_OK;
    Batch *batch = store->batch;
    bool has_journal = batch && batch->count > 1;
    if (batch && batch->count) {
        status = sync_all(store);
        if (status == CODICIL_OK)
            status = make_folders(store, buf_text(&batch->journal));
        if (status == CODICIL_OK && has_journal)
            status = write_journal(store);
        if (status == CODICIL_OK)
            status = move_staged(store, has_journal);
        else
            undo_folders(store);
    }
    store_drop(store);
    return status;
}

/* A fault where something else than a file is in the way, which would only be
 * seen when there is no way back. */
static CodicilStatus check_free(const Store *store, const char *path)
{
    Place place = {.file = path};
    if (file_is_folder(path))
        return fault(store->context, CODICIL_IO, &place,
                     "is a folder; a file was to be written");
    char *AUTO(free_bytes) parent = strdup(path);
    if (!parent)
        return fault_memory(store->context);
    do
        *strrchr(parent, '/') = '\0';
    while (!file_is_there(parent) && strchr(parent + 1, '/'));
    if (file_is_folder(parent) || !file_is_there(parent))
        return CODICIL_OK;
    errno = ENOTDIR;
    return fault_errno(store->context, "make the folder", parent);
}

/* Stages a file as the next one. */
static CodicilStatus stage(const Store *store, const char *path,
                           const char *bytes, size_t size)
{
    Batch *batch = store->batch;
    size_t skip = strlen(store->documents) + 1;
    char *AUTO(free_bytes) folder = path_join(store->root, STAGING, NULL);
    char *AUTO(free_bytes) staged = staged_path(store, batch->count);
    if (!folder || !staged)
        return fault_memory(store->context);
    TRY(check_free(store, path));
    TRY(folder_make(store->context, folder));
    batch->count++;
    TRY(file_stage(store->context, staged, path, bytes, size));
    buf_add_format(&batch->journal, "%s\n", path + skip);
    return CODICIL_OK;
}

CodicilStatus store_put(const Store *store, const char *path, const char *bytes,
                        size_t size, bool *changed)
{
    bool same;
    TRY(store_check_path(store, path));
    TRY(file_has_bytes(store->context, path, bytes, size, &same));
    if (changed)
        *changed = !same;
    if (same)
        return CODICIL_OK;
    if (store->batch)
        return stage(store, path, bytes, size);
    Store alone = *store;
    alone.batch = NULL;
    TRY(store_begin(&alone));
    CodicilStatus status = stage(&alone, path, bytes, size);
    if (status == CODICIL_OK)
        status = store_commit(&alone);
    store_drop(&alone);
    return status;
}

/* ----------------------------------------------------------------- recovery
 */

bool store_needs_recovery(const Store *store, bool *half_done)
{
    char *AUTO(free_bytes) folder = path_join(store->root, STAGING, NULL);
    char *AUTO(free_bytes) journal = staging_path(store, JOURNAL);
    *half_done = journal && file_is_there(journal);
    return folder && file_is_there(folder);
}

CodicilStatus store_recover(const Store *store)
{
    bool half_done;
    if (!store_needs_recovery(store, &half_done))
        return CODICIL_OK;
    if (!half_done) {
        undo_folders(store);
        clear_staging(store);
        return CODICIL_OK;
    }
    char *AUTO(free_bytes) path = staging_path(store, JOURNAL);
    Buf journal AUTO(buf_clear) = {0};
    if (!path)
        return fault_memory(store->context);
    TRY(file_read(store->context, path, &journal));
    return move_all(store, buf_text(&journal));
}
