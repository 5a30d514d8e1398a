/* Making a folder a store. */
#include "store/defaults.h"

CodicilStatus codicil_init(CodicilContext *context, const char *folder,
                           const CodicilInitOptions *options)
{
    Defaults defaults = {.publisher = options ? options->publisher : NULL,
                         .country = options ? options->country : NULL};
    return store_init(context, folder, &defaults);
}
