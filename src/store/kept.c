/* Published bytes, by their digest. */
#include "store/kept.h"

#include "base/file.h"
#include "store/batch.h"

#include <string.h>

char *kept_path(const Store *store, const Version *version, const char *sha256)
{
    return store_path(store, version->work, version->label, "renditions",
                      sha256, NULL);
}

CodicilStatus kept_put(const Store *store, const Version *version,
                       const Buf *bytes, char sha256[DIGEST_SIZE])
{
    digest_of(buf_text(bytes), bytes->size, sha256);
    char *AUTO(free_bytes) path = kept_path(store, version, sha256);
    if (!path)
        return fault_memory(store->context);
    return store_put(store, path, buf_text(bytes), bytes->size, NULL);
}

CodicilStatus kept_read(const Store *store, const Version *version,
                        const char *sha256, Buf *out)
{
    char found[DIGEST_SIZE];
    char *AUTO(free_bytes) path = kept_path(store, version, sha256);
    if (!path)
        return fault_memory(store->context);
    Place place = {.file = path};
    TRY(store_check_path(store, path));
    if (!file_is_there(path))
        return fault(store->context, CODICIL_NOT_FOUND, &place,
                     "is not there, though the publication log names it");
    TRY(file_read(store->context, path, out));
    digest_of(buf_text(out), out->size, found);
    if (strcmp(found, sha256) != 0)
        return fault(store->context, CODICIL_INVALID, &place,
                     "is not what was published: its SHA-256 is %s", found);
    return CODICIL_OK;
}
