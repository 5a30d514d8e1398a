/* Words of ours on the what's-new page: what it opens with, notes, how to read
 * it, figures. */
#include "diff/news_work.h"
#include "lang/phrasing.h"
#include "model/walk.h"

#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------- small parts
 */

xmlNode *news_put(NewsPage *page, xmlNode *parent, Element element,
                  const char *class)
{
    xmlNode *node = parent ? doc_add(parent, element) : NULL;
    if (!node || (class && !doc_set(node, "class", class)))
        page->failed = true;
    return node;
}

xmlNode *news_say(NewsPage *page, xmlNode *parent, const char *words)
{
    if (!parent || !doc_add_text(parent, words, strlen(words)))
        page->failed = true;
    return parent;
}

void news_phrase(NewsPage *page, const char *key, const char *name,
                 const char *value, Buf *out)
{
    const char *const names[] = {name, NULL};
    const char *const values[] = {value, NULL};
    phrases_format(page->input->phrases, key, names, values, out);
}

void news_count(NewsPage *page, const char *key, size_t count, Buf *out)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", count);
    news_phrase(page, key, "count", number, out);
}

/* A paragraph (or another line) of words of ours. */
xmlNode *news_say_line(NewsPage *page, xmlNode *parent, Element element,
                       const Buf *words)
{
    xmlNode *line = news_put(page, parent, element, NULL);
    page->failed |= words->failed;
    return news_say(page, line, buf_text(words));
}

void news_set_target(NewsPage *page, xmlNode *section, const char *name,
                     size_t number)
{
    char id[64];
    if (number)
        snprintf(id, sizeof id, ":%s-%zu", name, number);
    else
        snprintf(id, sizeof id, ":%s", name);
    page->failed |= !section || !doc_set(section, "xml:id", id);
}

/* A section with the heading of a phrase of ours, and its content. */
xmlNode *news_add_section(NewsPage *page, const char *key, xmlNode **section)
{
    xmlNode *body = doc_part(page->page, EL_mainBody);
    *section = news_put(page, body, EL_section, NULL);
    news_set_target(page, *section, key, 0);
    xmlNode *heading = news_put(page, *section, EL_heading, NULL);
    news_say(page, heading, phrases_get(page->input->phrases, key));
    return news_put(page, *section, EL_content, NULL);
}

/* Words in the language of the marked text, where that is another. */
void news_mark_language(NewsPage *page, xmlNode *node)
{
    if (page->island && node && !doc_set(node, "xml:lang", page->island))
        page->failed = true;
}

/* ------------------------------------------------------------------- opening
 */

static void say_versions(NewsPage *page, xmlNode *to)
{
    const NewsInput *input = page->input;
    const char *const names[] = {"version", "since", NULL};
    const char *const values[] = {input->version, input->since, NULL};
    AUTO(buf_clear) Buf words = {0};
    phrases_format(input->phrases, "news-since", names, values, &words);
    news_say_line(page, to, EL_p, &words);
    if (input->change) {
        AUTO(buf_clear) Buf asked = {0};
        news_phrase(page, "news-change", "change", input->change, &asked);
        news_say_line(page, to, EL_p, &asked);
    }
    if (page->island) {
        AUTO(buf_clear) Buf language = {0}, other = {0};
        phrasing_add_language(input->locale, page->island, &language);
        news_phrase(page, "news-other-language", "language",
                    buf_text(&language), &other);
        doc_set(news_say_line(page, to, EL_p, &other), "class", "banner");
    }
}

