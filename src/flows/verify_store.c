/* Verifying a store: for each published version that version.xml is what its
 * log says, entry by entry, and that all that the log names is there, as it
 * was, with nothing beside it but drafts. */
#include "flows/verify.h"

#include "base/file.h"
#include "store/kept.h"
#include "store/media.h"
#include "store/texts.h"

#include <stdio.h>
#include <string.h>

/* One version, and the names of the files that its log gives it. */
typedef struct {
    Verify *verify;
    const Store *store;
    const Version *version;
    char *folder, *path; /* of the version, of version.xml */
    Table named;         /* "nl.xml", "renditions/<sha256>", "media/a.png" */
    bool has_drafts;
} Checking;

static void checking_clear(Checking *checking)
{
    free(checking->folder);
    free(checking->path);
    table_clear(&checking->named);
}

/* --------------------------------------------------------------- the entries
 */

static CodicilStatus check_digest(Checking *checking, size_t index)
{
    Verify *verify = checking->verify;
    const Log *log = &checking->version->log;
    const LogEntry *entry = &log->items[index];
    char digest[DIGEST_SIZE];
    TRY(log_entry_digest(verify->context, checking->version->doc, index,
                         digest));
    if (!entry->digest || strcmp(entry->digest, digest) != 0)
        verify_complain(verify, checking->path,
                        "entry %zu of the log, of %s, was changed: its digest "
                        "is %s",
                        index + 1, entry->at, digest);
    return CODICIL_OK;
}

static void check_place(Checking *checking, size_t index)
{
    Verify *verify = checking->verify;
    const Log *log = &checking->version->log;
    const LogEntry *entry = &log->items[index];
    const char *digest = index ? log->items[index - 1].digest : NULL;
    bool is_linked =
        index ? digest && entry->before && !strcmp(digest, entry->before)
              : !entry->before;
    if (!is_linked)
        verify_complain(verify, checking->path,
                        "entry %zu of the log does not follow entry %zu: one "
                        "is missing, or was put between",
                        index + 1, index);
    if ((entry->kind == ENTRY_PUBLISH) != (index == 0))
        verify_complain(verify, checking->path,
                        "entry %zu of the log is of kind %s; the first one, "
                        "and no other, publishes",
                        index + 1, entry_kind_to_text(entry->kind));
    if (entry->kind == ENTRY_WITHDRAW && index + 1 < log->count)
        verify_complain(verify, checking->path,
                        "entry %zu of the log withdraws, and is not the last",
                        index + 1);
}

/* What stands in version.xml beside the log, and how it is written. */
static CodicilStatus check_head(Checking *checking)
{
    Verify *verify = checking->verify;
    const Version *version = checking->version;
    char digest[DIGEST_SIZE];
    Buf bytes AUTO(buf_clear) = {0}, canonical AUTO(buf_clear) = {0};
    HeadState state;
    TRY(log_head_digest(verify->context, version->doc, digest));
    TRY(log_head_state(verify->context, version->doc, &version->log, &state));
    if (state == HEAD_NOTES)
        verify_complain(verify, checking->path,
                        "its notes were changed since the last entry of its "
                        "log; `codicil rerender %s@%s --reason TEXT` takes "
                        "them up",
                        version->work, version->label);
    else if (state != HEAD_SAME)
        verify_complain(verify, checking->path,
                        "what stands beside the log was changed since its last "
                        "entry: the digest of its head is %s",
                        digest);
    if (log_has_comments(version->doc))
        verify_complain(verify, checking->path,
                        "has a comment in its log, which holds entries alone");
    verify_is_own(verify, checking->path);
    TRY(file_read(verify->context, checking->path, &bytes));
    doc_write(version->doc, &canonical);
    if (!buf_is_ok(&canonical))
        return fault_memory(verify->context);
    if (bytes.size != canonical.size ||
        memcmp(bytes.bytes, canonical.bytes, bytes.size) != 0)
        verify_complain(verify, checking->path,
                        "is not written as codicil writes it");
    verify->files++;
    verify_signature(verify, checking->path, &bytes, true);
    return CODICIL_OK;
}

static CodicilStatus check_log(Checking *checking)
{
    checking->verify->versions++;
    for (size_t i = 0; i < checking->version->log.count; i++) {
        TRY(check_digest(checking, i));
        check_place(checking, i);
    }
    return check_head(checking);
}

CodicilStatus verify_log(Verify *verify, const Version *version,
                         const char *path)
{
    Checking checking = {.verify = verify, .version = version};
    char *AUTO(free_bytes) own = strdup(path);
    if (!own)
        return fault_memory(verify->context);
    checking.path = own;
    return check_log(&checking);
}

/* ------------------------------------------------------------- what is named
 */

/* Whether a name is told for the first time. */
static bool note(Checking *checking, const char *name)
{
    size_t *count = table_add(&checking->named, name, strlen(name));
    checking->verify->failed |= !count;
    return count && !(*count)++;
}

