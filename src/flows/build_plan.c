/* A work: what of it is published, and what is to be made of it. */
#include "flows/build.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

#define DAY 86400

void work_plan_free(WorkPlan *plan)
{
    if (!plan)
        return;
    for (size_t i = 0; i < plan->part_count; i++)
        site_state_clear(&plan->parts[i].made);
    for (size_t i = 0; plan->texts && i < plan->versions.count; i++)
        texts_clear(&plan->texts[i]);
    free(plan->parts);
    free(plan->texts);
    site_state_clear(&plan->old);
    versions_clear(&plan->versions);
    work_free(plan->work);
    free(plan->name);
    free(plan);
}

DEFINE_CLEANUP(free_plan, WorkPlan, work_plan_free)

/* -------------------------------------------------------------- what is there
 */

static Instant instant_of(const Version *version, const char *what)
{
    Instant at = 0;
    const char *value = version_get(version, what);
    return value && instant_from_text(value, &at) ? at : INSTANT_MOST;
}

bool version_is_listed(const Version *version, Instant now)
{
    return version->is_published && (!version_get(version, "announce") ||
                                     instant_of(version, "announce") <= now);
}

static bool has_locale(const Texts *texts, const char *locale)
{
    return texts_find(texts, locale) != NULL;
}

static int compare_texts_by_locale(const void *a, const void *b)
{
    return strcmp(((const Text *)a)->locale, ((const Text *)b)->locale);
}

/* The newest revision of each locale that a version has put out. */
static bool list_texts(const Version *version, Texts *out)
{
    size_t most = 0;
    for (size_t i = 0; i < version->log.count; i++)
        most += version->log.items[i].text_count;
    out->items = calloc(most + 1, sizeof *out->items);
    for (size_t i = 0; out->items && i < version->log.count; i++) {
        const LogEntry *entry = &version->log.items[i];
        for (size_t j = 0; j < entry->text_count; j++) {
            const char *locale = entry->texts[j].locale;
            if (has_locale(out, locale))
                continue;
            Text *text = &out->items[out->count++];
            snprintf(text->locale, sizeof text->locale, "%s", locale);
            text->revision =
                log_find(&version->log, locale, INSTANT_MOST)->revision;
        }
    }
    if (out->items)
        qsort(out->items, out->count, sizeof *out->items,
              compare_texts_by_locale);
    return out->items != NULL;
}

/* ------------------------------------------------------------- what's new in
 * it
 */

/* Whether a version counted as the one before another one at an instant: it was
 * out, and not withdrawn. */
static bool was_out(const Version *version, Instant at)
{
    const Log *log = &version->log;
    if (!log->count || log->items[0].at_instant > at)
        return false;
    for (size_t i = 0; i < log->count; i++)
        if (log->items[i].kind == ENTRY_WITHDRAW &&
            log->items[i].at_instant <= at)
            return false;
    return true;
}

/* The version before one as it was at an instant; NO_VERSION: none. */
static size_t before_at(const Versions *versions, size_t of, Instant at)
{
    for (size_t i = of; i-- > 0;)
        if (versions->items[i]->in_force && was_out(versions->items[i], at))
            return i;
    return NO_VERSION;
}

const char *version_predecessor(const WorkPlan *plan, size_t version)
{
    const Versions *versions = &plan->versions;
    const Log *log = &versions->items[version]->log;
    if (log->items[0].predecessor)
        return log->items[0].predecessor;
    size_t before = before_at(versions, version, log->items[0].at_instant);
    return before == NO_VERSION ? NULL : versions->items[before]->label;
}

bool has_common_locale(const WorkPlan *plan, size_t version, size_t since)
{
    const Texts *own = &plan->texts[version];
    for (size_t i = 0; i < own->count; i++)
        if (has_locale(&plan->texts[since], own->items[i].locale))
            return true;
    return false;
}

/* Whether the version at `since` was one's predecessor when a text of it was
 * put out: then a page that is kept for ever has a link to what's new. */
static bool is_linked(const Versions *versions, size_t of, size_t since)
{
    const Log *log = &versions->items[of]->log;
    const char *first = log->items[0].predecessor;
    if (first && strcmp(first, versions->items[since]->label) == 0)
        return true;
    for (size_t i = 0; i < log->count; i++)
        if (before_at(versions, of, log->items[i].at_instant) == since)
            return true;
    return false;
}

/* When a version stopped to be in force, as far as is known before `of`. */
static Instant end_of(const Versions *versions, size_t version, size_t of)
{
    for (size_t i = version + 1; i <= of; i++)
        if (versions->items[i]->is_published &&
            !versions->items[i]->is_withdrawn)
            return versions->items[i]->in_force_at;
    return INSTANT_MOST;
}

size_t news_since(const WorkPlan *plan, size_t version, size_t *out)
{
    const Versions *versions = &plan->versions;
    const Version *own = versions->items[version];
    size_t count = 0, in_window = 0;
    if (!own->is_published || !own->in_force)
        return 0;
    Instant start = own->in_force_at - (Instant)plan->work->window_days * DAY;
    size_t before = before_at(versions, version, INSTANT_MOST);
    for (size_t i = version; i-- > 0;) {
        const Version *other = versions->items[i];
        if (!other->is_published || !other->in_force)
            continue;
        bool fits = !other->is_withdrawn &&
                    in_window < plan->work->window_most &&
                    end_of(versions, i, version) > start;
        in_window += fits;
        if (fits || i == before || is_linked(versions, version, i))
            out[count++] = i;
    }
    return count;
}

