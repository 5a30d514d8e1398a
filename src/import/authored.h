/* Reads authoring Markdown (codicil-authoring(5)): a text that begins with a
 * front matter that says so. Read strictly: levels, kinds and numbers are as
 * they are written, nothing is mended, and what makes no sense is a fault with
 * its line and column. */
#ifndef IMPORT_AUTHORED_H
#define IMPORT_AUTHORED_H

#include "base/context.h"
#include "import/blocks.h"
#include "import/build.h"

/* Whether a source (UTF-8, LF) says that it is one. */
bool authored_is(const SourceText *source);

/* `text` gets a text, for xmlFreeDoc, with an empty meta and the ids that the
 * source gives; `words` what the source says (loss.h). Its locale is that of
 * the front matter; CODICIL_INVALID where options->locale is neither that nor
 * "und", where the kinds differ, and for every fault of the source. An id that
 * stands twice is told as a warning, and left off the second time. */
CodicilStatus authored_to_text(CodicilContext *context,
                               const SourceText *source,
                               const BuildOptions *options, xmlDoc **text,
                               Buf *words);

#endif