static void check_named(Checking *checking, const char *name,
                        const char *sha256)
{
    char *AUTO(free_bytes) path = path_join(checking->folder, name, NULL);
    checking->verify->failed |= !path;
    if (path && note(checking, name))
        verify_file(checking->verify, path, sha256, NULL);
}

static void check_text(Checking *checking, const LogText *text)
{
    char name[LOCALE_SIZE + 32];
    if (text->revision)
        snprintf(name, sizeof(name), "%s~%u.xml", text->locale, text->revision);
    else
        snprintf(name, sizeof(name), "%s.xml", text->locale);
    check_named(checking, name, text->sha256);
    for (size_t i = 0; i < text->rendition_count; i++) {
        char kept[sizeof("renditions/") + DIGEST_SIZE];
        snprintf(kept, sizeof(kept), "renditions/%s",
                 text->renditions[i].sha256);
        check_named(checking, kept, text->renditions[i].sha256);
    }
}

static void check_entry(Checking *checking, const LogEntry *entry)
{
    for (size_t i = 0; i < entry->text_count; i++)
        check_text(checking, &entry->texts[i]);
    for (size_t i = 0; i < entry->picture_count; i++)
        if (strncmp(entry->pictures[i].path, "media/", 6) == 0 &&
            path_is_within(entry->pictures[i].path))
            check_named(checking, entry->pictures[i].path,
                        entry->pictures[i].sha256);
}

/* ----------------------------------------------------------- what is beside
 */

static bool is_named(const Checking *checking, const char *name)
{
    return table_find(&checking->named, name, strlen(name)) != NULL;
}

static CodicilStatus complain_of(const Checking *checking, const char *name)
{
    char *AUTO(free_bytes) path = path_join(checking->folder, name, NULL);
    if (!path)
        return fault_memory(checking->verify->context);
    verify_complain(checking->verify, path, "is in no entry of the log");
    return CODICIL_OK;
}

static CodicilStatus check_kept(const Checking *checking)
{
    Verify *verify = checking->verify;
    char **AUTO(free_names) names = NULL;
    char *AUTO(free_bytes) folder =
        path_join(checking->folder, "renditions", NULL);
    if (!folder)
        return fault_memory(verify->context);
    if (!file_is_folder(folder))
        return CODICIL_OK;
    TRY(folder_read(verify->context, folder, &names));
    for (char **at = names; *at; at++) {
        char *AUTO(free_bytes) name = path_join("renditions", *at, NULL);
        if (!name)
            return fault_memory(verify->context);
        if (!is_named(checking, name))
            TRY(complain_of(checking, name));
    }
    return CODICIL_OK;
}

static CodicilStatus check_pictures(const Checking *checking)
{
    char **AUTO(free_names) paths = NULL;
    TRY(media_list(checking->store, checking->version, &paths));
    for (char **at = paths; *at; at++)
        if (!is_named(checking, *at))
            TRY(complain_of(checking, *at));
    return CODICIL_OK;
}

/* What is looked into elsewhere. */
static bool is_ours(const char *name)
{
    static const char *const own[] = {"version.xml", "version.xml.minisig",
                                      "renditions", MEDIA_FOLDER};
    for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
        if (strcmp(name, own[i]) == 0)
            return true;
    return false;
}

/* Whether a path in the version's folder is that of a text. */
static bool is_text(const Checking *checking, const Texts *texts,
                    const char *path)
{
    for (size_t i = 0; i < texts->count; i++) {
        char *AUTO(free_bytes) own =
            text_path(checking->store, checking->version->work,
                      checking->version->label, &texts->items[i]);
        if (own && strcmp(own, path) == 0)
            return true;
    }
    return false;
}

/* Files that are neither published nor drafts, in the folder of what was
 * published. Names that begin with a dot are not looked at. */
static CodicilStatus check_strays(const Checking *checking, const Texts *texts)
{
    Verify *verify = checking->verify;
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(verify->context, checking->folder, &names));
    for (char **at = names; *at; at++) {
        char *AUTO(free_bytes) path = path_join(checking->folder, *at, NULL);
        if (!path)
            return fault_memory(verify->context);
        if (is_ours(*at))
            verify_is_own(verify, path);
        else if (**at != '.' && !is_named(checking, *at) &&
                 !is_text(checking, texts, path))
            verify_complain(verify, path, "is in no entry of the log");
    }
    return CODICIL_OK;
}

/* A locale that no entry names is a draft; one that is out has no further
 * revision. */
