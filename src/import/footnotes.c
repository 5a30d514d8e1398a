/* Finds the definitions of footnotes in cmark's tree and moves them to their
 * references.
 *
 *      reference  = "[^" label "]"
 *      definition = reference ":" *blank inline*        a paragraph of its own
 *      label      = 1*60( any but white space, "[", "]", "^" )
 */
#include "import/footnotes.h"

#include "base/cleanup.h"
#include "base/table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_SIZE 60

/* The definitions by label: index and 1. */
typedef struct {
    const CodicilContext *context;
    const char *file;
    const Mended *source;
    Table labels;
    cmark_node **notes; /* paragraphs; NULL once moved */
    size_t count, room;
} Finder;

size_t footnote_size(const char *text)
{
    if (strncmp(text, "[^", 2) != 0)
        return 0;
    size_t size = strcspn(text + 2, "[]^ \t\n");
    return size && size <= LABEL_SIZE && text[2 + size] == ']' ? size + 3 : 0;
}

/* ------------------------------------------------------------- definitions */

static cmark_node *text_of(cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph);
    return first && cmark_node_get_type(first) == CMARK_NODE_TEXT ? first
                                                                  : NULL;
}

/* The size of "[^1]:" that a paragraph begins with, 0 if it does not. */
static size_t definition_size(cmark_node *paragraph)
{
    cmark_node *first = text_of(paragraph);
    const char *text = first ? cmark_node_get_literal(first) : "";
    size_t size = footnote_size(text);
    if (!size || text[size] != ':')
        return 0;
    bool has_words = text[size + 1 + strspn(text + size + 1, " \t")] ||
                     cmark_node_next(first);
    return has_words ? size + 1 : 0;
}

static bool add_note(Finder *finder, cmark_node *paragraph, size_t size)
{
    if (finder->count == finder->room) {
        size_t room = finder->room ? finder->room * 2 : 16;
        cmark_node **notes = realloc(finder->notes, room * sizeof(*notes));
        if (!notes)
            return false;
        finder->notes = notes;
        finder->room = room;
    }
    const char *text = cmark_node_get_literal(text_of(paragraph));
    size_t *index = table_add(&finder->labels, text, size - 1);
    if (!index)
        return false;
    if (!*index) {
        finder->notes[finder->count++] = paragraph;
        *index = finder->count;
    }
    return true;
}

static bool find_notes(Finder *finder, cmark_node *root)
{
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        bool is_entered = event == CMARK_EVENT_ENTER &&
                          cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH;
        bool is_free =
            is_entered && /* and no cell of a table */
            !mended_mark(finder->source, cmark_node_get_start_line(node));
        size_t size = is_free ? definition_size(node) : 0;
        if (size)
            is_ok = add_note(finder, node, size);
    }
    cmark_iter_free(iter);
    return is_ok;
}

/* --------------------------------------------------------------- references */

/* The paragraph or heading that a text may have footnotes in; NULL in a link,
 * a picture or a note. */
static cmark_node *line_of(cmark_node *text)
{
    cmark_node *at = cmark_node_parent(text);
    while (at && cmark_node_get_type(at) > CMARK_NODE_LAST_BLOCK) {
        cmark_node_type type = cmark_node_get_type(at);
        if (type != CMARK_NODE_EMPH && type != CMARK_NODE_STRONG)
            return NULL;
        at = cmark_node_parent(at);
    }
    if (at && cmark_node_get_type(at) == CMARK_NODE_PARAGRAPH &&
        definition_size(at))
        return NULL;
    return at;
}

/* Takes what leads a definition off its words. */
static bool trim_lead(cmark_node *note)
{
    cmark_node *first = text_of(note);
    const char *text = cmark_node_get_literal(first);
    size_t size = definition_size(note);
    size += strspn(text + size, " \t");
    char *rest = strdup(text + size);
    bool is_ok = rest && cmark_node_set_literal(first, rest);
    cmark_node *next = cmark_node_next(first);
    bool is_wrapped = rest && !*rest && next &&
                      cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK;
    if (is_wrapped) {
        cmark_node_unlink(next);
        cmark_node_free(next);
    }
    free(rest);
    return is_ok;
}

