/* What libxml2 and libxslt say when something goes wrong, as one line. They
 * say it in pieces, through functions that are set for a thread (libxml2), a
 * transformation (libxslt, running) or the process (libxslt, compiling). */
#ifndef RENDER_SAID_H
#define RENDER_SAID_H

#include "base/buf.h"

#include <libxml/xmlerror.h>

typedef struct {
    Buf text;
    void *old_user; /* whom libxml2 told on this thread before */
    xmlStructuredErrorFunc old_told;
} Said;

/* From said_open() to said_close() libxml2 tells `said` on this thread. */
void said_open(Said *said);
void said_close(Said *said); /* also frees; fits AUTO() */

/* An xmlGenericErrorFunc; `said` is a Said. */
void said_add(void *said, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* On one line; "" where nothing was said. Borrowed. */
const char *said_text(Said *said);

#endif
