/* Content of <source> and <target>, of either XLIFF, as coded words. */
#ifndef EXCHANGE_XLIFF_WORDS_H
#define EXCHANGE_XLIFF_WORDS_H

#include "base/buf.h"
#include "base/context.h"

#include <libxml/tree.h>

/* Where content stands, for faults. */
typedef struct {
    const CodicilContext *context;
    const char *file, *unit;
} XliffPlace;

CodicilStatus xliff_fault(const XliffPlace *place, const xmlNode *node,
                          const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* An attribute without a namespace; NULL where there is none. Borrowed. */
const char *xliff_attribute(const xmlNode *node, const char *name);

/* Whether an element is of this name and of the namespace of the root. */
bool xliff_is(const xmlNode *node, const char *name);

/* Adds the coded words of a source or target to those of the segments before
 * it, which `out` holds and nothing else; blanks at the end are left. */
CodicilStatus xliff_words(const XliffPlace *place, const xmlNode *content,
                          Buf *out);

#endif
