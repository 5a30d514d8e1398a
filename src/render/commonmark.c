/* A tree as CommonMark XML, as cmark 0.30 writes it (its xml.c). */
#include "render/commonmark.h"

#include "base/cleanup.h"
#include "model/doc.h"
#include "model/spare.h"
#include "render/lower.h"
#include "render/transform.h"
#include "render/tree_reader.h"

/* cmark indents no further. */
#define MOST_INDENT 40

static void add_indent(int depth, Buf *out)
{
    int indent = depth * 2;
    buf_add_many(out, ' ',
                 (size_t)(indent < MOST_INDENT ? indent : MOST_INDENT));
}

static void add_escaped(Slice text, Buf *out)
{
    static const char *const escapes[256] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};
    size_t start = 0;
    for (size_t at = 0; at < text.size; at++) {
        const char *escape = escapes[(unsigned char)text.bytes[at]];
        if (!escape)
            continue;
        buf_add(out, text.bytes + start, at - start);
        buf_add_text(out, escape);
        start = at + 1;
    }
    buf_add(out, text.bytes + start, text.size - start);
}

static void add_attributes(const Node *node, Buf *out)
{
    switch (node->kind) {
    case NODE_DOCUMENT:
        buf_add_text(out, " xmlns=\"http://commonmark.org/xml/1.0\"");
        break;
    case NODE_HEADING:
        buf_add_format(out, " level=\"%d\"", node->level);
        break;
    case NODE_LIST:
        if (node->mark == '.' || node->mark == ')')
            buf_add_format(out, " type=\"ordered\" start=\"%d\" delim=\"%s\"",
                           node->level, node->mark == '.' ? "period" : "paren");
        else
            buf_add_text(out, " type=\"bullet\"");
        buf_add_format(out, " tight=\"%s\"", node->is_tight ? "true" : "false");
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        buf_add_text(out, " destination=\"");
        add_escaped(node->text, out);
        if (node->title.size) {
            buf_add_text(out, "\" title=\"");
            add_escaped(node->title, out);
        }
        buf_add_char(out, '"');
        break;
    default:
        break;
    }
}

static bool is_literal(const Node *node)
{
    return node->kind == NODE_TEXT || node->kind == NODE_CODE ||
           node->kind == NODE_CODE_BLOCK || node->kind == NODE_HTML_BLOCK ||
           node->kind == NODE_HTML_INLINE;
}

/* Adds a node with its text, and the texts right after it if it is one. */
static void add_literal(const Node *node, Buf *out)
{
    buf_add_text(out, " xml:space=\"preserve\">");
    add_escaped(node->text, out);
    for (const Node *at = node->next;
         node->kind == NODE_TEXT && at && at->kind == NODE_TEXT; at = at->next)
        add_escaped(at->text, out);
    buf_add_format(out, "</%s>\n", node_name(node->kind));
}

static bool is_taken(const Node *node)
{
    return node->kind == NODE_TEXT && node->previous &&
           node->previous->kind == NODE_TEXT;
}

static void enter(const Node *node, int depth, Buf *out)
{
    if (is_taken(node))
        return;
    add_indent(depth, out);
    buf_add_format(out, "<%s", node_name(node->kind));
    add_attributes(node, out);
    if (is_literal(node))
        add_literal(node, out);
    else
        buf_add_text(out, node->first ? ">\n" : " />\n");
}

static void leave(const Node *node, int depth, Buf *out)
{
    if (!node->first)
        return;
    add_indent(depth, out);
    buf_add_format(out, "</%s>\n", node_name(node->kind));
}

void commonmark_write(Tree *tree, Buf *out)
{
    int depth = 0;
    buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<!DOCTYPE document SYSTEM \"CommonMark.dtd\">\n");
    TreeWalk walk = tree_walk(tree->root);
    while (tree_next(&walk)) {
        bool is_holder = node_is_holder(walk.node);
        if (walk.enter) {
            enter(walk.node, depth, out);
            depth += is_holder;
        } else {
            depth -= is_holder;
            leave(walk.node, depth, out);
        }
    }
}

CodicilStatus commonmark_tree(CodicilContext *context, xmlDoc *text,
                              const RenderOptions *options, Tree *tree)
{
    xmlDoc *AUTO(free_doc) xml = NULL;
    TRY(transform_run(context, SHEET_COMMONMARK, text, options, &xml));
    tree_init(tree);
    CodicilStatus status =
        tree_read(context, "templates/commonmark.xsl", xml, tree);
    spare_doc(spare_get(context), TAKE(xml));
    return status;
}

/* What was asked for, what is served and which language prevails, in a comment
 * that comes first. The list that was asked for is a list of tags. */
static bool add_request(const RenderOptions *options, Tree *tree)
{
    const Facts *facts = options->facts;
    if (!options->asked || options->fragment || !facts || !facts->locale)
        return true;
    Buf words = {0};
    const char *prevailing =
        facts->prevailing ? facts->prevailing : facts->locale;
    buf_add_format(&words,
                   "<!-- codicil: asked=\"%s\" served=\"%s\" "
                   "prevailing=\"%s\" -->\n",
                   options->asked, facts->locale, prevailing);
    Node *comment = tree_new_text(tree, NODE_HTML_BLOCK, buf_text(&words));
    if (tree->root->first)
        tree_insert(tree->root->first, comment);
    else
        tree_append(tree->root, comment);
    bool is_ok = buf_is_ok(&words);
    buf_clear(&words);
    return is_ok;
}

CodicilStatus commonmark_lowered(CodicilContext *context, xmlDoc *text,
                                 const RenderOptions *options, Tree *tree)
{
    TRY(commonmark_tree(context, text, options, tree));
    TRY(tree_lower(context, tree));
    return add_request(options, tree) && !tree->failed ? CODICIL_OK
                                                       : fault_memory(context);
}

CodicilStatus render_commonmark(CodicilContext *context, xmlDoc *text,
                                const RenderOptions *options, Buf *out)
{
    Tree AUTO(tree_clear) tree = {0};
    TRY(commonmark_lowered(context, text, options, &tree));
    commonmark_write(&tree, out);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
