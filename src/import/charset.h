/* The charset that a page says it is in. */
#ifndef IMPORT_CHARSET_H
#define IMPORT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#define CHARSET_SIZE 64

/* Reads the charset from a <meta> in the first 1024 bytes of a page (WHATWG
 * HTML, 13.2.3.2), as a name for lang/encoding.h: a page that says it is in
 * ISO-8859-1 or ASCII is in windows-1252, one that says UTF-16 in UTF-8.
 * `charset` has CHARSET_SIZE bytes; false where it says none,
 * or begins with a byte order mark, which goes before. */
bool charset_of_page(const char *bytes, size_t size, char *charset);

#endif
