/* edit: draft → authoring Markdown → (somebody's editor) → text → draft, with
 * its ids; then what check says of it, and what changed. */
#include "base/digest.h"
#include "base/file.h"
#include "diff/compare.h"
#include "flows/binding.h"
#include "flows/excerpt.h"
#include "flows/import.h"
#include "flows/intake.h"
#include "render/render.h"

#include <string.h>

/* A draft that is there, as canonical bytes too. */
typedef struct {
    Version *version;
    xmlDoc *doc;
    Buf bytes;
    char digest[DIGEST_SIZE];
} Edited;

static void edited_clear(Edited *edited)
{
    version_free(edited->version);
    xmlFreeDoc(edited->doc);
    buf_clear(&edited->bytes);
}

static CodicilStatus no_text(const Store *store, const Edited *edited,
                             const Texts *texts, const char *locale)
{
    Buf there AUTO(buf_clear) = {0};
    texts_tell(texts, &there);
    return fault(store->context, CODICIL_NOT_FOUND, NULL,
                 "%s@%s has no text in '%s' (there: %s); codicil import makes "
                 "one",
                 edited->version->work, edited->version->label, locale,
                 buf_text(&there));
}

static CodicilStatus read_draft(const Store *store,
                                const CodicilEditOptions *options,
                                Edited *edited)
{
    const CodicilContext *context = store->context;
    char locale[LOCALE_SIZE];
    Texts texts AUTO(texts_clear) = {0};
    if (!options->work || !options->version || !options->locale)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a work, a version and a locale are needed");
    TRY(name_check_work(context, options->work));
    TRY(name_check_version(context, options->version));
    TRY(name_check_locale(context, options->locale, locale));
    TRY(store_has_work(store, options->work));
    TRY(version_read(store, options->work, options->version, &edited->version));
    TRY(texts_read(store, options->work, options->version, &texts));
    const Text *text = texts_find(&texts, locale);
    if (!text)
        return no_text(store, edited, &texts, locale);
    if (version_has_text(edited->version, locale))
        return fault(context, CODICIL_REFUSED, NULL,
                     "%s@%s is published in '%s' and never changes; a draft "
                     "was expected",
                     options->work, options->version, locale);
    TRY(text_read(store, edited->version, text, &edited->doc));
    doc_write(edited->doc, &edited->bytes);
    if (!buf_is_ok(&edited->bytes))
        return fault_memory(context);
    digest_of(buf_text(&edited->bytes), edited->bytes.size, edited->digest);
    return CODICIL_OK;
}

CodicilStatus codicil_edit_open(CodicilContext *context,
                                const CodicilEditOptions *options,
                                char **markdown, size_t *size, char digest[65])
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Edited edited AUTO(edited_clear) = {0};
    Buf out AUTO(buf_clear) = {0};
    RenderOptions render = {0};
    TRY(store_open(context, &store));
    TRY(read_draft(&store, options, &edited));
    TRY(render_authoring(context, edited.doc, &render, &out));
    size_t count = out.size;
    char *bytes = buf_take(&out);
    if (!bytes)
        return fault_memory(context);
    *markdown = bytes;
    *size = count;
    memcpy(digest, edited.digest, DIGEST_SIZE);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- saving */

/* The edited Markdown as a text with all its ids. */
static CodicilStatus read_edit(CodicilContext *context,
                               const CodicilEditOptions *options,
                               const Draft *draft, const Buf *bytes,
                               xmlDoc **out)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    Intake intake = {.file = options->file,
                     .from = "markdown",
                     .work = options->work,
                     .locale = draft->text.locale,
                     .kind = draft->work->kind};
    TRY(intake_from_bytes(context, &intake, bytes, &doc));
    if (!intake.is_authored)
        return fault(context, CODICIL_INVALID,
                     &(Place){.file = options->file, .line = 1},
                     "is no authoring Markdown, which begins with '---' and "
                     "'codicil: authoring/1'; codicil import reads others");
    TRY(import_give_ids(context, options->file, draft, doc));
    *out = TAKE(doc);
    return CODICIL_OK;
}

