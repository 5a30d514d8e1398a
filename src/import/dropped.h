/* What a reader drops on purpose, counted, and told at the end. */
#ifndef IMPORT_DROPPED_H
#define IMPORT_DROPPED_H

#include "base/context.h"

#include <libxml/tree.h>

typedef struct {
    struct {
        char what[48];
        size_t count;
        long line; /* of the first */
    } kinds[24];
    size_t count;
} Dropped;

/* `what` in the singular: "comment", "<span> tag". Kinds beyond the room are
 * counted as the last one, "other thing". */
void dropped_add(Dropped *dropped, const char *what, long line);

/* A line without anything to be seen; one that never held anything is none. */
void dropped_add_line(Dropped *dropped, const xmlNode *line);

/* One note for each kind, such as: dropped 3 comments, the first here. */
void dropped_tell(const Dropped *dropped, const CodicilContext *context,
                  const char *file);

#endif
