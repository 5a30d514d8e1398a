/* From tokens to inlines. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/number.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

CodicilStatus authored_fault(const Authored *reader, long line,
                             const char *format, ...)
{
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    return fault(reader->context, CODICIL_INVALID,
                 &(Place){reader->source->file, line, 1}, "%s", text);
}

CodicilStatus authored_add(const Authored *reader, xmlNode *parent,
                           Element element, long line, xmlNode **out)
{
    xmlNode *node = doc_add(parent, element);
    if (!node)
        return fault_memory(reader->context);
    node->line = line > USHRT_MAX ? USHRT_MAX : (unsigned short)line;
    *out = node;
    return CODICIL_OK;
}

static bool is_mixed(const xmlNode *node)
{
    return vocab_get(element_of(node))->flags & VOCAB_MIXED;
}

/* ------------------------------------------------------------------- pieces */

typedef struct {
    Authored *reader;
    const Tokens *tokens;
    xmlNode *at;
    int depth;
} Inlining;

static const char *text_of(const Inlining *state, const Token *token)
{
    return buf_text(&state->tokens->text) + token->text;
}

static CodicilStatus add_text(const Inlining *state, const char *text,
                              size_t size)
{
    const Authored *reader = state->reader;
    if (!is_mixed(state->at)) {
        if (strspn(text, " \t\n") >= size)
            return CODICIL_OK;
        return authored_fault(reader, state->tokens->line,
                              "words may not stand in <%s> itself",
                              (const char *)state->at->name);
    }
    if (size && !doc_add_text(state->at, text, size))
        return fault_memory(reader->context);
    return CODICIL_OK;
}

/* Opens the element that a list names, or that is usual. */
static CodicilStatus open_element(Inlining *state, size_t list, Element usual,
                                  xmlNode **out)
{
    Said AUTO(said_clear) said = {0};
    TRY(said_read(state->reader, list, &said));
    Element element = said.element;
    if (element == EL_none)
        element = usual ? usual : authoring_unnamed(said_get(&said, "xml:id"));
    if (vocab_get(element)->role == ROLE_META ||
        vocab_get(element)->role == ROLE_FRAME)
        return said_fault(state->reader, said.list,
                          "<%s> may not stand within a line",
                          vocab_get(element)->name);
    TRY(authored_add(state->reader, state->at, element, state->tokens->line,
                     out));
    return said_apply(state->reader, &said, *out);
}

static Element usual_of(cmark_node *node)
{
    const char *url;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        return EL_b;
    case CMARK_NODE_EMPH:
        return EL_i;
    case CMARK_NODE_IMAGE:
        return EL_img;
    default:
        url = cmark_node_get_url(node);
        return url && url[0] == '#' ? EL_ref : EL_a;
    }
}

/* Where a link leads and what it is called, unless its list said so. */
static CodicilStatus set_link(const Inlining *state, cmark_node *node,
                              xmlNode *made, const char *name)
{
    const char *url = cmark_node_get_url(node);
    const char *title = cmark_node_get_title(node);
    if ((!doc_get(made, name) && !doc_set(made, name, url ? url : "")) ||
        (title && *title && element_of(made) == EL_a &&
         !doc_get(made, "title") && !doc_set(made, "title", title)))
        return fault_memory(state->reader->context);
    return CODICIL_OK;
}

static CodicilStatus read_open(Inlining *state, const Token *token)
{
    xmlNode *made = NULL;
    TRY(open_element(state, token->list,
                     token->node ? usual_of(token->node) : EL_none, &made));
    state->at = made;
    if (++state->depth > AUTHORING_DEPTH)
        return authored_fault(state->reader, state->tokens->line,
                              "nested deeper than %d", AUTHORING_DEPTH);
    if (token->node && cmark_node_get_type(token->node) == CMARK_NODE_LINK)
        return set_link(state, token->node, made, "href");
    return CODICIL_OK;
}

static void read_close(Inlining *state)
{
    state->at = state->at->parent;
    state->depth--;
}

static CodicilStatus read_image(Inlining *state, const Token *token)
{
    xmlNode *made = NULL;
    TRY(open_element(state, token->list, EL_img, &made));
    char *AUTO(free_bytes) alt = strndup(text_of(state, token), token->size);
    if (!alt || (!doc_get(made, "alt") && !doc_set(made, "alt", alt)))
        return fault_memory(state->reader->context);
    return set_link(state, token->node, made, "src");
}

