/* Sign-off of a draft: who approved it, and whether it is still what was
 * approved. version.xml has one for each locale:
 *
 *      <approval at="2026-01-05T10:00:00Z" by="J. de Vries" locale="nl"
 *                sha256="..."/>
 *
 * sha256 is that of the text in canonical bytes with an empty meta: any edit
 * voids it, another instant of the version does not. */
#ifndef STORE_APPROVAL_H
#define STORE_APPROVAL_H

#include "store/version.h"

typedef struct {
    const char *by, *at, *sha256; /* borrowed from version.xml */
} Approval;

CodicilStatus approval_digest(const CodicilContext *context, const xmlDoc *text,
                              char out[DIGEST_SIZE]);

/* False where there is none for that locale. */
bool approval_find(const Version *version, const char *locale, Approval *out);

/* Sets that of a locale in version.xml, or takes it away (NULL). */
CodicilStatus approval_set(const CodicilContext *context, Version *version,
                           const char *locale, const Approval *approval);

#endif
