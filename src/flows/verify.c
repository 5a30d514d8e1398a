/* verify: a store, or a built site → complaints → report. */
#include "flows/verify.h"

#include "base/cleanup.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "site/manifest.h"
#include "site/stream.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

void verify_clear(Verify *verify)
{
    for (size_t i = 0; i < verify->count; i++) {
        free(verify->complaints[i].file);
        free(verify->complaints[i].message);
    }
    free(verify->complaints);
}

/* --------------------------------------------------------------- complaints
 */

static void add(Verify *verify, const char *path, Buf *message)
{
    if (verify->count == verify->room) {
        size_t room = verify->room * 2 + 16;
        Complaint *grown = realloc(verify->complaints, room * sizeof(*grown));
        verify->failed |= !grown;
        if (!grown)
            return;
        verify->complaints = grown;
        verify->room = room;
    }
    Complaint *own = &verify->complaints[verify->count];
    *own = (Complaint){strdup(path), buf_take(message)};
    verify->failed |= !own->file || !own->message;
    verify->count++;
}

/* As it is named from the folder. */
static const char *name_of(const Verify *verify, const char *path)
{
    return strlen(path) > verify->skip ? path + verify->skip : path;
}

void verify_complain(Verify *verify, const char *path, const char *format, ...)
{
    Buf message AUTO(buf_clear) = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&message, format, list);
    va_end(list);
    add(verify, name_of(verify, path), &message);
}

static void hear(void *user, const CodicilMessage *message)
{
    Listener *listener = user;
    Buf text AUTO(buf_clear) = {0};
    if (message->level == CODICIL_NOTE)
        return;
    if (message->line)
        buf_add_format(&text, "line %ld: ", message->line);
    buf_add_text(&text, message->text);
    add(listener->verify,
        name_of(listener->verify,
                message->file ? message->file : listener->path),
        &text);
}

void verify_listen(Verify *verify, const char *path, Listener *out)
{
    *out = (Listener){.verify = verify, .path = path};
    context_get_sink(verify->context, &out->sink, &out->user);
    codicil_context_set_sink(verify->context, hear, out);
}

void verify_hush(Listener *listener)
{
    codicil_context_set_sink(listener->verify->context, listener->sink,
                             listener->user);
}

/* ------------------------------------------------------------------- pieces
 */

bool verify_is_own(Verify *verify, const char *path)
{
    struct stat about;
    if (lstat(path, &about) != 0 || !S_ISLNK(about.st_mode))
        return true;
    verify_complain(verify, path,
                    "is a link, and what it leads to may change; the file "
                    "itself was expected");
    return false;
}

/* Whether there is something of its own to be read. */
static bool is_there(Verify *verify, const char *path)
{
    if (!file_is_there(path)) {
        verify_complain(verify, path, "is missing");
        return false;
    }
    /* A pipe would be waited for. */
    if (!file_is_regular(path) && !file_is_folder(path)) {
        verify_complain(verify, path, "is no regular file");
        return false;
    }
    return verify_is_own(verify, path);
}

bool verify_read(Verify *verify, const char *path, Buf *out)
{
    Listener listener;
    if (!is_there(verify, path))
        return false;
    verify_listen(verify, path, &listener);
    CodicilStatus status =
        file_read_most(verify->context, path, MANIFEST_MOST, out);
    verify_hush(&listener);
    return status == CODICIL_OK;
}

/* Of as many bytes as there are, piece by piece. */
static bool digest_of_file(Verify *verify, const char *path,
                           char sha256[DIGEST_SIZE], long long *size)
{
    Listener listener;
    CodicilStatus status = CODICIL_OK;
    verify_listen(verify, path, &listener);
    if (file_is_folder(path))
        status = fault(verify->context, CODICIL_INVALID, &(Place){.file = path},
                       "is a folder; a file was expected");
    else if (!site_digest_of_file(path, sha256, size))
        status = fault_errno(verify->context, "read", path);
    verify_hush(&listener);
    return status == CODICIL_OK;
}

bool verify_file(Verify *verify, const char *path, const char *sha256,
                 long long *size)
{
    char found[DIGEST_SIZE];
    verify->files++;
    if (!is_there(verify, path) || !digest_of_file(verify, path, found, size))
        return false;
    if (strcmp(found, sha256) == 0)
        return true;
    verify_complain(verify, path, "was changed: its SHA-256 is %s, not %s",
                    found, sha256);
    return false;
}

void verify_signature(Verify *verify, const char *path, const Buf *bytes,
                      bool has_to)
{
    static const char *const words[] = {
        [SIGNATURE_NONE] = "is no signature of minisign",
        [SIGNATURE_OTHER_KEY] = "was made with another key",
        [SIGNATURE_BAD] = "is no signature of this file by this key",
    };
    Buf name AUTO(buf_clear) = {0}, signature AUTO(buf_clear) = {0};
    buf_add_format(&name, "%s.minisig", path);
    if (!file_is_there(buf_text(&name))) {
        if (has_to && verify->key)
            verify_complain(verify, path, "is not signed");
        return;
    }
    if (!verify_read(verify, buf_text(&name), &signature))
        return;
    SignatureState state = signature_check(verify->key, bytes, &signature);
    if (state == SIGNATURE_GOOD)
        verify->signatures++;
    else
        verify_complain(verify, buf_text(&name), "%s", words[state]);
}

