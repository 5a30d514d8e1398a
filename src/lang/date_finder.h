/* What finding dates knows of a locale; dates.h hides it. */
#ifndef LANG_DATE_FINDER_H
#define LANG_DATE_FINDER_H

#include "lang/dates.h"
#include "lang/months.h"

struct DateFinder {
    char *locale;       /* of a finder that a context keeps */
    bool is_thai;       /* years are those of the Buddhist era as well */
    Calendar *calendar; /* NULL: dates have no other form in the locale */
    Months months;
};

#endif
