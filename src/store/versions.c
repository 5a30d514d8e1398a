/* The versions of a work in their order, and which of them holds. */
#include "store/versions.h"

#include "base/file.h"

#include <string.h>

void versions_clear(Versions *versions)
{
    for (size_t i = 0; i < versions->count; i++)
        version_free(versions->items[i]);
    free(versions->items);
    *versions = (Versions){0};
}

/* Byte by byte, but runs of digits by their value: 3.9 before 3.10. */
static int compare_labels(const char *a, const char *b)
{
    const char *digits = "0123456789";
    const char *from_a = a, *from_b = b;
    while (*a && *b) {
        size_t size_a = strspn(a, digits), size_b = strspn(b, digits);
        if (!size_a || !size_b) {
            if (*a != *b)
                break;
            a++;
            b++;
            continue;
        }
        size_t zeros_a = strspn(a, "0"), zeros_b = strspn(b, "0");
        size_t long_a = size_a - zeros_a, long_b = size_b - zeros_b;
        if (long_a != long_b)
            return long_a < long_b ? -1 : 1;
        int order = memcmp(a + zeros_a, b + zeros_b, long_a);
        if (order)
            return order;
        a += size_a;
        b += size_b;
    }
    int order = (unsigned char)*a - (unsigned char)*b;
    return order ? order : strcmp(from_a, from_b);
}

static int compare(const Version *a, const Version *b)
{
    if (!a->in_force != !b->in_force)
        return a->in_force ? -1 : 1;
    if (a->in_force && a->in_force_at != b->in_force_at)
        return a->in_force_at < b->in_force_at ? -1 : 1;
    return compare_labels(a->label, b->label);
}

static int compare_items(const void *a, const void *b)
{
    return compare(*(Version *const *)a, *(Version *const *)b);
}

CodicilStatus versions_read(const Store *store, const char *work, Versions *out)
{
    char **AUTO(free_names) labels = NULL;
    TRY(store_list_labels(store, work, &labels));
    size_t count = 0;
    while (labels[count])
        count++;
    Versions versions AUTO(versions_clear) = {0};
    versions.items = calloc(count + 1, sizeof(*versions.items));
    if (!versions.items)
        return fault_memory(store->context);
    for (; versions.count < count; versions.count++) {
        Version **item = &versions.items[versions.count];
        TRY(version_read(store, work, labels[versions.count], item));
        versions.any_published |= (*item)->is_published;
    }
    qsort(versions.items, count, sizeof(*versions.items), compare_items);
    *out = versions;
    versions = (Versions){0};
    return CODICIL_OK;
}

Version *versions_find(const Versions *versions, const char *label)
{
    for (size_t i = 0; i < versions->count; i++)
        if (!strcmp(versions->items[i]->label, label))
            return versions->items[i];
    return NULL;
}

static bool is_withdrawn(const Version *version, Instant at)
{
    return version->is_withdrawn && log_last(&version->log)->at_instant <= at;
}

static bool counts(const Versions *versions, const Version *version, Instant at)
{
    if (!version->in_force || is_withdrawn(version, at))
        return false;
    return version->is_published || !versions->any_published;
}

/* Whether readers of a locale keep the version before. */
static bool is_held(const Version *version, const char *locale, Instant at)
{
    const char *policy = version_fact(version, "untranslated");
    return policy && !strcmp(policy, "hold") &&
           version_promises(version, locale) &&
           !log_find(&version->log, locale, at);
}

Version *versions_in_force(const Versions *versions, Instant at)
{
    return versions_in_force_for(versions, NULL, at);
}

Version *versions_in_force_for(const Versions *versions, const char *locale,
                               Instant at)
{
    Version *found = NULL, *held = NULL;
    for (size_t i = 0; i < versions->count; i++) {
        Version *version = versions->items[i];
        if (!counts(versions, version, at) || version->in_force_at > at)
            continue;
        if (locale && is_held(version, locale, at))
            held = version;
        else
            found = version;
    }
    return found ? found : held;
}

Version *versions_next(const Versions *versions, Instant at)
{
    for (size_t i = 0; i < versions->count; i++) {
        Version *version = versions->items[i];
        if (counts(versions, version, at) && version->in_force_at > at)
            return version;
    }
    return NULL;
}

Version *versions_older(const Versions *versions, const Version *of)
{
    Version *before = NULL;
    for (size_t i = 0; i < versions->count; i++)
        if (strcmp(versions->items[i]->label, of->label) != 0 &&
            compare(versions->items[i], of) < 0)
            before = versions->items[i];
    return before;
}

Version *versions_before(const Versions *versions, const Version *of)
{
    Version *before = versions_older(versions, of);
    for (size_t i = versions->count; i > 0 && !before; i--) {
        Version *version = versions->items[i - 1];
        if (!version->in_force && strcmp(version->label, of->label) != 0)
            before = version;
    }
    return before;
}

State versions_state(const Versions *versions, const Version *version,
                     Instant at)
{
    return versions_state_for(versions, version, NULL, at);
}

State versions_state_for(const Versions *versions, const Version *version,
                         const char *locale, Instant at)
{
    if (!version->is_published ||
        (locale && !log_find(&version->log, locale, INSTANT_MOST)))
        return STATE_DRAFT;
    if (is_withdrawn(version, at))
        return STATE_WITHDRAWN;
    if (!version->in_force || version->in_force_at > at ||
        (locale && !log_find(&version->log, locale, at)))
        return STATE_ANNOUNCED;
    return version == versions_in_force_for(versions, locale, at)
               ? STATE_IN_FORCE
               : STATE_SUPERSEDED;
}

const char *state_to_text(State state)
{
    static const char *const words[] = {
        [STATE_DRAFT] = "draft",         [STATE_ANNOUNCED] = "announced",
        [STATE_IN_FORCE] = "in force",   [STATE_SUPERSEDED] = "superseded",
        [STATE_WITHDRAWN] = "withdrawn",
    };
    return words[state];
}
