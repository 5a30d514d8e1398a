/* The version before, and its text in a language. */
#ifndef FLOWS_FORMER_H
#define FLOWS_FORMER_H

#include "store/texts.h"
#include "store/versions.h"

/* The version that one follows; of two that have no date, neither follows the
 * later. NULL: none. */
const Version *former_find(const Versions *versions, const Version *version);

/* Its text in a locale, NULL where it has none; `before` may be NULL. */
CodicilStatus former_read(const Store *store, const Version *before,
                          const char *locale, xmlDoc **out);

#endif
