/* Verifying what was built: manifest.json names every file of the site with its
 * digest; those of the versions name theirs; each names the one before it. */
#include "flows/verify_manifest.h"

#include "base/digest.h"
#include "base/file.h"
#include "model/name.h"
#include "site/state.h"
#include "site/writer.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define MANIFEST  "manifest.json"
#define SIGNATURE ".minisig"
#define NO_DIGEST                                                              \
    (char[DIGEST_SIZE])                                                        \
    {                                                                          \
        ""                                                                     \
    } /* of what is checked otherwise */

typedef struct {
    Verify *verify;
    const char *folder;
    Table named; /* path → 1 + its place in `digests` */
    Buf digests; /* DIGEST_SIZE each */
} Tree;

static void tree_clear(Tree *tree)
{
    table_clear(&tree->named);
    buf_clear(&tree->digests);
}

/* Notes that a file is named, with its digest. */
static void note(Tree *tree, const char *path, const char *sha256)
{
    size_t *place = table_add(&tree->named, path, strlen(path));
    if (place && !*place) {
        *place = 1 + tree->digests.size / DIGEST_SIZE;
        buf_add(&tree->digests, sha256, DIGEST_SIZE);
    }
    tree->verify->failed |= !place || tree->digests.failed;
}

/* The digest that it was named with; NULL: it was not. */
static const char *noted(const Tree *tree, const char *path)
{
    const size_t *place = table_find(&tree->named, path, strlen(path));
    return place && *place ? tree->digests.bytes + (*place - 1) * DIGEST_SIZE
                           : NULL;
}

/* ---------------------------------------------------------------- a manifest
 */

static void check_file(void *user, const Manifest *manifest, const json_t *file)
{
    Tree *tree = user;
    Verify *verify = tree->verify;
    const char *path = json_text_of(file, "path");
    const char *sha256 = json_text_of(file, "sha256");
    long size = json_number_of(file, "size");
    long long found;
    Buf name AUTO(buf_clear) = {0};
    if (!path || !sha256 || strlen(sha256) + 1 != DIGEST_SIZE ||
        !path_is_within(path)) {
        verify_complain(verify, manifest->path,
                        "lists a file without a path and a SHA-256");
        return;
    }
    buf_add_format(&name, "%s%s", manifest->place, path);
    const char *before = noted(tree, buf_text(&name));
    char *AUTO(free_bytes) whole =
        path_join(tree->folder, buf_text(&name), NULL);
    verify->failed |= !whole || name.failed;
    if (!whole)
        return;
    if (before && strcmp(before, sha256) != 0)
        verify_complain(verify, whole,
                        "has the SHA-256 %s in %s, and another in a manifest "
                        "above it",
                        sha256, manifest->path + verify->skip);
    if (before)
        return;
    note(tree, buf_text(&name), sha256);
    if (verify_file(verify, whole, sha256, &found) && size >= 0 &&
        size != found)
        verify_complain(verify, whole, "has %lld bytes, and not %ld", found,
                        size);
}

static bool check_files(Tree *tree, const Manifest *manifest)
{
    if (json_list_of(manifest->json, "files"))
        return manifest_each(tree->verify, manifest, check_file, tree);
    verify_complain(tree->verify, manifest->path,
                    "is no manifest: it lists no files");
    return true;
}

/* The one before, by its number; the digest is what it is to have. */
static bool check_before(Tree *tree, const Manifest *newer, long number,
                         Manifest *out)
{
    const char *before = json_text_of(newer->json, "before");
    char name[48], digest[DIGEST_SIZE];
    snprintf(name, sizeof(name), "manifest-%ld.json", number - 1);
    if (number < 2 && !before)
        return false;
    if (number < 2 || !before) {
        verify_complain(tree->verify, newer->path,
                        "is manifest %ld, and names %s before it", number,
                        before ? "one" : "none");
        return false;
    }
    if (!manifest_read(tree->verify, tree->folder, newer->place, name, out))
        return false;
    digest_of(buf_text(&out->bytes), out->bytes.size, digest);
    if (strcmp(digest, before) != 0)
        verify_complain(tree->verify, out->path,
                        "was changed: its SHA-256 is %s, and not %s, as the "
                        "next manifest says",
                        digest, before);
    if (json_number_of(out->json, "manifest") != number - 1)
        verify_complain(tree->verify, out->path, "is not manifest %ld",
                        number - 1);
    note(tree, out->path + strlen(tree->folder) + 1, digest);
    verify_signature(tree->verify, out->path, &out->bytes, false);
    return true;
}

static void check_chain(Tree *tree, const Manifest *newest)
{
    Manifest own = {0};
    const Manifest *newer = newest;
    long number = json_number_of(newest->json, "manifest");
    if (number < 1) {
        verify_complain(tree->verify, newest->path,
                        "is no manifest: it has no number");
        return;
    }
    for (;; number--) {
        Manifest older = {0};
        if (!check_before(tree, newer, number, &older)) {
            manifest_clear(&older);
            break;
        }
        manifest_clear(&own);
        own = older;
        newer = &own;
    }
    manifest_clear(&own);
}

/* ------------------------------------------------------------------ the tree
 */

/* Whether it is a signature of a file that is named. */
static bool is_signature(const Tree *tree, const char *name)
{
    size_t size = strlen(name), skip = strlen(SIGNATURE);
    char *AUTO(free_bytes) file =
        size > skip && strcmp(name + size - skip, SIGNATURE) == 0
            ? strndup(name, size - skip)
            : NULL;
    return file && noted(tree, file);
}

static CodicilStatus check_extra(Tree *tree, const char *place);

