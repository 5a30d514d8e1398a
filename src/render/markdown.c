/* Writes a lowered tree as CommonMark. Every block begins with a separator
 * that its place asks for (nothing, a line end, a blank line) and the prefix
 * of the items and quotations around it; none ends its last line itself. */
#include "render/markdown.h"

#include "base/cleanup.h"
#include "render/commonmark.h"
#include "render/lower.h"

#include <stdint.h>
#include <string.h>

/* Whether what is written next begins a block, or a line of one. */
typedef struct {
    bool block, line;
} Start;

typedef struct {
    Buf *out;
    Buf prefix;        /* begins every line: "> " and spaces */
    size_t start;      /* of the document in `out` */
    unsigned links;    /* open links and pictures */
    Start now, former; /* … of the two texts in a marked one; else the same */
    unsigned came, went; /* open ins, del: words of one of the two */
} Writer;

/* -------------------------------------------------------------- separators */

static void line_end(Writer *writer)
{
    buf_add_char(writer->out, '\n');
    buf_add(writer->out, buf_text(&writer->prefix), writer->prefix.size);
}

/* A line that is to stay empty: the prefix without its last spaces. */
static void bare_line(Writer *writer)
{
    size_t size = writer->prefix.size;
    while (size && writer->prefix.bytes[size - 1] == ' ')
        size--;
    buf_add_char(writer->out, '\n');
    buf_add(writer->out, buf_text(&writer->prefix), size);
}

static void blank_line(Writer *writer)
{
    bare_line(writer);
    line_end(writer);
}

/* Before a block: nothing at the start of what holds it. */
static void part(Writer *writer, const Node *node)
{
    if (!node->previous)
        return;
    bool is_tight = node->kind == NODE_ITEM
                        ? !node->parent->is_loose
                        : node->kind == NODE_LIST &&
                              node->parent->kind == NODE_ITEM &&
                              !node->parent->parent->is_loose;
    if (is_tight)
        line_end(writer);
    else
        blank_line(writer);
}

/* ------------------------------------------------------------------ blocks */

/* Adds text of several lines, the closing line end aside. */
static void add_lines(Writer *writer, Slice text)
{
    for (size_t at = 0; at < text.size;) {
        const char *end = memchr(text.bytes + at, '\n', text.size - at);
        size_t size = end ? (size_t)(end - text.bytes) - at : text.size - at;
        buf_add(writer->out, text.bytes + at, size);
        for (at += size + 1; at < text.size && text.bytes[at] == '\n'; at++)
            bare_line(writer);
        if (at < text.size)
            line_end(writer);
    }
}

