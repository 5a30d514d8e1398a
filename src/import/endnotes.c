/* Finds notes behind the last thematic break, and moves them to their
 * references.
 *
 *      note      = "<a id=" DQUOTE id DQUOTE ">" "</a>" mark " " inline*
 *      reference = "<sup>" "[" mark "](#" id ")" "</sup>"
 *      mark      = "[" *any "]"
 */
#include "import/endnotes.h"

#include "base/buf.h"
#include "base/table.h"
#include "import/html.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cmark_node *note;      /* its paragraph */
    cmark_node *reference; /* its <sup>, NULL: none found yet */
    char *id;
    size_t mark_size;
    bool is_double; /* meant more than once */
} Endnote;

typedef struct {
    Endnote *notes;
    size_t count, room;
    Table ids; /* index and 1 */
} Endnotes;

static const char *literal_of(cmark_node *node, cmark_node_type type)
{
    return node && cmark_node_get_type(node) == type
               ? cmark_node_get_literal(node)
               : NULL;
}

static bool is_tag(cmark_node *node, const char *text)
{
    const char *html = literal_of(node, CMARK_NODE_HTML_INLINE);
    return html && strcmp(html, text) == 0;
}

/* The size of "[1]" that a text begins with; 0 if it does not. */
static size_t mark_size(const char *text)
{
    const char *end = text && *text == '[' ? strchr(text, ']') : NULL;
    return end && end > text + 1 ? (size_t)(end - text) + 1 : 0;
}

/* The text behind the anchor of a note; NULL if a block is none. */
static cmark_node *words_of(cmark_node *block)
{
    cmark_node *first = cmark_node_first_child(block);
    cmark_node *second = first ? cmark_node_next(first) : NULL;
    cmark_node *words = second ? cmark_node_next(second) : NULL;
    const char *text = literal_of(words, CMARK_NODE_TEXT);
    size_t size = mark_size(text);
    if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH ||
        !is_tag(second, "</a>") || !size || text[size] != ' ')
        return NULL;
    return text[size + 1] || cmark_node_next(words) ? words : NULL;
}

/* ------------------------------------------------------------------- notes */

static bool add_note(Endnotes *all, cmark_node *note, const Buf *id)
{
    if (all->count == all->room) {
        size_t room = all->room ? all->room * 2 : 16;
        Endnote *more = realloc(all->notes, room * sizeof(*more));
        if (!more)
            return false;
        all->notes = more;
        all->room = room;
    }
    size_t *index = table_add(&all->ids, id->bytes, id->size);
    char *copy = index ? strdup(id->bytes) : NULL;
    if (!copy)
        return false;
    const char *text = cmark_node_get_literal(words_of(note));
    all->notes[all->count++] =
        (Endnote){.note = note, .id = copy, .mark_size = mark_size(text)};
    *index = all->count;
    return true;
}

/* Sets `is_all` where every block from `first` on is a note. */
static bool find_notes(Endnotes *all, cmark_node *first, bool *is_all)
{
    bool is_ok = true;
    *is_all = first != NULL;
    for (cmark_node *at = first; at && is_ok && *is_all;
         at = cmark_node_next(at)) {
        Buf id = {0};
        Markup tag;
        const char *html =
            words_of(at) ? cmark_node_get_literal(cmark_node_first_child(at))
                         : NULL;
        *is_all =
            html &&
            literal_of(cmark_node_first_child(at), CMARK_NODE_HTML_INLINE) &&
            markup_read(html, strlen(html), &tag) &&
            strcmp(tag.name, "a") == 0 && markup_get(&tag, "id", &id) &&
            id.size && !table_find(&all->ids, id.bytes, id.size);
        is_ok = !id.failed && (!*is_all || add_note(all, at, &id));
        buf_clear(&id);
    }
    return is_ok;
}

/* -------------------------------------------------------------- references */

static void take_reference(Endnotes *all, cmark_node *sup)
{
    cmark_node *link = is_tag(sup, "<sup>") ? cmark_node_next(sup) : NULL;
    if (!link || cmark_node_get_type(link) != CMARK_NODE_LINK ||
        !is_tag(cmark_node_next(link), "</sup>"))
        return;
    cmark_node *inside = cmark_node_first_child(link);
    const char *text = literal_of(inside, CMARK_NODE_TEXT);
    const char *url = cmark_node_get_url(link);
    if (!text || cmark_node_next(inside) || url[0] != '#')
        return;
    const size_t *index = table_find(&all->ids, url + 1, strlen(url + 1));
    Endnote *note = index && *index ? &all->notes[*index - 1] : NULL;
    if (!note || strlen(text) != note->mark_size ||
        strncmp(text, cmark_node_get_literal(words_of(note->note)),
                note->mark_size) != 0)
        return;
    note->is_double |= note->reference != NULL;
    note->reference = sup;
}

/* The block and what is around a reference: no link, no picture. */
static bool is_line(cmark_node *sup)
{
    cmark_node *at = cmark_node_parent(sup);
    while (at && (cmark_node_get_type(at) == CMARK_NODE_EMPH ||
                  cmark_node_get_type(at) == CMARK_NODE_STRONG))
        at = cmark_node_parent(at);
    return at && (cmark_node_get_type(at) == CMARK_NODE_PARAGRAPH ||
                  cmark_node_get_type(at) == CMARK_NODE_HEADING);
}

/* Whether all notes are meant once, and outside of notes. */
static bool find_references(Endnotes *all, cmark_node *root, cmark_node *end)
{
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == end)
            break;
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
            take_reference(all, node);
    }
    cmark_iter_free(iter);
    bool is_all = true;
    for (size_t i = 0; i < all->count && is_all; i++)
        is_all = all->notes[i].reference && !all->notes[i].is_double &&
                 is_line(all->notes[i].reference);
    return is_all;
}

/* ------------------------------------------------------------------ moving */

static void drop(cmark_node *node)
{
    if (node)
        cmark_node_free(node);
}

static bool move_note(const Endnote *note)
{
    cmark_node *words = words_of(note->note), *child;
    char *rest = strdup(cmark_node_get_literal(words) + note->mark_size + 1);
    cmark_node *made = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    bool is_ok = rest && made && cmark_node_set_literal(words, rest) &&
                 cmark_node_set_on_enter(made, note->id) &&
                 cmark_node_insert_before(note->reference, made);
    free(rest);
    if (!is_ok) {
        drop(made);
        return false;
    }
    drop(cmark_node_first_child(note->note));
    drop(cmark_node_first_child(note->note));
    while (is_ok && (child = cmark_node_first_child(note->note)))
        is_ok = cmark_node_append_child(made, child);
    drop(cmark_node_next(cmark_node_next(note->reference)));
    drop(cmark_node_next(note->reference));
    drop(note->reference);
    drop(note->note);
    return is_ok;
}

bool endnotes_take(cmark_node *root)
{
    Endnotes all = {0};
    cmark_node *end = cmark_node_last_child(root);
    while (end && cmark_node_get_type(end) != CMARK_NODE_THEMATIC_BREAK)
        end = cmark_node_previous(end);
    if (!end)
        return true;
    cmark_consolidate_text_nodes(root);
    bool is_all = false;
    bool is_ok = find_notes(&all, cmark_node_next(end), &is_all);
    is_all = is_ok && is_all && find_references(&all, root, end);
    for (size_t i = 0; i < all.count; i++) {
        is_ok = is_ok && (!is_all || move_note(&all.notes[i]));
        free(all.notes[i].id);
    }
    if (is_all)
        drop(end);
    table_clear(&all.ids);
    free(all.notes);
    return is_ok;
}
