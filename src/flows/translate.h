/* What the journeys of translations share. */
#ifndef FLOWS_TRANSLATE_H
#define FLOWS_TRANSLATE_H

#include "store/draft.h"

/* Opens the draft of a translation, its original read; the version has to be
 * there. CODICIL_MISUSE for the original itself, CODICIL_NOT_FOUND where it is
 * not there. */
CodicilStatus translation_open(Store *store,
                               const CodicilTranslation *translation,
                               Draft **out);

/* eId, wId and meta anew, and into the store. */
CodicilStatus translation_write(Store *store, Draft *draft, xmlDoc *text);

#endif
