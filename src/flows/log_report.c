/* A publication log as JSON. */
#include "flows/log_report.h"

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_text(Json *json, const LogText *text)
{
    json_begin(json, '{');
    put(json, "locale", text->locale);
    json_key(json, "revision");
    json_number(json, (long)text->revision);
    put(json, "sha256", text->sha256);
    put(json, "approved", text->approved);
    json_key(json, "renditions");
    json_begin(json, '[');
    for (size_t i = 0; i < text->rendition_count; i++) {
        json_begin(json, '{');
        put(json, "format", text->renditions[i].format);
        put(json, "sha256", text->renditions[i].sha256);
        json_end(json, '}');
    }
    json_end(json, ']');
    json_end(json, '}');
}

static void put_pictures(Json *json, const LogEntry *entry)
{
    json_key(json, "pictures");
    json_begin(json, '[');
    for (size_t i = 0; i < entry->picture_count; i++) {
        json_begin(json, '{');
        put(json, "path", entry->pictures[i].path);
        put(json, "sha256", entry->pictures[i].sha256);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_entry(Json *json, const LogEntry *entry)
{
    json_begin(json, '{');
    put(json, "kind", entry_kind_to_text(entry->kind));
    put(json, "at", entry->at);
    put(json, "by", entry->by);
    put(json, "reason", entry->reason);
    put(json, "change", entry->change);
    put(json, "predecessor", entry->predecessor);
    put(json, "codicil", entry->codicil);
    put(json, "templates", entry->templates);
    put(json, "digest", entry->digest);
    put(json, "before", entry->before);
    json_key(json, "texts");
    json_begin(json, '[');
    for (size_t i = 0; i < entry->text_count; i++)
        put_text(json, &entry->texts[i]);
    json_end(json, ']');
    put_pictures(json, entry);
    json_end(json, '}');
}

void log_report_entries(const Log *log, Json *json)
{
    json_key(json, "entries");
    json_begin(json, '[');
    for (size_t i = 0; i < log->count; i++)
        put_entry(json, &log->items[i]);
    json_end(json, ']');
}
