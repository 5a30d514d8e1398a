/* Finding the version before. */
#include "flows/former.h"

#include <string.h>

const Version *former_find(const Versions *versions, const Version *version)
{
    const Version *before = versions_before(versions, version);
    for (size_t i = 0; before && !version->in_force && i < versions->count; i++)
        if (strcmp(versions->items[i]->label, version->label) == 0)
            return NULL;
        else if (versions->items[i] == before)
            break;
    return before;
}

CodicilStatus former_read(const Store *store, const Version *before,
                          const char *locale, xmlDoc **out)
{
    Texts AUTO(texts_clear) texts = {0};
    *out = NULL;
    if (!before)
        return CODICIL_OK;
    TRY(texts_read(store, before->work, before->label, &texts));
    const Text *same = texts_find(&texts, locale);
    return same ? text_read(store, before, same, out) : CODICIL_OK;
}
