/* The folder of a site: ours or empty, locked while a build is at work, rid of
 * what the last build wrote and this one did not. */
#include "flows/build.h"

#include "base/file.h"
#include "model/name.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define TOLD 5 /* files that are not ours, by name */

static bool is_empty(char *const *names)
{
    return !names[0];
}

/* A folder that is there has to be ours, or empty. */
static CodicilStatus check_folder(const Build *build)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) mark = build_path(build, "works");
    Place place = {.file = build->root};
    if (!mark)
        return fault_memory(build->own);
    if (!file_is_there(build->root) || file_is_folder(mark))
        return CODICIL_OK;
    if (!file_is_folder(build->root))
        return fault(build->own, CODICIL_REFUSED, &place,
                     "is no folder; one for the site was expected");
    TRY(folder_read(build->own, build->root, &names));
    if (is_empty(names))
        return CODICIL_OK;
    return fault(build->own, CODICIL_REFUSED, &place,
                 "is not empty, and no site that codicil built (it has no "
                 "%s/works); an empty or new folder was expected",
                 SITE_FOLDER);
}

static CodicilStatus lock_folder(Build *build)
{
    char *AUTO(free_bytes) path = build_path(build, "lock");
    if (!path)
        return fault_memory(build->own);
    build->lock_file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (build->lock_file < 0)
        return fault_errno(build->own, "write", path);
    if (flock(build->lock_file, LOCK_EX | LOCK_NB) == 0)
        return CODICIL_OK;
    if (errno != EWOULDBLOCK) {
        tell(build->own, CODICIL_WARNING, &(Place){.file = build->root},
             "cannot be locked here; no other build may be at work in it");
        return CODICIL_OK;
    }
    return fault(build->own, CODICIL_REFUSED, &(Place){.file = build->root},
                 "is being written by another build");
}

static bool ends_with(const char *name, const char *ending)
{
    size_t size = strlen(name), end = strlen(ending);
    return size > end && strcmp(name + size - end, ending) == 0;
}

/* What a killed build left in a folder: files that never took their place. */
static CodicilStatus clear_folder(const Build *build, const char *name)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder =
        path_join(build->root, SITE_FOLDER, name, NULL);
    if (!folder)
        return fault_memory(build->own);
    TRY(folder_read(build->own, folder, &names));
    for (char **at = names; *at; at++) {
        char *AUTO(free_bytes) path = path_join(folder, *at, NULL);
        if (path && (strncmp(*at, "new-", 4) == 0 || ends_with(*at, ".tmp")))
            unlink(path);
    }
    return CODICIL_OK;
}

static CodicilStatus clear_rest(const Build *build)
{
    TRY(clear_folder(build, "works"));
    return clear_folder(build, NULL);
}

CodicilStatus build_open_folder(Build *build)
{
    if (!*build->options->folder)
        return fault(build->own, CODICIL_REFUSED, NULL,
                     "the folder for the site has an empty name");
    build->root = strdup(build->options->folder);
    if (!build->root)
        return fault_memory(build->own);
    TRY(check_folder(build));
    TRY(store_check_apart(&build->store, build->root));
    char *AUTO(free_bytes) works = build_path(build, "works");
    if (!works)
        return fault_memory(build->own);
    TRY(folder_make(build->own, works));
    TRY(lock_folder(build));
    return clear_rest(build);
}

/* ------------------------------------------------------------------- sweeping
 */

/* A file and the folders that are empty then. */
static CodicilStatus remove_file(Build *build, const char *path)
{
    char *AUTO(free_bytes) whole = path_join(build->root, path, NULL);
    if (!whole)
        return fault_memory(build->own);
    if (unlink(whole) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return fault_errno(build->own, "remove", whole);
        return CODICIL_OK;
    }
    pthread_mutex_lock(&build->lock);
    build->counts.removed++;
    pthread_mutex_unlock(&build->lock);
    for (char *slash; (slash = strrchr(whole, '/')) &&
                      (size_t)(slash - whole) > strlen(build->root);) {
        *slash = '\0';
        if (rmdir(whole) != 0)
            break;
    }
    return CODICIL_OK;
}

/* The paths of a state, for finding them. */
static bool index_paths(const SiteState *state, Table *out)
{
    for (size_t i = 0; i < state->count; i++)
        if (!table_add(out, state->files[i].path, strlen(state->files[i].path)))
            return false;
    return true;
}

