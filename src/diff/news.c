/* The what's-new page, put together from its parts. */
#include "diff/news.h"

#include "diff/news_work.h"
#include "model/idset.h"
#include "model/walk.h"

#include <string.h>

/* -------------------------------------------------------------------- places
 */

/* The heading in the reader's language where that is another, or NULL. */
static const xmlNode *own_heading(const NewsPage *page, const IdSet *own,
                                  const xmlNode *node)
{
    const char *id = doc_get(node, "xml:id");
    const xmlNode *mate = page->island && id ? idset_find(own, id) : NULL;
    return mate ? mate : node;
}

/* Copies number and heading, as they changed. */
static void add_heading(NewsPage *page, const IdSet *own, const xmlNode *node,
                        xmlNode *section)
{
    const xmlNode *from = own_heading(page, own, node);
    static const Element parts[] = {EL_num, EL_heading};
    for (size_t i = 0; i < 2; i++) {
        const xmlNode *line = child_element(from, parts[i]);
        xmlNode *copy = line ? news_copy(page, line, section) : NULL;
        if (from == node)
            news_mark_language(page, copy);
    }
}

/* The words of a heading in the new text, with its number. */
static void add_new_words(const xmlNode *node, Buf *out)
{
    static const Element parts[] = {EL_num, EL_heading};
    for (size_t i = 0; i < 2; i++) {
        const xmlNode *line = child_element(node, parts[i]);
        if (!line)
            continue;
        if (out->size)
            buf_add_char(out, ' ');
        news_add_side(line, EL_del, out);
    }
}

/* "3. Your data › 3.2 Devices": the headings above a place. */
static void say_path(NewsPage *page, const IdSet *own, const xmlNode *node,
                     xmlNode *to)
{
    const xmlNode *above[8];
    size_t count = 0;
    for (const xmlNode *at = node->parent; at && count < 8; at = at->parent)
        if (news_is_headed(at))
            above[count++] = own_heading(page, own, at);
    AUTO(buf_clear) Buf path = {0};
    while (count) {
        AUTO(buf_clear) Buf words = {0};
        add_new_words(above[--count], &words);
        buf_add_format(&path, path.size ? " › %s" : "%s", buf_text(&words));
        page->failed |= words.failed;
    }
    if (path.size)
        doc_set(news_say_line(page, to, EL_p, &path), "class", "path");
}

/* A link to the provision in the new text, where it is there. */
static void say_link(NewsPage *page, const IdSet *own, const xmlNode *node,
                     xmlNode *to)
{
    const char *change = doc_get(node, "c:change");
    const char *id = doc_get(node, "xml:id");
    bool is_gone = change && (strcmp(change, "deleted") == 0 ||
                              strcmp(change, "moved-from") == 0);
    if (!page->input->text || !id || is_gone)
        return;
    AUTO(buf_clear) Buf heading = {0}, words = {0}, href = {0};
    add_new_words(own_heading(page, own, node), &heading);
    news_phrase(page, "news-read", "heading", buf_text(&heading), &words);
    buf_add_format(&href, "%s#%s", page->input->text, id);
    xmlNode *line = news_put(page, to, EL_p, "read");
    xmlNode *link = news_put(page, line, EL_a, NULL);
    if (!link || !buf_is_ok(&href) || heading.failed || words.failed ||
        !doc_set(link, "href", href.bytes))
        page->failed = true;
    news_say(page, link, buf_text(&words));
}

static void add_place(NewsPage *page, const NewsPlaces *places, size_t index,
                      const IdSet *own)
{
    const NewsPlace *place = &places->places[index];
    xmlNode *body = doc_part(page->page, EL_mainBody);
    xmlNode *section = news_put(page, body, EL_section, "change");
    const char *change = doc_get(place->node, "c:change");
    const char *move = doc_get(place->node, "c:move");
    news_set_target(page, section, "change", index + 1);
    if (index == 0)
        news_say(page, news_put(page, section, EL_heading, NULL),
                 phrases_get(page->input->phrases, "news-opening"));
    else
        add_heading(page, own, place->node, section);
    xmlNode *lines = news_put(page, section, EL_intro, NULL);
    if (index > 0)
        say_path(page, own, place->node, lines);
    news_say_notes(page, places, index, lines);
    news_say_facts(page, place, lines);
    if (index > 0)
        say_link(page, own, place->node, lines);
    if (lines && !lines->children) {
        xmlUnlinkNode(lines);
        xmlFreeNode(lines);
    }
    xmlNode *box = news_put(page, section, EL_hcontainer, NULL);
    if (!box || !doc_set(box, "name", "excerpt") ||
        (place->is_whole &&
         (!doc_set(box, "c:change", change) || !doc_set(box, "c:move", move))))
        page->failed = true;
    news_mark_language(page, box);
    news_excerpt(page, place, box);
}

