/* whatsnew: two versions of a work, in a language that both have → changes →
 * the page that tells them, in the reader's language, with the notes of all
 * versions between. */
#include "diff/news.h"
#include "diff/summary.h"
#include "model/walk.h"
#include "render/render.h"
#include "store/notes.h"
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
    char shown[LOCALE_SIZE];  /* language of the texts that are compared */
    Phrases *phrases;
    xmlDoc *a, *b;    /* the texts, in `shown` */
    xmlDoc *headings; /* a text in `reader`, where that is another */
    NewsNote *notes;
    size_t note_count;
} News;

static void free_note(NewsNote *note)
{
    for (size_t i = 0; note->paragraphs && note->paragraphs[i]; i++)
        free((void *)note->paragraphs[i]);
    free((void *)note->paragraphs);
}

static void news_close(News *news)
{
    for (size_t i = 0; i < news->note_count; i++)
        free_note(&news->notes[i]);
    free(news->notes);
    xmlFreeDoc(news->a);
    xmlFreeDoc(news->b);
    xmlFreeDoc(news->headings);
    phrases_close(news->phrases);
    versions_clear(&news->versions);
    resolved_free(news->to);
    store_close(&news->store);
}

/* --------------------------------------------------------------- the versions
 */

static CodicilStatus find_since(News *news, const char *label)
{
    const Version *to = news->to->version, *since;
    const char *work = news->to->work->name;
    since = label ? versions_find(&news->versions, label)
                  : versions_before(&news->versions, to);
    if (!since && label)
        return fault(news->context, CODICIL_NOT_FOUND,
                     &(Place){.file = news->store.documents},
                     "has no version %s@%s", work, label);
    if (!since)
        return fault(news->context, CODICIL_NOT_FOUND,
                     &(Place){.file = news->store.documents},
                     "has no version before %s@%s to compare it with", work,
                     to->label);
    for (size_t i = 0; i < news->versions.count; i++) {
        if (strcmp(news->versions.items[i]->label, since->label) == 0)
            news->since = i;
        if (strcmp(news->versions.items[i]->label, to->label) == 0)
            news->until = i;
    }
    if (news->since >= news->until)
        return fault(news->context, CODICIL_MISUSE, NULL,
                     "%s@%s is not older than %s@%s", work, since->label, work,
                     to->label);
    return CODICIL_OK;
}

/* -------------------------------------------------------------- the languages
 */

/* The language of the page: what was asked for, as long as codicil has words
 * in it, else that of the text. */
static CodicilStatus choose_reader(News *news)
{
    const Resolved *to = news->to;
    char asked[LOCALE_SIZE], found[LOCALE_SIZE];
    snprintf(news->reader, sizeof news->reader, "%s", to->text.locale);
    bool is_asked = to->match == LOCALE_FALLBACK &&
                    locale_from_text(to->asked, asked, NULL);
    if (is_asked)
        snprintf(news->reader, sizeof news->reader, "%s", asked);
    const char *data;
    TRY(context_data(news->context, &data));
    TRY(phrases_open(news->context, data, news->reader, &news->phrases));
    if (!is_asked)
        return CODICIL_OK;
    locale_to_language(phrases_locale(news->phrases), found);
    locale_to_language(news->reader, asked);
    if (strcmp(asked, found) == 0)
        return CODICIL_OK;
    phrases_close(news->phrases);
    news->phrases = NULL;
    snprintf(news->reader, sizeof news->reader, "%s", to->text.locale);
    return phrases_open(news->context, data, news->reader, &news->phrases);
}

/* Both versions' texts in one language. */
typedef struct {
    Texts since, until;
} Sides;

static void sides_clear(Sides *sides)
{
    texts_clear(&sides->since);
    texts_clear(&sides->until);
}

static CodicilStatus none_common(const News *news, const Sides *sides)
{
    AUTO(buf_clear) Buf since = {0}, until = {0};
    texts_tell(&sides->since, &since);
    texts_tell(&sides->until, &until);
    return fault(news->context, CODICIL_NOT_FOUND,
                 &(Place){.file = news->store.documents},
                 "has no language of '%s' in which both versions are there: "
                 "%s in %s; %s in %s",
                 news->to->work->name, news->versions.items[news->since]->label,
                 buf_text(&since), news->to->version->label, buf_text(&until));
}

