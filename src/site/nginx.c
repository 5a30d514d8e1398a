/* Maps for nginx. */
#include "site/nginx.h"

#include "base/cleanup.h"
#include "site/facts.h"
#include "site/kinds.h"

#include <string.h>

#define FRONT "/" /* what the first page is called among the works */

void nginx_clear(Nginx *nginx)
{
    table_clear(&nginx->sets);
    buf_clear(&nginx->works);
    buf_clear(&nginx->languages);
    buf_clear(&nginx->current);
    buf_clear(&nginx->lists);
    buf_clear(&nginx->mementos);
}

/* ---------------------------------------------------------------- languages */

/* Adds what stands in a list for a locale, or for one below it. */
static void add_range(const char *locale, size_t size, Buf *out)
{
    buf_add_text(out, "\\s*");
    buf_add(out, locale, size);
    buf_add_text(out, "(?:-[a-z0-9]+)*(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))"
                      "\\s*(?:[;,]|$)");
}

/* One row for a locale of a set: no range before it means one of the set. Each
 * range is taken with what is below it, so that longer locales come first. */
static void add_language(Nginx *nginx, size_t set, const char *all,
                         const char *locale, size_t size)
{
    Buf *out = &nginx->languages;
    buf_add_format(out, "    \"~*^%zu:(?:(?!", set);
    for (const char *at = all; *at;) {
        size_t length = strcspn(at, "|");
        buf_add_text(out, at == all ? "" : "|");
        add_range(at, length, out);
        at += length + (at[length] != '\0');
    }
    buf_add_text(out, ")[^,]*,)*");
    add_range(locale, size, out);
    buf_add_text(out, "\" ");
    buf_add(out, locale, size);
    buf_add_text(out, ";\n");
}

/* The longest locales first. */
static void add_languages(Nginx *nginx, size_t set, const char *all)
{
    for (size_t wanted = 64; wanted-- > 1;)
        for (const char *at = all; *at;) {
            size_t size = strcspn(at, "|");
            if (size == wanted)
                add_language(nginx, set, all, at, size);
            at += size + (at[size] != '\0');
        }
}

/* The number of a set, from 1. */
static size_t number_of(Nginx *nginx, const char *all)
{
    size_t *at = table_add(&nginx->sets, all, strlen(all));
    if (!at)
        return 0;
    if (!*at) {
        *at = nginx->sets.count;
        add_languages(nginx, *at, all);
    }
    return *at;
}

/* -------------------------------------------------------------------- works */

/* Rows for readers of one language; "" for those of none that is there. */
static void add_reader(Nginx *nginx, const char *work, const char *key,
                       const SiteFact *language)
{
    buf_add_format(&nginx->lists, "    \"%s:%s\" /%s/versions.%s.html;\n", work,
                   key, work, language->fields[1]);
    if (*language->fields[3])
        buf_add_format(&nginx->current, "    \"%s:%s\" /%s/%s/%s.html;\n", work,
                       key, work, language->fields[3], language->fields[4]);
}

static void add_memento(Nginx *nginx, const SiteFact *link)
{
    const char *slash = strrchr(link->fields[1], '/');
    Buf row AUTO(buf_clear) = {0};
    buf_add_text(&row, "    \"/");
    buf_add(&row, link->fields[1], (size_t)(slash - link->fields[1]));
    buf_add_format(&row, "\" \"%s\";\n", link->fields[3]);
    size_t size = nginx->mementos.size;
    bool is_there =
        size >= row.size && memcmp(nginx->mementos.bytes + size - row.size,
                                   row.bytes, row.size) == 0;
    if (!is_there && *link->fields[3])
        buf_add(&nginx->mementos, buf_text(&row), row.size);
    nginx->mementos.failed |= row.failed;
}

void nginx_add(Nginx *nginx, const char *facts)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(facts);
    Buf all AUTO(buf_clear) = {0}, work AUTO(buf_clear) = {0};
    Buf usual AUTO(buf_clear) = {0};
    bool is_first = true;
    while (site_facts_next(&fact)) {
        if (strcmp(fact.fields[0], "work") == 0) {
            buf_add_text(&work, fact.fields[1]);
            buf_add_text(&usual, fact.fields[2]);
        } else if (strcmp(fact.fields[0], "language") == 0) {
            buf_add_format(&all, "%s%s", is_first ? "" : "|", fact.fields[1]);
            is_first = false;
            add_reader(nginx, buf_text(&work), fact.fields[1], &fact);
            if (strcmp(fact.fields[1], buf_text(&usual)) == 0)
                add_reader(nginx, buf_text(&work), "", &fact);
        } else if (strcmp(fact.fields[0], "link") == 0) {
            add_memento(nginx, &fact);
        }
    }
    size_t set = all.size ? number_of(nginx, all.bytes) : 0;
    buf_add_format(&nginx->works, "    \"%s\" %zu;\n", buf_text(&work), set);
    nginx->works.failed |= all.failed || work.failed || usual.failed;
}

