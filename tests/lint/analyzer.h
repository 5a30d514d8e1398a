/* What clang's analyzer cannot know from one file: that a fault's status is
 * never CODICIL_OK. Included before each source by tidy.py, and by nothing
 * else. */
#ifndef LINT_ANALYZER_H
#define LINT_ANALYZER_H

#include "base/context.h"

#define fault(...)        ((void)fault(__VA_ARGS__), CODICIL_INVALID)
#define fault_errno(...)  ((void)fault_errno(__VA_ARGS__), CODICIL_IO)
#define fault_memory(...) ((void)fault_memory(__VA_ARGS__), CODICIL_MEMORY)

#endif
