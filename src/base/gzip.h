/* Gzip (RFC 1952) by libdeflate: the same bytes for the same input, as there is
 * neither name nor time in the header. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/buf.h"

/* Adds `bytes`, compressed; `out->failed` when out of memory. */
void gzip_add(const char *bytes, size_t size, Buf *out);

#endif
