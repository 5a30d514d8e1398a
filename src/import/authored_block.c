/* From cmark's blocks to blocks. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

/* A div that is open, and what was open around it. */
typedef struct {
    xmlNode *container; /* NULL: the main body and its provisions */
    int floor, depth;
    bool is_provision;
    long line;
} Div;

typedef struct {
    Authored *reader;
    xmlNode *container; /* where blocks go; NULL: the innermost provision */
    bool is_top;        /* of the whole text */
    Div divs[AUTHORING_DEPTH + 1];
    int count;
} Blocks;

DEFINE_CLEANUP(free_blocks, Blocks, free)

/* Where the next block goes. */
static CodicilStatus place_of(Blocks *blocks, long line, xmlNode **out)
{
    Authored *reader = blocks->reader;
    if (blocks->container) {
        *out = blocks->container;
        return CODICIL_OK;
    }
    if (reader->preface && !reader->has_title) {
        *out = reader->preface;
        return CODICIL_OK;
    }
    return authored_place(reader, line, out);
}

/* ------------------------------------------------------------- before a block
 */

static bool is_mark(const Tokens *tokens, char mark)
{
    return tokens->count && tokens->items[0].kind == TOKEN_MARK &&
           tokens->items[0].mark == mark;
}

static xmlNode *last_element(const xmlNode *node)
{
    xmlNode *at = node->last;
    while (at && at->type != XML_ELEMENT_NODE)
        at = at->prev;
    return at;
}

/* {: …} speaks of the block above it. */
static CodicilStatus read_below(Blocks *blocks, Tokens *tokens)
{
    Authored *reader = blocks->reader;
    Said AUTO(said_clear) said = {0};
    xmlNode *place = NULL;
    size_t list = tokens->count == 2 ? tokens->items[1].list : 0;
    if (!list)
        return authored_fault(reader, tokens->line,
                              "words behind '{: ...}'; nothing more was "
                              "expected on its line");
    TRY(said_read(reader, list, &said));
    TRY(place_of(blocks, tokens->line, &place));
    xmlNode *above = last_element(place);
    if (!above)
        return said_fault(reader, said.list, "'{: ...}' has no block above it");
    if (said.element && said.element != element_of(above))
        return said_fault(reader, said.list, "names <%s>, and above is <%s>",
                          vocab_get(said.element)->name,
                          (const char *)above->name);
    if (said.minus & MINUS_CLASS)
        doc_set(above, "class", NULL);
    return said_apply(reader, &said, above);
}

/* --------------------------------------------------------------------- divs */

/* "::: name" or "::: {name …}": its list, or a name alone. */
static CodicilStatus read_div_name(const Authored *reader, Tokens *tokens,
                                   Said *out)
{
    const Token *token = &tokens->items[1];
    const char *text = buf_text(&tokens->text) + token->text;
    if (token->kind == TOKEN_LIST && tokens->count == 2)
        return said_read(reader, token->list, out);
    if (token->kind == TOKEN_TEXT && tokens->count == 2)
        out->element = authoring_element(text, token->size);
    return CODICIL_OK;
}

static CodicilStatus open_provision(Blocks *blocks, const Said *said, long line)
{
    Authored *reader = blocks->reader;
    Div *div = &blocks->divs[blocks->count];
    xmlNode *made = NULL;
    if (blocks->container)
        return authored_fault(reader, line, "a provision may not stand in <%s>",
                              (const char *)blocks->container->name);
    AuthoredStart start = {said->element, said->level, false, line};
    TRY(authored_open(reader, &start, &made));
    TRY(said_apply(reader, said, made));
    if (said->element == EL_hcontainer && !doc_get(made, "name") &&
        !doc_set(made, "name", "block"))
        return fault_memory(reader->context);
    div->depth = reader->depth - 1;
    div->is_provision = true;
    reader->floor = reader->depth;
    return CODICIL_OK;
}

static CodicilStatus open_block(Blocks *blocks, const Said *said, long line)
{
    Authored *reader = blocks->reader;
    xmlNode *place = NULL;
    Element element = said->element;
    Role role = vocab_get(element)->role;
    bool is_block = role == ROLE_LIST || role == ROLE_ITEM ||
                    role == ROLE_TABLE || role == ROLE_QUOTE || element == EL_p;
    if (!is_block)
        return authored_fault(reader, line, "<%s> may not be a ':::' block",
                              vocab_get(element)->name);
    TRY(place_of(blocks, line, &place));
    TRY(authored_add(reader, place, element, line, &blocks->container));
    return said_apply(reader, said, blocks->container);
}

