/* The types that attributes of the content model have (VocabAttribute.type):
 * what a value has to look like, for C and for schemas alike.
 *
 *      id      letter or _, then letters, digits, _ . - (ASCII), at most 200
 *      ncname  the same, of any length
 *      date    a day, or an instant with a zone (RFC 3339), that exists
 *      locale  the shape of a BCP 47 tag; that it is registered is for others
 *      iri     IRI reference (RFC 3987 section 2.2), may be empty; white space
 *              and <>"{}|\^` have to be percent-encoded
 *      integer 1 to 999999
 *      boolean true, false
 *      text    anything
 *      a|b|c   one of these words
 *
 * White space around a value makes it another value. Every value that is valid
 * here is valid by the XML Schema type of Akoma Ntoso's own schema. */
#ifndef MODEL_DATATYPE_H
#define MODEL_DATATYPE_H

#include "base/buf.h"

/* A type as it is written in the table, with or without a name of its own. */
typedef struct {
    const char *text;
    size_t size;
} Datatype;

bool datatype_is(const Datatype *type, const char *name);

bool datatype_allows(const Datatype *type, const char *value);

/* The pattern of XML Schema (part 2, appendix F) that exactly its values
 * match, and how long they may be (0: any length); NULL for text and for
 * choices. */
const char *datatype_pattern(const Datatype *type, size_t *longest);

/* Adds what is expected, in words: "true or false". */
void datatype_add_words(const Datatype *type, Buf *out);

/* Whether a text has the form of a date, be there such a day or not. */
bool datatype_is_date_form(const char *value);

#endif
