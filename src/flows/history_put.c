/* Writes the texts of a work: each by the import that any document goes
 * through, with its predecessor's and its original's ids; version.xml says
 * where it came from. A text that is there already is left alone; one that
 * somebody changed since is never replaced. */
#include "flows/history_work.h"

#include "base/file.h"
#include "flows/import.h"
#include "store/batch.h"
#include "store/origin.h"
#include "store/texts.h"

#include <string.h>

#define INSTANT_SIZE 32

/* What is being written. */
typedef struct {
    HistoryFlow *flow;
    PlanWork *work;
    PlanText *text;
    const Course *course;
    const Stage *stage;
    char digest[DIGEST_SIZE]; /* of the file that is there; "" none */
} Putting;

static CodicilStatus found(Putting *putting, const char *rule, Weighed weight,
                           const char *words)
{
    HistoryFlow *flow = putting->flow;
    HistoryFinding finding =
        history_at(putting->work, putting->text->course, putting->text->stage);
    finding.rule = rule;
    finding.weight = weight;
    finding.path = table_key(&flow->record.paths, putting->stage->path);
    return history_found(flow, &finding, "%s", words);
}

/* ----------------------------------------------------------- what is there */

static CodicilStatus digest_file(Putting *putting, const char *path)
{
    AUTO(buf_clear) Buf bytes = {0};
    *putting->digest = '\0';
    if (!path)
        return fault_memory(putting->flow->quiet);
    if (!file_is_there(path))
        return CODICIL_OK;
    TRY(file_read(putting->flow->quiet, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, putting->digest);
    return CODICIL_OK;
}

/* Whether the text is in the store as it would be written. */
static CodicilStatus is_same(Putting *putting, bool *is_same)
{
    const Store *store = putting->flow->store;
    const char *work = putting->work->name, *label = putting->text->label;
    Version *AUTO(free_version) version = NULL;
    Text text = {.revision = 0};
    Origin origin;
    *is_same = false;
    memcpy(text.locale, putting->course->locale, LOCALE_SIZE);
    char *AUTO(free_bytes) path = text_path(store, work, label, &text);
    char *AUTO(free_bytes) facts =
        store_path(store, work, label, "version.xml", NULL);
    TRY(digest_file(putting, path));
    if (!facts)
        return fault_memory(store->context);
    if (!*putting->digest || !file_is_there(facts))
        return CODICIL_OK;
    TRY(version_read(store, work, label, &version));
    *is_same = origin_find(version, text.locale, &origin) &&
               !strcmp(origin.blob, putting->stage->blob) &&
               (version_has_text(version, text.locale) ||
                !strcmp(origin.sha256, putting->digest));
    return CODICIL_OK;
}

/* Whether the text that is there is what was written before. */
static bool is_untouched(const Putting *putting, const Draft *draft,
                         const char *digest)
{
    Origin origin;
    if (!*putting->digest || !strcmp(putting->digest, digest))
        return true;
    return origin_find(draft->version, putting->course->locale, &origin) &&
           !strcmp(origin.sha256, putting->digest);
}

/* ------------------------------------------------------------------ writing */

/* The states of the file under this label, the text's own last. */
static CodicilStatus note_origin(Putting *putting, Draft *draft,
                                 const char *digest)
{
    HistoryFlow *flow = putting->flow;
    const PlanText *text = putting->text;
    size_t count = 0, most = text->earlier + 1;
    Origin *origins = calloc(most, sizeof(*origins));
    char(*times)[INSTANT_SIZE] = calloc(most, INSTANT_SIZE);
    for (size_t i = 0; origins && times && i <= text->stage; i++) {
        const Stage *stage = &putting->course->stages[i];
        const Reading *reading = &putting->work->readings[text->course][i];
        const Commit *commit = &flow->record.commits[stage->commit];
        if (strcmp(reading->label, text->label) != 0 || count == most)
            continue;
        origins[count] = (Origin){putting->course->locale,
                                  commit->id,
                                  instant_to_text(commit->at, times[count]),
                                  table_key(&flow->record.paths, stage->path),
                                  stage->blob,
                                  i == text->stage ? digest : NULL};
        count++;
    }
    CodicilStatus status =
        origins && times
            ? origin_set(flow->quiet, draft->version, origins, count)
            : fault_memory(flow->quiet);
    free(origins);
    free(times);
    return status;
}

static CodicilStatus build(Putting *putting, Draft *draft, xmlDoc **out)
{
    HistoryFlow *flow = putting->flow;
    AUTO(buf_clear) Buf bytes = {0};
    bool is_empty;
    const char *path = table_key(&flow->record.paths, putting->stage->path);
    TRY(history_bytes(flow, putting->stage, &bytes, &is_empty));
    Intake intake = {.file = path,
                     .from = "markdown",
                     .work = putting->work->name,
                     .locale = putting->course->locale,
                     .kind = draft->work->kind};
    ImportSource source = {&intake, &bytes};
    return import_make(flow->quiet, flow->store, &source, draft, out);
}

/* A new work is written first in the language that the plan says. */
static CodicilStatus set_original(Putting *putting, Draft *draft)
{
    const PlanWork *work = putting->work;
    if (!draft->work->is_new)
        return CODICIL_OK;
    TRY(work_set(putting->flow->quiet, draft->work, "original",
                 work->trunk->courses[work->original].locale));
    draft->facts = text_facts(draft->work, draft->version, &draft->text);
    return CODICIL_OK;
}

static CodicilStatus put_draft(Putting *putting, Draft *draft)
{
    HistoryFlow *flow = putting->flow;
    xmlDoc *AUTO(free_doc) doc = NULL;
    AUTO(buf_clear) Buf bytes = {0};
    char digest[DIGEST_SIZE];
    HistoryText text = {putting->work, putting->text, putting->stage,
                        draft->version};
    TRY(build(putting, draft, &doc));
    TRY(history_put_pictures(flow, &text, doc));
    TRY(doc_to_bytes(flow->quiet, putting->text->label, doc, &bytes));
    digest_of(bytes.bytes, bytes.size, digest);
    if (!is_untouched(putting, draft, digest)) {
        putting->text->state = TEXT_FAILED;
        return found(putting, "edited", WEIGHED_ERROR,
                     "the store's text is not what was brought in from git "
                     "before: somebody changed it, and it stays");
    }
    TRY(note_origin(putting, draft, digest));
    TRY(draft_put(flow->store, draft, doc));
    putting->text->state = TEXT_WRITTEN;
    return store_commit(flow->store);
}

static CodicilStatus write_text(Putting *putting)
{
    HistoryFlow *flow = putting->flow;
    Draft *AUTO(free_draft) draft = NULL;
    CodicilImportOptions options = {.work = putting->work->name,
                                    .version = putting->text->label,
                                    .locale = putting->course->locale};
    TRY(draft_open(flow->store, &options, &draft));
    TRY(set_original(putting, draft));
    TRY(store_begin(flow->store));
    CodicilStatus status = put_draft(putting, draft);
    store_drop(flow->store);
    return status;
}

/* Warnings of the import are findings. */
static CodicilStatus tell_warnings(Putting *putting)
{
    AUTO(buf_clear) Buf all = putting->flow->warned;
    putting->flow->warned = (Buf){0};
    for (char *at = all.bytes; at && *at;) {
        char *end = strchr(at, '\n');
        *end = '\0';
        TRY(found(putting, "import", WEIGHED_WARNING, at));
        at = end + 1;
    }
    return CODICIL_OK;
}

static CodicilStatus put_text(Putting *putting)
{
    HistoryFlow *flow = putting->flow;
    bool same = false;
    history_hush(flow);
    CodicilStatus status = is_same(putting, &same);
    if (status == CODICIL_OK && same) {
        putting->text->state = TEXT_SAME;
        return CODICIL_OK;
    }
    if (status == CODICIL_OK)
        status = write_text(putting);
    if (status == CODICIL_MEMORY)
        return fault_memory(flow->context);
    if (status == CODICIL_IO)
        return fault(flow->context, status, NULL, "%s", buf_text(&flow->said));
    if (status == CODICIL_OK)
        return tell_warnings(putting);
    putting->text->state = TEXT_FAILED;
    return found(putting, "refused", WEIGHED_ERROR, buf_text(&flow->said));
}

CodicilStatus history_put_text(HistoryFlow *flow, PlanWork *work,
                               PlanText *text)
{
    const Course *course = &work->trunk->courses[text->course];
    Putting putting = {.flow = flow,
                       .work = work,
                       .text = text,
                       .course = course,
                       .stage = &course->stages[text->stage]};
    TRY(put_text(&putting));
    history_progress(flow, "writing");
    return CODICIL_OK;
}

CodicilStatus history_put_work(HistoryFlow *flow, PlanWork *work)
{
    for (size_t i = 0; i < work->count; i++)
        TRY(history_put_text(flow, work, &work->texts[i]));
    return CODICIL_OK;
}
