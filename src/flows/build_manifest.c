/* The manifests of a version: one for each entry of its publication log, made
 * of the log alone, so that they are the same wherever they are built. The
 * newest is manifest.json, those before it manifest-N.json. */
#include "flows/build.h"

#include "site/manifest.h"
#include "store/kept.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    Worker *worker;
    const Version *version;
    size_t entries; /* of the log that are taken in */
    bool has_files;
    Buf *out;
} Listing;

static CodicilStatus add_file(Listing *listing, const char *path,
                              const char *sha256, const char *file)
{
    struct stat about;
    if (stat(file, &about) != 0)
        return fault_errno(listing->worker->context, "read", file);
    ManifestFile entry = {path, sha256, (long long)about.st_size};
    manifest_add(&entry, !listing->has_files, listing->out);
    listing->has_files = true;
    return CODICIL_OK;
}

/* As the entries that are taken in say; the first or the last one. */
static const char *rendition(const Listing *listing, const LogText *text,
                             const char *format, bool is_last)
{
    const char *found = NULL;
    const Log *log = &listing->version->log;
    for (size_t i = 0; i < listing->entries; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++) {
            const LogText *other = &log->items[i].texts[j];
            bool fits = strcmp(other->locale, text->locale) == 0 &&
                        other->revision == text->revision;
            for (size_t k = 0; fits && k < other->rendition_count; k++)
                if (strcmp(other->renditions[k].format, format) == 0 &&
                    (is_last || !found))
                    found = other->renditions[k].sha256;
        }
    return found;
}

static bool is_newest(const Listing *listing, const LogText *text)
{
    const Log *log = &listing->version->log;
    for (size_t i = 0; i < listing->entries; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++)
            if (strcmp(log->items[i].texts[j].locale, text->locale) == 0 &&
                log->items[i].texts[j].revision > text->revision)
                return false;
    return true;
}

static CodicilStatus add_rendition(Listing *listing, const LogText *text,
                                   size_t format, bool is_lasting)
{
    const char *sha256 =
        rendition(listing, text, build_formats[format].name, !is_lasting);
    Buf path AUTO(buf_clear) = {0};
    if (!sha256)
        return CODICIL_OK;
    buf_add_text(&path, text->locale);
    if (is_lasting)
        buf_add_format(&path, "~%u", text->revision);
    buf_add_format(&path, ".%s", build_formats[format].ending);
    char *AUTO(free_bytes) file =
        kept_path(&listing->worker->store, listing->version, sha256);
    if (!file || !buf_is_ok(&path))
        return fault_memory(listing->worker->context);
    return add_file(listing, path.bytes, sha256, file);
}

/* Those of LOCALE and of LOCALE~N. */
static CodicilStatus add_text(Listing *listing, const LogText *text)
{
    for (size_t i = 0; i < BUILD_FORMATS; i++) {
        if (is_newest(listing, text))
            TRY(add_rendition(listing, text, i, false));
        TRY(add_rendition(listing, text, i, true));
    }
    return CODICIL_OK;
}

static CodicilStatus add_picture(Listing *listing, const LogPicture *picture)
{
    char *AUTO(free_bytes) file =
        store_path(&listing->worker->store, listing->version->work,
                   listing->version->label, picture->path, NULL);
    if (!file)
        return fault_memory(listing->worker->context);
    return add_file(listing, picture->path, picture->sha256, file);
}

static bool comes_again(const Listing *listing, size_t entry, const char *path)
{
    const Log *log = &listing->version->log;
    for (size_t i = entry + 1; i < listing->entries; i++)
        for (size_t j = 0; j < log->items[i].picture_count; j++)
            if (strcmp(log->items[i].pictures[j].path, path) == 0)
                return true;
    return false;
}

static CodicilStatus add_files(Listing *listing)
{
    const Log *log = &listing->version->log;
    for (size_t i = 0; i < listing->entries; i++) {
        const LogEntry *entry = &log->items[i];
        for (size_t j = 0; j < entry->text_count; j++)
            if (entry->kind != ENTRY_RERENDER)
                TRY(add_text(listing, &entry->texts[j]));
        for (size_t j = 0; j < entry->picture_count; j++)
            if (!comes_again(listing, i, entry->pictures[j].path))
                TRY(add_picture(listing, &entry->pictures[j]));
    }
    return CODICIL_OK;
}

/* The manifest after so many entries. */
static CodicilStatus make_manifest(Listing *listing, const char *predecessor,
                                   const char *before)
{
    const Version *version = listing->version;
    const Log *log = &version->log;
    const LogEntry *entry = &log->items[listing->entries - 1];
    const ManifestFact facts[] = {
        {"work", version->work},
        {"version", version->label},
        {"change", log->items[0].change},
        {"in_force", version->in_force},
        {"announce", version_get(version, "announce")},
        {"accept_from", version_get(version, "accept-from")},
        {"enforce", version_get(version, "enforce")},
        {"predecessor", predecessor},
        {"published", log->items[0].at},
        {"entry", entry_kind_to_text(entry->kind)},
        {"at", entry->at},
        {"reason", entry->reason},
        {"codicil", entry->codicil},
        {"templates", entry->templates},
        {"log", entry->digest},
        {NULL, NULL},
    };
    ManifestHead head = {(long)listing->entries, before, facts};
    manifest_begin(&head, listing->out);
    TRY(add_files(listing));
    manifest_end(listing->out);
    return buf_is_ok(listing->out) ? CODICIL_OK
                                   : fault_memory(listing->worker->context);
}

CodicilStatus version_manifests(Worker *worker, const WorkPlan *plan,
                                size_t index, SiteWriter *writer)
{
    const Version *version = plan->versions.items[index];
    char digest[DIGEST_SIZE];
    const char *predecessor = version_predecessor(plan, index);
    for (size_t i = 1; i <= version->log.count; i++) {
        Buf bytes AUTO(buf_clear) = {0}, path AUTO(buf_clear) = {0};
        Listing listing = {worker, version, i, false, &bytes};
        TRY(make_manifest(&listing, predecessor, i > 1 ? digest : NULL));
        digest_of(bytes.bytes, bytes.size, digest);
        buf_add_format(&path, "%s/%s/manifest", version->work, version->label);
        if (i < version->log.count)
            buf_add_format(&path, "-%zu", i);
        buf_add_text(&path, ".json");
        if (!buf_is_ok(&path))
            return fault_memory(worker->context);
        TRY(site_put(writer, path.bytes, &bytes));
    }
    return CODICIL_OK;
}
