/* Gzip, by zlib. */
#include "base/gzip.h"

#include <limits.h>
#include <zlib.h>

#define LEVEL  5 /* two parts in a hundred more than 6, a third less work */
#define WINDOW (15 + 16) /* the largest, with gzip's header */
#define MEMORY 8
#define UNIX   3 /* the system in the header, wherever it runs */

/* Compresses all of it to the end of `out`, where there is room. */
static bool deflate_all(z_stream *stream, size_t room, Buf *out)
{
    gz_header header = {.os = UNIX};
    deflateSetHeader(stream, &header);
    stream->next_out = (Bytef *)out->bytes + out->size;
    stream->avail_out = (uInt)room;
    if (deflate(stream, Z_FINISH) != Z_STREAM_END)
        return false;
    out->size += room - stream->avail_out;
    out->bytes[out->size] = '\0';
    return true;
}

void gzip_add(const char *bytes, size_t size, Buf *out)
{
    z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)size};
    if (size > UINT_MAX / 2 ||
        deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW, MEMORY,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        out->failed = true;
        return;
    }
    size_t room = deflateBound(&stream, size);
    buf_reserve(out, room);
    if (!buf_is_ok(out) || !deflate_all(&stream, room, out))
        out->failed = true;
    deflateEnd(&stream);
}
