/* What work.xml says of the languages of a work: numbers, addresses, terms. */
#ifndef STORE_LANGUAGES_H
#define STORE_LANGUAGES_H

#include "model/addresses.h"
#include "model/glossary.h"
#include "model/numbering.h"
#include "store/work.h"

/* How provisions are numbered in a locale; for free(). The examples are
 * borrowed from the work. */
CodicilStatus work_numbering(const CodicilContext *context, const Work *work,
                             const char *locale, NumberingStyle **styles,
                             size_t *count);

/* Borrowed from the work but for the lists themselves (addresses_clear(),
 * glossary_clear()). CODICIL_INVALID where an id of a term stands twice, or a
 * pattern has nothing that differs. */
CodicilStatus work_addresses(const CodicilContext *context, const Work *work,
                             Addresses *out);
CodicilStatus work_glossary(const CodicilContext *context, const Work *work,
                            Glossary *out);

/* The next work whose terms are used, after `at` (NULL: the first), with its
 * version (NULL: the one in force). NULL after the last. */
const xmlNode *work_next_import(const Work *work, const xmlNode *at,
                                const char **name, const char **version);

#endif
