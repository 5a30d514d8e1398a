/* Finding the text that answers a question. */
#include "store/resolve.h"

#include <stdio.h>
#include <string.h>

static void free_list(const char ***list)
{
    free(*list);
}

void resolved_free(Resolved *resolved)
{
    if (!resolved)
        return;
    work_free(resolved->work);
    version_free(resolved->version);
    free(resolved->path);
    free(resolved->wish);
    free(resolved);
}

/* ---------------------------------------------------------------- the version
 */

static CodicilStatus read_instant(const CodicilContext *context, const char *at,
                                  Instant *out)
{
    if (at)
        return context_instant(context, at, out);
    *out = context_now(context);
    return CODICIL_OK;
}

static CodicilStatus none_in_force(const Store *store, const Versions *versions,
                                   const char *work, Instant at)
{
    char when[32];
    instant_to_text(at, when);
    const Version *next = versions_next(versions, at);
    Place place = {.file = store->documents};
    if (next)
        return fault(store->context, CODICIL_NOT_FOUND, &place,
                     "has no version of '%s' in force at %s; the next is "
                     "%s@%s, in force from %s",
                     work, when, work, next->label, next->in_force);
    Buf labels AUTO(buf_clear) = {0};
    for (size_t i = 0; i < versions->count; i++) {
        const Version *version = versions->items[i];
        const LogEntry *last = log_last(&version->log);
        buf_add_format(&labels, "%s%s@%s (%s)", i ? ", " : "", work,
                       version->label,
                       last && last->kind == ENTRY_WITHDRAW ? "withdrawn"
                       : version->is_published              ? "published"
                       : version->in_force                  ? "a draft"
                                           : "a draft without a date");
    }
    return fault(store->context, CODICIL_NOT_FOUND, &place,
                 "has no version of '%s' in force at %s; versions there: %s",
                 work, when, labels.size ? buf_text(&labels) : "none");
}

/* --------------------------------------------------------------- the language
 */

static CodicilStatus check_wish(const CodicilContext *context, const char *list)
{
    char reason[LOCALE_REASON_SIZE];
    if (!list || locale_list_is_valid(list, reason))
        return CODICIL_OK;
    return fault(context, CODICIL_MISUSE, NULL, "locale '%.80s': %s", list,
                 reason);
}

/* What is tried where nothing that was asked for is there, ended by NULL: the
 * fallbacks, and the original behind them; before them where nothing was asked
 * for. NULL when out of memory. */
static const char **list_fallback(const Work *work, bool is_asked)
{
    size_t count = 0;
    while (work->fallback[count])
        count++;
    const char **list = calloc(count + 2, sizeof(*list));
    if (!list)
        return NULL;
    memcpy(list + !is_asked, work->fallback, count * sizeof(*list));
    list[is_asked ? count : 0] = work->original;
    return list;
}

static bool is_listed(const char *const *list, const char *locale)
{
    for (; *list; list++)
        if (!strcmp(*list, locale))
            return true;
    return false;
}

static CodicilStatus not_there(const Store *store, bool is_no,
                               const Resolved *resolved, const Texts *texts)
{
    Buf locales AUTO(buf_clear) = {0};
    texts_tell(texts, &locales);
    return fault(store->context, is_no ? CODICIL_NO : CODICIL_NOT_FOUND,
                 &(Place){.file = store->documents},
                 "has no text of %s@%s in '%s', nor in its original language, "
                 "%s; locales there: %s",
                 resolved->work->name, resolved->version->label,
                 *resolved->asked ? resolved->asked : resolved->work->original,
                 resolved->work->original, buf_text(&locales));
}

