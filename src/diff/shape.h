/* Clauses whose shape changed, their words aside: another level, two joined
 * into one, one split. */
#ifndef DIFF_SHAPE_H
#define DIFF_SHAPE_H

#include "diff/level.h"

/* Learns where the clauses (provisions that may have headings) of both texts
 * are. */
bool shapes_read(Level *level);

/* Clauses with their headings that are of another kind, or stand deeper or
 * less deep in another clause than before. */
CodicilStatus shapes_record(Level *level);

/* Where a piece is the heading (or the number, without one) of a clause that
 * is in this text alone, while the words under it are in a clause that both
 * have: that one, of the other text. NULL: it is not. */
const xmlNode *shape_joined(const Level *level, bool old, const Piece *piece);

#endif
