/* An address without what tells languages apart.
 *
 *      https://www.example.com/en-US/legal/?hl=en#top  →  example/com/legal/hl
 *
 * Scheme and "www." go, host in small letters, no fragment, no slash at the
 * end; a word of the address, between any of / . _ - = & ?, that is the
 * language of either text goes, with the region behind it. Addresses for mail
 * and telephones stay as they are, without white space and what is behind "?",
 * in small letters. */
#ifndef MODEL_ADDRESS_KEY_H
#define MODEL_ADDRESS_KEY_H

#include "base/buf.h"

/* Appends the key of an address that stands in texts of these two locales. */
void address_key(const char *href, const char *locale, const char *other,
                 Buf *out);

#endif
