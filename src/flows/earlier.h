/* The version before in which a language is there, however far back. */
#ifndef FLOWS_EARLIER_H
#define FLOWS_EARLIER_H

#include "store/texts.h"
#include "store/versions.h"

typedef struct {
    char label[NAME_SIZE]; /* "" where there is none */
    xmlDoc *text;          /* NULL then */
    xmlDoc *original;      /* of that version; NULL: not there */
} Earlier;

/* Of a version that may be new, in a work that may be. */
CodicilStatus earlier_read(const Store *store, const Work *work,
                           const Version *version, const char *locale,
                           Earlier *out);
void earlier_clear(Earlier *earlier);

#endif
