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

void plain_add(const xmlNode *node, Buf *out)
{
    add_collapsed(" ", out);
    Walk walk = walk_begin(node);
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_TEXT_NODE)
            add_collapsed((const char *)walk.node->content, out);
        else if (element_of(walk.node) == EL_authorialNote)
            walk_skip(&walk);
        else if (element_of(walk.node) == EL_br)
            add_collapsed(" ", out);
    }
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
    if (marker && *marker)
        buf_add_text(out, marker);
    else
        buf_add_format(out, "%zu", note_ordinal(&run->notes, note));
}
