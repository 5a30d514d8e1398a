/* What of the stylesheets a run can do without. An xsl:include of an installed
 * file may say what alone it is for:
 *
 *      <xsl:include href="table.xsl" c:for="table tr th td"/>
 *
 *      for  = word *( " " word )
 *      word = the name of an element of the profile    a text has one
 *           / "page"     the whole page is made, not a fragment
 *           / "other"    there are elements that are none of the profile
 *           / "class"    an ins or del is of a class or a move
 *           / "number"   a p is of class number
 *
 * Where none of it is so the file is not read: most of a stylesheet is for what
 * few texts have, and compiling it takes longer than the rest of a small text.
 * A site's own file is always read. */
#ifndef RENDER_NEEDS_H
#define RENDER_NEEDS_H

#include "model/vocab.h"

#define NEEDS_OTHER EL_none

enum { NEEDS_PAGE = EL_COUNT, NEEDS_CLASS, NEEDS_NUMBER, NEEDS_COUNT };

typedef struct {
    bool has[NEEDS_COUNT]; /* by Element, NEEDS_OTHER, and these */
} Needs;

/* Whether something of a list as above is needed; all is for NULL. */
bool needs_any(const Needs *needs, const char *list);
/* Adds what a list names. */
void needs_add(Needs *needs, const char *list);
/* Whether two have something in common. */
bool needs_meet(const Needs *one, const Needs *other);

#endif
