/* What the pages and lists of a whole site are made of, work by work: lines of
 * fields parted by tabs, as they stand in a state (state.h).
 *
 *      work      name  locale that is served where none is asked for  "untold"
 *                                        where no version of it is told of yet
 *      language  locale  title  version  locale of the text   what readers of a
 *                                        language get; version may be empty
 *      url       path  instant  group  locale     a page; those of a group that
 *                                        follow one another are the same in
 *                                        other languages
 *      link      path  Link  Memento-Datetime     headers of a text: of all
 *                                        files whose path goes on with . or ~
 */
#ifndef SITE_FACTS_H
#define SITE_FACTS_H

#include "base/buf.h"
#include "site/site.h"

#include <stdbool.h>

#define SITE_FIELDS 5

typedef struct {
    const char *fields[SITE_FIELDS]; /* the first is the kind; "" for none */
    Buf line;
    const char *at; /* where the next one begins */
} SiteFact;

SiteFact site_facts_begin(const char *facts);
/* False after the last one, and when out of memory (line.failed). */
bool site_facts_next(SiteFact *fact);
void site_facts_end(SiteFact *fact);

/* Adds those of a work. */
void site_facts_add(const SiteWork *work, Buf *out);

#endif
