/* The content model as a RELAX NG schema (XML syntax), for other tools. What
 * it allows is what check/profile allows; a test holds them equal. */
#ifndef MODEL_RNG_H
#define MODEL_RNG_H

#include "base/buf.h"
#include "base/context.h"

/* Adds the schema, written from the table in vocab.c: schemas/codicil.rng. */
CodicilStatus rng_write(const CodicilContext *context, Buf *out);

#endif
