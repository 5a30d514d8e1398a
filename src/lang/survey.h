/* What a phrase asks for and what its plurals lack: gathered while it is read
 * (lang/phrasing.h). */
#ifndef LANG_SURVEY_H
#define LANG_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

#define SURVEY_NAMES 16 /* of one phrase; more are not kept */
#define SURVEY_NAME  64 /* bytes, the NUL included */

typedef struct {
    char names[SURVEY_NAMES][SURVEY_NAME]; /* of values, each once */
    size_t count;
    unsigned forms;            /* that the language has, as bits */
    const char *lacking;       /* the first form that a plural lacks, or NULL */
    char surplus[SURVEY_NAME]; /* a form that the language has not, or "" */
} PhraseSurvey;

/* For a language by its ICU name: its plural forms are those of CLDR (UTS 35
 * part 3, section 5), `other` among them. */
void survey_begin(PhraseSurvey *survey, const char *icu_locale);

void survey_add_name(PhraseSurvey *survey, const char *name);

/* A selector of a plural: its form, if it is one, goes into `forms`; "=2" is
 * right in every language. */
void survey_add_form(PhraseSurvey *survey, const char *selector,
                     unsigned *forms);

/* After a plural that had these forms. */
void survey_end_plural(PhraseSurvey *survey, unsigned forms);

/* Whether a value is asked for. */
bool survey_has_name(const PhraseSurvey *survey, const char *name);

#endif
