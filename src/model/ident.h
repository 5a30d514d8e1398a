/* Ids of provisions: xml:id given once and kept; eId and wId from it. */
#ifndef MODEL_IDENT_H
#define MODEL_IDENT_H

#include "base/context.h"
#include "model/doc.h"

/* Mints an xml:id for every provision that has none (walk.h says which must):
 * a slug of its heading, under its parent's id where that heading recurs in
 * the text; of a defined term; else parent id plus letter and ordinal:
 * p1, i1, n1 (numbered), t1, note1, … Never one of those that stand already in
 * the text; never changes one that stands. */
CodicilStatus ident_mint(const CodicilContext *context, xmlDoc *doc);

/* The same for a text that is shown and never stored: a heading that is not
 * Latin gives a digest of its words, where its slug costs too much. */
CodicilStatus ident_mint_quick(const CodicilContext *context, xmlDoc *doc);

/* Writes eId (by position, AKN naming convention 3.0 section 5.4) and wId (the
 * xml:id) anew on every provision. */
CodicilStatus ident_number(const CodicilContext *context, xmlDoc *doc);

/* The first node whose eId or wId is not what ident_number() would write, NULL
 * for none, and the eId that it would get ("" for none). */
CodicilStatus ident_find_stale(const CodicilContext *context, const xmlDoc *doc,
                               const xmlNode **node, Buf *expected);

/* Whether this may be an xml:id here: [A-Za-z_][A-Za-z0-9_.-]*, ≤ 200 bytes */
bool ident_is_valid(const char *id);

#endif
