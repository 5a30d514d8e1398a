/* Pairs the provisions of two texts and carries ids over. For now: among the
 * children of paired parents, what has the same heading or the same words is
 * paired, and what lies between two pairs is paired in order where both sides
 * agree in number and kind. */
#ifndef MODEL_ALIGN_H
#define MODEL_ALIGN_H

#include "base/context.h"
#include "model/doc.h"

/* Gives provisions of `to` that have no xml:id that of their partner in
 * `from`. `same_language` lets words and headings pair; otherwise only the
 * structure does. Ids that stand in `to` are never changed or doubled. */
CodicilStatus align_carry_ids(const CodicilContext *context, const xmlDoc *from,
                              xmlDoc *to, bool same_language);

#endif
