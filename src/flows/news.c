/* What changed between two versions of a work, for the readers of one language:
 * texts in a language that both have → changes → pages. */
#include "flows/news.h"

#include "diff/following.h"
#include "diff/news.h"
#include "diff/report.h"
#include "model/walk.h"
#include "render/render.h"
#include "store/notes.h"

#include <stdio.h>
#include <string.h>

struct News {
    NewsAsk ask;
    CodicilContext *context;
    char shown[LOCALE_SIZE]; /* language of the texts that are compared */
    xmlDoc *a, *b;           /* the texts, in `shown` */
    xmlDoc *headings;        /* a text in the reader's language, where that is
                                another */
    Comparison *comparison;
    Summary summary;
    NewsFacts *facts;
    size_t fact_count;
    const xmlNode **following;
    size_t following_count;
    Buf title;
    NewsNote *notes;
    size_t note_count;
};

static void free_note(NewsNote *note)
{
    for (size_t i = 0; note->paragraphs && note->paragraphs[i]; i++)
        free((void *)note->paragraphs[i]);
    free((void *)note->paragraphs);
}

void news_free(News *news)
{
    if (!news)
        return;
    for (size_t i = 0; i < news->note_count; i++)
        free_note(&news->notes[i]);
    free(news->notes);
    free(news->facts);
    free(news->following);
    comparison_free(news->comparison);
    xmlFreeDoc(news->a);
    xmlFreeDoc(news->b);
    xmlFreeDoc(news->headings);
    buf_clear(&news->title);
    free(news);
}

static const Version *version_at(const News *news, size_t index)
{
    return news->ask.versions->items[index];
}

/* -------------------------------------------------------------- the texts
 */

static CodicilStatus none_common(const News *news)
{
    AUTO(buf_clear) Buf since = {0}, until = {0};
    texts_tell(news->ask.since_texts, &since);
    texts_tell(news->ask.until_texts, &until);
    return fault(news->context, CODICIL_NOT_FOUND,
                 &(Place){.file = news->ask.store->documents},
                 "has no language of '%s' in which both versions are there: "
                 "%s in %s; %s in %s",
                 news->ask.work->name, version_at(news, news->ask.since)->label,
                 buf_text(&since), version_at(news, news->ask.until)->label,
                 buf_text(&until));
}

static CodicilStatus read_side(const News *news, bool is_until,
                               const char *locale, xmlDoc **out)
{
    const NewsAsk *ask = &news->ask;
    const Texts *texts = is_until ? ask->until_texts : ask->since_texts;
    return text_read(ask->store,
                     version_at(news, is_until ? ask->until : ask->since),
                     texts_find(texts, locale), out);
}

const char *news_language(const NewsAsk *ask)
{
    const char *wishes[] = {ask->locale, ask->served, ask->work->prevailing,
                            ask->work->original};
    for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++)
        if (wishes[i] && texts_find(ask->since_texts, wishes[i]) &&
            texts_find(ask->until_texts, wishes[i]))
            return wishes[i];
    return NULL;
}

