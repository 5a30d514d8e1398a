/* What the works are called: as they were when they were brought in before,
 * else by the last part of their files' names that no other one has. */
#include "flows/history_work.h"

#include "base/file.h"
#include "store/origin.h"
#include "store/versions.h"

#include <string.h>

/* Where a state of a file went, by commit and path. */
typedef struct {
    char work[NAME_SIZE], locale[LOCALE_SIZE];
} Kept;

typedef struct {
    Table states; /* value: its number in `kept`, from 1 */
    Kept *kept;
    size_t count, room;
} Memory;

static void memory_clear(Memory *memory)
{
    table_clear(&memory->states);
    free(memory->kept);
}

static bool remember(Memory *memory, const char *work, const Origin *origin)
{
    AUTO(buf_clear) Buf key = {0};
    if (memory->count == memory->room) {
        size_t room = memory->room ? 2 * memory->room : 256;
        Kept *more = realloc(memory->kept, room * sizeof(*more));
        if (!more)
            return false;
        memory->kept = more;
        memory->room = room;
    }
    buf_add_format(&key, "%s %s", origin->commit, origin->path);
    size_t *value = table_add(&memory->states, buf_text(&key), key.size);
    if (!value || key.failed)
        return false;
    Kept *kept = &memory->kept[memory->count++];
    snprintf(kept->work, sizeof(kept->work), "%s", work);
    snprintf(kept->locale, sizeof(kept->locale), "%s", origin->locale);
    *value = memory->count;
    return true;
}

static CodicilStatus remember_work(const Store *store, const char *work,
                                   Memory *memory)
{
    Versions versions AUTO(versions_clear) = {0};
    TRY(versions_read(store, work, &versions));
    for (size_t i = 0; i < versions.count; i++) {
        const xmlNode *at = NULL;
        Origin origin;
        while (origin_next(versions.items[i], &at, &origin))
            if (!remember(memory, work, &origin))
                return fault_memory(store->context);
    }
    return CODICIL_OK;
}

static CodicilStatus remember_store(const Store *store, Memory *memory)
{
    char **AUTO(free_names) works = NULL;
    TRY(store_list_works(store, &works));
    for (size_t i = 0; works[i]; i++)
        TRY(remember_work(store, works[i], memory));
    return CODICIL_OK;
}

/* Where the stage of a course went before; NULL where it is new. */
static const Kept *recall(const HistoryFlow *flow, const Memory *memory,
                          const Course *course)
{
    for (size_t i = 0; i < course->count; i++) {
        const Stage *stage = &course->stages[i];
        AUTO(buf_clear) Buf key = {0};
        buf_add_format(&key, "%s %s", flow->record.commits[stage->commit].id,
                       table_key(&flow->record.paths, stage->path));
        const size_t *value =
            table_find(&memory->states, buf_text(&key), key.size);
        if (value)
            return &memory->kept[*value - 1];
    }
    return NULL;
}

/* -------------------------------------------------------------------- names
 */

/* A key's last `parts` parts as a name; whether it has so many. */
static bool make_name(const char *key, size_t parts, char name[NAME_SIZE])
{
    const char *from = key + strlen(key);
    size_t left = parts;
    while (from > key && left)
        if (*--from == '/' && !--left)
            from++;
    bool is_whole = from == key;
    int size = snprintf(name, NAME_SIZE, "%s%s",
                        *from >= '0' && *from <= '9' ? "s-" : "", from);
    for (char *at = name; *at; at++)
        if (*at == '/')
            *at = '-';
    if (size >= NAME_SIZE)
        size = NAME_SIZE - 1;
    while (size > 0 && name[size - 1] == '-')
        name[--size] = '\0';
    return left <= 1 || is_whole;
}

static bool is_free(Table *taken, const char *name)
{
    return name_is_work(name, NULL) && !table_find(taken, name, strlen(name));
}

static CodicilStatus invent(HistoryFlow *flow, Table *taken, PlanWork *work)
{
    const char *key = *work->trunk->key ? work->trunk->key : "document";
    size_t most = 1;
    for (const char *at = key; *at; at++)
        most += *at == '/';
    for (size_t parts = 1; parts <= most; parts++)
        if (make_name(key, parts, work->name) && is_free(taken, work->name))
            return CODICIL_OK;
    char base[NAME_SIZE - 8];
    if (!make_name(key, 1, work->name) || !name_is_work(work->name, NULL))
        snprintf(work->name, NAME_SIZE, "document");
    snprintf(base, sizeof(base), "%.*s", (int)sizeof(base) - 1, work->name);
    for (unsigned i = 1; i < 100000; i++) {
        if (i > 1)
            snprintf(work->name, NAME_SIZE, "%s-%u", base, i);
        if (is_free(taken, work->name))
            return CODICIL_OK;
    }
    return fault(flow->quiet, CODICIL_INVALID, NULL,
                 "there is no name left for '%s'", key);
}

static CodicilStatus take_name(HistoryFlow *flow, Table *taken,
                               const PlanWork *work)
{
    size_t *value = table_add(taken, work->name, strlen(work->name));
    return value ? CODICIL_OK : fault_memory(flow->quiet);
}

/* Languages stay as they were kept, also where a folder is called otherwise
 * now. */
static CodicilStatus keep_known(HistoryFlow *flow, const Memory *memory,
                                Table *taken, size_t index)
{
    PlanWork *work = &flow->works[index];
    Trunk *trunk = &flow->trunks.items[index];
    for (size_t i = 0; i < trunk->count; i++) {
        const Kept *kept = recall(flow, memory, &trunk->courses[i]);
        if (!kept)
            continue;
        if (!*work->name && !is_free(taken, kept->work))
            continue;
        if (!*work->name)
            memcpy(work->name, kept->work, NAME_SIZE);
        bool is_new = true;
        for (size_t j = 0; j < trunk->count; j++)
            is_new &= strcmp(trunk->courses[j].locale, kept->locale) != 0;
        if (is_new)
            memcpy(trunk->courses[i].locale, kept->locale, LOCALE_SIZE);
    }
    return *work->name ? take_name(flow, taken, work) : CODICIL_OK;
}

CodicilStatus history_name_works(HistoryFlow *flow)
{
    AUTO(memory_clear) Memory memory = {0};
    AUTO(table_clear) Table taken = {0};
    if (flow->store)
        TRY(remember_store(flow->store, &memory));
    for (size_t i = 0; i < flow->trunks.count; i++) {
        flow->works[i].trunk = &flow->trunks.items[i];
        TRY(keep_known(flow, &memory, &taken, i));
    }
    for (size_t i = 0; i < flow->trunks.count; i++) {
        PlanWork *work = &flow->works[i];
        if (*work->name)
            continue;
        TRY(invent(flow, &taken, work));
        TRY(take_name(flow, &taken, work));
    }
    return CODICIL_OK;
}
