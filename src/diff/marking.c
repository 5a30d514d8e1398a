/* A marked text under construction: its elements and its marks. */
#include "diff/marking.h"

#include "model/walk.h"

#include <stdio.h>
#include <string.h>

CodicilStatus marking_open(Marking *marking, xmlDoc *marked)
{
    marking->marked = marked;
    xmlNode *root = xmlDocGetRootElement(marked);
    marking->akn = root->ns;
    marking->xml = xmlSearchNsByHref(marked, root, XML_XML_NAMESPACE);
    marking->own = xmlSearchNsByHref(marked, root, BAD_CAST CODICIL_NAMESPACE);
    if (!marking->own)
        marking->own = xmlNewNs(root, BAD_CAST CODICIL_NAMESPACE, BAD_CAST "c");
    if (!marking->xml || !marking->own)
        return fault_memory(marking->context);
    return tokenizer_new(marking->context, marking->locale,
                         &marking->tokenizer);
}

void marking_close(Marking *marking)
{
    if (marking->marked)
        xmlFreeDoc(marking->marked);
    tokenizer_free(marking->tokenizer);
    free(marking->move_list);
    table_clear(&marking->ids);
    table_clear(&marking->renamed);
    for (size_t i = 0; i < marking->name_count; i++)
        free(marking->names[i]);
    free(marking->names);
    *marking = (Marking){0};
}

/* ---------------------------------------------------------------- elements */

xmlNode *marking_element(const Marking *marking, Element element)
{
    const Vocab *row = vocab_get(element);
    xmlNode *node =
        xmlNewDocNode(marking->marked, marking->akn, BAD_CAST row->name, NULL);
    if (node)
        node->_private = (void *)row;
    return node;
}

bool marking_set(const Marking *marking, xmlNode *node, const char *name,
                 const char *value)
{
    if (doc_get(node, name) || !value)
        return doc_set(node, name, value);
    bool is_own = strncmp(name, "c:", 2) == 0;
    bool is_xml = strncmp(name, "xml:", 4) == 0;
    if (is_own || is_xml)
        name = strchr(name, ':') + 1;
    /* the namespace comes after: libxml2 puts no new xml:id in a table */
    xmlAttr *made = xmlNewProp(node, BAD_CAST name, BAD_CAST value);
    if (made && (is_own || is_xml))
        made->ns = is_own ? marking->own : marking->xml;
    return made != NULL;
}

/* The name of an attribute with the prefix that we give it; NULL where its
 * namespace is none of ours. */
static const char *attribute_name(const xmlAttr *at, char *out, size_t size)
{
    if (!at->ns)
        return (const char *)at->name;
    const char *space = (const char *)at->ns->href;
    bool is_own = strcmp(space, CODICIL_NAMESPACE) == 0;
    if (!is_own && strcmp(space, (const char *)XML_XML_NAMESPACE) != 0)
        return NULL;
    snprintf(out, size, "%s:%s", is_own ? "c" : "xml", (const char *)at->name);
    return out;
}

static xmlNode *copy_element(const Marking *marking, const xmlNode *node)
{
    Element element = element_of(node);
    xmlNode *copy = element
                        ? marking_element(marking, element)
                        : xmlDocCopyNode((xmlNode *)node, marking->marked, 2);
    char room[128];
    for (const xmlAttr *at = node->properties; copy && element && at;
         at = at->next) {
        const char *name = attribute_name(at, room, sizeof room);
        const char *value = name ? doc_get(node, name) : NULL;
        if (value && !marking_set(marking, copy, name, value)) {
            xmlFreeNode(copy);
            return NULL;
        }
    }
    return copy;
}

xmlNode *marking_copy(const Marking *marking, const xmlNode *node, bool deep)
{
    xmlNode *copy = copy_element(marking, node), *at = copy;
    Walk walk = walk_begin(node);
    walk_next(&walk);
    while (copy && deep && walk_next(&walk)) {
        xmlNode *made = NULL;
        if (walk.node->type == XML_ELEMENT_NODE && !walk.enter) {
            at = at->parent;
            continue;
        }
        if (walk.node->type == XML_ELEMENT_NODE)
            made = copy_element(marking, walk.node);
        else if (walk.node->type == XML_TEXT_NODE ||
                 walk.node->type == XML_CDATA_SECTION_NODE)
            made = xmlNewDocText(marking->marked, walk.node->content);
        else
            continue;
        if (!made || !(made = xmlAddChild(at, made))) {
            xmlFreeNode(copy);
            return NULL;
        }
        if (walk.node->type == XML_ELEMENT_NODE)
            at = made;
    }
    return copy;
}

