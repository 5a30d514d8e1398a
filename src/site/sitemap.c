/* Sitemaps, written as soon as one is full. */
#include "site/sitemap.h"

#include "base/cleanup.h"
#include "site/facts.h"
#include "site/lists.h"

#include <string.h>

/* What one sitemap may hold is 50,000 addresses and 50 MB; it is in memory
 * until it is full, so it is full sooner. */
#define MOST_URLS  40000
#define MOST_BYTES ((size_t)4 << 20)

#define HEAD  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SPACE "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
#define XHTML "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""

#define URLSET HEAD "<urlset " SPACE "\n        " XHTML ">\n"

static void add_address(const Sitemap *sitemap, const char *path, Buf *out)
{
    if (sitemap->base)
        site_add_xml(sitemap->base, out);
    site_add_xml(path, out);
}

static CodicilStatus put_urls(Sitemap *sitemap, const char *path)
{
    if (!sitemap->count)
        buf_add_text(&sitemap->urls, URLSET);
    buf_add_text(&sitemap->urls, "</urlset>\n");
    if (!buf_is_ok(&sitemap->urls))
        return fault_memory(sitemap->writer->context);
    CodicilStatus status = site_put(sitemap->writer, path, &sitemap->urls);
    buf_set_size(&sitemap->urls, 0);
    sitemap->count = 0;
    return status;
}

static CodicilStatus put_numbered(Sitemap *sitemap)
{
    Buf path AUTO(buf_clear) = {0};
    buf_add_format(&path, "sitemap-%zu.xml", ++sitemap->done);
    if (!buf_is_ok(&path))
        return fault_memory(sitemap->writer->context);
    return put_urls(sitemap, path.bytes);
}

/* Adds, for one page, those of its group that are the same in other languages:
 * the rows from `group` on. */
static void add_alternates(const Sitemap *sitemap, const char *group,
                           const char *name, Buf *out)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(group);
    while (site_facts_next(&fact) && strcmp(fact.fields[0], "url") == 0 &&
           strcmp(fact.fields[3], name) == 0) {
        buf_add_format(out,
                       "    <xhtml:link rel=\"alternate\" hreflang=\"%s\" "
                       "href=\"",
                       fact.fields[4]);
        add_address(sitemap, fact.fields[1], out);
        buf_add_text(out, "\"/>\n");
    }
    out->failed |= fact.line.failed;
}

static void add_url(Sitemap *sitemap, const SiteFact *fact, const char *group)
{
    Buf *out = &sitemap->urls;
    if (!sitemap->count)
        buf_add_text(out, URLSET);
    buf_add_text(out, "  <url>\n    <loc>");
    add_address(sitemap, fact->fields[1], out);
    buf_add_text(out, "</loc>\n");
    if (*fact->fields[2])
        buf_add_format(out, "    <lastmod>%s</lastmod>\n", fact->fields[2]);
    add_alternates(sitemap, group, fact->fields[3], out);
    buf_add_text(out, "  </url>\n");
    sitemap->count++;
}

CodicilStatus sitemap_add(Sitemap *sitemap, const char *facts)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(facts);
    Buf name AUTO(buf_clear) = {0};
    const char *group = NULL;
    for (const char *line = facts; site_facts_next(&fact); line = fact.at) {
        if (strcmp(fact.fields[0], "url") != 0) {
            group = NULL;
            continue;
        }
        bool is_new = !group || strcmp(buf_text(&name), fact.fields[3]) != 0;
        if (is_new) {
            group = line;
            buf_set_size(&name, 0);
            buf_add_text(&name, fact.fields[3]);
        }
        if (is_new &&
            (sitemap->count >= MOST_URLS || sitemap->urls.size >= MOST_BYTES))
            TRY(put_numbered(sitemap));
        add_url(sitemap, &fact, group);
    }
    return fact.line.failed || name.failed
               ? fault_memory(sitemap->writer->context)
               : CODICIL_OK;
}

static CodicilStatus put_index(const Sitemap *sitemap)
{
    Buf bytes AUTO(buf_clear) = {0}, path AUTO(buf_clear) = {0};
    buf_add_text(&bytes, HEAD "<sitemapindex " SPACE ">\n");
    for (size_t i = 1; i <= sitemap->done; i++) {
        buf_set_size(&path, 0);
        buf_add_format(&path, "sitemap-%zu.xml", i);
        buf_add_text(&bytes, "  <sitemap><loc>");
        add_address(sitemap, buf_text(&path), &bytes);
        buf_add_text(&bytes, "</loc></sitemap>\n");
    }
    buf_add_text(&bytes, "</sitemapindex>\n");
    if (!buf_is_ok(&path))
        return fault_memory(sitemap->writer->context);
    return site_put(sitemap->writer, "sitemap.xml", &bytes);
}

CodicilStatus sitemap_end(Sitemap *sitemap)
{
    if (!sitemap->done)
        return put_urls(sitemap, "sitemap.xml");
    TRY(put_numbered(sitemap));
    return put_index(sitemap);
}
