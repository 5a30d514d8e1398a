/* Lists: "- {#id} (a) words" are items of a blockList, which has numbers,
 * headings and any blocks; others are those of ul and ol. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/walk.h"

/* The tokens of the paragraph that an item begins with; none if it does not. */
static CodicilStatus first_line(const Authored *reader, cmark_node *item,
                                Tokens *out)
{
    cmark_node *first = cmark_node_first_child(item);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_PARAGRAPH)
        return CODICIL_OK;
    TRY(tokens_read(reader, first, out));
    if (out->count && out->items[0].kind == TOKEN_MARK)
        tokens_clear(out);
    return CODICIL_OK;
}

/* Whether any item begins with a list that does not name li. */
static CodicilStatus is_block_list(const Authored *reader, cmark_node *list,
                                   bool *out)
{
    cmark_node *at = cmark_node_first_child(list);
    *out = false;
    for (; at && !*out; at = cmark_node_next(at)) {
        Tokens AUTO(tokens_clear) tokens = {0};
        Said AUTO(said_clear) said = {0};
        TRY(first_line(reader, at, &tokens));
        if (!tokens.count || tokens.items[0].kind != TOKEN_LIST)
            continue;
        TRY(said_read(reader, tokens.items[0].list, &said));
        *out = said.element != EL_li;
    }
    return CODICIL_OK;
}

static CodicilStatus read_li(Authored *reader, Tokens *tokens, xmlNode *li)
{
    xmlNode *p = li;
    size_t from = 0;
    if (tokens->count && tokens->items[0].kind == TOKEN_LIST) {
        TRY(said_give(reader, tokens->items[0].list, EL_li, li));
        from = tokens_trim(tokens, 1, tokens->count);
        if (from == tokens->count)
            return CODICIL_OK;
        TRY(authored_add(reader, li, EL_p, tokens->line, &p));
    }
    size_t last = tokens_take_last(tokens);
    TRY(said_give(reader, last, element_of(p), p));
    return authored_read_inlines(reader, tokens, from, tokens->count, p);
}

static CodicilStatus read_item(Authored *reader, Tokens *tokens, xmlNode *item)
{
    Said AUTO(said_clear) said = {0};
    xmlNode *p = NULL;
    bool has_list = tokens->count && tokens->items[0].kind == TOKEN_LIST;
    TRY(said_read(reader, has_list ? tokens->items[0].list : 0, &said));
    if (said.element && said.element != EL_item)
        return said_fault(reader, said.list, "names <%s>, and this is <item>",
                          vocab_get(said.element)->name);
    TRY(said_apply(reader, &said, item));
    AuthoredLead lead = {tokens, has_list, said.minus, has_list};
    TRY(authored_read_lead(reader, &lead, item));
    size_t last = lead.from < tokens->count ? tokens_take_last(tokens) : 0;
    if (lead.from >= tokens->count)
        return CODICIL_OK;
    TRY(authored_add(reader, item, EL_p, tokens->line, &p));
    TRY(said_give(reader, last, EL_p, p));
    return authored_read_inlines(reader, tokens, lead.from, tokens->count, p);
}

static CodicilStatus read_items(Authored *reader, cmark_node *list,
                                Element element, xmlNode *made)
{
    cmark_node *at = cmark_node_first_child(list);
    for (; at; at = cmark_node_next(at)) {
        Tokens AUTO(tokens_clear) tokens = {0};
        long line = authored_line(reader->source, at);
        xmlNode *item = NULL;
        TRY(authored_add(reader, made, element, line, &item));
        TRY(first_line(reader, at, &tokens));
        cmark_node *rest = cmark_node_first_child(at);
        if (tokens.count) {
            rest = cmark_node_next(rest);
            if (element == EL_item)
                TRY(read_item(reader, &tokens, item));
            else
                TRY(read_li(reader, &tokens, item));
        }
        if (rest)
            TRY(authored_read_blocks(reader, rest, item));
    }
    return CODICIL_OK;
}

CodicilStatus authored_read_list(Authored *reader, cmark_node *list,
                                 xmlNode *place)
{
    bool has_blocks;
    xmlNode *made = NULL;
    long line = authored_line(reader->source, list);
    TRY(is_block_list(reader, list, &has_blocks));
    bool is_numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    Element element = has_blocks ? EL_blockList : is_numbered ? EL_ol : EL_ul;
    if (is_numbered && cmark_node_get_list_start(list) != 1)
        tell(reader->context, CODICIL_WARNING,
             &(Place){reader->source->file, line, 1},
             "a list that begins with %d; lists are counted from 1 here",
             cmark_node_get_list_start(list));
    if (++reader->nesting > AUTHORING_DEPTH)
        return authored_fault(reader, line, "nested deeper than %d",
                              AUTHORING_DEPTH);
    TRY(authored_add(reader, place, element, line, &made));
    TRY(read_items(reader, list, has_blocks ? EL_item : EL_li, made));
    reader->nesting--;
    return CODICIL_OK;
}