/* --------------------------------------------------------------------- ids */

static bool ids_read(Marking *marking)
{
    if (marking->has_ids)
        return true;
    Walk walk = walk_begin(xmlDocGetRootElement(marking->marked));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        const char *id = doc_get(walk.node, "xml:id");
        if (id && !table_add(&marking->ids, id, strlen(id)))
            return false;
    }
    return marking->has_ids = true;
}

/* An xml:id that stands already becomes c:was, with the value as it was. */
static bool id_settle(Marking *marking, xmlNode *node)
{
    const char *id = doc_get(node, "xml:id");
    if (!id)
        return true;
    if (!ids_read(marking))
        return false;
    if (!table_find(&marking->ids, id, strlen(id)))
        return table_add(&marking->ids, id, strlen(id)) != NULL;
    return marking_set(marking, node, "c:was", id) &&
           marking_set(marking, node, "xml:id", NULL);
}

bool marking_disown(Marking *marking, xmlNode *copy)
{
    Walk walk = walk_begin(copy);
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE ||
            !walk.node->properties)
            continue;
        if (!marking_set(marking, walk.node, "eId", NULL) ||
            !marking_set(marking, walk.node, "wId", NULL) ||
            !id_settle(marking, walk.node))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------- marks */

static bool set_move(const Marking *marking, xmlNode *node, unsigned move)
{
    char number[16];
    snprintf(number, sizeof number, "%u", move);
    return marking_set(marking, node, "c:move", move ? number : NULL);
}

bool marking_tell(const Marking *marking, xmlNode *node, Mark mark)
{
    static const char *const words[2][2] = {{"inserted", "moved-to"},
                                            {"deleted", "moved-from"}};
    const char *word = words[mark.fate == FATE_DELETED][mark.move != 0];
    return marking_set(marking, node, "c:change", word) &&
           set_move(marking, node, mark.move);
}

xmlNode *marking_wrapper(const Marking *marking, Mark mark)
{
    xmlNode *node =
        marking_element(marking, mark.fate == FATE_DELETED ? EL_del : EL_ins);
    if (!node || !mark.move)
        return node;
    if (marking_set(marking, node, "class", "moved") &&
        set_move(marking, node, mark.move))
        return node;
    xmlFreeNode(node);
    return NULL;
}

xmlNode *item_begun(xmlNode *line)
{
    xmlNode *item = element_of(line) == EL_li    ? line
                    : element_of(line) == EL_num ? NULL
                                                 : line->parent;
    bool is_item = element_of(item) == EL_li || element_of(item) == EL_item;
    if (!is_item || (item != line && first_element(item) != line))
        return NULL;
    return item;
}

/* The ordinal of an item in its list; 0 for a bullet. */
static unsigned item_ordinal(const xmlNode *item)
{
    unsigned ordinal = 0;
    if (element_of(item->parent) == EL_ol)
        for (; item; item = xmlPreviousElementSibling((xmlNode *)item))
            ordinal++;
    return ordinal;
}

bool marking_bullet(const Marking *marking, const xmlNode *item,
                    xmlNode *parent, xmlNode *next)
{
    if (!item)
        return true;
    xmlNode *sign = marking_wrapper(marking, (Mark){FATE_DELETED, 0});
    unsigned ordinal = item_ordinal(item);
    char text[16];
    snprintf(text, sizeof text, "%u", ordinal);
    if (!sign || !marking_set(marking, sign, "class", "bullet") ||
        (ordinal && !marking_set(marking, sign, "c:former-number", text))) {
        xmlFreeNode(sign);
        return false;
    }
    if (next)
        xmlAddPrevSibling(next, sign);
    else
        xmlAddChild(parent, sign);
    return true;
}

static bool is_inner_block(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_p || element == EL_ul || element == EL_ol;
}

