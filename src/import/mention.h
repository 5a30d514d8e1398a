/* References by heading: `section “Terms on data”` names a provision by its
 * heading, and becomes a reference to it. */
#ifndef IMPORT_MENTION_H
#define IMPORT_MENTION_H

#include "base/context.h"

#include <libxml/tree.h>

/* Puts a ref around quoted words of a text with ids, where
 *  - they are the heading of exactly one provision (case and width aside; with
 *    its number or without), other than the one that they stand in, and
 *  - a word for a part of a text stands beside the quotation marks: section,
 *    Artikel, chapitre, раздел, 条, …
 * Words in links, references, terms and headings stay as they are. */
CodicilStatus mention_find(const CodicilContext *context, xmlDoc *text);

#endif
