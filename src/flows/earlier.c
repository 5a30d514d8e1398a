/* The version before in which a language is there. */
#include "flows/earlier.h"

#include <stdio.h>
#include <string.h>

void earlier_clear(Earlier *earlier)
{
    xmlFreeDoc(earlier->text);
    xmlFreeDoc(earlier->original);
    *earlier = (Earlier){0};
}

static CodicilStatus read_text(const Store *store, const Version *version,
                               const Texts *texts, const char *locale,
                               xmlDoc **out)
{
    const Text *text = locale ? texts_find(texts, locale) : NULL;
    return text ? text_read(store, version, text, out) : CODICIL_OK;
}

static CodicilStatus read_both(const Store *store, const Work *work,
                               const Version *version, const char *locale,
                               Earlier *out)
{
    Texts AUTO(texts_clear) texts = {0};
    TRY(texts_read(store, work->name, version->label, &texts));
    TRY(read_text(store, version, &texts, locale, &out->text));
    if (!out->text)
        return CODICIL_OK;
    snprintf(out->label, sizeof(out->label), "%s", version->label);
    return read_text(store, version, &texts, work->original, &out->original);
}

CodicilStatus earlier_read(const Store *store, const Work *work,
                           const Version *version, const char *locale,
                           Earlier *out)
{
    Versions AUTO(versions_clear) versions = {0};
    Earlier AUTO(earlier_clear) found = {0};
    const Version *at = version;
    if (!work->is_new)
        TRY(versions_read(store, work->name, &versions));
    for (size_t i = 0; i < versions.count && !found.text; i++) {
        at = versions_before(&versions, at);
        if (!at || strcmp(at->label, version->label) == 0)
            break;
        TRY(read_both(store, work, at, locale, &found));
    }
    *out = found;
    found = (Earlier){0};
    return CODICIL_OK;
}
