/* Charsets: whatever comes in becomes UTF-8 with LF line ends, strictly. */
#ifndef LANG_ENCODING_H
#define LANG_ENCODING_H

#include "base/buf.h"
#include "base/context.h"

/* Bytes as they were read. */
typedef struct {
    const char *file;    /* named in faults, may be NULL */
    const char *charset; /* by any name that iconv knows; NULL for UTF-8, or
                            UTF-8, UTF-16 and UTF-32 by their byte order mark,
                            or UTF-16 without a mark by its look */
    const char *bytes;
    size_t size;
} EncodedText;

/* Adds the text to `out` as well-formed UTF-8: without byte order mark, CR LF
 * and CR as LF, form feed and vertical tab as LF. On failure `out` is as it
 * was.
 *
 * CODICIL_MISUSE for an unknown charset; CODICIL_INVALID, with line, column
 * and byte offset, for bytes that the charset does not have, for NUL, for the
 * other control characters of C0, for DEL and for the code points that XML 1.0
 * forbids. So for C1 control characters where a charset was named that is not
 * UTF-8; otherwise these are dropped, which is told as a warning. */
CodicilStatus encoding_to_utf8(const CodicilContext *context,
                               const EncodedText *input, Buf *out);

/* Adds UTF-8 text to `out` in another charset, strictly: nothing is
 * substituted or dropped, and what was written has been read back and
 * compared. CODICIL_MISUSE for an unknown charset, CODICIL_REFUSED for a
 * character that the charset does not have, naming it, its line and its
 * column. On failure `out` is as it was. A NULL charset is UTF-8. */
CodicilStatus encoding_from_utf8(const CodicilContext *context,
                                 const char *charset, const char *text,
                                 size_t size, Buf *out);

/* Whether a charset is UTF-8, by any of its names; NULL is. */
bool encoding_is_utf8(const char *charset);

#endif
