/* The words of a source of authoring Markdown, from cmark's tree and not from
 * the text that was made of it (loss.h). */
#include "import/authored_parts.h"

#include "import/harvest.h"

#include <string.h>

typedef struct {
    const Authored *reader;
    Buf line;
    int depth; /* of footnotes */
} Harvest;

static CodicilStatus add_line(Harvest *harvest, cmark_node *block);

/* What the list of a token says of words: its alt, and whether it is a block,
 * which parts them from what stands beside it. */
static CodicilStatus add_said(Harvest *harvest, const Token *token, bool *alt)
{
    Said AUTO(said_clear) said = {0};
    TRY(said_read(harvest->reader, token->list, &said));
    Role role = said.element ? vocab_get(said.element)->role : ROLE_INLINE;
    bool is_inline = role == ROLE_INLINE || role == ROLE_MARKER ||
                     said.element == EL_docTitle;
    const char *text = said_get(&said, "alt");
    if (!is_inline)
        buf_add_char(&harvest->line, '\n');
    if (text && token->kind != TOKEN_END)
        buf_add_text(&harvest->line, text);
    *alt = text != NULL;
    return CODICIL_OK;
}

static CodicilStatus add_note(Harvest *harvest, const char *label, size_t size)
{
    const Authored *reader = harvest->reader;
    const size_t *found = table_find(&reader->labels, label, size);
    if (!found || harvest->depth > AUTHORING_DEPTH)
        return CODICIL_OK;
    buf_add_char(&harvest->line, '[');
    harvest->depth++;
    TRY(add_line(harvest, reader->notes[*found]));
    harvest->depth--;
    buf_add_char(&harvest->line, ']');
    return CODICIL_OK;
}

static CodicilStatus add_token(Harvest *harvest, const Tokens *tokens,
                               const Token *token)
{
    const char *text = buf_text(&tokens->text) + token->text;
    bool has_alt = false;
    if (token->list && token->kind != TOKEN_LIST)
        TRY(add_said(harvest, token, &has_alt));
    switch (token->kind) {
    case TOKEN_TEXT:
    case TOKEN_CODE:
        buf_add(&harvest->line, text, token->size);
        break;
    case TOKEN_IMAGE:
        if (!has_alt)
            buf_add(&harvest->line, text, token->size);
        break;
    case TOKEN_BREAK:
    case TOKEN_SOFT:
    case TOKEN_PIPE:
        buf_add_char(&harvest->line, ' ');
        break;
    case TOKEN_NOTE:
        return add_note(harvest, text, token->size);
    case TOKEN_BRACKET:
    case TOKEN_END:
        if (!token->is_matched)
            buf_add_char(&harvest->line, '[');
        break;
    default:
        break;
    }
    return CODICIL_OK;
}

static CodicilStatus add_line(Harvest *harvest, cmark_node *block)
{
    Tokens AUTO(tokens_clear) tokens = {0};
    TRY(tokens_read(harvest->reader, block, &tokens));
    const Token *first = tokens.items;
    if (tokens.count && first->kind == TOKEN_MARK && first->mark != MARK_NOTE)
        return CODICIL_OK;
    for (size_t at = 0; at < tokens.count; at++)
        TRY(add_token(harvest, &tokens, &tokens.items[at]));
    return CODICIL_OK;
}

static CodicilStatus add_block(Harvest *harvest, cmark_node *node, Buf *words)
{
    const char *code;
    buf_set_size(&harvest->line, 0);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        TRY(add_line(harvest, node));
        break;
    case CMARK_NODE_CODE_BLOCK:
        code = cmark_node_get_literal(node);
        buf_add_text(&harvest->line, code);
        break;
    default:
        return CODICIL_OK;
    }
    const Buf *line = &harvest->line;
    if (!buf_is_ok(line) || !harvest_text(buf_text(line), line->size, words))
        return fault_memory(harvest->reader->context);
    return CODICIL_OK;
}

CodicilStatus authored_harvest(const Authored *reader, cmark_node *root,
                               Buf *words)
{
    Harvest harvest = {.reader = reader};
    CodicilStatus status = CODICIL_OK;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (!status && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            status = add_block(&harvest, cmark_iter_get_node(iter), words);
    cmark_iter_free(iter);
    buf_clear(&harvest.line);
    return status;
}
