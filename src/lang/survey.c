/* Names and plural forms of a phrase. */
#include "lang/survey.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uenum.h>
#include <unicode/upluralrules.h>

static const char *const forms[] = {"zero", "one",  "two",
                                    "few",  "many", "other"};

#define FORM_COUNT (sizeof(forms) / sizeof(forms[0]))
#define FORM_OTHER (1u << (FORM_COUNT - 1))

/* The bit of a form; 0 for what is none. */
static unsigned form_bit(const char *name)
{
    for (size_t i = 0; i < FORM_COUNT; i++)
        if (strcmp(name, forms[i]) == 0)
            return 1u << i;
    return 0;
}

static unsigned forms_of(const char *icu_locale)
{
    UErrorCode error = U_ZERO_ERROR;
    unsigned found = FORM_OTHER;
    UPluralRules *rules =
        uplrules_openForType(icu_locale, UPLURAL_TYPE_CARDINAL, &error);
    UEnumeration *names = uplrules_getKeywords(rules, &error);
    const char *name = NULL;
    while (U_SUCCESS(error) && (name = uenum_next(names, NULL, &error)))
        found |= form_bit(name);
    uenum_close(names);
    uplrules_close(rules);
    return found;
}

void survey_begin(PhraseSurvey *survey, const char *icu_locale)
{
    *survey = (PhraseSurvey){.forms = forms_of(icu_locale)};
}

bool survey_has_name(const PhraseSurvey *survey, const char *name)
{
    for (size_t i = 0; i < survey->count; i++)
        if (strcmp(survey->names[i], name) == 0)
            return true;
    return false;
}

void survey_add_name(PhraseSurvey *survey, const char *name)
{
    size_t size = strlen(name);
    if (survey->count == SURVEY_NAMES || size >= SURVEY_NAME ||
        survey_has_name(survey, name))
        return;
    memcpy(survey->names[survey->count++], name, size + 1);
}

void survey_add_form(PhraseSurvey *survey, const char *selector, unsigned *has)
{
    unsigned bit = form_bit(selector);
    *has |= bit;
    if (!(bit & survey->forms) && *selector != '=' && !*survey->surplus &&
        strlen(selector) < SURVEY_NAME)
        memcpy(survey->surplus, selector, strlen(selector) + 1);
}

void survey_end_plural(PhraseSurvey *survey, unsigned has)
{
    for (size_t i = 0; i < FORM_COUNT && !survey->lacking; i++)
        if (survey->forms & ~has & 1u << i)
            survey->lacking = forms[i];
}
