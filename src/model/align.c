/* The whole alignment: both texts as streams, then what mated tables hold as
 * streams of their own, then numbers and provisions, which go by lines. */
#include "model/align.h"

#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>

static void text_clear(AlignedText *text)
{
    free(text->lines);
    free(text->provisions);
}

void alignment_free(Alignment *alignment)
{
    if (!alignment)
        return;
    text_clear(&alignment->a);
    text_clear(&alignment->b);
    free(alignment);
}

static void work_clear(AlignWork *work)
{
    side_clear(&work->a);
    side_clear(&work->b);
    table_clear(&work->words);
}

/* ------------------------------------------------------------------ lines */

size_t line_size(const AlignWork *work, const Side *side, size_t line)
{
    return work->words.entries[side->symbols[line] - 1].size;
}

static void lines_mate(AlignWork *work, size_t i, size_t j)
{
    AlignedLine *a = &work->a.out->lines[i], *b = &work->b.out->lines[j];
    a->mate = j;
    b->mate = i;
    a->is_same = b->is_same = work->a.symbols[i] == work->b.symbols[j];
}

/* Mates what two frames hold, which are of one build. */
static void frames_mate_equal(AlignWork *work, size_t i, size_t j)
{
    Frame *a = &work->a.frames[i], *b = &work->b.frames[j];
    for (size_t at = 0; at < a->end - a->first; at++)
        lines_mate(work, a->first + at, b->first + at);
    for (size_t at = 0; at < a->next - i; at++) {
        work->a.frames[i + at].is_equal = true;
        work->a.frames[i + at].mate = j + at;
        work->b.frames[j + at].mate = i + at;
    }
}

/* Mates what the streams of two frames hold; of frames that are not equal,
 * only themselves. */
static bool frames_align(AlignWork *work, size_t frame_a, size_t frame_b)
{
    AUTO(stream_clear) Stream a = {0};
    AUTO(stream_clear) Stream b = {0};
    if (!stream_fill(&a, &work->a, frame_a, &work->words) ||
        !stream_fill(&b, &work->b, frame_b, &work->words) ||
        !streams_mate(work, &a, &b))
        return false;
    for (size_t i = 0; i < a.count; i++) {
        const Piece *one = &a.pieces[i];
        if (one->mate == ALIGN_NONE)
            continue;
        const Piece *two = &b.pieces[one->mate];
        if (one->frame == ALIGN_NONE)
            lines_mate(work, one->first, two->first);
        else if (one->symbol == two->symbol)
            frames_mate_equal(work, one->frame, two->frame);
        else {
            work->a.frames[one->frame].mate = two->frame;
            work->b.frames[two->frame].mate = one->frame;
        }
    }
    return true;
}

/* Frames stand before those within them: what is mated on the way comes. */
static bool lines_align(AlignWork *work)
{
    if (!frames_align(work, ALIGN_NONE, ALIGN_NONE))
        return false;
    for (size_t i = 0; i < work->a.frame_count; i++) {
        const Frame *frame = &work->a.frames[i];
        if (frame->mate == ALIGN_NONE || frame->is_equal)
            continue;
        if (!frames_align(work, i, frame->mate))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------- nums */

static bool is_lone_num(const AlignedText *text, size_t line)
{
    return element_of(text->lines[line].node) == EL_num &&
           text->lines[line].mate == ALIGN_NONE;
}

/* Numbers go with the lines that they stand right before. */
static void nums_mate(AlignWork *work)
{
    AlignedText *a = work->a.out, *b = work->b.out;
    for (size_t i = 0; i < a->line_count; i++) {
        size_t j = a->lines[i].mate, back = 1;
        if (j == ALIGN_NONE || element_of(a->lines[i].node) == EL_num)
            continue;
        while (back <= i && back <= j && is_lone_num(a, i - back) &&
               is_lone_num(b, j - back)) {
            lines_mate(work, i - back, j - back);
            a->lines[i - back].move = b->lines[j - back].move =
                a->lines[i].move;
            back++;
        }
    }
}

CodicilStatus align_texts(const CodicilContext *context,
                          const AlignInput *input, Alignment **out)
{
    AUTO(work_clear) AlignWork work = {0};
    Alignment *AUTO(free_alignment) made = calloc(1, sizeof *made);
    if (!made)
        return fault_memory(context);
    work.a.out = &made->a;
    work.b.out = &made->b;
    if (!side_fill(&work.a, input->a, &work.words) ||
        !side_fill(&work.b, input->b, &work.words) || !lines_align(&work))
        return fault_memory(context);
    nums_mate(&work);
    if (!provisions_mate(&work) || !inner_mate(&work))
        return fault_memory(context);
    *out = TAKE(made);
    return CODICIL_OK;
}
