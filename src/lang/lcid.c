/* Language identifiers out of ICU's table. It knows languages by region (nl_NL)
 * and some by script too (sr_Latn_RS), so both are asked. */
#include "lang/lcid.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

/* Identifiers of a language alone, and of what is no more than a parent of
 * others (sublanguages from 0x1F on), are none for a text. */
static bool is_whole(unsigned lcid)
{
    unsigned sublanguage = lcid >> 10;
    return sublanguage > 0 && sublanguage < 0x1F;
}

unsigned lcid_of(const char *locale)
{
    char id[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];
    char language[ULOC_LANG_CAPACITY], region[ULOC_COUNTRY_CAPACITY];
    char plain[sizeof(language) + sizeof(region)];
    UErrorCode error = U_ZERO_ERROR;
    if (strcmp(locale, "und") == 0)
        return LCID_NONE;
    uloc_forLanguageTag(locale, id, sizeof(id), NULL, &error);
    uloc_addLikelySubtags(id, full, sizeof(full), &error);
    uloc_getLanguage(full, language, sizeof(language), &error);
    uloc_getCountry(full, region, sizeof(region), &error);
    if (U_FAILURE(error))
        return LCID_NONE;
    snprintf(plain, sizeof(plain), "%s_%s", language, region);
    unsigned by_region = uloc_getLCID(plain), by_script = uloc_getLCID(full);
    if (is_whole(by_script))
        return by_script;
    if (is_whole(by_region))
        return by_region;
    return by_region ? (by_region & 0x3FF) | 0x400 : LCID_NONE;
}
