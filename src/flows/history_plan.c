/* From what the stages say to versions and their texts.
 *
 * Of the original language each date makes a version; the last stage under a
 * date is its text. A stage without a date belongs to the day on which it was
 * committed where its words are new. A translation belongs to the version
 * whose date it states, else to the one that was current when it was
 * committed. */
#include "flows/history_work.h"

#include <string.h>

/* Which course is the work's original: the repository's, else the one that has
 * most to say. */
static size_t find_original(const HistoryFlow *flow, const PlanWork *work)
{
    const Trunk *trunk = work->trunk;
    size_t best = 0, most = 0;
    for (size_t i = 0; i < trunk->count; i++) {
        size_t count = 0;
        for (size_t j = 0; j < trunk->courses[i].count; j++)
            count += work->readings[i][j].is_read;
        if (count &&
            strcmp(trunk->courses[i].locale, flow->trunks.original) == 0)
            return i;
        if (count > most) {
            most = count;
            best = i;
        }
    }
    return best;
}

static const char *day_of(const HistoryFlow *flow, const Stage *stage,
                          char day[32])
{
    instant_to_text(flow->record.commits[stage->commit].at, day);
    day[DAY_SIZE - 1] = '\0';
    return day;
}

/* A finding on a stage, ready for its words. */
static HistoryFinding on(HistoryFlow *flow, const PlanWork *work,
                         const size_t place[2], const char *rule)
{
    HistoryFinding finding = history_at(work, place[0], place[1]);
    finding.rule = rule;
    finding.path =
        table_key(&flow->record.paths,
                  work->trunk->courses[place[0]].stages[place[1]].path);
    return finding;
}

/* ---------------------------------------------------------------- the original
 */

/* The label of a stage that states no date. */
static CodicilStatus label_undated(HistoryFlow *flow, PlanWork *work,
                                   size_t stage, const Reading *before)
{
    const size_t place[2] = {work->original, stage};
    Reading *reading = &work->readings[work->original][stage];
    char day[32];
    if (before && strcmp(before->words, reading->words) == 0) {
        memcpy(reading->label, before->label, DAY_SIZE);
        return CODICIL_OK;
    }
    day_of(flow, &work->trunk->courses[work->original].stages[stage], day);
    memcpy(reading->label, day, DAY_SIZE);
    HistoryFinding finding = on(flow, work, place, "date-missing");
    return history_found(flow, &finding,
                         "states no date: the day of its commit makes the "
                         "version");
}

static CodicilStatus label_dated(HistoryFlow *flow, PlanWork *work,
                                 size_t stage, const Reading *before)
{
    const size_t place[2] = {work->original, stage};
    Reading *reading = &work->readings[work->original][stage];
    memcpy(reading->label, reading->dates[0], DAY_SIZE);
    HistoryFinding finding = on(flow, work, place, "date-doubtful");
    finding.weight = WEIGHED_WARNING;
    if (*reading->other)
        TRY(history_found(flow, &finding,
                          "states a date that is %s or %s: taken for the "
                          "first",
                          reading->label, reading->other));
    finding.rule = "date-backwards";
    if (before && strcmp(reading->label, before->label) < 0)
        return history_found(flow, &finding,
                             "states %s, and stated %s before: the date runs "
                             "backwards",
                             reading->label, before->label);
    return CODICIL_OK;
}

