/* history: git's record → layout → trunks → every stage read → plan of each
 * work → its texts, one after the other → report. */
#include "flows/history_work.h"

#include "base/message.h"
#include "history/place.h"
#include "model/name.h"
#include "store/value.h"

#include <string.h>

/* ------------------------------------------------------------------ messages
 */

/* What the quiet context is told: the last fault and all warnings are kept. */
static void keep_message(void *user, const CodicilMessage *message)
{
    HistoryFlow *flow = user;
    Buf *out = message->level == CODICIL_FAULT ? &flow->said : &flow->warned;
    if (message->level == CODICIL_NOTE)
        return;
    if (message->level == CODICIL_FAULT) {
        buf_set_size(out, 0);
        flow->said_status = message->status;
    }
    bool is_document =
        !message->file ||
        table_find(&flow->record.paths, message->file, strlen(message->file));
    if (!is_document)
        buf_add_format(out, "%s: ", message->file);
    if (message->line)
        buf_add_format(out, "line %ld: ", message->line);
    buf_add_text(out, message->text);
    if (message->level == CODICIL_WARNING)
        buf_add_char(out, '\n');
}

void history_hush(HistoryFlow *flow)
{
    buf_set_size(&flow->said, 0);
    buf_set_size(&flow->warned, 0);
}

/* Tells the caller a fault that only the quiet context was told. */
static CodicilStatus tell_quiet(HistoryFlow *flow, CodicilStatus status)
{
    if (status == CODICIL_OK)
        return status;
    return fault(flow->context, status, NULL, "%s", buf_text(&flow->said));
}

CodicilStatus history_found(HistoryFlow *flow, const HistoryFinding *finding,
                            const char *format, ...)
{
    if (flow->finding_count == flow->finding_room) {
        size_t room = flow->finding_room ? 2 * flow->finding_room : 64;
        HistoryFinding *more = realloc(flow->findings, room * sizeof(*more));
        if (!more)
            return fault_memory(flow->context);
        flow->findings = more;
        flow->finding_room = room;
    }
    Buf text = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&text, format, list);
    va_end(list);
    HistoryFinding *added = &flow->findings[flow->finding_count];
    *added = *finding;
    added->text = buf_take(&text);
    if (!added->text)
        return fault_memory(flow->context);
    flow->finding_count++;
    return CODICIL_OK;
}

void history_progress(HistoryFlow *flow, const char *what)
{
    const CodicilHistoryOptions *options = flow->options;
    flow->done += strcmp(what, "reading") == 0;
    if (options->progress)
        options->progress(options->user, what, flow->done, flow->all);
}

/* --------------------------------------------------------------------- parts
 */

static void work_free_parts(PlanWork *work)
{
    for (size_t i = 0; work->readings && i < work->trunk->count; i++)
        free(work->readings[i]);
    free(work->readings);
    work->readings = NULL;
}

static void flow_clear(HistoryFlow *flow)
{
    for (size_t i = 0; flow->works && i < flow->trunks.count; i++) {
        work_free_parts(&flow->works[i]);
        free(flow->works[i].texts);
    }
    free(flow->works);
    for (size_t i = 0; i < flow->finding_count; i++)
        free(flow->findings[i].text);
    free(flow->findings);
    git_close(&flow->files);
    trunks_clear(&flow->trunks);
    path_layout_clear(&flow->layout);
    record_clear(&flow->record);
    buf_clear(&flow->said);
    buf_clear(&flow->warned);
    codicil_context_free(flow->clock);
    codicil_context_free(flow->quiet);
}

/* Each path that was named has to be one of the history. */
static CodicilStatus check_paths(const HistoryFlow *flow)
{
    const CodicilHistoryOptions *options = flow->options;
    for (size_t i = 0; i < options->count; i++) {
        bool is_there = false;
        for (size_t j = 0; j < flow->record.paths.count && !is_there; j++)
            is_there = place_is_within(table_key(&flow->record.paths, j),
                                       options->paths[i]);
        if (!is_there)
            return fault(flow->context, CODICIL_NOT_FOUND,
                         &(Place){.file = options->repository},
                         "has no Markdown file '%s', and none in a folder of "
                         "that name",
                         options->paths[i]);
    }
    return CODICIL_OK;
}

/* What publishing would refuse of each version, before one is read. */
static CodicilStatus check_publishing(const HistoryFlow *flow)
{
    const CodicilHistoryOptions *options = flow->options;
    const char *kinds = "editorial|inform|material";
    if (!options->publish && (options->by || options->change))
        return fault(flow->context, CODICIL_MISUSE, NULL,
                     "by whom and what kind of change is for publishing "
                     "(--publish)");
    if (options->change && value_expected(kinds, options->change))
        return fault(flow->context, CODICIL_MISUSE, NULL,
                     "change is '%s'; expected was %s", options->change, kinds);
    return value_check_line(flow->context, "by", options->by);
}

