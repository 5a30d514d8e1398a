/* What came of bringing a repository in, or would.
 *
 * As text: of a dry run the plan, a line a version with each text's language
 * and commit; then findings, errors and warnings one a line, notes counted by
 * their rule; then the sum.
 *
 *      terms (legal/terms; original en)
 *        2018-04-27  en 3f2a9c01d2  nl 77ab01c2d3
 *      terms/nl.md at 3f2a9c01d2 (2018-05-01): error: … [unreadable]
 *      2 works, 7 versions, 31 texts: 31 written, 0 as they were
 *
 * As JSON, an object; what is not known is null:
 *
 *      repository   as it was named        commits  how many were read
 *      first, last  commits (id, or null)  dry_run  true or false
 *      original     locale of files whose path says none
 *      passed_over  symlinks, submodules, names: how many
 *      works        array of: work, name (of its files), original,
 *                   versions: array, the oldest first, of: version,
 *                     texts: array of: locale, path, commit, at, blob,
 *                       earlier (states under the same date before it),
 *                       state: planned, written, same, failed
 *      findings     array of: rule, weight (error, warning, note), work,
 *                   version, locale, commit, at, path, message
 *      texts, written, same, failed, published, errors, warnings, notes:
 *                   counts */
#include "flows/history_work.h"

#include "base/json.h"

#include <string.h>

#define ABBREVIATED 10
#define MOST_RULES  32

static const char *const weights[] = {"note", "warning", "error"};
static const char *const states[] = {"planned", "written", "same", "failed"};

typedef struct {
    size_t works, versions, texts, published;
    size_t states[TEXT_FAILED + 1];
    size_t weights[WEIGHED_ERROR + 1];
} Counts;

static Counts count(const HistoryFlow *flow)
{
    Counts counts = {0};
    for (size_t i = 0; i < flow->trunks.count; i++) {
        const PlanWork *work = &flow->works[i];
        counts.works += work->count > 0;
        counts.versions += work->versions;
        counts.texts += work->count;
        for (size_t j = 0; j < work->count; j++) {
            counts.states[work->texts[j].state]++;
            counts.published += work->texts[j].is_out;
        }
    }
    for (size_t i = 0; i < flow->finding_count; i++)
        counts.weights[flow->findings[i].weight]++;
    return counts;
}

static const Stage *stage_of(const PlanWork *work, const PlanText *text)
{
    return &work->trunk->courses[text->course].stages[text->stage];
}

static const char *locale_of(const PlanWork *work, size_t course)
{
    return work->trunk->courses[course].locale;
}

/* ---------------------------------------------------------------------- text
 */

static void write_plan(const HistoryFlow *flow, const PlanWork *work, Buf *out)
{
    const char *label = "";
    if (!work->count)
        return;
    buf_add_format(out, "%s (%s; original %s)", work->name, work->trunk->key,
                   locale_of(work, work->original));
    for (size_t i = 0; i < work->count; i++) {
        const PlanText *text = &work->texts[i];
        const Stage *stage = stage_of(work, text);
        if (strcmp(label, text->label) != 0)
            buf_add_format(out, "\n  %s", text->label);
        label = text->label;
        buf_add_format(out, "  %s %.*s", locale_of(work, text->course),
                       ABBREVIATED, flow->record.commits[stage->commit].id);
    }
    buf_add_char(out, '\n');
}

static void write_finding(const HistoryFlow *flow,
                          const HistoryFinding *finding, Buf *out)
{
    if (finding->path)
        buf_add_text(out, finding->path);
    if (finding->commit != NEVER) {
        const Commit *commit = &flow->record.commits[finding->commit];
        char at[32];
        buf_add_format(out, " at %.*s (%.10s)", ABBREVIATED, commit->id,
                       instant_to_text(commit->at, at));
    }
    buf_add_format(out, ": %s: ", weights[finding->weight]);
    if (*finding->work)
        buf_add_format(out, "%s%s%s%s%s: ", finding->work,
                       *finding->version ? "@" : "", finding->version,
                       *finding->locale ? " " : "", finding->locale);
    buf_add_format(out, "%s [%s]\n", finding->text, finding->rule);
}

