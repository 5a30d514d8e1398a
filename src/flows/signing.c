/* Signatures over what was published. */
#include "flows/signing.h"

#include "base/file.h"
#include "site/manifest.h"
#include "store/batch.h"

#include <string.h>
#include <sys/stat.h>

/* ------------------------------------------------------------------ version */

static CodicilStatus sign_version(const Store *store, const Version *version,
                                  const char *path, const char *key_path)
{
    SecretKey AUTO(secret_key_wipe) key;
    Buf bytes AUTO(buf_clear) = {0}, comment AUTO(buf_clear) = {0};
    Buf signature AUTO(buf_clear) = {0};
    const LogEntry *last = log_last(&version->log);
    TRY(secret_key_read(store->context, key_path, &key));
    doc_write(version->doc, &bytes);
    buf_add_format(&comment, "%s@%s, %zu entries, last at %s", version->work,
                   version->label, version->log.count, last ? last->at : "-");
    if (!buf_is_ok(&bytes) || !buf_is_ok(&comment))
        return fault_memory(store->context);
    TRY(signature_make(store->context, &key, &bytes, comment.bytes,
                       &signature));
    return store_put(store, path, signature.bytes, signature.size, NULL);
}

CodicilStatus signed_version_write(const Store *store, Version *version,
                                   const char *key)
{
    char *AUTO(free_bytes) path = store_path(
        store, version->work, version->label, "version.xml.minisig", NULL);
    if (!path)
        return fault_memory(store->context);
    if (!key && file_is_there(path))
        return fault(store->context, CODICIL_REFUSED, &(Place){.file = path},
                     "is a signature that would not fit any more; the secret "
                     "key was expected, --key FILE");
    TRY(version_write(store, version, NULL));
    return key ? sign_version(store, version, path, key) : CODICIL_OK;
}

/* ---------------------------------------------------------------- manifests */

typedef struct {
    const CodicilContext *context;
    const SecretKey *key;
    PublicKey open; /* the same key's */
    size_t written;
} Signing;

/* name = "manifest" [ "-" 1*DIGIT ] ".json" */
static bool is_manifest(const char *name)
{
    if (strncmp(name, "manifest", 8) != 0)
        return false;
    name += 8;
    if (*name == '-')
        name += 1 + strspn(name + 1, "0123456789");
    return strcmp(name, ".json") == 0;
}

static CodicilStatus sign_manifest(Signing *signing, const char *path,
                                   const char *name)
{
    Buf bytes AUTO(buf_clear) = {0}, old AUTO(buf_clear) = {0};
    Buf signature AUTO(buf_clear) = {0}, file AUTO(buf_clear) = {0};
    Buf comment AUTO(buf_clear) = {0};
    buf_add_format(&file, "%s.minisig", path);
    buf_add_format(&comment, "%s of codicil", name);
    if (!buf_is_ok(&file) || !buf_is_ok(&comment))
        return fault_memory(signing->context);
    TRY(file_read_most(signing->context, path, MANIFEST_MOST, &bytes));
    if (file_is_there(file.bytes))
        TRY(file_read(signing->context, file.bytes, &old));
    if (signature_check(&signing->open, &bytes, &old) == SIGNATURE_GOOD)
        return CODICIL_OK;
    TRY(signature_make(signing->context, signing->key, &bytes, comment.bytes,
                       &signature));
    signing->written++;
    return file_write(signing->context, file.bytes, signature.bytes,
                      signature.size);
}

static CodicilStatus sign_folder(Signing *signing, const char *folder)
{
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(signing->context, folder, &names));
    for (char **at = names; *at; at++) {
        struct stat about;
        char *AUTO(free_bytes) path = path_join(folder, *at, NULL);
        if (!path)
            return fault_memory(signing->context);
        if (**at == '.' || lstat(path, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode))
            TRY(sign_folder(signing, path));
        else if (S_ISREG(about.st_mode) && is_manifest(*at))
            TRY(sign_manifest(signing, path, *at));
    }
    return CODICIL_OK;
}

CodicilStatus codicil_sign(CodicilContext *context, const char *folder,
                           const char *key_path, size_t *written)
{
    SecretKey AUTO(secret_key_wipe) key;
    Signing signing = {.context = context, .key = &key};
    char *AUTO(free_bytes) first = path_join(folder, "manifest.json", NULL);
    if (!first)
        return fault_memory(context);
    TRY(secret_key_read(context, key_path, &key));
    if (!file_is_there(first))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "is no site: manifest.json was expected in it, as "
                     "`codicil build` makes it");
    public_key_of(&key, &signing.open);
    TRY(sign_folder(&signing, folder));
    *written = signing.written;
    return CODICIL_OK;
}
