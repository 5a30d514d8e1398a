/* What the comparisons of two texts of a version share. */
#ifndef CHECK_PARITY_PAIR_H
#define CHECK_PARITY_PAIR_H

#include "check/checker.h"
#include "check/provisions.h"
#include "model/addresses.h"

typedef struct {
    Checker checker;      /* of the text that findings are about */
    const char *other;    /* file name of the original, without its folder */
    const xmlDoc *source; /* the original */
    const Addresses *addresses; /* NULL: none are known */
    Provisions there;           /* of the original */
    Provisions here;            /* of the text */
} Pair;

/* Each compares all provisions that both have, or the order of them. */
void parity_order(Pair *pair);
void parity_links(Pair *pair);
CodicilStatus parity_values(Pair *pair);

/* Walks what a provision has of its own: without the provisions inside it
 * (terms where they are defined aside). Gives the next node entered. */
const xmlNode *own_next(Walk *walk);

#endif
