/* Opening a store, its lock, its borders, and what is in it. */
#include "store/store.h"

#include "base/file.h"
#include "model/name.h"
#include "store/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define LOCK_SECONDS 10
#define LOCK_PAUSE   50 /* milliseconds */
#define NAMES_TOLD   12

/* --------------------------------------------------------- opening, locking */

void store_close(Store *store)
{
    store_drop(store);
    if (store->lock >= 0)
        close(store->lock);
    free(store->folder);
    free(store->documents);
    free(store->root);
    *store = (Store)STORE_CLOSED;
}

/* 0 when locked, else the errno of the last try. */
static int wait_for_lock(int descriptor)
{
    const struct timespec pause = {.tv_nsec = LOCK_PAUSE * 1000000L};
    for (int left = LOCK_SECONDS * 1000 / LOCK_PAUSE;; left--) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return 0;
        if (errno != EINTR && (errno != EWOULDBLOCK || left <= 0))
            return errno;
        nanosleep(&pause, NULL);
    }
}

CodicilStatus store_lock(Store *store)
{
    if (store->lock >= 0)
        return CODICIL_OK;
    Place place = {.file = store->documents};
    int descriptor = open(store->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fault_errno(store->context, "open the folder", store->documents);
    int code = wait_for_lock(descriptor);
    if (code == EWOULDBLOCK) {
        close(descriptor);
        return fault(store->context, CODICIL_IO, &place,
                     "another codicil has been writing here for %d seconds; "
                     "try again when it is done",
                     LOCK_SECONDS);
    }
    if (code)
        tell(store->context, CODICIL_WARNING, &place,
             "cannot be locked (%s): let nobody else write at the same time",
             strerror(code));
    store->lock = descriptor;
    return store_recover(store);
}

/* Ends what a killed process left, unless a writer is at it: then there is
 * nothing to end, or, where its journal is there, the end of it is waited for.
 * Where we may not write, what is there is read. */
static CodicilStatus recover_if_free(Store *store)
{
    bool half_done;
    if (!store_needs_recovery(store, &half_done))
        return CODICIL_OK;
    int descriptor = open(store->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fault_errno(store->context, "open the folder", store->documents);
    int code = half_done ? wait_for_lock(descriptor)
               : flock(descriptor, LOCK_EX | LOCK_NB) ? errno
                                                      : 0;
    CodicilStatus status = CODICIL_OK;
    if (!code && access(store->root, W_OK) == 0)
        status = store_recover(store);
    else if (half_done && !code)
        tell(store->context, CODICIL_WARNING,
             &(Place){.file = store->documents},
             "holds a write that was killed and is half done; who may write "
             "here ends it with any command");
    close(descriptor);
    return status;
}

CodicilStatus store_open(CodicilContext *context, Store *out)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    const char *folder;
    store.context = context;
    TRY(context_store(context, &folder));
    store.folder = strdup(folder);
    store.documents = path_join(folder, "documents", NULL);
    if (!store.folder || !store.documents)
        return fault_memory(context);
    store.root = realpath(store.documents, NULL);
    if (!store.root)
        return fault_errno(context, "open the folder", store.documents);
    if (!file_is_folder(store.root))
        return fault(context, CODICIL_INVALID,
                     &(Place){.file = store.documents},
                     "is a file; a folder was expected");
    TRY(recover_if_free(&store));
    *out = store;
    store = (Store)STORE_CLOSED;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ borders */

/* Whether a path without links is documents/ or within it. */
static bool is_inside(const Store *store, const char *path)
{
    size_t size = strlen(store->root);
    return !strncmp(path, store->root, size) &&
           (path[size] == '/' || !path[size]);
}

CodicilStatus store_check_path(const Store *store, const char *path)
{
    char *AUTO(free_bytes) there = strdup(path);
    if (!there)
        return fault_memory(store->context);
    for (;;) {
        char *AUTO(free_bytes) real = realpath(there, NULL);
        if (real && is_inside(store, real))
            return CODICIL_OK;
        if (real)
            return fault(store->context, CODICIL_REFUSED,
                         &(Place){.file = there},
                         "leads out of the store, to %s", real);
        if (errno != ENOENT && errno != ENOTDIR)
            return fault_errno(store->context, "follow", there);
        char *slash = strrchr(there, '/');
        if (!slash || slash == there)
            return fault_errno(store->context, "follow", path);
        *slash = '\0';
    }
}

/* The path without links of a folder, or of what is there of the way to it. */
static char *real_path(const char *path)
{
    char *AUTO(free_bytes) part = strdup(path);
    while (part) {
        char *found = realpath(*part ? part : "/", NULL);
        char *slash = strrchr(part, '/');
        if (found || !*part)
            return found;
        if (!slash)
            return realpath(".", NULL);
        *slash = '\0';
    }
    return NULL;
}

CodicilStatus store_check_apart(const Store *store, const char *folder)
{
    char *AUTO(free_bytes) root = real_path(folder);
    if (root && is_inside(store, root))
        return fault(store->context, CODICIL_REFUSED, &(Place){.file = folder},
                     "is in the store's documents/; a folder outside of it was "
                     "expected");
    return CODICIL_OK;
}

CodicilStatus store_check_case(const Store *store, const char *folder,
                               const char *name)
{
    if (!file_is_folder(folder))
        return CODICIL_OK;
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(store->context, folder, &names));
    for (char **at = names; *at; at++)
        if (!strcasecmp(*at, name) && strcmp(*at, name) != 0)
            return fault(store->context, CODICIL_REFUSED,
                         &(Place){.file = folder},
                         "'%s' differs only in case from '%s', which is there",
                         name, *at);
    return CODICIL_OK;
}

/* ------------------------------------------------------------- what is there
 */

/* How the folders of a folder are looked through. */
typedef struct {
    const char *what, *file; /* "work", "work.xml" */
    bool (*is_name)(const char *text, char *reason);
} Shelf;

static const Shelf works_shelf = {"work", "work.xml", name_is_work};
static const Shelf versions_shelf = {"version", "version.xml", name_is_version};

/* Whether a folder in `folder` is what the shelf holds; what only looks so is
 * told. */
static CodicilStatus is_on_shelf(const Store *store, const char *folder,
                                 const char *name, const Shelf *shelf,
                                 bool *out)
{
    char reason[NAME_REASON_SIZE];
    *out = false;
    char *AUTO(free_bytes) path = path_join(folder, name, NULL);
    char *AUTO(free_bytes) file = path_join(folder, name, shelf->file, NULL);
    if (!path || !file)
        return fault_memory(store->context);
    if (*name == '.' || !file_is_folder(path))
        return CODICIL_OK;
    bool has_file = file_is_there(file);
    if (!has_file && errno == EACCES)
        return fault_errno(store->context, "read the folder", path);
    Place place = {.file = path};
    if (!shelf->is_name(name, reason)) {
        if (has_file)
            tell(store->context, CODICIL_WARNING, &place,
                 "is passed over, being no name of a %s: %s", shelf->what,
                 reason);
        return CODICIL_OK;
    }
    TRY(store_check_path(store, path));
    if (!has_file)
        tell(store->context, CODICIL_WARNING, &place,
             "is passed over, being no %s: it has no %s", shelf->what,
             shelf->file);
    *out = has_file;
    return CODICIL_OK;
}

static CodicilStatus list_shelf(const Store *store, const char *folder,
                                const Shelf *shelf, char ***out)
{
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(store->context, folder, &names));
    char **keep = names;
    CodicilStatus status = CODICIL_OK;
    for (char **at = names; *at; at++) {
        bool is_there = false;
        if (status == CODICIL_OK)
            status = is_on_shelf(store, folder, *at, shelf, &is_there);
        if (is_there)
            *keep++ = *at;
        else
            free(*at);
    }
    *keep = NULL;
    TRY(status);
    *out = TAKE(names);
    return CODICIL_OK;
}

