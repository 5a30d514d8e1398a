/* versions.json. */
#include "base/cleanup.h"
#include "base/json.h"
#include "site/lists.h"

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_address(Json *json, const char *key, const char *before,
                        const char *between, const char *behind)
{
    Buf address AUTO(buf_clear) = {0};
    buf_add_format(&address, "%s%s%s", before, between, behind);
    put(json, key, buf_text(&address));
    json->out->failed |= address.failed;
}

static void put_text(Json *json, const SiteVersion *version,
                     const SiteText *text)
{
    Buf address AUTO(buf_clear) = {0};
    buf_add_format(&address, "%s/%s.html", version->label, text->locale);
    json_begin(json, '{');
    put(json, "locale", text->locale);
    json_key(json, "revision");
    json_number(json, (long)text->revision);
    put(json, "sha256", text->sha256);
    put(json, "published", text->published);
    put(json, "updated", text->updated);
    put(json, "html", buf_text(&address));
    json_end(json, '}');
}

static void put_news(Json *json, const SiteVersion *version)
{
    json_key(json, "whats_new");
    json_begin(json, '[');
    for (size_t i = 0; i < version->since_count; i++) {
        json_begin(json, '{');
        put(json, "since", version->since[i]);
        put_address(json, "folder", version->since[i], "..", version->label);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_version(Json *json, const SiteVersion *version)
{
    json_begin(json, '{');
    put(json, "version", version->label);
    put(json, "in_force", version->in_force);
    put(json, "announce", version->announce);
    put(json, "accept_from", version->accept_from);
    put(json, "enforce", version->enforce);
    put(json, "change", version->change);
    put(json, "state", version->state);
    json_key(json, "current");
    json_bool(json, version->is_current);
    put(json, "predecessor", version->predecessor);
    put(json, "updated", version->updated);
    put_address(json, "manifest", version->label, "/", "manifest.json");
    json_key(json, "texts");
    json_begin(json, '[');
    for (size_t i = 0; i < version->text_count; i++)
        put_text(json, version, &version->texts[i]);
    json_end(json, ']');
    put_news(json, version);
    json_end(json, '}');
}

static void put_languages(Json *json, const SiteWork *work)
{
    json_key(json, "languages");
    json_begin(json, '[');
    for (size_t i = 0; i < work->language_count; i++) {
        const SiteLanguage *language = &work->languages[i];
        json_begin(json, '{');
        put(json, "locale", language->locale);
        put(json, "title", language->title);
        put(json, "version", language->version);
        put(json, "served", language->served);
        json_end(json, '}');
    }
    json_end(json, ']');
}

void site_versions_to_json(const SiteWork *work, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put(&json, "work", work->name);
    put(&json, "kind", work->kind);
    put(&json, "publisher", work->publisher);
    put(&json, "country", work->country);
    put(&json, "original", work->original);
    put(&json, "prevailing", work->prevailing);
    json_key(&json, "versions");
    json_begin(&json, '[');
    for (size_t i = 0; i < work->version_count; i++)
        if (work->versions[i].is_listed)
            put_version(&json, &work->versions[i]);
    json_end(&json, ']');
    put_languages(&json, work);
    json_end(&json, '}');
}