/* ------------------------------------------------------------------- report
 */

static int compare(const void *a, const void *b)
{
    const Complaint *left = a, *right = b;
    int order = strcmp(left->file, right->file);
    return order ? order : strcmp(left->message, right->message);
}

/* By file, and what was told twice once. */
static void sort(Verify *verify)
{
    Complaint *all = verify->complaints;
    size_t kept = 1;
    if (verify->failed)
        return;
    qsort(all, verify->count, sizeof(*all), compare);
    for (size_t i = 1; i < verify->count; i++) {
        if (compare(&all[i], &all[kept - 1]) != 0) {
            all[kept++] = all[i];
            continue;
        }
        free(all[i].file);
        free(all[i].message);
    }
    verify->count = kept;
}

static void count_in_words(const Verify *verify, Buf *out)
{
    const struct {
        size_t count;
        const char *noun;
    } counts[] = {{verify->versions, "version"},
                  {verify->manifests, "manifest"},
                  {verify->files, "file"},
                  {verify->signatures, "signature"}};
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        if (counts[i].count)
            buf_add_format(out, "%s%zu %s%s", out->size ? ", " : "",
                           counts[i].count, counts[i].noun,
                           counts[i].count == 1 ? "" : "s");
    if (verify->signatures && !verify->key)
        buf_add_text(out, " not checked, for want of a key");
}

static void to_text(const Verify *verify, Buf *out)
{
    Buf counts AUTO(buf_clear) = {0};
    count_in_words(verify, &counts);
    for (size_t i = 0; i < verify->count; i++)
        buf_add_format(out, "%s: %s\n", verify->complaints[i].file,
                       verify->complaints[i].message);
    if (verify->count)
        buf_add_format(out, "%zu complaint%s", verify->count,
                       verify->count == 1 ? "" : "s");
    else
        buf_add_text(out, "as published");
    buf_add_format(out, " (%s)\n",
                   counts.size ? buf_text(&counts) : "nothing is published");
    out->failed |= counts.failed;
}

static void put(Json *json, const char *key, size_t number)
{
    json_key(json, key);
    json_number(json, (long)number);
}

static void to_json(const Verify *verify, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "complaints");
    json_begin(&json, '[');
    for (size_t i = 0; i < verify->count; i++) {
        json_begin(&json, '{');
        json_key(&json, "file");
        json_text(&json, verify->complaints[i].file);
        json_key(&json, "message");
        json_text(&json, verify->complaints[i].message);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    put(&json, "versions", verify->versions);
    put(&json, "manifests", verify->manifests);
    put(&json, "files", verify->files);
    put(&json, "signatures", verify->signatures);
    json_key(&json, "key");
    json_bool(&json, verify->key != NULL);
    json_end(&json, '}');
}

/* --------------------------------------------------------------------- what
 */

static CodicilStatus verify_folder(Verify *verify, const char *folder)
{
    char *AUTO(free_bytes) manifest = path_join(folder, "manifest.json", NULL);
    char *AUTO(free_bytes) documents = path_join(folder, "documents", NULL);
    if (!manifest || !documents)
        return fault_memory(verify->context);
    char *AUTO(free_bytes) built = path_join(folder, ".codicil/works", NULL);
    if (!built)
        return fault_memory(verify->context);
    if (!file_is_folder(documents) &&
        (file_is_there(manifest) || file_is_folder(built)))
        return verify_tree(verify, folder);
    char *AUTO(free_bytes) evidence = path_join(folder, "evidence.json", NULL);
    if (!evidence)
        return fault_memory(verify->context);
    if (!file_is_folder(documents) && file_is_there(evidence))
        return verify_evidence(verify, folder);
    Store store AUTO(store_close) = STORE_CLOSED;
    if (!file_is_folder(documents))
        return fault(verify->context, CODICIL_NOT_FOUND,
                     &(Place){.file = folder},
                     "is neither a store nor a site: documents/ or "
                     "manifest.json was expected in it");
    TRY(codicil_context_set_store(verify->context, folder));
    TRY(store_open(verify->context, &store));
    return verify_store(verify, &store);
}

CodicilStatus codicil_verify(CodicilContext *context,
                             const CodicilVerifyOptions *options, char **report)
{
    Verify verify AUTO(verify_clear) = {.context = context};
    Buf out AUTO(buf_clear) = {0};
    PublicKey key;
    const char *folder = options->folder;
    if (options->key) {
        TRY(public_key_read(context, options->key, &key));
        verify.key = &key;
    }
    if (!folder)
        TRY(context_store(context, &folder));
    if (!*folder)
        return fault(context, CODICIL_REFUSED, NULL,
                     "the folder to verify has an empty name");
    verify.skip = strlen(folder) + (folder[strlen(folder) - 1] != '/');
    char *AUTO(free_bytes) copy = strdup(folder);
    if (!copy)
        return fault_memory(context);
    TRY(verify_folder(&verify, copy));
    if (verify.count)
        sort(&verify);
    if (options->report == CODICIL_JSON_REPORT)
        to_json(&verify, &out);
    else
        to_text(&verify, &out);
    *report = verify.failed ? NULL : buf_take(&out);
    if (!*report)
        return fault_memory(context);
    return verify.count ? CODICIL_NO : CODICIL_OK;
}
