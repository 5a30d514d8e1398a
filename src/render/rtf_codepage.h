/* RTF for readers that know no Unicode too: beside each \u the same in a code
 * page. */
#ifndef RENDER_RTF_CODEPAGE_H
#define RENDER_RTF_CODEPAGE_H

#include "base/buf.h"
#include "base/context.h"

#include <stdint.h>

typedef struct {
    unsigned number; /* of the code page, as \ansicpg says it */
    unsigned font;   /* its \fcharset */
    /* Gives a character as words (UTF-8) and as bytes of the code page. Words
     * other than the character replace it. */
    CodicilStatus (*find)(void *user, uint32_t code, Buf *words, Buf *bytes);
    void *user;
} RtfCodepage;

/* Adds what render_rtf() wrote with every character beyond ASCII said in both
 * ways, and the code page and its fonts declared. */
CodicilStatus rtf_codepage(const RtfCodepage *page, const Buf *rtf, Buf *out);

#endif
