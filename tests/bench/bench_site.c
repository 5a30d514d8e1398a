/* What the pages of a site cost alone, in one process: nothing is written, and
 * nothing done twice that a build does once.
 *
 *      bench_site STORE < LIST
 *
 *      list = *( "text" WORK VERSION LOCALE LF /
 *                "news" WORK SINCE VERSION LOCALE LF )
 *
 * A text is read and drawn as HTML, Markdown, plain text and RTF; what's new is
 * read, compared once and drawn as the first three and as JSON. Nothing else is
 * done: no store is looked through for each page, nothing is hashed, compressed
 * or written. tests/bench/site_cost.py makes the list of what a site holds, and
 * sets the CPU of this beside that of the build. */
#include "flows/news.h"
#include "render/render.h"
#include "store/resolve.h"

#include <stdio.h>
#include <string.h>

static const CodicilFormat formats[] = {CODICIL_HTML, CODICIL_MARKDOWN,
                                        CODICIL_PLAIN};

typedef struct {
    CodicilContext *context;
    Store store;
    char name[NAME_SIZE]; /* of the work that is open */
    Work *work;
    Versions versions;
} Bench;

static void on_message(void *user, const CodicilMessage *message)
{
    (void)user;
    if (message->level == CODICIL_FAULT)
        fprintf(stderr, "%s: %s\n", message->file ? message->file : "",
                message->text);
}

static CodicilStatus open_work(Bench *bench, const char *name)
{
    if (strcmp(bench->name, name) == 0)
        return CODICIL_OK;
    work_free(bench->work);
    bench->work = NULL;
    versions_clear(&bench->versions);
    snprintf(bench->name, sizeof bench->name, "%s", name);
    TRY(work_read(&bench->store, name, &bench->work));
    return versions_read(&bench->store, name, &bench->versions);
}

static size_t place_of(const Bench *bench, const char *label)
{
    size_t at = 0;
    while (at < bench->versions.count &&
           strcmp(bench->versions.items[at]->label, label) != 0)
        at++;
    return at;
}

static CodicilStatus draw_text(Bench *bench, const char *label,
                               const char *locale)
{
    static CodicilStatus (*const renderers[])(CodicilContext *, xmlDoc *,
                                              const RenderOptions *, Buf *) = {
        render_html, render_markdown, render_plain, render_rtf};
    const Version *version = bench->versions.items[place_of(bench, label)];
    Texts texts AUTO(texts_clear) = {0};
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(texts_read(&bench->store, bench->name, label, &texts));
    const Text *text = texts_find(&texts, locale);
    Facts facts = text_facts(bench->work, version, text);
    RenderOptions options = {.locale = locale, .facts = &facts};
    TRY(text_read(&bench->store, version, text, &doc));
    for (size_t i = 0; i < sizeof renderers / sizeof renderers[0]; i++) {
        Buf out AUTO(buf_clear) = {0};
        TRY(renderers[i](bench->context, doc, &options, &out));
    }
    return CODICIL_OK;
}

static CodicilStatus draw_pages(Bench *bench, const NewsAsk *ask)
{
    News *AUTO(free_news) news = NULL;
    TRY(news_open(bench->context, ask, &news));
    const Version *version = ask->versions->items[ask->until];
    Facts facts = text_facts(ask->work, version,
                             texts_find(ask->until_texts, ask->locale));
    RenderOptions options = {.locale = ask->locale, .facts = &facts};
    for (size_t i = 0; i <= sizeof formats / sizeof formats[0]; i++) {
        Buf out AUTO(buf_clear) = {0};
        bool is_last = i == sizeof formats / sizeof formats[0];
        TRY(news_write(news, is_last ? CODICIL_DELTA : formats[i], &options,
                       &out));
    }
    return CODICIL_OK;
}

static CodicilStatus draw_news(Bench *bench, const char *since,
                               const char *version, const char *locale)
{
    Texts old AUTO(texts_clear) = {0}, new AUTO(texts_clear) = {0};
    Phrases *phrases = NULL;
    const char *data;
    NewsAsk ask = {.store = &bench->store,
                   .work = bench->work,
                   .versions = &bench->versions,
                   .since = place_of(bench, since),
                   .until = place_of(bench, version),
                   .since_texts = &old,
                   .until_texts = &new,
                   .locale = locale};
    TRY(texts_read(&bench->store, bench->name, since, &old));
    TRY(texts_read(&bench->store, bench->name, version, &new));
    TRY(context_data(bench->context, &data));
    TRY(phrases_open(bench->context, data, locale, &phrases));
    ask.phrases = phrases;
    CodicilStatus status = draw_pages(bench, &ask);
    phrases_close(phrases);
    return status;
}

static CodicilStatus do_line(Bench *bench, const char *line)
{
    char work[64], since[64], version[64], locale[64];
    bool is_news = sscanf(line, "news %63s %63s %63s %63s", work, since,
                          version, locale) == 4;
    if (!is_news &&
        sscanf(line, "text %63s %63s %63s", work, version, locale) != 3)
        return CODICIL_MISUSE;
    TRY(open_work(bench, work));
    return is_news ? draw_news(bench, since, version, locale)
                   : draw_text(bench, version, locale);
}

int main(int argc, char **argv)
{
    Bench bench = {.context = codicil_context_new(), .store = STORE_CLOSED};
    char line[512];
    codicil_context_set_sink(bench.context, on_message, NULL);
    CodicilStatus status =
        argc == 2 ? codicil_context_set_store(bench.context, argv[1])
                  : CODICIL_MISUSE;
    if (status == CODICIL_OK)
        status = store_open(bench.context, &bench.store);
    while (status == CODICIL_OK && fgets(line, sizeof line, stdin))
        status = do_line(&bench, line);
    work_free(bench.work);
    versions_clear(&bench.versions);
    store_close(&bench.store);
    codicil_context_free(bench.context);
    return status != CODICIL_OK;
}
