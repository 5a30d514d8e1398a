/* Weaves the HTML and the Markdown of a group together:
 *
 *      <table><tr><td>               <table><tr><td>
 *                                    <codicil-piece n="0"></codicil-piece>
 *      Some *Markdown*      ->
 *
 *      </td></tr></table>            </td></tr></table>
 *
 * The words of the HTML go in with their references resolved as everywhere in
 * Markdown, so that libxml2 meets none that it reads otherwise. */
#include "import/woven.h"

#include "import/html.h"
#include "import/webreader.h"
#include "model/doc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A group on its way to a page. */
typedef struct {
    Reader *reader;
    Buf page;
    long *lines; /* of the source, for each line of the page */
    size_t count, room;
    long line;          /* of cmark's source, that is being woven in */
    cmark_node **nodes; /* the blocks of Markdown, as numbered */
    size_t node_count, node_room;
    bool has_html; /* there is more in it than comments */
} Weaver;

/* --------------------------------------------------------------- the page */

static bool add_line(Weaver *weaver)
{
    if (weaver->count == weaver->room) {
        size_t room = weaver->room ? weaver->room * 2 : 64;
        long *more = realloc(weaver->lines, room * sizeof(*more));
        if (!more)
            return false;
        weaver->lines = more;
        weaver->room = room;
    }
    weaver->lines[weaver->count++] =
        mended_line(weaver->reader->mended, weaver->line);
    return true;
}

/* Adds a piece of the source as it is; its line ends count on. */
static bool add_raw(Weaver *weaver, const char *text, size_t size)
{
    bool is_ok = true;
    for (size_t at = 0; at < size && is_ok;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at + 1 : size - at;
        buf_add(&weaver->page, text + at, length);
        at += length;
        if (end) {
            weaver->line++;
            is_ok = add_line(weaver);
        }
    }
    return is_ok;
}

static bool add_words(Weaver *weaver, const char *text, size_t size)
{
    Buf plain = {0}, safe = {0};
    html_add_text(text, size, &plain);
    for (size_t at = 0; at < plain.size; at++) {
        char c = plain.bytes[at];
        if (c == '<')
            buf_add_text(&safe, "&lt;");
        else if (c == '&')
            buf_add_text(&safe, "&amp;");
        else
            buf_add_char(&safe, c);
        weaver->has_html |= !strchr(" \t\n", c);
    }
    bool is_ok = buf_is_ok(&plain) && buf_is_ok(&safe) &&
                 add_raw(weaver, buf_text(&safe), safe.size);
    buf_clear(&plain);
    buf_clear(&safe);
    return is_ok;
}

static void drop(Weaver *weaver, const char *what)
{
    dropped_add(&weaver->reader->dropped, what,
                mended_line(weaver->reader->mended, weaver->line));
}

/* Elements that stand around a page, and the mark, are no part of one. */
static bool add_markup(Weaver *weaver, const char *text, size_t size,
                       const Markup *markup)
{
    char what[sizeof(markup->name) + 12];
    bool is_frame = strcmp(markup->name, "html") == 0 ||
                    strcmp(markup->name, "body") == 0 ||
                    strcmp(markup->name, WEB_PIECE) == 0;
    bool is_comment = markup->kind == MARKUP_COMMENT;
    bool is_hidden = !is_comment && tag_effect(markup) == TAG_HIDDEN;
    if (!is_comment && !is_hidden && !is_frame) {
        weaver->has_html = true;
        return add_raw(weaver, text, size);
    }
    snprintf(what, sizeof(what), "<%s> element", markup->name);
    if (is_comment)
        drop(weaver, "comment");
    else if (!markup->is_closing)
        drop(weaver, what);
    for (size_t at = 0; at < size; at++)
        weaver->line += text[at] == '\n';
    return true;
}

static bool weave_html(Weaver *weaver, cmark_node *html)
{
    const char *text = cmark_node_get_literal(html), *end = text;
    HtmlParts parts = html_begin(text, strlen(text));
    bool is_ok = true;
    while (is_ok && html_next(&parts)) {
        const char *tag = parts.text + parts.text_size;
        is_ok = add_words(weaver, parts.text, parts.text_size);
        end = parts.bytes + parts.at;
        if (parts.has_markup && is_ok)
            is_ok = add_markup(weaver, tag, (size_t)(end - tag), &parts.markup);
    }
    return is_ok;
}

