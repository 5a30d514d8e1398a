/* Notes at the end of a text, as our own Markdown has them:
 *
 *      Words<sup>[[1]](#x)</sup> go on.
 *
 *      ___
 *
 *      <a id="x"></a>[1] What is noted.
 */
#ifndef IMPORT_ENDNOTES_H
#define IMPORT_ENDNOTES_H

#include <cmark.h>
#include <stdbool.h>

/* Moves each note of one paragraph to where it is meant, as footnotes_take()
 * does; the id is what the custom inline has for entering. All stays as it is
 * where anything but such notes stands behind the last thematic break, or one
 * of them is not meant exactly once. False when out of memory. */
bool endnotes_take(cmark_node *root);

#endif
