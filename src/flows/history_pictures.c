/* The pictures of a text of a repository: each as its commit has it, put into
 * media/ of the version, and the text says so. What is no picture, is not there
 * or lies outside of the repository stays as it is written, and is found. */
#include "flows/history_work.h"

#include "base/file.h"
#include "model/doc.h"
#include "model/scheme.h"
#include "model/walk.h"
#include "store/batch.h"
#include "store/media.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PICTURES 200 /* of a text */
#define MOST_BYTES    ((size_t)16 << 20)
#define NAME_MOST     100

/* One that was put: by its name in media/. */
typedef struct {
    char name[NAME_MOST + 16];
    char sha256[DIGEST_SIZE];
} Brought;

typedef struct {
    HistoryFlow *flow;
    const HistoryText *text;
    Brought *brought;
    size_t count;
} Bringing;

static void bringing_clear(Bringing *bringing)
{
    free(bringing->brought);
}

static const char *path_of(const Bringing *bringing)
{
    return table_key(&bringing->flow->record.paths,
                     bringing->text->stage->path);
}

static CodicilStatus found(const Bringing *bringing, const char *address,
                           const char *what)
{
    const HistoryText *text = bringing->text;
    HistoryFinding finding =
        history_at(text->work, text->plan->course, text->plan->stage);
    finding.rule = "picture";
    finding.weight = WEIGHED_WARNING;
    finding.path = path_of(bringing);
    return history_found(bringing->flow, &finding, "the picture \"%.200s\" %s",
                         address, what);
}

/* -------------------------------------------------------------------- paths
 */

/* The path in an address; false where that is no line. */
static bool add_path(const char *address, Buf *out)
{
    address_add_path(address, out);
    for (size_t i = 0; i < out->size; i++)
        if ((unsigned char)out->bytes[i] < ' ')
            return false;
    return out->size > 0;
}

/* Adds the parts of a path to one; false where it leaves the repository. */
static bool add_parts(const char *path, size_t size, Buf *out)
{
    for (size_t at = 0; at < size;) {
        size_t end = at;
        while (end < size && path[end] != '/')
            end++;
        size_t part = end - at;
        if (part == 2 && strncmp(path + at, "..", 2) == 0) {
            if (!out->size)
                return false;
            char *slash = strrchr(buf_text(out), '/');
            buf_set_size(out, slash ? (size_t)(slash - out->bytes) : 0);
        } else if (part && !(part == 1 && path[at] == '.')) {
            if (out->size)
                buf_add_char(out, '/');
            buf_add(out, path + at, part);
        }
        at = end + 1;
    }
    return true;
}

/* Where an address in the text's file leads, from the top. */
static bool resolve_path(const Bringing *bringing, const char *address,
                         Buf *out)
{
    const char *own = path_of(bringing), *slash = strrchr(own, '/');
    Buf path AUTO(buf_clear) = {0};
    bool fine = add_path(address, &path) &&
                add_parts(own, slash ? (size_t)(slash - own) : 0, out) &&
                add_parts(buf_text(&path), path.size, out);
    return fine && out->size;
}

/* ------------------------------------------------------------------- a picture
 */

/* Known by how they begin: what Git LFS leaves in its place, and a link, are
 * none. */
