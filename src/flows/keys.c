/* keygen: a pair of keys, in two files. */
#include "base/cleanup.h"
#include "base/file.h"
#include "base/minisign.h"

#include <string.h>

CodicilStatus codicil_keygen(CodicilContext *context, const char *name)
{
    Buf secret AUTO(buf_clear) = {0}, public AUTO(buf_clear) = {0};
    Buf key AUTO(buf_clear) = {0}, open AUTO(buf_clear) = {0};
    buf_add_format(&key, "%s.key", name);
    buf_add_format(&open, "%s.pub", name);
    if (!buf_is_ok(&key) || !buf_is_ok(&open))
        return fault_memory(context);
    const char *slash = strrchr(name, '/');
    if (!*(slash ? slash + 1 : name))
        return fault(context, CODICIL_MISUSE, NULL,
                     "'%s' names no keys: a name such as legal was expected",
                     name);
    if (file_is_there(open.bytes))
        return fault(context, CODICIL_REFUSED, &(Place){.file = open.bytes},
                     "is there already, and is not overwritten");
    TRY(keys_make(context, &secret, &public));
    TRY(file_create(context, key.bytes, 0600, &secret));
    return file_create(context, open.bytes, 0644, &public);
}