CodicilStatus build_sweep(Build *build, const SiteState *old,
                          const SiteState *now)
{
    AUTO(table_clear) Table kept = {0};
    if (!index_paths(now, &kept))
        return fault_memory(build->own);
    for (size_t i = 0; i < old->count; i++) {
        const char *path = old->files[i].path;
        if (!table_find(&kept, path, strlen(path)))
            TRY(remove_file(build, path));
    }
    return CODICIL_OK;
}

static bool is_work(const Build *build, const char *name)
{
    for (size_t i = 0; i < build->work_count; i++)
        if (strcmp(build->works[i], name) == 0)
            return true;
    return false;
}

CodicilStatus build_sweep_works(Build *build)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder = build_path(build, "works");
    if (!folder)
        return fault_memory(build->own);
    TRY(folder_read(build->own, folder, &names));
    for (char **at = names; *at; at++) {
        SiteState old AUTO(site_state_clear) = {0};
        SiteState none = {0};
        char *AUTO(free_bytes) path = path_join(folder, *at, NULL);
        if (!path)
            return fault_memory(build->own);
        if (is_work(build, *at) || !name_is_work(*at, NULL))
            continue;
        TRY(site_state_read(build->own, path, &old));
        TRY(build_sweep(build, &old, &none));
        unlink(path);
    }
    return CODICIL_OK;
}

/* -------------------------------------------------------- what is not ours */

typedef struct {
    const Build *build;
    const Table *known;
    Buf told;
    size_t count;
} Foreign;

/* A manifest of the site from before, manifest-N.json. */
static bool is_former_manifest(const char *path)
{
    const char *start = "manifest-";
    size_t size = strlen(start);
    if (strncmp(path, start, size) != 0)
        return false;
    size_t digits = strspn(path + size, "0123456789");
    return digits && strcmp(path + size + digits, ".json") == 0;
}

static CodicilStatus look_into(Foreign *foreign, const char *folder,
                               bool is_top);

static CodicilStatus look_at(Foreign *foreign, const char *path, bool is_top)
{
    struct stat about;
    const Build *build = foreign->build;
    char *AUTO(free_bytes) whole = path_join(build->root, path, NULL);
    if (!whole)
        return fault_memory(build->own);
    if (lstat(whole, &about) != 0)
        return CODICIL_OK;
    if (S_ISDIR(about.st_mode))
        return is_top && is_work(build, path) ? CODICIL_OK
                                              : look_into(foreign, path, false);
    if (table_find(foreign->known, path, strlen(path)) ||
        ends_with(path, ".minisig") || is_former_manifest(path))
        return CODICIL_OK;
    if (foreign->count++ < TOLD)
        buf_add_format(&foreign->told, "%s%s", foreign->told.size ? ", " : "",
                       path);
    return CODICIL_OK;
}

/* `folder` is relative to the site, "" its top. */
static CodicilStatus look_into(Foreign *foreign, const char *folder,
                               bool is_top)
{
    const Build *build = foreign->build;
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) whole = path_join(build->root, folder, NULL);
    if (!whole)
        return fault_memory(build->own);
    if (!file_is_folder(whole))
        return CODICIL_OK;
    TRY(folder_read(build->own, whole, &names));
    for (char **at = names; *at; at++) {
        Buf path AUTO(buf_clear) = {0};
        buf_add_format(&path, "%s%s%s", folder, *folder ? "/" : "", *at);
        if (!buf_is_ok(&path))
            return fault_memory(build->own);
        if (!is_top || strcmp(*at, SITE_FOLDER) != 0)
            TRY(look_at(foreign, path.bytes, is_top));
    }
    return CODICIL_OK;
}

CodicilStatus build_tell_foreign(Build *build, const char *work,
                                 const SiteState *now)
{
    AUTO(table_clear) Table known = {0};
    if (!index_paths(now, &known))
        return fault_memory(build->own);
    Foreign foreign = {.build = build, .known = &known};
    CodicilStatus status = look_into(&foreign, work ? work : "", !work);
    if (status == CODICIL_OK && foreign.count)
        tell(build->own, CODICIL_WARNING, &(Place){.file = build->root},
             "holds %zu file%s that codicil did not build, left as %s: %s%s",
             foreign.count, foreign.count == 1 ? "" : "s",
             foreign.count == 1 ? "it is" : "they are", buf_text(&foreign.told),
             foreign.count > TOLD ? ", ..." : "");
    buf_clear(&foreign.told);
    return status;
}
