/* Renders a text as HTML: a stylesheet makes the tree, this writes it. */
#include "render/html.h"

#include "base/cleanup.h"
#include "model/doc.h"
#include "model/spare.h"
#include "model/walk.h"
#include "render/lent.h"
#include "render/transform.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define USUAL 65536 /* bytes of a page: few are longer */

/* How the tags of an element are written. */
typedef enum {
    TAG_BLOCK, /* on lines of its own */
    TAG_EMPTY, /* a block without content or end tag: meta */
    TAG_VOID,  /* the same within a line: br */
    TAG_RAW,   /* a block whose text is not escaped: style */
    TAG_LINE,  /* within a line: em, and all that is not named here */
} TagKind;

typedef struct {
    const char *name;
    const char *start; /* "<name" */
    const char *end;   /* "</name>" */
    size_t size;       /* of the name */
    TagKind kind;
} Tag;

#define TAG(name, kind)                                                        \
    {                                                                          \
#name, "<" #name, "</" #name ">", sizeof(#name) - 1, TAG_##kind        \
    }

/* By name. */
static const Tag tags[] = {
    TAG(a, LINE),         TAG(abbr, LINE),        TAG(address, BLOCK),
    TAG(area, VOID),      TAG(article, BLOCK),    TAG(aside, BLOCK),
    TAG(b, LINE),         TAG(base, EMPTY),       TAG(bdi, LINE),
    TAG(bdo, LINE),       TAG(blockquote, BLOCK), TAG(body, BLOCK),
    TAG(br, VOID),        TAG(button, LINE),      TAG(caption, BLOCK),
    TAG(cite, LINE),      TAG(code, LINE),        TAG(col, EMPTY),
    TAG(colgroup, BLOCK), TAG(data, LINE),        TAG(dd, BLOCK),
    TAG(del, LINE),       TAG(details, BLOCK),    TAG(dfn, LINE),
    TAG(dialog, BLOCK),   TAG(div, BLOCK),        TAG(dl, BLOCK),
    TAG(dt, BLOCK),       TAG(em, LINE),          TAG(embed, VOID),
    TAG(fieldset, BLOCK), TAG(figcaption, BLOCK), TAG(figure, BLOCK),
    TAG(footer, BLOCK),   TAG(form, BLOCK),       TAG(h1, BLOCK),
    TAG(h2, BLOCK),       TAG(h3, BLOCK),         TAG(h4, BLOCK),
    TAG(h5, BLOCK),       TAG(h6, BLOCK),         TAG(head, BLOCK),
    TAG(header, BLOCK),   TAG(hgroup, BLOCK),     TAG(hr, EMPTY),
    TAG(html, BLOCK),     TAG(i, LINE),           TAG(img, VOID),
    TAG(input, VOID),     TAG(ins, LINE),         TAG(kbd, LINE),
    TAG(label, LINE),     TAG(legend, BLOCK),     TAG(li, BLOCK),
    TAG(link, EMPTY),     TAG(main, BLOCK),       TAG(mark, LINE),
    TAG(meta, EMPTY),     TAG(nav, BLOCK),        TAG(ol, BLOCK),
    TAG(p, BLOCK),        TAG(pre, BLOCK),        TAG(q, LINE),
    TAG(s, LINE),         TAG(samp, LINE),        TAG(script, RAW),
    TAG(search, BLOCK),   TAG(section, BLOCK),    TAG(small, LINE),
    TAG(source, VOID),    TAG(span, LINE),        TAG(strong, LINE),
    TAG(style, RAW),      TAG(sub, LINE),         TAG(summary, BLOCK),
    TAG(sup, LINE),       TAG(table, BLOCK),      TAG(tbody, BLOCK),
    TAG(td, BLOCK),       TAG(tfoot, BLOCK),      TAG(th, BLOCK),
    TAG(thead, BLOCK),    TAG(time, LINE),        TAG(title, BLOCK),
    TAG(tr, BLOCK),       TAG(track, VOID),       TAG(u, LINE),
    TAG(ul, BLOCK),       TAG(var, LINE),         TAG(wbr, VOID),
};

