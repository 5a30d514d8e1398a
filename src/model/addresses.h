/* Addresses that differ by language.
 *
 *      pattern = *( text / "{locale}" / "*" )
 *
 * An address is of a pattern that fits its beginning, up to its end or one of
 * / ? # & where the pattern does not end in one. {locale} is a language tag,
 * written as `form` says: pt-BR, pt-br, pt_BR, pt; "*" is anything but a slash.
 * For some locales it may be said what stands there instead (jp for ja). A
 * pattern without {locale} is an address of its own in each locale for which
 * one is said: example.com, example.nl. */
#ifndef MODEL_ADDRESSES_H
#define MODEL_ADDRESSES_H

#include "base/buf.h"

typedef enum {
    ADDRESS_TAG,        /* pt-BR */
    ADDRESS_LOWER,      /* pt-br */
    ADDRESS_UNDERSCORE, /* pt_BR */
    ADDRESS_LANGUAGE,   /* pt */
} AddressForm;

/* All strings are borrowed. */
typedef struct {
    const char *locale, *value;
} AddressFor;

typedef struct {
    const char *pattern;
    AddressForm form;
    AddressFor *fors;
    size_t count;
} Address;

typedef struct {
    Address *items;
    size_t count;
} Addresses;

void addresses_clear(Addresses *addresses);

/* Whether a pattern covers an address; `expected` gets what it is to be in a
 * locale, and `key` (may be NULL) what it is in any. The first that covers it
 * decides. */
bool addresses_expect(const Addresses *addresses, const char *href,
                      const char *locale, Buf *expected, Buf *key);

#endif