/* What changed, for a reader. */
static CodicilStatus show_changes(CodicilContext *context, const Draft *draft,
                                  const xmlDoc *doc, char **redline)
{
    Comparison *AUTO(free_comparison) comparison = NULL;
    Buf whole AUTO(buf_clear) = {0}, parts AUTO(buf_clear) = {0};
    CompareInput input = {
        .a = draft->replaced, .b = doc, .locale = draft->text.locale};
    RenderOptions render = {.locale = draft->text.locale, .is_redline = true};
    TRY(compare_texts(context, &input, &comparison));
    TRY(render_plain(context, comparison->marked, &render, &whole));
    excerpt_add(buf_text(&whole), &parts);
    *redline = buf_take(&parts);
    return *redline ? CODICIL_OK : fault_memory(context);
}

/* Puts the edited text in the place of the draft. */
static CodicilStatus replace_draft(CodicilContext *context,
                                   const CodicilEditOptions *options,
                                   const Buf *bytes, CodicilEdit *edit)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Edited edited AUTO(edited_clear) = {0};
    Draft *AUTO(free_draft) draft = NULL;
    xmlDoc *AUTO(free_doc) doc = NULL;
    Buf made AUTO(buf_clear) = {0};
    CodicilImportOptions place = {.work = options->work,
                                  .version = options->version,
                                  .locale = options->locale};
    TRY(store_open(context, &store));
    TRY(store_lock(&store));
    TRY(read_draft(&store, options, &edited));
    if (options->digest && strcmp(options->digest, edited.digest) != 0)
        return fault(context, CODICIL_REFUSED, NULL,
                     "%s@%s in '%s' was changed while it was edited; nothing "
                     "was written",
                     options->work, options->version, options->locale);
    TRY(draft_open(&store, &place, &draft));
    TRY(read_edit(context, options, draft, bytes, &doc));
    Binding binding = binding_of(&store, draft);
    TRY(binding_make(&binding, doc));
    doc_write(doc, &made);
    if (!buf_is_ok(&made))
        return fault_memory(context);
    if (made.size == edited.bytes.size &&
        memcmp(made.bytes, edited.bytes.bytes, made.size) == 0)
        return CODICIL_OK;
    edit->changed = true;
    TRY(show_changes(context, draft, doc, &edit->redline));
    TRY(binding_settle(&store, draft, doc));
    return draft_write(&store, draft, doc);
}

static CodicilStatus find_errors(CodicilContext *context,
                                 const CodicilEditOptions *options,
                                 char **findings)
{
    Buf name AUTO(buf_clear) = {0};
    buf_add_format(&name, "%s@%s", options->work, options->version);
    if (!buf_is_ok(&name))
        return fault_memory(context);
    const char *names[] = {name.bytes};
    CodicilCheckOptions check = {
        .names = names, .count = 1, .locale = options->locale};
    return codicil_check(context, &check, findings);
}

CodicilStatus codicil_edit_save(CodicilContext *context,
                                const CodicilEditOptions *options,
                                CodicilEdit *edit)
{
    Buf bytes AUTO(buf_clear) = {0};
    CodicilEdit done AUTO(codicil_edit_clear) = {0};
    TRY(file_read(context, options->file, &bytes));
    TRY(replace_draft(context, options, &bytes, &done));
    CodicilStatus status = CODICIL_OK;
    if (done.changed)
        status = find_errors(context, options, &done.findings);
    if (status != CODICIL_OK && status != CODICIL_NO)
        return status;
    *edit = done;
    done = (CodicilEdit){0};
    return status;
}

void codicil_edit_clear(CodicilEdit *edit)
{
    free(edit->findings);
    free(edit->redline);
    *edit = (CodicilEdit){0};
}
