/* A work as the makers of pages and lists see it. */
#include "flows/build.h"

#include "model/walk.h"

#include <stdio.h>
#include <string.h>

void site_view_clear(SiteView *view)
{
    for (size_t i = 0; view->texts && i < view->work.version_count; i++) {
        free(view->texts[i]);
        free((void *)view->versions[i].since);
    }
    for (size_t i = 0; i < view->string_count; i++)
        free(view->strings[i]);
    free(view->strings);
    free(view->texts);
    free(view->versions);
    free(view->languages);
    *view = (SiteView){0};
}

/* Takes a string over; NULL without memory. */
static const char *own(SiteView *view, char *string)
{
    if (!string)
        return NULL;
    if (view->string_count == view->string_room) {
        size_t room = view->string_room ? view->string_room * 2 : 32;
        char **grown = realloc(view->strings, room * sizeof *grown);
        if (!grown) {
            free(string);
            return NULL;
        }
        view->strings = grown;
        view->string_room = room;
    }
    return view->strings[view->string_count++] = string;
}

/* ----------------------------------------------------------------- versions */

/* The entry that put out the newest revision of a text. */
static const LogEntry *last_entry(const Log *log, const Text *text)
{
    const LogEntry *found = NULL;
    for (size_t i = 0; i < log->count && !found; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++)
            if (strcmp(log->items[i].texts[j].locale, text->locale) == 0 &&
                log->items[i].texts[j].revision == text->revision)
                found = &log->items[i];
    return found;
}

static const char *first_digest(const LogEntry *entry, const char *locale)
{
    for (size_t i = 0; i < entry->text_count; i++)
        if (strcmp(entry->texts[i].locale, locale) == 0)
            return entry->texts[i].sha256;
    return "";
}

static SiteText text_of(const Version *version, const Text *text)
{
    const Log *log = &version->log;
    const LogEntry *first = log_first(log, text->locale);
    return (SiteText){.locale = text->locale,
                      .revision = text->revision,
                      .published = first->at,
                      .updated = last_entry(log, text)->at,
                      .sha256 =
                          log_find(log, text->locale, INSTANT_MOST)->sha256,
                      .first = first_digest(first, text->locale)};
}

static bool list_since(const WorkPlan *plan, size_t index, SiteVersion *out)
{
    size_t *places = calloc(plan->versions.count + 1, sizeof *places);
    const char **labels = calloc(plan->versions.count + 1, sizeof *labels);
    out->since = labels;
    if (places && labels) {
        size_t count = news_since(plan, index, places);
        for (size_t i = 0; i < count; i++)
            if (has_common_locale(plan, index, places[i]))
                labels[out->since_count++] =
                    plan->versions.items[places[i]]->label;
    }
    free(places);
    return labels != NULL;
}

/* The published version before one, as things are now. */
static const char *predecessor_of(const WorkPlan *plan, size_t index)
{
    for (size_t i = index; i-- > 0;) {
        const Version *version = plan->versions.items[i];
        if (version->is_published && !version->is_withdrawn &&
            version->in_force)
            return version->label;
    }
    return NULL;
}

static bool add_version(SiteView *view, const WorkPlan *plan, size_t index,
                        Instant now)
{
    const Version *version = plan->versions.items[index];
    const Texts *texts = &plan->texts[index];
    size_t at = view->work.version_count;
    SiteVersion *out = &view->versions[at];
    SiteText *list = calloc(texts->count + 1, sizeof *list);
    *out = (SiteVersion){
        .label = version->label,
        .change = change_to_text(version->change),
        .state = state_to_text(versions_state_for(&plan->versions, version,
                                                  plan->work->prevailing, now)),
        .in_force = version->in_force,
        .announce = version_get(version, "announce"),
        .accept_from = version_get(version, "accept-from"),
        .enforce = version_get(version, "enforce"),
        .predecessor = predecessor_of(plan, index),
        .updated = log_last(&version->log)->at,
        .is_current =
            version ==
            versions_in_force_for(&plan->versions, plan->work->prevailing, now),
        .is_listed = version_is_listed(version, now),
        .texts = list,
        .text_count = texts->count};
    view->texts[at] = list;
    view->work.version_count++;
    for (size_t i = 0; list && i < texts->count; i++)
        list[i] = text_of(version, &texts->items[i]);
    return list && list_since(plan, index, out);
}

/* ---------------------------------------------------------------- languages */

static int compare_languages(const void *a, const void *b)
{
    return strcmp(((const SiteLanguage *)a)->locale,
                  ((const SiteLanguage *)b)->locale);
}

