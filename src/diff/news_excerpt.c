/* What changed in a place, among what stands around it: copies of the blocks
 * that changed, and folds of the others. */
#include "diff/news_work.h"

#include "model/walk.h"

#include <stdio.h>
#include <string.h>

#define FEW   3   /* unchanged items and rows in a row that are left out */
#define SHORT 200 /* bytes of words that one may have to be shown as it is */

/* A row of siblings that did not change. */
typedef struct {
    const xmlNode *first;
    size_t count;
} Rest;

typedef struct {
    NewsPage *page;
    const xmlNode *place; /* headed provisions in it are places of their own */
} Excerpt;

static void copy_children(Excerpt *excerpt, const xmlNode *from, xmlNode *to);

static bool is_header(const xmlNode *row)
{
    return child_element(row, EL_th) && !child_element(row, EL_td);
}

/* ------------------------------------------------------------------- copies */

static const char *const ids[] = {"xml:id", "eId", "wId", "c:alias", "c:was"};

/* Takes its ids; gives a move a number of its own, since both ends of it stand
 * in the whole text too. */
static void make_anonymous(NewsPage *page, xmlNode *node)
{
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
        if (doc_get(node, ids[i]) && !doc_set(node, ids[i], NULL))
            page->failed = true;
    const char *move = doc_get(node, "c:move");
    if (!move)
        return;
    char own[32];
    snprintf(own, sizeof own, "%ld", NEWS_MOVES + strtol(move, NULL, 10));
    if (!doc_set(node, "c:move", own))
        page->failed = true;
}

/* A footnote in an excerpt: its words in brackets. */
static void flatten_note(NewsPage *page, xmlNode *note)
{
    AUTO(buf_clear) Buf words = {0};
    walk_text(note, false, &words);
    xmlNode *span = xmlNewDocNode(note->doc, note->ns, BAD_CAST "span", NULL);
    AUTO(buf_clear) Buf text = {0};
    buf_add_format(&text, " %s", buf_text(&words));
    if (!span || !buf_is_ok(&words) || !buf_is_ok(&text) ||
        !doc_add_text(span, buf_text(&text), text.size)) {
        page->failed = true;
        xmlFreeNode(span);
        return;
    }
    xmlReplaceNode(note, span);
    xmlFreeNode(note);
}

/* Makes a copy fit for standing beside the whole text. */
static void settle(NewsPage *page, xmlNode *copy)
{
    xmlNode *at = copy;
    while (at) {
        xmlNode *next = at->children;
        if (at->type != XML_ELEMENT_NODE || element_of(at) == EL_authorialNote)
            next = NULL;
        bool is_note = element_of(at) == EL_authorialNote;
        if (at->type == XML_ELEMENT_NODE && !is_note)
            make_anonymous(page, at);
        xmlNode *up = at;
        while (!next && up && up != copy) {
            next = up->next;
            up = up->parent;
        }
        if (is_note && at != copy)
            flatten_note(page, at);
        at = next;
    }
}

/* Takes a node that stands nowhere in, or frees it. */
static xmlNode *adopt(NewsPage *page, xmlNode *copy, xmlNode *to)
{
    if (!copy || !to) {
        page->failed = true;
        xmlFreeNode(copy);
        return NULL;
    }
    xmlAddChild(to, copy);
    if (copy->type == XML_ELEMENT_NODE)
        settle(page, copy);
    return copy;
}

xmlNode *news_copy(NewsPage *page, const xmlNode *node, xmlNode *to)
{
    return adopt(page, xmlDocCopyNode((xmlNode *)node, page->page, 1), to);
}

xmlNode *news_copy_shell(NewsPage *page, const xmlNode *node, xmlNode *to)
{
    return adopt(page, xmlDocCopyNode((xmlNode *)node, page->page, 2), to);
}

/* -------------------------------------------------------------------- folds */

/* The fold that stands last, to be gone on with; NULL: none. */
static xmlNode *last_fold(xmlNode *to, Element element)
{
    xmlNode *last = to ? to->last : NULL;
    const char *class =
        element_of(last) == element ? doc_get(last, "class") : NULL;
    return class && strcmp(class, "fold") == 0 ? last : NULL;
}

