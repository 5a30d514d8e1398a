/* What is made of a whole work, when its texts are there: lists, feeds, pages,
 * manifests, pictures, and what servers have to say of all its files. */
#include "flows/build.h"

#include "base/file.h"
#include "flows/head.h"
#include "render/render.h"
#include "site/facts.h"
#include "site/headers.h"
#include "site/lists.h"
#include "site/pages.h"

#include <stdio.h>
#include <string.h>

/* A work that is being finished. */
typedef struct {
    Worker *worker;
    const WorkPlan *plan;
    const SiteWork *work;
    SiteWriter *writer;
} Finish;

/* Puts WORK/NAME. */
static CodicilStatus put(const Finish *finish, const char *name,
                         const Buf *bytes)
{
    Buf path AUTO(buf_clear) = {0};
    buf_add_format(&path, "%s/%s", finish->work->name, name);
    if (!buf_is_ok(&path) || !buf_is_ok(bytes))
        return fault_memory(finish->worker->context);
    return site_put(finish->writer, path.bytes, bytes);
}

static CodicilStatus put_lists(const Finish *finish)
{
    Buf json AUTO(buf_clear) = {0}, map AUTO(buf_clear) = {0};
    site_versions_to_json(finish->work, &json);
    TRY(put(finish, "versions.json", &json));
    site_versions_to_timemap(finish->work, &map);
    return put(finish, "versions.link", &map);
}

/* ---------------------------------------------------------------------- pages
 */

/* Links to the same page in other languages, NAME.LOCALE.html. */
typedef struct {
    PageLink *links;
    size_t count;
} Links;

static void links_clear(Links *links)
{
    for (size_t i = 0; links->links && i < links->count; i++)
        free((void *)links->links[i].href);
    free(links->links);
}

/* `format` may take the locale. */
static bool links_add(Links *links, PageLink link, const char *format,
                      const char *locale)
{
    Buf address = {0};
    buf_add_format(&address, format, locale);
    link.href = buf_take(&address);
    links->links[links->count++] = link;
    return link.href != NULL;
}

static bool links_make(const SiteWork *work, const char *locale, Links *links)
{
    links->links = calloc(work->language_count + 4, sizeof *links->links);
    bool fine = links->links &&
                links_add(links, (PageLink){.rel = "canonical"},
                          "versions.%s.html", locale) &&
                links_add(links, (PageLink){.phrase = "documents"},
                          "../index.%s.html", locale) &&
                links_add(links,
                          (PageLink){.rel = "latest-version",
                                     .phrase = "current-version"},
                          "index.html", NULL);
    for (size_t i = 0; fine && i < work->language_count; i++) {
        const char *other = work->languages[i].locale;
        fine = links_add(links, (PageLink){.rel = "alternate", .locale = other},
                         "versions.%s.html", other);
    }
    return fine;
}

/* Draws a page and puts it. */
static CodicilStatus put_page(const Finish *finish, xmlDoc *page,
                              const char *locale, const char *name,
                              const PageHead *head)
{
    Buf bytes AUTO(buf_clear) = {0};
    Facts facts = {.publisher = finish->work->publisher, .locale = locale};
    RenderOptions options = {.locale = locale, .facts = &facts, .head = head};
    TRY(render_html(finish->worker->context, page, &options, &bytes));
    return put(finish, name, &bytes);
}

static CodicilStatus put_versions(const Finish *finish, const char *locale,
                                  const Phrases *phrases)
{
    xmlDoc *AUTO(free_doc) page = NULL;
    Links links AUTO(links_clear) = {0};
    Buf name AUTO(buf_clear) = {0}, data AUTO(buf_clear) = {0};
    const SiteLanguage *language = site_language_find(finish->work, locale);
    TRY(site_versions_page(finish->worker->context, finish->work, locale,
                           phrases, &page));
    buf_add_format(&name, "versions.%s.html", locale);
    head_add_page(language->title, locale, &data);
    if (!links_make(finish->work, locale, &links) || !buf_is_ok(&name) ||
        !buf_is_ok(&data))
        return fault_memory(finish->worker->context);
    PageHead head = {links.links, links.count, data.bytes};
    return put_page(finish, page, locale, name.bytes, &head);
}

static CodicilStatus put_feed(const Finish *finish, const char *locale,
                              const Phrases *phrases)
{
    Buf feed AUTO(buf_clear) = {0}, name AUTO(buf_clear) = {0};
    site_versions_to_feed(finish->work, locale, phrases, &feed);
    buf_add_format(&name, "feed.%s.atom", locale);
    if (!buf_is_ok(&name))
        return fault_memory(finish->worker->context);
    return put(finish, name.bytes, &feed);
}

static CodicilStatus put_language(const Finish *finish, const char *locale)
{
    CodicilContext *context = finish->worker->context;
    const char *data;
    Phrases *phrases = NULL;
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, locale, &phrases));
    CodicilStatus status = put_versions(finish, locale, phrases);
    if (status == CODICIL_OK)
        status = put_feed(finish, locale, phrases);
    phrases_close(phrases);
    return status;
}

/* WORK/index.html, in the language that prevails. */
static CodicilStatus put_index(const Finish *finish)
{
    const SiteWork *work = finish->work;
    xmlDoc *AUTO(free_doc) page = NULL;
    Buf data AUTO(buf_clear) = {0};
    const SiteLanguage *language =
        work->prevailing ? site_language_find(work, work->prevailing) : NULL;
    if (!language)
        language = &work->languages[0];
    const PageLink links[] = {
        {.rel = "canonical", .href = "index.html"},
        {.href = "../index.html", .phrase = "documents"},
    };
    head_add_page(language->title, language->locale, &data);
    PageHead head = {links, 2, buf_text(&data)};
    TRY(site_work_page(finish->worker->context, work, language->locale, &page));
    return put_page(finish, page, language->locale, "index.html", &head);
}

