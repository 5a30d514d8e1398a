/* Settles what was moved into a text: namespaces, ids, classes, pieces. */
#include "import/settle.h"

#include "base/table.h"
#include "import/blocks.h"
#include "model/doc.h"
#include "model/ident.h"
#include "model/walk.h"

#include <string.h>

typedef struct {
    const CodicilContext *context;
    const char *file;
    Table ids;
    bool failed;
} Settler;

static const char *const classes[] = {
    "applicability", "code", "conspicuous", "quotation", "run-in", "versions",
};

static void note(const Settler *settler, const xmlNode *node, const char *what,
                 const char *value)
{
    Place place = {settler->file, doc_line(node), 0};
    tell(settler->context, CODICIL_NOTE, &place, "dropped %s \"%s\"", what,
         value);
}

/* ---------------------------------------------------------------- attributes
 */

static void settle_id(Settler *settler, xmlNode *node)
{
    char *id = (char *)xmlGetNoNsProp(node, BAD_CAST "id");
    if (!id)
        return;
    block_set(node, "id", NULL);
    size_t *seen = table_add(&settler->ids, id, strlen(id));
    if (!seen)
        settler->failed = true;
    else if (!ident_is_valid(id))
        note(settler, node, "what can be no id:", id);
    else if ((*seen)++)
        note(settler, node, "an id that stands twice:", id);
    else
        settler->failed |= !doc_set(node, "xml:id", id);
    xmlFree(id);
}

/* Former anchors, each of them once in the text. */
static void settle_alias(Settler *settler, xmlNode *node)
{
    char *aliases = (char *)xmlGetNoNsProp(node, BAD_CAST "alias");
    if (!aliases)
        return;
    Buf kept = {0};
    for (const char *at = aliases; *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        size_t *seen = table_add(&settler->ids, at, size);
        settler->failed |= !seen;
        if (seen && !(*seen)++) {
            if (kept.size)
                buf_add_char(&kept, ' ');
            buf_add(&kept, at, size);
        }
        at += size;
    }
    block_set(node, "alias", NULL);
    settler->failed |= kept.failed;
    if (kept.size && !doc_set(node, "c:alias", buf_text(&kept)))
        settler->failed = true;
    buf_clear(&kept);
    xmlFree(aliases);
}

static void settle_class(Settler *settler, xmlNode *node)
{
    const char *class_name = block_get(node, "class");
    if (!class_name)
        return;
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        if (strcmp(classes[i], class_name) == 0)
            return;
    if (strcmp(class_name, "conclusion") != 0)
        note(settler, node, "the class", class_name);
    block_set(node, "class", NULL);
}

static void settle_lang(Settler *settler, xmlNode *node)
{
    char *lang = (char *)xmlGetNoNsProp(node, BAD_CAST "lang");
    if (!lang)
        return;
    block_set(node, "lang", NULL);
    settler->failed |= !doc_set(node, "xml:lang", lang);
    xmlFree(lang);
}

/* Whether the profile has an attribute of this name for the element. */
static bool is_known(const Vocab *row, const xmlAttr *attribute)
{
    const char *prefix =
        attribute->ns ? (const char *)attribute->ns->prefix : NULL;
    const char *name = (const char *)attribute->name;
    size_t length = strlen(name), lead = prefix ? strlen(prefix) + 1 : 0;
    for (const char *at = row->attributes; *at; at += *at == ' ') {
        size_t size = strcspn(at, " ");
        size_t own = size - (size && at[size - 1] == '!');
        if (own == lead + length && memcmp(at + lead, name, length) == 0 &&
            (!lead || memcmp(at, prefix, lead - 1) == 0))
            return true;
        at += size;
    }
    return false;
}

/* Takes off what only the block tree says of an element. */
static void drop_attributes(xmlNode *node, const Vocab *row)
{
    for (xmlAttr *at = node->properties, *next; at; at = next) {
        next = at->next;
        if (!is_known(row, at))
            xmlRemoveProp(at);
    }
}

static void settle_element(Settler *settler, xmlNode *node, xmlNs *akn)
{
    long line = block_line(node);
    const Vocab *row = vocab_find((const char *)node->name);
    node->_private = (void *)row;
    node->line = (unsigned short)(line > 0 && line < 65535 ? line : 65535);
    if (line <= 0)
        node->line = 0;
    xmlSetNs(node, akn);
    if (!row || !node->properties)
        return;
    settle_id(settler, node);
    settle_class(settler, node);
    settle_alias(settler, node);
    settle_lang(settler, node);
    drop_attributes(node, row);
}

/* ---------------------------------------------------------------------- text
 */

/* Makes one of the pieces of text that follow a piece. */
static void join_pieces(Settler *settler, xmlNode *first)
{
    Buf text = {0};
    if (!first->next || first->next->type != XML_TEXT_NODE)
        return;
    for (xmlNode *at = first; at && at->type == XML_TEXT_NODE; at = at->next)
        buf_add_text(&text, (const char *)at->content);
    while (first->next && first->next->type == XML_TEXT_NODE) {
        xmlNode *piece = first->next;
        xmlUnlinkNode(piece);
        xmlFreeNode(piece);
    }
    if (text.failed || !block_set_text(first, buf_text(&text)))
        settler->failed = true;
    buf_clear(&text);
}

static CodicilStatus check_depth(const Settler *settler, const Walk *walk)
{
    if (walk->depth < BLOCKS_DEPTH)
        return CODICIL_OK;
    const xmlNode *node = walk->node;
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    Place place = {settler->file, doc_line(node), 0};
    return fault(settler->context, CODICIL_INVALID, &place,
                 "nested deeper than %d", BLOCKS_DEPTH);
}

static CodicilStatus settle(Settler *settler, xmlNode *root)
{
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_TEXT_NODE)
            join_pieces(settler, walk.node);
        else if (walk.node->type == XML_ELEMENT_NODE && !walk.node->ns)
            settle_element(settler, walk.node, root->ns);
        TRY(check_depth(settler, &walk));
        if (settler->failed)
            return fault_memory(settler->context);
    }
    return CODICIL_OK;
}

CodicilStatus settle_text(const CodicilContext *context, const char *file,
                          xmlDoc *text)
{
    Settler settler = {.context = context, .file = file};
    CodicilStatus status = settle(&settler, xmlDocGetRootElement(text));
    table_clear(&settler.ids);
    return status;
}
