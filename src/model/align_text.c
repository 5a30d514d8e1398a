/* A text as the aligner takes it: lines, provisions, frames, in reading
 * order. */
#include "model/align_work.h"
#include "model/walk.h"

#include <stdlib.h>

#define FEWEST 64

void side_clear(Side *side)
{
    free(side->symbols);
    free(side->owners);
    free(side->doubts);
    free(side->spans);
    free(side->frames);
    *side = (Side){0};
}

/* Grows an array of `count` items of `size` bytes so that one more fits. */
static bool make_room(void *array, size_t size, size_t count, size_t *room)
{
    void **items = array;
    if (count < *room)
        return true;
    size_t more = *room ? *room * 2 : FEWEST;
    void *grown = realloc(*items, more * size);
    if (!grown)
        return false;
    *items = grown;
    *room = more;
    return true;
}

/* Whether an li holds inlines, or nothing. */
static bool is_line_item(const xmlNode *node)
{
    const xmlNode *at = node->children;
    for (; at; at = at->next) {
        Element element = element_of(at);
        if (at->type == XML_TEXT_NODE && !xmlIsBlankNode(at))
            return true;
        if (element != EL_none && element != EL_p && element != EL_ul &&
            element != EL_ol)
            return true;
    }
    return !first_element(node);
}

static bool is_line(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_li)
        return is_line_item(node);
    return role_of(node) == ROLE_LINE && element != EL_docTitle;
}

/* Room in all arrays that go by lines. */
static bool line_make_room(Side *side)
{
    AlignedText *out = side->out;
    size_t room = side->line_room, same = room, again = room;
    return make_room(&side->symbols, sizeof *side->symbols, out->line_count,
                     &room) &&
           make_room(&side->owners, sizeof *side->owners, out->line_count,
                     &same) &&
           make_room(&side->doubts, sizeof *side->doubts, out->line_count,
                     &again) &&
           make_room(&out->lines, sizeof *out->lines, out->line_count,
                     &side->line_room);
}

static bool line_add(Side *side, xmlNode *node, size_t owner, Table *words)
{
    AlignedText *out = side->out;
    Buf text AUTO(buf_clear) = {0};
    if (!line_make_room(side))
        return false;
    walk_line(node, &text);
    size_t *symbol = table_add(words, buf_text(&text), text.size);
    if (!buf_is_ok(&text) || !symbol)
        return false;
    if (!*symbol)
        *symbol = words->count;
    side->symbols[out->line_count] = *symbol;
    side->owners[out->line_count] = owner;
    side->doubts[out->line_count] = false;
    out->lines[out->line_count++] =
        (AlignedLine){.node = node, .mate = ALIGN_NONE, .parts = 1};
    return true;
}

static bool provision_add(Side *side, xmlNode *node, ProvisionSpan span)
{
    AlignedText *out = side->out;
    size_t room = side->provision_room;
    if (!make_room(&side->spans, sizeof *side->spans, out->provision_count,
                   &room) ||
        !make_room(&out->provisions, sizeof *out->provisions,
                   out->provision_count, &side->provision_room))
        return false;
    side->spans[out->provision_count] = span;
    out->provisions[out->provision_count++] =
        (AlignedProvision){.node = node, .mate = ALIGN_NONE};
    return true;
}

/* What is open around the node that is walked. */
typedef struct {
    size_t provision, frame; /* ALIGN_NONE: none */
    const xmlNode *note;
} Open;

static bool is_frame(const xmlNode *node)
{
    return role_of(node) == ROLE_TABLE;
}

static bool is_told(const xmlNode *node)
{
    return is_provision(node) || element_of(node) == EL_tr;
}

static bool frame_open(Side *side, xmlNode *node, Open *open)
{
    if (!make_room(&side->frames, sizeof *side->frames, side->frame_count,
                   &side->frame_room))
        return false;
    side->frames[side->frame_count] =
        (Frame){.node = node,
                .parent = open->frame,
                .first = side->out->line_count,
                .mate = ALIGN_NONE,
                .provision = is_told(node) ? open->provision : ALIGN_NONE};
    open->frame = side->frame_count++;
    return true;
}

static bool provision_open(Side *side, xmlNode *node, Open *open)
{
    size_t lines = side->out->line_count;
    ProvisionSpan span = {
        .parent = open->provision, .first = lines, .line = ALIGN_NONE};
    bool is_within = open->note || role_of(node) == ROLE_INLINE ||
                     role_of(node) == ROLE_NOTE;
    if (is_within && lines)
        span.line = lines - 1;
    open->provision = side->out->provision_count;
    return provision_add(side, node, span);
}

static bool enter(Side *side, xmlNode *node, Open *open, Table *words)
{
    if (is_told(node) && !provision_open(side, node, open))
        return false;
    if (open->note)
        return true;
    if (element_of(node) == EL_authorialNote)
        open->note = node;
    else if (is_frame(node))
        return frame_open(side, node, open);
    else if (is_line(node))
        return line_add(side, node, open->provision, words);
    return true;
}

static void leave(Side *side, const xmlNode *node, Open *open)
{
    if (node == open->note) {
        open->note = NULL;
    } else if (!open->note && is_frame(node)) {
        Frame *frame = &side->frames[open->frame];
        frame->end = side->out->line_count;
        frame->next = side->frame_count;
        open->frame = frame->parent;
    }
    if (is_told(node)) {
        ProvisionSpan *span = &side->spans[open->provision];
        span->end = side->out->line_count;
        open->provision = span->parent;
        if (span->parent != ALIGN_NONE && span->line == ALIGN_NONE) {
            ProvisionSpan *parent = &side->spans[span->parent];
            if (parent->height <= span->height)
                parent->height = span->height + 1;
        }
    }
}

bool side_fill(Side *side, const xmlNode *root, Table *words)
{
    Open open = {.provision = ALIGN_NONE, .frame = ALIGN_NONE};
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (element_of(walk.node) == EL_none || walk.node == root)
            continue;
        if (role_of(walk.node) == ROLE_META)
            walk_skip(&walk);
        else if (!walk.enter)
            leave(side, walk.node, &open);
        else if (!enter(side, walk.node, &open, words))
            return false;
    }
    return true;
}
