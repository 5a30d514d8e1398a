/* Where the texts of a version came from in a git repository: <history> in
 * version.xml, a <state> for each state of a file under the date of this
 * version, the oldest first. The last one of a locale is the text, and has the
 * digest of the text's file as it was written; the others are what stood there
 * before it was corrected. */
#ifndef STORE_ORIGIN_H
#define STORE_ORIGIN_H

#include "store/version.h"

/* All borrowed. */
typedef struct {
    const char *locale;
    const char *commit; /* that brought it */
    const char *at;     /* when: an instant */
    const char *path;   /* of the file */
    const char *blob;   /* what git calls its bytes */
    const char *sha256; /* of the text's file; NULL of an earlier one */
} Origin;

/* The states of a version: *at begins as NULL; false after the last one. */
bool origin_next(const Version *version, const xmlNode **at, Origin *out);

/* The state that is the text of a locale; false where there is none. */
bool origin_find(const Version *version, const char *locale, Origin *out);

/* Puts these states (of one locale) in the place of those of that locale. */
CodicilStatus origin_set(const CodicilContext *context, Version *version,
                         const Origin *origins, size_t count);

#endif
