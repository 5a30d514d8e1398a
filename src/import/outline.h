/* The outline of a block tree: which heading is the title, and which stands
 * under which, for sources whose heading levels tell it badly. */
#ifndef IMPORT_OUTLINE_H
#define IMPORT_OUTLINE_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* Sets the level of every heading at the top of the tree to its true depth
 * (1 for the chapters), and makes one of them the <title> where there is none.
 * The order of the blocks stays as it is.
 *
 *  - The title is the first heading, if it is the only one of the smallest
 *    level or if nothing stands before it. A first heading that is a link and
 *    nothing else, directly followed by the only heading of the next level, is
 *    the mark of a site: it becomes a <p>, and the second is the title. Where
 *    none fits there is no title, nor where the first of several has a number
 *    of its own: it begins a series.
 *  - A level that jumps (2, 4) is closed up.
 *  - A smaller level than that of the first heading after the title is its
 *    sibling. But where one follows directly on a heading of the first level
 *    that has nothing else beneath it, the levels run backwards: the order in
 *    which they first appear decides.
 *  - Recurring: where at least two siblings that have nothing beneath them are
 *    each followed by siblings whose text recurs ("the categories of data"),
 *    these go beneath those.
 *
 * Every mend is told as a note with its line. */
CodicilStatus outline_mend(CodicilContext *context, const char *file,
                           xmlDoc *blocks);

/* Makes a heading a line of another kind, which has no number of its own: that
 * goes before its words. False when out of memory. */
bool heading_rename(xmlNode *heading, const char *name);

#endif
