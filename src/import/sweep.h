/* What a reader of a page does not see goes. */
#ifndef IMPORT_SWEEP_H
#define IMPORT_SWEEP_H

#include "import/dom.h"
#include "import/dropped.h"

/* Takes out of what `root` holds, each kind counted: comments, scripts and
 * styling, what cannot be read (frames, drawings, forms' fields and buttons),
 * elements that are hidden, passages that were struck out, labels that codicil
 * put there itself. Control characters that came as numeric references go too.
 * False when out of memory. */
bool sweep_page(xmlNode *root, Dropped *dropped);

/* Whether an element, by itself, is one that no reader sees. */
bool sweep_is_hidden(const xmlNode *element);

#endif
