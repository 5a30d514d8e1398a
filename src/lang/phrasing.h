/* A phrase with its values put in: a subset of ICU's MessageFormat, by names.
 * ICU's own C functions know no names, and crash on an index that is not
 * there. */
#ifndef LANG_PHRASING_H
#define LANG_PHRASING_H

#include "base/buf.h"
#include "lang/survey.h"

#include <stdbool.h>

/* All borrowed. */
typedef struct {
    const char *locale;        /* of the phrase: its plurals, its digits */
    const char *const *names;  /* ended by NULL; NULL: none */
    const char *const *values; /* as many, UTF-8; of a plural: a number */
    bool is_spoken;            /* heard and not seen: nothing is set apart */
} PhrasingValues;

/* Adds the phrase. Grammar (blanks may stand between what braces hold):
 *
 *      phrase   = *( text / argument )
 *      argument = "{" name "}"
 *               / "{" name "," "number" "}"
 *               / "{" name "," ( "plural" / "select" ) "," 1*branch "}"
 *      branch   = ( "=" 1*digit / word ) "{" phrase "}"
 *
 * A plural takes the branch of just that number, else that of its category by
 * CLDR (zero one two few many other), else "other"; "#" in it is the number as
 * the locale writes it. A select takes the branch of its value, else "other".
 * An apostrophe before a brace or "#" quotes up to the next one; two are one.
 * A value that would run into words of another direction is set apart by
 * U+2068 and U+2069 (lang/bidi.h). A name that is not given stays as it is
 * written, in braces.
 *
 * False, with the phrase added as it stands, where it is none. */
bool phrasing_add(const char *phrase, const PhrasingValues *values, Buf *out);

/* Whether a phrase is one, whatever its values are. */
bool phrasing_is_valid(const char *phrase);

/* The same, and what a phrase of that locale asks for and lacks. */
bool phrasing_survey(const char *phrase, const char *locale,
                     PhraseSurvey *survey);

/* Adds a count as a locale writes it: 1,234; 1.234; ١٬٢٣٤. */
void phrasing_add_number(const char *locale, long long number, Buf *out);

/* Adds a share, 0 to 1, as whole percents, less than one as "<1": 12%, 12 %. */
void phrasing_add_percent(const char *locale, double share, Buf *out);

/* Adds the name of a language (a locale) as another locale writes it. */
void phrasing_add_language(const char *locale, const char *language, Buf *out);

/* Adds items as a locale lists them: "a, b and c"; "a、b、c". */
void phrasing_add_list(const char *locale, const char *const *items,
                       size_t count, Buf *out);

#endif
