/* Which kinds of address a text may have. A text is data: an address leads
 * somewhere, it never runs a script. One table, for the checker and for what
 * is rendered. */
#ifndef MODEL_SCHEME_H
#define MODEL_SCHEME_H

#include "base/buf.h"

#define SCHEME_SIZE 32

typedef enum { SCHEME_OF_LINK, SCHEME_OF_PICTURE } SchemeUse;

/* The scheme of an address (RFC 3986 section 3.1) in lower case, as a browser
 * reads it, which passes over white space and control characters; "" where it
 * has none; cut where it is longer than any that we know. */
void scheme_read(const char *address, char scheme[SCHEME_SIZE]);

/* Whether a scheme may stand there; "" may. */
bool scheme_is_allowed(const char *scheme, SchemeUse use);

/* Adds those that may: "http:, https:". */
void scheme_add_names(SchemeUse use, Buf *out);

/* Adds the path of a relative address (RFC 3986 section 4.2), up to its query
 * or fragment, with what is written as %XX decoded. */
void address_add_path(const char *address, Buf *out);

#endif
