/* A translation held against its original, provision by provision, as it says
 * of itself (codicil-text(5)):
 *
 *      c:from         digest of the source provision that it translates
 *                     (model/source_digest.h)
 *      c:state        untranslated: the words are those of the original, kept
 *                     for the time being; carried: taken over from the version
 *                     before, since the original did not change
 *      c:confirmed    why it still holds although its original was touched
 *
 * A provision that says nothing is taken for a translation of what stands in
 * the original now. */
#ifndef MODEL_TRANSLATED_H
#define MODEL_TRANSLATED_H

#include "model/doc.h"
#include "model/source_digest.h"

typedef enum {
    TRANSLATED_CURRENT,
    TRANSLATED_CARRIED,   /* current, and taken over by translate carry */
    TRANSLATED_CONFIRMED, /* current, as somebody said */
    TRANSLATED_STALE,     /* of another source than the original has now */
    TRANSLATED_OPEN,      /* marked as untranslated, or without words */
    TRANSLATED_SAME,      /* not marked so, but sentences of the original */
    TRANSLATED_MISSING,   /* not there at all */
    TRANSLATED_COUNT
} TranslatedState;

const char *translated_name(TranslatedState state); /* "stale" */

/* A provision of the original that has words. Borrowed from both texts. */
typedef struct {
    const char *id;
    xmlNode *source, *own;           /* own: NULL where it is missing */
    const char *from;                /* digest that it says; NULL */
    const char *reason;              /* of a confirmed one; NULL */
    char digest[SOURCE_DIGEST_SIZE]; /* of the source now */
    TranslatedState state;
} TranslatedProvision;

/* In the order of the original. */
typedef struct {
    TranslatedProvision *items;
    size_t count;
    size_t states[TRANSLATED_COUNT]; /* how many of each */
} Translated;

CodicilStatus translated_read(const CodicilContext *context,
                              const xmlDoc *original, const xmlDoc *text,
                              Translated *out);
void translated_clear(Translated *translated);

/* How many have words of the language: all but the last three states. */
size_t translated_done(const Translated *translated);

/* The first provision of a text that is marked as untranslated; NULL: there is
 * none. A text with one is valid, and not fit to be published. */
const xmlNode *translated_find_open(const xmlDoc *text);

/* Notes on a provision that its words are a translation of `digest` ("" and
 * NULL: of nothing known), and that nothing else is to be said of them. False
 * when out of memory. */
bool translated_bind(xmlNode *provision, const char *digest);

#endif
