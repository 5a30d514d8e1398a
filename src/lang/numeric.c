/* Opens ICU's number formats without a locale of the process. */
#include "lang/numeric.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uloc.h>

static bool is_of_language(const UNumberFormat *format, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *valid = unum_getLocaleByType(format, ULOC_VALID_LOCALE, &error);
    char asked[ULOC_LANG_CAPACITY] = "", got[ULOC_LANG_CAPACITY] = "";
    uloc_getLanguage(id, asked, sizeof asked, &error);
    uloc_getLanguage(valid, got, sizeof got, &error);
    return U_SUCCESS(error) && *asked && !strcmp(asked, got);
}

UNumberFormat *numeric_open(UNumberFormatStyle style, const char *locale)
{
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale, id, sizeof id, NULL, &error);
    if (U_FAILURE(error))
        return NULL;
    UNumberFormat *format = unum_open(style, NULL, 0, id, NULL, &error);
    if (U_SUCCESS(error) && is_of_language(format, id))
        return format;
    unum_close(format);
    return NULL;
}
