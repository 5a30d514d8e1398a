/* A number as it is written, taken apart:
 *
 *      Artikel  3 a        words before, the count, the branch
 *      § 4.1.2             leading "4.1.", the count is 2
 *      第 3 条の 2          branch 2
 *      ( iv )  1 er        words behind; an ordinal's ending
 *
 *      written = *other [ leading ] count [ branch ] [ ordinal ] *other
 *      leading = 1*( digits [ branch ] "." )
 *      branch  = small / [ "-" / "/" / " " ] ( "bis" / "ter" / … )
 *              / "/" capital / ( "の" / "之" / "의" ) value
 *      ordinal = "er" / "re" / "º" / "ª" / "°"
 *
 * 第3条の2 has its branch among the words behind. Where there are digits, the
 * first ones count; else a Han number, else the last run of letters. */
#ifndef MODEL_WRITTEN_H
#define MODEL_WRITTEN_H

#include "lang/numerals.h"

#include <stdbool.h>
#include <stddef.h>

#define WRITTEN_DEPTH 8

/* Offsets in the text. */
typedef struct {
    size_t start;  /* of what leads, or the count */
    size_t last;   /* of the count */
    size_t end;    /* of the count; the branch comes next */
    size_t tail;   /* where the branch ends; the ordinal comes next */
    size_t rest;   /* where the words behind begin */
    Numerals ways; /* in which the count can be read */
    int depth;     /* parts: 1.2.3 is 3 */
    unsigned leading[WRITTEN_DEPTH]; /* the parts before the count */
    unsigned branch;                 /* a, bis, の2: 1, 2, …; 0: none */
} Written;

/* False for what counts in no way that is known. */
bool written_read(const char *text, size_t size, Written *out);

/* Reads a count in digits, and what is joined to it, at `at`. */
bool written_read_digits(const char *text, size_t size, size_t at,
                         Written *out);

/* The value of the count, read in one of its ways. */
unsigned written_value(const char *text, const Written *written,
                       Numeral numeral);

/* Adds the branch `number` as the one of `text` is written. */
void written_add_branch(const char *text, const Written *written,
                        unsigned number, Buf *out);

#endif
