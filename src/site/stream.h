/* A file of a site that may be larger than memory: written piece by piece in
 * .codicil/, put in its place when it is whole. */
#ifndef SITE_STREAM_H
#define SITE_STREAM_H

#include "base/buf.h"
#include "base/context.h"
#include "base/digest.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct {
    const CodicilContext *context;
    char *fresh; /* where it is written */
    FILE *file;  /* NULL: only its digest is wanted */
    DigestRun run;
    long long size;
} SiteStream;

/* `root` is the site's folder, `name` that of the file that is written in
 * .codicil/; NULL for a digest alone. */
CodicilStatus site_stream_open(const CodicilContext *context, const char *root,
                               const char *name, SiteStream *out);
/* Writes a buf and empties it. */
CodicilStatus site_stream_add(SiteStream *stream, Buf *bytes);
/* Puts the file at a path, where other bytes stood; syncs it. */
CodicilStatus site_stream_close(SiteStream *stream, const char *path,
                                char sha256[DIGEST_SIZE]);
/* Of a file of any size, which is put in `size` (may be NULL); false, and why
 * in errno, where it cannot be read. */
bool site_digest_of_file(const char *path, char sha256[DIGEST_SIZE],
                         long long *size);
/* Leaves no file. */
void site_stream_drop(SiteStream *stream);

#endif