/* Whether a line holds anything but white space (of an li: before blocks). */
static bool holds_words(const xmlNode *line)
{
    for (const xmlNode *at = line->children; at && !is_inner_block(at);
         at = at->next)
        if (at->type != XML_TEXT_NODE || !xmlIsBlankNode(at))
            return true;
    return false;
}

/* White space in a line, as the canonical writer has it where nothing is
 * marked (model/doc.h): where something is, it keeps all there is. */
typedef struct {
    bool gap, start, failed;
} Tidying;

static void text_tidy(Tidying *tidying, xmlNode *text)
{
    Buf AUTO(buf_clear) out = {0};
    const char *at = text->content ? (const char *)text->content : "";
    while (*at) {
        size_t blank = strspn(at, " \t\n\r"), size;
        tidying->gap |= blank > 0;
        at += blank;
        if (!(size = strcspn(at, " \t\n\r")))
            continue;
        if (tidying->gap && !tidying->start)
            buf_add_char(&out, ' ');
        buf_add(&out, at, size);
        tidying->gap = tidying->start = false;
        at += size;
    }
    tidying->failed |= !buf_is_ok(&out);
    if (strcmp(buf_text(&out), text->content ? (char *)text->content : "") != 0)
        xmlNodeSetContent(text, BAD_CAST buf_text(&out));
}

/* White space that awaits stands before an element, not in it. */
static void gap_flush(Tidying *tidying, xmlNode *before)
{
    if (tidying->gap && !tidying->start) {
        xmlNode *text = xmlNewDocText(before->doc, BAD_CAST " ");
        tidying->failed |= !text || !xmlAddPrevSibling(before, text);
    }
    tidying->gap = false;
}

/* Recursion follows the nesting, which is below 256. */
static void line_tidy(Tidying *tidying, xmlNode *parent)
{
    for (xmlNode *node = parent->children, *next; node && !tidying->failed;
         node = next) {
        next = node->next;
        Element element = element_of(node);
        if (node->type == XML_TEXT_NODE) {
            text_tidy(tidying, node);
        } else if (element == EL_br) {
            tidying->gap = false;
            tidying->start = true;
        } else if (node->type == XML_ELEMENT_NODE) {
            gap_flush(tidying, node);
            if (element == EL_img || element == EL_authorialNote)
                tidying->start = false;
            else
                line_tidy(tidying, node);
        }
    }
}

bool marking_wrap(const Marking *marking, xmlNode *line, Mark mark)
{
    if (!holds_words(line))
        return true;
    xmlNode *wrapper = marking_wrapper(marking, mark);
    if (!wrapper || !xmlAddPrevSibling(line->children, wrapper))
        return false;
    bool has_elements = false;
    for (xmlNode *at = wrapper->next, *next; at && !is_inner_block(at);
         at = next) {
        next = at->next;
        has_elements |= at->type == XML_ELEMENT_NODE;
        xmlUnlinkNode(at);
        xmlAddChild(wrapper, at);
    }
    Tidying tidying = {.start = true};
    line_tidy(&tidying, wrapper);
    if (tidying.failed)
        return false;
    Walk walk = walk_begin(has_elements ? wrapper : NULL);
    while (walk_next(&walk)) {
        if (!walk.enter || element_of(walk.node) != EL_authorialNote)
            continue;
        if (!marking_note(marking, walk.node, mark))
            return false;
        walk_skip(&walk);
    }
    return true;
}

/* Whether a node holds inlines itself, as the aligner's lines do. */
static bool is_line_node(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none || element == EL_docTitle)
        return false;
    return role_of(node) == ROLE_LINE ||
           (element == EL_li && holds_words(node));
}

bool marking_note(const Marking *marking, xmlNode *note, Mark mark)
{
    if (!marking_tell(marking, note, mark))
        return false;
    Walk walk = walk_begin(note);
    while (walk_next(&walk)) {
        if (!walk.enter || element_of(walk.node) == EL_none)
            continue;
        if (walk.node != note && element_of(walk.node) == EL_authorialNote)
            walk_skip(&walk);
        else if (is_line_node(walk.node) &&
                 !marking_wrap(marking, walk.node, mark))
            return false;
    }
    return true;
}