static CodicilStatus read_code(Inlining *state, const Token *token)
{
    xmlNode *made = NULL;
    TRY(open_element(state, token->list, EL_span, &made));
    if ((element_of(made) == EL_span && !doc_get(made, "class") &&
         !doc_set(made, "class", "code")) ||
        !doc_add_text(made, text_of(state, token), token->size))
        return fault_memory(state->reader->context);
    return CODICIL_OK;
}

static CodicilStatus read_break(Inlining *state)
{
    xmlNode *made = NULL;
    return authored_add(state->reader, state->at, EL_br, state->tokens->line,
                        &made);
}

/* ---------------------------------------------------------------- footnotes */

static CodicilStatus find_note(const Inlining *state, const Token *token,
                               size_t *out)
{
    Authored *reader = state->reader;
    const char *label = text_of(state, token);
    const size_t *found = table_find(&reader->labels, label, token->size);
    if (!found || reader->note_used[*found])
        return authored_fault(reader, state->tokens->line,
                              found ? "the footnote [^%.*s] is named twice"
                                    : "the footnote [^%.*s] has no text; a "
                                      "line '[^%.*s]: ...' was expected",
                              (int)token->size, label, (int)token->size, label);
    reader->note_used[*found] = true;
    *out = *found;
    return CODICIL_OK;
}

static CodicilStatus give_note(Authored *reader, size_t list, xmlNode *note,
                               const char *label)
{
    Said AUTO(said_clear) said = {0};
    TRY(said_read(reader, list, &said));
    TRY(said_apply(reader, &said, note));
    if (!(said.minus & MINUS_MARKER) && !doc_get(note, "marker") &&
        !doc_set(note, "marker", label))
        return fault_memory(reader->context);
    return CODICIL_OK;
}

static CodicilStatus read_note(Inlining *state, const Token *token)
{
    Authored *reader = state->reader;
    Tokens AUTO(tokens_clear) tokens = {0};
    xmlNode *note = NULL, *p = NULL;
    size_t index = 0;
    TRY(find_note(state, token, &index));
    if (reader->nesting > AUTHORING_DEPTH)
        return authored_fault(reader, state->tokens->line,
                              "nested deeper than %d", AUTHORING_DEPTH);
    TRY(tokens_read(reader, reader->notes[index], &tokens));
    char *AUTO(free_bytes) label = strndup(text_of(state, token), token->size);
    if (!label)
        return fault_memory(reader->context);
    TRY(authored_add(reader, state->at, EL_authorialNote, tokens.line, &note));
    size_t list = tokens_take_last(&tokens);
    TRY(give_note(reader, list, note, label));
    TRY(authored_add(reader, note, EL_p, tokens.line, &p));
    size_t from = tokens_trim(&tokens, 1, tokens.count);
    reader->nesting++;
    CodicilStatus status =
        authored_read_inlines(reader, &tokens, from, tokens.count, p);
    reader->nesting--;
    return status;
}

/* A list that nothing takes. */
static CodicilStatus tell_list(const Authored *reader, size_t list)
{
    Said AUTO(said_clear) said = {0};
    TRY(said_read(reader, list, &said));
    return said_fault(reader, said.list,
                      "an attribute list behind nothing; [words]{...} was "
                      "expected (write \\{ for a brace)");
}

/* --------------------------------------------------------------------- walk */

static CodicilStatus read_token(Inlining *state, const Token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
        return add_text(state, text_of(state, token), token->size);
    case TOKEN_SOFT:
        return add_text(state, " ", 1);
    case TOKEN_PIPE:
        return add_text(state, "|", 1);
    case TOKEN_BRACKET:
        return token->is_matched ? read_open(state, token)
                                 : add_text(state, "[", 1);
    case TOKEN_END:
        if (!token->is_matched)
            return add_text(state, "]", 1);
        read_close(state);
        return CODICIL_OK;
    case TOKEN_OPEN:
        return read_open(state, token);
    case TOKEN_CLOSE:
        read_close(state);
        return CODICIL_OK;
    case TOKEN_CODE:
        return read_code(state, token);
    case TOKEN_IMAGE:
        return read_image(state, token);
    case TOKEN_BREAK:
        return read_break(state);
    case TOKEN_NOTE:
        return read_note(state, token);
    case TOKEN_LIST:
        return tell_list(state->reader, token->list);
    default:
        return authored_fault(state->reader, state->tokens->line,
                              "a mark within a line; it was expected to begin "
                              "one");
    }
}

