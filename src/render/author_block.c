/* Writes blocks. Each begins with the blank line that parts it from what
 * stands before it, and the prefix of the items and quotations around it; none
 * ends its last line itself. */
#include "render/author.h"

#include "model/doc.h"
#include "model/number.h"
#include "model/walk.h"

#include <string.h>

/* -------------------------------------------------------------- separators */

void author_line_end(Author *author)
{
    buf_add_char(author->out, '\n');
    buf_add(author->out, buf_text(&author->prefix), author->prefix.size);
}

/* A line that is to stay empty: the prefix without its last spaces. */
static void add_bare_line(Author *author)
{
    size_t size = author->prefix.size;
    while (size && author->prefix.bytes[size - 1] == ' ')
        size--;
    buf_add_char(author->out, '\n');
    buf_add(author->out, buf_text(&author->prefix), size);
}

void author_begin(Author *author)
{
    if (!author->is_fresh) {
        add_bare_line(author);
        author_line_end(author);
    }
    author->is_fresh = false;
    author->starts_line = true;
}

/* -------------------------------------------------------------------- divs */

void author_open_div(Author *author, const xmlNode *node,
                     const AuthorSaid *said)
{
    author_begin(author);
    buf_add_text(author->out, "::: ");
    size_t start = author->out->size;
    author_add_list(author, "", node, said);
    Buf *out = author->out;
    /* a name alone needs no braces */
    const char *list = buf_text(out) + start;
    size_t size = out->size - start;
    if (size > 2 && strcspn(list, " #.=\"-") == size) {
        memmove(out->bytes + start, out->bytes + start + 1, size - 2);
        buf_set_size(out, out->size - 2);
    }
}

void author_close_div(Author *author)
{
    author_begin(author);
    buf_add_text(author->out, ":::");
}

/* Any block, its children within. */
static void add_div(Author *author, const xmlNode *node)
{
    AuthorSaid said = {.name = element_of(node)};
    author_open_div(author, node, &said);
    if (element_of(node) == EL_p) {
        if (!author_is_blank(node)) {
            author_begin(author);
            author_add_inlines(author, node->children, NULL);
        }
    } else {
        author_add_blocks(author, first_element(node));
    }
    author_close_div(author);
}

/* -------------------------------------------------------------- paragraphs */

bool author_is_paragraph(const xmlNode *node)
{
    return element_of(node) == EL_p && !author_is_blank(node);
}

/* The only block of a provision with an id has the id behind it, and ".p1". */
static bool is_clear_id(const xmlNode *p)
{
    const xmlNode *parent = p->parent, *owner = parent;
    switch (element_of(parent)) {
    case EL_content:
    case EL_intro:
        owner = parent->parent;
        break;
    case EL_item:
    case EL_blockContainer:
        break;
    default:
        return false;
    }
    const xmlNode *before = p->prev;
    while (before &&
           (before->type != XML_ELEMENT_NODE || element_of(before) == EL_num ||
            element_of(before) == EL_heading))
        before = before->prev;
    const char *id = doc_get(p, "xml:id"), *stem = doc_get(owner, "xml:id");
    return !before && !next_element(p) && id && stem &&
           strncmp(id, stem, strlen(stem)) == 0 &&
           strcmp(id + strlen(stem), ".p1") == 0;
}

void author_add_paragraph(Author *author, const xmlNode *p)
{
    AuthorSaid said = {.no_id = is_clear_id(p)};
    author_add_inlines(author, p->children, NULL);
    author_add_list(author, " ", p, &said);
}

/* --------------------------------------------------- numbers and their words
 */

static const char *only_text(const xmlNode *node)
{
    const xmlNode *only = node->children;
    bool is_plain =
        !node->properties && only && !only->next && only->type == XML_TEXT_NODE;
    return is_plain ? (const char *)only->content : NULL;
}

static const char *first_text(const xmlNode *node)
{
    const xmlNode *first = node ? node->children : NULL;
    return first && first->type == XML_TEXT_NODE ? (const char *)first->content
                                                 : NULL;
}

static Number find_number(const Author *author, const char *text)
{
    size_t size = strlen(text);
    while (size && text[size - 1] == ' ')
        size--;
    return number_from_text(text, size, author->locale);
}

/* Whether a number before some words is read as just that. */
static bool is_literal(const Author *author, const char *num, const char *words)
{
    Buf text = {0};
    size_t size = strlen(num);
    buf_add_text(&text, num);
    buf_add_char(&text, ' ');
    buf_add_text(&text, words);
    Number found = find_number(author, buf_text(&text));
    bool is_same = buf_is_ok(&text) && found.kind != NUMBER_NONE &&
                   found.size == size &&
                   (found.skip == size || found.skip == size + 1);
    buf_clear(&text);
    return is_same;
}

