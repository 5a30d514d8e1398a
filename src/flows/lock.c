/* codicil.lock, written and read. */
#include "flows/lock.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/json.h"

#include <stdlib.h>
#include <string.h>

void lock_clear(Lock *lock)
{
    for (size_t i = 0; i < lock->count; i++) {
        free(lock->files[i].path);
        buf_clear(&lock->files[i].bytes);
    }
    free(lock->files);
    json_decref(lock->tree);
    *lock = (Lock){0};
}

LockFile *lock_add(Lock *lock, const char *path)
{
    LockFile *grown =
        realloc(lock->files, (lock->count + 1) * sizeof *lock->files);
    if (!grown)
        return NULL;
    lock->files = grown;
    LockFile *file = &grown[lock->count];
    *file = (LockFile){.path = strdup(path)};
    lock->count += file->path != NULL;
    return file->path ? file : NULL;
}

static void write_member(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void write_file(Json *json, const LockFile *file)
{
    json_begin(json, '{');
    write_member(json, "path", file->path);
    write_member(json, "sha256", file->sha256);
    if (*file->locale) {
        write_member(json, "locale", file->locale);
        json_key(json, "revision");
        json_number(json, (long)file->revision);
        write_member(json, "text", file->text);
        json_key(json, "lcid");
        json_number(json, (long)file->lcid);
        write_member(json, "charset", file->charset);
    }
    json_end(json, '}');
}

static void write_lock(const Lock *lock, const char *sha256, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "lock");
    json_number(&json, 1);
    write_member(&json, "program", "codicil " CODICIL_VERSION);
    write_member(&json, "work", lock->work);
    write_member(&json, "version", lock->version);
    json_key(&json, "pinned");
    json_bool(&json, lock->is_pinned);
    write_member(&json, "profile", lock->profile);
    write_member(&json, "format", lock->format);
    write_member(&json, "charset", lock->charset);
    json_key(&json, "transliterated");
    json_bool(&json, lock->is_transliterated);
    json_key(&json, "width");
    json_number(&json, (long)lock->width);
    json_key(&json, "files");
    json_begin(&json, '[');
    for (size_t i = 0; i < lock->count; i++)
        write_file(&json, &lock->files[i]);
    json_end(&json, ']');
    if (sha256)
        write_member(&json, "sha256", sha256);
    json_end(&json, '}');
    buf_add_char(out, '\n');
}

CodicilStatus lock_write(const CodicilContext *context, const Lock *lock,
                         Buf *out)
{
    AUTO(buf_clear) Buf bytes = {0};
    json_t *AUTO(free_json) tree = NULL;
    char sha256[DIGEST_SIZE];
    write_lock(lock, NULL, &bytes);
    if (!buf_is_ok(&bytes))
        return fault_memory(context);
    TRY(json_tree_read(context, LOCK_NAME, &bytes, &tree));
    TRY(json_tree_digest(context, tree, "sha256", sha256));
    write_lock(lock, sha256, out);
    return CODICIL_OK;
}

CodicilStatus lock_is_same(const CodicilContext *context, const Lock *lock,
                           bool *out)
{
    const char *said = json_text_of(lock->tree, "sha256");
    char sha256[DIGEST_SIZE];
    TRY(json_tree_digest(context, lock->tree, "sha256", sha256));
    *out = said && strcmp(said, sha256) == 0;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- reading
 */

/* Whether it is the name of a file right in the folder. */
static bool is_name(const char *path)
{
    return path && *path && *path != '.' && !strpbrk(path, "/\\");
}

static bool is_digest(const char *text)
{
    return text && strlen(text) == DIGEST_SIZE - 1 &&
           strspn(text, "0123456789abcdef") == DIGEST_SIZE - 1;
}

static bool read_file(const json_t *from, LockFile *file)
{
    const char *locale = json_text_of(from, "locale");
    const char *text = json_text_of(from, "text");
    const char *sha256 = json_text_of(from, "sha256");
    if (!is_digest(sha256) || (locale && !is_digest(text)))
        return false;
    memcpy(file->sha256, sha256, DIGEST_SIZE);
    if (!locale)
        return true;
    memcpy(file->text, text, DIGEST_SIZE);
    file->revision = (unsigned)json_number_of(from, "revision");
    file->lcid = (unsigned)json_number_of(from, "lcid");
    file->charset = json_text_of(from, "charset");
    return locale_from_text(locale, file->locale, NULL);
}

static CodicilStatus read_tree(const CodicilContext *context,
                               const Place *place, Lock *lock)
{
    const json_t *tree = lock->tree, *files = json_list_of(tree, "files");
    lock->work = json_text_of(tree, "work");
    lock->version = json_text_of(tree, "version");
    lock->profile = json_text_of(tree, "profile");
    lock->format = json_text_of(tree, "format");
    lock->charset = json_text_of(tree, "charset");
    lock->is_pinned = json_is_true(json_object_get(tree, "pinned"));
    if (json_number_of(tree, "lock") != 1 || !lock->work || !lock->version ||
        !lock->profile || !files)
        return fault(context, CODICIL_INVALID, place,
                     "is no lock of a bundle: lock 1, work, version, profile "
                     "and files were expected");
    for (size_t i = 0; i < json_array_size(files); i++) {
        const json_t *from = json_array_get(files, i);
        const char *path = json_text_of(from, "path");
        LockFile *file = is_name(path) ? lock_add(lock, path) : NULL;
        if (is_name(path) && !file)
            return fault_memory(context);
        if (!file || !read_file(from, file))
            return fault(context, CODICIL_INVALID, place,
                         "file %zu in it is none: path, sha256 and, of a text, "
                         "locale and text were expected",
                         i + 1);
    }
    return CODICIL_OK;
}

CodicilStatus lock_read(const CodicilContext *context, const char *folder,
                        Lock *out)
{
    AUTO(free_bytes) char *path = path_join(folder, LOCK_NAME, NULL);
    AUTO(buf_clear) Buf bytes = {0};
    Lock lock = {0};
    if (!path)
        return fault_memory(context);
    if (!file_is_there(path))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "holds no " LOCK_NAME ", as `codicil bundle` writes it");
    TRY(file_read(context, path, &bytes));
    TRY(json_tree_read(context, path, &bytes, &lock.tree));
    CodicilStatus status = read_tree(context, &(Place){.file = path}, &lock);
    if (status == CODICIL_OK)
        *out = lock;
    else
        lock_clear(&lock);
    return status;
}