/* Says how much is folded, with what was before. */
static void label_fold(NewsPage *page, xmlNode *box, size_t more)
{
    AUTO(buf_clear) Buf label = {0};
    char number[24];
    const char *before = box ? doc_get(box, "c:number") : NULL;
    size_t count = more + (before ? strtoul(before, NULL, 10) : 0);
    news_count(page, "news-unchanged", count, &label);
    snprintf(number, sizeof number, "%zu", count);
    if (!box || !buf_is_ok(&label) || !doc_set(box, "c:number", number) ||
        !doc_set(box, "c:label", buf_text(&label)))
        page->failed = true;
}

/* Adds what is folded: hierarchy in an hcontainer, blocks in a
 * blockContainer. */
static void fold(NewsPage *page, const Rest *rest, xmlNode *to)
{
    bool is_hier = role_of(rest->first) == ROLE_HIER;
    Element element = is_hier ? EL_hcontainer : EL_blockContainer;
    xmlNode *box = last_fold(to, element);
    if (!box)
        box = news_put(page, to, element, "fold");
    if (is_hier && box && !doc_set(box, "name", "fold"))
        page->failed = true;
    label_fold(page, box, rest->count);
    const xmlNode *at = rest->first;
    for (size_t i = 0; i < rest->count && at; i++, at = next_element(at))
        news_copy(page, at, box);
}

/* Whether what did not change is too little to be worth a fold. */
static bool is_short(NewsPage *page, const Rest *rest)
{
    if (rest->count > 1)
        return false;
    AUTO(buf_clear) Buf words = {0};
    walk_text(rest->first, false, &words);
    page->failed |= words.failed;
    return words.size <= SHORT;
}

/* Ends a row of what did not change. */
static void end_rest(NewsPage *page, Rest *rest, xmlNode *to)
{
    if (rest->count && is_short(page, rest))
        news_copy(page, rest->first, to);
    else if (rest->count)
        fold(page, rest, to);
    *rest = (Rest){0};
}

/* Adds to what did not change; hierarchy and blocks do not mix. */
static void add_rest(NewsPage *page, Rest *rest, const xmlNode *node,
                     xmlNode *to)
{
    bool is_hier = role_of(node) == ROLE_HIER;
    if (rest->count && is_hier != (role_of(rest->first) == ROLE_HIER))
        end_rest(page, rest, to);
    if (!rest->count++)
        rest->first = node;
}

/* A cell as wide as a row. */
static xmlNode *put_cell(NewsPage *page, const xmlNode *row, xmlNode *to)
{
    char number[24];
    long columns = 0;
    for (xmlNode *at = first_element(row); at; at = next_element(at)) {
        const char *span = doc_get(at, "colspan");
        columns += span ? strtol(span, NULL, 10) : 1;
    }
    xmlNode *cell = news_put(page, to, EL_td, NULL);
    snprintf(number, sizeof number, "%ld", columns);
    if (columns > 1 && cell && !doc_set(cell, "colspan", number))
        page->failed = true;
    return cell;
}

/* One item or row that stands for those that did not change; few are shown. */
static void leave_out(NewsPage *page, Rest *rest, xmlNode *to)
{
    const xmlNode *at = rest->first;
    if (rest->count < FEW) {
        for (size_t i = 0; i < rest->count; i++, at = next_element(at))
            news_copy(page, at, to);
    } else {
        AUTO(buf_clear) Buf words = {0};
        news_count(page, "news-unchanged", rest->count, &words);
        Element element = element_of(at);
        xmlNode *item = news_put(page, to, element, "omitted");
        if (element == EL_tr)
            item = put_cell(page, at, item);
        if (element != EL_li)
            item = news_put(page, item, EL_p, NULL);
        news_say(page, item, buf_text(&words));
        page->failed |= words.failed;
    }
    *rest = (Rest){0};
}

/* ----------------------------------------------------------- lists and tables
 */

