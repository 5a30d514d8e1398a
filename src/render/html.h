/* An HTML tree as bytes: the HTML5 syntax (WHATWG HTML, 13.1), plain and the
 * same every time. */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Adds a tree of elements without namespaces. Every start tag but those of
 * void elements has its end tag, text escapes & < > alone and attributes also
 * the quotation mark; all else, no-break spaces too, is literal, but for what
 * no address can hold: that is percent-encoded in href and src. Blocks begin
 * on a line of their own: white space is added or left out only beside a
 * block, where none is seen. A document begins with its DOCTYPE, the bytes end
 * in a line feed. The nodes' _private is used. `out->failed` when out of
 * memory. */
void html_write(xmlDoc *tree, Buf *out);

#endif
