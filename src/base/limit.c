/* How many marks a source has. */
#include "base/limit.h"

#define BLOCK 64

/* As numbers that are added, so that a compiler takes many bytes at once. */
static unsigned is_mark(char c)
{
    return (unsigned)(c == '\n') | (c == '*') | (c == '_') | (c == '`') |
           (c == '[') | (c == '<') | (c == '|');
}

static size_t marks_of_block(const char *bytes)
{
    unsigned char count = 0;
    for (size_t i = 0; i < BLOCK; i++)
        count += is_mark(bytes[i]);
    return count;
}

static long line_at(const char *bytes, size_t at)
{
    long line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes[i] == '\n';
    return line;
}

CodicilStatus limit_check(const CodicilContext *context, const char *file,
                          const char *bytes, size_t size, size_t most)
{
    if (size <= most)
        return CODICIL_OK;
    size_t at = 0, marks = 0;
    for (; size - at >= BLOCK && marks + BLOCK <= most; at += BLOCK)
        marks += marks_of_block(bytes + at);
    for (; at < size; at++) {
        marks += is_mark(bytes[at]);
        if (marks > most)
            return fault(context, CODICIL_INVALID,
                         &(Place){.file = file, .line = line_at(bytes, at)},
                         "is too crowded: up to here it has more than %zu "
                         "line ends and marks (* _ ` [ < |), the most that a "
                         "text may have",
                         most);
    }
    return CODICIL_OK;
}
