/* Files that are to last: fsync(2), by some threads; or all at once. */
#include "base/sync.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

#define THREADS 16 /* that wait for the disk; they compute nothing */

typedef struct {
    char *const *staged;
    size_t count;
    pthread_mutex_t lock; /* for what follows */
    size_t next;
    size_t failed; /* the first that did; only with a code */
    int code;
} Syncing;

/* 0, or why it cannot. */
static int sync_one(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    int code = fsync(descriptor) == 0 ? 0 : errno;
    return close(descriptor) != 0 && !code ? errno : code;
}

static void note(Syncing *syncing, size_t at, int code)
{
    if (!code || (syncing->code && at > syncing->failed))
        return;
    syncing->failed = at;
    syncing->code = code;
}

static void *work(void *thing)
{
    Syncing *syncing = thing;
    pthread_mutex_lock(&syncing->lock);
    while (syncing->next < syncing->count) {
        size_t at = syncing->next++;
        pthread_mutex_unlock(&syncing->lock);
        int code = sync_one(syncing->staged[at]);
        pthread_mutex_lock(&syncing->lock);
        note(syncing, at, code);
    }
    pthread_mutex_unlock(&syncing->lock);
    return NULL;
}

CodicilStatus sync_staged(const CodicilContext *context, char *const *staged,
                          char *const *paths)
{
    pthread_t threads[THREADS];
    Syncing syncing = {.staged = staged, .lock = PTHREAD_MUTEX_INITIALIZER};
    size_t begun = 0;
    while (staged[syncing.count])
        syncing.count++;
    while (begun < THREADS && begun + 1 < syncing.count &&
           pthread_create(&threads[begun], NULL, work, &syncing) == 0)
        begun++;
    work(&syncing);
    for (size_t i = 0; i < begun; i++)
        pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&syncing.lock);
    if (!syncing.code)
        return CODICIL_OK;
    errno = syncing.code;
    return fault_errno(context, "write", paths[syncing.failed]);
}

CodicilStatus sync_around(const CodicilContext *context, const char *folder)
{
#ifdef HAVE_SYNCFS
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fault_errno(context, "read", folder);
    CodicilStatus status = syncfs(descriptor) == 0
                               ? CODICIL_OK
                               : fault_errno(context, "write", folder);
    close(descriptor);
    return status;
#else
    (void)context;
    (void)folder;
    sync();
    return CODICIL_OK;
#endif
}
