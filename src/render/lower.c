/* The blocks of a tree as CommonMark has them. */
#include "render/lower.h"

#include <string.h>

/* ----------------------------------------------------------------- numbers */

/* What a leaf begins with, its anchors aside; NULL when nothing does. */
static Node *after_anchors(const Node *leaf)
{
    Node *at = leaf->first;
    while (at && at->kind == NODE_ANCHOR)
        at = at->next;
    return at;
}

/* A lead and the words after it that came or went together are in one mark:
 * the lead takes in all of `mark`. */
static void mark_join(Tree *tree, Node *lead, Node *mark)
{
    tree_append_text(tree, lead->last, " ", 1);
    for (Node *node; (node = mark->first) && !tree->failed;) {
        tree_remove(node);
        tree_append(lead->last, node);
    }
    tree_remove(mark);
}

/* Moves the inlines of `lead` to the start of `leaf`, and a space after them
 * where something follows. */
static void lead_put(Tree *tree, Node *lead, Node *leaf)
{
    Node *next = after_anchors(leaf);
    if (next && node_is_mark(next->kind) && next->kind == lead->last->kind &&
        lead->first == lead->last && !next->next) {
        mark_join(tree, lead, next);
        next = NULL;
    }
    if (next)
        tree_append_text(tree, lead, " ", 1);
    if (next && next->kind == NODE_TEXT) {
        tree_append_text(tree, lead, next->text.bytes, next->text.size);
        Node *text = next;
        next = next->next;
        tree_remove(text);
    }
    for (Node *node; (node = lead->first) && !tree->failed;) {
        tree_remove(node);
        if (next)
            tree_insert(next, node);
        else
            tree_append(leaf, node);
    }
}

/* The first block of an item or a note as one that can take a lead. */
static Node *leaf_of(Tree *tree, Node *holder)
{
    Node *first = holder->first;
    if (first && (first->kind == NODE_PARAGRAPH || first->kind == NODE_HEADING))
        return first;
    Node *paragraph = tree_new(tree, NODE_PARAGRAPH);
    if (first)
        tree_insert(first, paragraph);
    else
        tree_append(holder, paragraph);
    return paragraph;
}

/* A number that an ordered list can count: 1 to 9 digits and '.' or ')'. Gives
 * the mark, '\0' for all others. */
static char order_of(const Node *item, int *value)
{
    const Node *number = item->first;
    if (number->kind != NODE_NUMBER || !number->next ||
        number->first != number->last || number->first->kind != NODE_TEXT)
        return '\0';
    Slice text = number->first->text;
    *value = 0;
    size_t at = 0;
    while (at < text.size && at < 9 && text.bytes[at] >= '0' &&
           text.bytes[at] <= '9')
        *value = *value * 10 + (text.bytes[at++] - '0');
    bool is_padded = at > 1 && text.bytes[0] == '0';
    if (!at || is_padded || at + 1 != text.size ||
        !strchr(".)", text.bytes[at]))
        return '\0';
    return text.bytes[at];
}

static void item_lower(Tree *tree, Node *item)
{
    Node *number = item->first;
    if (number->kind != NODE_NUMBER)
        return;
    tree_remove(number);
    if (item->parent->mark == '-')
        lead_put(tree, number, leaf_of(tree, item));
}

/* ------------------------------------------------------------------- lists */

/* Cuts a list into lists of which each goes on counting, or has bullets. */
static void list_split(Tree *tree, Node *list)
{
    Node *into = NULL;
    int due = 0;
    for (Node *item = list->first, *next; item && !tree->failed; item = next) {
        next = item->next;
        int value = 0;
        char mark = order_of(item, &value);
        mark = mark ? mark : '-';
        bool goes_on =
            into && into->mark == mark && (mark == '-' || value == due);
        if (!into) {
            into = list;
        } else if (!goes_on) {
            Node *split = tree_new(tree, NODE_LIST);
            split->is_loose = list->is_loose;
            tree_follow(into, split);
            into = split;
        }
        if (!goes_on) {
            into->mark = mark;
            into->level = value;
        }
        due = value + 1;
        item->level = value;
        if (into != list) {
            tree_remove(item);
            tree_append(into, item);
        }
    }
}

/* Whether an item can stand in a list without blank lines. A list interrupts
 * the paragraph before it only when it starts with 1. */
static bool is_compact(const Node *item)
{
    const Node *second = item->first->next;
    if (item->first->kind != NODE_PARAGRAPH)
        return false;
    return !second || (second->kind == NODE_LIST && !second->is_loose &&
                       (second->mark == '-' || second->mark == '*' ||
                        second->level == 1) &&
                       !second->next);
}

/* After its items: sets is_loose where blank lines are to be written, and
 * is_tight as cmark finds it (blocks.c, finalize). */
static void list_close(Tree *tree, Node *list)
{
    for (const Node *item = list->first; item && !list->is_loose;
         item = item->next)
        list->is_loose = !is_compact(item);
    bool is_single = list->first && list->first == list->last &&
                     list->first->first == list->first->last;
    list->is_tight = !list->is_loose || is_single;
    Node *before = list->previous;
    if (!before || before->kind != NODE_LIST)
        return;
    if (list->mark == '-')
        list->mark = before->mark == '-' ? '*' : '-';
    else if (list->mark == before->mark)
        tree_insert(list, tree_new_text(tree, NODE_HTML_BLOCK, "<!-- -->\n"));
}

/* ------------------------------------------------------------------- notes */

static void note_lower(Tree *tree, Node *note)
{
    Node *lead = note->first;
    if (lead && lead->kind == NODE_NUMBER) {
        tree_remove(lead);
    } else {
        lead = tree_new(tree, NODE_NUMBER);
        tree_append_text(tree, lead, "[", 1);
        tree_append_text(tree, lead, note->title.bytes, note->title.size);
        tree_append_text(tree, lead, "]", 1);
    }
    Node *leaf = leaf_of(tree, note);
    lead_put(tree, lead, leaf);
    if (note->text.size) {
        Node *anchor = tree_new(tree, NODE_ANCHOR);
        anchor->text = note->text;
        tree_insert(leaf->first, anchor);
    }
    for (Node *block; (block = note->first) && !tree->failed;) {
        tree_remove(block);
        tree_insert(note, block);
    }
    tree_remove(note);
}

static void notes_lower(Tree *tree)
{
    bool is_first = true;
    for (Node *node = tree->root->first, *next; node && !tree->failed;
         node = next) {
        next = node->next;
        if (node->kind != NODE_NOTE)
            continue;
        if (is_first && node->previous)
            tree_insert(node, tree_new(tree, NODE_THEMATIC_BREAK));
        is_first = false;
        note_lower(tree, node);
    }
}

/* -------------------------------------------------------------------- walk */

static void enter(Tree *tree, Node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
        node->level = node->level > 6 ? 6 : node->level;
        inlines_lower(tree, node);
        break;
    case NODE_PARAGRAPH:
        inlines_lower(tree, node);
        break;
    case NODE_LIST:
        list_split(tree, node);
        break;
    case NODE_ITEM:
        item_lower(tree, node);
        break;
    case NODE_TABLE:
        table_lower(tree, node);
        break;
    default:
        break;
    }
}

CodicilStatus tree_lower(const CodicilContext *context, Tree *tree)
{
    notes_lower(tree);
    TreeWalk walk = tree_walk(tree->root);
    while (!tree->failed && tree_next(&walk)) {
        if (walk.enter)
            enter(tree, walk.node);
        else if (walk.node->kind == NODE_LIST)
            list_close(tree, walk.node);
    }
    return tree->failed ? fault_memory(context) : CODICIL_OK;
}
