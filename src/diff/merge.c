/* Merging: what both lines hold stands as in `own`, what only one holds is
 * marked. Each atom of text, a stretch of bytes that stands in the same
 * elements on either side, gets the path of elements that it stands in; what
 * the path shares with that of the atom before it stays open.
 *
 *      own      <p>A <b>bold new</b> word</p>
 *      other    <p>A <b>bold</b> odd word</p>
 *      atoms    A_      p
 *               bold    p b
 *               _new    p b ins
 *               _       p
 *               odd_    p del
 *               word    p
 *
 * An element that is new as a whole stands within ins, one that holds kept
 * words around it. */
#include "diff/merger.h"

#include "model/walk.h"

#include <string.h>

/* ------------------------------------------------------------------- atoms */

static bool is_blank_atom(const Merge *merge, const Atom *atom)
{
    const char *text = merge->own->text.bytes + atom->own_start;
    for (size_t i = 0; i < atom->size; i++)
        if (text[i] != ' ' && text[i] != '\n')
            return false;
    return true;
}

static void note_pair(Merger *merger, NotePair pair)
{
    Merge *merge = merger->merge;
    if (merge->note_count == merger->note_room) {
        size_t room = merger->note_room ? 2 * merger->note_room : 4;
        NotePair *notes = realloc(merge->notes, room * sizeof *notes);
        if (!notes) {
            merger->failed = true;
            return;
        }
        merge->notes = notes;
        merger->note_room = room;
    }
    merge->notes[merge->note_count++] = pair;
}

/* A picture, br, footnote or empty element, whole. */
static void object_put(Merger *merger, const Stretch *stretch,
                       const Stretch *other, Mark mark)
{
    xmlNode *parent = path_open(merger);
    if (merger->failed)
        return;
    xmlNode *copy = marking_copy(merger->marking, stretch->object, true);
    if (!copy || !xmlAddChild(parent, copy)) {
        merger->failed = true;
        return;
    }
    bool is_note = element_of(copy) == EL_authorialNote;
    if (mark.fate == FATE_DELETED && !marking_disown(merger->marking, copy))
        merger->failed = true;
    if (is_note && (mark.fate != FATE_KEPT) &&
        !marking_note(merger->marking, copy, mark))
        merger->failed = true;
    if (is_note && mark.fate == FATE_KEPT && other)
        note_pair(merger, (NotePair){other->object, stretch->object, copy});
}

static void words_put(Merger *merger, const Strand *strand, size_t start,
                      size_t size)
{
    xmlNode *parent = path_open(merger);
    if (!merger->failed &&
        !doc_add_text(parent, strand->text.bytes + start, size))
        merger->failed = true;
}

/* Notes the first words that look otherwise or lead elsewhere. */
static void looks_note(Merger *merger, const Atom *atom)
{
    Merge *merge = merger->merge;
    const Strand *strands[] = {merge->other, merge->own};
    size_t frames[] = {atom->other->frame, atom->own->frame};
    bool is_link = strands_lead_elsewhere(strands, frames);
    size_t *place = is_link ? &merge->link_own : &merge->format_own;
    if (*place != FRAME_NONE)
        return;
    *place = atom->own->frame;
    *(is_link ? &merge->link_other : &merge->format_other) = atom->other->frame;
}

/* Whether both stand in a date whose words changed: that says it all. */
static bool is_other_date(const Merge *merge, const Atom *atom)
{
    const Frame *own = &merge->own->frames[atom->own->frame];
    const Frame *other = &merge->other->frames[atom->other->frame];
    if (element_of(own->node) != EL_date || element_of(other->node) != EL_date)
        return false;
    Buf AUTO(buf_clear) new = {0}, old = {0};
    walk_text(own->node, false, &new);
    walk_text(other->node, false, &old);
    return strcmp(buf_text(&new), buf_text(&old)) != 0;
}

/* Whether an atom looks otherwise only since the id that it refers to was given
 * to something else: that is told of the id. */
