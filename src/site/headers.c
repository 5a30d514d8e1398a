/* Headers, by path. */
#include "site/headers.h"

#include "base/cleanup.h"
#include "base/json.h"
#include "lang/locale.h"
#include "site/facts.h"
#include "site/kinds.h"

#include <stdio.h>
#include <string.h>

static void add_text(const char *text, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_text(&json, text);
}

static void add_field(const char *name, const char *value, Buf *out)
{
    buf_add_format(out, ", \"%s\": ", name);
    add_text(value, out);
}

/* Where the facts say what links a text has: by its path up to "." or "~", the
 * place of the line from 1. */
static void index_links(const char *facts, Table *out)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(facts);
    for (const char *line = facts; site_facts_next(&fact); line = fact.at) {
        if (strcmp(fact.fields[0], "link") != 0)
            continue;
        size_t *at = table_add(out, fact.fields[1], strlen(fact.fields[1]));
        if (at)
            *at = (size_t)(line - facts) + 1;
    }
}

static void add_links(const SiteState *state, const Table *links,
                      const char *path, Buf *out)
{
    const char *base = strrchr(path, '/');
    base = base ? base + 1 : path;
    size_t size = (size_t)(base - path) + strcspn(base, ".~");
    const size_t *at = table_find(links, path, size);
    if (!at)
        return;
    SiteFact fact AUTO(site_facts_end) =
        site_facts_begin(buf_text(&state->facts) + *at - 1);
    if (!site_facts_next(&fact))
        return;
    add_field("Link", fact.fields[2], out);
    if (*fact.fields[3])
        add_field("Memento-Datetime", fact.fields[3], out);
}

static void add_file(const SiteState *state, const Table *links,
                     const char *path, Buf *out)
{
    char locale[LOCALE_SIZE];
    add_text(path, out);
    buf_add_text(out, ": {\"Content-Type\": ");
    add_text(site_type_of(path), out);
    if (site_is_gzip(path))
        add_field("Content-Encoding", "gzip", out);
    if (site_locale_of(path, locale))
        add_field("Content-Language", locale, out);
    add_field("Cache-Control", site_cache_of(path), out);
    add_links(state, links, path, out);
    buf_add_char(out, '}');
}

static void add_manifests(const SiteState *state, const Table *links,
                          long manifest, Buf *out)
{
    char name[64];
    for (long i = manifest; i > 0; i--) {
        snprintf(name, sizeof name, "manifest-%ld.json", i);
        buf_add_text(out, ",\n  ");
        add_file(state, links, i < manifest ? name : "manifest.json", out);
    }
}

void site_headers_add(const SiteState *state, long manifest, Buf *out)
{
    AUTO(table_clear) Table links = {0};
    const char *before = "{\n  ";
    index_links(buf_text(&state->facts), &links);
    for (size_t i = 0; i < state->count; i++) {
        if (site_is_aside(state->files[i].path))
            continue;
        buf_add_text(out, before);
        add_file(state, &links, state->files[i].path, out);
        before = ",\n  ";
    }
    add_manifests(state, &links, manifest, out);
    buf_add_text(out, "\n}\n");
    out->failed |= links.failed;
}
