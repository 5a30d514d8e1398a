/* Files, read whole and written whole or not at all. */
#include "base/file.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_file(const int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
}

#define PIECE 65536

static CodicilStatus too_large(const CodicilContext *context, const char *path,
                               size_t most)
{
    return fault(context, CODICIL_INVALID, &(Place){.file = path},
                 "is larger than %zu MiB, the most that is read", most >> 20);
}

/* All of an open file, up to the limit. Its size is known already where it is
 * a regular one. */
static CodicilStatus read_all(const CodicilContext *context, int descriptor,
                              const char *path, size_t most, Buf *out)
{
    for (;;) {
        if (out->room <= out->size + 1)
            buf_reserve(out, PIECE);
        if (!buf_is_ok(out))
            return fault_memory(context);
        ssize_t size =
            read(descriptor, out->bytes + out->size, out->room - out->size - 1);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return fault_errno(context, "read", path);
        if (size == 0)
            break;
        out->size += (size_t)size;
        if (out->size > most)
            return too_large(context, path, most);
    }
    out->bytes[out->size] = '\0';
    return CODICIL_OK;
}

/* Faults for what is open but nothing to read: a folder, a huge file. Makes
 * room for what a file has, and for one byte more, to see its end. */
static CodicilStatus prepare(const CodicilContext *context, int descriptor,
                             const char *path, size_t most, Buf *out)
{
    struct stat about;
    if (fstat(descriptor, &about) != 0)
        return fault_errno(context, "read", path);
    if (S_ISDIR(about.st_mode))
        return fault(context, CODICIL_INVALID, &(Place){.file = path},
                     "is a folder; a file was expected");
    if (S_ISREG(about.st_mode) && (size_t)about.st_size > most)
        return too_large(context, path, most);
    if (S_ISREG(about.st_mode))
        buf_reserve(out, (size_t)about.st_size + 1);
    return CODICIL_OK;
}

CodicilStatus file_read_most(const CodicilContext *context, const char *path,
                             size_t most, Buf *out)
{
    Buf bytes = {0};
    bool is_stdin = strcmp(path, "-") == 0;
    int descriptor AUTO(close_file) =
        is_stdin ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fault_errno(context, "read", path);
    TRY(prepare(context, descriptor, path, most, &bytes));
    CodicilStatus status = read_all(context, descriptor, path, most, &bytes);
    if (status != CODICIL_OK) {
        buf_clear(&bytes);
        return status;
    }
    buf_clear(out);
    *out = bytes;
    return CODICIL_OK;
}

CodicilStatus file_read(const CodicilContext *context, const char *path,
                        Buf *out)
{
    return file_read_most(context, path, FILE_LIMIT, out);
}

