/* Texts on their way out: rendered, and written with their entry. */
#include "flows/release.h"

#include "base/file.h"
#include "flows/head.h"
#include "flows/signing.h"
#include "flows/stale.h"
#include "render/render.h"
#include "store/batch.h"
#include "store/kept.h"
#include "store/media.h"

#include <string.h>

#define RELEASE_HTML 0

/* All formats that a published text comes in; the text itself is one. */
static const struct {
    const char *name;
    CodicilStatus (*render)(CodicilContext *, xmlDoc *, const RenderOptions *,
                            Buf *);
} formats[RELEASE_FORMATS] = {
    [RELEASE_HTML] = {"html", NULL},
    {"markdown", render_markdown},
    {"text", render_plain},
    {"rtf", render_rtf},
    {"xml", NULL},
};

const char *release_format(size_t index)
{
    return formats[index].name;
}

/* ------------------------------------------------------------------ pictures
 */

/* One that is out already is not named again, and never changes. */
static CodicilStatus add_picture(Release *release, const char *path)
{
    const Version *version = release->version;
    const LogPicture *out = log_picture(&version->log, path);
    Buf bytes AUTO(buf_clear) = {0};
    char sha256[DIGEST_SIZE];
    TRY(media_read(&release->store, version, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, sha256);
    if (out && strcmp(out->sha256, sha256) == 0)
        return CODICIL_OK;
    if (out)
        return fault(release->context, CODICIL_REFUSED, NULL,
                     "%s of %s@%s is published and never changes; another "
                     "name was expected for another picture",
                     path, version->work, version->label);
    LogPicture *grown = realloc(release->pictures,
                                (release->picture_count + 1) * sizeof(*grown));
    if (!grown)
        return fault_memory(release->context);
    release->pictures = grown;
    LogPicture *own = &grown[release->picture_count++];
    *own = (LogPicture){strdup(path), strdup(sha256)};
    return own->path && own->sha256 ? CODICIL_OK
                                    : fault_memory(release->context);
}

static CodicilStatus add_pictures(Release *release)
{
    char **AUTO(free_names) paths = NULL;
    TRY(media_list(&release->store, release->version, &paths));
    for (char **at = paths; *at; at++)
        TRY(add_picture(release, *at));
    return CODICIL_OK;
}

/* ---------------------------------------------------------------- renditions
 */

/* The version before, where its page is there in this locale. */
static const char *predecessor_in(const Release *release, const char *locale)
{
    const Version *before = release->before;
    return before && version_has_text(before, locale) ? before->label : NULL;
}

static CodicilStatus render_page(const Release *release,
                                 const ReleaseText *text,
                                 RenderOptions *options, Buf *out)
{
    TextHead AUTO(text_head_clear) head = {0};
    TRY(text_head_make(release->context, text->doc, options->facts,
                       predecessor_in(release, text->text.locale), &head));
    const PageHead page = text_head_get(&head);
    options->head = &page;
    CodicilStatus status =
        render_html(release->context, text->doc, options, out);
    options->head = NULL;
    return status;
}

static CodicilStatus keep_rendition(const Release *release, ReleaseText *text,
                                    RenderOptions *options, size_t format)
{
    CodicilContext *context = release->context;
    Buf out AUTO(buf_clear) = {0};
    if (format == RELEASE_HTML)
        TRY(render_page(release, text, options, &out));
    else if (formats[format].render)
        TRY(formats[format].render(context, text->doc, options, &out));
    else
        buf_add(&out, text->bytes.bytes, text->bytes.size);
    if (!buf_is_ok(&out))
        return fault_memory(context);
    return kept_put(&release->store, release->version, &out,
                    text->renditions[format]);
}

static CodicilStatus keep_text(const Release *release, ReleaseText *text,
                               SourceHistory *history)
{
    Facts facts = release_facts(release, &text->text);
    RenderOptions options = {.locale = text->text.locale, .facts = &facts};
    AUTO(notices_clear) Notices notices = {0};
    StaleText stale = {.store = &release->store,
                       .work = release->work,
                       .version = release->version,
                       .locale = text->text.locale,
                       .prevailing = facts.prevailing,
                       .text = text->doc,
                       .history = history};
    TRY(notices_stale(release->context, &stale, &notices));
    notices_give(&notices, &options);
    for (size_t i = 0; i < RELEASE_FORMATS; i++)
        TRY(keep_rendition(release, text, &options, i));
    return CODICIL_OK;
}

CodicilStatus release_draw(Release *release)
{
    SourceHistory AUTO(sources_close) history = {0};
    TRY(sources_open(&release->store, release->work, &release->versions,
                     &history));
    for (size_t i = 0; i < release->count; i++)
        TRY(keep_text(release, &release->texts[i], &history));
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ the entry
 */

static void free_log_texts(LogText **texts)
{
    for (size_t i = 0; *texts && (*texts)[i].locale; i++)
        free((*texts)[i].renditions);
    free(*texts);
}

/* Ended by one without a locale. */
static LogText *list_texts(const Release *release)
{
    LogText *AUTO(free_log_texts) list =
        calloc(release->count + 1, sizeof(*list));
    for (size_t i = 0; list && i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        LogRendition *renditions = calloc(RELEASE_FORMATS, sizeof(*renditions));
        list[i] =
            (LogText){text->text.locale, text->text.revision, text->sha256,
                      text->approved,    renditions,          RELEASE_FORMATS};
        if (!renditions)
            return NULL;
        for (size_t j = 0; j < RELEASE_FORMATS; j++)
            renditions[j] =
                (LogRendition){formats[j].name, text->renditions[j]};
    }
    return TAKE(list);
}

/* Entries of a work are in the order of their instants, if the clock goes
 * right. */
static void tell_late(const Release *release, const char *now)
{
    const LogEntry *latest = NULL;
    const Version *of = NULL;
    for (size_t i = 0; i < release->versions.count; i++) {
        const Version *version = release->versions.items[i];
        const LogEntry *last = log_last(&version->log);
        if (last && (!latest || last->at_instant > latest->at_instant)) {
            latest = last;
            of = version;
        }
    }
    if (latest && latest->at_instant > context_now(release->context))
        tell(release->context, CODICIL_WARNING, NULL,
             "the clock says %s, which is before the last entry of the log of "
             "%s@%s, %s",
             now, of->work, of->label, latest->at);
}

CodicilStatus release_add_entry(Release *release, const LogEntry *entry)
{
    char now[32], templates[DIGEST_SIZE];
    TRY(render_digest(release->context, templates));
    LogText *AUTO(free_log_texts) texts = list_texts(release);
    if (!texts)
        return fault_memory(release->context);
    LogEntry whole = *entry;
    whole.at = instant_to_text(context_now(release->context), now);
    tell_late(release, now);
    whole.codicil = CODICIL_VERSION;
    whole.templates = templates;
    whole.texts = texts;
    whole.text_count = release->count;
    whole.pictures = release->pictures;
    whole.picture_count = release->picture_count;
    return version_add_entry(release->context, release->version, &whole);
}

/* A published text is not written by text_write() once it is in the log. */
static CodicilStatus put_all(Release *release, const LogEntry *entry)
{
    if (entry->kind != ENTRY_RERENDER)
        TRY(add_pictures(release));
    for (size_t i = 0; i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        TRY(store_put(&release->store, text->path, text->bytes.bytes,
                      text->bytes.size, NULL));
    }
    TRY(release_add_entry(release, entry));
    return signed_version_write(&release->store, release->version,
                                release->key);
}

CodicilStatus release_finish(Release *release, const LogEntry *entry)
{
    TRY(put_all(release, entry));
    return store_commit(&release->store);
}

CodicilStatus release_write(Release *release, const LogEntry *entry)
{
    TRY(store_begin(&release->store));
    TRY(release_draw(release));
    return release_finish(release, entry);
}

CodicilStatus release_write_version(Release *release)
{
    TRY(store_begin(&release->store));
    TRY(signed_version_write(&release->store, release->version, release->key));
    return store_commit(&release->store);
}

CodicilStatus release_report(const Release *release, const char *what, Buf *out)
{
    for (size_t i = 0; i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        const char *name = strrchr(text->path, '/') + 1;
        buf_add_format(out, "%.*s %s %s@%s\n  %s\n", (int)(strlen(name) - 4),
                       name, what, release->version->work,
                       release->version->label, text->sha256);
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(release->context);
}