static bool is_picture(const Buf *bytes)
{
    static const struct {
        size_t at, size;
        const char *mark;
    } kinds[] = {
        {0, 8, "\x89PNG\r\n\x1a\n"},
        {0, 3, "\xff\xd8\xff"},
        {0, 4, "GIF8"},
        {8, 4, "WEBP"},
        {4, 8, "ftypavif"},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (bytes->size > kinds[i].at + kinds[i].size &&
            memcmp(bytes->bytes + kinds[i].at, kinds[i].mark, kinds[i].size) ==
                0)
            return true;
    return strstr(buf_text(bytes), "<svg") != NULL;
}

/* A name of plain letters, made of the last part of a path. */
static void name_from_path(const char *path, char name[NAME_MOST])
{
    const char *slash = strrchr(path, '/');
    const char *last = slash ? slash + 1 : path;
    size_t size = strlen(last);
    if (size >= NAME_MOST) /* its end is what tells the kind */
        last += size - NAME_MOST + 1;
    snprintf(name, NAME_MOST, "%s", last);
    for (char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("._-", *at))
            *at = '-';
    if (*name == '.')
        *name = '-';
}

/* Whether a name is free for these bytes; the picture of that name has them. */
static CodicilStatus is_free(const Bringing *bringing, const char *name,
                             const char *sha256, bool *out)
{
    const Version *version = bringing->text->version;
    const Store *store = bringing->flow->store;
    Buf bytes AUTO(buf_clear) = {0};
    char digest[DIGEST_SIZE];
    for (size_t i = 0; i < bringing->count; i++)
        if (strcmp(bringing->brought[i].name, name) == 0) {
            *out = strcmp(bringing->brought[i].sha256, sha256) == 0;
            return CODICIL_OK;
        }
    char *AUTO(free_bytes) path = store_path(
        store, version->work, version->label, MEDIA_FOLDER, name, NULL);
    if (!path)
        return fault_memory(store->context);
    *out = !file_is_there(path);
    if (*out)
        return CODICIL_OK;
    TRY(store_check_path(store, path));
    TRY(file_read(store->context, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, digest);
    *out = strcmp(digest, sha256) == 0;
    return CODICIL_OK;
}

/* Puts it under its name, or, where another picture has that, under one with
 * the begin of its digest. */
static CodicilStatus put_picture(Bringing *bringing, const char *path,
                                 const Buf *bytes, Brought *own)
{
    const Version *version = bringing->text->version;
    const Store *store = bringing->flow->store;
    char name[NAME_MOST];
    bool fine = false;
    name_from_path(path, name);
    digest_of(buf_text(bytes), bytes->size, own->sha256);
    snprintf(own->name, sizeof own->name, "%s", name);
    TRY(is_free(bringing, own->name, own->sha256, &fine));
    if (!fine)
        snprintf(own->name, sizeof own->name, "%.12s-%s", own->sha256, name);
    char *AUTO(free_bytes) whole = store_path(
        store, version->work, version->label, MEDIA_FOLDER, own->name, NULL);
    if (!whole)
        return fault_memory(store->context);
    return store_put(store, whole, buf_text(bytes), bytes->size, NULL);
}

static CodicilStatus bring(Bringing *bringing, xmlNode *image,
                           const char *address)
{
    HistoryFlow *flow = bringing->flow;
    const Commit *commit = &flow->record.commits[bringing->text->stage->commit];
    Buf path AUTO(buf_clear) = {0}, where AUTO(buf_clear) = {0};
    Buf bytes AUTO(buf_clear) = {0};
    bool is_there;
    if (!resolve_path(bringing, address, &path))
        return found(bringing, address, "leads out of the repository");
    if (bringing->count == MOST_PICTURES)
        return found(bringing, address, "is one of too many, and stays out");
    buf_add_format(&where, "%s:%s", commit->id, buf_text(&path));
    if (!buf_is_ok(&where))
        return fault_memory(flow->quiet);
    TRY(git_read_path(&flow->files, where.bytes, MOST_BYTES, &bytes,
                      &is_there));
    if (!is_there)
        return found(bringing, address, "is not there in this commit");
    if (!is_picture(&bytes))
        return found(bringing, address,
                     "is none: PNG, JPEG, GIF, WebP, AVIF or SVG of at most "
                     "16 MiB was expected");
    Brought *own = &bringing->brought[bringing->count];
    TRY(put_picture(bringing, buf_text(&path), &bytes, own));
    bringing->count++;
    Buf source AUTO(buf_clear) = {0};
    buf_add_format(&source, MEDIA_FOLDER "/%s", own->name);
    return buf_is_ok(&source) && doc_set(image, "src", source.bytes)
               ? CODICIL_OK
               : fault_memory(flow->quiet);
}

CodicilStatus history_put_pictures(HistoryFlow *flow, const HistoryText *text,
                                   xmlDoc *doc)
{
    char scheme[SCHEME_SIZE];
    Bringing bringing AUTO(bringing_clear) = {.flow = flow, .text = text};
    bringing.brought = calloc(MOST_PICTURES, sizeof(*bringing.brought));
    if (!bringing.brought)
        return fault_memory(flow->quiet);
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        if (!walk.enter || element_of(walk.node) != EL_img)
            continue;
        const char *address = doc_get(walk.node, "src");
        if (!address || !*address || *address == '/')
            continue;
        scheme_read(address, scheme);
        if (!*scheme)
            TRY(bring(&bringing, walk.node, address));
    }
    return CODICIL_OK;
}
