/* Footnotes of a page: a reference and a note that lead to each other.
 *
 *      <p>Words<sup><a id="r" href="#n">1</a></sup> go on.</p>
 *
 *      <ol><li id="n">What is noted. <a href="#r">↩</a></li></ol>
 */
#ifndef IMPORT_WEBNOTES_H
#define IMPORT_WEBNOTES_H

#include "import/dom.h"
#include "import/dropped.h"

/* What a footnote becomes where it is meant, with `id` and, where it is not
 * the ordinal of the note, `marker`; and each paragraph in it. */
#define WEB_NOTE      "codicil-note"
#define WEB_NOTE_LINE "codicil-line"

/* Moves each note of words alone to the one place that leads to it and that it
 * leads back to; the way back goes, and a list and section of notes that has
 * none left. Done before the page is swept, as our own ways back are labels.
 * False when out of memory. */
bool webnotes_take(xmlNode *root, Dropped *dropped);

#endif
