/* build: the store → every published text, what is new in it, lists, pages,
 * feeds and manifests → a folder that any web server serves. */
#include "flows/build.h"

#include "base/file.h"
#include "base/message.h"
#include "base/minisign.h"
#include "store/defaults.h"

#include <string.h>
#include <unistd.h>

static void build_close(Build *build)
{
    names_free(build->works);
    store_close(&build->store);
    codicil_context_free(build->own);
    free(build->root);
    free(build->base);
    if (build->lock_file >= 0)
        close(build->lock_file);
    pthread_mutex_destroy(&build->lock);
}

bool build_has_failed(Build *build)
{
    pthread_mutex_lock(&build->lock);
    bool has_failed = build->status != CODICIL_OK;
    pthread_mutex_unlock(&build->lock);
    return has_failed;
}

void build_note(Build *build, CodicilStatus status, size_t written)
{
    pthread_mutex_lock(&build->lock);
    if (build->status == CODICIL_OK)
        build->status = status;
    build->counts.written += written;
    pthread_mutex_unlock(&build->lock);
}

void build_progress(Build *build, size_t thousandths)
{
    const CodicilBuildOptions *options = build->options;
    pthread_mutex_lock(&build->lock);
    build->progress += thousandths;
    if (options->progress)
        options->progress(options->user, build->progress,
                          build->work_count * 1000);
    pthread_mutex_unlock(&build->lock);
}

/* Of several threads that fail the first one's fault is told. */
static void pass_on(void *user, const CodicilMessage *message)
{
    Build *build = user;
    pthread_mutex_lock(&build->lock);
    bool is_fault = message->level == CODICIL_FAULT;
    if (!is_fault || build->status == CODICIL_OK)
        context_send(build->context, message);
    if (is_fault && build->status == CODICIL_OK)
        build->status = message->status;
    pthread_mutex_unlock(&build->lock);
}

CodicilStatus build_context(Build *build, CodicilContext **out)
{
    TRY(context_like(build->context, out));
    codicil_context_set_sink(*out, pass_on, build);
    return CODICIL_OK;
}

char *build_path(const Build *build, const char *name)
{
    return path_join(build->root, SITE_FOLDER, name, NULL);
}

char *build_state_path(const Build *build, const char *work)
{
    return path_join(build->root, SITE_FOLDER, "works", work, NULL);
}

/* The site's address ends in a slash. */
static CodicilStatus read_base(Build *build)
{
    Defaults defaults AUTO(defaults_clear) = {0};
    TRY(defaults_read(build->own, build->store.folder, &defaults));
    if (!defaults.site)
        return CODICIL_OK;
    size_t size = strlen(defaults.site);
    Buf base = {0};
    buf_add_text(&base, defaults.site);
    if (defaults.site[size - 1] != '/')
        buf_add_char(&base, '/');
    build->base = buf_take(&base);
    return build->base ? CODICIL_OK : fault_memory(build->own);
}

static CodicilStatus open_build(Build *build)
{
    TRY(build_context(build, &build->own));
    TRY(store_open(build->own, &build->store));
    TRY(read_base(build));
    TRY(store_list_works(&build->store, &build->works));
    while (build->works[build->work_count])
        build->work_count++;
    TRY(build_open_folder(build));
    return build_key(build);
}

static CodicilStatus run(Build *build)
{
    TRY(open_build(build));
    TRY(build_works(build));
    TRY(build_sweep_works(build));
    return build_whole(build);
}

static CodicilStatus check_key(const CodicilContext *context, const char *key)
{
    SecretKey AUTO(secret_key_wipe) secret;
    return key ? secret_key_read(context, key, &secret) : CODICIL_OK;
}

CodicilStatus codicil_build(CodicilContext *context,
                            const CodicilBuildOptions *options,
                            CodicilBuildCounts *counts)
{
    Build build = {.context = context,
                   .options = options,
                   .store = STORE_CLOSED,
                   .now = context_now(context),
                   .lock_file = -1};
    TRY(check_key(context, options->key));
    if (pthread_mutex_init(&build.lock, NULL) != 0)
        return fault_memory(context);
    CodicilStatus status = run(&build);
    if (status == CODICIL_OK && counts)
        *counts = build.counts;
    build_close(&build);
    return status;
}
