/* From cmark's inlines to tokens: the marks of authored_source.c are lists,
 * brackets and pipes again, and it is found which brackets are spans. */
#include "import/authored_parts.h"

#include "base/cleanup.h"

#include <string.h>

DEFINE_CLEANUP(free_counts, size_t, free)

void tokens_clear(Tokens *tokens)
{
    free(tokens->items);
    buf_clear(&tokens->text);
    *tokens = (Tokens){0};
}

static Token *add(Tokens *tokens, TokenKind kind, cmark_node *node)
{
    if (tokens->count == tokens->room) {
        size_t room = tokens->room * 2 + 16;
        Token *items = realloc(tokens->items, room * sizeof(*items));
        if (!items) {
            tokens->failed = true;
            return NULL;
        }
        tokens->items = items;
        tokens->room = room;
    }
    Token *token = &tokens->items[tokens->count++];
    *token = (Token){.kind = kind, .node = node, .text = tokens->text.size};
    return token;
}

static void add_words(Tokens *tokens, const char *text, size_t size)
{
    Token *last = tokens->count ? &tokens->items[tokens->count - 1] : NULL;
    if (!size)
        return;
    if (!last || last->kind != TOKEN_TEXT ||
        last->text + last->size != tokens->text.size)
        last = add(tokens, TOKEN_TEXT, NULL);
    if (!last)
        return;
    buf_add(&tokens->text, text, size);
    last->size += size;
}

/* ------------------------------------------------------------------- marks */

/* What a mark in a text says; moves past it. False where there is none. */
static bool read_mark(const char **at, char *mark, const char **value,
                      size_t *size)
{
    const char *text = *at;
    if (text[0] != '}' || !text[1] || !strchr("\1\3\4\5\6", text[1]))
        return false;
    *mark = text[1];
    *value = text + 2;
    *size = strcspn(*value, "}");
    *at = *value + *size + ((*value)[*size] == '}');
    return true;
}

static void add_mark(Tokens *tokens, char mark, const char *value, size_t size)
{
    if (mark == MARK_ESCAPED) {
        add_words(tokens, &"[]{}|"[*value - 'a'], 1);
    } else if (mark == MARK_LIST) {
        Token *token = add(tokens, TOKEN_LIST, NULL);
        if (token)
            token->list = strtoul(value, NULL, 10);
    } else {
        Token *token = add(tokens, TOKEN_MARK, NULL);
        if (!token)
            return;
        token->mark = mark;
        token->size = size;
        buf_add(&tokens->text, value, size);
    }
}

/* Whether these are, or may yet be, the tokens of a pipe table. */
static bool is_row(const Tokens *tokens)
{
    return !tokens->count || tokens->items[0].kind == TOKEN_PIPE;
}

static void add_literal(Tokens *tokens, const char *text)
{
    static const char special[] = "[]|}";
    static const TokenKind kinds[] = {TOKEN_BRACKET, TOKEN_END, TOKEN_PIPE};
    char mark;
    const char *value;
    size_t size;
    while (*text) {
        size = strcspn(text, special);
        add_words(tokens, text, size);
        text += size;
        if (!*text)
            return;
        if (read_mark(&text, &mark, &value, &size)) {
            add_mark(tokens, mark, value, size);
        } else if (*text == '}' || (*text == '|' && !is_row(tokens))) {
            add_words(tokens, text++, 1);
        } else {
            add(tokens, kinds[strchr(special, *text) - special], NULL);
            text++;
        }
    }
}

/* Code is what stood in the source. */
static void add_code(const Authored *reader, Tokens *tokens, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node), *value;
    Token *token = add(tokens, TOKEN_CODE, node);
    size_t start = tokens->text.size, size;
    char mark;
    while (token && text && *text) {
        if (!read_mark(&text, &mark, &value, &size)) {
            buf_add_char(&tokens->text, *text++);
        } else if (mark == MARK_LIST) {
            const AuthoredList *list =
                &reader->source->lists[strtoul(value, NULL, 10) - 1];
            buf_add(&tokens->text, list->text, list->size);
        } else if (mark == MARK_ESCAPED) {
            buf_add_format(&tokens->text, "\\%c", "[]{}|"[*value - 'a']);
        }
    }
    if (token)
        token->size = tokens->text.size - start;
}

static bool is_break_tag(const char *html)
{
    return html && (!strcmp(html, "<br>") || !strcmp(html, "<br/>") ||
                    !strcmp(html, "<br />"));
}

/* The words of a picture: those of its children, marks undone. */
static void add_image(const Authored *reader, Tokens *tokens, cmark_node *node)
{
    (void)reader;
    Tokens inner = {0};
    cmark_iter *iter = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(at) == CMARK_NODE_TEXT)
            add_literal(&inner, cmark_node_get_literal(at));
    }
    cmark_iter_free(iter);
    Token *token = add(tokens, TOKEN_IMAGE, node);
    if (token)
        token->size = inner.text.size;
    buf_add(&tokens->text, buf_text(&inner.text), inner.text.size);
    tokens->failed |= inner.failed;
    tokens_clear(&inner);
}

