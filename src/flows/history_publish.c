/* Publishes what was brought in, as it went: a version when its original was
 * committed, with the translations that were there by then; later ones are
 * added when they were committed. */
#include "flows/history_work.h"

#include "store/version.h"

#include <string.h>

static const Stage *stage_of(const PlanWork *work, const PlanText *text)
{
    return &work->trunk->courses[text->course].stages[text->stage];
}

static Instant instant_of(const HistoryFlow *flow, const PlanWork *work,
                          const PlanText *text)
{
    return flow->record.commits[stage_of(work, text)->commit].at;
}

static CodicilStatus tell_refusal(HistoryFlow *flow, const PlanWork *work,
                                  const PlanText *text)
{
    HistoryFinding finding = history_at(work, text->course, text->stage);
    finding.rule = "unpublished";
    finding.weight = WEIGHED_ERROR;
    finding.path = table_key(&flow->record.paths, stage_of(work, text)->path);
    return history_found(flow, &finding, "%s", buf_text(&flow->said));
}

/* What a text of the plan is in the store; nothing where it failed. */
static CodicilStatus look(HistoryFlow *flow, const PlanWork *work,
                          const PlanText *text, bool *is_version_out,
                          bool *is_text_out)
{
    Version *AUTO(free_version) version = NULL;
    TRY(version_read(flow->store, work->name, text->label, &version));
    *is_version_out = version->is_published;
    *is_text_out =
        version_has_text(version, work->trunk->courses[text->course].locale);
    return CODICIL_OK;
}

/* Publishing opens the store itself, with the clock of the commit. */
static CodicilStatus let_out(HistoryFlow *flow, const PlanWork *work,
                             const PlanText *text, bool is_first)
{
    const CodicilHistoryOptions *options = flow->options;
    char at[32];
    char *report = NULL;
    CodicilContext *clock = flow->clock;
    CodicilPublishOptions publish = {.work = work->name,
                                     .version = text->label,
                                     .change = options->change ? options->change
                                                               : "inform",
                                     .by = options->by};
    CodicilEntryOptions add = {.work = work->name,
                               .version = text->label,
                               .locale =
                                   work->trunk->courses[text->course].locale,
                               .by = options->by};
    TRY(codicil_context_set_now(
        clock, instant_to_text(instant_of(flow, work, text), at)));
    store_close(flow->store);
    CodicilStatus status = is_first ? codicil_publish(clock, &publish, &report)
                                    : codicil_add(clock, &add, &report);
    free(report);
    TRY(store_open(flow->quiet, flow->store));
    TRY(store_lock(flow->store));
    return status;
}

/* Lets a text out unless it is; what is refused is a finding. */
static CodicilStatus publish_text(HistoryFlow *flow, PlanWork *work,
                                  PlanText *text, bool is_first)
{
    bool is_version_out = false, is_text_out = false;
    if (text->state == TEXT_FAILED)
        return CODICIL_OK;
    history_hush(flow);
    CodicilStatus status =
        look(flow, work, text, &is_version_out, &is_text_out);
    if (status == CODICIL_OK && !is_text_out && is_first == !is_version_out)
        status = let_out(flow, work, text, is_first);
    if (status == CODICIL_MEMORY)
        return fault_memory(flow->context);
    if (status == CODICIL_IO)
        return fault(flow->context, status, NULL, "%s", buf_text(&flow->said));
    if (status != CODICIL_OK)
        return tell_refusal(flow, work, text);
    TRY(look(flow, work, text, &is_version_out, &text->is_out));
    return CODICIL_OK;
}

/* The texts of a version from `first` to `end` that came after it went out, in
 * the order in which they came. */
static CodicilStatus put_later(HistoryFlow *flow, PlanWork *work, size_t first,
                               size_t end)
{
    Instant out = instant_of(flow, work, &work->texts[first]), last = out;
    for (;;) {
        Instant next = INT64_MAX;
        for (size_t i = first + 1; i < end; i++) {
            Instant at = instant_of(flow, work, &work->texts[i]);
            if (at > last && at < next)
                next = at;
        }
        if (next == INT64_MAX)
            return CODICIL_OK;
        for (size_t i = first + 1; i < end; i++) {
            PlanText *text = &work->texts[i];
            if (instant_of(flow, work, text) != next)
                continue;
            TRY(history_put_text(flow, work, text));
            TRY(publish_text(flow, work, text, false));
        }
        last = next;
    }
}

CodicilStatus history_publish_work(HistoryFlow *flow, PlanWork *work)
{
    size_t end;
    for (size_t first = 0; first < work->count; first = end) {
        PlanText *text = &work->texts[first];
        Instant out = instant_of(flow, work, text);
        for (end = first;
             end < work->count && !strcmp(work->texts[end].label, text->label);
             end++)
            if (end == first ||
                instant_of(flow, work, &work->texts[end]) <= out)
                TRY(history_put_text(flow, work, &work->texts[end]));
        TRY(publish_text(flow, work, text, true));
        for (size_t i = first + 1; i < end; i++)
            if (instant_of(flow, work, &work->texts[i]) <= out)
                TRY(publish_text(flow, work, &work->texts[i], false));
        TRY(put_later(flow, work, first, end));
    }
    return CODICIL_OK;
}
