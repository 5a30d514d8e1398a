/* Gives headings the anchors that references take for granted. */
#include "import/anchors.h"

#include "base/table.h"
#include "import/blocks.h"
#include "lang/words.h"
#include "model/ident.h"

#include <string.h>

/* What is known of an anchor. */
enum { WANTED = 1, TAKEN = 2 };

/* Adds what stands between two words: blanks and hyphens are hyphens. */
static void add_gap(const char *text, size_t size, Buf *out)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == ' ' || text[i] == '-')
            buf_add_char(out, '-');
        else if (text[i] == '_')
            buf_add_char(out, '_');
    }
}

/* Lower case, without punctuation, blanks as hyphens. */
static bool add_slug(const char *text, size_t size, Buf *out)
{
    Buf key = {0};
    Words words;
    Word word;
    size_t end = 0;
    bool is_ok = words_fold(text, size, &key);
    words_init(&words, buf_text(&key), key.size);
    while (is_ok && words_next(&words, &word)) {
        add_gap(key.bytes + end, word.start - end, out);
        buf_add(out, word.text, word.size);
        end = word.end;
    }
    if (is_ok)
        add_gap(buf_text(&key) + end, key.size - end, out);
    is_ok = words_clear(&words) && is_ok && buf_is_ok(out);
    buf_clear(&key);
    return is_ok;
}

static bool mark(Table *anchors, const char *anchor, size_t size, size_t how)
{
    size_t *state = table_add(anchors, anchor, size);
    if (state)
        *state |= how;
    return state != NULL;
}

/* Every anchor that is wanted, and those that are there. */
static bool gather(const xmlNode *blocks, Table *anchors)
{
    const xmlNode *at = blocks;
    bool is_ok = true;
    while (is_ok && (at = block_next(at, blocks))) {
        if (at->type != XML_ELEMENT_NODE || !at->properties)
            continue;
        const char *id = block_get(at, "id"), *alias = block_get(at, "alias");
        const char *address =
            block_is(at, "ref") ? block_get(at, "href") : NULL;
        if (id)
            is_ok = mark(anchors, id, strlen(id), TAKEN);
        while (is_ok && alias && *alias) {
            size_t size = strcspn(alias, " ");
            is_ok = mark(anchors, alias, size, TAKEN);
            alias += size + strspn(alias + size, " ");
        }
        if (is_ok && address && *address == '#')
            is_ok = mark(anchors, address + 1, strlen(address + 1), WANTED);
    }
    return is_ok;
}

static bool anchor_clause(xmlNode *clause, Table *anchors)
{
    const char *number = block_get(clause, "num");
    const xmlNode *heading = clause->children;
    Buf text = {0}, slug = {0};
    buf_add_text(&text, number);
    if (number)
        buf_add_char(&text, ' ');
    Buf words = {0};
    if (block_is(heading, "heading"))
        block_text(heading, &words);
    buf_add(&text, buf_text(&words), words.size);
    bool is_ok = buf_is_ok(&words) && buf_is_ok(&text) &&
                 add_slug(buf_text(&text), text.size, &slug);
    const size_t *state = table_find(anchors, buf_text(&slug), slug.size);
    if (is_ok && slug.size && state && *state == WANTED) {
        bool has_id =
            block_get(clause, "id") || (heading && block_get(heading, "id"));
        bool is_id = !number && !has_id && ident_is_valid(slug.bytes);
        if (is_id || !block_get(clause, "alias"))
            is_ok = block_set(clause, is_id ? "id" : "alias", slug.bytes) &&
                    mark(anchors, slug.bytes, slug.size, TAKEN);
    }
    buf_clear(&words);
    buf_clear(&text);
    buf_clear(&slug);
    return is_ok;
}

bool anchors_find(xmlNode *blocks)
{
    Table anchors = {0};
    bool is_ok = gather(blocks, &anchors);
    xmlNode *at = blocks;
    while (is_ok && (at = (xmlNode *)block_next(at, blocks)))
        if (block_is(at, "clause") && at->children)
            is_ok = anchor_clause(at, &anchors);
    table_clear(&anchors);
    return is_ok;
}
