/* Sitemaps (sitemaps.org 0.9) with the languages of each page: sitemap.xml, or
 * where there is more than one may hold, an index of sitemap-1.xml and so on.
 */
#ifndef SITE_SITEMAP_H
#define SITE_SITEMAP_H

#include "site/writer.h"

typedef struct {
    SiteWriter *writer;
    const char *base; /* of the site; NULL: addresses stay relative */
    Buf urls;         /* of the one being made */
    size_t count;     /* urls in it */
    size_t done;      /* sitemaps that are written */
} Sitemap;

/* Adds the pages of a work, from its facts. */
CodicilStatus sitemap_add(Sitemap *sitemap, const char *facts);
/* Writes what is left. */
CodicilStatus sitemap_end(Sitemap *sitemap);

#endif