static CodicilStatus add_node(const Authored *reader, Tokens *tokens,
                              cmark_node *node, bool enters)
{
    const char *literal;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_literal(tokens, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        add(tokens, TOKEN_SOFT, node);
        break;
    case CMARK_NODE_LINEBREAK:
        add(tokens, TOKEN_BREAK, node);
        break;
    case CMARK_NODE_CODE:
        add_code(reader, tokens, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        literal = cmark_node_get_literal(node);
        if (!is_break_tag(literal))
            return authored_fault(reader, tokens->line,
                                  "'%.40s' is HTML; Markdown was expected",
                                  literal);
        add(tokens, TOKEN_BREAK, node);
        break;
    default:
        add(tokens, enters ? TOKEN_OPEN : TOKEN_CLOSE, node);
    }
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- matching */

static bool is_list(const Tokens *tokens, size_t at)
{
    return at < tokens->count && tokens->items[at].kind == TOKEN_LIST;
}

/* "[^label]" becomes one token with two empty ones behind it. */
static bool make_note(Tokens *tokens, size_t open, size_t end)
{
    Token *label = &tokens->items[open + 1];
    if (end != open + 2 || label->kind != TOKEN_TEXT ||
        tokens->text.bytes[label->text] != '^')
        return false;
    Token *note = &tokens->items[open];
    *note = (Token){
        .kind = TOKEN_NOTE, .text = label->text + 1, .size = label->size - 1};
    label->size = 0;
    tokens->items[end] = (Token){.kind = TOKEN_TEXT};
    return true;
}

/* Marks an end and what it ends as having the list behind it. */
static void take_list(Tokens *tokens, size_t open, size_t end)
{
    tokens->items[end].list = tokens->items[end + 1].list;
    tokens->items[open].list = tokens->items[end + 1].list;
    tokens->items[end + 1] = (Token){.kind = TOKEN_TEXT};
}

/* Brackets are spans where a list is behind them and both stand in the same
 * emphasis or link. `open` holds what is open. */
static void match(Tokens *tokens, size_t *open)
{
    size_t count = 0;
    for (size_t at = 0; at < tokens->count; at++) {
        Token *token = &tokens->items[at];
        bool has_list = is_list(tokens, at + 1);
        if (token->kind == TOKEN_BRACKET || token->kind == TOKEN_OPEN) {
            open[count++] = at;
        } else if (token->kind == TOKEN_CLOSE) {
            while (count && tokens->items[open[count - 1]].kind != TOKEN_OPEN)
                count--;
            count -= count > 0;
            if (has_list)
                take_list(tokens, open[count], at);
        } else if (token->kind == TOKEN_END && count &&
                   tokens->items[open[count - 1]].kind == TOKEN_BRACKET) {
            size_t begin = open[--count];
            if (has_list) {
                token->is_matched = tokens->items[begin].is_matched = true;
                take_list(tokens, begin, at);
            } else {
                make_note(tokens, begin, at);
            }
        } else if (has_list &&
                   (token->kind == TOKEN_CODE || token->kind == TOKEN_IMAGE)) {
            take_list(tokens, at, at);
        }
    }
}

CodicilStatus tokens_read(const Authored *reader, cmark_node *block,
                          Tokens *out)
{
    tokens_clear(out);
    out->line = authored_line(reader->source, block);
    cmark_iter *iter = cmark_iter_new(block);
    CodicilStatus status = CODICIL_OK;
    cmark_event_type event;
    while (!status && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool enters = event == CMARK_EVENT_ENTER;
        if (node == block)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
            if (enters)
                add_image(reader, out, node);
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            continue;
        }
        status = add_node(reader, out, node, enters);
    }
    cmark_iter_free(iter);
    TRY(status);
    size_t *AUTO(free_counts) open = calloc(out->count + 1, sizeof(*open));
    if (!open || out->failed || !buf_is_ok(&out->text))
        return fault_memory(reader->context);
    match(out, open);
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- edges */

static bool is_blank(const Tokens *tokens, size_t at)
{
    const Token *token = &tokens->items[at];
    const char *text = buf_text(&tokens->text) + token->text;
    return (token->kind == TOKEN_TEXT && strspn(text, " \t") >= token->size) ||
           token->kind == TOKEN_SOFT;
}

size_t tokens_take_last(Tokens *tokens)
{
    size_t last = tokens->count;
    while (last && is_blank(tokens, last - 1))
        last--;
    if (!last || tokens->items[last - 1].kind != TOKEN_LIST)
        return 0;
    size_t list = tokens->items[last - 1].list;
    tokens->count = --last;
    while (last && is_blank(tokens, last - 1))
        last--;
    tokens->count = last;
    Token *text = last ? &tokens->items[last - 1] : NULL;
    while (text && text->kind == TOKEN_TEXT &&
           strchr(" \t", tokens->text.bytes[text->text + text->size - 1]))
        text->size--;
    return list;
}

size_t tokens_trim(Tokens *tokens, size_t from, size_t to)
{
    while (from < to && is_blank(tokens, from))
        from++;
    Token *text = from < to ? &tokens->items[from] : NULL;
    while (text && text->kind == TOKEN_TEXT && text->size &&
           strchr(" \t", tokens->text.bytes[text->text])) {
        text->text++;
        text->size--;
    }
    return from;
}

size_t tokens_after(const Tokens *tokens, size_t at)
{
    size_t depth = 0;
    for (; at < tokens->count; at++) {
        const Token *token = &tokens->items[at];
        bool opens = token->kind == TOKEN_OPEN ||
                     (token->kind == TOKEN_BRACKET && token->is_matched);
        bool closes = token->kind == TOKEN_CLOSE ||
                      (token->kind == TOKEN_END && token->is_matched);
        depth += opens;
        depth -= closes;
        if (!depth)
            return at + 1;
    }
    return at;
}
