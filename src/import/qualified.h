/* Qualifiers that say what a provision applies to, in the block tree. */
#ifndef IMPORT_QUALIFIED_H
#define IMPORT_QUALIFIED_H

#include <libxml/tree.h>
#include <stdbool.h>

/* Puts <span class="applicability"> around the words that say so in headings
 * and paragraphs (lang/applies.h):
 *
 *      qualifier = "(" opening … ")"  /  "（" … closing "）"     anywhere
 *                / opening … ":"      at the start of a line, without ":"
 *                / opening ":" …      a line that is nothing else
 *
 * It is short, and begins and ends in the same element. No word changes. False
 * when out of memory. */
bool qualified_find(xmlNode *blocks);

#endif
