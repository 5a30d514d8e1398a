/* Takes the attribute lists out of the text nodes of cmark's tree.
 *
 *      list  = ( "{:" / "{" ) *( blank / id / class / pair ) "}"
 *      id    = "#" 1*char
 *      class = "." 1*char
 *      pair  = 1*char [ "=" ( DQUOTE *any DQUOTE / "'" *any "'" / 1*char ) ]
 *      char  = any but blank and "}"
 *
 * Without a colon only at the end of a heading, where "#" has to follow. */
#include "import/attrlist.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const CodicilContext *context;
    const char *file;
    const Mended *source;
    AttrList **lists;
} Taker;

/* A part of a list: "#id", ".class" or "key=value". */
typedef struct {
    const char *key;
    size_t key_size;
    const char *value;
    size_t value_size;
} Part;

void attrlists_free(AttrList **lists)
{
    while (*lists) {
        AttrList *next = (*lists)->next;
        free((*lists)->id);
        free((*lists)->class_name);
        free((*lists)->datetime);
        free(*lists);
        *lists = next;
    }
}

const AttrList *attrlist_of(cmark_node *node)
{
    return cmark_node_get_user_data(node);
}

size_t attrlist_size(const char *text, size_t size)
{
    char quote = 0;
    if (size > ATTRLIST_SIZE)
        size = ATTRLIST_SIZE;
    for (size_t at = 1; at < size; at++) {
        char c = text[at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
        else if (c == '}' && !quote)
            return at + 1;
        else if ((c == '{' && !quote) || c == '\n')
            return 0;
    }
    return 0;
}

/* -------------------------------------------------------------- what it says
 */

static const char *const classes[] = {"conspicuous", "code", "run-in",
                                      "versions"};

static bool is_class(const Part *part)
{
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        if (strlen(classes[i]) == part->value_size &&
            memcmp(classes[i], part->value, part->value_size) == 0)
            return true;
    return false;
}

static bool is_key(const Part *part, const char *key)
{
    return strlen(key) == part->key_size &&
           memcmp(part->key, key, part->key_size) == 0;
}

/* The next part of a list that ends at `end`; false when there is none. */
static bool next_part(const char **at, const char *end, Part *part)
{
    const char *text = *at;
    while (text < end && strchr(" \t", *text))
        text++;
    if (text == end)
        return false;
    part->key = text;
    bool is_mark = strchr("#.", *text) != NULL;
    text += is_mark;
    while (!is_mark && text < end && !strchr(" \t=", *text))
        text++;
    part->key_size = (size_t)(text - part->key);
    if (!is_mark && text < end && *text == '=')
        text++;
    char quote = 0;
    if (!is_mark && text < end && strchr("\"'", *text))
        quote = *text++;
    part->value = text;
    while (text < end && (quote ? *text != quote : !strchr(" \t", *text)))
        text++;
    part->value_size = (size_t)(text - part->value);
    *at = text + (quote && text < end);
    return true;
}

static bool keep(char **slot, const Part *part)
{
    *slot = strndup(part->value, part->value_size);
    return *slot != NULL;
}

static bool is_date(const Part *part)
{
    char text[16] = "";
    Date date;
    if (part->value_size >= sizeof(text))
        return false;
    memcpy(text, part->value, part->value_size);
    return date_from_text(text, &date);
}

static CodicilStatus take_part(const Taker *taker, const Part *part, long line,
                               AttrList *list)
{
    char **slot = NULL;
    if (is_key(part, "#") || is_key(part, "id"))
        slot = &list->id;
    else if ((is_key(part, ".") || is_key(part, "class")) && is_class(part))
        slot = &list->class_name;
    else if (is_key(part, "datetime") && is_date(part))
        slot = &list->datetime;
    if (slot && !*slot)
        return keep(slot, part) ? CODICIL_OK : fault_memory(taker->context);
    Place place = {taker->file, line, 0};
    int size = (int)(part->value + part->value_size - part->key);
    tell(taker->context, CODICIL_NOTE, &place,
         "dropped \"%.*s\" of an attribute list: not known here", size,
         part->key);
    return CODICIL_OK;
}

/* Reads what stands between the braces into the list of `owner`. */
static CodicilStatus take_list(const Taker *taker, const char *text,
                               size_t size, cmark_node *owner)
{
    AttrList *list = cmark_node_get_user_data(owner);
    if (!list) {
        list = calloc(1, sizeof(*list));
        if (!list)
            return fault_memory(taker->context);
        list->next = *taker->lists;
        *taker->lists = list;
        cmark_node_set_user_data(owner, list);
    }
    long line = mended_line(taker->source, cmark_node_get_start_line(owner));
    const char *at = text + (text[1] == ':' ? 2 : 1), *end = text + size - 1;
    Part part;
    while (next_part(&at, end, &part))
        TRY(take_part(taker, &part, line, list));
    return CODICIL_OK;
}

/* --------------------------------------------------------- where it stands */

static bool is_break(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static bool is_line(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
}

static bool can_own(cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
    case CMARK_NODE_CODE:
        return true;
    default:
        return false;
    }
}

/* "*x*{: … }": the list that a text node begins with. */
static CodicilStatus take_behind(const Taker *taker, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    cmark_node *owner = cmark_node_previous(node);
    if (!owner || !can_own(owner) || strncmp(text, "{:", 2) != 0)
        return CODICIL_OK;
    size_t size = attrlist_size(text, strlen(text));
    if (!size)
        return CODICIL_OK;
    TRY(take_list(taker, text, size, owner));
    char *rest = strdup(text + size);
    bool is_set = rest && cmark_node_set_literal(node, rest);
    free(rest);
    return is_set ? CODICIL_OK : fault_memory(taker->context);
}

/* Where the list begins that a text ends with, NULL if none. */
static const char *last_list(const char *text, bool in_heading)
{
    size_t size = strlen(text);
    while (size && strchr(" \t", text[size - 1]))
        size--;
    if (!size || text[size - 1] != '}')
        return NULL;
    size_t limit = size > ATTRLIST_SIZE ? size - ATTRLIST_SIZE : 0;
    for (size_t at = size; at-- > limit;) {
        if (text[at] != '{')
            continue;
        size_t skip = 1 + strspn(text + at + 1, " ");
        bool begins =
            text[at + 1] == ':' || (in_heading && text[at + skip] == '#');
        if (begins && attrlist_size(text + at, size - at) == size - at)
            return text + at;
    }
    return NULL;
}

/* The block that a list at the end of `block` speaks of: the block itself, or
 * when it has nothing else, the line before it. */
static cmark_node *owner_of(cmark_node *block, cmark_node *node, bool is_alone)
{
    if (!is_alone || cmark_node_previous(node))
        return block;
    cmark_node *before = cmark_node_previous(block);
    return before && is_line(before) ? before : block;
}

/* The list at the end of a heading or on the last line of a paragraph. */
static CodicilStatus take_last(const Taker *taker, cmark_node *node)
{
    cmark_node *block = cmark_node_parent(node);
    if (!block || !is_line(block) || cmark_node_next(node))
        return CODICIL_OK;
    const char *text = cmark_node_get_literal(node);
    bool in_heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
    const char *list = last_list(text, in_heading);
    cmark_node *before = cmark_node_previous(node);
    bool on_its_line = list == text && (!before || is_break(before));
    bool is_behind = list && list > text && strchr(" \t", list[-1]);
    if (!list || (!on_its_line && !(in_heading && is_behind)))
        return CODICIL_OK;
    TRY(take_list(taker, list, attrlist_size(list, strlen(list)),
                  owner_of(block, node, list == text)));
    char *rest = strndup(text, (size_t)(list - text));
    bool is_set = rest && cmark_node_set_literal(node, rest);
    free(rest);
    if (on_its_line && before)
        cmark_node_free(before);
    return is_set ? CODICIL_OK : fault_memory(taker->context);
}

CodicilStatus attrlists_take(const CodicilContext *context, const char *file,
                             const Mended *source, cmark_node *root,
                             AttrList **lists)
{
    Taker taker = {context, file, source, lists};
    cmark_iter *iter = cmark_iter_new(root);
    CodicilStatus status = CODICIL_OK;
    while (!status && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
            continue;
        status = take_behind(&taker, node);
        if (!status)
            status = take_last(&taker, node);
    }
    cmark_iter_free(iter);
    return status;
}
