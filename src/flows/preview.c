/* What's new, in short and in every language, before it is published. */
#include "flows/preview.h"

#include "flows/news.h"

#include <string.h>

static void close_phrases(Phrases **phrases)
{
    phrases_close(*phrases);
}

/* Both versions, and where they stand. */
typedef struct {
    const Release *release;
    size_t since, until;
    Texts since_texts, until_texts;
} Preview;

static void preview_clear(Preview *preview)
{
    texts_clear(&preview->since_texts);
    texts_clear(&preview->until_texts);
}

static CodicilStatus add_summary(const Preview *preview, const char *locale,
                                 Buf *out)
{
    const Release *release = preview->release;
    CodicilContext *context = release->context;
    const char *data;
    Phrases *AUTO(close_phrases) phrases = NULL;
    News *AUTO(free_news) news = NULL;
    Buf page AUTO(buf_clear) = {0};
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, locale, &phrases));
    NewsAsk ask = {.store = &release->store,
                   .work = release->work,
                   .versions = &release->versions,
                   .since = preview->since,
                   .until = preview->until,
                   .since_texts = &preview->since_texts,
                   .until_texts = &preview->until_texts,
                   .locale = locale,
                   .phrases = phrases};
    if (!texts_find(&preview->until_texts, locale))
        ask.served = release->work->prevailing;
    if (!news_language(&ask))
        return CODICIL_OK;
    TRY(news_open(context, &ask, &news));
    RenderOptions options = {.fragment = true, .locale = locale};
    TRY(news_write(news, CODICIL_MARKDOWN, &options, &page));
    const char *end = strstr(buf_text(&page), "\n## ");
    size_t size = end ? (size_t)(end - page.bytes) : page.size;
    buf_add_format(out, "\n[%s]\n\n", locale);
    buf_add(out, buf_text(&page), size);
    return buf_is_ok(&page) && buf_is_ok(out) ? CODICIL_OK
                                              : fault_memory(context);
}

CodicilStatus preview_news(const Release *release, Buf *out)
{
    const Versions *versions = &release->versions;
    Preview AUTO(preview_clear) preview = {.release = release};
    if (!release->before)
        return CODICIL_OK;
    for (size_t i = 0; i < versions->count; i++) {
        if (versions->items[i] == release->before)
            preview.since = i;
        if (versions->items[i] == release->version)
            preview.until = i;
    }
    if (preview.since >= preview.until)
        return CODICIL_OK;
    TRY(texts_published(release->context, release->before, INSTANT_MOST,
                        &preview.since_texts));
    TRY(texts_read(&release->store, release->work->name,
                   release->version->label, &preview.until_texts));
    for (size_t i = 0; i < preview.until_texts.count; i++)
        TRY(add_summary(&preview, preview.until_texts.items[i].locale, out));
    for (const char **at = release->work->promised; *at; at++)
        if (!texts_find(&preview.until_texts, *at))
            TRY(add_summary(&preview, *at, out));
    return CODICIL_OK;
}
