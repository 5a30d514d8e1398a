/* Paths: in which elements of the marked line an atom stands. */
#include "diff/merger.h"

#include <string.h>

/* ------------------------------------------------------------------ chains */

void chain_read(const Strand *strand, size_t frame, bool kept_only, Chain *out)
{
    size_t depth = 0;
    for (size_t at = frame; at != FRAME_NONE; at = strand->frames[at].parent)
        depth++;
    out->count = depth < MOST_STEPS / 2 ? depth : MOST_STEPS / 2;
    for (size_t at = frame; at != FRAME_NONE; at = strand->frames[at].parent)
        if (--depth < out->count)
            out->frames[depth] = at;
    for (size_t i = 1; kept_only && i < out->count; i++)
        if (!strand->frames[out->frames[i]].is_kept)
            out->count = i;
}

/* ------------------------------------------------------------------- paths */

void path_add(Path *path, StepKind kind, size_t frame)
{
    if (path->count < MOST_STEPS)
        path->steps[path->count++] = (Step){kind, frame, NULL};
}

void path_out_of(Merger *merger, StepKind kind)
{
    Path *path = &merger->path;
    while (path->count > 1 && path->steps[path->count - 1].kind != kind)
        path->count--;
    if (path->count > 1)
        path->count--;
}

void path_begin(Merger *merger, size_t line)
{
    merger->path.count = 0;
    path_add(&merger->path, STEP_OWN, line);
    if (!merger->merge->style.shows_gone)
        path_add(&merger->path, STEP_MOVED, 0);
}

void path_own(Merger *merger, size_t frame)
{
    Chain chain;
    chain_read(merger->merge->own, frame, false, &chain);
    path_begin(merger, chain.frames[0]);
    for (size_t i = 1; i < chain.count; i++)
        path_add(&merger->path, STEP_OWN, chain.frames[i]);
}

/* The mark of a passage that moved, and within it that of what changed. */
static void path_mark(Merger *merger, StepKind kind, Carried carried)
{
    path_add(&merger->path, kind, carried.move);
    if (carried.move && carried.is_changed)
        path_add(&merger->path, kind, 0);
}

void path_new(Merger *merger, size_t frame, Carried carried)
{
    Chain chain;
    const Strand *own = merger->merge->own;
    chain_read(own, frame, false, &chain);
    path_begin(merger, chain.frames[0]);
    if (carried.move) /* which is not of the move of the line */
        merger->path.count = 1;
    bool is_marked = false;
    for (size_t i = 1; i < chain.count; i++) {
        if (!is_marked && !own->frames[chain.frames[i]].is_kept) {
            path_mark(merger, STEP_MARK, carried);
            is_marked = true;
        }
        path_add(&merger->path, STEP_OWN, chain.frames[i]);
    }
    if (!is_marked)
        path_mark(merger, STEP_MARK, carried);
}

/* Whether one of the elements that words went out of is that one of `own`. */
static bool chain_has(const Merger *merger, const Chain *gone, size_t own)
{
    const Strand *other = merger->merge->other;
    for (size_t i = 1; i < gone->count; i++)
        if (other->frames[gone->frames[i]].mate == own ||
            merger->merge->own->frames[own].mate == gone->frames[i])
            return true;
    return false;
}

static size_t chain_follow(const Merger *merger, const Chain *gone,
                           const Chain *way, size_t from, size_t most)
{
    while (from < most && chain_has(merger, gone, way->frames[from]))
        from++;
    return from;
}

/* Where a link leads; NULL for what is no link. */
static const char *address_of(const Strand *strand, size_t frame)
{
    const xmlNode *node = strand->frames[frame].node;
    Element element = element_of(node);
    return element == EL_a || element == EL_ref ? doc_get(node, "href") : NULL;
}

/* Whether words that went stand in a link of `own`, as far as `count` of `way`,
 * and led elsewhere. */
static bool leads_elsewhere(const Merger *merger, const Chain *gone,
                            const Chain *way, size_t count)
{
    const char *own = NULL, *other = NULL;
    for (size_t i = 1; i < count; i++)
        if (address_of(merger->merge->own, way->frames[i]))
            own = address_of(merger->merge->own, way->frames[i]);
    for (size_t i = 1; i < gone->count; i++)
        if (address_of(merger->merge->other, gone->frames[i]))
            other = address_of(merger->merge->other, gone->frames[i]);
    return own && (!other || strcmp(own, other) != 0);
}

/* The path of an atom that went: in the elements of `own` that are open both
 * before and after, further in along those before it or after it where they
 * are the ones that it stood in; for the rest its own elements come along.
 * Elements of `own` are not to be split: once out of those before, they are
 * closed; once in those after, they stay open. */