/* NULL for a name that is not in the table. Names are few of each letter. */
static const Tag *tag_find(const char *name)
{
    size_t low = 0, high = sizeof(tags) / sizeof(*tags);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = name[0] - tags[middle].name[0];
        if (!order)
            order = strcmp(name + 1, tags[middle].name + 1);
        if (!order)
            return &tags[middle];
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return NULL;
}

#define KNOWN 64 /* a power of two, more than a page has names */

/* What is written to, and the rows of names by where these stand: the tree has
 * every name once. */
typedef struct {
    Buf *out;
    struct {
        const xmlChar *name;
        const Tag *tag;
    } known[KNOWN];
} Writer;

/* NULL for an element that is not in the table. The tree is ours: a node
 * remembers its row. */
static const Tag *tag_of(Writer *writer, xmlNode *node)
{
    if (!node->_private) {
        size_t at = ((uintptr_t)node->name / 4) % KNOWN;
        if (writer->known[at].name != node->name) {
            writer->known[at].name = node->name;
            writer->known[at].tag = tag_find((const char *)node->name);
        }
        node->_private = (void *)writer->known[at].tag;
    }
    return node->_private;
}

static TagKind kind_of(Writer *writer, xmlNode *node)
{
    const Tag *tag = tag_of(writer, node);
    return tag ? tag->kind : TAG_LINE;
}

static bool is_block(Writer *writer, xmlNode *node)
{
    if (!node || node->type != XML_ELEMENT_NODE)
        return false;
    TagKind kind = kind_of(writer, node);
    return kind != TAG_LINE && kind != TAG_VOID;
}

static void add_escaped(const char *text, const char *special, Buf *out)
{
    for (;;) {
        size_t size = strcspn(text, special);
        buf_add(out, text, size);
        text += size;
        switch (*text++) {
        case '\0':
            return;
        case '&':
            buf_add_text(out, "&amp;");
            break;
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '>':
            buf_add_text(out, "&gt;");
            break;
        default:
            buf_add_text(out, "&quot;");
        }
    }
}

/* "</" would end the element; both CSS and scripts take "<\/" for it. */
static void add_raw(const char *text, Buf *out)
{
    for (;;) {
        const char *end = strstr(text, "</");
        if (!end)
            break;
        buf_add(out, text, (size_t)(end - text));
        buf_add_text(out, "<\\/");
        text = end + 2;
    }
    buf_add_text(out, text);
}

static void begin_line(Buf *out)
{
    if (out->size && out->bytes[out->size - 1] != '\n')
        buf_add_char(out, '\n');
}

/* An address: what RFC 3987 lets stand nowhere in one becomes %XX. */
static void add_address(const char *text, Buf *out)
{
    static const char special[] = "& \"<>\\^`{|}\t\n\r";
    for (;;) {
        size_t size = strcspn(text, special);
        buf_add(out, text, size);
        text += size;
        if (!*text)
            return;
        if (*text == '&')
            buf_add_text(out, "&amp;");
        else
            buf_add_format(out, "%%%02X", (unsigned)*text);
        text++;
    }
}

static bool is_address(const char *name)
{
    return strcmp(name, "href") == 0 || strcmp(name, "src") == 0;
}

/* What stands before a value: one piece where the name is not long. */
static void add_attribute_name(const char *name, Buf *out)
{
    char piece[32];
    size_t size = strlen(name);
    if (size > sizeof(piece) - 3) {
        buf_add_char(out, ' ');
        buf_add(out, name, size);
        buf_add(out, "=\"", 2);
        return;
    }
    piece[0] = ' ';
    memcpy(piece + 1, name, size);
    memcpy(piece + 1 + size, "=\"", 2);
    buf_add(out, piece, size + 3);
}

