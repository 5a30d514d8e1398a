/* Finds the footnotes of a page by what leads where: our own, those of pandoc,
 * of GitHub, of wikis. */
#include "import/webnotes.h"

#include "base/table.h"
#include "lang/words.h"
#include "model/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t\r\n\f"

/* A link and the note that it means. */
typedef struct {
    xmlNode *link, *note;
} Webnote;

typedef struct {
    xmlNode **elements; /* that have an id */
    size_t count, room;
    Table ids;    /* index and 1 */
    Table wanted; /* how many links lead to an id */
    Webnote *notes;
    size_t note_count;
    Table taken; /* the notes, by where they are */
} Webnotes;

/* Where a link leads to in the page, NULL if elsewhere. */
static const char *target_of(const xmlNode *link)
{
    const char *address = block_is(link, "a") ? block_get(link, "href") : NULL;
    return address && *address == '#' && address[1] ? address + 1 : NULL;
}

/* The id that a link may have by its older attribute. */
static const char *name_of(const xmlNode *element)
{
    return block_is(element, "a") ? block_get(element, "name") : NULL;
}

/* ---------------------------------------------------------------- look-up */

static bool add_id(Webnotes *all, xmlNode *element, const char *id)
{
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 64;
        xmlNode **more = realloc(all->elements, room * sizeof(*more));
        if (!more)
            return false;
        all->elements = more;
        all->room = room;
    }
    size_t *index = table_add(&all->ids, id, strlen(id));
    if (index && !*index) {
        all->elements[all->count++] = element;
        *index = all->count;
    }
    return index != NULL;
}

static bool look_through(Webnotes *all, xmlNode *root)
{
    bool is_ok = true;
    DomWalk walk = dom_walk(root);
    while (is_ok && dom_next(&walk)) {
        if (!walk.is_entering || walk.node->type != XML_ELEMENT_NODE ||
            !walk.node->properties)
            continue;
        const char *target = target_of(walk.node);
        const char *const ids[] = {block_get(walk.node, "id"),
                                   name_of(walk.node)};
        for (size_t i = 0; i < 2 && is_ok; i++)
            if (ids[i] && *ids[i])
                is_ok = add_id(all, walk.node, ids[i]);
        if (!target || !is_ok)
            continue;
        size_t *count = table_add(&all->wanted, target, strlen(target));
        is_ok = count != NULL;
        if (count)
            ++*count;
    }
    return is_ok;
}

/* ----------------------------------------------------------------- shapes */

/* Whether a node holds words alone: no blocks but paragraphs. */
static bool is_words(xmlNode *note)
{
    DomWalk walk = dom_walk(note);
    while (dom_next(&walk)) {
        DomRole role = dom_role(walk.node);
        bool is_holder = walk.node == note || block_is(walk.node, "p") ||
                         block_is(walk.node, "div");
        if (role != DOM_INLINE && role != DOM_BREAK && role != DOM_PICTURE &&
            !is_holder)
            return false;
    }
    return true;
}

/* Whether an id is that of a link or of what is right around it. */
static bool is_id_of(const xmlNode *link, const char *id)
{
    const xmlNode *at = link;
    for (size_t i = 0; i < 3 && dom_role(at) == DOM_INLINE; i++) {
        const char *const own[] = {block_get(at, "id"), name_of(at)};
        for (size_t j = 0; j < 2; j++)
            if (own[j] && strcmp(own[j], id) == 0)
                return true;
        at = at->parent;
    }
    return false;
}

/* The link in a note that leads back to its reference. */
static xmlNode *find_back(xmlNode *note, const xmlNode *reference)
{
    DomWalk walk = dom_walk(note);
    while (dom_next(&walk)) {
        const char *target = target_of(walk.node);
        if (walk.is_entering && target && is_id_of(reference, target))
            return walk.node;
    }
    return NULL;
}

/* What a note is that begins with the way back, as those of Word do; NULL where
 * words stand before that. */
static xmlNode *block_around(xmlNode *anchor)
{
    xmlNode *at = anchor;
    while (at->type == XML_ELEMENT_NODE && dom_role(at) == DOM_INLINE) {
        const xmlNode *before = at->prev;
        while (before && before->type == XML_TEXT_NODE &&
               xmlIsBlankNode(before))
            before = before->prev;
        if (before)
            return NULL;
        at = at->parent;
    }
    bool is_whole = block_is(at, "p") && block_is(at->parent, "div") &&
                    dom_has_style(at->parent, "mso-element", "footnote");
    return is_whole ? at->parent : at;
}

