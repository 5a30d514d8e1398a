/* Writes inlines: in Markdown where it has a mark for them and the mark will
 * be read back, otherwise as [words]{list}. */
#include "render/author.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/datatype.h"
#include "model/doc.h"
#include "model/walk.h"

#include <stdio.h>
#include <string.h>

static bool is_text(const xmlNode *node)
{
    return node && (node->type == XML_TEXT_NODE ||
                    node->type == XML_CDATA_SECTION_NODE);
}

static bool has_text(const xmlNode *node)
{
    return is_text(node) && node->content && *node->content;
}

bool author_is_blank(const xmlNode *node)
{
    for (const xmlNode *at = node->children; at; at = at->next)
        if (at->type == XML_ELEMENT_NODE ||
            (is_text(at) && !xmlIsBlankNode(at)))
            return false;
    return true;
}

/* ------------------------------------------------------------------- stars */

typedef enum { SIDE_SPACE, SIDE_WORD, SIDE_MARK, SIDE_ODD } Side;

/* What a character is to the rules of emphasis (CommonMark 6.2). What is no
 * ASCII and no word may be space or punctuation, for all we know. */
static Side side_of(uint32_t code)
{
    char bytes[4];
    Words words;
    Word word;
    if (code == 0 || code == ' ' || code == '\n')
        return SIDE_SPACE;
    words_init(&words, bytes, utf8_put(code, bytes));
    bool is_word = words_next(&words, &word);
    words_clear(&words);
    return is_word ? SIDE_WORD : code < 0x80 ? SIDE_MARK : SIDE_ODD;
}

static Side side_before(const Author *author)
{
    size_t at = author->out->size;
    if (author->starts_line)
        return SIDE_SPACE;
    return side_of(utf8_previous(buf_text(author->out), at, &at));
}

static Side side_after(const xmlNode *node)
{
    const xmlNode *next = node->next;
    size_t at = 0;
    if (has_text(next))
        return side_of(utf8_next((const char *)next->content,
                                 strlen((const char *)next->content), &at));
    bool is_end = !next && role_of(node->parent) != ROLE_INLINE;
    return is_end || element_of(node) == EL_heading ? SIDE_SPACE : SIDE_MARK;
}

/* Whether a mark beside `inner`, with `outer` on its other side, flanks. */
static bool flanks(Side inner, Side outer)
{
    if (inner == SIDE_WORD)
        return true;
    bool is_apart = outer == SIDE_SPACE || outer == SIDE_MARK;
    return inner == SIDE_MARK && is_apart;
}

bool author_can_star(const Author *author, const xmlNode *node, int marks)
{
    const xmlNode *first = node->children, *last = node->last;
    size_t from = 0;
    if (!has_text(first) || !has_text(last) || node->properties ||
        author->plain == node ||
        (marks == 2 ? author->strong : author->emphasis))
        return false;
    const char *end = (const char *)last->content;
    size_t size = strlen(end);
    Side begins =
        side_of(utf8_next((const char *)first->content,
                          strlen((const char *)first->content), &from));
    Side ends = side_of(utf8_previous(end, size, &size));
    const Buf *out = author->out;
    bool joins = out->size && out->bytes[out->size - 1] == '*';
    return !joins && flanks(begins, side_before(author)) &&
           flanks(ends, side_after(node));
}

static void add_stars(Author *author, const xmlNode *node, int marks)
{
    int *open = marks == 2 ? &author->strong : &author->emphasis;
    buf_add_many(author->out, '*', (size_t)marks);
    author->starts_line = false;
    ++*open;
    author_add_inlines(author, node->children, NULL);
    --*open;
    buf_add_many(author->out, '*', (size_t)marks);
}

/* ------------------------------------------------------------------- spans */

static bool is_mixed(const xmlNode *node)
{
    return vocab_get(element_of(node))->flags & VOCAB_MIXED;
}

/* An li that holds blocks alone holds no words (doc.h: canonical). */
static bool holds_words(const xmlNode *node)
{
    if (element_of(node) != EL_li)
        return is_mixed(node);
    for (const xmlNode *at = node->children; at; at = at->next)
        if (is_text(at) && !strchr((const char *)at->content, '\n'))
            return true;
    return !first_element(node);
}

void author_add_span(Author *author, const xmlNode *node, Element name)
{
    bool has_id = doc_get(node, "xml:id") != NULL;
    buf_add_char(author->out, '[');
    author->starts_line = false;
    if (holds_words(node)) {
        author_add_inlines(author, node->children, NULL);
    } else {
        for (const xmlNode *at = first_element(node); at; at = next_element(at))
            author_add_span(author, at, element_of(at));
    }
    buf_add_char(author->out, ']');
    AuthorSaid said = {.name = name};
    if (name == authoring_unnamed(has_id) && node->properties)
        said.name = EL_none;
    if (!author_add_list(author, "", node, &said)) {
        said.name = name;
        author_add_list(author, "", node, &said);
    }
}

/* ------------------------------------------------------- links and pictures */

static bool is_iri(const char *value)
{
    return value && datatype_allows(&(Datatype){"iri", 3}, value);
}

/* (destination): an IRI holds no blanks, quotes or angle brackets. */
static void add_target(Buf *out, const char *iri)
{
    bool is_pointed = !*iri || strpbrk(iri, "()") != NULL;
    buf_add_text(out, is_pointed ? "(<" : "(");
    for (const char *at = iri; *at; at++) {
        if (*at == '&')
            buf_add_char(out, '\\');
        buf_add_char(out, *at);
    }
    buf_add_text(out, is_pointed ? ">)" : ")");
}

