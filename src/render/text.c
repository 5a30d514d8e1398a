/* The blocks of a tree as lines of text. */
#include "render/text.h"

#include "base/cleanup.h"
#include "lang/width.h"
#include "render/commonmark.h"
#include "render/text_marks.h"

/* A number wider than this does not set the indent of its list. */
#define WIDEST_NUMBER 7
/* One wider than this is laid out with the words after it. */
#define WIDEST_MARK 12

typedef struct {
    Layout *layout;
    Buf words; /* of one block */
    Buf lead;  /* a number that goes before the next words */
    bool is_cell;
} Writer;

/* -------------------------------------------------------------- separation */

static bool is_leaf(const Node *node)
{
    return node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING;
}

/* The block before this one in what holds both, NULL for the first. */
static const Node *block_before(const Node *node)
{
    const Node *before = node->previous;
    return before && before->kind == NODE_NUMBER ? NULL : before;
}

static bool is_compact(const Node *item)
{
    const Node *first = item->first;
    if (first->kind == NODE_NUMBER)
        first = first->next;
    const Node *second = first ? first->next : NULL;
    return !first || (first->kind == NODE_PARAGRAPH &&
                      (!second || (second->kind == NODE_LIST &&
                                   !second->is_loose && !second->next)));
}

void lists_settle(Node *holder)
{
    TreeWalk walk = tree_walk(holder);
    while (tree_next(&walk)) {
        Node *list = walk.node;
        if (walk.enter || list->kind != NODE_LIST)
            continue;
        for (const Node *item = list->first; item && !list->is_loose;
             item = item->next)
            list->is_loose = !is_compact(item);
    }
}

static void part(Writer *writer, const Node *node)
{
    if (!block_before(node) || writer->is_cell)
        return;
    bool is_tight = node->kind == NODE_ITEM
                        ? !node->parent->is_loose
                        : node->kind == NODE_LIST &&
                              node->parent->kind == NODE_ITEM &&
                              !node->parent->parent->is_loose;
    if (!is_tight)
        layout_part(writer->layout);
}

/* ------------------------------------------------------------------ leaves */

static void read_words(Writer *writer, Node *leaf)
{
    Layout *layout = writer->layout;
    TextWords how = {.is_marked = layout->has_marks,
                     .open = layout->open,
                     .said = layout->said};
    layout->open = '\0';
    layout->said = (Slice){NULL, 0};
    buf_set_size(&writer->words, 0);
    text_line(leaf, &how, &writer->words);
}

/* '+' or '-' where all of a block of a marked text came or went. */
static char side_of(const Writer *writer, const Node *leaf)
{
    return writer->layout->has_marks ? marks_around(leaf) : '\0';
}

/* Adds the words, after a number that waits. */
static void add_words(Writer *writer)
{
    const Buf *text = &writer->words;
    if (writer->lead.size) {
        buf_add_char(&writer->lead, ' ');
        buf_add(&writer->lead, buf_text(text), text->size);
        text = &writer->lead;
    }
    layout_text(writer->layout, buf_text(text), text->size);
    buf_set_size(&writer->lead, 0);
}

static void add_heading(Writer *writer, Node *heading)
{
    read_words(writer, heading);
    add_words(writer);
    static const char rules[] = "==-~"; /* by level */
    if (heading->level < 4 && heading->parent->kind != NODE_ITEM &&
        !writer->is_cell)
        layout_underline(writer->layout, rules[heading->level],
                         side_of(writer, heading));
}

/* ------------------------------------------------------------------- lists */

/* '+' or '-' where all words that stand right behind an item's mark came or
 * went. */
static char words_side(const Writer *writer, const Node *item)
{
    const Node *leaf = item->first;
    if (leaf->kind == NODE_NUMBER)
        leaf = leaf->next;
    return leaf && is_leaf(leaf) ? side_of(writer, leaf) : '\0';
}

/* The same where the mark did with them: a bullet goes with all that is in the
 * item. */
static char item_side(const Writer *writer, Node *item)
{
    char side = words_side(writer, item);
    char own = !side                              ? '\0'
               : item->first->kind == NODE_NUMBER ? side_of(writer, item->first)
                                                  : marks_around_all(item);
    return own == side ? side : '\0';
}

/* The number of an item, and the bullet that it has instead now. */
static void read_number(Writer *writer, Node *item, const TextWords *how)
{
    text_line(item->first, how, &writer->words);
    if (item->mark == '+' && !how->stays_open && writer->words.size &&
        side_of(writer, item->first) == '-')
        buf_add_text(&writer->words, "{+•+}");
}

/* Reads the number or the bullet of an item, or the number of a note; the mark
 * that it and the words behind it stand in stays open, and is given. */
static char read_mark(Writer *writer, Node *item)
{
    char side = item_side(writer, item);
    TextWords how = {.is_marked = writer->layout->has_marks,
                     .stays_open = side};
    buf_set_size(&writer->words, 0);
    if (item->first->kind == NODE_NUMBER) {
        read_number(writer, item, &how);
        return side;
    }
    bool is_new = !side && writer->layout->has_marks &&
                  (item->mark == '+' || words_side(writer, item) == '+');
    buf_add_text(&writer->words, side == '-'      ? "[-"
                                 : side || is_new ? "{+"
                                                  : "");
    buf_add_text(&writer->words, is_new ? "•+}" : "•");
    return side;
}