/* Writes all bytes; false with errno set when it cannot. */
static bool write_all(int descriptor, const char *bytes, size_t size)
{
    while (size) {
        ssize_t done = write(descriptor, bytes, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes += done;
        size -= (size_t)done;
    }
    return true;
}

static CodicilStatus write_in_place(const CodicilContext *context,
                                    const char *path, const char *bytes,
                                    size_t size)
{
    int descriptor AUTO(close_file) = open(path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0 || !write_all(descriptor, bytes, size))
        return fault_errno(context, "write", path);
    return CODICIL_OK;
}

/* "a/b" → "a"; "b" → "."; "/b" → "/". */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

void file_sync_folder(const char *path)
{
    char *AUTO(free_bytes) folder = folder_of(path);
    int descriptor AUTO(close_file) =
        folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (descriptor >= 0)
        fsync(descriptor);
}

/* Opens a new file beside `path`, whose name is put in `temporary`. The mode
 * is what umask leaves of 0666; -1 with errno set when it cannot. */
static int open_beside(const char *path, Buf *temporary)
{
    for (unsigned try = 0; try < 100; try++) {
        buf_set_size(temporary, 0);
        buf_add_format(temporary, "%s.%ld-%u.tmp", path, (long)getpid(), try);
        if (!buf_is_ok(temporary)) {
            errno = ENOMEM;
            return -1;
        }
        int descriptor = open(temporary->bytes,
                              O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/* Writes; the mode is that of the file replaced, if any. */
static bool fill(int descriptor, const char *path, const char *bytes,
                 size_t size)
{
    struct stat old;
    if (!write_all(descriptor, bytes, size))
        return false;
    return stat(path, &old) != 0 ||
           fchmod(descriptor, old.st_mode & 07777) == 0;
}

/* Closes; what went wrong before stays in errno. */
static bool shut(int descriptor, bool done)
{
    int code = errno;
    if (close(descriptor) != 0 && done)
        return false;
    errno = code;
    return done;
}

static bool fill_and_sync(int descriptor, const char *path, const char *bytes,
                          size_t size)
{
    bool done = fill(descriptor, path, bytes, size) && fsync(descriptor) == 0;
    return shut(descriptor, done);
}

static CodicilStatus replace(const CodicilContext *context, const char *path,
                             const char *bytes, size_t size)
{
    Buf temporary AUTO(buf_clear) = {0};
    int descriptor = open_beside(path, &temporary);
    if (descriptor < 0)
        return fault_errno(context, "write", path);
    if (!fill_and_sync(descriptor, path, bytes, size) ||
        rename(temporary.bytes, path) != 0) {
        CodicilStatus status = fault_errno(context, "write", path);
        unlink(temporary.bytes);
        return status;
    }
    file_sync_folder(path);
    return CODICIL_OK;
}

CodicilStatus file_write(const CodicilContext *context, const char *path,
                         const char *bytes, size_t size)
{
    struct stat about;
    if (stat(path, &about) != 0 || S_ISREG(about.st_mode))
        return replace(context, path, bytes, size);
    if (S_ISDIR(about.st_mode))
        return fault(context, CODICIL_IO, &(Place){.file = path},
                     "is a folder; a file was to be written");
    return write_in_place(context, path, bytes, size);
}

CodicilStatus file_stage(const CodicilContext *context, const char *staged,
                         const char *path, const char *bytes, size_t size)
{
    int descriptor =
        open(staged, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fault_errno(context, "write", path);
    if (shut(descriptor, fill(descriptor, path, bytes, size)))
        return CODICIL_OK;
    CodicilStatus status = fault_errno(context, "write", path);
    unlink(staged);
    return status;
}

CodicilStatus file_create(const CodicilContext *context, const char *path,
                          unsigned mode, const Buf *bytes)
{
    int descriptor =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    if (descriptor < 0 && errno == EEXIST)
        return fault(context, CODICIL_REFUSED, &(Place){.file = path},
                     "is there already, and is not overwritten");
    if (descriptor < 0)
        return fault_errno(context, "write", path);
    if (fill_and_sync(descriptor, path, buf_text(bytes), bytes->size)) {
        file_sync_folder(path);
        return CODICIL_OK;
    }
    CodicilStatus status = fault_errno(context, "write", path);
    unlink(path);
    return status;
}

CodicilStatus file_has_bytes(const CodicilContext *context, const char *path,
                             const char *bytes, size_t size, bool *out)
{
    struct stat about;
    *out = stat(path, &about) == 0 && S_ISREG(about.st_mode) &&
           (size_t)about.st_size == size && size <= FILE_LIMIT;
    if (!*out)
        return CODICIL_OK;
    Buf old AUTO(buf_clear) = {0};
    TRY(file_read(context, path, &old));
    *out =
        old.size == size && (size == 0 || memcmp(old.bytes, bytes, size) == 0);
    return CODICIL_OK;
}

CodicilStatus file_put(const CodicilContext *context, const char *path,
                       const char *bytes, size_t size, bool *changed)
{
    bool same;
    TRY(file_has_bytes(context, path, bytes, size, &same));
    if (!same)
        TRY(file_write(context, path, bytes, size));
    if (changed)
        *changed = !same;
    return CODICIL_OK;
}

CodicilStatus codicil_file_put(CodicilContext *context, const char *path,
                               const char *bytes, size_t size)
{
    return file_write(context, path, bytes, size);
}

bool file_is_there(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0;
}

bool file_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool file_is_regular(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}