static void say_counts(NewsPage *page, xmlNode *to)
{
    const NewsCounts *counts = &page->input->counts;
    const struct {
        const char *key;
        size_t count;
    } rows[] = {
        {"news-changed", counts->changed},
        {"news-moved", counts->moved},
        {"news-new", counts->added},
        {"news-removed", counts->removed},
        {"news-reshaped", counts->reshaped},
        {"news-renumbered", counts->renumbered},
        {"news-reformatted", counts->reformatted},
    };
    Buf parts[sizeof rows / sizeof rows[0]] = {0};
    const char *items[sizeof rows / sizeof rows[0]];
    size_t count = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].count) {
            news_count(page, rows[i].key, rows[i].count, &parts[count]);
            items[count] = buf_text(&parts[count]);
            count++;
        }
    AUTO(buf_clear) Buf list = {0}, words = {0};
    phrasing_add_list(phrases_locale(page->input->phrases), items, count,
                      &list);
    if (count)
        news_phrase(page, "news-summary", "list", buf_text(&list), &words);
    else
        buf_add_text(&words, phrases_get(page->input->phrases, "news-nothing"));
    xmlNode *line = news_put(page, to, EL_p, "summary");
    news_say(page, news_put(page, line, EL_b, NULL), buf_text(&words));
    for (size_t i = 0; i < count; i++)
        buf_clear(&parts[i]);
}

/* The words of a number before or after the change. */
void news_add_side(const xmlNode *num, Element other, Buf *out)
{
    Walk walk = walk_begin(num);
    while (walk_next(&walk)) {
        if (walk.enter && element_of(walk.node) == other)
            walk_skip(&walk);
        else if (walk.enter && walk.node->type == XML_TEXT_NODE)
            buf_add_text(out, (const char *)walk.node->content);
    }
}

static void add_range(const NewsNumbers *run, Element other, Buf *out)
{
    news_add_side(run->first, other, out);
    if (run->last == run->first)
        return;
    buf_add_text(out, " – ");
    news_add_side(run->last, other, out);
}

/* "3. – 200. → 4. – 201." */
static void say_numbers(NewsPage *page, const NewsPlaces *places, xmlNode *to)
{
    AUTO(buf_clear) Buf list = {0}, words = {0};
    for (size_t i = 0; i < places->number_count; i++) {
        AUTO(buf_clear) Buf old = {0}, new = {0};
        add_range(&places->numbers[i], EL_ins, &old);
        add_range(&places->numbers[i], EL_del, &new);
        const char *const names[] = {"old", "new", NULL};
        const char *const values[] = {buf_text(&old), buf_text(&new), NULL};
        buf_add_text(&list, i ? "; " : "");
        phrases_format(page->input->phrases, "news-becomes", names, values,
                       &list);
        page->failed |= old.failed || new.failed;
    }
    if (!places->number_count)
        return;
    news_phrase(page, "news-numbers", "list", buf_text(&list), &words);
    news_say_line(page, to, EL_p, &words);
}

/* A note's paragraphs; its version first where there are several. */
static void say_note(NewsPage *page, const NewsNote *note, xmlNode *to)
{
    for (size_t i = 0; note->paragraphs[i]; i++) {
        AUTO(buf_clear) Buf label = {0};
        xmlNode *line = news_put(page, to, EL_p, "remark");
        if (line && strcmp(note->locale, page->input->locale) != 0 &&
            !doc_set(line, "xml:lang", note->locale))
            page->failed = true;
        if (page->input->is_several && i == 0) {
            news_phrase(page, "news-note-of", "version", note->version, &label);
            news_say(page, news_put(page, line, EL_i, NULL), buf_text(&label));
            news_say(page, line, " ");
        }
        news_say(page, line, note->paragraphs[i]);
    }
}

/* The notes of a place; NEWS_NOWHERE: those on the whole. */
void news_say_notes(NewsPage *page, const NewsPlaces *places, size_t place,
                    xmlNode *to)
{
    for (size_t i = 0; i < page->input->note_count; i++)
        if (places->note_places[i] == place)
            say_note(page, &page->input->notes[i], to);
}

