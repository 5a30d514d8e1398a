/* Addresses as they are written, made fit for an attribute of type anyURI. */
#ifndef IMPORT_ADDRESS_H
#define IMPORT_ADDRESS_H

#include "base/buf.h"

/* Adds an address as an IRI reference (RFC 3987): what may not stand in one is
 * percent-encoded, all else stays as it is. */
void address_add(const char *address, Buf *out);

#endif
