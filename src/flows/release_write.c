/* Texts on their way out: rendered, and written with their entry. */
#include "flows/release.h"

#include "base/file.h"
#include "render/render.h"
#include "store/batch.h"
#include "store/kept.h"

#include <string.h>

/* All formats that a published text comes in; the text itself is one. */
static const struct {
    const char *name;
    CodicilStatus (*render)(CodicilContext *, xmlDoc *, const RenderOptions *,
                            Buf *);
} formats[RELEASE_FORMATS] = {
    {"html", render_html},  {"markdown", render_markdown},
    {"text", render_plain}, {"rtf", render_rtf},
    {"xml", NULL},
};

/* ---------------------------------------------------------------- renditions
 */

static CodicilStatus keep_rendition(const Release *release, ReleaseText *text,
                                    size_t format)
{
    CodicilContext *context = release->context;
    Buf out AUTO(buf_clear) = {0};
    Facts facts = text_facts(release->work, release->version, &text->text);
    facts.is_draft = false;
    RenderOptions options = {.locale = text->text.locale, .facts = &facts};
    if (formats[format].render)
        TRY(formats[format].render(context, text->doc, &options, &out));
    else
        buf_add(&out, text->bytes.bytes, text->bytes.size);
    if (!buf_is_ok(&out))
        return fault_memory(context);
    return kept_put(&release->store, release->version, &out,
                    text->renditions[format]);
}

static CodicilStatus keep_renditions(const Release *release)
{
    for (size_t i = 0; i < release->count; i++)
        for (size_t j = 0; j < RELEASE_FORMATS; j++)
            TRY(keep_rendition(release, &release->texts[i], j));
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

static CodicilStatus add_entry(Release *release, const LogEntry *entry)
{
    char now[32];
    LogText *AUTO(free_log_texts) texts = list_texts(release);
    if (!texts)
        return fault_memory(release->context);
    LogEntry whole = *entry;
    whole.at = instant_to_text(context_now(release->context), now);
    whole.with = "codicil " CODICIL_VERSION;
    whole.texts = texts;
    whole.text_count = release->count;
    whole.pictures = release->pictures;
    whole.picture_count = release->picture_count;
    return version_add_entry(release->context, release->version, &whole);
}

/* A published text is not written by text_write() once it is in the log. */
static CodicilStatus put_all(Release *release, const LogEntry *entry)
{
    TRY(keep_renditions(release));
    for (size_t i = 0; i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        TRY(store_put(&release->store, text->path, text->bytes.bytes,
                      text->bytes.size, NULL));
    }
    TRY(add_entry(release, entry));
    return version_write(&release->store, release->version, NULL);
}

CodicilStatus release_write(Release *release, const LogEntry *entry)
{
    TRY(store_begin(&release->store));
    TRY(put_all(release, entry));
    return store_commit(&release->store);
}
