/* How much is taken in. A tree costs memory by its nodes, not by its bytes:
 * two bytes of Markdown can become a kilobyte of paragraph. So what is read is
 * bounded twice, in bytes (FILE_LIMIT) and in marks, which are the characters
 * that make nodes: line ends and * _ ` [ < | */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include "base/context.h"

/* Of a source in Markdown, HTML or plain text, and of XML, which has several
 * for each of these. A thousand pages have some 50,000. */
#define LIMIT_SOURCE_MARKS ((size_t)1000000)
#define LIMIT_XML_MARKS    (5 * LIMIT_SOURCE_MARKS)

/* CODICIL_INVALID where `bytes` have more than `most` marks, at the line that
 * is one too many. */
CodicilStatus limit_check(const CodicilContext *context, const char *file,
                          const char *bytes, size_t size, size_t most);

#endif
