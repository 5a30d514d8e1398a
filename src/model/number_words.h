/* The words of numbers (number.h) in the languages that are known to us. */
#ifndef MODEL_NUMBER_WORDS_H
#define MODEL_NUMBER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* "artikel", "Chapter" in any case: a value of its own, from 1; 0 if it is no
 * such word. */
unsigned number_word_find(const char *word, size_t size, bool *is_division);

/* The same for a word that stands behind its number in a locale's language,
 * such as the Slovene "3. člen": the word that the text begins with. */
unsigned number_suffix_find(const char *text, size_t size, const char *locale);

/* Whether a word is the name of a month, as it stands behind a day. */
bool month_is_name(const char *word, size_t size);

/* Whether a language writes days with a dot ("5. november"); NULL and und: it
 * may. */
bool month_has_dotted_day(const char *locale);

/* Whether the tables are in order; for the test. */
bool number_words_is_sorted(void);

#endif