static bool is_same_reference(const Merge *merge, const Atom *atom)
{
    size_t own = atom->own->frame, other = atom->other->frame;
    bool is_same = true;
    for (; is_same && merge->own->frames[own].parent != FRAME_NONE &&
           merge->other->frames[other].parent != FRAME_NONE;
         own = merge->own->frames[own].parent,
         other = merge->other->frames[other].parent) {
        const xmlNode *new = merge->own->frames[own].node;
        const xmlNode *old = merge->other->frames[other].node;
        const char *now = doc_get(new, "href"), *was = doc_get(old, "href");
        is_same = element_of(new) == element_of(old) && now && was &&
                  strcmp(now, was) == 0;
    }
    return is_same && merge->own->frames[own].parent == FRAME_NONE &&
           merge->other->frames[other].parent == FRAME_NONE;
}

static bool looks_otherwise(const Merge *merge, const Atom *atom)
{
    return strcmp(strand_look(merge->own, atom->own->frame),
                  strand_look(merge->other, atom->other->frame)) != 0 &&
           !is_same_reference(merge, atom);
}

static void kept_put(Merger *merger, const Atom *atom)
{
    const Merge *merge = merger->merge;
    path_own(merger, atom->own->frame);
    bool is_former =
        merge->style.mark.fate != FATE_DELETED && looks_otherwise(merge, atom);
    bool is_blank = is_blank_atom(merge, atom);
    is_former = is_former && !is_other_date(merge, atom);
    if (is_former && !is_blank)
        looks_note(merger, atom);
    if (is_former &&
        (!is_blank || path_former_goes_on(merger, atom->other->frame)))
        path_add(&merger->path, STEP_FORMER, atom->other->frame);
    Mark mark =
        merge->style.shows_gone ? (Mark){FATE_KEPT, 0} : merge->style.mark;
    if (atom->own->kind == STRETCH_WORDS)
        words_put(merger, merge->own, atom->own_start, atom->size);
    else
        object_put(merger, atom->own, atom->other, mark);
}

/* What stands behind a boundary of the older text began an item. */
static void bullet_put(Merger *merger, const Stretch *boundary)
{
    const Strand *other = merger->merge->other;
    size_t next = boundary->frame + 1, count = other->frame_count;
    while (next < count && other->frames[next].parent != FRAME_NONE)
        next++;
    const xmlNode *item =
        next < count ? item_begun(other->frames[next].node) : NULL;
    xmlNode *parent = item ? path_open(merger) : NULL;
    if (!item || merger->failed)
        return;
    merger->failed = !marking_bullet(merger->marking, item, parent, NULL);
}

/* An empty ins or del where a line was cut or joined. */
static void boundary_put(Merger *merger, Mark mark)
{
    xmlNode *parent = path_open(merger);
    xmlNode *sign = marking_wrapper(merger->marking, mark);
    if (!merger->failed && sign &&
        marking_set(merger->marking, sign, "class", "boundary")) {
        xmlAddChild(parent, sign);
        return;
    }
    merger->failed = true;
    xmlFreeNode(sign);
}

static void gone_put(Merger *merger, size_t start, size_t end)
{
    const Strand *other = merger->merge->other;
    size_t at = strand_find(other, start);
    while (start < end && !merger->failed) {
        const Stretch *stretch = &other->stretches[at];
        size_t stop = stretch->end < end ? stretch->end : end;
        Carried carried = strand_fate(other, start, &stop);
        at += stop == stretch->end;
        path_gone(merger, stretch->frame, carried);
        if (stretch->kind == STRETCH_BOUNDARY) {
            path_out_of(merger, STEP_GONE);
            boundary_put(merger, (Mark){FATE_DELETED, 0});
            bullet_put(merger, stretch);
        } else if (stretch->kind == STRETCH_OBJECT) {
            object_put(merger, stretch, NULL, (Mark){FATE_DELETED, 0});
        } else {
            words_put(merger, other, start, stop - start);
        }
        start = stop;
    }
}

