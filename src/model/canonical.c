/* Canonical bytes of a text, and of work.xml and version.xml (doc.h says what
 * canonical means). Recursion follows the nesting, which doc_read() and the
 * importer hold below 256. */
#include "model/doc.h"

#include "model/tag.h"
#include "model/walk.h"

#include <string.h>

typedef struct {
    Buf *out;
    TagWriter tags;
    bool start; /* in a line: nothing written of it yet */
    bool gap;   /* in a line: white space awaits its word */
    bool exact; /* in a line with ins or del: white space stays where it is */
} Writer;

static void write_inside(Writer *writer, const xmlNode *node, int depth);

static void indent(Writer *writer, int depth)
{
    buf_add_many(writer->out, ' ', (size_t)depth * 2);
}

/* Text of a line: white space collapsed, none at its ends or beside br. */
static void write_words(Writer *writer, const char *text)
{
    while (text && *text) {
        size_t blank = strspn(text, " \t\n\r");
        if (blank)
            writer->gap = true;
        text += blank;
        size_t size = strcspn(text, " \t\n\r");
        if (!size)
            continue;
        if (writer->gap && !writer->start)
            buf_add_char(writer->out, ' ');
        tag_add_text(writer->out, text, size, false);
        writer->gap = writer->start = false;
        text += size;
    }
}

/* The same where white space came or went, too: each run of it is a space. */
static void write_exact(const Writer *writer, const char *text)
{
    while (text && *text) {
        size_t blank = strspn(text, " \t\n\r");
        text += blank;
        size_t size = strcspn(text, " \t\n\r");
        if (blank)
            buf_add_char(writer->out, ' ');
        tag_add_text(writer->out, text, size, false);
        text += size;
    }
}

/* Whether something in a line came or went. */
static bool holds_marks(const xmlNode *line)
{
    if (!first_element(line))
        return false;
    Walk walk = walk_begin(line);
    while (walk_next(&walk)) {
        Element element = element_of(walk.node);
        if (element == EL_ins || element == EL_del)
            return true;
        if (walk.node->parent == line &&
            (element == EL_p || element == EL_ul || element == EL_ol))
            walk_skip(&walk);
    }
    return false;
}

/* Comments and processing instructions, as they are. */
static void write_aside(Writer *writer, const xmlNode *node)
{
    const char *content = node->content ? (const char *)node->content : "";
    if (node->type == XML_COMMENT_NODE)
        buf_add_format(writer->out, "<!--%s-->", content);
    else
        buf_add_format(writer->out, "<?%s%s%s?>", (const char *)node->name,
                       *content ? " " : "", content);
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool is_aside(const xmlNode *node)
{
    return node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
}

/* White space that awaits is written before what follows, not after it. */
static void flush_gap(Writer *writer)
{
    if (writer->gap && !writer->start)
        buf_add_char(writer->out, ' ');
    writer->gap = false;
}

/* Whether there is nothing in an element but white space. */
static bool is_blank(const xmlNode *node)
{
    for (const xmlNode *at = node->children; at; at = at->next)
        if (!is_text(at) || !xmlIsBlankNode(at))
            return false;
    return true;
}

static void write_line(Writer *writer, const xmlNode *parent);

/* An element within a line. A block there (the p of a footnote) begins and
 * ends without white space; an inline lets it stand where it stands. */
static void write_inner(Writer *writer, const xmlNode *node)
{
    Role role = element_of(node) ? role_of(node) : ROLE_INLINE;
    bool block = role != ROLE_INLINE && role != ROLE_MARKER &&
                 role != ROLE_NOTE && element_of(node) != EL_docTitle;
    bool exact = writer->exact;
    if (block)
        writer->gap = false;
    else
        flush_gap(writer);
    if (block)
        writer->exact = holds_marks(node);
    tag_open(&writer->tags, node);
    if (is_blank(node) && (!exact || !node->children)) {
        buf_add_text(writer->out, "/>");
        writer->start = false;
        writer->gap = node->children != NULL;
    } else {
        buf_add_char(writer->out, '>');
        writer->start |= block;
        write_line(writer, node);
        tag_close(&writer->tags, node);
    }
    if (block || role == ROLE_NOTE)
        writer->gap = writer->start = false;
    writer->exact = exact;
}

/* White space between blocks in a line is none of its words. */
static bool holds_blocks(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_authorialNote || element == EL_ul || element == EL_ol;
}

static void write_line(Writer *writer, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (is_text(node) && writer->exact) {
            if (!holds_blocks(parent) || !xmlIsBlankNode(node))
                write_exact(writer, (const char *)node->content);
        } else if (is_text(node)) {
            write_words(writer, (const char *)node->content);
        } else if (is_aside(node)) {
            flush_gap(writer);
            write_aside(writer, node);
        } else if (element_of(node) == EL_br && is_blank(node)) {
            tag_open(&writer->tags, node);
            buf_add_text(writer->out, "/>");
            writer->gap = false;
            writer->start = true;
        } else if (node->type == XML_ELEMENT_NODE) {
            write_inner(writer, node);
        }
    }
}

