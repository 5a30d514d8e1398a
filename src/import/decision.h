/* The outline as a file decides it: a line for each heading or paragraph that
 * is to be taken otherwise than the readers and outline.h take it.
 *
 *      file  = { line LF }
 *      line  = [ mark 1*SP words ]
 *      mark  = "#"       the title
 *            / "##"      a chapter; "###" a section in it, and so on
 *            / "-"       no heading: a paragraph
 *
 * A line is matched by its words: case, width, punctuation and emphasis do not
 * count, a number of the heading does. Lines come in the order of the document.
 * What no line names stays as it is. */
#ifndef IMPORT_DECISION_H
#define IMPORT_DECISION_H

#include "base/context.h"

#include <libxml/tree.h>
#include <stdbool.h>

#define DECISION_LEVELS 16 /* number signs of a line, at most */

/* The file; both borrowed. UTF-8 with LF line ends (lang/encoding.h). */
typedef struct {
    const char *file; /* told in faults */
    const char *bytes;
    size_t size;
} DecisionText;

/* Works on a block tree whose outline has been mended. Headings that become
 * paragraphs are bold, run in or the last item of a list again, where they
 * were; paragraphs and items that become headings leave their list or clause,
 * with what follows them in it.
 *
 * CODICIL_INVALID, told with the line of the file, for a line of another form,
 * one whose words stand nowhere (behind those of the line before), one whose
 * words stand several times before those of the next line, a second title or
 * a title behind a heading. */
CodicilStatus decision_apply(CodicilContext *context, const char *source,
                             const DecisionText *text, xmlDoc *blocks);

/* A line of the file that was matched. */
typedef struct {
    xmlNode *node; /* title, heading or p */
    int level;     /* 0 for the title, 1 for chapters, -1 for a paragraph */
    long line;     /* of the file */
} Decision;

/* Does what one decision says; those behind it have been done. `is_possible`
 * says whether it could be done at that place. False when out of memory. */
bool decided_apply(const Decision *decision, xmlNode *blocks,
                   bool *is_possible);

#endif
