/* The context: its settings, and finding the store and the data. */
#include "base/context.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/message.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct CodicilContext {
    CodicilSink sink;
    void *user;
    char *store, *data, *templates;
    bool has_now;
    Instant now;
    struct {
        void *thing;
        void (*release)(void *);
    } slots[SLOT_COUNT];
};

CodicilContext *codicil_context_new(void)
{
    return calloc(1, sizeof(CodicilContext));
}

/* Lets go of what was made of the data so far. */
static void slots_clear(CodicilContext *context)
{
    for (int i = 0; i < SLOT_COUNT; i++) {
        if (context->slots[i].thing)
            context->slots[i].release(context->slots[i].thing);
        context->slots[i].thing = NULL;
    }
}

void codicil_context_free(CodicilContext *context)
{
    if (!context)
        return;
    slots_clear(context);
    free(context->store);
    free(context->data);
    free(context->templates);
    free(context);
}

static bool copy_text(const char *text, char **copy)
{
    *copy = text ? strdup(text) : NULL;
    return !text || *copy;
}

CodicilContext *context_branch(const CodicilContext *context, CodicilSink sink,
                               void *user)
{
    CodicilContext *made = codicil_context_new();
    if (!made)
        return NULL;
    made->sink = sink;
    made->user = user;
    made->has_now = context->has_now;
    made->now = context->now;
    if (copy_text(context->store, &made->store) &&
        copy_text(context->data, &made->data) &&
        copy_text(context->templates, &made->templates))
        return made;
    codicil_context_free(made);
    return NULL;
}

void codicil_context_set_sink(CodicilContext *context, CodicilSink sink,
                              void *user)
{
    context->sink = sink;
    context->user = user;
}

void context_get_sink(const CodicilContext *context, CodicilSink *sink,
                      void **user)
{
    *sink = context->sink;
    *user = context->user;
}

void context_send(const CodicilContext *context, const CodicilMessage *message)
{
    if (context->sink)
        context->sink(context->user, message);
}

static CodicilStatus set_folder(CodicilContext *context, const char *folder,
                                char **out)
{
    char *copy = strdup(folder);
    if (!copy)
        return fault_memory(context);
    free(*out);
    *out = copy;
    return CODICIL_OK;
}

CodicilStatus codicil_context_set_store(CodicilContext *context,
                                        const char *folder)
{
    char *AUTO(free_bytes) documents = path_join(folder, "documents", NULL);
    if (!documents)
        return fault_memory(context);
    if (!file_is_folder(documents))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "is no store: a folder that holds documents/ was expected"
                     " (`codicil init` makes one)");
    return set_folder(context, folder, &context->store);
}

CodicilStatus codicil_context_set_data(CodicilContext *context,
                                       const char *folder)
{
    char *AUTO(free_bytes) sheet =
        path_join(folder, "templates", "html.xsl", NULL);
    if (!sheet)
        return fault_memory(context);
    if (!file_is_regular(sheet))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "is no data folder: templates/html.xsl was expected in "
                     "it");
    slots_clear(context);
    return set_folder(context, folder, &context->data);
}

CodicilStatus codicil_context_set_templates(CodicilContext *context,
                                            const char *folder)
{
    if (!file_is_folder(folder))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "is no folder: one with templates, such as page.xsl or "
                     "style.css, was expected");
    slots_clear(context);
    return set_folder(context, folder, &context->templates);
}

CodicilStatus context_like(CodicilContext *context, CodicilContext **out)
{
    const char *data, *store;
    TRY(context_data(context, &data));
    TRY(context_store(context, &store));
    CodicilContext *made = codicil_context_new();
    if (!made)
        return fault_memory(context);
    made->data = strdup(data);
    made->store = strdup(store);
    made->templates = context->templates ? strdup(context->templates) : NULL;
    made->has_now = true;
    made->now = context_now(context);
    if (!made->data || !made->store ||
        (context->templates && !made->templates)) {
        codicil_context_free(made);
        return fault_memory(context);
    }
    *out = made;
    return CODICIL_OK;
}

const char *context_templates(const CodicilContext *context)
{
    return context->templates;
}

CodicilStatus context_instant(const CodicilContext *context, const char *text,
                              Instant *out)
{
    if (instant_from_text(text, out))
        return CODICIL_OK;
    return fault(context, CODICIL_MISUSE, NULL,
                 "'%s' is no instant: RFC 3339 with a zone was expected, "
                 "such as 2026-01-31 or 2026-01-31T09:00:00Z",
                 text);
}

CodicilStatus codicil_context_set_now(CodicilContext *context,
                                      const char *instant)
{
    TRY(context_instant(context, instant, &context->now));
    context->has_now = true;
    return CODICIL_OK;
}

Instant context_now(const CodicilContext *context)
{
    return context->has_now ? context->now : (Instant)time(NULL);
}

/* Cuts the last step off a path; false when there is none left. */
static bool path_cut(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || slash[1] == '\0')
        return false;
    slash[slash == path] = '\0';
    return true;
}

/* The nearest folder from `start` upward that holds `sign`, in `start`. */
static bool find_upward(char *start, const char *sign)
{
    do {
        char *AUTO(free_bytes) path = path_join(start, sign, NULL);
        if (path && file_is_there(path))
            return true;
    } while (path_cut(start));
    return false;
}

CodicilStatus context_store(CodicilContext *context, const char **folder)
{
    if (!context->store) {
        char here[PATH_MAX];
        if (!getcwd(here, sizeof(here)) || !find_upward(here, "documents"))
            return fault(context, CODICIL_NOT_FOUND, NULL,
                         "no store here: neither this folder nor one above "
                         "holds documents/ (`codicil init` makes one, -C DIR "
                         "names one)");
        TRY(set_folder(context, here, &context->store));
    }
    *folder = context->store;
    return CODICIL_OK;
}

/* The folder of the running program; false when it cannot be told. */
static bool program_folder(char *out, size_t room)
{
    ssize_t size = readlink("/proc/self/exe", out, room - 1);
    if (size <= 0)
        return false;
    out[size] = '\0';
    return path_cut(out);
}

CodicilStatus context_data(CodicilContext *context, const char **folder)
{
    static const char sheet[] = "templates/html.xsl";
    static const char beside[] = "share/codicil/templates/html.xsl";
    char place[PATH_MAX];
    if (!context->data && program_folder(place, sizeof(place))) {
        char *AUTO(free_bytes) bin = strdup(place);
        char *AUTO(free_bytes) found = NULL;
        if (bin && path_cut(bin)) {
            char *AUTO(free_bytes) path = path_join(bin, beside, NULL);
            if (path && file_is_regular(path))
                found = path_join(bin, "share", "codicil", NULL);
        }
        if (!found && find_upward(place, sheet))
            found = strdup(place);
        if (found)
            context->data = TAKE(found);
    }
    if (!context->data)
        TRY(codicil_context_set_data(context, CODICIL_DATADIR));
    *folder = context->data;
    return CODICIL_OK;
}

void *context_get(const CodicilContext *context, Slot slot)
{
    return context->slots[slot].thing;
}

void context_set(CodicilContext *context, Slot slot, void *thing,
                 void (*release)(void *))
{
    if (context->slots[slot].thing)
        context->slots[slot].release(context->slots[slot].thing);
    context->slots[slot].thing = thing;
    context->slots[slot].release = release;
}
