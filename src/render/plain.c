/* Words of a text on one line, for titles, lists of contents and names. */
#include "model/doc.h"
#include "model/walk.h"
#include "render/run.h"

#include <string.h>

/* Adds text with white space collapsed, also with what stands in `out`. */
static void add_collapsed(const char *text, Buf *out)
{
    static const char blanks[] = " \t\n\r";
    while (*text) {
        size_t size = strspn(text, blanks);
        if (size && out->size && out->bytes[out->size - 1] != ' ')
            buf_add_char(out, ' ');
        text += size;
        size = strcspn(text, blanks);
        buf_add(out, text, size);
        text += size;
    }
}

/* The words of a node, without those that went unless `all`. */
static void add_words(const xmlNode *node, bool all, Buf *out)
{
    Walk walk = walk_begin(node);
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_TEXT_NODE) {
            add_collapsed((const char *)walk.node->content, out);
            continue;
        }
        Element element = element_of(walk.node);
        if (element == EL_authorialNote || (element == EL_del && !all))
            walk_skip(&walk);
        else if (element == EL_br)
            add_collapsed(" ", out);
    }
}

void plain_add(const xmlNode *node, Buf *out)
{
    add_collapsed(" ", out);
    size_t before = out->size;
    add_words(node, false, out);
    if (out->size == before)
        add_words(node, true, out);
}

void plain_end(Buf *out)
{
    if (out->size && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
}

void plain_heading(const xmlNode *provision, Buf *out)
{
    const xmlNode *at = first_element(provision);
    if (element_of(at) == EL_num) {
        plain_add(at, out);
        at = next_element(at);
    }
    if (element_of(at) == EL_heading)
        plain_add(at, out);
    plain_end(out);
}

void plain_mark(const Run *run, const xmlNode *note, Buf *out)
{
    const char *marker = doc_get(note, "marker");
    if (marker && *marker) {
        buf_add_text(out, marker);
        return;
    }
    const Ordinal *found = ordinals_find(&run->ordinals, note);
    size_t ordinal = found ? found->now ? found->now : found->former : 0;
    buf_add_format(out, "%zu", ordinal);
}
