/* What authoring Markdown (codicil-authoring(5)) calls elements and attributes:
 * shared by what writes it (render/) and what reads it (import/).
 *
 * An attribute list says what plain Markdown cannot:
 *
 *      list   = "{" [ ":" ] *( blank / part ) "}"      on one line
 *      part   = "#" value                     the id
 *             / "." 1*( letter / digit / "-" / "_" )   a class
 *             / "-" key                       without what is else implied
 *             / name                          which element this is
 *             / key "=" value
 *             / name "=" value                that element, and its main
 *                                             attribute
 *      value  = DQUOTE *( char / "\" char ) DQUOTE / 1*( char but blank " } )
 *
 * In quotes "\n", "\r" and "\t" are a line feed, carriage return and tab; any
 * other character behind a backslash is itself. Names of elements and keys are
 * those of Akoma Ntoso but for the short ones of the tables. */
#ifndef MODEL_AUTHORING_H
#define MODEL_AUTHORING_H

#include "model/vocab.h"

/* What begins the front matter of such a text, and what it says first. */
#define AUTHORING_KEY   "codicil"
#define AUTHORING_VALUE "authoring/1"

/* Hierarchy: a heading of "#" is the title, "##" the first level below. */
#define AUTHORING_LEVELS 6 /* of Markdown; deeper ones say level=N */

/* How deep elements may nest (doc.h). */
#define AUTHORING_DEPTH 250

/* What an element is called, and which it is; EL_none: no such name. */
const char *authoring_name(Element element);
Element authoring_element(const char *name, size_t size);

/* What an attribute is called ("lang" for "xml:lang"), and which it is; NULL:
 * no such key. */
const char *authoring_key(const char *attribute);
const char *authoring_attribute(const char *key, size_t size);

/* The attribute that stands behind an element's name and "="; NULL: none. */
const char *authoring_main(Element element);

/* Which element [words]{...} is that names none: with an id a definition, else
 * a span. */
Element authoring_unnamed(bool has_id);

/* The class that an element has without saying so; NULL: none. `is_lead`: a
 * provision that begins with its heading run in. */
const char *authoring_class(Element element, bool is_lead);

#endif
