/* status: works × languages: what is translated, what went stale, and where. */
#include "base/file.h"
#include "flows/status_report.h"
#include "model/name.h"

#include <string.h>

/* One work and the versions of it that are told. */
typedef struct {
    Work *work;
    Versions versions;
    SourceHistory history;
    VersionStanding standings[2]; /* in force, newest */
    size_t count;
} WorkStatus;

typedef struct {
    WorkStatus *works;
    size_t count;
    StatusPart *parts;
    size_t part_count;
} AllStatus;

static void all_clear(AllStatus *all)
{
    for (size_t i = 0; i < all->count; i++) {
        WorkStatus *one = &all->works[i];
        for (size_t j = 0; j < one->count; j++)
            standing_clear(&one->standings[j]);
        sources_close(&one->history);
        versions_clear(&one->versions);
        work_free(one->work);
    }
    free(all->works);
    free(all->parts);
}

static size_t index_of(const Versions *versions, const Version *version)
{
    size_t at = 0;
    while (versions->items[at] != version)
        at++;
    return at;
}

/* The last one that was not withdrawn. */
static const Version *newest_of(const Versions *versions)
{
    for (size_t i = versions->count; i-- > 0;)
        if (!versions->items[i]->is_withdrawn)
            return versions->items[i];
    return NULL;
}

static CodicilStatus add_version(const Store *store, AllStatus *all,
                                 const Version *version)
{
    WorkStatus *one = &all->works[all->count - 1];
    const Versions *versions = &one->versions;
    VersionStanding *standing = &one->standings[one->count];
    TRY(standing_read(&one->history, one->work, index_of(versions, version),
                      standing));
    one->count++;
    all->parts[all->part_count++] = (StatusPart){
        one->work, versions_in_force(versions, context_now(store->context)),
        version == newest_of(versions), standing};
    return CODICIL_OK;
}

/* The version that was named, else the one in force and the newest. */
static CodicilStatus add_work(const Store *store, const char *name,
                              const char *label, AllStatus *all)
{
    WorkStatus *one = &all->works[all->count++];
    TRY(work_read(store, name, &one->work));
    TRY(versions_read(store, name, &one->versions));
    TRY(sources_open(store, one->work, &one->versions, &one->history));
    if (*label) {
        Version *AUTO(free_version) named = NULL;
        TRY(version_read(store, name, label, &named)); /* tells of none */
        return add_version(store, all, versions_find(&one->versions, label));
    }
    const Version *newest = newest_of(&one->versions);
    const Version *current =
        versions_in_force(&one->versions, context_now(store->context));
    if (current && current != newest)
        TRY(add_version(store, all, current));
    return newest ? add_version(store, all, newest) : CODICIL_OK;
}

static CodicilStatus make_room(const Store *store, size_t works, AllStatus *all)
{
    all->works = calloc(works + 1, sizeof(*all->works));
    all->parts = calloc(2 * works + 1, sizeof(*all->parts));
    return all->works && all->parts ? CODICIL_OK : fault_memory(store->context);
}

static CodicilStatus add_store(const Store *store, AllStatus *all)
{
    char **AUTO(free_names) works = NULL;
    size_t count = 0;
    TRY(store_list_works(store, &works));
    while (works[count])
        count++;
    TRY(make_room(store, count, all));
    for (size_t i = 0; i < count; i++)
        TRY(add_work(store, works[i], "", all));
    return CODICIL_OK;
}

static bool is_done(const AllStatus *all)
{
    for (size_t i = 0; i < all->part_count; i++)
        for (size_t j = 0; j < all->parts[i].standing->count; j++)
            if (all->parts[i].standing->items[j].standing > STANDING_CURRENT)
                return false;
    return true;
}

CodicilStatus codicil_status(CodicilContext *context, const char *name,
                             CodicilReport report, char **out)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    AllStatus AUTO(all_clear) all = {0};
    Buf bytes AUTO(buf_clear) = {0};
    Name split = {0};
    if (name)
        TRY(name_from_text(context, name, &split));
    TRY(store_open(context, &store));
    if (name) {
        TRY(make_room(&store, 1, &all));
        TRY(add_work(&store, split.work, split.version, &all));
    } else {
        TRY(add_store(&store, &all));
    }
    StatusTold told = {all.parts, all.part_count, name != NULL};
    if (report == CODICIL_JSON_REPORT)
        status_to_json(&told, &bytes);
    else
        status_to_text(&told, &bytes);
    *out = buf_take(&bytes);
    if (!*out)
        return fault_memory(context);
    return is_done(&all) ? CODICIL_OK : CODICIL_NO;
}
