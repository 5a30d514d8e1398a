/* One MO file as GNU msgfmt writes it, of either byte order.
 *
 *      0   magic 0x950412DE, revision, count N,
 *      12  offset of the table of keys, offset of the table of texts
 *      table: N times { length, offset } of a string that a NUL follows
 *
 * What is not sound is refused when it is opened: nothing that is read
 * afterwards lies outside the file. */
#ifndef LANG_CATALOG_H
#define LANG_CATALOG_H

#include "base/buf.h"
#include "base/context.h"

typedef struct {
    const char *key, *text; /* NUL-terminated UTF-8 */
} Phrase;

typedef struct {
    Buf file;
    Phrase *phrases; /* sorted by key */
    size_t count;
} Catalog;

/* Reads a file. CODICIL_INVALID where it is no sound MO file. */
CodicilStatus catalog_open(const CodicilContext *context, const char *path,
                           Catalog *out);
void catalog_close(Catalog *catalog);

/* The text of a key, NULL where there is none. */
const char *catalog_find(const Catalog *catalog, const char *key);

#endif
