/* Lists of a page: as HTML has them, as our own pages have them, and as Word
 * has them. */
#include "import/webreader.h"

#include <string.h>

/* <div class="run-in"> behind the number of an item, as on our own pages: no
 * item, but a clause with a heading. */
static const xmlNode *find_run_in(const xmlNode *item)
{
    const xmlNode *at = item ? webreader_find_literal(item) : NULL;
    at = at ? webreader_next(at->next) : NULL;
    return block_is(at, "div") && dom_has_class(at, "run-in") ? at : NULL;
}

bool weblists_may_hold_clause(const xmlNode *node)
{
    return block_is(node, "blocks") || block_is(node, "clause");
}

void weblists_open_clause(WebReader *reader, WebFrame *frame)
{
    xmlNode *clause = webreader_open(reader, frame, reader->at, "clause");
    if (!clause)
        return;
    webreader_set(reader, clause, "el", "paragraph");
    webreader_set(reader, clause, "class", "run-in");
}

void weblists_enter_list(WebReader *reader, WebFrame *frame)
{
    frame->counter = dom_begin_count(frame->element);
    const xmlNode *first = webreader_next(frame->element->children);
    if (webown_may_begin(reader, first) ||
        (weblists_may_hold_clause(reader->at) && find_run_in(first)))
        return;
    xmlNode *list = webreader_open(reader, frame, webline_home(reader), "list");
    if (list)
        webreader_set(reader, list, "kind", "bullet");
}

/* A list for an item that stands in none: that of the item before it. */
static void open_stray_list(WebReader *reader, bool goes_on)
{
    xmlNode *home = webline_home(reader);
    if (!home)
        return;
    xmlNode *list = goes_on && block_is(home->last, "list") ? home->last : NULL;
    if (!list && (list = block_add(home, "list", block_line(home))))
        webreader_set(reader, list, "kind", "bullet");
    reader->failed |= !list;
    if (list)
        reader->at = list;
}

/* The number that a list gives an item; the frame around is that of the list.
 */
bool weblists_count_item(WebReader *reader, WebFrame *frame, Buf *number)
{
    long none = 1;
    long *counter = reader->depth > 1 ? &frame[-1].counter : &none;
    return dom_number(frame->element, dom_count(frame->element, counter),
                      number);
}

static void set_number(WebReader *reader, WebFrame *frame, xmlNode *item)
{
    Buf number = {0};
    const xmlNode *literal = webreader_find_literal(frame->element);
    if (weblists_count_item(reader, frame, &number)) {
        buf_add_char(&number, '.');
        webreader_set(reader, item, "num", buf_text(&number));
    } else if (literal) {
        webreader_set_literal(reader, item, literal);
    }
    if (block_get(item, "num"))
        webreader_set(reader, item->parent, "kind", "number");
    reader->failed |= number.failed;
    buf_clear(&number);
}

void weblists_enter_item(WebReader *reader, WebFrame *frame)
{
    const xmlNode *run_in = find_run_in(frame->element);
    if (webown_enter(reader, frame))
        return;
    if (run_in && weblists_may_hold_clause(reader->at)) {
        if (block_get(run_in, "id"))
            webline_keep(reader, block_get(run_in, "id"));
        weblists_open_clause(reader, frame);
        webreader_set_literal(reader, frame->made,
                              webreader_find_literal(frame->element));
        return;
    }
    if (!block_is(reader->at, "list"))
        open_stray_list(reader, true);
    xmlNode *item = reader->failed
                        ? NULL
                        : webreader_open(reader, frame, reader->at, "item");
    if (item)
        set_number(reader, frame, item);
}

/* The level of a paragraph that Word means as an item; 0 if it is none. */
size_t weblists_office_level(const xmlNode *element)
{
    const char *style = block_get(element, "style");
    const char *list = style ? strstr(style, "mso-list:") : NULL;
    const char *level = list ? strstr(list, " level") : NULL;
    if (!block_is(element, "p") || !level || level[6] < '1' || level[6] > '9')
        return 0;
    return (size_t)(level[6] - '0');
}

/* <p style="mso-list:l0 level2 lfo1">: the item goes into the list of its
 * level, where the one before it is an item too. */
void weblists_enter_office_item(WebReader *reader, WebFrame *frame,
                                size_t level)
{
    const xmlNode *before = frame->element->prev;
    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    bool goes_on = before && weblists_office_level(before);
    open_stray_list(reader, goes_on);
    for (; level > 1 && !reader->failed && goes_on; level--) {
        reader->at = reader->at->last ? reader->at->last : reader->at;
        if (block_is(reader->at, "item"))
            open_stray_list(reader, true);
    }
    if (reader->failed || !webreader_open(reader, frame, reader->at, "item"))
        return;
    const xmlNode *literal = webreader_find_literal(frame->element);
    if (literal)
        webreader_set_literal(reader, frame->made, literal);
    if (block_get(frame->made, "num"))
        webreader_set(reader, frame->made->parent, "kind", "number");
}

/* A term begins an item, but not behind another term. */
void weblists_enter_term(WebReader *reader, WebFrame *frame)
{
    const xmlNode *before = frame->element->prev;
    while (before && before->type != XML_ELEMENT_NODE)
        before = before->prev;
    if (!block_is(reader->at, "list"))
        return;
    if (block_is(before, "dt") && reader->at->last)
        reader->at = reader->at->last;
    else
        webreader_open(reader, frame, reader->at, "item");
}

void weblists_enter_desc(WebReader *reader, WebFrame *frame)
{
    (void)frame;
    if (block_is(reader->at, "list"))
        reader->at = webline_home(reader);
}
