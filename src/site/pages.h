/* The pages of a site that change: as texts with elements of ours in them,
 * which templates/site.xsl draws.
 *
 *      c:versions name feed          all versions of a work, the newest first
 *        c:version label state change in-force current href
 *          c:text locale href name       name of the language in itself
 *          c:since label href            what's new since that version
 *      c:work                        a work, in every language
 *        c:text locale href name title versions all words   `all` names the
 *                                    list of versions, in the locale `words`
 *      c:works                       the site
 *        c:entry name title href lang versions
 *      c:language locale href name   at the end of each: the same page in other
 *                                    languages
 */
#ifndef SITE_PAGES_H
#define SITE_PAGES_H

#include "base/context.h"
#include "lang/phrases.h"
#include "model/doc.h"
#include "site/site.h"

/* WORK/versions.LOCALE.html. */
CodicilStatus site_versions_page(const CodicilContext *context,
                                 const SiteWork *work, const char *locale,
                                 const Phrases *phrases, xmlDoc **out);

/* WORK/index.html: the languages of a work, each in its own words; `locale` is
 * that of the page. Where a server does not choose, readers do. */
CodicilStatus site_work_page(const CodicilContext *context,
                             const SiteWork *work, const char *locale,
                             xmlDoc **out);

/* A work on the first page of a site. */
typedef struct {
    const char *name;  /* of its folder */
    const char *title; /* … in `lang` */
    const char *lang;
    const char *version; /* … that is in force; NULL: none */
    const char *served;  /* locale of its text */
    const char *list;    /* locale of the page of all versions */
} SiteEntry;

typedef struct {
    const SiteEntry *entries;
    size_t count;
    const char *const *locales; /* in which the page is there; ended by NULL */
} SiteFront;

/* index.LOCALE.html. */
CodicilStatus site_front_page(const CodicilContext *context,
                              const SiteFront *front, const char *locale,
                              const Phrases *phrases, xmlDoc **out);

#endif
