/* The content expressions of the vocabulary (vocab.h) as trees. */
#ifndef MODEL_EXPRESSION_H
#define MODEL_EXPRESSION_H

#include "model/vocab.h"

#define EXPRESSION_PARTS 64

typedef enum {
    PART_EMPTY,    /* nothing: a part that is always there and holds nothing */
    PART_ELEMENT,  /* one element */
    PART_CLASS,    /* one element of a class */
    PART_SEQUENCE, /* its parts, one after the other */
    PART_CHOICE,   /* one of its parts */
    PART_OPTIONAL, /* "?" its part, or nothing */
    PART_ANY,      /* "*" its part, as often as you like */
    PART_SOME,     /* "+" its part, once or more */
} PartKind;

/*      (a | b)? c      [0] SEQUENCE ─first→ [1] OPTIONAL ─next→ [5] c
 *                                            └first→ [2] CHOICE
 *                                                     └first→ [3] a → [4] b */
typedef struct {
    PartKind kind;
    Element element;         /* of PART_ELEMENT */
    const VocabClass *class; /* of PART_CLASS */
    int first, next;         /* first part, next sibling; -1 */
} Part;

typedef struct {
    Part parts[EXPRESSION_PARTS];
    int count, root;
} Expression;

/* Reads an expression. False, and where reading stopped in `at`, when it is
 * none: a name that is neither element nor class, a bracket left open, more
 * than EXPRESSION_PARTS parts. "" is PART_EMPTY. */
bool expression_from_text(const char *text, Expression *out, const char **at);

/* The members of a class, one after another: `at` begins as class->members;
 * EL_none after the last. */
Element class_next(const char **at);

#endif
