/* How many columns a text takes on a terminal or in a plain-text file. */
#ifndef LANG_WIDTH_H
#define LANG_WIDTH_H

#include <stddef.h>

/* East Asian Wide and Fullwidth (UAX #11) are two columns, combining and
 * invisible characters none, an emoji sequence two, all else one. Control
 * characters are none. */
size_t text_width(const char *text, size_t size);

#endif
