/* The words of references made anew from what they lead to: its number
 * (pointer.h), its heading (citation.h). */
#ifndef MODEL_RENEW_H
#define MODEL_RENEW_H

#include "base/context.h"
#include "model/numbering.h"

/* What changed, or could not be told (`now` NULL): the reference, its words
 * before and now. */
typedef void Renewed(void *user, const xmlNode *ref, const char *was,
                     const char *now);

typedef struct {
    xmlDoc *text;
    const Numbering *numbering; /* planned; of the text */
    const xmlDoc *former;       /* the version before; NULL: none */
    Renewed *renewed;
    void *user;
} Renewal;

/* Renews the references of a text to its own provisions. */
CodicilStatus renew_references(const CodicilContext *context,
                               const Renewal *renewal);

/* The one run of text that a reference's words are in, NULL where they are in
 * several. */
xmlNode *reference_words(const xmlNode *ref);

/* The id that a node (a, ref) leads to in its own text; NULL: it does not. */
const char *reference_id(const xmlNode *node);

#endif