static void come_put(Merger *merger, size_t start, size_t end)
{
    const Merge *merge = merger->merge;
    const Strand *own = merge->own;
    size_t at = strand_find(own, start);
    while (start < end && !merger->failed) {
        const Stretch *stretch = &own->stretches[at];
        size_t stop = stretch->end < end ? stretch->end : end;
        Carried carried = strand_fate(own, start, &stop);
        at += stop == stretch->end;
        path_new(merger, stretch->frame, carried);
        if (stretch->kind == STRETCH_BOUNDARY) {
            path_begin(merger, stretch->frame);
            if (merge->style.shows_gone)
                boundary_put(merger, merge->style.mark);
        } else if (stretch->kind == STRETCH_OBJECT) {
            object_put(merger, stretch, NULL, merge->style.mark);
        } else {
            words_put(merger, own, start, stop - start);
        }
        start = stop;
    }
}

/* ------------------------------------------------------------------- lines */

static void edit_put(Merger *merger, const Edit *edit)
{
    const Merge *merge = merger->merge;
    size_t own = token_start(merge->own, edit->b);
    if (merge->style.shows_gone && edit->a_size) {
        path_gone_begin(merger, own);
        gone_put(merger, token_start(merge->other, edit->a),
                 token_start(merge->other, edit->a + edit->a_size));
    }
    come_put(merger, own, token_start(merge->own, edit->b + edit->b_size));
}

static void all_put(Merger *merger)
{
    const Merge *merge = merger->merge;
    Atom atom;
    size_t own_stretch = 0, other_stretch = 0;
    for (size_t i = 0; i <= merge->edits->count && !merger->failed; i++) {
        Kept kept = kept_before(merge, i);
        kept.own_stretch = own_stretch;
        kept.other_stretch = other_stretch;
        size_t frame = FRAME_NONE;
        while (kept_next(merge, &kept, &atom) && !merger->failed) {
            kept_put(merger, &atom);
            frame = atom.own->frame;
        }
        own_stretch = kept.own_stretch;
        other_stretch = kept.other_stretch;
        if (frame != FRAME_NONE)
            chain_read(merge->own, frame, true, &merger->before);
        if (i < merge->edits->count)
            edit_put(merger, &merge->edits->items[i]);
    }
}

/* Takes out what a line holds, up to its first block. */
static void line_empty(xmlNode *line)
{
    for (xmlNode *node = line->children, *next; node; node = next) {
        next = node->next;
        if (is_beyond_line(node))
            break;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

/* Puts what a holder holds to the beginning of a line. */
static void line_fill(xmlNode *line, xmlNode *holder)
{
    xmlNode *next = line->children;
    for (xmlNode *node; (node = holder->children);) {
        xmlUnlinkNode(node);
        if (next)
            xmlAddPrevSibling(next, node);
        else
            xmlAddChild(line, node);
    }
}

/* Its steps are long and need not be cleared for each line. */
static Merger *merger_new(Marking *marking, Merge *merge)
{
    Merger *merger = malloc(sizeof *merger);
    if (!merger)
        return NULL;
    merger->marking = marking;
    merger->merge = merge;
    merger->open.count = merger->path.count = 0;
    merger->before.count = merger->after.count = merger->shared = 0;
    merger->before_room = merger->after_least = merger->note_room = 0;
    merger->failed = false;
    return merger;
}

CodicilStatus merge_lines(Marking *marking, Merge *merge)
{
    size_t count = line_number(merge->own, merge->own->frame_count);
    Merger *merger = merger_new(marking, merge);
    xmlNode **lines = merge->roots;
    xmlNode **holders = calloc(count + 1, sizeof *holders);
    merge->format_own = merge->link_own = FRAME_NONE;
    merge->format_other = merge->link_other = FRAME_NONE;
    bool is_ok = merger && holders;
    for (size_t i = 0; is_ok && i < count; i++)
        is_ok = (holders[i] = marking_element(marking, EL_span)) != NULL;
    if (is_ok) {
        merge->roots = holders;
        frames_mate(merge);
        all_put(merger);
        merge->roots = lines;
        is_ok = !merger->failed;
    }
    for (size_t i = 0; is_ok && i < count; i++) {
        line_empty(lines[i]);
        line_fill(lines[i], holders[i]);
    }
    for (size_t i = 0; holders && i < count; i++)
        xmlFreeNode(holders[i]);
    free(holders);
    free(merger);
    return is_ok ? CODICIL_OK : fault_memory(marking->context);
}
