/* Which source each provision of a translation translates (c:from): found when
 * a text comes in, kept as data from then on. */
#ifndef FLOWS_BINDING_H
#define FLOWS_BINDING_H

#include "store/draft.h"

/* All borrowed. */
typedef struct {
    const Store *store;
    const Work *work;
    const Version *version;
    const char *locale;     /* of the text */
    const xmlDoc *original; /* of the version; NULL: not there yet */
    const xmlDoc *former;   /* the text as it was; NULL: it is new */
} Binding;

Binding binding_of(const Store *store, const Draft *draft);

/* Notes on the provisions of a translation what they translate. Where the words
 * are those of the text as it was, or else of the latest version before that
 * has the language, what was noted there holds; words that are other, or new,
 * translate the original as it is now. What the text itself says stays, unless
 * its words changed under it. Nothing is done to the original. */
CodicilStatus binding_make(const Binding *binding, xmlDoc *text);

/* For an original that is about to be written as `text`: the drafts of its
 * translations that do not say yet what they translate, since they came before
 * it, translate it as it was, or, where it is new, as it will be. */
CodicilStatus binding_settle(Store *store, const Draft *draft,
                             const xmlDoc *text);

#endif
