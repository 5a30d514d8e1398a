/* A manifest that is verified. One of a large site has millions of values: what
 * stands before its files is read as JSON, and then each file, which has a line
 * of its own. */
#include "flows/verify_manifest.h"

#include "base/file.h"
#include "site/manifest.h"

#include <string.h>

#define AT_ONCE ((size_t)1 << 20) /* bytes; larger ones go by line */

void manifest_clear(Manifest *manifest)
{
    free(manifest->place);
    free(manifest->path);
    buf_clear(&manifest->bytes);
    json_decref(manifest->json);
}

/* As JSON: the whole of it, or of a large one what stands before its files,
 * which would cost much memory all at once. */
static CodicilStatus parse(const Verify *verify, Manifest *manifest)
{
    const Buf *bytes = &manifest->bytes;
    Buf head AUTO(buf_clear) = {0};
    manifest->lines = bytes->size > AT_ONCE ? manifest_lines(bytes) : 0;
    if (!manifest->lines)
        return json_tree_read(verify->context, manifest->path, bytes,
                              &manifest->json);
    buf_add(&head, bytes->bytes, manifest->lines);
    buf_add_text(&head, "]}");
    if (!buf_is_ok(&head))
        return fault_memory(verify->context);
    return json_tree_read(verify->context, manifest->path, &head,
                          &manifest->json);
}

bool manifest_read(Verify *verify, const char *folder, const char *place,
                   const char *name, Manifest *out)
{
    Buf path AUTO(buf_clear) = {0};
    Listener listener;
    buf_add_format(&path, "%s/%s%s", folder, place, name);
    out->place = strdup(place);
    out->path = buf_take(&path);
    verify->failed |= !out->place || !out->path;
    if (verify->failed)
        return false;
    if (!verify_read(verify, out->path, &out->bytes))
        return false;
    verify_listen(verify, out->path, &listener);
    CodicilStatus status = parse(verify, out);
    verify_hush(&listener);
    verify->manifests += status == CODICIL_OK;
    return status == CODICIL_OK;
}

static void pass_over(void *user, const CodicilMessage *message)
{
    (void)user, (void)message;
}

/* What is wrong with a line, and which it is. */
static void tell_line(const Verify *verify, const Manifest *manifest, size_t at,
                      size_t size)
{
    Buf text AUTO(buf_clear) = {0};
    json_t *AUTO(free_json) none = NULL;
    for (size_t i = 0; i < at; i++)
        if (manifest->bytes.bytes[i] == '\n')
            buf_add_char(&text, '\n');
    buf_add(&text, manifest->bytes.bytes + at, size);
    json_tree_read(verify->context, manifest->path, &text, &none);
}

static json_t *read_line(Verify *verify, const Manifest *manifest,
                         const char *line, size_t size)
{
    Buf text AUTO(buf_clear) = {0};
    json_t *file = NULL;
    Listener listener;
    buf_add(&text, line, size);
    verify->failed |= text.failed;
    verify_listen(verify, manifest->path, &listener);
    codicil_context_set_sink(verify->context, pass_over, NULL);
    CodicilStatus status =
        json_tree_read(verify->context, manifest->path, &text, &file);
    verify_hush(&listener);
    if (status == CODICIL_OK || verify->failed)
        return file;
    verify_listen(verify, manifest->path, &listener);
    tell_line(verify, manifest, (size_t)(line - manifest->bytes.bytes), size);
    verify_hush(&listener);
    return NULL;
}

/* False where they cannot be read, which is told. */
static bool each_line(Verify *verify, const Manifest *manifest,
                      ManifestFileCall *call, void *user)
{
    const Buf *bytes = &manifest->bytes;
    const char *line;
    size_t at = manifest->lines, size;
    while ((size = manifest_line(bytes, &at, &line))) {
        json_t *AUTO(free_json) file = read_line(verify, manifest, line, size);
        if (!file)
            return false;
        call(user, manifest, file);
    }
    if (!manifest_ends(bytes, at))
        verify_complain(verify, manifest->path,
                        "is not as codicil writes it: the list of its files "
                        "does not end as it should");
    return manifest_ends(bytes, at);
}

bool manifest_each(Verify *verify, const Manifest *manifest,
                   ManifestFileCall *call, void *user)
{
    size_t index;
    const json_t *file;
    if (manifest->lines)
        return each_line(verify, manifest, call, user);
    json_array_foreach(json_list_of(manifest->json, "files"), index, file)
        call(user, manifest, file);
    return true;
}
