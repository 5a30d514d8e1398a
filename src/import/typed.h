/* Typed fields of a block tree: dates in lines that say when a text holds, and
 * the list of versions that closes a text. */
#ifndef IMPORT_TYPED_H
#define IMPORT_TYPED_H

#include "base/context.h"

#include <libxml/tree.h>

/* Works on a tree whose headings have become clauses (nest.h). A paragraph
 * that has `datetime`, or that is a label and a date ("Last updated: 27 April
 * 2018"), gets a <date> around the date. The last section, when its heading
 * says that it lists versions or when it is a list of nothing but dates,
 * becomes class="versions", its dates typed. A date whose order of day and
 * month is in doubt stays untyped, which is told as a note. */
CodicilStatus typed_find(CodicilContext *context, const char *file,
                         const char *locale, xmlNode *blocks);

#endif
