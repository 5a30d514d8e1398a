/* Reads a group of pieces (pieces.h): puts one page together of the HTML in
 * it, with a mark for each block of Markdown, and has it read as a page is;
 * where the mark stands, the block is read as Markdown. Inside of the Markdown
 * reader only. */
#ifndef IMPORT_WOVEN_H
#define IMPORT_WOVEN_H

#include "import/reader.h"

/* Reads a group into reader->at. Comments, scripts and styles are dropped and
 * told; all other words stay, also struck and hidden ones. */
void woven_read(Reader *reader, cmark_node *group);

#endif