/* The longest run of backticks. */
static size_t longest_run(Slice text)
{
    size_t longest = 0, run = 0;
    for (size_t at = 0; at < text.size; at++) {
        run = text.bytes[at] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void add_code_block(Writer *writer, const Node *node)
{
    size_t run = longest_run(node->text);
    size_t fence = run < 3 ? 3 : run + 1;
    buf_add_many(writer->out, '`', fence);
    line_end(writer);
    add_lines(writer, node->text);
    line_end(writer);
    buf_add_many(writer->out, '`', fence);
}

/* Columns of an item's marker and the space after it. */
static size_t item_indent(const Node *item)
{
    char mark = item->parent->mark;
    size_t size = mark == '-' || mark == '*' ? 2 : 3;
    for (int number = item->level; size > 2 && number > 9; number /= 10)
        size++;
    return size;
}

static void enter_item(Writer *writer, const Node *item)
{
    char mark = item->parent->mark;
    if (mark != '-' && mark != '*')
        buf_add_format(writer->out, "%d", item->level);
    buf_add_char(writer->out, mark);
    buf_add_char(writer->out, ' ');
    buf_add_many(&writer->prefix, ' ', item_indent(item));
}

static void enter_heading(Writer *writer, const Node *heading)
{
    buf_add_many(writer->out, '#', (size_t)heading->level);
    if (heading->first)
        buf_add_char(writer->out, ' ');
}

/* ----------------------------------------------------------------- inlines */

/* The length of the shortest run of backticks that code does not hold. cmark
 * reads runs of up to 80; code that holds all up to 62 is not written by
 * people. */
static size_t code_fence(Slice text)
{
    uint64_t taken = 0;
    size_t run = 0;
    for (size_t at = 0; at <= text.size; at++) {
        if (at < text.size && text.bytes[at] == '`') {
            run++;
        } else if (run) {
            taken |= run < 64 ? (uint64_t)1 << run : 0;
            run = 0;
        }
    }
    size_t fence = 1;
    while (fence < 63 && taken >> fence & 1)
        fence++;
    return fence;
}

static void add_code(Writer *writer, const Node *code)
{
    Slice text = code->text;
    size_t fence = code_fence(text);
    char first = text.bytes[0], last = text.bytes[text.size - 1];
    bool is_padded =
        first == '`' || last == '`' || (first == ' ' && last == ' ');
    buf_add_many(writer->out, '`', fence);
    buf_add_many(writer->out, ' ', is_padded);
    buf_add(writer->out, text.bytes, text.size);
    buf_add_many(writer->out, ' ', is_padded);
    buf_add_many(writer->out, '`', fence);
}

/* A byte order mark that begins the document would be taken for one. */
static void add_text(Writer *writer, const Node *text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const Node *next = text->next;
    Slice bytes = text->text;
    if (writer->out->size == writer->start && bytes.size >= 3 &&
        memcmp(bytes.bytes, mark, 3) == 0) {
        buf_add_text(writer->out, "&#xFEFF;");
        bytes = (Slice){bytes.bytes + 3, bytes.size - 3};
        writer->now = writer->former = (Start){false, false};
    }
    Spot spot = {
        .starts_block = (writer->now.block && !writer->went) ||
                        (writer->former.block && !writer->came),
        .starts_line = (writer->now.line && !writer->went) ||
                       (writer->former.line && !writer->came),
        .is_linked = writer->links,
        .is_before_link =
            next && next->kind == NODE_LINK && !markdown_is_autolink(next),
        .ends_heading = !next && text->parent->kind == NODE_HEADING,
        .is_cell = text->is_cell,
    };
    markdown_escape(bytes, &spot, writer->out);
}

static void add_emphasis(Writer *writer, const Node *node)
{
    buf_add_many(writer->out, node->mark, node->kind == NODE_STRONG ? 2 : 1);
}

static void enter_link(Writer *writer, TreeWalk *walk)
{
    const Node *link = walk->node;
    if (link->kind == NODE_LINK && markdown_is_autolink(link)) {
        Slice text = link->first->text;
        buf_add_char(writer->out, '<');
        buf_add(writer->out, text.bytes, text.size);
        buf_add_char(writer->out, '>');
        walk->enter = false; /* that was all of it */
        return;
    }
    writer->links++;
    buf_add_text(writer->out, link->kind == NODE_IMAGE ? "![" : "[");
}

static void leave_link(Writer *writer, const Node *link)
{
    writer->links--;
    buf_add_text(writer->out, "](");
    markdown_target(link, writer->out);
    buf_add_char(writer->out, ')');
}

/* -------------------------------------------------------------------- walk */

static void enter_block(Writer *writer, const Node *node)
{
    part(writer, node);
    bool is_start = node->kind == NODE_PARAGRAPH;
    writer->now = writer->former = (Start){is_start, is_start};
    switch (node->kind) {
    case NODE_HEADING:
        enter_heading(writer, node);
        break;
    case NODE_ITEM:
        enter_item(writer, node);
        break;
    case NODE_BLOCK_QUOTE:
        buf_add_text(writer->out, "> ");
        buf_add_text(&writer->prefix, "> ");
        break;
    case NODE_CODE_BLOCK:
        add_code_block(writer, node);
        break;
    case NODE_HTML_BLOCK:
        add_lines(writer, node->text);
        break;
    case NODE_THEMATIC_BREAK:
        buf_add_text(writer->out, "___");
        break;
    default:
        break;
    }
}

/* Whether it is a tag of ins or del, and then counts it: behind it, a line
 * that begins so begins still. */
static bool is_change_tag(Writer *writer, Slice tag)
{
    bool is_end = tag.size > 5 && tag.bytes[1] == '/';
    const char *name = tag.bytes + 1 + is_end;
    if (tag.size < 5 ||
        (memcmp(name, "ins", 3) != 0 && memcmp(name, "del", 3) != 0))
        return false;
    unsigned *open = *name == 'i' ? &writer->came : &writer->went;
    *open += is_end ? -1u : 1;
    return true;
}

static void enter_inline(Writer *writer, TreeWalk *walk)
{
    const Node *node = walk->node;
    bool is_break = false;
    switch (node->kind) {
    case NODE_TEXT:
        add_text(writer, node);
        break;
    case NODE_LINEBREAK:
        buf_add_char(writer->out, '\\');
        line_end(writer);
        is_break = true;
        break;
    case NODE_SOFTBREAK:
        line_end(writer);
        is_break = true;
        break;
    case NODE_CODE:
        add_code(writer, node);
        break;
    case NODE_HTML_INLINE:
        buf_add(writer->out, node->text.bytes, node->text.size);
        if (is_change_tag(writer, node->text))
            return;
        break;
    case NODE_LINK:
    case NODE_IMAGE:
        enter_link(writer, walk);
        break;
    default:
        add_emphasis(writer, node);
        break;
    }
    if (!writer->went)
        writer->now = (Start){false, is_break};
    if (!writer->came)
        writer->former = (Start){false, is_break};
}

static void leave(Writer *writer, const Node *node)
{
    if (node->kind == NODE_ITEM)
        buf_set_size(&writer->prefix, writer->prefix.size - item_indent(node));
    else if (node->kind == NODE_BLOCK_QUOTE)
        buf_set_size(&writer->prefix, writer->prefix.size - 2);
    else if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
        leave_link(writer, node);
    else if (node->kind == NODE_EMPH || node->kind == NODE_STRONG)
        add_emphasis(writer, node);
}

void markdown_write(Tree *tree, Buf *out)
{
    Writer writer = {.out = out, .start = out->size};
    TreeWalk walk = tree_walk(tree->root);
    while (tree_next(&walk)) {
        if (!walk.enter)
            leave(&writer, walk.node);
        else if (walk.node->kind < NODE_TEXT)
            enter_block(&writer, walk.node);
        else
            enter_inline(&writer, &walk);
    }
    if (out->size > writer.start)
        buf_add_char(out, '\n');
    out->failed = out->failed || !buf_is_ok(&writer.prefix);
    buf_clear(&writer.prefix);
}

CodicilStatus render_markdown(CodicilContext *context, xmlDoc *text,
                              const RenderOptions *options, Buf *out)
{
    Tree AUTO(tree_clear) tree = {0};
    TRY(commonmark_lowered(context, text, options, &tree));
    markdown_write(&tree, out);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