/* The note that a link means, NULL if it means none. */
static xmlNode *note_of(const Webnotes *all, const xmlNode *link)
{
    static const char *const names[] = {"li", "p", "div", "aside"};
    const char *target = target_of(link);
    const size_t *index =
        target ? table_find(&all->ids, target, strlen(target)) : NULL;
    xmlNode *note = index && *index ? all->elements[*index - 1] : NULL;
    const size_t *count =
        note ? table_find(&all->wanted, target, strlen(target)) : NULL;
    if (!count || *count != 1)
        return NULL;
    if (block_is(note, "a"))
        note = block_around(note);
    bool is_block = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        is_block |= block_is(note, names[i]);
    return is_block && !node_is_within(link, note) && find_back(note, link) &&
                   is_words(note)
               ? note
               : NULL;
}

static bool is_in_note(const Webnotes *all, const xmlNode *link)
{
    const xmlNode *at = all->note_count ? link : NULL;
    while (at && !table_find(&all->taken, (const char *)&at, sizeof(at)))
        at = at->parent;
    return at != NULL;
}

/* Finds all before one is moved, as what has an id may go with it. */
static bool find_notes(Webnotes *all, xmlNode *root)
{
    size_t room = 0;
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk)) {
        xmlNode *note = walk.is_entering ? note_of(all, walk.node) : NULL;
        if (!note || is_in_note(all, walk.node) || is_in_note(all, note))
            continue;
        if (!table_add(&all->taken, (const char *)&note, sizeof(note)))
            return false;
        if (all->note_count == room) {
            room = room ? room * 2 : 16;
            Webnote *more = realloc(all->notes, room * sizeof(*more));
            if (!more)
                return false;
            all->notes = more;
        }
        all->notes[all->note_count++] = (Webnote){walk.node, note};
    }
    return true;
}

/* ----------------------------------------------------------------- moving */

/* The number of a note, which stands before its words. */
static void drop_number(xmlNode *note, const char *mark)
{
    xmlNode *first = note->children;
    while (first && first->type == XML_TEXT_NODE && xmlIsBlankNode(first))
        first = first->next;
    Buf text = {0};
    bool is_inline = first && first->type == XML_ELEMENT_NODE &&
                     dom_role(first) == DOM_INLINE;
    if (is_inline)
        block_text(first, &text);
    if (is_inline &&
        (dom_has_class(first, "num") || strcmp(buf_text(&text), mark) == 0))
        block_drop(first);
    buf_clear(&text);
}

static void move_children(xmlNode *from, xmlNode *to)
{
    for (xmlNode *at = from->children, *next; at; at = next) {
        next = at->next;
        xmlUnlinkNode(at);
        xmlAddChild(to, at);
    }
}

static bool is_section(const xmlNode *holder)
{
    return dom_is_set(holder, "role", "doc-endnotes") ||
           dom_has_class(holder, "footnotes") ||
           block_get(holder, "data-footnotes") ||
           dom_has_style(holder, "mso-element", "footnote-list");
}

/* Whether a node may go with the last note of a section: nothing, a rule, a
 * heading. */
static bool is_rest(const xmlNode *node)
{
    DomRole role = dom_role(node);
    if (node->type == XML_TEXT_NODE)
        return xmlIsBlankNode(node);
    return node->type != XML_ELEMENT_NODE || !node->children ||
           role == DOM_RULE || role == DOM_HEADING;
}

/* Drops what a note stood in, where that holds nothing any more. */
static void drop_rest(Dropped *dropped, xmlNode *holder, const xmlNode *root)
{
    while (holder != root &&
           (is_section(holder) || dom_role(holder) == DOM_LIST)) {
        xmlNode *around = holder->parent;
        const xmlNode *at = holder->children;
        while (at && is_rest(at))
            at = at->next;
        if (at)
            return;
        if (is_section(holder) && holder->children)
            dropped_add(dropped, "footnote heading", dom_line(holder));
        block_drop(holder);
        holder = around;
    }
}

/* Takes what groups the paragraphs of a note away, so that they are its own.
 */
static void flatten(xmlNode *made)
{
    for (xmlNode *at = made->children, *next; at; at = next) {
        next = block_is(at, "div") && at->children ? at->children : at->next;
        if (block_is(at, "div"))
            block_unwrap(at);
    }
}

/* The size of the white space that a text begins with, such as parts a mark
 * from words. */
static size_t blank_size(const char *text)
{
    size_t size = strspn(text, BLANKS);
    while (strncmp(text + size, "\xC2\xA0", 2) == 0)
        size += 2 + strspn(text + size + 2, BLANKS);
    return size;
}