static bool weave_block(Weaver *weaver, cmark_node *node)
{
    if (weaver->node_count == weaver->node_room) {
        size_t room = weaver->node_room ? weaver->node_room * 2 : 16;
        cmark_node **more = realloc(weaver->nodes, room * sizeof(*more));
        if (!more)
            return false;
        weaver->nodes = more;
        weaver->node_room = room;
    }
    buf_add_format(&weaver->page, "<%s n=\"%zu\"></%s>", WEB_PIECE,
                   weaver->node_count, WEB_PIECE);
    weaver->nodes[weaver->node_count++] = node;
    return true;
}

/* Every piece begins in a line of its own, so that its line is known. */
static bool weave(Weaver *weaver, cmark_node *group)
{
    bool is_ok = true;
    cmark_node *node = cmark_node_first_child(group);
    for (; node && is_ok; node = cmark_node_next(node)) {
        long line = cmark_node_get_start_line(node);
        if (line > 0)
            weaver->line = line;
        if (weaver->count)
            buf_add_char(&weaver->page, '\n');
        bool is_html = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
        is_ok = add_line(weaver) && (is_html ? weave_html(weaver, node)
                                             : weave_block(weaver, node));
    }
    return is_ok && buf_is_ok(&weaver->page);
}

/* ---------------------------------------------------------------- reading */

/* A block of Markdown, where its mark stands. */
static bool read_piece(void *user, const xmlNode *mark, xmlNode *home)
{
    Weaver *weaver = user;
    Reader *reader = weaver->reader;
    long number = dom_integer(mark, "n", -1);
    if (number < 0 || (size_t)number >= weaver->node_count)
        return true;
    xmlNode *at = reader->at;
    bool is_ok = reader_read(reader, weaver->nodes[number], home);
    reader->at = at;
    return is_ok;
}

/* Lists are counted forwards, as the words are (harvest.c). */
static bool settle_lists(Weaver *weaver, xmlNode *root)
{
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk)) {
        if (!walk.is_entering || !block_is(walk.node, "ol") ||
            !block_get(walk.node, "reversed"))
            continue;
        dropped_add(&weaver->reader->dropped, "order of a reversed list",
                    dom_line(walk.node));
        if (!block_set(walk.node, "reversed", NULL))
            return false;
    }
    return true;
}

static bool read_page(Weaver *weaver, xmlNode *root)
{
    Reader *reader = weaver->reader;
    Weblinks links = {.wants_all = true};
    WebReader *web = calloc(1, sizeof(*web));
    if (!web)
        return false;
    web->source = reader->source;
    web->links = &links;
    web->dropped = &reader->dropped;
    web->at = reader->at;
    web->ids = &reader->ids;
    web->read_piece = read_piece;
    web->user = weaver;
    bool is_ok = settle_lists(weaver, root) && webreader_read(web, root);
    webreader_clear(web);
    free(web);
    return is_ok;
}

static size_t depth_of(const xmlNode *block)
{
    size_t depth = 0;
    for (const xmlNode *at = block; at; at = at->parent)
        depth++;
    return depth > 2 ? depth - 2 : 0; /* the tree and its root */
}

static CodicilStatus read_woven(Weaver *weaver)
{
    Reader *reader = weaver->reader;
    xmlDoc *AUTO(free_doc) dom = NULL;
    SourceText page = {reader->source->file, buf_text(&weaver->page),
                       weaver->page.size, reader->source->locale};
    DomOrigin origin = {weaver->lines, weaver->count, depth_of(reader->at)};
    TRY(dom_parse(reader->context, &page, &origin, &dom));
    xmlNode *root = xmlDocGetRootElement(dom);
    if (root && !read_page(weaver, root) && !reader->status)
        return fault_memory(reader->context);
    return reader->status;
}

void woven_read(Reader *reader, cmark_node *group)
{
    Weaver weaver = {.reader = reader};
    CodicilStatus status = CODICIL_OK;
    if (!weave(&weaver, group))
        status = fault_memory(reader->context);
    else if (weaver.has_html || weaver.node_count)
        status = read_woven(&weaver);
    if (status) {
        reader->status = status;
        reader->failed = true;
    }
    buf_clear(&weaver.page);
    free(weaver.lines);
    free(weaver.nodes);
}
