/* Types of the values that the store's own XML files hold. */
#ifndef STORE_VALUE_H
#define STORE_VALUE_H

#include "base/context.h"

/* NULL where a value is of its type, else what was expected, for people. A
 * type is one of
 *      text     words; UTF-8 that XML can hold, not blank
 *      name     of a work (model/name.h)
 *      label    of a version
 *      locale   a canonical BCP 47 tag
 *      country  ISO 3166-1 alpha-2 in lower case
 *      instant  base/date.h
 *      id       model/ident.h
 *      sha256   64 hexadecimal digits in lower case
 *      number   of a provision, as it is written (model/written.h)
 *      address  http:// or https://, without query and fragment
 *      integer  from 0, of at most nine digits
 * or choices, "a|b|c". */
const char *value_expected(const char *type, const char *value);

/* CODICIL_REFUSED for words that are asked of a person, and are no line of
 * text: blank, or with control characters, which XML would give back otherwise.
 * NULL is fine. `name` is what they are asked for: "reason". */
CodicilStatus value_check_line(const CodicilContext *context, const char *name,
                               const char *value);

#endif
