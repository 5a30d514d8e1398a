/* A text held against what work.xml says of the languages of its work:
 * addresses that differ by language, terms, works whose terms it uses. */
#ifndef CHECK_WORDING_H
#define CHECK_WORDING_H

#include "base/context.h"
#include "check/findings.h"
#include "check/parity.h"
#include "model/addresses.h"
#include "model/glossary.h"
#include "model/numbering.h"

/* What a reference to another work leads to. */
typedef enum {
    THERE,
    THERE_NO_WORK,
    THERE_NO_VERSION,
    THERE_NO_TEXT, /* none that could be read */
    THERE_NO_ID,
} There;

/* Looks an id (or a former anchor) of another work up. `version` is NULL for
 * the one in force. */
typedef CodicilStatus FindThere(void *user, const char *work,
                                const char *version, const char *id,
                                There *out);

/* All borrowed; NULL where there is none. */
typedef struct {
    const Addresses *addresses;
    const Glossary *glossary;
    const char *const *imports;   /* works whose terms are used; ends in NULL */
    const NumberingStyle *styles; /* of the text's locale */
    size_t style_count;
    FindThere *find;
    void *user;
} Wording;

/* Adds, in the file of `text` and unsorted: links of another language than the
 * text's (link-locale), numbers in another way than was asked for
 * (number-style), terms used and not defined, defined and not used, in
 * other words than their definition (term-…), references to what another work
 * does not have (ref-work), and, where there is an `original`, provisions
 * that say a term there and not here (parity-term). */
CodicilStatus check_wording(const CodicilContext *context,
                            const Wording *wording, const ParityText *original,
                            const ParityText *text, Findings *out);

#endif