CodicilStatus authored_read_inlines(Authored *reader, const Tokens *tokens,
                                    size_t from, size_t to, xmlNode *parent)
{
    Inlining state = {reader, tokens, parent, 0};
    for (size_t at = from; at < to; at++)
        TRY(read_token(&state, &tokens->items[at]));
    return CODICIL_OK;
}

/* ------------------------------------------------------------ what begins one
 */

/* Whether the token at `at` is a span or strong words that a list names so. */
static CodicilStatus is_named(const Authored *reader, const Token *token,
                              Element element, bool *out)
{
    Said AUTO(said_clear) said = {0};
    bool opens = token->kind == TOKEN_OPEN ||
                 (token->kind == TOKEN_BRACKET && token->is_matched);
    *out = false;
    if (!opens || !token->list)
        return CODICIL_OK;
    TRY(said_read(reader, token->list, &said));
    *out = said.element == element;
    return CODICIL_OK;
}

static CodicilStatus read_number(Authored *reader, AuthoredLead *lead,
                                 xmlNode *owner)
{
    Tokens *tokens = lead->tokens;
    Token *token = &tokens->items[lead->from];
    bool is_span;
    xmlNode *num = NULL;
    TRY(is_named(reader, token, EL_num, &is_span));
    if (is_span) {
        size_t end = tokens_after(tokens, lead->from);
        TRY(authored_read_inlines(reader, tokens, lead->from, end, owner));
        lead->from = end;
        return CODICIL_OK;
    }
    if (token->kind != TOKEN_TEXT || (lead->minus & MINUS_NUM))
        return CODICIL_OK;
    const char *text = buf_text(&tokens->text) + token->text;
    size_t size = token->size;
    while (size && text[size - 1] == ' ')
        size--;
    Number number = number_from_text(text, size, reader->locale);
    /* what touches its words is one word with them */
    bool touches = number.skip == number.size && number.size < size;
    if (number.kind == NUMBER_NONE || !number.size || touches)
        return CODICIL_OK;
    bool is_apart = number.skip <= number.size + 1;
    TRY(authored_add(reader, owner, EL_num, tokens->line, &num));
    if (!doc_add_text(num, text, number.size))
        return fault_memory(reader->context);
    size_t skip = is_apart ? number.skip : number.size;
    token->text += skip;
    token->size -= skip;
    return CODICIL_OK;
}

static CodicilStatus read_run_in(Authored *reader, AuthoredLead *lead,
                                 xmlNode *owner)
{
    Tokens *tokens = lead->tokens;
    const Token *token = &tokens->items[lead->from];
    bool is_span;
    xmlNode *heading = NULL;
    TRY(is_named(reader, token, EL_heading, &is_span));
    bool is_strong = lead->takes_strong && token->kind == TOKEN_OPEN &&
                     !token->list &&
                     cmark_node_get_type(token->node) == CMARK_NODE_STRONG;
    size_t end = tokens_after(tokens, lead->from);
    if (is_span) {
        TRY(authored_read_inlines(reader, tokens, lead->from, end, owner));
    } else if (is_strong) {
        TRY(authored_add(reader, owner, EL_heading, tokens->line, &heading));
        TRY(authored_read_inlines(reader, tokens, lead->from + 1, end - 1,
                                  heading));
    } else {
        return CODICIL_OK;
    }
    lead->from = end;
    return CODICIL_OK;
}

CodicilStatus authored_read_lead(Authored *reader, AuthoredLead *lead,
                                 xmlNode *owner)
{
    Tokens *tokens = lead->tokens;
    lead->from = tokens_trim(tokens, lead->from, tokens->count);
    if (lead->from < tokens->count)
        TRY(read_number(reader, lead, owner));
    lead->from = tokens_trim(tokens, lead->from, tokens->count);
    if (lead->from < tokens->count)
        TRY(read_run_in(reader, lead, owner));
    lead->from = tokens_trim(tokens, lead->from, tokens->count);
    return CODICIL_OK;
}
