/* The digest of a provision's own words.
 *
 *      digested = *( kind *( text / tag ) "\n" )
 *      kind     = "p" / "h" / "c"
 *      tag      = %x01 name *( %x02 attribute %x03 value ) / %x04
 */
#include "model/source_digest.h"

#include "base/digest.h"
#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

static bool is_placing(const char *name)
{
    static const char *const names[] = {"xml:id", "eId",   "wId",
                                        "marker", "width", "height"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return strncmp(name, "c:", 2) == 0;
}

static void add_tag(const xmlNode *node, Buf *out)
{
    size_t count;
    const VocabAttribute *attributes = vocab_attributes(&count);
    buf_add_format(out, "\x01%s", (const char *)node->name);
    for (size_t i = 0; node->properties && i < count; i++) {
        const char *name = attributes[i].name;
        const char *value = is_placing(name) ? NULL : doc_get(node, name);
        if (value)
            buf_add_format(out, "\x02%s\x03%s", name, value);
    }
}

static bool is_in_reference(const xmlNode *node, const xmlNode *line)
{
    for (; node && node != line; node = node->parent)
        if (element_of(node) == EL_ref)
            return true;
    return false;
}

/* The words of a reference count, the numbers in it do not: "#" for each. */
static void add_text(const xmlNode *node, const xmlNode *line, size_t start,
                     Buf *out)
{
    const char *text = node->content ? (const char *)node->content : "";
    if (!is_in_reference(node, line)) {
        buf_add_collapsed(out, start, text);
        return;
    }
    Buf words AUTO(buf_clear) = {0};
    while (*text) {
        size_t size = strcspn(text, "0123456789");
        buf_add(&words, text, size);
        text += size;
        size = strspn(text, "0123456789");
        if (size)
            buf_add_char(&words, '#');
        text += size;
    }
    out->failed |= !buf_is_ok(&words);
    buf_add_collapsed(out, start, buf_text(&words));
}

static void add_node(const xmlNode *root, size_t start, Buf *out)
{
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            add_text(node, root->parent, start, out);
        else if (node->type == XML_ELEMENT_NODE && !walk.enter)
            buf_add_char(out, '\x04');
        else if (node->type == XML_ELEMENT_NODE)
            add_tag(node, out);
        if (walk.enter && element_of(node) == EL_authorialNote)
            walk_skip(&walk);
    }
}

static void add_line(const OwnLine *line, Buf *out)
{
    static const char kinds[] = {
        [OWN_WORDS] = 'p', [OWN_HEADING] = 'h', [OWN_CAPTION] = 'c'};
    buf_add_char(out, kinds[line->kind]);
    size_t start = out->size;
    for (const xmlNode *at = line->first;; at = at->next) {
        add_node(at, start, out);
        if (at == line->last)
            break;
    }
    while (out->size > start && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
    buf_add_char(out, '\n');
}

CodicilStatus source_digest(const CodicilContext *context,
                            const xmlNode *provision,
                            char out[SOURCE_DIGEST_SIZE])
{
    AUTO(own_lines_clear) OwnLines lines = {0};
    AUTO(buf_clear) Buf text = {0};
    char digest[DIGEST_SIZE];
    *out = '\0';
    own_lines_read(provision, &lines);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.items[i].kind != OWN_NUM)
            add_line(&lines.items[i], &text);
    if (lines.failed || !buf_is_ok(&text))
        return fault_memory(context);
    if (!text.size)
        return CODICIL_OK;
    digest_of(text.bytes, text.size, digest);
    memcpy(out, digest, SOURCE_DIGEST_SIZE - 1);
    out[SOURCE_DIGEST_SIZE - 1] = '\0';
    return CODICIL_OK;
}
