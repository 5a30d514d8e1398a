/* Markdown as it goes to cmark: the source with its habits mended, line by
 * line, and where each line stood. */
#ifndef IMPORT_MENDED_H
#define IMPORT_MENDED_H

#include "base/buf.h"

/* What the paragraph is that begins in a line. */
typedef enum {
    MENDED_PLAIN,
    MENDED_TABLE,   /* the first cell of a table, in its header */
    MENDED_ROW,     /* the first cell of a further row */
    MENDED_CELL,    /* a further cell of a row */
    MENDED_CAPTION, /* of the table beside it */
} MendedMark;

typedef struct {
    Buf text;
    long *lines;          /* the source's line of each line of the text */
    size_t *starts;       /* where each line begins in the text */
    unsigned char *marks; /* MendedMark of each line */
    size_t count, room;
} Mended;

void mended_clear(Mended *mended);

/* Adds a line, without its line end; false when out of memory. */
bool mended_add(Mended *mended, long line, const char *text, size_t size,
                MendedMark mark);

/* The source's line of a line of the text, both from 1. */
long mended_line(const Mended *mended, long line);

/* The mark of a line, counted from 1. */
MendedMark mended_mark(const Mended *mended, long line);

/* The bytes of the lines `first` to `last`, counted from 1. */
const char *mended_bytes(const Mended *mended, long first, long last,
                         size_t *size);

#endif