static void write_attributes(const xmlNode *node, Buf *out)
{
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        if (at->ns)
            continue;
        const char *name = (const char *)at->name;
        const char *value = lent_value(at), *prefix = lent_prefix(at);
        add_attribute_name(name, out);
        if (*prefix)
            buf_add_text(out, prefix);
        if (is_address(name))
            add_address(value, out);
        else
            add_escaped(value, "&\"<>", out);
        buf_add_char(out, '"');
    }
}

/* The words of an element. */
static void add_words(Writer *writer, xmlNode *element, const char *text)
{
    if (element->type == XML_ELEMENT_NODE &&
        kind_of(writer, element) == TAG_RAW)
        add_raw(text, writer->out);
    else
        add_escaped(text, "&<>", writer->out);
}

static void write_start(Writer *writer, xmlNode *node)
{
    Buf *out = writer->out;
    const Tag *tag = tag_of(writer, node);
    if (is_block(writer, node))
        begin_line(out);
    if (tag) {
        buf_add(out, tag->start, tag->size + 1);
    } else {
        buf_add_char(out, '<');
        buf_add_text(out, (const char *)node->name);
    }
    if (node->properties)
        write_attributes(node, out);
    buf_add_char(out, '>');
    if (tag && tag->kind == TAG_RAW)
        buf_add_char(out, '\n');
    if (lent_words(node))
        add_words(writer, node, lent_words(node));
}

static void write_end(Writer *writer, xmlNode *node)
{
    Buf *out = writer->out;
    const Tag *tag = tag_of(writer, node);
    TagKind kind = tag ? tag->kind : TAG_LINE;
    if (kind == TAG_RAW)
        begin_line(out);
    if (kind == TAG_BLOCK || kind == TAG_RAW || kind == TAG_LINE) {
        if (tag) {
            buf_add(out, tag->end, tag->size + 3);
        } else {
            buf_add(out, "</", 2);
            buf_add_text(out, (const char *)node->name);
            buf_add_char(out, '>');
        }
    }
    if (is_block(writer, node))
        buf_add_char(out, '\n');
}

/* Whether no words go on with a text on one of its sides, but a block. */
static bool is_beside_block(Writer *writer, const xmlNode *text)
{
    bool goes_on = !text->prev && text->parent->type == XML_ELEMENT_NODE &&
                   lent_words(text->parent);
    return !goes_on &&
           (is_block(writer, text->prev) || is_block(writer, text->next));
}

static void write_text(Writer *writer, xmlNode *node)
{
    const char *text = (const char *)node->content;
    if (strchr(" \t\n\r", *text) && is_beside_block(writer, node) &&
        text[strspn(text, " \t\n\r")] == '\0')
        return;
    add_words(writer, node->parent, text);
}

static void write_node(Writer *writer, const Walk *walk)
{
    xmlNode *node = walk->node;
    if (node->type == XML_ELEMENT_NODE && walk->enter)
        write_start(writer, node);
    else if (node->type == XML_ELEMENT_NODE)
        write_end(writer, node);
    else if (node->type == XML_TEXT_NODE && walk->enter)
        write_text(writer, node);
}

void html_write(xmlDoc *tree, Buf *out)
{
    Writer writer = {.out = out};
    const xmlNode *root = xmlDocGetRootElement(tree);
    if (!root)
        return;
    buf_reserve(out, USUAL);
    if (strcmp((const char *)root->name, "html") == 0)
        buf_add_text(out, "<!DOCTYPE html>\n");
    Walk walk = walk_begin(root);
    while (walk_next(&walk))
        write_node(&writer, &walk);
    begin_line(out);
}

CodicilStatus render_html(CodicilContext *context, xmlDoc *text,
                          const RenderOptions *options, Buf *out)
{
    xmlDoc *AUTO(free_doc) tree = NULL;
    TRY(transform_run(context, SHEET_HTML, text, options, &tree));
    html_write(tree, out);
    spare_doc(spare_get(context), TAKE(tree));
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