/* Puts a note before a text; its paragraph goes. */
static bool put_note(cmark_node *note, cmark_node *before)
{
    cmark_node *made = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    if (!made || !trim_lead(note) || !cmark_node_insert_before(before, made))
        return false;
    cmark_node *child;
    while ((child = cmark_node_first_child(note)))
        if (!cmark_node_append_child(made, child))
            return false;
    cmark_node_unlink(note);
    cmark_node_free(note);
    return true;
}

static bool put_text(const char *text, size_t size, cmark_node *before)
{
    if (!size)
        return true;
    char *copy = strndup(text, size);
    cmark_node *made = copy ? cmark_node_new(CMARK_NODE_TEXT) : NULL;
    bool is_ok = made && cmark_node_set_literal(made, copy) &&
                 cmark_node_insert_before(before, made);
    free(copy);
    return is_ok;
}

static void tell_again(const Finder *finder, cmark_node *line)
{
    Place place = {finder->file,
                   mended_line(finder->source, cmark_node_get_start_line(line)),
                   0};
    tell(finder->context, CODICIL_NOTE, &place,
         "a footnote is meant again here: this reference stays text");
}

/* The note that a reference means and that is not yet moved, NULL if none. */
static cmark_node *take_note(Finder *finder, const char *text, size_t size,
                             cmark_node *line)
{
    const size_t *index = table_find(&finder->labels, text, size);
    if (!index || !*index)
        return NULL;
    cmark_node *note = finder->notes[*index - 1];
    if (!note)
        tell_again(finder, line);
    finder->notes[*index - 1] = NULL;
    return note;
}

static bool take_text(Finder *finder, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node), *from = text;
    cmark_node *line = strstr(text, "[^") ? line_of(node) : NULL;
    bool is_ok = true, has_note = false;
    if (!line)
        return true;
    for (const char *at = from; is_ok && (at = strstr(at, "[^"));) {
        size_t size = footnote_size(at);
        cmark_node *note = size ? take_note(finder, at, size, line) : NULL;
        if (note) {
            is_ok = put_text(from, (size_t)(at - from), node) &&
                    put_note(note, node);
            from = at + size;
            has_note = true;
        }
        at += size ? size : 2;
    }
    char *rest = has_note && is_ok ? strdup(from) : NULL;
    if (has_note)
        is_ok = is_ok && rest && cmark_node_set_literal(node, rest);
    free(rest);
    return is_ok;
}

/* The texts that there are, before any of them is moved. */
static bool take_references(Finder *finder, cmark_node *root)
{
    size_t count = 0, room = 0;
    cmark_node **texts = NULL;
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    while (is_ok && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT ||
            !strstr(cmark_node_get_literal(node), "[^"))
            continue;
        if (count == room) {
            room = room ? room * 2 : 64;
            cmark_node **more = realloc(texts, room * sizeof(*texts));
            is_ok = more;
            texts = more ? more : texts;
        }
        if (is_ok)
            texts[count++] = node;
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < count && is_ok; i++)
        is_ok = take_text(finder, texts[i]);
    free(texts);
    return is_ok;
}

CodicilStatus footnotes_take(const CodicilContext *context, const char *file,
                             const Mended *source, cmark_node *root)
{
    Finder finder = {.context = context, .file = file, .source = source};
    bool is_ok = true;
    if (strstr(buf_text(&source->text), "[^")) {
        cmark_consolidate_text_nodes(root);
        is_ok = find_notes(&finder, root) &&
                (!finder.count || take_references(&finder, root));
    }
    table_clear(&finder.labels);
    free(finder.notes);
    return is_ok ? CODICIL_OK : fault_memory(context);
}
