/* Writing the files of a site: each whole or not at all, and only where its
 * bytes are not there already. What was written is remembered (state.h).
 *
 * A new file is written in .codicil/ of the site and then takes its place, so
 * that a kill leaves the old one or the new one; what it leaves in .codicil/
 * goes with the next build. Nothing is synced here: the whole is, once it is
 * there (site_sync). */
#ifndef SITE_WRITER_H
#define SITE_WRITER_H

#include "base/gzip.h"
#include "site/kinds.h"
#include "site/state.h"

/* One for each thread; but for `now`, all is borrowed. */
typedef struct {
    const CodicilContext *context;
    const char *root;     /* the site's folder */
    const SiteState *old; /* of the last build */
    unsigned thread;      /* its files in .codicil/ bear this number */
    Gzip *gzip;           /* the thread's own */
    SiteState now;
    size_t written; /* files of the site */
} SiteWriter;

/* Begins a group. True: a group of that name and key is there already, all its
 * files are as they were left, and are taken over. */
bool site_keep(SiteWriter *writer, const char *name, const char *key);

/* Puts a file, and beside it one with .gz, where that makes it smaller and the
 * file is part of the site. */
CodicilStatus site_put(SiteWriter *writer, const char *path, const Buf *bytes);

/* The same for two paths at once; `other` may be NULL. So may be `sha256`,
 * which is the digest of the bytes where that is known. */
CodicilStatus site_put_both(SiteWriter *writer, const char *path,
                            const char *other, const Buf *bytes,
                            const char *sha256);

/* Remembers a file that was put there by other ways, if it is there. */
CodicilStatus site_add_record(SiteWriter *writer, const char *path,
                              const char *sha256);

/* Whether a file of the site is as it was left. */
bool site_is_as_left(const char *root, const SiteRecord *file);

#endif