/* -------------------------------------------------------------- what is to be
 * made of it */

static bool add_part(WorkPlan *plan, size_t *room, Part part)
{
    if (plan->part_count == *room) {
        size_t more = *room ? *room * 2 : 64;
        Part *grown = realloc(plan->parts, more * sizeof *grown);
        if (!grown)
            return false;
        plan->parts = grown;
        *room = more;
    }
    plan->parts[plan->part_count++] = part;
    return true;
}

/* What's new, in each language that one of the two is in, as long as there is
 * one that both are in. */
static bool add_news(WorkPlan *plan, size_t *room, size_t version, size_t since)
{
    const Texts *own = &plan->texts[version], *other = &plan->texts[since];
    bool is_common = has_common_locale(plan, version, since);
    for (size_t i = 0; is_common && i < own->count; i++)
        if (!add_part(plan, room,
                      (Part){version, since, own->items[i].locale, {0}}))
            return false;
    for (size_t i = 0; is_common && i < other->count; i++)
        if (!has_locale(own, other->items[i].locale) &&
            !add_part(plan, room,
                      (Part){version, since, other->items[i].locale, {0}}))
            return false;
    return true;
}

static bool add_version(WorkPlan *plan, size_t *room, size_t version,
                        size_t *since)
{
    const Texts *texts = &plan->texts[version];
    for (size_t i = 0; i < texts->count; i++)
        if (!add_part(plan, room,
                      (Part){version, NO_VERSION, texts->items[i].locale, {0}}))
            return false;
    size_t count = news_since(plan, version, since);
    for (size_t i = 0; i < count; i++)
        if (!add_news(plan, room, version, since[i]))
            return false;
    return true;
}

static bool list_parts(WorkPlan *plan)
{
    size_t room = 0;
    size_t *since = calloc(plan->versions.count + 1, sizeof *since);
    bool fine = since != NULL;
    for (size_t i = 0; fine && i < plan->versions.count; i++)
        fine = add_version(plan, &room, i, since);
    free(since);
    return fine;
}

/* --------------------------------------------------------------------- time */

static void narrow(WorkPlan *plan, Instant now, Instant at)
{
    if (at <= now && at > plan->from)
        plan->from = at;
    if (at > now && at < plan->until)
        plan->until = at;
}

/* Between which instants states, and what is told of, stay as they are. */
static void find_period(const Build *build, WorkPlan *plan)
{
    plan->from = INT64_MIN;
    plan->until = INSTANT_MOST;
    for (size_t i = 0; i < plan->versions.count; i++) {
        const Version *version = plan->versions.items[i];
        if (!version->is_published)
            continue;
        narrow(plan, build->now, instant_of(version, "in-force"));
        narrow(plan, build->now, instant_of(version, "announce"));
        for (size_t j = 0; j < version->log.count; j++)
            narrow(plan, build->now, version->log.items[j].at_instant);
    }
}

/* Whether all is as the last build left it. */
static bool is_clean(const Build *build, const WorkPlan *plan)
{
    const SiteState *old = &plan->old;
    if (!old->key || strcmp(old->key, plan->key) != 0 ||
        build->now < old->from || build->now >= old->until)
        return false;
    for (size_t i = 0; i < old->count; i++)
        if (!site_is_as_left(build->root, &old->files[i]))
            return false;
    return true;
}

static CodicilStatus read_work(Build *build, WorkPlan *plan)
{
    TRY(work_read(&build->store, plan->name, &plan->work));
    TRY(versions_read(&build->store, plan->name, &plan->versions));
    plan->texts = calloc(plan->versions.count + 1, sizeof *plan->texts);
    if (!plan->texts)
        return fault_memory(build->own);
    for (size_t i = 0; i < plan->versions.count; i++)
        if (!list_texts(plan->versions.items[i], &plan->texts[i]))
            return fault_memory(build->own);
    find_period(build, plan);
    return list_parts(plan) ? CODICIL_OK : fault_memory(build->own);
}

CodicilStatus work_plan_make(Build *build, const char *name, WorkPlan **out)
{
    WorkPlan *AUTO(free_plan) plan = calloc(1, sizeof *plan);
    char *AUTO(free_bytes) path = build_state_path(build, name);
    if (!plan || !path)
        return fault_memory(build->own);
    plan->name = strdup(name);
    if (!plan->name)
        return fault_memory(build->own);
    TRY(build_work_key(build, name, plan->key));
    TRY(site_state_read(build->own, path, &plan->old));
    plan->is_clean = is_clean(build, plan);
    if (plan->is_clean) {
        TRY(build_tell_foreign(build, name, &plan->old));
        pthread_mutex_lock(&build->lock);
        build->counts.files += site_state_served(&plan->old);
        pthread_mutex_unlock(&build->lock);
    } else {
        TRY(read_work(build, plan));
    }
    *out = TAKE(plan);
    return CODICIL_OK;
}
