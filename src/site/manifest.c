/* Manifests, written. */
#include "site/manifest.h"

#include "base/json.h"
#include "lang/locale.h"
#include "site/kinds.h"

/* Adds a string as JSON has it. */
static void add_text(const char *text, Buf *out)
{
    Json json;
    if (!text) {
        buf_add_text(out, "null");
        return;
    }
    json_init(&json, out);
    json_text(&json, text);
}

void manifest_begin(const ManifestHead *head, Buf *out)
{
    buf_add_format(out,
                   "{\n  \"manifest\": %ld,\n  \"before\": ", head->number);
    add_text(head->before, out);
    for (const ManifestFact *fact = head->facts; fact->key; fact++) {
        buf_add_format(out, ",\n  \"%s\": ", fact->key);
        add_text(fact->value, out);
    }
    buf_add_text(out, ",\n  \"files\": [");
}

void manifest_add(const ManifestFile *file, bool is_first, Buf *out)
{
    char locale[LOCALE_SIZE];
    buf_add_text(out, is_first ? "\n    {\"path\": " : ",\n    {\"path\": ");
    add_text(file->path, out);
    buf_add_format(out, ", \"sha256\": \"%s\", \"size\": %lld", file->sha256,
                   file->size);
    buf_add_format(out, ", \"type\": \"%s\"", site_type_of(file->path));
    if (site_is_gzip(file->path))
        buf_add_text(out, ", \"encoding\": \"gzip\"");
    if (site_locale_of(file->path, locale))
        buf_add_format(out, ", \"locale\": \"%s\"", locale);
    buf_add_format(out, ", \"cache\": \"%s\"}", site_cache_of(file->path));
}

void manifest_end(Buf *out)
{
    buf_add_text(out, "\n  ]\n}\n");
}
