/* From the block tree (blocks.h) to a text: Akoma Ntoso in our profile. */
#ifndef IMPORT_BUILD_H
#define IMPORT_BUILD_H

#include "base/context.h"
#include "model/vocab.h"

typedef struct {
    const char *file;   /* told in faults and notes */
    const char *name;   /* of the work; the name of doc or statement */
    const char *locale; /* of the text */
    const char *title;  /* NULL for the text's own; added where it differs */
    Element kind;       /* EL_doc or EL_statement */
} BuildOptions;

/* `text` gets a text with an empty meta and no ids but those given in the
 * source. The block tree is borrowed, and left without what the text took.
 *
 * Any block tree gives a text that is valid, once meta and ids are written.
 * A text without a title, which is told as a warning, has no preface.
 * CODICIL_INVALID without content, or when the text would be
 * nested deeper than BLOCKS_DEPTH. */
CodicilStatus build_text(CodicilContext *context, const BuildOptions *options,
                         xmlDoc *blocks, xmlDoc **text);

#endif