/* The mark is on its line, and the words come. */
static void mark_done(Writer *writer, const Node *item, char side)
{
    const Node *number = item->first;
    const Node *mark = number->kind == NODE_NUMBER ? number->first : NULL;
    bool is_moved =
        mark && (mark->kind == NODE_CAME || mark->kind == NODE_WENT);
    writer->layout->open = side;
    writer->layout->said = side && is_moved ? mark->text : (Slice){NULL, 0};
}

/* Columns of a number or bullet, the mark that it begins aside. */
static size_t mark_width(Writer *writer, Node *item)
{
    char side = read_mark(writer, item);
    size_t width = text_width(buf_text(&writer->words), writer->words.size);
    return side && width > 2 ? width - 2 : width;
}

/* The indent of a list's items, kept in its level. */
static void measure_list(Writer *writer, Node *list)
{
    size_t widest = 0;
    for (Node *item = list->first; item; item = item->next) {
        size_t width = mark_width(writer, item);
        if (width > widest && width <= WIDEST_NUMBER)
            widest = width;
    }
    list->level = widest ? (int)widest + 1 : 4;
}

static void enter_item(Writer *writer, Node *item)
{
    char side = read_mark(writer, item);
    Slice mark = {buf_text(&writer->words), writer->words.size};
    const Node *next = item->first->next;
    if (text_width(mark.bytes, mark.size) > WIDEST_MARK && next &&
        item->first->kind == NODE_NUMBER && is_leaf(next)) {
        buf_add(&writer->lead, mark.bytes, mark.size);
        mark = (Slice){NULL, 0};
    }
    item->level =
        (int)layout_push(writer->layout, mark, (size_t)item->parent->level);
    mark_done(writer, item, side);
}

static void enter_note(Writer *writer, Node *note)
{
    Buf *mark = &writer->words;
    char side = '\0';
    if (note->first && note->first->kind == NODE_NUMBER) {
        side = read_mark(writer, note);
    } else {
        buf_set_size(mark, 0);
        buf_add_char(mark, '[');
        buf_add(mark, note->title.bytes, note->title.size);
        buf_add_char(mark, ']');
        if (writer->layout->has_marks)
            marks_spell(0, mark);
    }
    size_t width = text_width(buf_text(mark), mark->size);
    layout_part(writer->layout);
    note->level =
        (int)layout_push(writer->layout, (Slice){buf_text(mark), mark->size},
                         width > WIDEST_NUMBER ? 4 : width + 1);
    if (side)
        mark_done(writer, note, side);
}

/* -------------------------------------------------------------------- walk */

static void add_code(Writer *writer, const Node *code)
{
    size_t indent = layout_push(writer->layout, (Slice){"", 0}, 4);
    layout_text(writer->layout, code->text.bytes, code->text.size);
    layout_pop(writer->layout, indent);
}

static void enter(Writer *writer, TreeWalk *walk)
{
    Node *node = walk->node;
    switch (node->kind) {
    case NODE_HEADING:
        add_heading(writer, node);
        break;
    case NODE_PARAGRAPH:
        read_words(writer, node);
        add_words(writer);
        break;
    case NODE_LIST:
        measure_list(writer, node);
        break;
    case NODE_ITEM:
        enter_item(writer, node);
        break;
    case NODE_NOTE:
        enter_note(writer, node);
        break;
    case NODE_BLOCK_QUOTE:
        node->level = (int)layout_push(writer->layout, (Slice){"", 0}, 4);
        break;
    case NODE_CODE_BLOCK:
        add_code(writer, node);
        break;
    case NODE_THEMATIC_BREAK:
        layout_line(writer->layout, "----------", 10);
        break;
    case NODE_TABLE:
        text_table(writer->layout, node);
        break;
    default:
        break;
    }
    if (is_leaf(node) || node->kind == NODE_NUMBER || node->kind == NODE_TABLE)
        walk->enter = false; /* that was all of it */
}

static void leave(Writer *writer, const Node *node)
{
    if (node->kind == NODE_ITEM || node->kind == NODE_BLOCK_QUOTE ||
        node->kind == NODE_NOTE)
        layout_pop(writer->layout, (size_t)node->level);
}

void text_lay(Layout *layout, Node *holder)
{
    Writer writer = {.layout = layout, .is_cell = holder->kind == NODE_CELL};
    if (!holder->parent)
        lists_settle(holder);
    TreeWalk walk = tree_walk(holder);
    while (tree_next(&walk)) {
        if (!walk.enter) {
            leave(&writer, walk.node);
            continue;
        }
        if (walk.node != holder)
            part(&writer, walk.node);
        enter(&writer, &walk);
    }
    Buf *out = layout->out;
    out->failed =
        out->failed || !buf_is_ok(&writer.words) || !buf_is_ok(&writer.lead);
    buf_clear(&writer.words);
    buf_clear(&writer.lead);
}

DEFINE_CLEANUP(free_breaker, Breaker, breaker_free)

CodicilStatus render_plain(CodicilContext *context, xmlDoc *text,
                           const RenderOptions *options, Buf *out)
{
    Tree AUTO(tree_clear) tree = {0};
    Breaker *AUTO(free_breaker) breaker = NULL;
    size_t width = options->width ? options->width : TEXT_WIDTH;
    if (width < TEXT_LEAST_WIDTH)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a width of %zu columns is too narrow; at least %d were "
                     "expected",
                     width, TEXT_LEAST_WIDTH);
    TRY(commonmark_tree(context, text, options, &tree));
    TRY(breaker_new(context, doc_locale(text), &breaker));
    Layout AUTO(layout_clear) layout = layout_begin(breaker, width, out);
    layout.has_marks = tree.is_marked || options->is_redline;
    text_lay(&layout, tree.root);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}