static CodicilStatus choose_locale(const Store *store, const Texts *texts,
                                   const CodicilSource *source,
                                   Resolved *resolved)
{
    const char *list = source->locale;
    const char **AUTO(free_list) locales =
        calloc(texts->count + 1, sizeof(*locales));
    bool is_asked = list && *list;
    const char **AUTO(free_list) fallback =
        list_fallback(resolved->work, is_asked);
    if (!locales || !fallback)
        return fault_memory(store->context);
    for (size_t i = 0; i < texts->count; i++)
        locales[i] = texts->items[i].locale;
    LocaleOffer offer = {locales, texts->count, fallback};
    LocaleChoice choice = {0};
    bool is_found = locale_find(list, &offer, &choice);
    resolved->match = choice.match;
    memcpy(resolved->asked, choice.asked, LOCALE_SIZE);
    bool is_wanted = choice.match != LOCALE_FALLBACK &&
                     (is_asked || choice.match != LOCALE_ANY);
    if (!is_found ||
        (!is_wanted && !is_listed(fallback, locales[choice.index])))
        return not_there(store, source->no_fallback, resolved, texts);
    resolved->text = texts->items[choice.index];
    if (!is_asked && strcmp(resolved->text.locale, resolved->work->original)) {
        resolved->match = LOCALE_FALLBACK;
        memcpy(resolved->asked, resolved->work->original,
               strlen(resolved->work->original) + 1);
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------- the version in force
 */

/* Which of the locales that a work promises, or its versions have, a reader
 * asks for; "" for none. */
static CodicilStatus find_reader(const CodicilContext *context,
                                 const Work *work, const Versions *versions,
                                 const char *list, char out[LOCALE_SIZE])
{
    size_t count = 0, room = 1;
    const char *none = NULL;
    *out = '\0';
    for (const char **at = work->promised; *at; at++)
        room++;
    for (size_t i = 0; i < versions->count; i++)
        for (size_t j = 0; j < versions->items[i]->log.count; j++)
            room += versions->items[i]->log.items[j].text_count;
    const char **AUTO(free_list) locales = calloc(room, sizeof(*locales));
    if (!locales)
        return fault_memory(context);
    for (const char **at = work->promised; *at; at++)
        locales[count++] = *at;
    for (size_t i = 0; i < versions->count; i++)
        for (size_t j = 0; j < versions->items[i]->log.count; j++) {
            const LogEntry *entry = &versions->items[i]->log.items[j];
            for (size_t k = 0; k < entry->text_count; k++)
                locales[count++] = entry->texts[k].locale;
        }
    LocaleOffer offer = {locales, count, &none};
    LocaleChoice choice = {0};
    if (list && *list && locale_find(list, &offer, &choice) &&
        choice.match != LOCALE_FALLBACK && choice.match != LOCALE_ANY)
        snprintf(out, LOCALE_SIZE, "%s", locales[choice.index]);
    return CODICIL_OK;
}

/* For readers of the languages of a list. */
static CodicilStatus find_in_force(const Store *store, const Work *about,
                                   const char *list, Instant at, Version **out)
{
    const char *work = about->name;
    char locale[LOCALE_SIZE];
    Versions versions AUTO(versions_clear) = {0};
    TRY(versions_read(store, work, &versions));
    TRY(find_reader(store->context, about, &versions, list, locale));
    const Version *found =
        versions_in_force_for(&versions, *locale ? locale : NULL, at);
    if (!found)
        return none_in_force(store, &versions, work, at);
    for (size_t i = 0; i < versions.count; i++)
        if (versions.items[i] == found)
            *out = TAKE(versions.items[i]);
    return CODICIL_OK;
}

/* What was asked against what is served; CODICIL_NO where that is refused. */
static CodicilStatus tell_served(const CodicilContext *context,
                                 const CodicilSource *source,
                                 const Resolved *resolved, const Texts *texts)
{
    bool is_refused = source->no_fallback && resolved->match == LOCALE_FALLBACK;
    if (resolved->match != LOCALE_PARENT && resolved->match != LOCALE_FALLBACK)
        return CODICIL_OK;
    Buf locales AUTO(buf_clear) = {0};
    texts_tell(texts, &locales);
    const char *work = resolved->work->name, *label = resolved->version->label;
    const char *asked = *resolved->asked ? resolved->asked : resolved->wish;
    if (is_refused)
        return fault(context, CODICIL_NO, NULL,
                     "%s@%s is not there in '%s', and no other language was "
                     "wanted; locales there: %s",
                     work, label, asked, buf_text(&locales));
    if (*resolved->asked)
        tell(context, CODICIL_NOTE, NULL,
             "%s@%s is not there in '%s' and is served in '%s'; locales there: "
             "%s",
             work, label, asked, resolved->text.locale, buf_text(&locales));
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- together
 */

CodicilStatus resolve(const Store *store, const CodicilSource *source,
                      Resolved **out)
{
    const CodicilContext *context = store->context;
    Resolved *AUTO(free_resolved) resolved = calloc(1, sizeof(*resolved));
    if (!resolved)
        return fault_memory(context);
    Name name;
    TRY(name_from_text(context, source->name, &name));
    TRY(check_wish(context, source->locale));
    TRY(read_instant(context, source->at, &resolved->at));
    resolved->wish = strdup(source->locale ? source->locale : "");
    if (!resolved->wish)
        return fault_memory(context);
    TRY(work_read(store, name.work, &resolved->work));
    if (*name.version)
        TRY(version_read(store, name.work, name.version, &resolved->version));
    else
        TRY(find_in_force(store, resolved->work, source->locale, resolved->at,
                          &resolved->version));
    const char *label = resolved->version->label;
    bool is_of_log =
        resolved->version->is_published && (source->at || !*name.version);
    Texts texts AUTO(texts_clear) = {0};
    if (is_of_log)
        TRY(texts_published(context, resolved->version, resolved->at, &texts));
    else
        TRY(texts_read(store, name.work, label, &texts));
    TRY(choose_locale(store, &texts, source, resolved));
    resolved->path = text_path(store, name.work, label, &resolved->text);
    if (!resolved->path)
        return fault_memory(context);
    resolved->facts =
        text_facts(resolved->work, resolved->version, &resolved->text);
    resolved->is_draft = resolved->facts.is_draft;
    TRY(tell_served(context, source, resolved, &texts));
    *out = TAKE(resolved);
    return CODICIL_OK;
}

CodicilStatus resolved_read(const Store *store, const Resolved *resolved,
                            xmlDoc **out)
{
    return text_read(store, resolved->version, &resolved->text, out);
}

CodicilStatus resolved_read_bare(const Store *store, const Resolved *resolved,
                                 xmlDoc **out)
{
    return text_read_bare(store, resolved->version, &resolved->text, out);
}