/* Whether what is in an element stands on its line. */
static bool is_line(const xmlNode *node)
{
    Element element = element_of(node);
    bool holds_text = false, holds_block = false;
    for (const xmlNode *at = node->children; at; at = at->next) {
        Element inner = element_of(at);
        if (is_text(at))
            holds_text |= !xmlIsBlankNode(at);
        else if (inner == EL_p || inner == EL_ul || inner == EL_ol)
            holds_block = true;
    }
    if (element == EL_li)
        return holds_text || !holds_block;
    if (element == EL_none)
        return holds_text;
    Role role = role_of(node);
    return role == ROLE_LINE || role == ROLE_INLINE;
}

/* An element of no namespace of ours that holds text keeps it as it is. */
static void write_verbatim(Writer *writer, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (is_text(node)) {
            const char *text = (const char *)node->content;
            tag_add_text(writer->out, text, strlen(text), false);
        } else if (is_aside(node)) {
            write_aside(writer, node);
        } else if (node->type == XML_ELEMENT_NODE) {
            tag_open(&writer->tags, node);
            buf_add_char(writer->out, '>');
            write_verbatim(writer, node);
            tag_close(&writer->tags, node);
        }
    }
}

static void write_element(Writer *writer, const xmlNode *node, int depth)
{
    indent(writer, depth);
    tag_open(&writer->tags, node);
    if (is_blank(node)) {
        buf_add_text(writer->out, "/>\n");
        return;
    }
    buf_add_char(writer->out, '>');
    if (is_line(node) && element_of(node) == EL_none) {
        write_verbatim(writer, node);
    } else if (is_line(node)) {
        writer->start = true;
        writer->gap = false;
        writer->exact = holds_marks(node);
        write_line(writer, node);
    } else {
        buf_add_char(writer->out, '\n');
        write_inside(writer, node, depth + 1);
        indent(writer, depth);
    }
    tag_close(&writer->tags, node);
    buf_add_char(writer->out, '\n');
}

/* The children of an element of structure. Text has no place there, but is
 * kept where it stands, so that a check can point at it. */
static void write_inside(Writer *writer, const xmlNode *node, int depth)
{
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_ELEMENT_NODE) {
            write_element(writer, at, depth);
        } else if (is_aside(at)) {
            indent(writer, depth);
            write_aside(writer, at);
            buf_add_char(writer->out, '\n');
        } else if (is_text(at) && !xmlIsBlankNode(at)) {
            indent(writer, depth);
            writer->start = true;
            writer->gap = false;
            write_words(writer, (const char *)at->content);
            buf_add_char(writer->out, '\n');
        }
    }
}

void doc_write(const xmlDoc *doc, Buf *out)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    const char *space =
        root && root->ns ? (const char *)root->ns->href : AKN_NAMESPACE;
    Writer writer = {.out = out, .tags = {out, space}};
    buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_inside(&writer, (const xmlNode *)doc, 0);
}
