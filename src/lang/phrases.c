/* Phrases of a locale over those of English. */
#include "lang/phrases.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "lang/catalog.h"
#include "lang/locale.h"
#include "lang/phrasing.h"

#include <stdlib.h>
#include <string.h>

struct Phrases {
    char locale[LOCALE_SIZE];
    Catalog own;     /* empty where the locale is English */
    Catalog english; /* has every key */
};

static CodicilStatus locale_open(const CodicilContext *context,
                                 const char *folder, const char *locale,
                                 Catalog *out)
{
    AUTO(buf_clear) Buf path = {0};
    buf_add_format(&path, "%s/%s.mo", folder, locale);
    return buf_is_ok(&path) ? catalog_open(context, path.bytes, out)
                            : fault_memory(context);
}

/* Cuts a locale back to one that has a file. False when out of memory. */
static bool locale_find_file(const char *folder, char *locale, bool *is_there)
{
    do {
        AUTO(buf_clear) Buf path = {0};
        buf_add_format(&path, "%s/%s.mo", folder, locale);
        if (!buf_is_ok(&path))
            return false;
        *is_there = file_is_there(path.bytes);
    } while (!*is_there && locale_cut(locale));
    return true;
}

/* The locale of the file: by what is written, else by its likely script too
 * (zh-TW is zh-Hant-TW), else "en". */
static bool locale_settle(const char *folder, char *locale)
{
    char written[LOCALE_SIZE], likely[LOCALE_SIZE];
    bool is_there = false;
    memcpy(written, locale, sizeof written);
    if (!locale_find_file(folder, locale, &is_there))
        return false;
    if (is_there)
        return true;
    locale_to_likely(written, likely);
    if (!locale_find_file(folder, likely, &is_there))
        return false;
    memcpy(locale, is_there ? likely : "en", is_there ? LOCALE_SIZE : 3);
    return true;
}

static CodicilStatus phrases_read(const CodicilContext *context,
                                  const char *data, Phrases *phrases)
{
    AUTO(free_bytes) char *folder = path_join(data, "locales", NULL);
    if (!folder || !locale_settle(folder, phrases->locale))
        return fault_memory(context);
    TRY(locale_open(context, folder, "en", &phrases->english));
    if (!strcmp(phrases->locale, "en"))
        return CODICIL_OK;
    return locale_open(context, folder, phrases->locale, &phrases->own);
}

CodicilStatus phrases_open(const CodicilContext *context, const char *data,
                           const char *locale, Phrases **out)
{
    Phrases *phrases = calloc(1, sizeof *phrases);
    if (!phrases)
        return fault_memory(context);
    if (!locale_from_text(locale, phrases->locale, NULL))
        memcpy(phrases->locale, "en", sizeof "en");
    CodicilStatus status = phrases_read(context, data, phrases);
    if (status == CODICIL_OK)
        *out = phrases;
    else
        phrases_close(phrases);
    return status;
}

void phrases_close(Phrases *phrases)
{
    if (!phrases)
        return;
    catalog_close(&phrases->own);
    catalog_close(&phrases->english);
    free(phrases);
}

const char *phrases_locale(const Phrases *phrases)
{
    return phrases->locale;
}

const char *phrases_get(const Phrases *phrases, const char *key)
{
    const char *text = catalog_find(&phrases->own, key);
    if (!text)
        text = catalog_find(&phrases->english, key);
    return text ? text : key;
}

void phrases_format(const Phrases *phrases, const char *key,
                    const char *const *names, const char *const *values,
                    Buf *out)
{
    const char *own = catalog_find(&phrases->own, key);
    PhrasingValues given = {.locale = own ? phrases->locale : "en",
                            .names = names,
                            .values = values};
    phrasing_add(own ? own : phrases_get(phrases, key), &given, out);
}

bool phrases_next(const Phrases *phrases, size_t *at, const char **key,
                  const char **text)
{
    if (*at >= phrases->english.count)
        return false;
    *key = phrases->english.phrases[(*at)++].key;
    *text = phrases_get(phrases, *key);
    return true;
}
