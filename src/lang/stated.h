/* What a line says of the text that it stands in: when its version is from,
 * which one it is, and whose. `failed` is set where memory runs out. */
#ifndef LANG_STATED_H
#define LANG_STATED_H

#include "lang/dates.h"

#define STATED_SIZE 32

/* Whether a line is a label and a date, and no more than a few words: "Last
 * updated: 27 April 2018". `found` is the first date in it. */
bool stated_date(DateFinder *finder, const char *text, size_t size,
                 DateFound *found, bool *failed);

/* Whether words say that what is dated begins to hold then: "effective". */
bool stated_effective(const char *text, size_t size, bool *failed);

/* Whether a heading says that it is over a list of versions. */
bool stated_versions(const char *text, size_t size, bool *failed);

/* Whether a line speaks of a version before this one: "replaces that of …". */
bool stated_former(const char *text, size_t size, bool *failed);

/* The number in a line such as "Version 3.1" or "第3版": digits and full
 * stops. Dates in it should be blanked before. */
bool stated_number(const char *text, size_t size, char number[STATED_SIZE],
                   bool *failed);

/* The last year in a line that begins with a copyright sign: 2024 in
 * "© 2019–2024 Example". */
bool stated_copyright(const char *text, size_t size, int *year, bool *failed);

/* Whether there is no word in it. */
bool stated_nothing(const char *text, size_t size);

#endif
