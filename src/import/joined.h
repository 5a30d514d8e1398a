/* Text that came in several lines, as one. */
#ifndef IMPORT_JOINED_H
#define IMPORT_JOINED_H

#include "base/buf.h"

typedef struct {
    Buf text;
    bool is_wrapped; /* a line ended, and the next has not begun */
} Joined;

void joined_add(Joined *joined, const char *text, size_t size);
/* A line of the source ends: a space, or nothing between ideographs. */
void joined_wrap(Joined *joined);

#endif
