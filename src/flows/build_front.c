/* The first pages of a site. */
#include "flows/build_front.h"

#include "base/cleanup.h"
#include "flows/head.h"
#include "lang/locale.h"
#include "render/render.h"
#include "site/pages.h"

#include <string.h>

void site_front_clear(Front *front)
{
    for (size_t i = 0; i < front->count; i++) {
        free(front->works[i].work);
        free(front->works[i].usual);
        buf_clear(&front->works[i].languages);
    }
    for (size_t i = 0; i < front->locale_count; i++)
        free(front->locales[i]);
    free(front->works);
    free(front->locales);
}

const char *const *site_front_locales(const Front *front)
{
    static const char *const none[] = {NULL};
    return front->locales ? (const char *const *)front->locales : none;
}

/* Keeps the list in order. */
static bool add_locale(Front *front, const char *locale)
{
    size_t at = 0;
    while (at < front->locale_count && strcmp(front->locales[at], locale) < 0)
        at++;
    if (at < front->locale_count && strcmp(front->locales[at], locale) == 0)
        return true;
    char **grown =
        realloc(front->locales, (front->locale_count + 2) * sizeof *grown);
    char *copy = strdup(locale);
    if (grown)
        front->locales = grown;
    if (!grown || !copy) {
        free(copy);
        return false;
    }
    memmove(grown + at + 1, grown + at,
            (front->locale_count - at) * sizeof *grown);
    grown[at] = copy;
    grown[++front->locale_count] = NULL;
    return true;
}

static FrontWork *add_work(Front *front)
{
    if (front->count == front->room) {
        size_t room = front->room ? front->room * 2 : 16;
        FrontWork *grown = realloc(front->works, room * sizeof *grown);
        if (!grown)
            return NULL;
        front->works = grown;
        front->room = room;
    }
    front->works[front->count] = (FrontWork){0};
    return &front->works[front->count++];
}

CodicilStatus site_front_add(const CodicilContext *context, Front *front,
                             const char *facts)
{
    SiteFact fact AUTO(site_facts_end) = site_facts_begin(facts);
    FrontWork *work = add_work(front);
    bool fine = work != NULL;
    while (fine && site_facts_next(&fact)) {
        if (strcmp(fact.fields[0], "work") == 0) {
            work->work = strdup(fact.fields[1]);
            work->usual = strdup(fact.fields[2]);
            work->is_untold = *fact.fields[3];
            fine = work->work && work->usual;
        } else if (strcmp(fact.fields[0], "language") == 0) {
            for (size_t i = 0; i < SITE_FIELDS; i++)
                buf_add_format(&work->languages, "%s%s", i ? "\t" : "",
                               fact.fields[i]);
            buf_add_char(&work->languages, '\n');
            fine = add_locale(front, fact.fields[1]);
        }
    }
    return fine && !fact.line.failed && buf_is_ok(&work->languages)
               ? CODICIL_OK
               : fault_memory(context);
}

/* ---------------------------------------------------------------- the pages */

/* What readers of a language get of a work: their own, else what is served by
 * itself, else the first. True: it is found. */
static bool find_language(const FrontWork *work, const char *locale,
                          SiteFact *out)
{
    const char *const wishes[] = {locale, work->usual, NULL};
    for (size_t i = 0; i < 3; i++) {
        *out = site_facts_begin(buf_text(&work->languages));
        while (site_facts_next(out))
            if (!wishes[i] || strcmp(out->fields[1], wishes[i]) == 0)
                return true;
        site_facts_end(out);
    }
    return false;
}

typedef struct {
    const Front *front;
    SiteEntry *entries;
    SiteFact *facts; /* that they borrow from */
    size_t count;
} Entries;

static void entries_clear(Entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        site_facts_end(&entries->facts[i]);
    free(entries->facts);
    free(entries->entries);
}

