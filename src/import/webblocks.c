/* Blocks of a page become blocks of ours, element by element. */
#include "import/webnotes.h"
#include "import/webreader.h"
#include "lang/words.h"

#include <stdio.h>
#include <string.h>

static xmlNode *add(WebReader *reader, xmlNode *parent, const char *name,
                    const xmlNode *element)
{
    xmlNode *node = parent ? block_add(parent, name, dom_line(element)) : NULL;
    reader->failed |= !node;
    return node;
}

const xmlNode *webreader_next(const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/* Opens a block that holds blocks. */
xmlNode *webreader_open(WebReader *reader, WebFrame *frame, xmlNode *parent,
                        const char *name)
{
    xmlNode *node = add(reader, parent, name, frame->element);
    if (!node)
        return NULL;
    frame->made = node;
    reader->at = node;
    if (strcmp(name, "item") == 0 || strcmp(name, "table") == 0 ||
        strcmp(name, "clause") == 0 || strcmp(name, "quote") == 0)
        webline_name(reader, node);
    return node;
}

/* ---------------------------------------------------------------------- ids */

/* Ids are kept of what becomes a block or line of ours, and of the rest where
 * something leads to them. */
static void keep_ids(WebReader *reader, const WebFrame *frame)
{
    const xmlNode *element = frame->element;
    const char *id = block_get(element, "id");
    if (block_is(element, "dfn") || block_is(element, WEB_NOTE) ||
        dom_has_class(element, "run-in"))
        return; /* it is taken where the element is */
    bool is_ours = frame->role != DOM_INLINE && frame->role != DOM_BLOCK;
    is_ours |= block_is(element, "p") || block_is(element, "section") ||
               block_is(element, "a") ||
               (block_is(element, "div") && dom_has_class(element, "table"));
    if (id && *id &&
        (is_ours || reader->is_ours || weblinks_wants(reader->links, id)))
        webline_keep(reader, id);
    else if (id && *id && element->children)
        dropped_add(reader->dropped, "unused id", dom_line(element));
    else if (id)
        webline_keep(reader, id); /* a bare anchor */
    const char *name =
        block_is(element, "a") ? block_get(element, "name") : NULL;
    if (name && !(id && strcmp(id, name) == 0))
        webline_keep(reader, name);
    if (reader->inlines.line && frame->role == DOM_INLINE)
        webline_name(reader, reader->inlines.line);
}

/* ------------------------------------------------------------------- numbers
 */

static const xmlNode *first_child(const xmlNode *element)
{
    const xmlNode *at = element->children;
    while (at && at->type == XML_TEXT_NODE && xmlIsBlankNode(at))
        at = at->next;
    return at;
}

/* The element that holds the literal number of a heading or item: of ours, or
 * of Word's. */
const xmlNode *webreader_find_literal(const xmlNode *element)
{
    const xmlNode *at = first_child(element);
    bool is_ours = block_is(at, "span") || block_is(at, "a");
    if (is_ours && dom_has_class(at, "num"))
        return at;
    for (size_t i = 0; i < 4 && block_is(at, "span"); i++) {
        if (dom_has_style(at, "mso-list", "ignore"))
            return at;
        at = first_child(at);
    }
    return NULL;
}

void webreader_set_literal(WebReader *reader, xmlNode *node,
                           const xmlNode *literal)
{
    Buf number = {0};
    block_text(literal, &number);
    while (number.size > 1 && !reader->is_ours &&
           memcmp(number.bytes + number.size - 2, "\xC2\xA0", 2) == 0)
        buf_set_size(&number, number.size - 2);
    if (number.size && !words_is_blank(number.bytes, number.size)) {
        webreader_set(reader, node, "num", buf_text(&number));
        reader->literal = literal;
    }
    reader->failed |= number.failed;
    buf_clear(&number);
}

/* ------------------------------------------------------------------ headings
 */

static void enter_heading(WebReader *reader, WebFrame *frame)
{
    char level[8];
    const xmlNode *literal = webreader_find_literal(frame->element);
    snprintf(level, sizeof(level), "%d", dom_level(frame->element));
    xmlNode *line = webline_open(reader, "heading", webline_home(reader));
    if (!line)
        return;
    frame->made = line;
    frame->is_flat = true;
    webreader_set(reader, line, "level", level);
    if (!literal && reader->is_ours)
        webown_set_number(reader, frame, line);
    if (literal)
        webreader_set_literal(reader, line, literal);
}

/* -------------------------------------------------------------- other blocks
 */

static void enter_quote(WebReader *reader, WebFrame *frame)
{
    webreader_open(reader, frame, webline_home(reader), "quote");
}

static void enter_code(WebReader *reader, WebFrame *frame)
{
    (void)frame;
    xmlNode *line = webline_open(reader, "p", webline_home(reader));
    if (line)
        webreader_set(reader, line, "class", "code");
}

static void enter_rule(WebReader *reader, WebFrame *frame)
{
    dropped_add(reader->dropped, "thematic break", dom_line(frame->element));
}

/* <section class="run-in">, as our own pages have it; Word's lists */
static void enter_block(WebReader *reader, WebFrame *frame)
{
    size_t level = weblists_office_level(frame->element);
    if (webown_enter(reader, frame))
        return;
    if (level) {
        weblists_enter_office_item(reader, frame, level);
        return;
    }
    if (!block_is(frame->element, "section") ||
        !dom_has_class(frame->element, "run-in") ||
        !weblists_may_hold_clause(reader->at))
        return;
    if (block_get(frame->element, "id"))
        webline_keep(reader, block_get(frame->element, "id"));
    weblists_open_clause(reader, frame);
}

typedef void Enter(WebReader *reader, WebFrame *frame);

static Enter *const enterers[] = {
    [DOM_BLOCK] = enter_block,
    [DOM_HEADING] = enter_heading,
    [DOM_RULE] = enter_rule,
    [DOM_LIST] = weblists_enter_list,
    [DOM_ITEM] = weblists_enter_item,
    [DOM_TERM] = weblists_enter_term,
    [DOM_DESC] = weblists_enter_desc,
    [DOM_TABLE] = webtables_enter_table,
    [DOM_ROW] = webtables_enter_row,
    [DOM_CELL] = webtables_enter_cell,
    [DOM_CAPTION] = webtables_enter_caption,
    [DOM_QUOTE] = enter_quote,
    [DOM_CODE] = enter_code,
    [DOM_HIDDEN] = NULL, /* swept */
};

/* A block within one line, such as a heading: a blank, and its number. */
static void enter_flat(WebReader *reader, WebFrame *frame)
{
    Buf number = {0};
    if (!reader->inlines.line)
        return;
    inlines_text(&reader->inlines, " ", 1);
    if (frame->role == DOM_LIST)
        frame->counter = dom_begin_count(frame->element);
    if (frame->role != DOM_ITEM)
        return;
    if (weblists_count_item(reader, frame, &number)) {
        buf_add_text(&number, ". ");
        inlines_text(&reader->inlines, buf_text(&number), number.size);
    }
    reader->failed |= number.failed;
    buf_clear(&number);
}

/* ------------------------------------------------------------------- leaving
 */

/* A block that came to hold nothing, and was meant to hold something. */
static void drop_empty(WebReader *reader, xmlNode *node)
{
    static const struct {
        const char *name, *what;
    } kinds[] = {
        {"item", "empty list item"},  {"list", "empty list"},
        {"quote", "empty quotation"}, {"table", "empty table"},
        {"tr", "empty table row"},    {"clause", "empty section"},
    };
    if (!node || node->children || block_get(node, "num") || reader->is_ours)
        return;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (block_is(node, kinds[i].name)) {
            dropped_add(reader->dropped, kinds[i].what, block_line(node));
            block_drop(node);
            return;
        }
}

/* Quotation marks that browsers put around <q>, unless they stand there. */
static bool needs_marks(const xmlNode *quote)
{
    static const char *const marks[] = {"\"", "'", "“", "”", "„",  "«", "»",
                                        "‘",  "‚", "‹", "›", "「", "『"};
    if (!block_is(quote, "q"))
        return false;
    const xmlNode *first = quote->children;
    while (first && first->type == XML_ELEMENT_NODE && first->children)
        first = first->children;
    const char *text = first && first->type == XML_TEXT_NODE
                           ? (const char *)first->content
                           : "";
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return false;
    return true;
}

static void leave(WebReader *reader)
{
    WebFrame *frame = &reader->frames[reader->depth - 1];
    if (needs_marks(frame->element))
        webline_text(reader, "”");
    if (frame->role == DOM_INLINE || frame->role == DOM_PICTURE ||
        frame->role == DOM_BREAK) {
        webline_leave(reader, frame);
    } else if (reader->flats && !frame->is_flat) {
        if (reader->inlines.line)
            inlines_text(&reader->inlines, " ", 1);
    } else {
        webline_close(reader);
        drop_empty(reader, frame->is_flat ? NULL : frame->made);
    }
    reader->flats -= frame->is_flat;
    reader->codes -= frame->role == DOM_CODE;
    reader->at = frame->at;
    reader->depth--;
}

/* -------------------------------------------------------------------- walk */

static void enter_inline(WebReader *reader, WebFrame *frame)
{
    if (frame->role == DOM_PICTURE)
        webline_picture(reader, frame->element);
    else if (frame->role == DOM_BREAK)
        webline_break(reader);
    else
        webline_enter(reader, frame);
    if (needs_marks(frame->element))
        webline_text(reader, "“");
}

static void enter(WebReader *reader, const xmlNode *element)
{
    WebFrame *frame = &reader->frames[reader->depth++];
    DomRole role = dom_role(element);
    *frame = (WebFrame){.element = element, .role = role, .at = reader->at};
    bool is_inline =
        role == DOM_INLINE || role == DOM_PICTURE || role == DOM_BREAK;
    reader->codes += role == DOM_CODE;
    if (!is_inline && !reader->flats)
        webline_close(reader);
    if (element->properties)
        keep_ids(reader, frame);
    if (is_inline)
        enter_inline(reader, frame);
    else if (reader->flats)
        enter_flat(reader, frame);
    else if (enterers[role])
        enterers[role](reader, frame);
    reader->flats += frame->is_flat;
}

static bool is_piece(const WebReader *reader, const xmlNode *element)
{
    return reader->read_piece && block_is(element, WEB_PIECE);
}

static void read_piece(WebReader *reader, const xmlNode *mark)
{
    webline_close(reader);
    xmlNode *home = webline_home(reader);
    if (!home || !reader->read_piece(reader->user, mark, home))
        reader->failed = true;
}

bool webreader_read(WebReader *reader, xmlNode *element)
{
    DomWalk walk = dom_walk(element);
    while (!reader->failed && !reader->inlines.failed && dom_next(&walk)) {
        bool is_element = walk.node->type == XML_ELEMENT_NODE;
        if (!is_element) {
            webline_text(reader, (const char *)walk.node->content);
        } else if (!walk.is_entering) {
            leave(reader);
        } else if (is_piece(reader, walk.node)) {
            read_piece(reader, walk.node);
            dom_skip(&walk);
        } else if (walk.node == reader->literal) {
            enter(reader, walk.node);
            dom_skip(&walk);
            leave(reader);
            if (walk.node == element)
                break;
        } else {
            enter(reader, walk.node);
        }
    }
    webline_close(reader);
    return !reader->failed && !reader->inlines.failed;
}

void webreader_clear(WebReader *reader)
{
    inlines_clear(&reader->inlines);
}
