/* Lines of a text as coded words (exchange/unit.h), and back. */
#ifndef EXCHANGE_CODED_H
#define EXCHANGE_CODED_H

#include "exchange/unit.h"

/* The code that an inline of a text is; NULL where memory runs out. */
typedef const Code *(*CodeOf)(void *user, const xmlNode *inline_);

/* Adds the coded words of a line. */
bool coded_from_line(const OwnLine *line, CodeOf code_of, void *user, Buf *out);

/* What was read of coded words: the next piece of it. */
typedef struct {
    char kind;        /* CODED_OPEN, CODED_CLOSE, CODED_EMPTY; 0: words */
    const char *text; /* words, or the name of a code */
    size_t size;
} CodedPiece;
bool coded_next(const char **at, CodedPiece *out);

/* Whether two coded words are the same but for white space. */
bool coded_is_same(const char *one, const char *other);

/* Makes the nodes of a line from coded words and puts them in the place of the
 * line; codes become what the translation has for them, else the original. The
 * words have been checked (exchange/apply.h). */
CodicilStatus coded_to_line(const CodicilContext *context, const Unit *unit,
                            const char *coded, OwnLine *line);

#endif