static CodicilStatus open_frame(Blocks *blocks, Element element, long line)
{
    Authored *reader = blocks->reader;
    if (!blocks->is_top || reader->floor)
        return authored_fault(reader, line,
                              "<%s> may not stand within another block",
                              vocab_get(element)->name);
    reader->depth = 0;
    if (element == EL_mainBody)
        return CODICIL_OK;
    if (element == EL_preface) {
        blocks->container = reader->preface;
        return reader->has_title
                   ? CODICIL_OK
                   : authored_fault(reader, line,
                                    "a preface without a title; '# Title' was "
                                    "expected before it");
    }
    xmlNode *kind = reader->body->parent;
    TRY(authored_add(reader, kind, EL_conclusions, line, &blocks->container));
    if (!doc_set(blocks->container, "xml:lang", reader->locale))
        return fault_memory(reader->context);
    return CODICIL_OK;
}

static CodicilStatus close_div(Blocks *blocks, long line)
{
    Authored *reader = blocks->reader;
    if (!blocks->count)
        return authored_fault(reader, line,
                              "':::' closes nothing; '::: name' was expected "
                              "before it");
    const Div *div = &blocks->divs[--blocks->count];
    blocks->container = div->container;
    reader->floor = div->floor;
    if (div->is_provision)
        reader->depth = div->depth;
    return CODICIL_OK;
}

static CodicilStatus read_div(Blocks *blocks, Tokens *tokens)
{
    Authored *reader = blocks->reader;
    Said AUTO(said_clear) said = {0};
    long line = tokens->line;
    size_t last = tokens_trim(tokens, 1, tokens->count);
    if (last >= tokens->count)
        return close_div(blocks, line);
    if (last > 1) {
        tokens->items[1] = tokens->items[last];
        tokens->count -= last - 1;
    }
    TRY(read_div_name(reader, tokens, &said));
    if (said.element == EL_none)
        return authored_fault(reader, line,
                              "':::' without the name of a block; '::: name' "
                              "or '::: {name #id}' was expected");
    if (blocks->count == AUTHORING_DEPTH)
        return authored_fault(reader, line, "nested deeper than %d",
                              AUTHORING_DEPTH);
    blocks->divs[blocks->count] =
        (Div){blocks->container, reader->floor, reader->depth, false, line};
    CodicilStatus status;
    if (vocab_get(said.element)->role == ROLE_HIER)
        status = open_provision(blocks, &said, line);
    else if (vocab_get(said.element)->role == ROLE_PART && !blocks->container)
        status = authored_open_part(reader, &said, line, &blocks->container);
    else if (said.element == EL_preface || said.element == EL_mainBody ||
             said.element == EL_conclusions)
        status = open_frame(blocks, said.element, line);
    else
        status = open_block(blocks, &said, line);
    blocks->count++;
    return status;
}

/* --------------------------------------------------------------- paragraphs */

/* [words]{caption}, and nothing else. */
static CodicilStatus is_caption(const Authored *reader, const Tokens *tokens,
                                bool *out)
{
    Said AUTO(said_clear) said = {0};
    const Token *first = &tokens->items[0];
    *out = false;
    if (first->kind != TOKEN_BRACKET || !first->list ||
        tokens_after(tokens, 0) + 1 < tokens->count)
        return CODICIL_OK;
    TRY(said_read(reader, first->list, &said));
    *out = said.element == EL_caption;
    return CODICIL_OK;
}

static CodicilStatus read_caption(Blocks *blocks, const Tokens *tokens)
{
    Authored *reader = blocks->reader;
    xmlNode *place = blocks->container;
    if (!place || element_of(place) != EL_table) {
        TRY(place_of(blocks, tokens->line, &place));
        TRY(authored_read_inlines(reader, tokens, 0, tokens->count,
                                  place->parent));
        reader->caption = last_element(place->parent);
        xmlUnlinkNode(reader->caption);
        return CODICIL_OK;
    }
    return authored_read_inlines(reader, tokens, 0, tokens->count, place);
}

static CodicilStatus read_words(Blocks *blocks, Tokens *tokens)
{
    Authored *reader = blocks->reader;
    Said AUTO(said_clear) said = {0};
    xmlNode *place = NULL, *p = NULL;
    TRY(said_read(reader, tokens_take_last(tokens), &said));
    TRY(place_of(blocks, tokens->line, &place));
    bool is_own = element_of(place) == EL_p ||
                  (said.element == EL_li && element_of(place) == EL_li);
    p = place;
    if (!is_own && said.element && said.element != EL_p)
        return said_fault(reader, said.list, "names <%s>, and this is <p>",
                          vocab_get(said.element)->name);
    if (!is_own)
        TRY(authored_add(reader, place, EL_p, tokens->line, &p));
    TRY(said_apply(reader, &said, p));
    return authored_read_inlines(reader, tokens, 0, tokens->count, p);
}