static CodicilStatus put_pages(const Finish *finish)
{
    for (size_t i = 0; i < finish->work->language_count; i++)
        TRY(put_language(finish, finish->work->languages[i].locale));
    return finish->work->language_count ? put_index(finish) : CODICIL_OK;
}

/* ---------------------------------------------------------------- pictures */

/* As it was published: its digest is looked at. */
static CodicilStatus put_picture(const Finish *finish, const Version *version,
                                 const LogPicture *picture)
{
    const Worker *worker = finish->worker;
    Buf bytes AUTO(buf_clear) = {0}, path AUTO(buf_clear) = {0};
    char sha256[DIGEST_SIZE];
    char *AUTO(free_bytes) file = store_path(
        &worker->store, version->work, version->label, picture->path, NULL);
    buf_add_format(&path, "%s/%s", version->label, picture->path);
    if (!file || !buf_is_ok(&path))
        return fault_memory(worker->context);
    TRY(store_check_path(&worker->store, file));
    TRY(file_read(worker->context, file, &bytes));
    digest_of(buf_text(&bytes), bytes.size, sha256);
    if (strcmp(sha256, picture->sha256) != 0)
        return fault(worker->context, CODICIL_INVALID, &(Place){.file = file},
                     "is not what was published: its SHA-256 is %s, that of "
                     "the publication log %s",
                     sha256, picture->sha256);
    return put(finish, path.bytes, &bytes);
}

/* Whether a later entry has a picture of that path. */
static bool comes_again(const Log *log, size_t entry, const char *path)
{
    for (size_t i = entry + 1; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].picture_count; j++)
            if (strcmp(log->items[i].pictures[j].path, path) == 0)
                return true;
    return false;
}

static CodicilStatus put_pictures(const Finish *finish, const Version *version)
{
    const Log *log = &version->log;
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].picture_count; j++) {
            const LogPicture *picture = &log->items[i].pictures[j];
            if (!comes_again(log, i, picture->path))
                TRY(put_picture(finish, version, picture));
        }
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- all */

static CodicilStatus put_all(Worker *worker, WorkPlan *plan, SiteWriter *writer)
{
    SiteView view AUTO(site_view_clear) = {0};
    TRY(site_view_make(worker, plan, &view));
    Finish finish = {worker, plan, &view.work, writer};
    for (size_t i = 0; i < plan->versions.count; i++) {
        if (!plan->versions.items[i]->is_published)
            continue;
        TRY(put_pictures(&finish, plan->versions.items[i]));
        TRY(version_manifests(worker, plan, i, writer));
    }
    if (view.work.version_count) {
        TRY(put_lists(&finish));
        TRY(put_pages(&finish));
        site_facts_add(&view.work, &writer->now.facts);
    }
    return writer->now.failed || !buf_is_ok(&writer->now.facts)
               ? fault_memory(worker->context)
               : CODICIL_OK;
}

/* Remembers the files that the parts and the rest made as one work's. */
static CodicilStatus gather(const Worker *worker, const WorkPlan *plan,
                            const SiteState *rest, SiteState *out)
{
    for (size_t i = 0; i < plan->part_count; i++)
        site_state_add_all(out, &plan->parts[i].made);
    site_state_add_all(out, rest);
    out->key = strdup(plan->key);
    out->from = plan->from;
    out->until = plan->until;
    return out->key && !out->failed ? CODICIL_OK
                                    : fault_memory(worker->context);
}

static CodicilStatus put_headers(SiteWriter *writer, const char *work)
{
    Buf path AUTO(buf_clear) = {0}, headers AUTO(buf_clear) = {0};
    if (!site_state_served(&writer->now))
        return CODICIL_OK;
    buf_add_format(&path, SITE_FOLDER "/headers/%s.json", work);
    site_headers_add(&writer->now, 0, &headers);
    if (!buf_is_ok(&path) || !buf_is_ok(&headers))
        return fault_memory(writer->context);
    return site_put(writer, path.bytes, &headers);
}

/* What the next build finds; `writer` has all files of the work. */
static CodicilStatus remember(const Worker *worker, const WorkPlan *plan,
                              const SiteWriter *writer)
{
    Build *build = worker->build;
    const SiteState *state = &writer->now;
    char *AUTO(free_bytes) path = build_state_path(build, plan->name);
    if (!path)
        return fault_memory(worker->context);
    TRY(build_sweep(build, &plan->old, state));
    TRY(build_tell_foreign(build, plan->name, state));
    pthread_mutex_lock(&build->lock);
    build->counts.files += site_state_served(state);
    pthread_mutex_unlock(&build->lock);
    return site_state_write(worker->context, path, state);
}

CodicilStatus work_finish(Worker *worker, WorkPlan *plan, size_t *written)
{
    SiteWriter writer = {.context = worker->context,
                         .root = worker->build->root,
                         .old = &plan->old,
                         .thread = worker->number,
                         .gzip = &worker->gzip};
    site_state_add_group(&writer.now, "work", "-");
    CodicilStatus status = put_all(worker, plan, &writer);
    *written = writer.written;
    SiteState rest AUTO(site_state_clear) = writer.now;
    writer.now = (SiteState){0};
    if (status == CODICIL_OK)
        status = gather(worker, plan, &rest, &writer.now);
    if (status == CODICIL_OK)
        status = put_headers(&writer, plan->name);
    if (status == CODICIL_OK)
        status = remember(worker, plan, &writer);
    site_state_clear(&writer.now);
    return status;
}
