/* rerender: what is published is drawn anew with the templates and the program
 * of today. The bytes of before stay, under their digests. */
#include "flows/release.h"
#include "store/batch.h"

#include "base/file.h"

#include <string.h>

/* Whether a text comes out as it did. */
static bool is_same(const Release *release, const ReleaseText *text)
{
    const Log *log = &release->version->log;
    const LogText *out = log_find(log, text->text.locale, INSTANT_MOST);
    for (size_t i = 0; i < RELEASE_FORMATS; i++) {
        const LogRendition *old = log_rendition(log, out, release_format(i));
        if (!old || strcmp(old->sha256, text->renditions[i]) != 0)
            return false;
    }
    return true;
}

/* Leaves the texts that come out otherwise. */
static void drop_same(Release *release)
{
    size_t kept = 0;
    for (size_t i = 0; i < release->count; i++)
        if (is_same(release, &release->texts[i]))
            release_text_clear(&release->texts[i]);
        else
            release->texts[kept++] = release->texts[i];
    release->count = kept;
}

/* A text as it was published. */
static CodicilStatus read_text(Release *release, const Text *text)
{
    const Version *version = release->version;
    const LogText *out = log_find(&version->log, text->locale, INSTANT_MOST);
    xmlDoc *doc = NULL;
    TRY(text_read(&release->store, version, text, &doc));
    TRY(release_add(release, text, doc, true));
    const ReleaseText *own = &release->texts[release->count - 1];
    if (strcmp(own->sha256, out->sha256) == 0)
        return CODICIL_OK;
    return fault(release->context, CODICIL_INVALID, &(Place){.file = own->path},
                 "is not what was published: its SHA-256 is %s", own->sha256);
}

/* Nothing is written where nothing comes out otherwise, and the notes are
 * those that the log holds. */
static CodicilStatus draw(Release *release, const CodicilEntryOptions *options,
                          bool has_new_notes)
{
    LogEntry entry = {
        .kind = ENTRY_RERENDER, .by = options->by, .reason = options->reason};
    TRY(store_begin(&release->store));
    TRY(release_draw(release));
    drop_same(release);
    if ((release->count || has_new_notes) && !options->dry_run)
        return release_finish(release, &entry);
    store_drop(&release->store);
    return CODICIL_OK;
}

static CodicilStatus rerender(Release *release,
                              const CodicilEntryOptions *options, Buf *report)
{
    Texts texts AUTO(texts_clear) = {0};
    HeadState state;
    if (!options->reason)
        return fault(release->context, CODICIL_MISUSE, NULL,
                     "why it is rendered anew was expected: --reason TEXT");
    TRY(release_open(release->context, options->work, options->version,
                     release));
    TRY(release_is_out(release));
    TRY(texts_published(release->context, release->version, INSTANT_MOST,
                        &texts));
    for (size_t i = 0; i < texts.count; i++)
        TRY(read_text(release, &texts.items[i]));
    TRY(log_head_state(release->context, release->version->doc,
                       &release->version->log, &state));
    TRY(draw(release, options, state == HEAD_NOTES));
    if (state == HEAD_NOTES)
        buf_add_format(report, "the notes of %s@%s %s taken up in its log\n",
                       release->version->work, release->version->label,
                       options->dry_run ? "would be" : "are");
    else if (!release->count)
        buf_add_format(report, "%s@%s comes out as it did\n",
                       release->version->work, release->version->label);
    return release_report(release,
                          options->dry_run ? "would be drawn anew in"
                                           : "is drawn anew in",
                          report);
}

static CodicilStatus rerender_version(CodicilContext *context,
                                      const CodicilEntryOptions *options,
                                      Buf *report)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, options->reason));
    return rerender(&release, options, report);
}

/* Each version of a work that is out, and was not withdrawn. */
static CodicilStatus rerender_work(CodicilContext *context, const Store *store,
                                   const CodicilEntryOptions *options,
                                   Buf *report)
{
    Versions versions AUTO(versions_clear) = {0};
    TRY(versions_read(store, options->work, &versions));
    for (size_t i = 0; i < versions.count; i++) {
        CodicilEntryOptions one = *options;
        one.version = versions.items[i]->label;
        if (versions.items[i]->is_published && !versions.items[i]->is_withdrawn)
            TRY(rerender_version(context, &one, report));
    }
    return CODICIL_OK;
}

static CodicilStatus rerender_all(CodicilContext *context,
                                  const CodicilEntryOptions *options,
                                  Buf *report)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    char **AUTO(free_names) works = NULL;
    TRY(store_open(context, &store));
    if (options->work)
        return rerender_work(context, &store, options, report);
    TRY(store_list_works(&store, &works));
    for (char **at = works; *at; at++) {
        CodicilEntryOptions one = *options;
        one.work = *at;
        TRY(rerender_work(context, &store, &one, report));
    }
    return CODICIL_OK;
}

CodicilStatus codicil_rerender(CodicilContext *context,
                               const CodicilEntryOptions *options,
                               char **report)
{
    Buf out AUTO(buf_clear) = {0};
    if (options->work && options->version)
        TRY(rerender_version(context, options, &out));
    else
        TRY(rerender_all(context, options, &out));
    *report = strdup(buf_text(&out));
    return *report ? CODICIL_OK : fault_memory(context);
}
