/* Verifying what `codicil evidence` wrote: SHA256SUMS names every file with its
 * digest, each version.xml is what its log says, and the log names the bytes
 * that stand beside it. */
#include "flows/verify.h"

#include "base/file.h"
#include "base/json_tree.h"

#include <string.h>
#include <sys/stat.h>

#define SUMS "SHA256SUMS"

typedef struct {
    Verify *verify;
    const char *folder;
    Buf sums;     /* lines, each ended by a NUL */
    json_t *json; /* of evidence.json */
} Proof;

static void proof_clear(Proof *proof)
{
    buf_clear(&proof->sums);
    json_decref(proof->json);
}

/* What each of the lines "DIGEST  PATH" of SHA256SUMS says. */
typedef struct {
    const char *at, *path;
    char sha256[DIGEST_SIZE];
} Sum;

static bool sum_next(const Proof *proof, Sum *sum)
{
    const char *end = buf_text(&proof->sums) + proof->sums.size;
    if (!sum->at)
        sum->at = buf_text(&proof->sums);
    if (sum->at >= end || strlen(sum->at) < DIGEST_SIZE + 2)
        return false;
    memcpy(sum->sha256, sum->at, DIGEST_SIZE - 1);
    sum->sha256[DIGEST_SIZE - 1] = '\0';
    sum->path = sum->at + DIGEST_SIZE + 1;
    sum->at += strlen(sum->at) + 1;
    return true;
}

static const char *sum_of(const Proof *proof, const char *path, Sum *sum)
{
    *sum = (Sum){0};
    while (sum_next(proof, sum))
        if (strcmp(sum->path, path) == 0)
            return sum->sha256;
    return NULL;
}

static bool is_line(const char *line)
{
    return strlen(line) > DIGEST_SIZE + 1 &&
           strspn(line, "0123456789abcdef") == DIGEST_SIZE - 1 &&
           strncmp(line + DIGEST_SIZE - 1, "  ", 2) == 0 &&
           path_is_within(line + DIGEST_SIZE + 1);
}

/* False where it cannot be read, which is told. */
static bool read_sums(Proof *proof)
{
    char *AUTO(free_bytes) path = path_join(proof->folder, SUMS, NULL);
    proof->verify->failed |= !path;
    if (!path || !verify_read(proof->verify, path, &proof->sums))
        return false;
    char *text = proof->sums.bytes;
    bool fine = proof->sums.size && text[proof->sums.size - 1] == '\n' &&
                strlen(text) == proof->sums.size;
    for (char *end; fine && (end = strchr(text, '\n')); text = end + 1) {
        *end = '\0';
        fine = is_line(text);
    }
    if (!fine)
        verify_complain(proof->verify, path,
                        "is no list of digests, as sha256sum writes it");
    return fine;
}

/* -------------------------------------------------------------------- versions
 */

static bool is_named(const Log *log, const char *sha256)
{
    for (size_t i = 0; i < log->count; i++) {
        const LogEntry *entry = &log->items[i];
        for (size_t j = 0; j < entry->picture_count; j++)
            if (strcmp(entry->pictures[j].sha256, sha256) == 0)
                return true;
        for (size_t j = 0; j < entry->text_count; j++)
            for (size_t k = 0; k < entry->texts[j].rendition_count; k++)
                if (strcmp(entry->texts[j].renditions[k].sha256, sha256) == 0)
                    return true;
    }
    return false;
}

/* The bytes in the folder of a version are those that its log names. */
static CodicilStatus check_version(const Proof *proof, const char *label)
{
    Verify *verify = proof->verify;
    const char *work = json_text_of(proof->json, "work");
    Version *AUTO(free_version) version = NULL;
    Listener listener;
    Sum sum = {0};
    char *AUTO(free_bytes) path =
        path_join(proof->folder, label, "version.xml", NULL);
    if (!path)
        return fault_memory(verify->context);
    verify_listen(verify, path, &listener);
    CodicilStatus status = version_read_alone(
        verify->context, path, work ? work : "", label, &version);
    if (status == CODICIL_OK)
        status = verify_log(verify, version, path);
    verify_hush(&listener);
    size_t size = strlen(label);
    while (status == CODICIL_OK && sum_next(proof, &sum)) {
        if (strncmp(sum.path, label, size) != 0 || sum.path[size] != '/' ||
            strncmp(sum.path + size + 1, "version.xml", 11) == 0 ||
            is_named(&version->log, sum.sha256))
            continue;
        char *AUTO(free_bytes) file = path_join(proof->folder, sum.path, NULL);
        if (!file)
            return fault_memory(verify->context);
        verify_complain(verify, file, "is in no entry of the log beside it");
    }
    return status == CODICIL_MEMORY ? status : CODICIL_OK;
}

/* ----------------------------------------------------------------------- files
 */

static CodicilStatus check_folder(const Proof *proof, const char *place)
{
    Verify *verify = proof->verify;
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder = path_join(proof->folder, place, NULL);
    if (!folder)
        return fault_memory(verify->context);
    TRY(folder_read(verify->context, folder, &names));
    for (char **at = names; *at; at++) {
        struct stat about;
        Sum sum;
        Buf name AUTO(buf_clear) = {0};
        buf_add_format(&name, "%s%s%s", place ? place : "", place ? "/" : "",
                       *at);
        char *AUTO(free_bytes) path = path_join(folder, *at, NULL);
        if (!path || !buf_is_ok(&name))
            return fault_memory(verify->context);
        if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode))
            TRY(check_folder(proof, name.bytes));
        else if (!sum_of(proof, name.bytes, &sum) &&
                 strcmp(name.bytes, SUMS) != 0)
            verify_complain(verify, path, "is not in " SUMS);
    }
    return CODICIL_OK;
}

static CodicilStatus check_sums(const Proof *proof)
{
    static const char end[] = "/version.xml";
    Sum sum = {0};
    while (sum_next(proof, &sum)) {
        size_t size = strlen(sum.path), skip = sizeof(end) - 1;
        char *AUTO(free_bytes) path = path_join(proof->folder, sum.path, NULL);
        if (!path)
            return fault_memory(proof->verify->context);
        verify_file(proof->verify, path, sum.sha256, NULL);
        if (size <= skip || strcmp(sum.path + size - skip, end) != 0)
            continue;
        char *AUTO(free_bytes) label = strndup(sum.path, size - skip);
        if (!label)
            return fault_memory(proof->verify->context);
        TRY(check_version(proof, label));
    }
    return check_folder(proof, NULL);
}

CodicilStatus verify_evidence(Verify *verify, const char *folder)
{
    Proof proof AUTO(proof_clear) = {.verify = verify, .folder = folder};
    Buf bytes AUTO(buf_clear) = {0};
    Listener listener;
    char *AUTO(free_bytes) path = path_join(folder, "evidence.json", NULL);
    if (!path)
        return fault_memory(verify->context);
    if (!verify_read(verify, path, &bytes) || !read_sums(&proof))
        return verify->failed ? fault_memory(verify->context) : CODICIL_OK;
    verify_listen(verify, path, &listener);
    CodicilStatus status =
        json_tree_read(verify->context, path, &bytes, &proof.json);
    verify_hush(&listener);
    if (status == CODICIL_MEMORY)
        return fault_memory(verify->context);
    return check_sums(&proof);
}