void author_add_number(Author *author, const xmlNode *num, const xmlNode *words)
{
    const char *text = only_text(num), *after = first_text(words);
    if (text && is_literal(author, text, after ? after : ""))
        author_escape(author, text, strlen(text), true, false);
    else
        author_add_span(author, num, EL_num);
}

const char *author_minus(const Author *author, const xmlNode *num,
                         const xmlNode *heading, const xmlNode *p)
{
    const char *text = first_text(heading ? heading : p);
    if (num || !text || (heading && heading->properties))
        return NULL;
    return find_number(author, text).kind == NUMBER_NONE ? NULL : "num";
}

/* **The heading** that begins a block. */
static void add_run_in(Author *author, const xmlNode *heading)
{
    if (!author_can_star(author, heading, 2)) {
        author_add_span(author, heading, EL_heading);
        return;
    }
    buf_add_text(author->out, "**");
    author->strong++;
    author_add_inlines(author, heading->children, NULL);
    author->strong--;
    buf_add_text(author->out, "**");
}

void author_add_lead(Author *author, const xmlNode *node, const xmlNode *p)
{
    const xmlNode *num = child_element(node, EL_num);
    const xmlNode *heading = child_element(node, EL_heading);
    if (num) {
        buf_add_char(author->out, ' ');
        author_add_number(author, num, heading ? NULL : p);
    }
    if (heading) {
        buf_add_char(author->out, ' ');
        add_run_in(author, heading);
    }
    if (!p)
        return;
    buf_add_char(author->out, ' ');
    author->plain = heading ? NULL : p->children;
    author_add_paragraph(author, p);
    author->plain = NULL;
}

/* ------------------------------------------------------------------- lists */

static bool is_list(const xmlNode *node)
{
    return node && element_of(node) && role_of(node) == ROLE_LIST;
}

static bool is_words(const xmlNode *node)
{
    Element element = element_of(node);
    if (node->type == XML_TEXT_NODE)
        return !xmlIsBlankNode((xmlNode *)node) || node->prev || node->next;
    return element != EL_none && element != EL_p && element != EL_ul &&
           element != EL_ol;
}

static const xmlNode *words_end(const xmlNode *first)
{
    while (first && is_words(first))
        first = first->next;
    return first;
}

/* Words that stand in an li directly: the first of them bear its list. */
static const xmlNode *add_own_words(Author *author, const xmlNode *li,
                                    const xmlNode *first)
{
    const xmlNode *end = words_end(first);
    author_add_inlines(author, first, end);
    if (first == li->children)
        author_add_list(author, " ", li, &(AuthorSaid){0});
    else
        buf_add_text(author->out, " {li}");
    return end;
}

/* White space with a line end is indentation in a canonical tree, which is the
 * writer's own. */
