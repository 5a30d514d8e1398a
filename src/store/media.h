/* The pictures of a version: the files below its media/. */
#ifndef STORE_MEDIA_H
#define STORE_MEDIA_H

#include "store/version.h"

#define MEDIA_FOLDER "media"

/* Their paths in the version's folder, "media/map.png", "media/icons/a.svg",
 * sorted within each folder, ended by NULL; the caller's (names_free). What is
 * no file, and names that begin with a dot, are passed over. */
CodicilStatus media_list(const Store *store, const Version *version,
                         char ***out);

/* The bytes of one of them, and where it is; CODICIL_REFUSED where that leads
 * out of the store. */
CodicilStatus media_read(const Store *store, const Version *version,
                         const char *path, Buf *out);

#endif
