/* Words that say what a provision applies to: "(applies to Example Mobile)",
 * "Niet van toepassing op Voorbeeld: …", "（Example Mobileに適用）". */
#ifndef LANG_APPLIES_H
#define LANG_APPLIES_H

#include <stdbool.h>
#include <stddef.h>

/* The size of the words, in whatever language, that such a qualifier begins
 * with where `text` begins with them (in any case, and behind white space);
 * 0 where it does not. */
size_t applies_opening(const char *text, size_t size);

/* Whether a text ends with such words, as it does where the verb is last. */
bool applies_is_closed(const char *text, size_t size);

#endif