static CodicilStatus read_options(const HistoryFlow *flow, unsigned *kinds,
                                  char original[LOCALE_SIZE])
{
    const CodicilHistoryOptions *options = flow->options;
    *kinds =
        options->layout ? path_layout_from_text(options->layout) : LAYOUT_ANY;
    *original = '\0';
    if (!*kinds)
        return fault(flow->context, CODICIL_MISUSE, NULL,
                     "'%s' is no layout: locale/document, document/locale, "
                     "document.locale, document_locale, document-locale or "
                     "document was expected",
                     options->layout);
    TRY(check_publishing(flow));
    if (options->original)
        return name_check_locale(flow->context, options->original, original);
    return CODICIL_OK;
}

static CodicilStatus read_repository(HistoryFlow *flow)
{
    const CodicilHistoryOptions *options = flow->options;
    Place place = {.file = options->repository};
    char original[LOCALE_SIZE];
    LayoutOptions layout = {0, options->paths, options->count};
    TRY(read_options(flow, &layout.kinds, original));
    TRY(record_read(flow->context, options->repository, options->revision,
                    &flow->record));
    TRY(check_paths(flow));
    if (flow->record.is_shallow)
        tell(flow->context, CODICIL_WARNING, &place,
             "is a shallow clone: what came before its first commit is not "
             "there (`git fetch --unshallow` brings it)");
    TRY(path_layout_read(flow->context, &flow->record.paths, &layout,
                         &flow->layout));
    TRY(trunks_make(flow->context, &flow->record, &flow->layout,
                    *original ? original : NULL, &flow->trunks));
    if (!flow->trunks.count)
        return fault(flow->context, CODICIL_NOT_FOUND, &place,
                     "has no Markdown document");
    return CODICIL_OK;
}

static CodicilStatus tell_rivals(HistoryFlow *flow)
{
    for (size_t i = 0; i < flow->trunks.rival_count; i++) {
        const Rival *rival = &flow->trunks.rivals[i];
        HistoryFinding finding = {
            .rule = "two-files",
            .weight = WEIGHED_WARNING,
            .commit = rival->commit,
            .path = table_key(&flow->record.paths, rival->left)};
        TRY(history_found(flow, &finding,
                          "is the same text as '%s' by its name, and was "
                          "there at the same time: left out",
                          table_key(&flow->record.paths, rival->kept)));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- the way
 */

static CodicilStatus bring_in(HistoryFlow *flow, PlanWork *work)
{
    TRY(history_read_work(flow, work));
    TRY(history_plan_work(flow, work));
    if (!flow->options->is_dry)
        TRY(flow->options->publish ? history_publish_work(flow, work)
                                   : history_put_work(flow, work));
    work_free_parts(work);
    return CODICIL_OK;
}

static CodicilStatus bring_in_all(HistoryFlow *flow)
{
    for (size_t i = 0; i < flow->trunks.count; i++)
        for (size_t j = 0; j < flow->trunks.items[i].count; j++)
            flow->all += flow->trunks.items[i].courses[j].count;
    flow->works = calloc(flow->trunks.count + 1, sizeof(*flow->works));
    if (!flow->works)
        return fault_memory(flow->context);
    TRY(tell_quiet(flow, history_name_works(flow)));
    TRY(tell_rivals(flow));
    TRY(tell_quiet(flow, git_open_files(flow->quiet, flow->options->repository,
                                        &flow->files)));
    for (size_t i = 0; i < flow->trunks.count; i++)
        TRY(bring_in(flow, &flow->works[i]));
    return CODICIL_OK;
}

/* Nothing is written by a dry run, which needs no store. */
static CodicilStatus open_store(HistoryFlow *flow, Store *store)
{
    CodicilStatus status = store_open(flow->quiet, store);
    if (status != CODICIL_OK && flow->options->is_dry)
        return CODICIL_OK;
    TRY(tell_quiet(flow, status));
    flow->store = store;
    return flow->options->is_dry ? CODICIL_OK
                                 : tell_quiet(flow, store_lock(store));
}

CodicilStatus codicil_history(CodicilContext *context,
                              const CodicilHistoryOptions *options,
                              char **report)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Buf out AUTO(buf_clear) = {0};
    AUTO(flow_clear)
    HistoryFlow flow = {
        .context = context, .options = options, .files = GIT_CLOSED};
    flow.quiet = context_branch(context, keep_message, &flow);
    flow.clock = context_branch(context, keep_message, &flow);
    if (!flow.quiet || !flow.clock)
        return fault_memory(context);
    TRY(open_store(&flow, &store));
    TRY(read_repository(&flow));
    TRY(bring_in_all(&flow));
    CodicilStatus status = history_report(&flow, &out);
    *report = buf_take(&out);
    return *report ? status : fault_memory(context);
}
