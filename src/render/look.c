/* What decides how a text looks, as one digest. */
#include "base/cleanup.h"
#include "base/file.h"
#include "render/render.h"

#include <string.h>

static bool is_template(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && *name != '.' &&
           (strcmp(dot, ".xsl") == 0 || strcmp(dot, ".css") == 0);
}

/* Adds name, size and bytes of each template in a folder, but for those that
 * `own` has too. */
static CodicilStatus add_folder(const CodicilContext *context,
                                const char *folder, const char *own, Buf *out)
{
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(context, folder, &names));
    for (char **at = names; *at; at++) {
        Buf bytes AUTO(buf_clear) = {0};
        char *AUTO(free_bytes) path = path_join(folder, *at, NULL);
        char *AUTO(free_bytes) other = own ? path_join(own, *at, NULL) : NULL;
        if (!path || (own && !other))
            return fault_memory(context);
        if (!is_template(*at) || (other && file_is_there(other)))
            continue;
        TRY(file_read(context, path, &bytes));
        buf_add_format(out, "%s %zu\n", *at, bytes.size);
        buf_add(out, buf_text(&bytes), bytes.size);
    }
    return CODICIL_OK;
}

CodicilStatus render_digest(CodicilContext *context, char out[DIGEST_SIZE])
{
    const char *data, *own = context_templates(context);
    Buf all AUTO(buf_clear) = {0};
    TRY(context_data(context, &data));
    char *AUTO(free_bytes) folder = path_join(data, "templates", NULL);
    if (!folder)
        return fault_memory(context);
    TRY(add_folder(context, folder, own, &all));
    if (own)
        TRY(add_folder(context, own, NULL, &all));
    if (!buf_is_ok(&all))
        return fault_memory(context);
    digest_of(buf_text(&all), all.size, out);
    return CODICIL_OK;
}