static CodicilStatus check_revisions(Checking *checking)
{
    const Version *version = checking->version;
    Texts texts AUTO(texts_clear) = {0};
    TRY(texts_read(checking->store, version->work, version->label, &texts));
    for (size_t i = 0; i < texts.count; i++) {
        const Text *text = &texts.items[i];
        const LogText *out =
            log_find(&version->log, text->locale, INSTANT_MOST);
        char *AUTO(free_bytes) path =
            text_path(checking->store, version->work, version->label, text);
        if (!path)
            return fault_memory(checking->verify->context);
        checking->has_drafts |= !out;
        if (out && text->revision > out->revision)
            verify_complain(checking->verify, path,
                            "is in no entry of the log, and stands before the "
                            "text that was published");
    }
    if (version->is_published)
        TRY(check_strays(checking, &texts));
    return CODICIL_OK;
}

static CodicilStatus check_beside(Checking *checking)
{
    TRY(check_revisions(checking));
    TRY(check_kept(checking));
    if (checking->version->is_published && !checking->has_drafts)
        TRY(check_pictures(checking));
    return CODICIL_OK;
}

/* --------------------------------------------------------------- the version
 */

static CodicilStatus check_version(Verify *verify, const Store *store,
                                   const Version *version)
{
    Checking checking AUTO(checking_clear) = {
        .verify = verify, .store = store, .version = version};
    checking.folder = store_path(store, version->work, version->label, NULL);
    checking.path =
        store_path(store, version->work, version->label, "version.xml", NULL);
    if (!checking.folder || !checking.path)
        return fault_memory(verify->context);
    if (!version->is_published)
        return check_beside(&checking);
    TRY(check_log(&checking));
    for (size_t i = 0; i < version->log.count; i++)
        check_entry(&checking, &version->log.items[i]);
    TRY(verify_owner(verify, store, version));
    return check_beside(&checking);
}

/* ------------------------------------------------------------------ the work
 */

/* The versions of a work that could be read. */
typedef struct {
    Version **items;
    size_t count;
} Readable;

static void readable_clear(Readable *readable)
{
    for (size_t i = 0; i < readable->count; i++)
        version_free(readable->items[i]);
    free(readable->items);
}

static void check_predecessor(Verify *verify, const Store *store,
                              const Readable *all, const Version *version)
{
    const char *label = version->log.items[0].predecessor;
    const Version *before = NULL;
    char *AUTO(free_bytes) path =
        store_path(store, version->work, version->label, "version.xml", NULL);
    for (size_t i = 0; label && i < all->count; i++)
        if (!strcmp(all->items[i]->label, label))
            before = all->items[i];
    verify->failed |= !path;
    if (!label || !path)
        return;
    if (!before || !before->is_published)
        verify_complain(verify, path,
                        "follows version %s, which is not there as published",
                        label);
    else if (before->in_force_at >= version->in_force_at)
        verify_complain(verify, path,
                        "follows version %s, which is in force later", label);
}

static CodicilStatus check_all(Verify *verify, const Store *store,
                               const Readable *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const Version *version = all->items[i];
        TRY(check_version(verify, store, version));
        if (version->is_published)
            check_predecessor(verify, store, all, version);
        for (size_t j = 0; version->is_published && j < i; j++)
            if (all->items[j]->is_published &&
                all->items[j]->in_force_at == version->in_force_at)
                verify_complain(verify, store->documents,
                                "%s@%s and %s@%s are in force from the same "
                                "instant",
                                version->work, all->items[j]->label,
                                version->work, version->label);
    }
    return CODICIL_OK;
}

/* What cannot be read is a complaint; only want of memory ends it. */
static CodicilStatus go_on(CodicilStatus status)
{
    return status == CODICIL_MEMORY ? status : CODICIL_OK;
}

static CodicilStatus verify_work(Verify *verify, const Store *store,
                                 const char *name)
{
    Readable all AUTO(readable_clear) = {0};
    Work *AUTO(free_work) work = NULL;
    char **AUTO(free_names) labels = NULL;
    TRY(go_on(work_read(store, name, &work)));
    CodicilStatus status = store_list_labels(store, name, &labels);
    if (status != CODICIL_OK)
        return go_on(status);
    size_t count = 0;
    while (labels[count])
        count++;
    all.items = calloc(count + 1, sizeof(*all.items));
    if (!all.items)
        return CODICIL_MEMORY;
    for (size_t i = 0; i < count; i++) {
        status = version_read(store, name, labels[i], &all.items[all.count]);
        all.count += status == CODICIL_OK;
        TRY(go_on(status));
    }
    return go_on(check_all(verify, store, &all));
}

CodicilStatus verify_store(Verify *verify, const Store *store)
{
    char **AUTO(free_names) works = NULL;
    Listener listener;
    verify_listen(verify, store->documents, &listener);
    CodicilStatus status = go_on(store_list_works(store, &works));
    for (char **at = works; status == CODICIL_OK && works && *at; at++)
        status = verify_work(verify, store, *at);
    verify_hush(&listener);
    return status == CODICIL_OK ? CODICIL_OK : fault_memory(verify->context);
}