static bool list_languages(SiteView *view)
{
    size_t most = 0;
    for (size_t i = 0; i < view->work.version_count; i++)
        most += view->versions[i].text_count;
    view->languages = calloc(most + 1, sizeof *view->languages);
    view->work.languages = view->languages;
    for (size_t i = 0; view->languages && i < view->work.version_count; i++)
        for (size_t j = 0; j < view->versions[i].text_count; j++) {
            const char *locale = view->versions[i].texts[j].locale;
            if (!site_language_find(&view->work, locale))
                view->languages[view->work.language_count++].locale = locale;
        }
    if (view->languages)
        qsort(view->languages, view->work.language_count,
              sizeof *view->languages, compare_languages);
    return view->languages != NULL;
}

/* What readers get of a version whose language it has not: the fallbacks, the
 * text that prevails, the original. */
static const char *served_of(const Work *work, const Texts *texts,
                             const char *locale)
{
    if (texts_find(texts, locale))
        return locale;
    for (size_t i = 0; work->fallback && work->fallback[i]; i++)
        if (texts_find(texts, work->fallback[i]))
            return work->fallback[i];
    if (work->prevailing && texts_find(texts, work->prevailing))
        return work->prevailing;
    if (work->original && texts_find(texts, work->original))
        return work->original;
    return texts->count ? texts->items[0].locale : NULL;
}

/* The words of a title, on one line. */
static char *words_of(const xmlNode *title, const char *otherwise)
{
    Buf words = {0};
    if (title)
        walk_text(title, true, &words);
    if (!words.size)
        buf_add_text(&words, otherwise);
    for (char *at = words.bytes; at && *at; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    return buf_take(&words);
}

/* The title in a language: that of the newest version that is there in it. */
static CodicilStatus find_title(Worker *worker, SiteView *view,
                                const WorkPlan *plan, SiteLanguage *language)
{
    const Text *text = NULL;
    size_t at = plan->versions.count;
    while (!text && at > 0)
        text = texts_find(&plan->texts[--at], language->locale);
    language->title = plan->name;
    if (!text)
        return CODICIL_OK;
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(text_read(&worker->store, plan->versions.items[at], text, &doc));
    language->title = own(view, words_of(doc_title(doc), plan->name));
    return language->title ? CODICIL_OK : fault_memory(worker->context);
}

static CodicilStatus find_words(Worker *worker, SiteView *view,
                                SiteLanguage *language)
{
    const char *data;
    Phrases *phrases = NULL;
    TRY(context_data(worker->context, &data));
    TRY(phrases_open(worker->context, data, language->locale, &phrases));
    language->all = own(view, strdup(phrases_get(phrases, "all-versions")));
    language->words = own(view, strdup(phrases_locale(phrases)));
    phrases_close(phrases);
    return language->all && language->words ? CODICIL_OK
                                            : fault_memory(worker->context);
}

static CodicilStatus fill_language(Worker *worker, SiteView *view,
                                   const WorkPlan *plan, SiteLanguage *language)
{
    const Version *version = versions_in_force_for(
        &plan->versions, language->locale, worker->build->now);
    TRY(find_title(worker, view, plan, language));
    TRY(find_words(worker, view, language));
    for (size_t i = 0; version && i < plan->versions.count; i++)
        if (plan->versions.items[i] == version && plan->texts[i].count) {
            language->version = version->label;
            language->served =
                served_of(plan->work, &plan->texts[i], language->locale);
        }
    return CODICIL_OK;
}

CodicilStatus site_view_make(Worker *worker, const WorkPlan *plan,
                             SiteView *view)
{
    const Work *work = plan->work;
    size_t count = plan->versions.count + 1;
    view->versions = calloc(count, sizeof *view->versions);
    view->texts = calloc(count, sizeof *view->texts);
    view->work =
        (SiteWork){.name = plan->name,
                   .kind = work->kind == EL_statement ? "statement" : "doc",
                   .publisher = work->publisher,
                   .country = work->country,
                   .original = work->original,
                   .prevailing = work->prevailing,
                   .versions = view->versions,
                   .base = worker->build->base};
    bool fine = view->versions && view->texts;
    for (size_t i = 0; fine && i < plan->versions.count; i++)
        if (plan->versions.items[i]->is_published)
            fine = add_version(view, plan, i, worker->build->now);
    if (!fine || !list_languages(view))
        return fault_memory(worker->context);
    for (size_t i = 0; i < view->work.language_count; i++)
        TRY(fill_language(worker, view, plan, &view->languages[i]));
    return CODICIL_OK;
}
