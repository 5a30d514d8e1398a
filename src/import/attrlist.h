/* Attribute lists of Python-Markdown, which CommonMark takes for text:
 *
 *      ## Heading {: #id }          at the end of a heading, or beneath it
 *      A paragraph                  as the last line of a paragraph or item,
 *      {: datetime="2026-02-10" }   or alone after a paragraph
 *      [a link](x){: .class }       directly behind an inline
 *
 * They are taken out of the text and are no words. */
#ifndef IMPORT_ATTRLIST_H
#define IMPORT_ATTRLIST_H

#include "base/context.h"
#include "import/mend.h"

#include <cmark.h>

typedef struct AttrList AttrList;

struct AttrList {
    char *id;         /* NULL, or any text: not yet checked */
    char *class_name; /* NULL, or one of ours */
    char *datetime;   /* NULL, or YYYY-MM-DD */
    AttrList *next;   /* in the order of freeing */
};

/* Takes the lists out of the text of a tree; attrlist_of() gives them. What a
 * list says and we do not know is told as a note. `lists` owns them, for
 * attrlists_free(), and has to outlive the tree's use. */
CodicilStatus attrlists_take(const CodicilContext *context, const char *file,
                             const Mended *source, cmark_node *root,
                             AttrList **lists);
void attrlists_free(AttrList **lists);

/* The list of a block or inline, NULL if it has none. */
const AttrList *attrlist_of(cmark_node *node);

/* The size of the list that a text begins with, "{:" to "}"; 0 if none. A
 * list is on one line and has at most ATTRLIST_SIZE bytes. */
#define ATTRLIST_SIZE 1000
size_t attrlist_size(const char *text, size_t size);

#endif
