/* References that follow the clauses that they name. Each number that changed
 * is remembered with what it was, what it is, and the words around it:
 *
 *      <num>Article <del>3</del><ins>4</ins>.</num>     article|3|4|
 *      <num>第<del>3</del><ins>4</ins>条</num>           第|3|4|条
 *      <num><del>3.</del><ins>4.</ins></num>            |3|4|
 *
 * A reference with a target follows where the number of that became the same;
 * other words do where the same word stands before the number. */
#include "diff/following.h"

#include "base/table.h"
#include "lang/utf8.h"
#include "model/idset.h"
#include "model/walk.h"

#include <ctype.h>
#include <string.h>

#define FIRST_TIGHT 0x2E80 /* scripts without spaces begin here */

typedef struct {
    Table pairs;      /* keys as above */
    IdSet renumbered; /* provisions whose number changed, by id: the num */
} Numbers;

/* ------------------------------------------------------------------- pairs */

/* The words of a mark without what may end a number; false where something else
 * than words stands in it, or nothing. */
static bool add_number(const xmlNode *mark, Buf *out)
{
    if (!mark->children || mark->children != mark->last ||
        mark->children->type != XML_TEXT_NODE || doc_get(mark, "class"))
        return false;
    const char *text = (const char *)mark->children->content;
    size_t size = strlen(text), start = strspn(text, " (");
    while (size > start && strchr(" .:)", text[size - 1]))
        size--;
    buf_add(out, text + start, size - start);
    return size > start;
}

/* Adds the word that ends before a number, in small letters; of a script
 * without spaces its last character. */
static void add_word_before(const xmlNode *mark, Buf *out)
{
    const xmlNode *before = mark->prev;
    if (!before || before->type != XML_TEXT_NODE)
        return;
    const char *text = (const char *)before->content;
    size_t end = strlen(text);
    while (end && text[end - 1] == ' ')
        end--;
    size_t start = end;
    if (utf8_previous(text, end, &start) < FIRST_TIGHT)
        for (start = end; start && text[start - 1] != ' ';)
            start--;
    for (size_t at = start; at < end; at++)
        buf_add_char(out, (char)tolower((unsigned char)text[at]));
}

static void add_sign_behind(const xmlNode *mark, Buf *out)
{
    const xmlNode *next = mark->next;
    if (!next || next->type != XML_TEXT_NODE)
        return;
    const char *text = (const char *)next->content;
    size_t at = 0;
    if (utf8_next(text, strlen(text), &at) >= FIRST_TIGHT)
        buf_add(out, text, at);
}

/* The key of a number that changed, where one went and another came. */
static bool key_read(const xmlNode *gone, bool has_words, Buf *out)
{
    const xmlNode *came = gone->next;
    buf_set_size(out, 0);
    if (element_of(gone) != EL_del || !came || element_of(came) != EL_ins)
        return false;
    if (has_words)
        add_word_before(gone, out);
    buf_add_char(out, '|');
    bool is_pair = add_number(gone, out);
    buf_add_char(out, '|');
    is_pair = is_pair && add_number(came, out);
    buf_add_char(out, '|');
    if (has_words)
        add_sign_behind(came, out);
    return is_pair && buf_is_ok(out);
}

/* ----------------------------------------------------------------- numbers */

static bool is_renumbered(const xmlNode *node)
{
    return element_of(node) == EL_num && child_element(node, EL_del) &&
           child_element(node, EL_ins);
}

static bool numbers_read(const xmlDoc *marked, Numbers *out)
{
    Buf AUTO(buf_clear) key = {0};
    idset_init(&out->renumbered);
    Walk walk = walk_begin(doc_kind(marked));
    while (walk_next(&walk)) {
        if (!walk.enter || !is_renumbered(walk.node))
            continue;
        const xmlNode *gone = child_element(walk.node, EL_del);
        const char *id = doc_get(walk.node->parent, "xml:id");
        if (id)
            idset_put(&out->renumbered, id, walk.node);
        if (key_read(gone, true, &key) && key.bytes[0] != '|')
            table_add(&out->pairs, key.bytes, key.size);
    }
    return !key.failed && !out->pairs.failed && !out->renumbered.failed;
}

static void numbers_clear(Numbers *numbers)
{
    table_clear(&numbers->pairs);
    idset_clear(&numbers->renumbered);
}

/* Whether the provision that words lead to got the number that they got. */
static bool follows_target(const Numbers *numbers, const xmlNode *gone)
{
    const xmlNode *at = gone->parent;
    while (at && element_of(at) != EL_ref && element_of(at) != EL_a &&
           role_of(at) == ROLE_INLINE)
        at = at->parent;
    const char *href =
        at && element_of(at) != EL_none && role_of(at) == ROLE_INLINE
            ? doc_get(at, "href")
            : NULL;
    const xmlNode *num = href && href[0] == '#'
                             ? idset_find(&numbers->renumbered, href + 1)
                             : NULL;
    Buf AUTO(buf_clear) own = {0}, its = {0};
    return num && key_read(gone, false, &own) &&
           key_read(child_element(num, EL_del), false, &its) &&
           strcmp(own.bytes, its.bytes) == 0;
}

static bool follows(const Numbers *numbers, const xmlNode *gone)
{
    Buf AUTO(buf_clear) key = {0};
    return follows_target(numbers, gone) ||
           (key_read(gone, true, &key) && key.bytes[0] != '|' &&
            table_find(&numbers->pairs, key.bytes, key.size));
}

/* Whether all that changed in a provision follows, and something does. */
static bool all_follows(const Numbers *numbers, const xmlNode *provision)
{
    const xmlNode *came = NULL; /* with what went before it */
    Walk walk = walk_begin(provision);
    while (walk_next(&walk)) {
        Element element = walk.enter ? element_of(walk.node) : EL_none;
        if (element == EL_none)
            continue;
        if (element == EL_num && walk.node != provision) {
            walk_skip(&walk);
        } else if (element == EL_ins && walk.node == came) {
            walk_skip(&walk);
        } else if (element == EL_del && follows(numbers, walk.node)) {
            came = walk.node->next;
            walk_skip(&walk);
        } else if (element == EL_del || element == EL_ins ||
                   doc_get(walk.node, "c:change") ||
                   doc_get(walk.node, "c:former")) {
            return false;
        }
    }
    return came != NULL;
}

const xmlNode **following_find(const Comparison *comparison, size_t *count)
{
    const Changes *changes = &comparison->changes;
    AUTO(numbers_clear) Numbers numbers = {0};
    const xmlNode **found = calloc(changes->count + 1, sizeof(xmlNode *));
    *count = 0;
    if (!found || !numbers_read(comparison->marked, &numbers)) {
        free(found);
        return NULL;
    }
    for (size_t i = 0; i < changes->count; i++) {
        const ChangeRecord *change = &changes->items[i];
        if (change->kind == CHANGE_VALUE && change->marked &&
            all_follows(&numbers, change->marked))
            found[(*count)++] = change->marked;
    }
    return found;
}
