/* Finding by locale. */
#include "site/site.h"

#include <string.h>

const SiteText *site_text_find(const SiteVersion *version, const char *locale)
{
    for (size_t i = 0; i < version->text_count; i++)
        if (strcmp(version->texts[i].locale, locale) == 0)
            return &version->texts[i];
    return NULL;
}

const SiteLanguage *site_language_find(const SiteWork *work, const char *locale)
{
    for (size_t i = 0; i < work->language_count; i++)
        if (strcmp(work->languages[i].locale, locale) == 0)
            return &work->languages[i];
    return NULL;
}

bool site_has_news(const SiteWork *work, const SiteVersion *version,
                   const char *since, const char *locale)
{
    if (site_text_find(version, locale))
        return true;
    for (size_t i = 0; i < work->version_count; i++)
        if (strcmp(work->versions[i].label, since) == 0)
            return site_text_find(&work->versions[i], locale) != NULL;
    return false;
}
