/* Evidence as a folder: the bytes, the logs that name them, their signatures,
 * the pages that explain them, and SHA256SUMS over all of it. */
#include "base/file.h"
#include "flows/evidence.h"
#include "store/kept.h"

#include <string.h>

/* The folder that is written, and the digests of what was put there. */
typedef struct {
    const Evidence *evidence;
    const char *folder;
    Buf sums;
} Writing;

static void writing_clear(Writing *writing)
{
    buf_clear(&writing->sums);
}

static CodicilStatus put(Writing *writing, const char *name, const Buf *bytes)
{
    const CodicilContext *context = writing->evidence->context;
    char digest[DIGEST_SIZE];
    char *AUTO(free_bytes) path = path_join(writing->folder, name, NULL);
    if (!path || bytes->failed)
        return fault_memory(context);
    char *AUTO(free_bytes) folder =
        strndup(path, (size_t)(strrchr(path, '/') - path));
    if (!folder)
        return fault_memory(context);
    digest_of(buf_text(bytes), bytes->size, digest);
    buf_add_format(&writing->sums, "%s  %s\n", digest, name);
    TRY(folder_make(context, folder));
    return file_write(context, path, buf_text(bytes), bytes->size);
}

static CodicilStatus put_text(Writing *writing, const EvidenceText *text)
{
    for (size_t i = 0; i < text->count; i++) {
        const EvidenceRendition *own = &text->renditions[i];
        Buf bytes AUTO(buf_clear) = {0}, name AUTO(buf_clear) = {0};
        evidence_name(text, &name);
        buf_add_format(&name, ".%s", evidence_ending(own->format));
        /* rendered anew within the day: the earlier bytes by their digest */
        if (own->until < writing->evidence->until)
            buf_add_format(&name, ".%s", own->sha256);
        if (!buf_is_ok(&name))
            return fault_memory(writing->evidence->context);
        TRY(kept_read(&writing->evidence->store, text->version, own->sha256,
                      &bytes));
        TRY(put(writing, name.bytes, &bytes));
    }
    return CODICIL_OK;
}

/* A file of the version as it is; one that is not there is left out. */
static CodicilStatus put_own(Writing *writing, const Version *version,
                             const char *file)
{
    const Store *store = &writing->evidence->store;
    Buf bytes AUTO(buf_clear) = {0};
    char *AUTO(free_bytes) path =
        store_path(store, version->work, version->label, file, NULL);
    char *AUTO(free_bytes) name = path_join(version->label, file, NULL);
    if (!path || !name)
        return fault_memory(store->context);
    if (!file_is_there(path))
        return CODICIL_OK;
    TRY(file_read(store->context, path, &bytes));
    return put(writing, name, &bytes);
}

static CodicilStatus put_version(Writing *writing, size_t index)
{
    const EvidenceText *texts = writing->evidence->texts;
    const Version *version = texts[index].version;
    for (size_t i = 0; i < index; i++)
        if (texts[i].version == version)
            return CODICIL_OK;
    const Log *log = &version->log;
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].picture_count; j++)
            if (path_is_within(log->items[i].pictures[j].path))
                TRY(put_own(writing, version, log->items[i].pictures[j].path));
    TRY(put_own(writing, version, "version.xml"));
    return put_own(writing, version, "version.xml.minisig");
}

static CodicilStatus write_folder(Writing *writing)
{
    const Evidence *evidence = writing->evidence;
    AUTO(buf_clear) Buf text = {0}, json = {0}, page = {0};
    for (size_t i = 0; i < evidence->text_count; i++) {
        TRY(put_text(writing, &evidence->texts[i]));
        TRY(put_version(writing, i));
    }
    evidence_to_text(evidence, true, &text);
    evidence_to_json(evidence, &json);
    evidence_to_html(evidence, &page);
    TRY(put(writing, "evidence.txt", &text));
    TRY(put(writing, "evidence.json", &json));
    TRY(put(writing, "evidence.html", &page));
    Buf sums AUTO(buf_clear) = writing->sums;
    writing->sums = (Buf){0};
    return put(writing, "SHA256SUMS", &sums);
}

CodicilStatus codicil_evidence(CodicilContext *context,
                               const CodicilEvidenceOptions *options,
                               char **report)
{
    Evidence evidence AUTO(evidence_close) = EVIDENCE_CLOSED;
    Buf out AUTO(buf_clear) = {0};
    TRY(evidence_gather(context, options, &evidence));
    Writing writing AUTO(writing_clear) = {&evidence, options->folder, {0}};
    if (options->folder) {
        TRY(store_check_apart(&evidence.store, options->folder));
        TRY(write_folder(&writing));
    }
    if (options->report == CODICIL_JSON_REPORT)
        evidence_to_json(&evidence, &out);
    else
        evidence_to_text(&evidence, options->folder != NULL, &out);
    *report = buf_take(&out);
    if (!*report)
        return fault_memory(context);
    return evidence.text_count ? CODICIL_OK : CODICIL_NO;
}