void nginx_add_front(Nginx *nginx, const char *const *locales)
{
    Buf all AUTO(buf_clear) = {0};
    buf_add_text(&nginx->lists, "    \"" FRONT ":\" /index.html;\n");
    for (size_t i = 0; locales[i]; i++) {
        buf_add_format(&all, "%s%s", i ? "|" : "", locales[i]);
        buf_add_format(&nginx->lists, "    \"" FRONT ":%s\" /index.%s.html;\n",
                       locales[i], locales[i]);
    }
    buf_add_format(&nginx->works, "    \"" FRONT "\" %zu;\n",
                   all.size ? number_of(nginx, all.bytes) : 0);
    nginx->works.failed |= all.failed;
}

/* ----------------------------------------------------------------- the file */

void nginx_begin(Buf *out)
{
    buf_add_text(
        out, "# Made by `codicil build`; for the http block of nginx.\n"
             "map_hash_bucket_size 512;\n"
             "map_hash_max_size 1048576;\n"
             "variables_hash_bucket_size 128;\n\n"
             "map $uri $codicil_text {\n"
             "    \"~^(?<codicil_t>/[^/]+/[^/]+/[^/~.]+)[~.]\" $codicil_t;\n"
             "}\n\n"
             "map $uri $codicil_version {\n"
             "    \"~^(?<codicil_v>/[^/]+/[^/]+)/[^/~.]+[~.][^/]*$\" "
             "$codicil_v;\n"
             "}\n\n"
             "map $codicil_text $codicil_link {\n");
}

void nginx_add_links(const char *facts, Buf *out)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(facts);
    while (site_facts_next(&fact))
        if (strcmp(fact.fields[0], "link") == 0)
            buf_add_format(out, "    \"/%s\" '%s';\n", fact.fields[1],
                           fact.fields[2]);
    out->failed |= fact.line.failed;
}

static void add_map(const char *from, const char *to, const Buf *rows, Buf *out)
{
    buf_add_format(out, "map %s %s {\n", from, to);
    buf_add(out, buf_text(rows), rows->size);
    buf_add_text(out, "}\n\n");
    out->failed |= rows->failed;
}

void nginx_end(const Nginx *nginx, Buf *out)
{
    buf_add_text(out, "}\n\n");
    add_map("$codicil_version", "$codicil_memento", &nginx->mementos, out);
    buf_add_text(out,
                 "map $uri $codicil_work {\n"
                 "    \"/\" \"/\";\n"
                 "    \"~^/(?<codicil_w>[a-z][a-z0-9-]*)(?:/|/versions)?$\" "
                 "$codicil_w;\n"
                 "}\n\n");
    add_map("$codicil_work", "$codicil_set", &nginx->works, out);
    add_map("\"$codicil_set:$http_accept_language\"", "$codicil_language",
            &nginx->languages, out);
    add_map("\"$codicil_work:$codicil_language\"", "$codicil_current",
            &nginx->current, out);
    add_map("\"$codicil_work:$codicil_language\"", "$codicil_list",
            &nginx->lists, out);
    buf_add_text(
        out, "map $uri $codicil_locale {\n"
             "    \"~/media/\" \"\";\n"
             "    \"~/(?:versions\\.|index\\.|feed\\.)?(?<codicil_l>[a-z]{2,3}"
             "(?:-[A-Za-z0-9]+)*)(?:~[0-9]+)?\\.[a-z]+$\" $codicil_l;\n"
             "}\n\n"
             "map $uri $codicil_cache {\n"
             "    default \"" SITE_SHORT "\";\n"
             "    \"~/[^/]*~[0-9]+\\.[a-z]+$\" \"" SITE_FOREVER "\";\n"
             "    \"~^/([a-z][a-z0-9-]*/?)?$\" \"no-cache\";\n"
             "}\n");
    out->failed |= nginx->sets.failed;
}
