/* What a charset has, and what stands for what it lacks: charsets/
 * substitutes.txt, which says how it is written. */
#ifndef LANG_CHARSET_H
#define LANG_CHARSET_H

#include "base/buf.h"
#include "base/context.h"

#include <stdint.h>

typedef struct Charset Charset;

typedef enum {
    CHARSET_HAS,      /* and what it is written as is read back as it */
    CHARSET_REPLACED, /* it lacks it, and has what may stand for it */
    CHARSET_LACKS,    /* it lacks it, and whatever may stand for it */
    CHARSET_DOUBTED,  /* the same; it has a sign that is not read alike */
} CharsetFinds;

/* `name` as iconv knows it, NULL for UTF-8, which has all; `locale` is that of
 * the text. Nothing is ever replaced unless `replaces`. CODICIL_MISUSE for an
 * unknown charset, CODICIL_INVALID with its line for a table that is wrong. */
typedef struct {
    const char *name, *locale;
    bool replaces;
} CharsetWish;
CodicilStatus charset_open(CodicilContext *context, const CharsetWish *wish,
                           Charset **out);
void charset_free(Charset *charset);

/* Looks a character up. `instead`, set where it is replaced, is UTF-8, and
 * lasts as long as the charset. */
CharsetFinds charset_find(Charset *charset, uint32_t code,
                          const char **instead);

/* Adds what tells a character to a reader: U+2014 "—" (EM DASH). */
void charset_tell(uint32_t code, Buf *out);

#endif
