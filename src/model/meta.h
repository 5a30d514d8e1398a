/* What `meta` says of a text, and where it says it. Written by codicil from
 * work.xml and version.xml, never by hand. */
#ifndef MODEL_META_H
#define MODEL_META_H

#include "base/context.h"
#include "model/doc.h"

/* All borrowed. NULL where there is none. */
typedef struct {
    const char *work;       /* name */
    const char *version;    /* label */
    const char *locale;     /* of the text */
    const char *original;   /* locale of the original */
    const char *prevailing; /* locale that prevails */
    const char *publisher;  /* for people */
    const char *country;    /* ISO 3166-1 alpha-2, lower case */
    const char *in_force;   /* "YYYY-MM-DD" or RFC 3339; NULL while open */
    bool is_draft;          /* not in the publication log */
    const xmlDoc *record;   /* version.xml; NULL: not of the store */
} Facts;

/* Facts of a text that is rendered from a file: fixed placeholders, and what
 * the text itself says (locale, title). */
Facts meta_placeholder(const char *locale);

/* Replaces the meta of a text, and its name, contains and xml:lang. */
CodicilStatus meta_write(const CodicilContext *context, const Facts *facts,
                         xmlDoc *doc);

/* Calls `differs` for each fact in which the text's meta is not what
 * meta_write would write: the node (never NULL), the name of what differs, the
 * expected and the found value (NULL: missing). */
typedef void (*MetaDiffers)(void *user, const xmlNode *node, const char *what,
                            const char *expected, const char *found);
CodicilStatus meta_compare(const CodicilContext *context, const Facts *facts,
                           const xmlDoc *doc, MetaDiffers differs, void *user);

#endif
