/* The forms of the store's own XML files (codicil.xml, work.xml, version.xml):
 * what may stand in one, as a table, and strict reading, asking and setting by
 * that table. The tree is kept, so that comments and whatever a reader does
 * not ask for come out again as they went in. */
#ifndef STORE_FORM_H
#define STORE_FORM_H

#include "base/context.h"
#include "model/doc.h"
#include "store/store.h"

#define FORM_ATTRIBUTES 12

typedef struct {
    const char *name; /* NULL ends the list; "xml:lang" */
    const char *type; /* store/value.h */
    bool needed;
} FormAttribute;

/* How often an element stands in its parent. */
typedef enum { FORM_ONE, FORM_MAYBE, FORM_MANY } FormTimes;

typedef struct {
    const char *name;
    const char *parent; /* NULL for the root, which is the first row */
    FormTimes times;
    const char *type; /* of its text; NULL: it holds elements or nothing */
    const char *purpose;
    FormAttribute attributes[FORM_ATTRIBUTES];
} FormRow;

/* A form; elements may stand in any order, new ones are put in that of the
 * table. All are in the namespace urn:codicil:1. */
typedef struct {
    const FormRow *rows;
    size_t count;
} Form;

/* Reads a file and holds it against its form: an element or an attribute that
 * is not in it, one that lacks or stands twice, a value of another type are
 * faults (CODICIL_INVALID) with the line and what was expected. The text of
 * elements is trimmed and its white space collapsed. */
CodicilStatus form_read(const CodicilContext *context, const Form *form,
                        const char *path, xmlDoc **out);

/* An empty file of that form; the NULL of `out` never. */
CodicilStatus form_new(const CodicilContext *context, const Form *form,
                       xmlDoc **out);

/* The text of a child of the root, borrowed until it is set; NULL where there
 * is none. */
const char *form_get(const xmlDoc *doc, const char *name);

/* The texts of all children of that name, in order, ended by NULL; the array
 * is the caller's, the texts are borrowed. NULL when out of memory. */
const char **form_list(const xmlDoc *doc, const char *name);

/* Sets, adds or (value NULL) removes a child of the root that stands at most
 * once. CODICIL_MISUSE when the value is not of its type. */
CodicilStatus form_set(const CodicilContext *context, const Form *form,
                       xmlDoc *doc, const char *name, const char *value);

/* The child of the root of that name, which holds no text; added where it is
 * not there, or one `more` in any case. NULL when out of memory. */
xmlNode *form_add(const Form *form, xmlDoc *doc, const char *name, bool more);

/* Writes a file of the store in canonical bytes (store_put). */
CodicilStatus form_write(const Store *store, const xmlDoc *doc,
                         const char *path, bool *changed);

/* The first child element of that name, the next sibling of that name. */
xmlNode *form_first(const xmlNode *parent, const char *name);
xmlNode *form_next(const xmlNode *node);

#endif
