/* Files that are written piece by piece. */
#include "site/stream.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "site/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

CodicilStatus site_stream_open(const CodicilContext *context, const char *root,
                               const char *name, SiteStream *out)
{
    *out = (SiteStream){.context = context};
    digest_begin(&out->run);
    if (!name)
        return CODICIL_OK;
    out->fresh = path_join(root, SITE_FOLDER, name, NULL);
    if (!out->fresh)
        return fault_memory(context);
    out->file = fopen(out->fresh, "we");
    return out->file ? CODICIL_OK : fault_errno(context, "write", out->fresh);
}

CodicilStatus site_stream_add(SiteStream *stream, Buf *bytes)
{
    if (!buf_is_ok(bytes))
        return fault_memory(stream->context);
    digest_add(&stream->run, buf_text(bytes), bytes->size);
    stream->size += (long long)bytes->size;
    if (stream->file &&
        fwrite(buf_text(bytes), 1, bytes->size, stream->file) != bytes->size)
        return fault_errno(stream->context, "write", stream->fresh);
    buf_set_size(bytes, 0);
    return CODICIL_OK;
}

void site_stream_drop(SiteStream *stream)
{
    if (stream->file)
        fclose(stream->file);
    if (stream->fresh)
        unlink(stream->fresh);
    free(stream->fresh);
    stream->file = NULL;
    stream->fresh = NULL;
}

CodicilStatus site_stream_close(SiteStream *stream, const char *path,
                                char sha256[DIGEST_SIZE])
{
    digest_end(&stream->run, sha256);
    if (!stream->file)
        return CODICIL_OK;
    bool fine = fflush(stream->file) == 0 && fsync(fileno(stream->file)) == 0;
    fine = fclose(stream->file) == 0 && fine;
    stream->file = NULL;
    if (!fine || rename(stream->fresh, path) != 0) {
        CodicilStatus status = fault_errno(stream->context, "write", path);
        site_stream_drop(stream);
        return status;
    }
    free(stream->fresh);
    stream->fresh = NULL;
    return CODICIL_OK;
}

bool site_digest_of_file(const char *path, char sha256[DIGEST_SIZE],
                         long long *size)
{
    char piece[65536];
    DigestRun run;
    long long all = 0;
    ssize_t count;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    digest_begin(&run);
    while ((count = read(descriptor, piece, sizeof piece)) != 0) {
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        digest_add(&run, piece, (size_t)count);
        all += count;
    }
    int code = errno;
    close(descriptor);
    errno = code;
    digest_end(&run, sha256);
    if (size)
        *size = all;
    return count == 0;
}
