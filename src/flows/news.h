/* What changed between two versions of a work, for readers of one language:
 * compared once, written in each format. */
#ifndef FLOWS_NEWS_H
#define FLOWS_NEWS_H

#include "lang/phrases.h"
#include "render/render.h"
#include "store/texts.h"
#include "store/versions.h"

/* All borrowed, as long as the news are there. */
typedef struct {
    const Store *store;
    const Work *work;
    const Versions *versions;
    size_t since, until;      /* places of the older and newer in versions */
    const Texts *since_texts; /* those of them that may be shown */
    const Texts *until_texts;
    const char *locale; /* the reader's, canonical … */
    const char *served; /* … and what he is served for it; NULL: the same */
    const Phrases *phrases; /* of `locale` */
} NewsAsk;

typedef struct News News;

/* Compares the texts in the reader's language; where that has not both, in the
 * language that is served for it, else the prevailing, else the original one:
 * the page says so. CODICIL_NOT_FOUND where none has both. */
CodicilStatus news_open(CodicilContext *context, const NewsAsk *ask,
                        News **out);
void news_free(News *news);
DEFINE_CLEANUP(free_news, News, news_free)

/* The language in which they will be compared; NULL: none has both. */
const char *news_language(const NewsAsk *ask);

/* The document's title, in the reader's language where it is there. Borrowed.
 */
const char *news_title(const News *news);

/* Adds the page as HTML, Markdown, plain text or RTF, or the delta as JSON
 * (codicil-delta(5)), to which the options say nothing. Links lead to
 * ../VERSION/LOCALE.html, pictures to ../VERSION/media/. */
CodicilStatus news_write(const News *news, CodicilFormat format,
                         const RenderOptions *options, Buf *out);

#endif
