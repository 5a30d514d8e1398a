/* whatsnew: two versions of a work → what changed between them, in the reader's
 * language, with the notes of all versions between → the page that tells it. */
#include "flows/news.h"
#include "flows/notices.h"
#include "store/resolve.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    CodicilContext *context;
    Store store;
    Resolved *to; /* the newer version */
    Versions versions;
    size_t since, until;      /* places of the older and newer in versions */
    char reader[LOCALE_SIZE]; /* language of the page */
    Texts since_texts, until_texts;
    Phrases *phrases;
    News *news;
} Asked;

static void asked_close(Asked *asked)
{
    news_free(asked->news);
    texts_clear(&asked->since_texts);
    texts_clear(&asked->until_texts);
    phrases_close(asked->phrases);
    versions_clear(&asked->versions);
    resolved_free(asked->to);
    store_close(&asked->store);
}

/* --------------------------------------------------------------- the versions
 */

static CodicilStatus find_since(Asked *asked, const char *label)
{
    const Version *to = asked->to->version, *since;
    const char *work = asked->to->work->name;
    since = label ? versions_find(&asked->versions, label)
                  : versions_older(&asked->versions, to);
    if (!since && label)
        return fault(asked->context, CODICIL_NOT_FOUND,
                     &(Place){.file = asked->store.documents},
                     "has no version %s@%s", work, label);
    if (!since)
        return fault(asked->context, CODICIL_NOT_FOUND,
                     &(Place){.file = asked->store.documents},
                     "has no version before %s@%s to compare it with", work,
                     to->label);
    for (size_t i = 0; i < asked->versions.count; i++) {
        if (strcmp(asked->versions.items[i]->label, since->label) == 0)
            asked->since = i;
        if (strcmp(asked->versions.items[i]->label, to->label) == 0)
            asked->until = i;
    }
    if (asked->since >= asked->until)
        return fault(asked->context, CODICIL_MISUSE, NULL,
                     "%s@%s is not older than %s@%s", work, since->label, work,
                     to->label);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ together
 */

static CodicilStatus gather(Asked *asked, const CodicilNewsOptions *options)
{
    CodicilSource source = {.name = options->name,
                            .locale = options->locale,
                            .at = options->at,
                            .no_fallback = options->no_fallback};
    TRY(store_open(asked->context, &asked->store));
    TRY(resolve(&asked->store, &source, &asked->to));
    const Work *work = asked->to->work;
    TRY(versions_read(&asked->store, work->name, &asked->versions));
    TRY(find_since(asked, options->since));
    TRY(reader_open(asked->context, asked->to, asked->reader, &asked->phrases));
    TRY(texts_read(&asked->store, work->name,
                   asked->versions.items[asked->since]->label,
                   &asked->since_texts));
    return texts_read(&asked->store, work->name, asked->to->version->label,
                      &asked->until_texts);
}

static CodicilStatus compare(Asked *asked, bool no_fallback)
{
    NewsAsk ask = {.store = &asked->store,
                   .work = asked->to->work,
                   .versions = &asked->versions,
                   .since = asked->since,
                   .until = asked->until,
                   .since_texts = &asked->since_texts,
                   .until_texts = &asked->until_texts,
                   .locale = asked->reader,
                   .served = asked->to->text.locale,
                   .phrases = asked->phrases};
    const char *shown = news_language(&ask);
    if (no_fallback && shown && strcmp(shown, ask.served) != 0)
        return fault(asked->context, CODICIL_NO, NULL,
                     "not both versions of %s are there in '%s', and no other "
                     "language was wanted",
                     ask.work->name, ask.served);
    return news_open(asked->context, &ask, &asked->news);
}

static bool is_page(CodicilFormat format)
{
    return format == CODICIL_HTML || format == CODICIL_MARKDOWN ||
           format == CODICIL_PLAIN || format == CODICIL_RTF;
}

CodicilStatus codicil_whatsnew(CodicilContext *context,
                               const CodicilNewsOptions *options, char **bytes,
                               size_t *size)
{
    Asked asked AUTO(asked_close) = {.context = context, .store = STORE_CLOSED};
    Buf out AUTO(buf_clear) = {0};
    TRY(gather(&asked, options));
    if (!is_page(options->format))
        return fault(context, CODICIL_MISUSE, NULL,
                     "what's new comes as html, markdown, text or rtf");
    TRY(compare(&asked, options->no_fallback));
    RenderOptions render = {.fragment = options->fragment,
                            .width = options->width,
                            .locale = asked.reader,
                            .facts = &asked.to->facts};
    Notices notices AUTO(notices_clear) = {0};
    TRY(notices_served(context, asked.to, &notices));
    notices_give(&notices, &render);
    if (strcmp(asked.reader, asked.to->text.locale) != 0)
        render.banner_count = 0; /* the page says it itself */
    TRY(news_write(asked.news, options->format, &render, &out));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}
