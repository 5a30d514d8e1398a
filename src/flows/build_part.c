/* One part of a work: the files of a text, as they were published, or what is
 * new since an older version in one language. */
#include "flows/build.h"

#include "flows/head.h"
#include "flows/news.h"
#include "store/kept.h"

#include <string.h>

const BuildFormat build_formats[BUILD_FORMATS] = {
    {"html", "html"}, {"markdown", "md"}, {"text", "txt"},
    {"rtf", "rtf"},   {"xml", "xml"},
};

static SiteWriter writer_of(Worker *worker, const WorkPlan *plan)
{
    return (SiteWriter){.context = worker->context,
                        .root = worker->build->root,
                        .old = &plan->old,
                        .thread = worker->number,
                        .gzip = &worker->gzip};
}

/* ------------------------------------------------------------------ the texts
 */

typedef struct {
    const Worker *worker;
    const Version *version;
    const char *locale;
    SiteWriter *writer;
    bool has_key; /* only the key is made: */
    Buf key;
} TextFiles;

/* The rendition of a revision that was published first: the one that stands
 * under an address that never changes. */
static const char *first_rendition(const Log *log, const LogText *text,
                                   const char *format)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++) {
            const LogText *other = &log->items[i].texts[j];
            if (strcmp(other->locale, text->locale) != 0 ||
                other->revision != text->revision)
                continue;
            for (size_t k = 0; k < other->rendition_count; k++)
                if (strcmp(other->renditions[k].format, format) == 0)
                    return other->renditions[k].sha256;
        }
    return NULL;
}

/* Puts kept bytes at one or two addresses, NULL for none. */
static CodicilStatus put_kept(TextFiles *files, const char *sha256,
                              const char *path, const char *other)
{
    Buf bytes AUTO(buf_clear) = {0};
    if (files->has_key) {
        buf_add_format(&files->key, "%s %s %s\n", sha256, path,
                       other ? other : "-");
        return CODICIL_OK;
    }
    TRY(kept_read(&files->worker->store, files->version, sha256, &bytes));
    return site_put_both(files->writer, path, other, &bytes, sha256);
}

/* LOCALE~N.ENDING and, of the newest revision, LOCALE.ENDING. */
static CodicilStatus put_format(TextFiles *files, const LogText *text,
                                size_t format)
{
    const Version *version = files->version;
    const Log *log = &version->log;
    const LogText *newest = log_find(log, files->locale, INSTANT_MOST);
    const LogRendition *last =
        log_rendition(log, text, build_formats[format].name);
    const char *first = first_rendition(log, text, build_formats[format].name);
    const char *ending = build_formats[format].ending;
    Buf own AUTO(buf_clear) = {0}, lasting AUTO(buf_clear) = {0};
    buf_add_format(&own, "%s/%s/%s.%s", version->work, version->label,
                   files->locale, ending);
    buf_add_format(&lasting, "%s/%s/%s~%u.%s", version->work, version->label,
                   files->locale, text->revision, ending);
    if (!buf_is_ok(&own) || !buf_is_ok(&lasting))
        return fault_memory(files->worker->context);
    if (!first || !last)
        return CODICIL_OK;
    bool is_newest = newest->revision == text->revision;
    bool is_same = strcmp(first, last->sha256) == 0;
    TRY(put_kept(files, first, lasting.bytes,
                 is_newest && is_same ? own.bytes : NULL));
    if (is_newest && !is_same)
        TRY(put_kept(files, last->sha256, own.bytes, NULL));
    return CODICIL_OK;
}

/* Every revision, once. */
static CodicilStatus put_text(TextFiles *files)
{
    const Log *log = &files->version->log;
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++) {
            const LogText *text = &log->items[i].texts[j];
            if (log->items[i].kind == ENTRY_RERENDER ||
                strcmp(text->locale, files->locale) != 0)
                continue;
            for (size_t k = 0; k < BUILD_FORMATS; k++)
                TRY(put_format(files, text, k));
        }
    return buf_is_ok(&files->key) ? CODICIL_OK
                                  : fault_memory(files->worker->context);
}

