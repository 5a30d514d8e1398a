/* The first pages of a site: all works, in every language that one of them is
 * in. */
#ifndef FLOWS_BUILD_FRONT_H
#define FLOWS_BUILD_FRONT_H

#include "site/facts.h"
#include "site/writer.h"

typedef struct {
    char *work, *usual; /* its name, and the locale that is served by itself */
    Buf languages;      /* its facts of languages */
    bool is_untold;     /* none of its versions is told of */
} FrontWork;

/* A zeroed one is empty. */
typedef struct {
    FrontWork *works;
    size_t count, room;
    char **locales; /* of all works, in order, ended by NULL */
    size_t locale_count;
} Front;

void site_front_clear(Front *front);

/* Takes in the facts of a work. */
CodicilStatus site_front_add(const CodicilContext *context, Front *front,
                             const char *facts);
/* index.LOCALE.html for each language, and index.html: that in the language of
 * the first work. */
CodicilStatus site_front_put(CodicilContext *context, const Front *front,
                             SiteWriter *writer);

/* Ended by NULL. */
const char *const *site_front_locales(const Front *front);

#endif