static CodicilStatus read_texts(News *news)
{
    const NewsAsk *ask = &news->ask;
    const char *shown = news_language(ask);
    if (!shown)
        return none_common(news);
    snprintf(news->shown, sizeof news->shown, "%s", shown);
    TRY(read_side(news, false, shown, &news->a));
    TRY(read_side(news, true, shown, &news->b));
    if (strcmp(shown, ask->locale) == 0)
        return CODICIL_OK;
    bool is_until = texts_find(ask->until_texts, ask->locale) != NULL;
    if (is_until || texts_find(ask->since_texts, ask->locale))
        return read_side(news, is_until, ask->locale, &news->headings);
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
    TRY(team_notes_choose(news->context, version, news->ask.locale,
                          news->ask.work->original, &notes));
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

/* ------------------------------------------------------------------- changes
 */

static bool is_other_words(ChangeKind kind)
{
    return kind == CHANGE_MODIFY || kind == CHANGE_VALUE ||
           kind == CHANGE_DEFINITION || kind == CHANGE_TITLE;
}

/* Lines whose words changed; one that words came to from elsewhere, too, where
 * that is all. */
static size_t count_changed(const Changes *changes)
{
    size_t count = 0;
    for (size_t i = 0, end; i < changes->count; i = end) {
        size_t own = 0, moved = 0, order = changes->items[i].order;
        for (end = i; end < changes->count; end++) {
            if (changes->items[end].order != order)
                break;
            own += is_other_words(changes->items[end].kind);
            moved += changes->items[end].kind == CHANGE_MOVE_WORDS;
        }
        count += own ? own : moved > 0;
    }
    return count;
}

/* The counts of the page, from those of the comparison. */
static NewsCounts counts_of(const News *news)
{
    const Summary *summary = &news->summary;
    const size_t *kinds = summary->kinds;
    size_t words = summary->words_before + summary->words_after;
    size_t marked = summary->added + summary->removed;
    return (NewsCounts){.changed = count_changed(&news->comparison->changes) -
                                   news->following_count,
                        .moved = kinds[CHANGE_MOVE] + kinds[CHANGE_MOVE_MODIFY],
                        .added = kinds[CHANGE_INSERT],
                        .removed = kinds[CHANGE_DELETE],
                        .reshaped = kinds[CHANGE_SPLIT] + kinds[CHANGE_MERGE],
                        .renumbered = kinds[CHANGE_RENUMBER],
                        .reformatted =
                            kinds[CHANGE_FORMAT] + kinds[CHANGE_LINK],
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

/* How the page calls the document. */
static bool add_title(const News *news, Buf *out)
{
    const xmlNode *line = doc_title(news->headings ? news->headings : news->b);
    if (line)
        walk_text(line, true, out);
    if (!out->size)
        buf_add_text(out, news->ask.work->name);
    return buf_is_ok(out);
}

static CodicilStatus compare(News *news)
{
    CompareInput input = {.a = news->a, .b = news->b, .locale = news->shown};
    TRY(compare_texts(news->context, &input, &news->comparison));
    TRY(summary_make(news->context, &input, news->comparison, &news->summary));
    news->facts = list_facts(&news->comparison->changes, &news->fact_count);
    news->following = following_find(news->comparison, &news->following_count);
    if (!news->facts || !news->following || !add_title(news, &news->title))
        return fault_memory(news->context);
    for (size_t i = news->ask.since + 1; i <= news->ask.until; i++)
        TRY(add_notes(news, version_at(news, i)));
    return CODICIL_OK;
}

CodicilStatus news_open(CodicilContext *context, const NewsAsk *ask, News **out)
{
    News *AUTO(free_news) news = calloc(1, sizeof *news);
    if (!news)
        return fault_memory(context);
    news->ask = *ask;
    news->context = context;
    TRY(read_texts(news));
    TRY(compare(news));
    *out = TAKE(news);
    return CODICIL_OK;
}

const char *news_title(const News *news)
{
    return news->title.bytes;
}

/* --------------------------------------------------------------------- pages
 */

/* A picture stands in the folder of its version. */
static bool lead_picture(const News *news, xmlNode *picture)
{
    const char *src = doc_get(picture, "src");
    bool went = false;
    if (!src || strncmp(src, "media/", 6) != 0)
        return true;
    for (const xmlNode *at = picture; at && at->type == XML_ELEMENT_NODE;
         at = at->parent) {
        const char *change = doc_get(at, "c:change");
        went = went || element_of(at) == EL_del ||
               (change && strcmp(change, "deleted") == 0);
    }
    Buf address AUTO(buf_clear) = {0};
    const Version *version =
        version_at(news, went ? news->ask.since : news->ask.until);
    buf_add_format(&address, "../%s/%s", version->label, src);
    return buf_is_ok(&address) && doc_set(picture, "src", address.bytes);
}

static CodicilStatus lead_pictures(const News *news, xmlDoc *page)
{
    Walk walk = walk_begin(xmlDocGetRootElement(page));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            element_of(walk.node) == EL_img &&
            !lead_picture(news, (xmlNode *)walk.node))
            return fault_memory(news->context);
    return CODICIL_OK;
}

/* With links where they can be followed. */
static CodicilStatus make_page(const News *news, bool has_links, xmlDoc **page)
{
    Buf text AUTO(buf_clear) = {0};
    const Version *to = version_at(news, news->ask.until);
    buf_add_format(&text, "../%s/%s.html", to->label, news->shown);
    if (!buf_is_ok(&text))
        return fault_memory(news->context);
    NewsInput input = {.marked = news->comparison->marked,
                       .headings = news->headings,
                       .phrases = news->ask.phrases,
                       .locale = news->ask.locale,
                       .title = news->title.bytes,
                       .since = version_at(news, news->ask.since)->label,
                       .version = to->label,
                       .change = change_to_text(to->change),
                       .text = has_links ? text.bytes : NULL,
                       .notes = news->notes,
                       .note_count = news->note_count,
                       .facts = news->facts,
                       .fact_count = news->fact_count,
                       .following = news->following,
                       .following_count = news->following_count,
                       .is_several = news->ask.until - news->ask.since > 1,
                       .counts = counts_of(news)};
    xmlDoc *AUTO(free_doc) made = NULL;
    TRY(news_make(news->context, &input, &made));
    if (has_links)
        TRY(lead_pictures(news, made));
    *page = TAKE(made);
    return CODICIL_OK;
}

static DeltaSide side_of(const News *news, bool is_until, Buf *bytes)
{
    const Version *version =
        version_at(news, is_until ? news->ask.until : news->ask.since);
    doc_write(is_until ? news->b : news->a, bytes);
    return (DeltaSide){.work = version->work,
                       .version = version->label,
                       .locale = news->shown,
                       .bytes = bytes};
}

/* The delta, as `codicil diff -f json` gives it. */
static void write_delta(const News *news, Buf *out)
{
    Buf a AUTO(buf_clear) = {0}, b AUTO(buf_clear) = {0};
    Buf from AUTO(buf_clear) = {0}, to AUTO(buf_clear) = {0};
    DeltaReport report = {.from = side_of(news, false, &a),
                          .to = side_of(news, true, &b),
                          .summary = &news->summary,
                          .changes = &news->comparison->changes};
    buf_add_format(&from, "%s@%s", report.from.work, report.from.version);
    buf_add_format(&to, "%s@%s", report.to.work, report.to.version);
    report.from.name = buf_text(&from);
    report.to.name = buf_text(&to);
    delta_to_json(&report, out);
    out->failed |= a.failed || b.failed || from.failed || to.failed;
}

CodicilStatus news_write(const News *news, CodicilFormat format,
                         const RenderOptions *options, Buf *out)
{
    static CodicilStatus (*const renderers[])(CodicilContext *, xmlDoc *,
                                              const RenderOptions *, Buf *) = {
        [CODICIL_HTML] = render_html,
        [CODICIL_MARKDOWN] = render_markdown,
        [CODICIL_PLAIN] = render_plain,
        [CODICIL_RTF] = render_rtf,
    };
    bool has_links = format == CODICIL_HTML || format == CODICIL_MARKDOWN;
    if (format == CODICIL_DELTA) {
        write_delta(news, out);
    } else {
        xmlDoc *AUTO(free_doc) page = NULL;
        TRY(make_page(news, has_links, &page));
        TRY(renderers[format](news->context, page, options, out));
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(news->context);
}
