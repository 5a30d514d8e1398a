/* ICU's number formats, for locales that ICU knows. */
#ifndef LANG_NUMERIC_H
#define LANG_NUMERIC_H

#include <unicode/unum.h>

/* NULL for und, for a locale that ICU has nothing for (it would take that of
 * the process) and when out of memory. For unum_close(). */
UNumberFormat *numeric_open(UNumberFormatStyle style, const char *locale);

#endif
