/* Writes a text as authoring Markdown: front matter, preface, main body,
 * conclusions. Straight from the text's tree, and not by way of a stylesheet:
 * what is written has to give the same tree again, which a table of forms by
 * element shows best beside the reader's. */
#include "render/author.h"

#include "model/doc.h"
#include "model/walk.h"
#include "render/render.h"

#include <string.h>

DEFINE_CLEANUP(free_author, Author, free)

static void free_parts(Author *author)
{
    buf_clear(&author->prefix);
    free(author->pending);
    idset_clear(&author->labels);
}

/* ----------------------------------------------------------- front matter */

static void add_levels(Author *author)
{
    int last = AUTHORING_LEVELS;
    while (last > 1 && (author->levels[last] == EL_section))
        last--;
    if (last < 2)
        return;
    buf_add_text(author->out, "levels:");
    for (int level = 2; level <= last; level++)
        buf_add_format(author->out, " %s",
                       authoring_name(author->levels[level]));
    buf_add_char(author->out, '\n');
}

static void add_front(Author *author, const xmlDoc *text)
{
    buf_add_text(author->out, "---\n" AUTHORING_KEY ": " AUTHORING_VALUE "\n");
    buf_add_format(author->out, "lang: %s\n", author->locale);
    if (element_of(doc_kind(text)) == EL_statement)
        buf_add_text(author->out, "kind: statement\n");
    add_levels(author);
    buf_add_text(author->out, "---");
}

/* ------------------------------------------------------------------ the title
 */

/* The docTitle that is all there is of a line. */
static const xmlNode *whole_title(const xmlNode *p)
{
    const xmlNode *only = p->children;
    bool is_whole = only && !only->next && element_of(only) == EL_docTitle &&
                    !author_is_blank(only);
    return is_whole ? only : NULL;
}

static void add_title(Author *author, const xmlNode *title)
{
    const xmlNode *p = child_element(title, EL_p);
    if (!p)
        return;
    const xmlNode *whole = whole_title(p);
    AuthorSaid said = {.name = whole ? EL_none : EL_p};
    author_begin(author);
    buf_add_char(author->out, '#');
    author->in_heading = true;
    if (!author_is_blank(p))
        buf_add_char(author->out, ' ');
    author_add_inlines(author, (whole ? whole : p)->children, NULL);
    author->in_heading = false;
    author_add_list(author, " ", p, &said);
    author_flush_notes(author);
}

static void add_preface(Author *author, const xmlNode *preface)
{
    const xmlNode *at = first_element(preface);
    for (; at && element_of(at) != EL_longTitle; at = next_element(at))
        author_add_block(author, at);
    if (!at)
        return;
    add_title(author, at);
    at = next_element(at);
    if (!at)
        return;
    AuthorSaid said = {.name = EL_preface, .skip = "xml:lang"};
    author_open_div(author, preface, &said);
    author_add_blocks(author, at);
    author_close_div(author);
}

/* ------------------------------------------------------------ body and end */

static bool is_hier(const xmlNode *node)
{
    return element_of(node) && role_of(node) == ROLE_HIER;
}

/* Blocks behind a provision close it. */
static void add_body(Author *author, const xmlNode *body)
{
    bool in_div = false, behind = false;
    AuthorSaid said = {.name = EL_mainBody, .skip = "xml:lang"};
    for (const xmlNode *at = first_element(body); at; at = next_element(at)) {
        bool hier = is_hier(at);
        behind |= hier;
        if (!hier && behind && !in_div) {
            author_open_div(author, body, &said);
            author->depth = 0;
            in_div = true;
        } else if (hier && in_div) {
            author_close_div(author);
            in_div = false;
        }
        if (hier)
            author_add_provision(author, at);
        else
            author_add_block(author, at);
    }
    if (in_div)
        author_close_div(author);
}

static void add_conclusions(Author *author, const xmlNode *conclusions)
{
    AuthorSaid said = {.name = EL_conclusions, .skip = "xml:lang"};
    author_open_div(author, conclusions, &said);
    author_add_blocks(author, first_element(conclusions));
    author_close_div(author);
}

static void add_text(Author *author, const xmlDoc *text)
{
    const xmlNode *preface = doc_part(text, EL_preface);
    const xmlNode *body = doc_part(text, EL_mainBody);
    const xmlNode *conclusions = doc_part(text, EL_conclusions);
    if (body)
        author_set_levels(author, body);
    add_front(author, text);
    if (preface)
        add_preface(author, preface);
    if (body)
        add_body(author, body);
    if (conclusions)
        add_conclusions(author, conclusions);
    buf_add_char(author->out, '\n');
}

/* The text in canonical form, where white space is what it means. */
static CodicilStatus canonical_of(const CodicilContext *context,
                                  const xmlDoc *text, xmlDoc **out)
{
    Buf bytes AUTO(buf_clear) = {0};
    doc_write(text, &bytes);
    if (!buf_is_ok(&bytes))
        return fault_memory(context);
    const char *file = text->URL ? (const char *)text->URL : NULL;
    return doc_read(context, file, bytes.bytes, bytes.size, out);
}

/* Comments and processing instructions have no form in Markdown. */
static void tell_comments(const CodicilContext *context, const xmlDoc *text)
{
    size_t count = 0;
    long line = 0;
    for (const xmlNode *top = text->children; top; top = top->next) {
        Walk walk = walk_begin(top);
        while (walk_next(&walk)) {
            bool is_one = walk.enter && (walk.node->type == XML_COMMENT_NODE ||
                                         walk.node->type == XML_PI_NODE);
            line = is_one && !count ? xmlGetLineNo(walk.node) : line;
            count += is_one;
        }
    }
    if (count)
        tell(context, CODICIL_NOTE,
             &(Place){(const char *)text->URL, line > 0 ? line : 0, 0},
             "left out %zu XML comment%s, which Markdown for authors has no "
             "form for",
             count, count == 1 ? "" : "s");
}

CodicilStatus render_authoring(CodicilContext *context, xmlDoc *text,
                               const RenderOptions *options, Buf *out)
{
    xmlDoc *AUTO(free_doc) canonical = NULL;
    Author *AUTO(free_author) author = calloc(1, sizeof(*author));
    (void)options;
    if (!author)
        return fault_memory(context);
    tell_comments(context, text);
    TRY(canonical_of(context, text, &canonical));
    author->out = out;
    author->locale = doc_locale(canonical);
    idset_init(&author->labels);
    add_text(author, canonical);
    bool is_ok =
        buf_is_ok(out) && !author->prefix.failed && !author->labels.failed;
    free_parts(author);
    return is_ok ? CODICIL_OK : fault_memory(context);
}
