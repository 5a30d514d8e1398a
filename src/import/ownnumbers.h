/* Ordered lists whose items bring numbers of their own, as words: a style sheet
 * has the list show none. */
#ifndef IMPORT_OWNNUMBERS_H
#define IMPORT_OWNNUMBERS_H

#include "import/dom.h"
#include "import/dropped.h"

/* Has a list say so in its style, where its items, two at least, begin with
 * numbers that count on, and neither it nor one of them says how it is
 * numbered. `locale` may be NULL. False when out of memory. */
bool ownnumbers_find(xmlNode *root, const char *locale, Dropped *dropped);

#endif