static CodicilStatus make_text(Worker *worker, const WorkPlan *plan,
                               const Part *part, SiteWriter *writer)
{
    char key[DIGEST_SIZE];
    Buf name AUTO(buf_clear) = {0};
    const Version *version = plan->versions.items[part->version];
    TextFiles files = {.worker = worker,
                       .version = version,
                       .locale = part->locale,
                       .writer = writer,
                       .has_key = true};
    CodicilStatus status = put_text(&files);
    if (status == CODICIL_OK)
        digest_of(buf_text(&files.key), files.key.size, key);
    buf_clear(&files.key);
    TRY(status);
    buf_add_format(&name, "%s/%s", version->label, part->locale);
    if (!buf_is_ok(&name))
        return fault_memory(worker->context);
    if (site_keep(writer, name.bytes, key))
        return CODICIL_OK;
    files.has_key = false;
    return put_text(&files);
}

/* ---------------------------------------------------------------- what's new
 */

static const struct {
    CodicilFormat format;
    const char *ending;
} news_formats[] = {
    {CODICIL_HTML, "html"},
    {CODICIL_MARKDOWN, "md"},
    {CODICIL_PLAIN, "txt"},
    {CODICIL_DELTA, "json"},
};

/* Two versions, for readers of one language. */
typedef struct {
    Worker *worker;
    const WorkPlan *plan;
    const Part *part;
    const Version *since, *version;
    Phrases *phrases;
    NewsAsk ask;
    PageLink *links; /* to the same page in other languages … */
    size_t link_count;
    char **addresses; /* … where these are */
    char *list;       /* the address of all versions */
} NewsPages;

static void news_pages_clear(NewsPages *pages)
{
    for (size_t i = 0; pages->addresses && i < pages->link_count; i++)
        free(pages->addresses[i]);
    free(pages->addresses);
    free(pages->links);
    free(pages->list);
    phrases_close(pages->phrases);
}

static char *format_address(const char *format, const char *locale)
{
    Buf address = {0};
    buf_add_format(&address, format, locale);
    return buf_take(&address);
}

static bool add_link(NewsPages *pages, PageLink link, char *address)
{
    link.href = address;
    pages->addresses[pages->link_count] = address;
    pages->links[pages->link_count++] = link;
    return address != NULL;
}

static bool list_links(NewsPages *pages)
{
    const Texts *own = pages->ask.until_texts, *other = pages->ask.since_texts;
    size_t most = own->count + other->count + 2;
    bool fine;
    pages->links = calloc(most, sizeof *pages->links);
    pages->addresses = calloc(most, sizeof *pages->addresses);
    if (!pages->links || !pages->addresses)
        return false;
    fine =
        add_link(pages, (PageLink){.rel = "canonical"},
                 format_address("%s.html", pages->part->locale)) &&
        add_link(pages,
                 (PageLink){.rel = "version-history", .phrase = "all-versions"},
                 format_address("../versions.%s.html", pages->part->locale));
    for (size_t i = 0; fine && i < own->count + other->count; i++) {
        const char *locale = i < own->count
                                 ? own->items[i].locale
                                 : other->items[i - own->count].locale;
        if (i < own->count || !texts_find(own, locale))
            fine = add_link(pages,
                            (PageLink){.rel = "alternate", .locale = locale},
                            format_address("%s.html", locale));
    }
    return fine;
}

static CodicilStatus open_pages(NewsPages *pages)
{
    Worker *worker = pages->worker;
    const WorkPlan *plan = pages->plan;
    const Part *part = pages->part;
    const char *data;
    pages->version = plan->versions.items[part->version];
    pages->since = plan->versions.items[part->since];
    TRY(context_data(worker->context, &data));
    TRY(phrases_open(worker->context, data, part->locale, &pages->phrases));
    pages->ask = (NewsAsk){.store = &worker->store,
                           .work = plan->work,
                           .versions = &plan->versions,
                           .since = part->since,
                           .until = part->version,
                           .since_texts = &plan->texts[part->since],
                           .until_texts = &plan->texts[part->version],
                           .locale = part->locale,
                           .phrases = pages->phrases};
    return list_links(pages) ? CODICIL_OK : fault_memory(worker->context);
}

