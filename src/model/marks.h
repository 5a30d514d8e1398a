/* Marks of change in a text: ins and del, and what a comparison says beside
 * them (codicil-marked(5)). */
#ifndef MODEL_MARKS_H
#define MODEL_MARKS_H

#include "base/context.h"
#include "model/doc.h"

/* Makes of a document's text, whose words its author marked as inserted or
 * struck, one without marks that looks the same: ins becomes u, del a span of
 * class "struck". So a comparison's own marks are the only ones.
 * CODICIL_INVALID for a text that a comparison marked, and without
 * `is_document` for any mark; `file` is told in that fault. */
CodicilStatus marks_unmark(const CodicilContext *context, const char *file,
                           bool is_document, xmlDoc *text);

#endif
