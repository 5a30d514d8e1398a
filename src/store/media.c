/* Pictures of a version, listed and read. */
#include "store/media.h"

#include "base/file.h"

#include <string.h>

#define DEPTH_MOST 16 /* folders in folders: a link may lead in a circle */

typedef struct {
    const Store *store;
    char *folder; /* of the version */
    char **names; /* ended by NULL */
    size_t count;
} Media;

static void media_clear(Media *media)
{
    free(media->folder);
    names_free(media->names);
}

static CodicilStatus add(Media *media, const char *path)
{
    char **grown =
        realloc(media->names, (media->count + 2) * sizeof(*media->names));
    if (!grown)
        return fault_memory(media->store->context);
    media->names = grown;
    grown[media->count] = strdup(path);
    grown[media->count + 1] = NULL;
    return grown[media->count++] ? CODICIL_OK
                                 : fault_memory(media->store->context);
}

static CodicilStatus add_folder(Media *media, const char *inner, int depth)
{
    const CodicilContext *context = media->store->context;
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder = path_join(media->folder, inner, NULL);
    if (!folder)
        return fault_memory(context);
    if (!file_is_folder(folder) || depth > DEPTH_MOST)
        return CODICIL_OK;
    TRY(store_check_path(media->store, folder));
    TRY(folder_read(context, folder, &names));
    for (char **at = names; *at; at++) {
        char *AUTO(free_bytes) path = path_join(inner, *at, NULL);
        char *AUTO(free_bytes) whole = path_join(folder, *at, NULL);
        if (!path || !whole)
            return fault_memory(context);
        if (**at == '.')
            continue;
        if (file_is_folder(whole))
            TRY(add_folder(media, path, depth + 1));
        else if (file_is_regular(whole))
            TRY(add(media, path));
    }
    return CODICIL_OK;
}

CodicilStatus media_list(const Store *store, const Version *version,
                         char ***out)
{
    Media media AUTO(media_clear) = {
        .store = store,
        .folder = store_path(store, version->work, version->label, NULL),
        .names = calloc(1, sizeof(*media.names))};
    if (!media.folder || !media.names)
        return fault_memory(store->context);
    TRY(add_folder(&media, MEDIA_FOLDER, 0));
    *out = TAKE(media.names);
    return CODICIL_OK;
}

CodicilStatus media_read(const Store *store, const Version *version,
                         const char *path, Buf *out)
{
    char *AUTO(free_bytes) whole =
        store_path(store, version->work, version->label, path, NULL);
    if (!whole)
        return fault_memory(store->context);
    TRY(store_check_path(store, whole));
    return file_read(store->context, whole, out);
}