/* Those where words changed, or a note was written for; then those where form
 * alone did. */
static void add_places(NewsPage *page, const NewsPlaces *places,
                       const IdSet *own)
{
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < places->count; i++) {
            const NewsPlace *place = &places->places[i];
            bool has_note = false;
            for (size_t k = 0; k < page->input->note_count; k++)
                has_note |= places->note_places[k] == i;
            bool is_first = place->has_words || has_note;
            if (round == 0 ? is_first : !is_first && place->has_form)
                add_place(page, places, i, own);
        }
}

/* ------------------------------------------------------------- what follows */

/* A deep copy as it is, ids and all. */
static void copy_as_it_is(NewsPage *page, const xmlNode *node, xmlNode *to)
{
    xmlNode *copy = xmlDocCopyNode((xmlNode *)node, page->page, 1);
    if (copy && to)
        xmlAddChild(to, copy);
    else
        page->failed = true;
    if (copy && !to)
        xmlFreeNode(copy);
}

static void add_full(NewsPage *page)
{
    xmlNode *section;
    xmlNode *content = news_add_section(page, "news-full", &section);
    const xmlDoc *marked = page->input->marked;
    xmlNode *title = doc_title(marked);
    xmlNode *line = news_put(page, content, EL_p, "title");
    news_mark_language(page, line);
    for (xmlNode *at = title ? title->children : NULL; at; at = at->next)
        copy_as_it_is(page, at, line);
    xmlNode *box = news_put(page, section, EL_hcontainer, NULL);
    if (!box || !doc_set(box, "name", "full"))
        page->failed = true;
    news_mark_language(page, box);
    static const Element parts[] = {EL_preface, EL_mainBody, EL_conclusions};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const xmlNode *part = doc_part(marked, parts[i]);
        for (xmlNode *at = part ? first_element(part) : NULL; at;
             at = next_element(at))
            if (element_of(at) != EL_longTitle)
                copy_as_it_is(page, at, box);
    }
}

/* ------------------------------------------------------------------- the page
 */

static bool add_title(NewsPage *page)
{
    AUTO(buf_clear) Buf words = {0};
    news_phrase(page, "news-title", "title", page->input->title, &words);
    news_say(page, doc_title(page->page), buf_text(&words));
    return buf_is_ok(&words);
}

/* The headed provisions of the text in the reader's language, by id. */
static void index_headings(const NewsInput *input, IdSet *own)
{
    idset_init(own);
    if (!input->headings)
        return;
    Walk walk = walk_begin(doc_kind(input->headings));
    while (walk_next(&walk)) {
        const char *id = walk.enter && news_is_headed(walk.node)
                             ? doc_get(walk.node, "xml:id")
                             : NULL;
        if (id)
            idset_put(own, id, walk.node);
    }
}

static bool fill(NewsPage *page)
{
    NewsPlaces places = {0};
    IdSet own;
    index_headings(page->input, &own);
    bool ok = add_title(page) && !own.failed &&
              news_places_find(page->input, &places);
    if (ok) {
        news_tell_strays(page, &places);
        news_add_opening(page, &places);
        add_places(page, &places, &own);
        news_add_legend(page);
        news_add_figures(page);
        add_full(page);
    }
    news_places_clear(&places);
    idset_clear(&own);
    return ok && !page->failed;
}

CodicilStatus news_make(const CodicilContext *context, const NewsInput *input,
                        xmlDoc **out)
{
    const char *locale = doc_locale(input->marked);
    NewsPage page = {.context = context,
                     .input = input,
                     .island =
                         strcmp(locale, input->locale) != 0 ? locale : NULL,
                     .page = doc_new(EL_statement, "whatsnew", input->locale)};
    if (!page.page || !fill(&page)) {
        xmlFreeDoc(page.page);
        return fault_memory(context);
    }
    *out = page.page;
    return CODICIL_OK;
}
