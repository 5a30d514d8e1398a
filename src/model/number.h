/* Literal numbers of provisions: "1.", "1.2", "(a)", "Artikel 3", "§ 4",
 * "第3条", "iv)". Numbers are content: they are kept as they are written. */
#ifndef MODEL_NUMBER_H
#define MODEL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    NUMBER_NONE,
    NUMBER_ARTICLE, /* a word and a number: "Artikel 3", "Article 3.", "§ 4" */
    NUMBER_DECIMAL, /* "1." "1)" "(1)" "1.2" "1.2.3." "一、" "①" */
    NUMBER_LETTER,  /* "a." "a)" "(a)" "A." "aa)" "б)" "가." */
    NUMBER_ROMAN, /* "i." "(iv)" "IV." — also a letter when one of ivxlcdm */
    NUMBER_DIVISION, /* what holds articles: "Chapter 2", "Annex A", "第一章" */
} NumberKind;

typedef struct {
    NumberKind kind;
    size_t size;    /* bytes of the number as written, without spaces after */
    size_t skip;    /* bytes up to the words behind it */
    int depth;      /* decimal: how many parts, "1.2" is 2; otherwise 1 */
    unsigned value; /* of the last part; letters a=1; roman as counted */
    unsigned parts[8]; /* decimal: the parts */
    unsigned shape;    /* how it is written: brackets, script, case, word */
} Number;

/* The number that a line begins with. A decimal needs a closing "." or ")"
 * or a second part, and white space or the end behind it (Chinese and
 * Japanese words may follow at once; full-width and Han digits may be closed
 * by an ideographic space alone). "5. November 2025" (a day, a dot, a month's
 * name) is NUMBER_NONE. `locale` knows whether a year has to follow the month,
 * as in languages that do not write days so; it may be NULL (none has to). A
 * dash or colon that parts "Article 3 – Liability" is in `skip`, not in
 * `size`. */
Number number_from_text(const char *text, size_t size, const char *locale);

/* Whether `next` can follow `before` in one series: same kind and shape, and
 * the value after it. (h) is followed by (i), z) by aa). */
bool number_is_next(const Number *before, const Number *next);

/* Whether a series may begin with it: 0, 1, 1.1, a, i, Article 1. */
bool number_is_first(const Number *number);

#endif
