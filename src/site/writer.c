/* Writing the files of a site. */
#include "site/writer.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Times of a file; false where it is no regular one. */
static bool look(const char *root, SiteRecord *file)
{
    struct stat about;
    char *AUTO(free_bytes) path = path_join(root, file->path, NULL);
    if (!path || lstat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    file->size = (long long)about.st_size;
    file->modified =
        about.st_mtim.tv_sec * 1000000000LL + about.st_mtim.tv_nsec;
    file->changed = about.st_ctim.tv_sec * 1000000000LL + about.st_ctim.tv_nsec;
    return true;
}

bool site_is_as_left(const char *root, const SiteRecord *file)
{
    SiteRecord found = {.path = file->path};
    return look(root, &found) && found.size == file->size &&
           found.modified == file->modified && found.changed == file->changed;
}

bool site_keep(SiteWriter *writer, const char *name, const char *key)
{
    const SiteState *old = writer->old;
    const SiteGroup *group = old ? site_state_group(old, name) : NULL;
    site_state_add_group(&writer->now, name, key);
    if (!group || strcmp(group->key, key) != 0)
        return false;
    for (size_t i = 0; i < group->count; i++)
        if (!site_is_as_left(writer->root, &old->files[group->first + i]))
            return false;
    for (size_t i = 0; i < group->count; i++)
        site_state_add_file(&writer->now, &old->files[group->first + i]);
    return true;
}

/* ------------------------------------------------------------------ one file
 */

static bool holds(const CodicilContext *context, const char *path,
                  const Buf *bytes)
{
    struct stat about;
    Buf found AUTO(buf_clear) = {0};
    return lstat(path, &about) == 0 && S_ISREG(about.st_mode) &&
           (size_t)about.st_size == bytes->size &&
           file_read(context, path, &found) == CODICIL_OK &&
           found.size == bytes->size &&
           memcmp(buf_text(&found), buf_text(bytes), found.size) == 0;
}

static bool write_all(int descriptor, const Buf *bytes)
{
    for (size_t done = 0; done < bytes->size;) {
        ssize_t size =
            write(descriptor, bytes->bytes + done, bytes->size - done);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return false;
        done += (size_t)size;
    }
    return true;
}

/* The folder of a path is made where it is not there. */
static CodicilStatus make_folder(const CodicilContext *context,
                                 const char *path)
{
    char *AUTO(free_bytes) folder = strdup(path);
    if (!folder)
        return fault_memory(context);
    *strrchr(folder, '/') = '\0';
    return folder_make(context, folder);
}

static CodicilStatus replace(SiteWriter *writer, const char *path,
                             const Buf *bytes)
{
    const CodicilContext *context = writer->context;
    char number[24];
    snprintf(number, sizeof number, "new-%u", writer->thread);
    char *AUTO(free_bytes) fresh =
        path_join(writer->root, SITE_FOLDER, number, NULL);
    if (!fresh)
        return fault_memory(context);
    int descriptor =
        open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fault_errno(context, "write", path);
    bool fine = write_all(descriptor, bytes);
    if (close(descriptor) != 0 || !fine)
        return fault_errno(context, "write", path);
    if (rename(fresh, path) == 0)
        return CODICIL_OK;
    if (errno == ENOENT) {
        TRY(make_folder(context, path));
        if (rename(fresh, path) == 0)
            return CODICIL_OK;
    }
    return fault_errno(context, "write", path);
}

CodicilStatus site_add_record(SiteWriter *writer, const char *path,
                              const char *sha256)
{
    SiteRecord file = {.path = (char *)path};
    snprintf(file.sha256, sizeof(file.sha256), "%s", sha256);
    if (!look(writer->root, &file))
        return fault_errno(writer->context, "read", path);
    site_state_add_file(&writer->now, &file);
    return writer->now.failed ? fault_memory(writer->context) : CODICIL_OK;
}

static CodicilStatus put_one(SiteWriter *writer, const char *path,
                             const Buf *bytes, const char *sha256)
{
    char *AUTO(free_bytes) whole = path_join(writer->root, path, NULL);
    if (!whole || !buf_is_ok(bytes))
        return fault_memory(writer->context);
    const SiteRecord *old =
        writer->old ? site_state_file(writer->old, path) : NULL;
    bool is_there = (old && strcmp(old->sha256, sha256) == 0 &&
                     site_is_as_left(writer->root, old)) ||
                    holds(writer->context, whole, bytes);
    if (!is_there) {
        TRY(replace(writer, whole, bytes));
        writer->written += !site_is_aside(path);
    }
    return site_add_record(writer, path, sha256);
}

static CodicilStatus put_packed(SiteWriter *writer, const char *path,
                                const Buf *packed, const char *sha256)
{
    Buf name AUTO(buf_clear) = {0};
    buf_add_format(&name, "%s.gz", path);
    if (!buf_is_ok(&name))
        return fault_memory(writer->context);
    return put_one(writer, name.bytes, packed, sha256);
}

CodicilStatus site_put_both(SiteWriter *writer, const char *path,
                            const char *other, const Buf *bytes,
                            const char *sha256)
{
    char own[DIGEST_SIZE];
    Buf packed AUTO(buf_clear) = {0};
    if (!sha256) {
        digest_of(buf_text(bytes), bytes->size, own);
        sha256 = own;
    }
    TRY(put_one(writer, path, bytes, sha256));
    if (other)
        TRY(put_one(writer, other, bytes, sha256));
    if (!site_is_packed(path))
        return CODICIL_OK;
    gzip_add(writer->gzip, buf_text(bytes), bytes->size, &packed);
    if (!buf_is_ok(&packed))
        return fault_memory(writer->context);
    if (packed.size >= bytes->size)
        return CODICIL_OK;
    digest_of(packed.bytes, packed.size, own);
    TRY(put_packed(writer, path, &packed, own));
    return other ? put_packed(writer, other, &packed, own) : CODICIL_OK;
}

CodicilStatus site_put(SiteWriter *writer, const char *path, const Buf *bytes)
{
    return site_put_both(writer, path, NULL, bytes, NULL);
}
