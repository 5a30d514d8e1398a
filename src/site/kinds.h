/* What a file of a site is, as its path tells: a table of endings. */
#ifndef SITE_KINDS_H
#define SITE_KINDS_H

#include <stdbool.h>
#include <stddef.h>

/* The folder for what is no part of a site: what the next build and servers
 * need. */
#define SITE_FOLDER ".codicil"

/* Whether a path is in it. */
bool site_is_aside(const char *path);

/* How long a file may be kept by whoever fetched it. */
#define SITE_FOREVER "public, max-age=31536000, immutable"
#define SITE_SHORT   "public, max-age=300, must-revalidate"

/* Its media type, as Content-Type has it; that of NAME.gz is NAME's. */
const char *site_type_of(const char *path);

/* Whether it is compressed on its own, NAME.gz; worth compressing. */
bool site_is_gzip(const char *path);
bool site_is_packed(const char *path);

/* The language of its words: of LOCALE.html, LOCALE~2.txt,
 * versions.LOCALE.html. False where there is none. `locale` has LOCALE_SIZE
 * bytes. */
bool site_locale_of(const char *path, char *locale);

/* SITE_FOREVER for LOCALE~N.…, which never changes, else SITE_SHORT. */
const char *site_cache_of(const char *path);

#endif
