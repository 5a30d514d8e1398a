/* One walk through a text before stylesheets see it: white space between
 * blocks goes, footnotes and marks are found. */
#include "model/walk.h"
#include "render/run.h"

#include <stdlib.h>
#include <string.h>

/* Whether nothing but elements means anything in it. An li that begins with a
 * block holds blocks alone. */
static bool holds_blocks(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_li) {
        Element first = element_of(first_element(node));
        return first == EL_p || first == EL_ul || first == EL_ol;
    }
    return element != EL_none && !(vocab_get(element)->flags & VOCAB_MIXED) &&
           role_of(node) != ROLE_META;
}

static void drop_blanks(xmlNode *parent)
{
    xmlNode *next;
    for (xmlNode *at = parent->children; at; at = next) {
        next = at->next;
        if (at->type != XML_TEXT_NODE || !xmlIsBlankNode(at))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

static bool note_add(Run *run, const xmlNode *node)
{
    size_t ordinal = run->ordinals.count + 1;
    return ordinals_add(&run->ordinals, (Ordinal){node, ordinal, ordinal});
}

/* The footnotes twice: in the order of the text, and by address. */
static bool notes_settle(Run *run)
{
    size_t count = run->ordinals.count;
    if (!count)
        return true;
    run->notes = calloc(count, sizeof(*run->notes));
    for (size_t i = 0; run->notes && i < count; i++)
        run->notes[i] = run->ordinals.items[i].node;
    ordinals_sort(&run->ordinals);
    return run->notes != NULL;
}

/* What an element needs that others of its name do without. */
static void mark_needs(Element element, const xmlNode *node, Needs *needs)
{
    if (!node->properties)
        return;
    const char *class = doc_get(node, "class");
    if (element == EL_ins || element == EL_del)
        needs->has[NEEDS_CLASS] |= class || doc_get(node, "c:move");
    else if (element == EL_p && class && strcmp(class, "number") == 0)
        needs->has[NEEDS_NUMBER] = true;
}

CodicilStatus text_prepare(Run *run)
{
    const xmlNode *root = xmlDocGetRootElement(run->text);
    run->needs.has[NEEDS_PAGE] = !run->options->fragment;
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        Element element = element_of(walk.node);
        run->needs.has[element] = true;
        mark_needs(element, walk.node, &run->needs);
        if (element == EL_meta)
            walk_skip(&walk);
        else if (holds_blocks(walk.node))
            drop_blanks(walk.node);
        if (!run->is_marked)
            run->is_marked =
                is_mark(walk.node) || doc_get(walk.node, "c:change");
        if (element == EL_authorialNote && !note_add(run, walk.node))
            return fault_memory(run->context);
    }
    if (run->is_marked &&
        !marks_find(root, &run->ordinals, &run->items, &run->moves))
        return fault_memory(run->context);
    return notes_settle(run) ? CODICIL_OK : fault_memory(run->context);
}

void text_forget(Run *run)
{
    free(run->notes);
    free(run->ordinals.items);
    free(run->items.items);
    free(run->moves.ends);
}
