/* Checking a text: the profile first, then the rules that no grammar says. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/context.h"
#include "check/findings.h"
#include "model/doc.h"
#include "model/meta.h"

/* Adds what is wrong with a text, sorted by line and rule. `file` is how
 * findings name it. `facts` are what the store says of it, NULL for a file by
 * itself: its meta may then be empty. A document that is no text at all is a
 * finding as well. Statuses tell of the check itself, never of the text. */
CodicilStatus check_text(const CodicilContext *context, const char *file,
                         const xmlDoc *text, const Facts *facts, Findings *out);

/* The table of rules; `out` fails where memory runs out. JSON:
 * {"rules": [{"rule", "weight", "explanation"}, …]}. */
void check_rules_to_text(Buf *out);
void check_rules_to_json(Buf *out);

#endif
