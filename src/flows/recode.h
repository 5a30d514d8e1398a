/* A text and its rendition in a charset: what that lacks is refused, by name
 * and provision, or replaced as charsets/substitutes.txt says, and told. */
#ifndef FLOWS_RECODE_H
#define FLOWS_RECODE_H

#include "base/table.h"
#include "flows/source.h"
#include "lang/charset.h"

typedef struct {
    CodicilContext *context;
    Charset *charset;
    const char *name; /* of the charset; NULL for UTF-8 */
    Table replaced;   /* "CODE provision": how often */
} Recode;

void recode_clear(Recode *recode);

/* `replaces`: whether anything may be replaced. */
CodicilStatus recode_open(CodicilContext *context, const CharsetWish *wish,
                          Recode *recode);

/* Replaces characters in the words of a text. CODICIL_REFUSED for one that the
 * charset lacks, naming it and the provision that it stands in. */
CodicilStatus recode_text(Recode *recode, const Source *source);

/* The same for a rendition (UTF-8), whose other characters codicil added. */
CodicilStatus recode_rendition(Recode *recode, const Buf *utf8, Buf *out);

/* The same for RTF in seven bits: every \u gets the bytes of the code page
 * beside it, for readers that know no Unicode. */
CodicilStatus recode_rtf(Recode *recode, const Buf *rtf, Buf *out);

/* Tells as notes what was replaced, in which provision and how often. */
void recode_tell(const Recode *recode);

#endif
