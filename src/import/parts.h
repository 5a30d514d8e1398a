/* What the units of a plain text are: title, headings, closing lines, and
 * what their numbers make of them. */
#ifndef IMPORT_PARTS_H
#define IMPORT_PARTS_H

#include "import/plain.h"

/* Sets the part, the head and the flags of every unit, and is_list of every
 * series. */
CodicilStatus parts_find(Plain *plain);

/* The steps of that which have files of their own. */

/* numbered.c: numbered headings, articles, lists. */
CodicilStatus numbered_find(Plain *plain);

/* risen.c: headings that were typed as the last item of a list. */
void risen_find(Plain *plain);

/* Whether the unit's first lines are a heading, by its looks: sets `head`,
 * and UNIT_SHORT. `rest` of its lines follow as text. */
void part_look(const Plain *plain, Unit *unit);

/* Whether words of the text follow a unit directly, so that it can be their
 * heading. */
bool part_is_followed(const Plain *plain, size_t unit);

/* Whether an item goes on from the line above it, which then is no heading:
 * "You may", "(a) read the text;". */
bool part_goes_on(const Plain *plain, const Unit *unit);

/* Whether empty lines, or the way the whole text is set, part a unit from the
 * one before it. */
bool part_is_apart(const Plain *plain, const Unit *unit);

#endif