/* Takes the white space off the beginning or the end of a line. */
static bool trim(xmlNode *line, bool is_end)
{
    xmlNode *at = line;
    for (;;) {
        xmlNode *inner = is_end ? at->last : at->children;
        DomRole role = inner ? dom_role(inner) : DOM_INLINE;
        if (!inner && at == line)
            return true;
        if (!inner) {
            inner = at;
            at = at->parent;
            block_drop(inner);
        } else if (inner->type == XML_TEXT_NODE && xmlIsBlankNode(inner)) {
            block_drop(inner);
        } else if (inner->type == XML_TEXT_NODE) {
            const char *text = (const char *)inner->content;
            size_t start = is_end ? 0 : blank_size(text);
            size_t size = strlen(text);
            while (is_end && strchr(BLANKS, text[size - 1]))
                size--;
            char *rest = strndup(text + start, size - start);
            bool is_ok = rest && block_set_text(inner, rest);
            free(rest);
            return is_ok;
        } else if (inner->type != XML_ELEMENT_NODE || role != DOM_INLINE) {
            return true;
        } else {
            at = inner;
        }
    }
}

/* Paragraphs become lines of the note, and so do words beside them. */
static bool set_lines(xmlNode *made)
{
    xmlNode *line = NULL;
    flatten(made);
    for (xmlNode *at = made->children, *next; at; at = next) {
        next = at->next;
        bool is_blank = at->type == XML_TEXT_NODE && xmlIsBlankNode(at);
        if (block_is(at, "p")) {
            line = NULL;
            if (!block_set_name(at, WEB_NOTE_LINE))
                return false;
        } else if (is_blank && !line) {
            block_drop(at);
        } else {
            if (!line) {
                line = block_add(NULL, WEB_NOTE_LINE, 0);
                if (!line)
                    return false;
                line->_private = made->_private;
                xmlAddPrevSibling(at, line);
            }
            xmlUnlinkNode(at);
            xmlAddChild(line, at);
        }
    }
    return true;
}

/* The mark of a note, without brackets, where it is not its ordinal. */
static bool set_marker(xmlNode *made, const Buf *mark, size_t ordinal)
{
    char usual[32];
    const char *text = buf_text(mark);
    size_t size = mark->size;
    bool is_held = size > 2 && ((text[0] == '[' && text[size - 1] == ']') ||
                                (text[0] == '(' && text[size - 1] == ')'));
    char *bare = strndup(text + is_held, size - 2 * is_held);
    snprintf(usual, sizeof(usual), "%zu", ordinal);
    bool is_ok = bare && (!*bare || strcmp(bare, usual) == 0 ||
                          block_set(made, "marker", bare));
    free(bare);
    return is_ok;
}

/* What a reference is with the <sup> that holds nothing else. */
static xmlNode *whole_of(xmlNode *link)
{
    xmlNode *sup = link->parent;
    return block_is(sup, "sup") && sup->children == link && !link->next ? sup
                                                                        : link;
}

static bool move_note(const Webnotes *all, size_t index, Dropped *dropped,
                      const xmlNode *root)
{
    Buf mark = {0};
    xmlNode *link = all->notes[index].link, *note = all->notes[index].note;
    xmlNode *holder = note->parent, *back;
    xmlNode *made = block_add(NULL, WEB_NOTE, 0);
    block_text(link, &mark);
    if (!made || !buf_is_ok(&mark) || !set_marker(made, &mark, index + 1) ||
        !block_set(made, "id", block_get(note, "id"))) {
        xmlFreeNode(made);
        buf_clear(&mark);
        return false;
    }
    made->_private = link->_private;
    while ((back = find_back(note, link)))
        block_drop(back);
    drop_number(note, buf_text(&mark));
    move_children(note, made);
    xmlAddPrevSibling(whole_of(link), made);
    block_drop(whole_of(link));
    block_drop(note);
    drop_rest(dropped, holder, root);
    buf_clear(&mark);
    bool is_ok = set_lines(made);
    for (xmlNode *at = made->children; at && is_ok; at = at->next)
        is_ok = trim(at, false) && trim(at, true);
    return is_ok;
}

bool webnotes_take(xmlNode *root, Dropped *dropped)
{
    Webnotes all = {0};
    bool is_ok = look_through(&all, root) &&
                 (!all.wanted.count || find_notes(&all, root));
    for (size_t i = 0; i < all.note_count && is_ok; i++)
        is_ok = move_note(&all, i, dropped, root);
    table_clear(&all.ids);
    table_clear(&all.wanted);
    table_clear(&all.taken);
    free(all.elements);
    free(all.notes);
    return is_ok;
}
