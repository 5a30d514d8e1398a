/* Signing: what is signed, and with which words in the signed comment. */
#ifndef FLOWS_SIGNING_H
#define FLOWS_SIGNING_H

#include "base/minisign.h"
#include "store/version.h"

/* Writes version.xml, and, with the path of a secret key, its signature beside
 * it (version.xml.minisig). CODICIL_REFUSED where it is signed and no key is
 * given: a signature that does not fit any more would be left. */
CodicilStatus signed_version_write(const Store *store, Version *version,
                                   const char *key);

#endif
