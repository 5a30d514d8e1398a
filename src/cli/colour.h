/* Redlines on a terminal: insertions green and underlined, deletions red and
 * struck, by the marks that stand in the text; these stay. */
#ifndef CLI_COLOUR_H
#define CLI_COLOUR_H

#include <stdbool.h>

/* What --color (NULL: auto), the place of the output (NULL, "-": stdout) and
 * NO_COLOR (no-color.org) say. False is told. */
bool colour_wanted(const char *when, const char *path, bool *out);

/* Writes a redline as text or Markdown to stdout. The exit code. */
int put_coloured(const char *text, bool is_markdown);

#endif