/* An item of an ol keeps the number that it has among all. */
static void keep_ordinal(NewsPage *page, xmlNode *item, size_t ordinal)
{
    char number[24];
    if (!item || doc_get(item, "c:number") || doc_get(item, "c:former-number"))
        return;
    snprintf(number, sizeof number, "%zu", ordinal);
    if (!doc_set(item, "c:number", number) ||
        !doc_set(item, "c:former-number", number))
        page->failed = true;
}

/* The items of a list or the rows of a table. */
static void copy_members(Excerpt *excerpt, const xmlNode *from, xmlNode *to)
{
    NewsPage *page = excerpt->page;
    Rest rest = {0};
    size_t ordinal = 0;
    bool is_ordered = element_of(from) == EL_ol;
    for (xmlNode *at = first_element(from); at; at = next_element(at)) {
        ordinal++;
        bool stays = element_of(at) == EL_caption ||
                     (element_of(at) == EL_tr && is_header(at)) ||
                     news_is_touched(at, false);
        if (!stays && !is_ordered) {
            if (!rest.count++)
                rest.first = at;
            continue;
        }
        if (!stays)
            continue;
        leave_out(page, &rest, to);
        xmlNode *copy = news_copy(page, at, to);
        if (is_ordered)
            keep_ordinal(page, copy, ordinal);
    }
    leave_out(page, &rest, to);
}

/* Copies what changed: what holds blocks is looked into. */
static void copy_touched(Excerpt *excerpt, const xmlNode *node, xmlNode *to)
{
    Role role = role_of(node);
    bool is_piece = doc_get(node, "c:change") != NULL;
    bool opens = role == ROLE_PART || role == ROLE_HIER || role == ROLE_QUOTE;
    bool lists = role == ROLE_LIST || element_of(node) == EL_table;
    if (is_piece || (!opens && !lists)) {
        news_copy(excerpt->page, node, to);
        return;
    }
    xmlNode *copy = news_copy_shell(excerpt->page, node, to);
    if (!copy)
        return;
    if (lists)
        copy_members(excerpt, node, copy);
    else
        copy_children(excerpt, node, copy);
}

static bool is_heading(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_num || element == EL_heading;
}

static void copy_children(Excerpt *excerpt, const xmlNode *from, xmlNode *to)
{
    NewsPage *page = excerpt->page;
    Rest rest = {0};
    for (xmlNode *at = first_element(from); at; at = next_element(at)) {
        if (is_heading(at)) {
            if (from != excerpt->place)
                news_copy(page, at, to);
            continue;
        }
        if (element_of(at) == EL_none || element_of(at) == EL_meta)
            continue;
        if (element_of(at) == EL_longTitle)
            continue;
        if (!news_is_headed(at) && role_of(at) != ROLE_PART &&
            !news_is_touched(at, true)) {
            add_rest(page, &rest, at, to);
            continue;
        }
        end_rest(page, &rest, to);
        if (!news_is_headed(at))
            copy_touched(excerpt, at, to);
    }
    end_rest(page, &rest, to);
}

/* The title as it changed, and the blocks above the first heading. */
static void copy_opening(Excerpt *excerpt, xmlNode *to)
{
    NewsPage *page = excerpt->page;
    xmlNode *title = doc_title(page->input->marked);
    if (title && news_is_touched(title, false)) {
        xmlNode *line = news_put(page, to, EL_p, "title");
        for (xmlNode *at = title->children; at && line; at = at->next)
            news_copy(page, at, line);
    }
    static const Element parts[] = {EL_preface, EL_mainBody, EL_conclusions};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        const xmlNode *part = doc_part(page->input->marked, parts[i]);
        if (part && news_is_touched(part, true))
            copy_children(excerpt, part, to);
    }
}

void news_excerpt(NewsPage *page, const NewsPlace *place, xmlNode *to)
{
    Excerpt excerpt = {page, place->node};
    if (place->node == doc_kind(page->input->marked)) {
        copy_opening(&excerpt, to);
        return;
    }
    if (!place->is_whole) {
        copy_children(&excerpt, place->node, to);
        return;
    }
    for (xmlNode *at = first_element(place->node); at; at = next_element(at))
        if (!is_heading(at))
            news_copy(page, at, to);
}
