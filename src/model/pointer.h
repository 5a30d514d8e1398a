/* The number in the words of a reference ("Article 4(2)", "artikel 4, lid 2",
 * "第4条第2項", "пунктами 9.2") held against that of what it leads to.
 *
 * The number of a provision has parts, those of what it stands in first:
 * Chapter II, Article 4, (2). A reference says the last of them, or some, in
 * any order: "point (a) of Article 4(2)". Only the counts are compared and
 * replaced; all other words stay as their author wrote them, in whatever case
 * they are. In a list or a range ("5 to 7") the first is the target's, or else
 * another, and the rest are its siblings. What stands in quotation marks is no
 * number. */
#ifndef MODEL_POINTER_H
#define MODEL_POINTER_H

#include "model/numbering.h"

typedef enum {
    POINTER_NONE,  /* there is no number in it, or its target has none */
    POINTER_RIGHT, /* it says the number */
    POINTER_WRONG, /* it says another one */
} PointerState;

/* Whether words say the number that an item has now. `failed` is set when
 * memory runs out. */
PointerState pointer_compare(const Numbering *numbering, const Numbered *target,
                             const char *words, bool *failed);

/* Adds the words with the number that its target is to have: instead of the
 * one that it has, or else had in the version before (`former` may be NULL),
 * or else instead of as many counts. False where that cannot be told: the
 * words are added as they are. */
bool pointer_write(const Numbering *numbering, const Numbered *target,
                   const Numbering *former, const char *words, Buf *out);

/* Adds the number of an item with that of what it stands in: "4.2",
 * "Article 4 (2) (a)". */
void pointer_tell(const Numbering *numbering, const Numbered *target, Buf *out);

#endif