static CodicilStatus read_side(const News *news, size_t index,
                               const Texts *texts, const char *locale,
                               xmlDoc **out)
{
    return text_read(&news->store, news->versions.items[index],
                     texts_find(texts, locale), out);
}

static CodicilStatus read_texts(News *news)
{
    Sides sides AUTO(sides_clear) = {0};
    const Work *work = news->to->work;
    TRY(texts_read(&news->store, work->name,
                   news->versions.items[news->since]->label, &sides.since));
    TRY(texts_read(&news->store, work->name, news->to->version->label,
                   &sides.until));
    const char *wishes[] = {news->reader, news->to->text.locale,
                            work->prevailing, work->original};
    const char *shown = NULL;
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0] && !shown; i++)
        if (wishes[i] && texts_find(&sides.since, wishes[i]) &&
            texts_find(&sides.until, wishes[i]))
            shown = wishes[i];
    if (!shown)
        return none_common(news, &sides);
    snprintf(news->shown, sizeof news->shown, "%s", shown);
    TRY(read_side(news, news->since, &sides.since, shown, &news->a));
    TRY(read_side(news, news->until, &sides.until, shown, &news->b));
    if (strcmp(shown, news->reader) == 0)
        return CODICIL_OK;
    if (texts_find(&sides.until, news->reader))
        return read_side(news, news->until, &sides.until, news->reader,
                         &news->headings);
    if (texts_find(&sides.since, news->reader))
        return read_side(news, news->since, &sides.since, news->reader,
                         &news->headings);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ the notes
 */

static bool copy_note(const TeamNote *from, const char *version, NewsNote *to)
{
    size_t count = 0, room = 0;
    const xmlNode *at = NULL;
    AUTO(buf_clear) Buf counted = {0};
    while (team_note_next(from, &at, &counted))
        room++;
    const char **paragraphs = calloc(room + 1, sizeof *paragraphs);
    *to = (NewsNote){from->provision, version, from->locale, paragraphs};
    bool ok = paragraphs != NULL;
    while (ok) {
        AUTO(buf_clear) Buf words = {0};
        if (!team_note_next(from, &at, &words))
            break;
        paragraphs[count] = buf_take(&words);
        ok = paragraphs[count++] != NULL;
    }
    return ok;
}