void path_gone(Merger *merger, size_t frame, Carried carried)
{
    Chain gone;
    chain_read(merger->merge->other, frame, false, &gone);
    size_t shared = merger->shared ? merger->shared : 1;
    size_t before = shared, after = shared;
    if (merger->before_room >= shared)
        before = chain_follow(merger, &gone, &merger->before, shared,
                              merger->before_room);
    after = chain_follow(merger, &gone, &merger->after, shared,
                         merger->after.count);
    const Chain *way = &merger->before;
    size_t count = before;
    if (merger->after_least || merger->before_room < shared || after > before) {
        way = &merger->after;
        count = after > merger->after_least ? after : merger->after_least;
        if (count > merger->shared) {
            merger->after_least = count;
            merger->before_room = 0;
        }
    } else {
        merger->before_room = count;
    }
    path_begin(merger, way->frames[0]);
    for (size_t i = 1; i < count; i++)
        path_add(&merger->path, STEP_OWN, way->frames[i]);
    path_mark(merger, STEP_GONE, carried);
    if (leads_elsewhere(merger, &gone, way, count))
        path_add(&merger->path, STEP_FORMER, frame);
    for (size_t i = 1; i < gone.count; i++) {
        bool is_there = false;
        for (size_t k = 1; k < count && !is_there; k++)
            is_there = merger->merge->other->frames[gone.frames[i]].mate ==
                           way->frames[k] ||
                       merger->merge->own->frames[way->frames[k]].mate ==
                           gone.frames[i];
        if (!is_there)
            path_add(&merger->path, STEP_OTHER, gone.frames[i]);
    }
}

/* --------------------------------------------------------------- elements */

/* Says which elements words formerly stood in. */
static bool former_set(const Marking *marking, const Strand *other,
                       size_t frame, xmlNode *span)
{
    Buf AUTO(buf_clear) text = {0};
    strand_former(other, frame, &text);
    return buf_is_ok(&text) &&
           marking_set(marking, span, "class", "reformatted") &&
           marking_set(marking, span, "c:former", buf_text(&text));
}

static xmlNode *frame_copy(Merger *merger, Strand *strand, size_t at,
                           bool is_gone)
{
    Frame *frame = &strand->frames[at];
    xmlNode *copy = marking_copy(merger->marking, frame->node, false);
    if (!copy)
        return NULL;
    if (frame->is_used)
        marking_set(merger->marking, copy, "xml:id", NULL);
    frame->is_used = true;
    if (is_gone && !marking_disown(merger->marking, copy)) {
        xmlFreeNode(copy);
        return NULL;
    }
    return copy;
}

static xmlNode *step_make(Merger *merger, const Step *step)
{
    const Merge *merge = merger->merge;
    Mark mark = merge->style.mark;
    xmlNode *node;
    switch (step->kind) {
    case STEP_OWN:
        return frame_copy(merger, merge->own, step->frame,
                          mark.fate == FATE_DELETED);
    case STEP_OTHER:
        return frame_copy(merger, merge->other, step->frame, true);
    case STEP_MOVED:
        return marking_wrapper(merger->marking, mark);
    case STEP_MARK:
        mark.move = (unsigned)step->frame;
        return marking_wrapper(merger->marking, mark);
    case STEP_GONE:
        return marking_wrapper(merger->marking,
                               (Mark){FATE_DELETED, (unsigned)step->frame});
    case STEP_FORMER:
        node = marking_element(merger->marking, EL_span);
        if (node &&
            !former_set(merger->marking, merge->other, step->frame, node)) {
            xmlFreeNode(node);
            return NULL;
        }
        return node;
    }
    return NULL;
}

size_t line_number(const Strand *strand, size_t frame)
{
    size_t number = 0;
    for (size_t i = 0; i < frame; i++)
        number += strand->frames[i].parent == FRAME_NONE;
    return number;
}

static bool step_is_same(const Merger *merger, const Step *a, const Step *b)
{
    const Strand *other = merger->merge->other;
    if (a->kind != b->kind)
        return false;
    if (a->kind == STEP_FORMER)
        return strcmp(strand_look(other, a->frame),
                      strand_look(other, b->frame)) == 0;
    return a->frame == b->frame;
}

xmlNode *path_open(Merger *merger)
{
    Path *open = &merger->open;
    const Path *path = &merger->path;
    size_t same = 0;
    while (same < open->count && same < path->count &&
           step_is_same(merger, &open->steps[same], &path->steps[same]))
        same++;
    for (open->count = same; open->count < path->count && !merger->failed;) {
        Step step = path->steps[open->count];
        const Merge *merge = merger->merge;
        if (open->count == 0) {
            step.node = merge->roots[line_number(merge->own, step.frame)];
        } else {
            step.node = step_make(merger, &step);
            if (!step.node)
                merger->failed = true;
            else
                xmlAddChild(open->steps[open->count - 1].node, step.node);
        }
        open->steps[open->count++] = step;
    }
    return open->steps[open->count - 1].node;
}

void path_gone_begin(Merger *merger, size_t own_at)
{
    const Strand *own = merger->merge->own;
    size_t at = strand_find(own, own_at);
    chain_read(own,
               at < own->stretch_count ? own->stretches[at].frame
                                       : merger->before.frames[0],
               true, &merger->after);
    if (!merger->before.count)
        chain_read(own, merger->after.frames[0], true, &merger->before);
    size_t same = 0;
    while (same < merger->before.count && same < merger->after.count &&
           merger->before.frames[same] == merger->after.frames[same])
        same++;
    merger->shared = same;
    merger->before_room = merger->before.count;
    merger->after_least = 0;
}

bool path_former_goes_on(const Merger *merger, size_t frame)
{
    const Path *open = &merger->open, *path = &merger->path;
    if (open->count != path->count + 1 ||
        open->steps[path->count].kind != STEP_FORMER)
        return false;
    for (size_t i = 0; i < path->count; i++)
        if (!step_is_same(merger, &open->steps[i], &path->steps[i]))
            return false;
    Step step = {STEP_FORMER, frame, NULL};
    return step_is_same(merger, &open->steps[path->count], &step);
}
