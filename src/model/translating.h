/* A translation made ready to be filled: the provisions of the original, with
 * words of the language where there are some that hold. */
#ifndef MODEL_TRANSLATING_H
#define MODEL_TRANSLATING_H

#include "model/doc.h"
#include "model/own_lines.h"

/* All borrowed; texts but `source` may be NULL. */
typedef struct {
    const char *file;            /* of the draft, told in faults */
    const xmlDoc *source;        /* the original */
    const xmlDoc *draft;         /* the translation as far as it is */
    const xmlDoc *former;        /* the one of a version before ... */
    const xmlDoc *former_source; /* ... and the original there */
} Translating;

typedef struct {
    size_t kept;    /* provisions that the draft had */
    size_t carried; /* taken over from the version before */
    size_t open;    /* still to be translated */
} TranslatingCounts;

/* Gives a text with all provisions of the original. Each has the words of the
 * draft, where these are a translation; else those of the version before, if
 * they translate the very words that the original has (c:state carried); else
 * those of the original (c:state untranslated). A draft that has all provisions
 * keeps its form. What it has beside them is kept where it stands.
 *
 * CODICIL_REFUSED where a draft that lacks some has others that have no place
 * in the original's form, or other lines in one, so that words would be lost.
 */
CodicilStatus translating_make(const CodicilContext *context,
                               const Translating *input, xmlDoc **out,
                               TranslatingCounts *counts);

/* Puts copies of the nodes of a line in the place of those of another, maybe of
 * another text. False when out of memory. */
bool line_put(const OwnLine *from, OwnLine *to);

#endif