static CodicilStatus read_paragraph(Blocks *blocks, cmark_node *node)
{
    Authored *reader = blocks->reader;
    Tokens AUTO(tokens_clear) tokens = {0};
    xmlNode *place = NULL;
    bool captions;
    TRY(tokens_read(reader, node, &tokens));
    if (!tokens.count)
        return CODICIL_OK;
    if (is_mark(&tokens, MARK_DIV))
        return read_div(blocks, &tokens);
    if (is_mark(&tokens, MARK_BELOW))
        return read_below(blocks, &tokens);
    if (tokens.items[0].kind == TOKEN_PIPE) {
        TRY(place_of(blocks, tokens.line, &place));
        return authored_read_table(reader, &tokens, place);
    }
    TRY(is_caption(reader, &tokens, &captions));
    if (captions)
        return read_caption(blocks, &tokens);
    bool in_body =
        !blocks->container && !(reader->preface && !reader->has_title);
    if (tokens.items[0].kind == TOKEN_LIST && in_body)
        return authored_read_clause(reader, &tokens);
    return read_words(blocks, &tokens);
}

/* ------------------------------------------------------------------ others */

static CodicilStatus read_quote(Blocks *blocks, cmark_node *node)
{
    Authored *reader = blocks->reader;
    long line = authored_line(reader->source, node);
    xmlNode *place = NULL, *made = NULL;
    TRY(place_of(blocks, line, &place));
    TRY(authored_add(reader, place, EL_blockContainer, line, &made));
    if (!doc_set(made, "class", authoring_class(EL_blockContainer, false)))
        return fault_memory(reader->context);
    return authored_read_blocks(reader, cmark_node_first_child(node), made);
}

/* Code is a paragraph of lines. */
static CodicilStatus read_code(Blocks *blocks, cmark_node *node)
{
    Authored *reader = blocks->reader;
    long line = authored_line(reader->source, node);
    xmlNode *place = NULL, *p = NULL, *made = NULL;
    TRY(place_of(blocks, line, &place));
    TRY(authored_add(reader, place, EL_p, line, &p));
    if (!doc_set(p, "class", "code"))
        return fault_memory(reader->context);
    const char *text = cmark_node_get_literal(node);
    while (*text) {
        size_t size = strcspn(text, "\n");
        if (!doc_add_text(p, text, size))
            return fault_memory(reader->context);
        text += size + (text[size] == '\n');
        if (*text)
            TRY(authored_add(reader, p, EL_br, line, &made));
    }
    return CODICIL_OK;
}

static CodicilStatus read_block(Blocks *blocks, cmark_node *node)
{
    Authored *reader = blocks->reader;
    long line = authored_line(reader->source, node);
    xmlNode *place = NULL;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        return read_paragraph(blocks, node);
    case CMARK_NODE_HEADING:
        return authored_read_heading(reader, node, !blocks->container);
    case CMARK_NODE_BLOCK_QUOTE:
        return read_quote(blocks, node);
    case CMARK_NODE_LIST:
        TRY(place_of(blocks, line, &place));
        return authored_read_list(reader, node, place);
    case CMARK_NODE_CODE_BLOCK:
        return read_code(blocks, node);
    case CMARK_NODE_THEMATIC_BREAK:
        tell(reader->context, CODICIL_NOTE,
             &(Place){reader->source->file, line, 1}, "dropped a rule (---)");
        return CODICIL_OK;
    default:
        return authored_fault(reader, line,
                              "HTML or another block that is not known; "
                              "Markdown was expected");
    }
}

CodicilStatus authored_read_blocks(Authored *reader, cmark_node *first,
                                   xmlNode *container)
{
    Blocks *AUTO(free_blocks) blocks = calloc(1, sizeof(*blocks));
    if (!blocks)
        return fault_memory(reader->context);
    *blocks = (Blocks){
        .reader = reader, .container = container, .is_top = !container};
    for (cmark_node *at = first; at; at = cmark_node_next(at))
        TRY(read_block(blocks, at));
    if (blocks->count)
        return authored_fault(reader, blocks->divs[blocks->count - 1].line,
                              "this ':::' block has no end; a line ':::' was "
                              "expected");
    if (reader->caption)
        return authored_fault(reader, xmlGetLineNo(reader->caption),
                              "a caption without a table; one was expected "
                              "below it");
    return CODICIL_OK;
}