/* "12 words-changed, 3 empty" */
static void write_notes(const HistoryFlow *flow, Buf *out)
{
    const char *rules[MOST_RULES];
    size_t counts[MOST_RULES] = {0}, many = 0;
    for (size_t i = 0; i < flow->finding_count; i++) {
        const HistoryFinding *finding = &flow->findings[i];
        size_t at = 0;
        if (finding->weight != WEIGHED_NOTE)
            continue;
        while (at < many && strcmp(rules[at], finding->rule) != 0)
            at++;
        if (at == MOST_RULES)
            continue;
        if (at == many)
            rules[many++] = finding->rule;
        counts[at]++;
    }
    for (size_t i = 0; i < many; i++)
        buf_add_format(out, "%s%zu %s", i ? ", " : "notes: ", counts[i],
                       rules[i]);
    buf_add_text(out, many ? " (--format json lists them)\n" : "");
}

static const char *plural(size_t number)
{
    return number == 1 ? "" : "s";
}

static void write_passed(const HistoryFlow *flow, Buf *out)
{
    const Record *record = &flow->record;
    if (record->links + record->modules + record->odd_names)
        buf_add_format(out,
                       "passed over: %zu symbolic link%s, %zu submodule%s, "
                       "%zu name%s that cannot be shown\n",
                       record->links, plural(record->links), record->modules,
                       plural(record->modules), record->odd_names,
                       plural(record->odd_names));
    if (flow->trunks.is_guessed)
        buf_add_format(out,
                       "no path says a language: taken for '%s' (--original "
                       "LOCALE says another)\n",
                       flow->trunks.original);
}

static void to_text(const HistoryFlow *flow, const Counts *counts, Buf *out)
{
    for (size_t i = 0; flow->options->is_dry && i < flow->trunks.count; i++)
        write_plan(flow, &flow->works[i], out);
    for (size_t i = 0; i < flow->finding_count; i++)
        if (flow->findings[i].weight != WEIGHED_NOTE)
            write_finding(flow, &flow->findings[i], out);
    write_notes(flow, out);
    write_passed(flow, out);
    buf_add_format(out, "%zu work%s, %zu version%s, %zu text%s", counts->works,
                   plural(counts->works), counts->versions,
                   plural(counts->versions), counts->texts,
                   plural(counts->texts));
    if (flow->options->is_dry)
        buf_add_text(out, " planned; nothing was written");
    else
        buf_add_format(out, ": %zu written, %zu as they were, %zu failed",
                       counts->states[TEXT_WRITTEN], counts->states[TEXT_SAME],
                       counts->states[TEXT_FAILED]);
    if (flow->options->publish && !flow->options->is_dry)
        buf_add_format(out, ", %zu published", counts->published);
    buf_add_format(out, "; %zu error%s, %zu warning%s\n",
                   counts->weights[WEIGHED_ERROR],
                   plural(counts->weights[WEIGHED_ERROR]),
                   counts->weights[WEIGHED_WARNING],
                   plural(counts->weights[WEIGHED_WARNING]));
}

/* ---------------------------------------------------------------------- JSON
 */

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value && *value ? value : NULL);
}

static void put_number(Json *json, const char *key, size_t number)
{
    json_key(json, key);
    json_number(json, (long)number);
}

static void put_commit(Json *json, const HistoryFlow *flow, size_t index)
{
    char at[32];
    const Commit *commit = index == NEVER ? NULL : &flow->record.commits[index];
    put(json, "commit", commit ? commit->id : NULL);
    put(json, "at", commit ? instant_to_text(commit->at, at) : NULL);
}