static void add_link(Author *author, const xmlNode *node)
{
    const char *href = doc_get(node, "href");
    Element element = element_of(node);
    if (author->links || !is_iri(href)) {
        author_add_span(author, node, element);
        return;
    }
    author->links++;
    buf_add_char(author->out, '[');
    author->starts_line = false;
    author_add_inlines(author, node->children, NULL);
    buf_add_char(author->out, ']');
    author->links--;
    add_target(author->out, href);
    Element clear = href[0] == '#' ? EL_ref : EL_a;
    AuthorSaid said = {.name = element == clear ? EL_none : element,
                       .skip = "href"};
    author_add_list(author, "", node, &said);
}

/* Whether a text has but single blanks, and none at its ends. */
static bool is_tidy(const char *text)
{
    size_t size = strlen(text);
    return size && !strpbrk(text, "\n\r\t") && !strstr(text, "  ") &&
           text[0] != ' ' && text[size - 1] != ' ';
}

static void add_image(Author *author, const xmlNode *node)
{
    const char *src = doc_get(node, "src"), *alt = doc_get(node, "alt");
    if (!is_iri(src)) {
        author_add_span(author, node, EL_img);
        return;
    }
    bool is_inside = alt && is_tidy(alt);
    buf_add_text(author->out, "![");
    author->starts_line = false;
    if (is_inside)
        author_escape(author, alt, strlen(alt), false, false);
    buf_add_char(author->out, ']');
    add_target(author->out, src);
    AuthorSaid said = {.skip = is_inside ? "src alt" : "src"};
    author_add_list(author, "", node, &said);
}

/* -------------------------------------------------------------------- code */

static bool is_code(const Author *author, const xmlNode *node)
{
    const char *class = doc_get(node, "class");
    const xmlNode *only = node->children;
    const Buf *out = author->out;
    if (!class || strcmp(class, "code") != 0 || node->properties->next ||
        !has_text(only) || only->next || author->cells || author->links ||
        (out->size && out->bytes[out->size - 1] == '`'))
        return false;
    const char *text = (const char *)only->content;
    return is_tidy(text) && !strchr(text, '`');
}

static void add_span(Author *author, const xmlNode *node)
{
    if (!is_code(author, node)) {
        author_add_span(author, node, EL_span);
        return;
    }
    buf_add_format(author->out, "`%s`", (const char *)node->children->content);
    author->starts_line = false;
}

/* ------------------------------------------------------------------- breaks */

static void add_break(Author *author, const xmlNode *node)
{
    Element parent = element_of(node->parent);
    bool is_inner = has_text(node->prev) && has_text(node->next);
    if ((parent == EL_p || parent == EL_li) && is_inner &&
        !author->in_heading && !author->cells && !author->notes) {
        buf_add_char(author->out, '\\');
        author_line_end(author);
        author->starts_line = true;
        return;
    }
    buf_add_text(author->out, author->starts_line ? "[]{br}" : "<br>");
    author->starts_line = false;
}

/* --------------------------------------------------------------- footnotes */

/* One paragraph of words: [^1], and [^1]: its text. */
static bool is_simple_note(const Author *author, const xmlNode *note)
{
    const xmlNode *p = first_element(note);
    return !author->notes && p && !next_element(p) && element_of(p) == EL_p &&
           !p->properties && !author_is_blank(p);
}

static bool is_label(const char *text)
{
    size_t size = text ? strspn(text, "abcdefghijklmnopqrstuvwxyz"
                                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
                       : 0;
    return size && size <= 40 && !text[size];
}

static void add_pending(Author *author, const xmlNode *note)
{
    if (author->pending_count == author->pending_room) {
        size_t room = author->pending_room * 2 + 16;
        const xmlNode **all =
            realloc(author->pending, room * sizeof(*author->pending));
        if (!all) {
            author->out->failed = true;
            return;
        }
        author->pending = all;
        author->pending_room = room;
    }
    author->pending[author->pending_count++] = note;
}

static void add_note(Author *author, const xmlNode *note)
{
    char label[64];
    const char *marker = doc_get(note, "marker");
    if (!is_simple_note(author, note)) {
        author->notes++;
        author_add_span(author, note, EL_authorialNote);
        author->notes--;
        return;
    }
    if (is_label(marker) && !idset_has(&author->labels, marker))
        snprintf(label, sizeof(label), "%s", marker);
    else
        do
            snprintf(label, sizeof(label), "fn%zu", ++author->note_count);
        while (idset_has(&author->labels, label));
    idset_add(&author->labels, label);
    buf_add_format(author->out, "[^%s]", label);
    author->starts_line = false;
    if (!doc_set((xmlNode *)note, "label", label))
        author->out->failed = true;
    add_pending(author, note);
}

/* -------------------------------------------------------------------- walk */

static void add_element(Author *author, const xmlNode *node)
{
    Element element = element_of(node);
    int marks = element == EL_b ? 2 : 1;
    switch (element) {
    case EL_b:
    case EL_i:
        if (author_can_star(author, node, marks))
            add_stars(author, node, marks);
        else
            author_add_span(author, node, element);
        break;
    case EL_a:
    case EL_ref:
        add_link(author, node);
        break;
    case EL_img:
        add_image(author, node);
        break;
    case EL_span:
        add_span(author, node);
        break;
    case EL_br:
        add_break(author, node);
        break;
    case EL_authorialNote:
        add_note(author, node);
        break;
    case EL_none:
        break;
    default:
        author_add_span(author, node, element);
    }
}

void author_add_inlines(Author *author, const xmlNode *first,
                        const xmlNode *end)
{
    for (const xmlNode *at = first; at && at != end; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            add_element(author, at);
        } else if (has_text(at)) {
            const char *text = (const char *)at->content;
            bool is_last = !at->next || at->next == end;
            author_escape(author, text, strlen(text), is_last,
                          element_of(at->prev) == EL_authorialNote);
        }
    }
}