static void drop_indentation(const xmlNode *li)
{
    for (xmlNode *at = li->children, *next; at; at = next) {
        next = at->next;
        if (at->type != XML_TEXT_NODE ||
            !strchr((const char *)at->content, '\n'))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

static void add_li(Author *author, const xmlNode *li)
{
    drop_indentation(li);
    const xmlNode *at = li->children;
    bool has_words = at && !author_is_blank(li) && is_words(at);
    if (!has_words)
        author_add_list(author, "", li, &(AuthorSaid){.name = EL_li});
    if (!has_words && at) {
        while (at && at->type != XML_ELEMENT_NODE)
            at = at->next;
        if (at && author_is_paragraph(at)) {
            buf_add_char(author->out, ' ');
            author->starts_line = false;
            author_add_paragraph(author, at);
            at = at->next;
        }
    }
    author->is_fresh = false;
    while (at) {
        if (is_words(at)) {
            if (at != li->children)
                author_begin(author);
            at = add_own_words(author, li, at);
        } else {
            author_add_block(author, at);
            at = at->next;
        }
    }
}

static void add_item(Author *author, const xmlNode *item)
{
    const xmlNode *num = child_element(item, EL_num);
    const xmlNode *heading = child_element(item, EL_heading);
    const xmlNode *first = first_element(item);
    while (first &&
           (element_of(first) == EL_num || element_of(first) == EL_heading))
        first = next_element(first);
    const xmlNode *p = first && author_is_paragraph(first) ? first : NULL;
    AuthorSaid said = {.minus = author_minus(author, num, heading, p)};
    if (!author_add_list(author, "", item, &said))
        buf_add_text(author->out, "{item}");
    author->starts_line = false;
    author_add_lead(author, item, p);
    author->is_fresh = false;
    author_add_blocks(author, p ? next_element(p) : first);
}

/* Whether an item holds more than a line, so that blank lines part them. */
static bool is_loose(const xmlNode *list)
{
    for (const xmlNode *at = first_element(list); at; at = next_element(at)) {
        if (element_of(at) == EL_item) {
            const xmlNode *last = at->last;
            while (last && last->type != XML_ELEMENT_NODE)
                last = last->prev;
            if (last && last->prev && element_of(last) != EL_p)
                return true;
        } else if (child_element(at, EL_p) || child_element(at, EL_ul) ||
                   child_element(at, EL_ol)) {
            return true;
        }
    }
    return false;
}

/* Lists beside each other are told apart by their marks. */
static bool is_second(const xmlNode *list)
{
    bool second = false;
    for (const xmlNode *at = list->prev; at; at = at->prev) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        if (!is_list(at))
            break;
        second = !second;
    }
    return second;
}

static void add_list(Author *author, const xmlNode *list)
{
    bool is_numbered = element_of(list) == EL_ol, second = is_second(list);
    bool loose = is_loose(list);
    size_t size = author->prefix.size, number = 0;
    author_begin(author);
    for (const xmlNode *at = first_element(list); at; at = next_element(at)) {
        if (number && loose)
            add_bare_line(author);
        if (number)
            author_line_end(author);
        size_t start = author->out->size;
        number++;
        if (is_numbered)
            buf_add_format(author->out, "%zu%c ", number, second ? ')' : '.');
        else
            buf_add_text(author->out, second ? "* " : "- ");
        buf_add_many(&author->prefix, ' ', author->out->size - start);
        author->is_fresh = true;
        author->starts_line = true;
        if (element_of(at) == EL_item)
            add_item(author, at);
        else
            add_li(author, at);
        buf_set_size(&author->prefix, size);
    }
    author->is_fresh = false;
    size_t before = author->out->size;
    author_line_end(author);
    if (!author_add_list(author, "{: ", list, &(AuthorSaid){0}))
        buf_set_size(author->out, before);
}

/* -------------------------------------------------------------- quotations */

static void add_quotation(Author *author, const xmlNode *node)
{
    size_t size = author->prefix.size;
    author_begin(author);
    buf_add_text(author->out, "> ");
    buf_add_text(&author->prefix, "> ");
    author->is_fresh = true;
    author_add_blocks(author, first_element(node));
    buf_set_size(&author->prefix, size);
    author->is_fresh = false;
    author_begin(author);
    author_add_list(author, "{: ", node, &(AuthorSaid){.class = "quotation"});
}

static bool is_quotation(const xmlNode *node)
{
    const char *class = doc_get(node, "class");
    return class && strcmp(class, "quotation") == 0 &&
           doc_get(node, "xml:id") && first_element(node);
}

/* -------------------------------------------------------------------- walk */

void author_add_block(Author *author, const xmlNode *node)
{
    Element element = element_of(node);
    if (author_is_paragraph(node)) {
        author_begin(author);
        author_add_paragraph(author, node);
    } else if (is_list(node)) {
        add_list(author, node);
    } else if (element == EL_table) {
        author_add_table(author, node);
    } else if (element == EL_blockContainer && is_quotation(node)) {
        add_quotation(author, node);
    } else if (element != EL_none) {
        add_div(author, node);
    }
    if (!author->prefix.size)
        author_flush_notes(author);
}

void author_add_blocks(Author *author, const xmlNode *first)
{
    for (const xmlNode *at = first; at; at = next_element(at))
        author_add_block(author, at);
}

void author_flush_notes(Author *author)
{
    for (size_t i = 0; i < author->pending_count; i++) {
        const xmlNode *note = author->pending[i];
        const char *label = doc_get(note, "label");
        const char *marker = doc_get(note, "marker");
        bool is_same = marker && strcmp(marker, label) == 0;
        AuthorSaid said = {.skip = is_same ? "marker" : NULL,
                           .minus = marker ? NULL : "marker"};
        author_begin(author);
        buf_add_format(author->out, "[^%s]: ", label);
        author->starts_line = false;
        author->notes++;
        author_add_inlines(author, first_element(note)->children, NULL);
        author->notes--;
        author_add_list(author, " ", note, &said);
    }
    author->pending_count = 0;
}
