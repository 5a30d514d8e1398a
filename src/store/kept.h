/* Bytes that were published, kept for ever under their digest:
 * documents/<work>/<version>/renditions/<sha256>. */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include "store/version.h"

/* NULL when out of memory. */
char *kept_path(const Store *store, const Version *version, const char *sha256);

/* Keeps bytes (store_put); their digest is put in `sha256`. */
CodicilStatus kept_put(const Store *store, const Version *version,
                       const Buf *bytes, char sha256[DIGEST_SIZE]);

/* Reads what is kept under a digest. CODICIL_NOT_FOUND where it is not there,
 * CODICIL_INVALID where its digest is another: both name the file. */
CodicilStatus kept_read(const Store *store, const Version *version,
                        const char *sha256, Buf *out);

#endif