static bool entries_make(Entries *entries, const char *locale)
{
    const Front *front = entries->front;
    entries->entries = calloc(front->count + 1, sizeof *entries->entries);
    entries->facts = calloc(front->count + 1, sizeof *entries->facts);
    if (!entries->entries || !entries->facts)
        return false;
    for (size_t i = 0; i < front->count; i++) {
        SiteFact *fact = &entries->facts[entries->count];
        if (front->works[i].is_untold ||
            !find_language(&front->works[i], locale, fact))
            continue;
        const char *version = fact->fields[3];
        entries->entries[entries->count++] =
            (SiteEntry){.name = front->works[i].work,
                        .lang = fact->fields[1],
                        .title = fact->fields[2],
                        .version = *version ? version : NULL,
                        .served = fact->fields[4],
                        .list = fact->fields[1]};
    }
    return true;
}

static bool add_link(PageLink *links, size_t *count, PageLink link,
                     const char *locale)
{
    Buf address = {0};
    buf_add_format(&address, "index.%s.html", locale);
    link.href = buf_take(&address);
    links[(*count)++] = link;
    return link.href != NULL;
}

/* Draws the page that is made, with links to it in other languages. */
static CodicilStatus draw(CodicilContext *context, const Front *front,
                          xmlDoc *page, const char *locale, Buf *out)
{
    Buf data AUTO(buf_clear) = {0};
    size_t count = 0;
    Facts facts = {.locale = locale};
    PageLink *links = calloc(front->locale_count + 1, sizeof *links);
    const xmlNode *title = doc_title(page);
    head_add_page(
        title && title->children ? (const char *)title->children->content : "",
        locale, &data);
    bool fine = links && buf_is_ok(&data) &&
                add_link(links, &count, (PageLink){.rel = "canonical"}, locale);
    for (size_t i = 0; fine && i < front->locale_count; i++)
        fine = add_link(
            links, &count,
            (PageLink){.rel = "alternate", .locale = front->locales[i]},
            front->locales[i]);
    PageHead head = {links, count, data.bytes};
    RenderOptions options = {.locale = locale, .facts = &facts, .head = &head};
    CodicilStatus status = fine ? render_html(context, page, &options, out)
                                : fault_memory(context);
    for (size_t i = 0; i < count; i++)
        free((void *)links[i].href);
    free(links);
    return status;
}

static CodicilStatus make_page(CodicilContext *context, const Front *front,
                               const char *locale, Buf *out)
{
    Entries entries AUTO(entries_clear) = {.front = front};
    xmlDoc *AUTO(free_doc) page = NULL;
    const char *data;
    Phrases *phrases = NULL;
    if (!entries_make(&entries, locale))
        return fault_memory(context);
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, locale, &phrases));
    SiteFront input = {entries.entries, entries.count,
                       site_front_locales(front)};
    CodicilStatus status =
        site_front_page(context, &input, locale, phrases, &page);
    phrases_close(phrases);
    TRY(status);
    return draw(context, front, page, locale, out);
}

static CodicilStatus put_page(CodicilContext *context, const Front *front,
                              const char *locale, bool is_first,
                              SiteWriter *writer)
{
    Buf page AUTO(buf_clear) = {0}, path AUTO(buf_clear) = {0};
    TRY(make_page(context, front, locale, &page));
    buf_add_format(&path, "index.%s.html", locale);
    if (!buf_is_ok(&path) || !buf_is_ok(&page))
        return fault_memory(context);
    return site_put_both(writer, path.bytes, is_first ? "index.html" : NULL,
                         &page, NULL);
}

CodicilStatus site_front_put(CodicilContext *context, const Front *front,
                             SiteWriter *writer)
{
    const char *first = front->count ? front->works[0].usual : "";
    bool is_there = false;
    for (size_t i = 0; i < front->locale_count; i++)
        is_there |= strcmp(front->locales[i], first) == 0;
    for (size_t i = 0; i < front->locale_count; i++) {
        bool is_first = is_there ? strcmp(front->locales[i], first) == 0 : !i;
        TRY(put_page(context, front, front->locales[i], is_first, writer));
    }
    return CODICIL_OK;
}
