/* The sentences of the statuses, and the version of the library. */
#include "codicil.h"

static const char *const sentences[] = {
    [CODICIL_OK] = "done",
    [CODICIL_NO] = "the answer is no",
    [CODICIL_MISUSE] = "the call makes no sense",
    [CODICIL_NOT_FOUND] = "not found",
    [CODICIL_INVALID] = "the input is not what it has to be",
    [CODICIL_REFUSED] = "refused",
    [CODICIL_IO] = "reading or writing failed",
    [CODICIL_MEMORY] = "out of memory",
};

const char *codicil_status_text(CodicilStatus status)
{
    size_t count = sizeof(sentences) / sizeof(sentences[0]);
    return (size_t)status < count ? sentences[status] : "unknown status";
}

const char *codicil_version(void)
{
    return CODICIL_VERSION;
}
