/* Of a redline as plain text, what a reader has to look at. */
#ifndef FLOWS_EXCERPT_H
#define FLOWS_EXCERPT_H

#include "base/buf.h"

/* Adds the blocks that hold a mark, each under the nearest underlined heading
 * before it, which is added once; "..." stands for blocks left out. */
void excerpt_add(const char *redline, Buf *out);

#endif