static CodicilStatus check_entry(Tree *tree, const char *name)
{
    Verify *verify = tree->verify;
    struct stat about;
    char *AUTO(free_bytes) path = path_join(tree->folder, name, NULL);
    if (!path)
        return fault_memory(verify->context);
    if (lstat(path, &about) != 0)
        return CODICIL_OK;
    if (S_ISDIR(about.st_mode)) {
        Buf inner AUTO(buf_clear) = {0};
        buf_add_format(&inner, "%s/", name);
        return check_extra(tree, buf_text(&inner));
    }
    if (strcmp(name, SITE_FOLDER "/lock") == 0 && !about.st_size)
        return CODICIL_OK;
    if (!noted(tree, name) && !is_signature(tree, name))
        verify_complain(verify, path,
                        site_is_aside(name)
                            ? "is nothing that a build remembers"
                            : "is in no manifest");
    return CODICIL_OK;
}

/* What stands in a folder and in no manifest. */
static CodicilStatus check_extra(Tree *tree, const char *place)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder = path_join(tree->folder, place, NULL);
    if (!folder)
        return fault_memory(tree->verify->context);
    TRY(folder_read(tree->verify->context, folder, &names));
    if (!*names && *place && !site_is_aside(place))
        verify_complain(tree->verify, folder, "is an empty folder");
    for (char **at = names; *at; at++) {
        Buf name AUTO(buf_clear) = {0};
        buf_add_format(&name, "%s%s", place, *at);
        if (!buf_is_ok(&name))
            return fault_memory(tree->verify->context);
        TRY(check_entry(tree, name.bytes));
    }
    return CODICIL_OK;
}

/* That of a version, where it is one that the first one lists. */
static void check_inner(void *user, const Manifest *manifest,
                        const json_t *file)
{
    (void)manifest;
    Tree *tree = user;
    size_t skip = strlen("/" MANIFEST);
    const char *path = json_text_of(file, "path");
    size_t size = path ? strlen(path) : 0;
    if (size <= skip || strcmp(path + size - skip, "/" MANIFEST) != 0 ||
        !path_is_within(path))
        return;
    Manifest AUTO(manifest_clear) inner = {0};
    char *AUTO(free_bytes) place = strndup(path, size - skip + 1);
    tree->verify->failed |= !place;
    if (!place ||
        !manifest_read(tree->verify, tree->folder, place, MANIFEST, &inner))
        return;
    check_files(tree, &inner);
    check_chain(tree, &inner);
    verify_signature(tree->verify, inner.path, &inner.bytes, true);
}

/* ------------------------------------------------------ what a build remembers
 */

/* A state holds its own digest, and those of the files for servers. */
static CodicilStatus check_state(Tree *tree, const char *path)
{
    Verify *verify = tree->verify;
    SiteState state AUTO(site_state_clear) = {0};
    char *AUTO(free_bytes) whole = path_join(tree->folder, path, NULL);
    if (!whole)
        return fault_memory(verify->context);
    note(tree, path, NO_DIGEST);
    if (!file_is_there(whole) || !verify_is_own(verify, whole))
        return CODICIL_OK;
    TRY(site_state_read(verify->context, whole, &state));
    if (!state.key)
        verify_complain(verify, whole,
                        "was changed: it is not what it was "
                        "when a build wrote it");
    for (size_t i = 0; i < state.count; i++) {
        const SiteRecord *file = &state.files[i];
        if (!site_is_aside(file->path))
            continue;
        char *AUTO(free_bytes) own = path_join(tree->folder, file->path, NULL);
        if (!own)
            return fault_memory(verify->context);
        verify_file(verify, own, file->sha256, NULL);
        verify->files--; /* of the site it is none */
    }
    return CODICIL_OK;
}

static CodicilStatus check_states(Tree *tree)
{
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) works =
        path_join(tree->folder, SITE_FOLDER "/works", NULL);
    if (!works)
        return fault_memory(tree->verify->context);
    note(tree, SITE_FOLDER "/headers.json", NO_DIGEST);
    note(tree, SITE_FOLDER "/nginx.conf", NO_DIGEST);
    TRY(check_state(tree, SITE_FOLDER "/site"));
    if (!file_is_folder(works))
        return CODICIL_OK;
    TRY(folder_read(tree->verify->context, works, &names));
    for (char **at = names; *at; at++) {
        Buf headers AUTO(buf_clear) = {0};
        char *AUTO(free_bytes) path =
            path_join(SITE_FOLDER "/works", *at, NULL);
        buf_add_format(&headers, SITE_FOLDER "/headers/%s.json", *at);
        if (!path || !buf_is_ok(&headers))
            return fault_memory(tree->verify->context);
        if (!name_is_work(*at, NULL))
            continue;
        note(tree, headers.bytes, NO_DIGEST);
        TRY(check_state(tree, path));
    }
    return CODICIL_OK;
}

CodicilStatus verify_tree(Verify *verify, const char *folder)
{
    Tree tree AUTO(tree_clear) = {.verify = verify, .folder = folder};
    Manifest AUTO(manifest_clear) first = {0};
    char digest[DIGEST_SIZE];
    if (!manifest_read(verify, folder, "", MANIFEST, &first))
        return verify->failed ? fault_memory(verify->context) : CODICIL_OK;
    digest_of(buf_text(&first.bytes), first.bytes.size, digest);
    note(&tree, MANIFEST, digest);
    verify_signature(verify, first.path, &first.bytes, true);
    if (!check_files(&tree, &first))
        return CODICIL_OK;
    check_chain(&tree, &first);
    manifest_each(verify, &first, check_inner, &tree);
    if (json_text_of(first.json, "work"))
        return CODICIL_OK;
    TRY(check_states(&tree));
    TRY(check_extra(&tree, ""));
    return CODICIL_OK;
}