/* Facts, a line each, as a list in a sentence. */
static void say_fact_list(NewsPage *page, const char *key, const char *facts,
                          xmlNode *to)
{
    AUTO(buf_clear) Buf list = {0}, words = {0};
    for (const char *at = facts; at && *at;) {
        size_t size = strcspn(at, "\n");
        if (list.size)
            buf_add_text(&list, "; ");
        buf_add(&list, at, size);
        at += size + (at[size] == '\n');
    }
    if (!list.size)
        return;
    news_phrase(page, key, "list", buf_text(&list), &words);
    xmlNode *line = news_say_line(page, to, EL_p, &words);
    if (!line || !doc_set(line, "class", "facts"))
        page->failed = true;
    page->failed |= list.failed;
}

/* Whether a place is the innermost around a node. */
static bool is_place_of(const NewsPage *page, const NewsPlace *place,
                        const xmlNode *node)
{
    const xmlNode *top = doc_kind(page->input->marked);
    while (node && node != top && node != place->node && !news_is_headed(node))
        node = node->parent;
    return node == place->node;
}

void news_say_facts(NewsPage *page, const NewsPlace *place, xmlNode *to)
{
    for (size_t i = 0; i < page->input->fact_count; i++) {
        const NewsFacts *facts = &page->input->facts[i];
        if (!is_place_of(page, place, facts->marked))
            continue;
        say_fact_list(page, "news-now-also", facts->added, to);
        say_fact_list(page, "news-no-longer", facts->removed, to);
    }
}

void news_tell_strays(const NewsPage *page, const NewsPlaces *places)
{
    for (size_t i = 0; i < page->input->note_count; i++) {
        const NewsNote *note = &page->input->notes[i];
        if (note->provision && places->note_places[i] == NEWS_NOWHERE)
            tell(page->context, CODICIL_WARNING, NULL,
                 "version %s has a note for '%s', which neither text has; it "
                 "stands with the notes on the whole",
                 note->version, note->provision);
    }
}

void news_add_opening(NewsPage *page, const NewsPlaces *places)
{
    xmlNode *body = doc_part(page->page, EL_mainBody);
    xmlNode *box = news_put(page, body, EL_hcontainer, "summary");
    if (!box || !doc_set(box, "name", "summary"))
        page->failed = true;
    xmlNode *content = news_put(page, box, EL_content, NULL);
    say_versions(page, content);
    news_say_notes(page, places, NEWS_NOWHERE, content);
    say_counts(page, content);
    say_numbers(page, places, content);
}

static void add_sample(NewsPage *page, xmlNode *list, Element element,
                       const char *class, const char *key)
{
    xmlNode *item = news_put(page, list, EL_li, NULL);
    xmlNode *sample = news_put(page, item, element, class);
    news_say(page, sample, phrases_get(page->input->phrases, key));
}

void news_add_legend(NewsPage *page)
{
    xmlNode *section;
    xmlNode *content = news_add_section(page, "news-legend", &section);
    xmlNode *list = news_put(page, content, EL_ul, NULL);
    add_sample(page, list, EL_ins, NULL, "news-legend-inserted");
    add_sample(page, list, EL_del, NULL, "news-legend-deleted");
    add_sample(page, list, EL_ins, "moved", "news-legend-moved");
    add_sample(page, list, EL_del, "moved", "news-legend-left");
}

void news_add_figures(NewsPage *page)
{
    const NewsCounts *counts = &page->input->counts;
    char added[24], removed[24];
    AUTO(buf_clear) Buf share = {0}, words = {0};
    xmlNode *section;
    xmlNode *content = news_add_section(page, "news-figures", &section);
    snprintf(added, sizeof added, "%zu", counts->words_in);
    snprintf(removed, sizeof removed, "%zu", counts->words_out);
    phrasing_add_percent(phrases_locale(page->input->phrases), counts->share,
                         &share);
    const char *const names[] = {"added", "removed", "share", NULL};
    const char *const values[] = {added, removed, buf_text(&share), NULL};
    phrases_format(page->input->phrases, "news-words", names, values, &words);
    news_say_line(page, content, EL_p, &words);
    page->failed |= share.failed;
}