static void put_text(Json *json, const HistoryFlow *flow, const PlanWork *work,
                     const PlanText *text)
{
    const Stage *stage = stage_of(work, text);
    json_begin(json, '{');
    put(json, "locale", locale_of(work, text->course));
    put(json, "path", table_key(&flow->record.paths, stage->path));
    put_commit(json, flow, stage->commit);
    put(json, "blob", stage->blob);
    put_number(json, "earlier", text->earlier);
    put(json, "state", states[text->state]);
    json_key(json, "published");
    json_bool(json, text->is_out);
    json_end(json, '}');
}

static void put_versions(Json *json, const HistoryFlow *flow,
                         const PlanWork *work)
{
    json_key(json, "versions");
    json_begin(json, '[');
    for (size_t i = 0; i < work->count;) {
        const char *label = work->texts[i].label;
        json_begin(json, '{');
        put(json, "version", label);
        json_key(json, "texts");
        json_begin(json, '[');
        for (; i < work->count && !strcmp(work->texts[i].label, label); i++)
            put_text(json, flow, work, &work->texts[i]);
        json_end(json, ']');
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_works(Json *json, const HistoryFlow *flow)
{
    json_key(json, "works");
    json_begin(json, '[');
    for (size_t i = 0; i < flow->trunks.count; i++) {
        const PlanWork *work = &flow->works[i];
        if (!work->count)
            continue;
        json_begin(json, '{');
        put(json, "work", work->name);
        put(json, "name", work->trunk->key);
        put(json, "original", locale_of(work, work->original));
        put_versions(json, flow, work);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_findings(Json *json, const HistoryFlow *flow)
{
    json_key(json, "findings");
    json_begin(json, '[');
    for (size_t i = 0; i < flow->finding_count; i++) {
        const HistoryFinding *finding = &flow->findings[i];
        json_begin(json, '{');
        put(json, "rule", finding->rule);
        put(json, "weight", weights[finding->weight]);
        put(json, "work", finding->work);
        put(json, "version", finding->version);
        put(json, "locale", finding->locale);
        put_commit(json, flow, finding->commit);
        put(json, "path", finding->path);
        put(json, "message", finding->text);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_passed(Json *json, const Record *record)
{
    json_key(json, "passed_over");
    json_begin(json, '{');
    put_number(json, "symlinks", record->links);
    put_number(json, "submodules", record->modules);
    put_number(json, "names", record->odd_names);
    json_end(json, '}');
}

static void to_json(const HistoryFlow *flow, const Counts *counts, Buf *out)
{
    const Record *record = &flow->record;
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put(&json, "repository", flow->options->repository);
    put_number(&json, "commits", record->commit_count);
    put(&json, "first", record->commits[0].id);
    put(&json, "last", record->commits[record->commit_count - 1].id);
    json_key(&json, "dry_run");
    json_bool(&json, flow->options->is_dry);
    put(&json, "original", flow->trunks.original);
    put_passed(&json, record);
    put_works(&json, flow);
    put_findings(&json, flow);
    put_number(&json, "texts", counts->texts);
    put_number(&json, "written", counts->states[TEXT_WRITTEN]);
    put_number(&json, "same", counts->states[TEXT_SAME]);
    put_number(&json, "failed", counts->states[TEXT_FAILED]);
    put_number(&json, "published", counts->published);
    put_number(&json, "errors", counts->weights[WEIGHED_ERROR]);
    put_number(&json, "warnings", counts->weights[WEIGHED_WARNING]);
    put_number(&json, "notes", counts->weights[WEIGHED_NOTE]);
    json_end(&json, '}');
    buf_add_char(out, '\n');
}

CodicilStatus history_report(const HistoryFlow *flow, Buf *out)
{
    Counts counts = count(flow);
    if (flow->options->report == CODICIL_JSON_REPORT)
        to_json(flow, &counts, out);
    else
        to_text(flow, &counts, out);
    if (!buf_is_ok(out))
        return fault_memory(flow->context);
    return counts.weights[WEIGHED_ERROR] ? CODICIL_NO : CODICIL_OK;
}