static CodicilStatus label_original(HistoryFlow *flow, PlanWork *work)
{
    const Course *course = &work->trunk->courses[work->original];
    const Reading *before = NULL;
    for (size_t i = 0; i < course->count; i++) {
        Reading *reading = &work->readings[work->original][i];
        if (!reading->is_read)
            continue;
        if (*reading->dates[0])
            TRY(label_dated(flow, work, i, before));
        else
            TRY(label_undated(flow, work, i, before));
        before = reading;
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------- translations */

/* Whether the original has a version of that date. */
static bool has_version(const PlanWork *work, const char *day)
{
    const Course *course = &work->trunk->courses[work->original];
    for (size_t i = 0; *day && i < course->count; i++)
        if (strcmp(work->readings[work->original][i].label, day) == 0)
            return true;
    return false;
}

/* The version that was current at a commit; the first one before that. */
static const char *version_at(const PlanWork *work, size_t commit)
{
    const Course *course = &work->trunk->courses[work->original];
    static const char none[DAY_SIZE] = "";
    const char *label = none;
    for (size_t i = 0; i < course->count; i++) {
        const char *next = work->readings[work->original][i].label;
        if (*label && course->stages[i].commit > commit)
            break;
        if (*next)
            label = next;
    }
    return label;
}

static CodicilStatus label_translation(HistoryFlow *flow, PlanWork *work,
                                       size_t course, size_t stage)
{
    const size_t place[2] = {course, stage};
    Reading *reading = &work->readings[course][stage];
    const Stage *of = &work->trunk->courses[course].stages[stage];
    const char *label = NULL;
    for (size_t i = 0; i < MOST_STATED && !label; i++)
        if (has_version(work, reading->dates[i]))
            label = reading->dates[i];
    if (!label && has_version(work, reading->other))
        label = reading->other;
    bool is_followed = !label;
    if (is_followed)
        label = version_at(work, of->commit);
    memmove(reading->label, label, DAY_SIZE);
    HistoryFinding finding = on(flow, work, place, "date-unknown");
    finding.weight = WEIGHED_WARNING;
    if (is_followed && *reading->dates[0])
        return history_found(flow, &finding,
                             "states %s, which no version of the original "
                             "does: kept with %s, current when it was "
                             "committed",
                             reading->dates[0], label);
    finding.rule = "date-missing";
    finding.weight = WEIGHED_NOTE;
    if (is_followed)
        return history_found(flow, &finding,
                             "states no date: kept with %s, current when it "
                             "was committed",
                             label);
    return CODICIL_OK;
}

static CodicilStatus label_translations(HistoryFlow *flow, PlanWork *work)
{
    for (size_t i = 0; i < work->trunk->count; i++)
        for (size_t j = 0; j < work->trunk->courses[i].count; j++)
            if (i != work->original && work->readings[i][j].is_read)
                TRY(label_translation(flow, work, i, j));
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ the texts
 */

static PlanText *find_text(PlanWork *work, const char *label, size_t course)
{
    for (size_t i = work->count; i-- > 0;)
        if (work->texts[i].course == course &&
            strcmp(work->texts[i].label, label) == 0)
            return &work->texts[i];
    return NULL;
}

/* A stage takes the place of the one before it under the same label. */
static CodicilStatus take_stage(HistoryFlow *flow, PlanWork *work,
                                size_t course, size_t stage)
{
    const size_t place[2] = {course, stage};
    const Reading *reading = &work->readings[course][stage];
    PlanText *text = find_text(work, reading->label, course);
    if (!text) {
        text = &work->texts[work->count++];
        *text = (PlanText){.course = course, .stage = stage};
        memcpy(text->label, reading->label, DAY_SIZE);
        return CODICIL_OK;
    }
    const Reading *before = &work->readings[course][text->stage];
    bool is_changed = strcmp(before->words, reading->words) != 0;
    text->stage = stage;
    text->earlier++;
    if (!is_changed)
        return CODICIL_OK;
    HistoryFinding finding = on(flow, work, place, "words-changed");
    if (!*reading->dates[0])
        return history_found(flow, &finding,
                             "other words in version %s, without a date: the "
                             "last ones are the text",
                             text->label);
    finding.weight = course == work->original ? WEIGHED_WARNING : WEIGHED_NOTE;
    return history_found(flow, &finding,
                         "other words under the unchanged date %s: a "
                         "correction; the last ones are the text",
                         text->label);
}

static int compare_texts(const void *a, const void *b)
{
    const PlanText *one = a, *other = b;
    int order = strcmp(one->label, other->label);
    return order
               ? order
               : (one->course > other->course) - (one->course < other->course);
}

/* By label, and within one the original first. */
static void sort_texts(PlanWork *work)
{
    if (work->count)
        qsort(work->texts, work->count, sizeof(PlanText), compare_texts);
    for (size_t i = 0; i < work->count; i++) {
        size_t at = i;
        work->versions +=
            !i || strcmp(work->texts[i].label, work->texts[i - 1].label) != 0;
        if (work->texts[i].course != work->original)
            continue;
        for (; at > 0 &&
               !strcmp(work->texts[at - 1].label, work->texts[at].label);
             at--) {
            PlanText swapped = work->texts[at];
            work->texts[at] = work->texts[at - 1];
            work->texts[at - 1] = swapped;
        }
    }
}

CodicilStatus history_plan_work(HistoryFlow *flow, PlanWork *work)
{
    size_t stages = 0;
    const Trunk *trunk = work->trunk;
    for (size_t i = 0; i < trunk->count; i++)
        stages += trunk->courses[i].count;
    work->texts = calloc(stages + 1, sizeof(PlanText));
    if (!work->texts)
        return fault_memory(flow->context);
    work->original = find_original(flow, work);
    TRY(label_original(flow, work));
    TRY(label_translations(flow, work));
    for (size_t i = 0; i < trunk->count; i++)
        for (size_t j = 0; j < trunk->courses[i].count; j++)
            if (*work->readings[i][j].label)
                TRY(take_stage(flow, work, i, j));
    sort_texts(work);
    return CODICIL_OK;
}
