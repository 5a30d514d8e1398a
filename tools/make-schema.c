/* Writes the RELAX NG schema of texts to stdout, from the table of the content
 * model: `make-schema > schemas/codicil.rng`. */
#include "base/context.h"
#include "model/rng.h"

#include <stdio.h>

int main(void)
{
    CodicilContext *context = codicil_context_new();
    Buf schema = {0};
    bool ok = context && rng_write(context, &schema) == CODICIL_OK &&
              fwrite(schema.bytes, 1, schema.size, stdout) == schema.size &&
              fflush(stdout) == 0;
    buf_clear(&schema);
    codicil_context_free(context);
    if (!ok)
        fputs("make-schema: cannot write the schema\n", stderr);
    return ok ? 0 : 2;
}
