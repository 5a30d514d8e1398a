/* Manifests, written. */
#include "site/manifest.h"

#include "base/json.h"
#include "lang/locale.h"
#include "site/kinds.h"

#include <string.h>

#define FILES ",\n  \"files\": ["
#define END   "\n  ]\n}\n"

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
    buf_add_text(out, FILES);
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
    buf_add_text(out, END);
}

size_t manifest_lines(const Buf *bytes)
{
    const char *text = buf_text(bytes), *at = strstr(text, FILES);
    return at ? (size_t)(at - text) + strlen(FILES) : 0;
}

size_t manifest_line(const Buf *bytes, size_t *at, const char **line)
{
    const char *text = buf_text(bytes) + *at;
    size_t skip = strspn(text, ",\n ");
    size_t size = strcspn(text + skip, "\n");
    *line = text + skip;
    if (**line != '{')
        return 0;
    *at += skip + size;
    if (size && (*line)[size - 1] == ',') {
        size--;
        (*at)--;
    }
    return size;
}

bool manifest_ends(const Buf *bytes, size_t at)
{
    return strcmp(buf_text(bytes) + at, END) == 0;
}
