/* Gzip (RFC 1952) by libdeflate: the same bytes for the same input, as there is
 * neither name nor time in the header. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/buf.h"

/* What one thread compresses with, over and over: it is much to make anew for
 * each file. A zeroed one is fine, and made when it is first asked for. */
typedef struct {
    void *packer;
} Gzip;

void gzip_clear(Gzip *gzip);

/* Adds `bytes`, compressed; `out->failed` when out of memory. */
void gzip_add(Gzip *gzip, const char *bytes, size_t size, Buf *out);

#endif
