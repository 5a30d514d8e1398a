/* Pipe tables.
 *
 *      table = row LF rule *( LF row )
 *      row   = "|" 1*( cell "|" ) [ list ]
 *      rule  = "|" 1*( 1*"-" "|" )       with colons, which say nothing
 *
 * A first row without words or lists is no row. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

typedef struct {
    Authored *reader;
    Tokens tokens; /* of which a cell is a part */
    xmlNode *table;
    Element usual; /* what a cell is */
} TableReader;

/* Where a row ends: at a soft break outside of spans. */
static size_t row_end(const Tokens *tokens, size_t at)
{
    while (at < tokens->count && tokens->items[at].kind != TOKEN_SOFT)
        at = tokens_after(tokens, at);
    return at;
}

static bool is_words(const Tokens *tokens, const Token *token, const char *set)
{
    const char *text = buf_text(&tokens->text) + token->text;
    return token->kind == TOKEN_TEXT && strspn(text, set) >= token->size;
}

/* Whether a row holds nothing but these characters and pipes. */
static bool is_row_of(const Tokens *tokens, size_t from, size_t to,
                      const char *set)
{
    for (; from < to; from++) {
        const Token *token = &tokens->items[from];
        if (token->kind != TOKEN_PIPE && !is_words(tokens, token, set))
            return false;
    }
    return true;
}

/* A view of some tokens, as if they were all. */
static Tokens part_of(const Tokens *tokens, size_t from, size_t to)
{
    Tokens part = *tokens;
    part.items += from;
    part.count = to - from;
    return part;
}

/* Whether what stands in a cell is marked as paragraphs. */
static CodicilStatus has_blocks(const TableReader *at, const Tokens *cell,
                                size_t from, bool *out)
{
    const Token *first = &cell->items[from];
    Said AUTO(said_clear) said = {0};
    *out = false;
    if (first->kind != TOKEN_BRACKET || !first->list)
        return CODICIL_OK;
    TRY(said_read(at->reader, first->list, &said));
    Role role = said.element ? vocab_get(said.element)->role : ROLE_INLINE;
    *out = said.element == EL_p || role == ROLE_LIST || role == ROLE_TABLE ||
           role == ROLE_QUOTE;
    return CODICIL_OK;
}

static CodicilStatus read_cell(TableReader *at, xmlNode *row, Tokens *cell)
{
    Authored *reader = at->reader;
    Said AUTO(said_clear) said = {0};
    xmlNode *made = NULL, *place = NULL;
    bool is_marked;
    TRY(said_read(reader, tokens_take_last(cell), &said));
    Element element = said.element ? said.element : at->usual;
    TRY(authored_add(reader, row, element, cell->line, &made));
    TRY(said_apply(reader, &said, made));
    size_t from = tokens_trim(cell, 0, cell->count);
    if (from >= cell->count)
        return CODICIL_OK;
    Token *last = &cell->items[cell->count - 1];
    while (last->kind == TOKEN_TEXT && last->size &&
           cell->text.bytes[last->text + last->size - 1] == ' ')
        last->size--;
    TRY(has_blocks(at, cell, from, &is_marked));
    place = made;
    if (!is_marked)
        TRY(authored_add(reader, made, EL_p, cell->line, &place));
    return authored_read_inlines(reader, cell, from, cell->count, place);
}

static CodicilStatus read_row(TableReader *at, size_t from, size_t to)
{
    Authored *reader = at->reader;
    xmlNode *row = NULL;
    TRY(authored_add(reader, at->table, EL_tr, at->tokens.line, &row));
    size_t start = tokens_trim(&at->tokens, from, to);
    if (start < to && at->tokens.items[start].kind == TOKEN_PIPE)
        start++;
    while (start < to) {
        size_t end = start;
        while (end < to && at->tokens.items[end].kind != TOKEN_PIPE)
            end = tokens_after(&at->tokens, end);
        Tokens cell = part_of(&at->tokens, start, end < to ? end : to);
        if (end < to) {
            TRY(read_cell(at, row, &cell));
        } else if (tokens_trim(&cell, 0, cell.count) < cell.count) {
            size_t list = tokens_take_last(&cell);
            TRY(said_give(reader, list, EL_tr, row));
            if (tokens_trim(&cell, 0, cell.count) < cell.count)
                return authored_fault(reader, at->tokens.line,
                                      "a row of a table without an end; '|' "
                                      "was expected");
        }
        start = end + 1;
    }
    return CODICIL_OK;
}

static CodicilStatus read_rows(TableReader *at, long line)
{
    const Tokens *tokens = &at->tokens;
    size_t first = row_end(tokens, 0);
    size_t rule = first < tokens->count ? row_end(tokens, first + 1) : 0;
    bool has_rule = rule && is_row_of(tokens, first + 1, rule, " -:");
    at->usual = has_rule ? EL_th : EL_td;
    if (!has_rule || !is_row_of(tokens, 0, first, " "))
        TRY(read_row(at, 0, first));
    at->usual = EL_td;
    size_t from = (has_rule ? rule : first) + 1;
    at->tokens.line = line + 1 + has_rule;
    while (from < tokens->count) {
        size_t end = row_end(tokens, from);
        TRY(read_row(at, from, end));
        at->tokens.line++;
        from = end + 1;
    }
    return CODICIL_OK;
}

CodicilStatus authored_read_table(Authored *reader, const Tokens *tokens,
                                  xmlNode *place)
{
    TableReader at = {.reader = reader, .tokens = *tokens};
    TRY(authored_add(reader, place, EL_table, tokens->line, &at.table));
    if (reader->caption) {
        xmlAddChild(at.table, reader->caption);
        reader->caption = NULL;
    }
    return read_rows(&at, tokens->line);
}
