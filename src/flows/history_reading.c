/* What each stage of a document says: whether it can be read, its dates, its
 * words. */
#include "flows/history_work.h"

#include "base/file.h"
#include "flows/intake.h"
#include "flows/stated_dates.h"
#include "lang/encoding.h"
#include "lang/words.h"
#include "model/walk.h"

#include <string.h>

HistoryFinding history_at(const PlanWork *work, size_t course, size_t stage)
{
    const Course *of = &work->trunk->courses[course];
    HistoryFinding finding = {.commit = of->stages[stage].commit};
    memcpy(finding.work, work->name, sizeof(finding.work));
    memcpy(finding.locale, of->locale, LOCALE_SIZE);
    if (work->readings[course])
        memcpy(finding.version, work->readings[course][stage].label, DAY_SIZE);
    return finding;
}

CodicilStatus history_bytes(HistoryFlow *flow, const Stage *stage, Buf *text,
                            bool *is_empty)
{
    AUTO(buf_clear) Buf bytes = {0};
    const char *path = table_key(&flow->record.paths, stage->path);
    TRY(git_read_file(&flow->files, stage->blob, &bytes));
    EncodedText encoded = {path, NULL, buf_text(&bytes), bytes.size};
    TRY(encoding_to_utf8(flow->quiet, &encoded, text));
    *is_empty = words_is_blank(buf_text(text), text->size);
    return CODICIL_OK;
}

static CodicilStatus digest_words(HistoryFlow *flow, const xmlDoc *text,
                                  char digest[DIGEST_SIZE])
{
    AUTO(buf_clear) Buf all = {0}, words = {0};
    xmlNode *kind = doc_kind(text);
    for (xmlNode *part = first_element(kind); part; part = next_element(part))
        if (element_of(part) != EL_meta)
            walk_text(part, false, &all);
    if (!words_list(buf_text(&all), all.size, &words) || all.failed)
        return fault_memory(flow->quiet);
    digest_of(buf_text(&words), words.size, digest);
    return CODICIL_OK;
}

static CodicilStatus read_text(HistoryFlow *flow, const Course *course,
                               const Stage *stage, const Buf *bytes,
                               Reading *reading)
{
    xmlDoc *AUTO(free_doc) text = NULL;
    StatedDates dates = {0};
    const char *path = table_key(&flow->record.paths, stage->path);
    Intake intake = {.file = path,
                     .from = "markdown",
                     .work = "text",
                     .locale = course->locale,
                     .kind = EL_doc};
    TRY(intake_from_bytes(flow->quiet, &intake, bytes, &text));
    SourceText source = {path, buf_text(bytes), bytes->size, course->locale};
    TRY(stated_dates_find(flow->quiet, &source, text, &dates));
    TRY(digest_words(flow, text, reading->words));
    memcpy(reading->dates, dates.days, sizeof(reading->dates));
    memcpy(reading->other, dates.other, DAY_SIZE);
    reading->is_read = true;
    return CODICIL_OK;
}

/* What is wrong with one file is a finding; the others go on. */
static CodicilStatus read_stage(HistoryFlow *flow, PlanWork *work,
                                size_t course, size_t stage)
{
    const Course *of = &work->trunk->courses[course];
    AUTO(buf_clear) Buf bytes = {0};
    bool is_empty = false;
    history_hush(flow);
    CodicilStatus status =
        history_bytes(flow, &of->stages[stage], &bytes, &is_empty);
    HistoryFinding finding = history_at(work, course, stage);
    finding.path = table_key(&flow->record.paths, of->stages[stage].path);
    if (status == CODICIL_OK && is_empty) {
        finding.rule = "empty";
        return history_found(flow, &finding, "has no words: passed over");
    }
    if (status == CODICIL_OK)
        status = read_text(flow, of, &of->stages[stage], &bytes,
                           &work->readings[course][stage]);
    if (status == CODICIL_MEMORY)
        return fault_memory(flow->context);
    if (status == CODICIL_IO)
        return fault(flow->context, status, NULL, "%s", buf_text(&flow->said));
    if (status == CODICIL_OK)
        return CODICIL_OK;
    finding.rule = "unreadable";
    finding.weight = WEIGHED_ERROR;
    return history_found(flow, &finding, "%s", buf_text(&flow->said));
}

CodicilStatus history_read_work(HistoryFlow *flow, PlanWork *work)
{
    const Trunk *trunk = work->trunk;
    work->readings = calloc(trunk->count + 1, sizeof(*work->readings));
    if (!work->readings)
        return fault_memory(flow->context);
    for (size_t i = 0; i < trunk->count; i++) {
        size_t count = trunk->courses[i].count;
        work->readings[i] = calloc(count + 1, sizeof(Reading));
        if (!work->readings[i])
            return fault_memory(flow->context);
        for (size_t j = 0; j < count; j++) {
            TRY(read_stage(flow, work, i, j));
            history_progress(flow, "reading");
        }
    }
    return CODICIL_OK;
}
