/* Makes what finds dates, once for a context and a locale. */
#include "lang/date_finder.h"

#include <stdlib.h>
#include <string.h>

/* English of no other country than these has the names that we know, and no
 * form of its own that goes on behind the year. */
static bool is_english(const char *locale)
{
    static const char *const locales[] = {"en", "en-US", "en-GB"};
    for (size_t i = 0; locale && i < sizeof locales / sizeof locales[0]; i++)
        if (strcmp(locale, locales[i]) == 0)
            return true;
    return false;
}

/* ICU is asked for the names of other locales only: it takes its time. */
static CodicilStatus names_add(const CodicilContext *context,
                               const char *locale, DateFinder *finder)
{
    if (!is_english(locale)) {
        TRY(calendar_new(context, locale, &finder->calendar));
        if (!months_add(&finder->months, finder->calendar))
            return fault_memory(context);
    }
    return months_add_english(&finder->months) ? CODICIL_OK
                                               : fault_memory(context);
}

CodicilStatus date_finder_new(const CodicilContext *context, const char *locale,
                              DateFinder **out)
{
    DateFinder *finder = calloc(1, sizeof *finder);
    if (!finder)
        return fault_memory(context);
    finder->is_thai = dates_are_thai(locale);
    CodicilStatus status = names_add(context, locale, finder);
    if (status == CODICIL_OK)
        *out = finder;
    else
        date_finder_free(finder);
    return status;
}

void date_finder_free(DateFinder *finder)
{
    if (!finder)
        return;
    calendar_free(finder->calendar);
    months_clear(&finder->months);
    free(finder->locale);
    free(finder);
}

static void kept_free(void *thing)
{
    date_finder_free(thing);
}

CodicilStatus date_finder_get(CodicilContext *context, const char *locale,
                              DateFinder **out)
{
    DateFinder *kept = context_get(context, SLOT_DATES);
    if (!kept || strcmp(kept->locale, locale) != 0) {
        DateFinder *made;
        TRY(date_finder_new(context, locale, &made));
        made->locale = strdup(locale);
        if (!made->locale) {
            date_finder_free(made);
            return fault_memory(context);
        }
        context_set(context, SLOT_DATES, made, kept_free);
        kept = made;
    }
    *out = kept;
    return CODICIL_OK;
}
