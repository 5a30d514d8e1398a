/* correct: a document → text with the ids of the published one → compared with
 * it, checked, rendered → its next revision. */
#include "base/file.h"
#include "flows/binding.h"
#include "flows/import.h"
#include "flows/intake.h"
#include "flows/release.h"

#include <string.h>

/* What the correction is of, and what it is. */
typedef struct {
    Release *release;
    const CodicilEntryOptions *options;
    Text text; /* the published one; then the correction */
    xmlDoc *former;
    xmlDoc *original; /* NULL: it is in the original language */
} Correction;

static void correction_clear(Correction *correction)
{
    xmlFreeDoc(correction->former);
    xmlFreeDoc(correction->original);
}

static CodicilStatus read_published(Correction *correction, const char *locale,
                                    Text *text, xmlDoc **out)
{
    const Release *release = correction->release;
    const Version *version = release->version;
    const LogText *there = log_find(&version->log, locale, INSTANT_MOST);
    if (!there)
        return CODICIL_OK;
    *text = (Text){.revision = there->revision};
    memcpy(text->locale, locale, strlen(locale) + 1);
    return text_read(&release->store, version, text, out);
}

static CodicilStatus open_former(Correction *correction)
{
    const Release *release = correction->release;
    const Version *version = release->version;
    const char *original = release->work->original;
    char locale[LOCALE_SIZE];
    Text other;
    TRY(name_check_locale(release->context, correction->options->locale,
                          locale));
    TRY(read_published(correction, locale, &correction->text,
                       &correction->former));
    if (!correction->former)
        return fault(release->context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s has no published text in '%s' to correct",
                     version->work, version->label, locale);
    if (strcmp(locale, original) == 0)
        return CODICIL_OK;
    return read_published(correction, original, &other, &correction->original);
}

/* Ids as in an import over the published text. */
static CodicilStatus read_document(Correction *correction, const Buf *bytes,
                                   const char *format, xmlDoc **out)
{
    const Release *release = correction->release;
    const CodicilEntryOptions *options = correction->options;
    xmlDoc *AUTO(free_doc) doc = NULL;
    Draft draft = {.replaced = correction->former,
                   .original = correction->original,
                   .facts = text_facts(release->work, release->version,
                                       &correction->text)};
    Intake intake = {.file = options->file,
                     .from = format,
                     .charset = options->charset,
                     .select = options->select,
                     .work = release->work->name,
                     .locale = correction->text.locale,
                     .kind = release->work->kind};
    TRY(intake_from_bytes(release->context, &intake, bytes, &doc));
    TRY(import_give_ids(release->context, options->file, &draft, doc));
    TRY(intake_refer(release->context, &intake, doc));
    Binding binding = {.store = &release->store,
                       .work = release->work,
                       .version = release->version,
                       .locale = correction->text.locale,
                       .original = correction->original,
                       .former = correction->former};
    TRY(binding_make(&binding, doc));
    *out = TAKE(doc);
    return CODICIL_OK;
}

static CodicilStatus read_correction(Correction *correction, xmlDoc **out)
{
    CodicilContext *context = correction->release->context;
    const CodicilEntryOptions *options = correction->options;
    Buf bytes AUTO(buf_clear) = {0};
    const char *format;
    TRY(file_read(context, options->file, &bytes));
    TRY(intake_format(context, options->file, options->from, &format));
    if (strcmp(format, "xml") != 0)
        return read_document(correction, &bytes, format, out);
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(doc_read(context, options->file, buf_text(&bytes), bytes.size, &doc));
    TRY(doc_is_text(context, doc));
    *out = TAKE(doc);
    return CODICIL_OK;
}

/* What may differ. */
static CodicilStatus check_changes(const Correction *correction)
{
    const Release *release = correction->release;
    const ReleaseText *own = &release->texts[0];
    const char *locale = own->text.locale;
    Comparison *AUTO(free_comparison) comparison = NULL;
    CompareInput input = {
        .a = correction->former, .b = own->doc, .locale = locale};
    Summary summary;
    TRY(compare_texts(release->context, &input, &comparison));
    TRY(summary_make(release->context, &input, comparison, &summary));
    Place place = {.file = correction->options->file};
    Facts facts = text_facts(release->work, release->version, &own->text);
    if (!summary.changes)
        return fault(release->context, CODICIL_REFUSED, &place,
                     "corrects nothing: it is the published text");
    if (strcmp(locale, facts.prevailing) != 0 || summary.is_editorial)
        return CODICIL_OK;
    Buf what AUTO(buf_clear) = {0};
    summary_suggest(&summary, &what);
    return fault(release->context, CODICIL_REFUSED, &place,
                 "corrects the prevailing text, in which no words or numbers "
                 "may change: a new version was expected (%s)",
                 buf_text(&what));
}

static CodicilStatus correct(Correction *correction, Buf *report)
{
    Release *release = correction->release;
    const CodicilEntryOptions *options = correction->options;
    xmlDoc *doc = NULL;
    if (!options->reason || !options->file)
        return fault(release->context, CODICIL_MISUSE, NULL,
                     "a file, and why it corrects was expected: --reason TEXT");
    TRY(release_open(release->context, options->work, options->version,
                     release));
    TRY(release_is_out(release));
    TRY(open_former(correction));
    TRY(read_correction(correction, &doc));
    correction->text.revision++;
    TRY(release_add(release, &correction->text, doc, false));
    TRY(check_changes(correction));
    TRY(release_check(release));
    LogEntry entry = {
        .kind = ENTRY_CORRECT, .by = options->by, .reason = options->reason};
    if (!options->dry_run)
        TRY(release_write(release, &entry));
    return release_report(
        release, options->dry_run ? "would correct" : "corrects", report);
}

CodicilStatus codicil_correct(CodicilContext *context,
                              const CodicilEntryOptions *options, char **report)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    Correction correction AUTO(correction_clear) = {.release = &release,
                                                    .options = options};
    Buf out AUTO(buf_clear) = {0};
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, options->reason));
    TRY(correct(&correction, &out));
    *report = buf_take(&out);
    return *report ? CODICIL_OK : fault_memory(context);
}
