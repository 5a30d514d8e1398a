/* Front matter: what stands between two lines of "---" at the beginning of a
 * Markdown source and is about the text, not of it. A small part of YAML 1.2:
 * keys with one value each; lists and maps are known by their key alone. */
#ifndef IMPORT_FRONT_H
#define IMPORT_FRONT_H

#include "base/context.h"
#include "import/blocks.h"

typedef struct {
    char *key;
    char *value; /* NULL for a list or map */
    long line;   /* of the source */
} FrontField;

typedef struct {
    FrontField *fields;
    size_t count, room;
    size_t end; /* bytes of the front matter; 0 where there is none */
    long lines; /* and its lines */
} Front;

/* Reads the front matter, if there is any: a first line "---", a line of a key
 * and a colon next, and a closing line "---" or "..."; all lines between are
 * keys (one at least in small letters, or Title, Date, Lang), indented or items
 * ("- "). Everything else is no front matter, and no
 * fault: a thematic break at the beginning of a text is one. CODICIL_MEMORY
 * only. */
CodicilStatus front_read(const CodicilContext *context,
                         const SourceText *source, Front *out);
void front_clear(Front *front);

/* The field of a key, NULL if it is not there. */
const FrontField *front_find(const Front *front, const char *key);

/* Makes the title of the front matter that of a text that has no heading of
 * the first level, or several of which none is it; its words go before
 * `words`. Tells as notes what was done, the dates, and what is left out. */
CodicilStatus front_apply(const CodicilContext *context,
                          const SourceText *source, const Front *front,
                          xmlNode *blocks, Buf *words);

#endif