/* Adds those of one version. */
static CodicilStatus add_notes(News *news, const Version *version)
{
    TeamNotes notes AUTO(team_notes_clear) = {0};
    TRY(team_notes_choose(news->context, version, news->reader,
                          news->to->work->original, &notes));
    if (!notes.count)
        return CODICIL_OK;
    NewsNote *grown =
        realloc(news->notes, (news->note_count + notes.count) * sizeof *grown);
    if (!grown)
        return fault_memory(news->context);
    news->notes = grown;
    for (size_t i = 0; i < notes.count; i++)
        if (!copy_note(&notes.items[i], version->label,
                       &news->notes[news->note_count++]))
            return fault_memory(news->context);
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- the page
 */

/* The counts of the page, from those of the comparison. */
static NewsCounts counts_of(const Summary *summary)
{
    const size_t *kinds = summary->kinds;
    size_t words = summary->words_before + summary->words_after;
    size_t marked = summary->added + summary->removed;
    return (NewsCounts){
        .changed = kinds[CHANGE_MODIFY] + kinds[CHANGE_VALUE] +
                   kinds[CHANGE_DEFINITION] + kinds[CHANGE_TITLE],
        .moved = kinds[CHANGE_MOVE] + kinds[CHANGE_MOVE_MODIFY],
        .added = kinds[CHANGE_INSERT],
        .removed = kinds[CHANGE_DELETE],
        .reshaped = kinds[CHANGE_SPLIT] + kinds[CHANGE_MERGE],
        .renumbered = kinds[CHANGE_RENUMBER],
        .reformatted = kinds[CHANGE_FORMAT] + kinds[CHANGE_LINK],
        .words_in = summary->added,
        .words_out = summary->removed,
        .share = words ? (double)marked / (double)words : 0};
}

/* The facts that came and went; NULL without memory. */
static NewsFacts *list_facts(const Changes *changes, size_t *count)
{
    NewsFacts *facts = calloc(changes->count + 1, sizeof *facts);
    *count = 0;
    for (size_t i = 0; facts && i < changes->count; i++) {
        const ChangeRecord *change = &changes->items[i];
        if (change->marked && (change->added || change->removed))
            facts[(*count)++] =
                (NewsFacts){change->marked, change->added, change->removed};
    }
    return facts;
}

static void free_facts(NewsFacts **facts)
{
    free(*facts);
}

/* How the page calls the document. */
static bool add_title(const News *news, Buf *out)
{
    const xmlNode *line = doc_title(news->headings ? news->headings : news->b);
    if (line)
        walk_text(line, true, out);
    if (!out->size)
        buf_add_text(out, news->to->work->name);
    return buf_is_ok(out);
}

/* With links where they can be followed. */
static CodicilStatus make_page(News *news, bool has_links, xmlDoc **page)
{
    Comparison *AUTO(free_comparison) comparison = NULL;
    CompareInput compare = {.a = news->a, .b = news->b, .locale = news->shown};
    Summary summary;
    TRY(compare_texts(news->context, &compare, &comparison));
    TRY(summary_make(news->context, &compare, comparison, &summary));
    Buf title AUTO(buf_clear) = {0}, text AUTO(buf_clear) = {0};
    size_t fact_count;
    NewsFacts *AUTO(free_facts) facts =
        list_facts(&comparison->changes, &fact_count);
    const Version *to = news->to->version;
    buf_add_format(&text, "../%s/%s.html", to->label, news->shown);
    if (!facts || !buf_is_ok(&text) || !add_title(news, &title))
        return fault_memory(news->context);
    NewsInput input = {.marked = comparison->marked,
                       .headings = news->headings,
                       .phrases = news->phrases,
                       .locale = news->reader,
                       .title = title.bytes,
                       .since = news->versions.items[news->since]->label,
                       .version = to->label,
                       .change = change_to_text(to->change),
                       .text = has_links ? text.bytes : NULL,
                       .notes = news->notes,
                       .note_count = news->note_count,
                       .facts = facts,
                       .fact_count = fact_count,
                       .is_several = news->until - news->since > 1,
                       .counts = counts_of(&summary)};
    return news_make(news->context, &input, page);
}

static CodicilStatus render(News *news, const CodicilNewsOptions *options,
                            Buf *out)
{
    static CodicilStatus (*const renderers[])(CodicilContext *, xmlDoc *,
                                              const RenderOptions *, Buf *) = {
        [CODICIL_HTML] = render_html,
        [CODICIL_MARKDOWN] = render_markdown,
        [CODICIL_PLAIN] = render_plain,
        [CODICIL_RTF] = render_rtf,
    };
    xmlDoc *AUTO(free_doc) page = NULL;
    if ((size_t)options->format >= sizeof renderers / sizeof renderers[0] ||
        !renderers[options->format])
        return fault(news->context, CODICIL_MISUSE, NULL,
                     "what's new comes as html, markdown, text or rtf");
    TRY(make_page(news,
                  options->format == CODICIL_HTML ||
                      options->format == CODICIL_MARKDOWN,
                  &page));
    RenderOptions render = {.fragment = options->fragment,
                            .width = options->width,
                            .locale = news->reader,
                            .facts = &news->to->facts};
    TRY(renderers[options->format](news->context, page, &render, out));
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(news->context);
}

static CodicilStatus gather(News *news, const CodicilNewsOptions *options)
{
    CodicilSource source = {
        .name = options->name, .locale = options->locale, .at = options->at};
    TRY(store_open(news->context, &news->store));
    TRY(resolve(&news->store, &source, &news->to));
    TRY(versions_read(&news->store, news->to->work->name, &news->versions));
    TRY(find_since(news, options->since));
    TRY(choose_reader(news));
    TRY(read_texts(news));
    for (size_t i = news->since + 1; i <= news->until; i++)
        TRY(add_notes(news, news->versions.items[i]));
    return CODICIL_OK;
}

CodicilStatus codicil_whatsnew(CodicilContext *context,
                               const CodicilNewsOptions *options, char **bytes,
                               size_t *size)
{
    News news AUTO(news_close) = {.context = context, .store = STORE_CLOSED};
    Buf out AUTO(buf_clear) = {0};
    TRY(gather(&news, options));
    TRY(render(&news, options, &out));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}