CodicilStatus store_list_works(const Store *store, char ***works)
{
    return list_shelf(store, store->documents, &works_shelf, works);
}

CodicilStatus store_list_labels(const Store *store, const char *work,
                                char ***labels)
{
    TRY(store_has_work(store, work));
    char *AUTO(free_bytes) folder = store_path(store, work, NULL);
    if (!folder)
        return fault_memory(store->context);
    return list_shelf(store, folder, &versions_shelf, labels);
}

CodicilStatus store_has_work(const Store *store, const char *work)
{
    char *AUTO(free_bytes) file = store_path(store, work, "work.xml", NULL);
    if (!file)
        return fault_memory(store->context);
    TRY(store_check_path(store, file));
    if (file_is_there(file))
        return CODICIL_OK;
    char **AUTO(free_names) works = NULL;
    TRY(store_list_works(store, &works));
    Buf names AUTO(buf_clear) = {0};
    store_tell_names(works, &names);
    return fault(store->context, CODICIL_NOT_FOUND,
                 &(Place){.file = store->documents},
                 "has no work '%s'; works there: %s", work, buf_text(&names));
}

/* ------------------------------------------------------------------- telling
 */

char *store_path(const Store *store, const char *first, ...)
{
    Buf path = {0};
    buf_add_text(&path, store->documents);
    va_list list;
    va_start(list, first);
    for (const char *part = first; part; part = va_arg(list, const char *))
        buf_add_format(&path, "/%s", part);
    va_end(list);
    return buf_take(&path);
}

void store_tell_names(char *const *names, Buf *out)
{
    size_t count = 0;
    for (; names[count] && count < NAMES_TOLD; count++)
        buf_add_format(out, "%s%s", count ? ", " : "", names[count]);
    if (names[count])
        buf_add_text(out, ", ...");
    if (!count)
        buf_add_text(out, "none");
}