static void add_text_key(const Version *version, const char *locale, Buf *out)
{
    const LogText *text =
        locale ? log_find(&version->log, locale, INSTANT_MOST) : NULL;
    buf_add_format(out, "%s\n", text ? text->sha256 : "-");
}

/* All that the pages are made of. */
static void add_news_key(const NewsPages *pages, Buf *out)
{
    const NewsAsk *ask = &pages->ask;
    const char *shown = news_language(ask);
    buf_add_format(out, "%s\n%s\n", pages->worker->build->key, ask->locale);
    add_text_key(pages->since, shown, out);
    add_text_key(pages->version, shown, out);
    add_text_key(pages->since, ask->locale, out);
    add_text_key(pages->version, ask->locale, out);
    for (size_t i = ask->since; i <= ask->until; i++) {
        const Version *version = ask->versions->items[i];
        const LogEntry *last = log_last(&version->log);
        if (last)
            buf_add_format(out, "%s\n", last->head);
    }
    for (size_t i = 0; i < pages->link_count; i++)
        buf_add_format(out, "%s\n", pages->links[i].href);
}

static CodicilStatus put_news(const NewsPages *pages, const News *news,
                              size_t format, SiteWriter *writer)
{
    const NewsAsk *ask = &pages->ask;
    Buf bytes AUTO(buf_clear) = {0}, path AUTO(buf_clear) = {0};
    Buf data AUTO(buf_clear) = {0};
    const Text *text = texts_find(ask->until_texts, ask->locale);
    if (!text)
        text = texts_find(ask->until_texts, news_language(ask));
    Facts facts = text_facts(ask->work, pages->version, text);
    facts.is_draft = false;
    head_add_page(news_title(news), ask->locale, &data);
    PageHead head = {pages->links, pages->link_count, buf_text(&data)};
    RenderOptions options = {
        .locale = ask->locale, .facts = &facts, .head = &head};
    TRY(news_write(news, news_formats[format].format, &options, &bytes));
    buf_add_format(&path, "%s/%s..%s/%s.%s", ask->work->name,
                   pages->since->label, pages->version->label, ask->locale,
                   news_formats[format].ending);
    if (!buf_is_ok(&path) || !buf_is_ok(&data))
        return fault_memory(writer->context);
    return site_put(writer, path.bytes, &bytes);
}

static CodicilStatus make_news(Worker *worker, const WorkPlan *plan,
                               const Part *part, SiteWriter *writer)
{
    NewsPages pages AUTO(news_pages_clear) = {
        .worker = worker, .plan = plan, .part = part};
    Buf list AUTO(buf_clear) = {0}, name AUTO(buf_clear) = {0};
    char key[DIGEST_SIZE];
    TRY(open_pages(&pages));
    add_news_key(&pages, &list);
    buf_add_format(&name, "%s..%s/%s", pages.since->label, pages.version->label,
                   part->locale);
    if (!buf_is_ok(&list) || !buf_is_ok(&name))
        return fault_memory(worker->context);
    digest_of(list.bytes, list.size, key);
    if (site_keep(writer, name.bytes, key))
        return CODICIL_OK;
    News *AUTO(free_news) news = NULL;
    TRY(news_open(worker->context, &pages.ask, &news));
    for (size_t i = 0; i < sizeof news_formats / sizeof news_formats[0]; i++)
        TRY(put_news(&pages, news, i, writer));
    return CODICIL_OK;
}

CodicilStatus part_make(Worker *worker, const WorkPlan *plan, Part *part,
                        size_t *written)
{
    SiteWriter writer = writer_of(worker, plan);
    CodicilStatus status = (part->since == NO_VERSION ? make_text : make_news)(
        worker, plan, part, &writer);
    part->made = writer.now;
    *written = writer.written;
    if (status == CODICIL_OK && part->made.failed)
        return fault_memory(worker->context);
    return status;
}
