/* How many marks a source has. */
#include "base/limit.h"

static const unsigned char is_mark[256] = {
    ['\n'] = 1, ['*'] = 1, ['_'] = 1, ['`'] = 1,
    ['['] = 1,  ['<'] = 1, ['|'] = 1,
};

CodicilStatus limit_check(const CodicilContext *context, const char *file,
                          const char *bytes, size_t size, size_t most)
{
    if (size <= most)
        return CODICIL_OK;
    size_t marks = 0;
    long line = 1;
    for (size_t i = 0; i < size; i++) {
        marks += is_mark[(unsigned char)bytes[i]];
        if (marks > most)
            return fault(context, CODICIL_INVALID,
                         &(Place){.file = file, .line = line},
                         "is too crowded: up to here it has more than %zu "
                         "line ends and marks (* _ ` [ < |), the most that a "
                         "text may have",
                         most);
        line += bytes[i] == '\n';
    }
    return CODICIL_OK;
}
