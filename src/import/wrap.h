/* How a plain text was wrapped: by hand at some width, or not at all. */
#ifndef IMPORT_WRAP_H
#define IMPORT_WRAP_H

#include "import/plain.h"

/* Measures plain->wrap and plain->is_by_line. */
void wrap_measure(Plain *plain);

/* Whether a line goes up to the width that the text was wrapped to, so that
 * the first word of the next line would not have fitted. False in a text that
 * is not wrapped. */
bool wrap_is_full(const Plain *plain, size_t line);

typedef enum {
    JOINT_SPACE, /* one paragraph: a space where the line ended */
    JOINT_TIGHT, /* without one, between ideographs */
    JOINT_BREAK, /* a line break that was meant */
} Joint;

/* Whether the paragraph of lines `first` to `last` is wrapped although the
 * text is not: at least four lines, all full but the last. */
bool wrap_is_alone(const Plain *plain, size_t first, size_t last);

/* How a line and the next one are joined within a paragraph. */
Joint wrap_joint(const Plain *plain, size_t line, bool is_alone);

#endif
