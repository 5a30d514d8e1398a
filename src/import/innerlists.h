/* Lists that stand in a list and in none of its items. */
#ifndef IMPORT_INNERLISTS_H
#define IMPORT_INNERLISTS_H

#include <libxml/tree.h>

/* `<ol><li>a<li><ul>…</ul><li>b</ol>`, as a browser shows it: the inner list
 * belongs to the item before it, and b to the outer one. The parser of HTML 4
 * ends an ol where a ul begins, and leaves b behind in neither. */
void innerlists_mend(xmlNode *root);

#endif
