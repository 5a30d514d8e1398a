/* The whole alignment: both texts as streams, then what mated tables hold as
 * streams of their own, then numbers and provisions, which go by lines. */
#include "model/align.h"

#include "base/cleanup.h"
#include "model/align_work.h"

#include <stdlib.h>
#include <string.h>

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

void work_clear(AlignWork *work)
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

static void lines_mate(AlignWork *work, size_t i, size_t j, unsigned move)
{
    AlignedLine *a = &work->a.out->lines[i], *b = &work->b.out->lines[j];
    a->mate = j;
    b->mate = i;
    a->is_same = b->is_same = work->a.symbols[i] == work->b.symbols[j];
    a->move = b->move = move;
}

static void frames_mate(AlignWork *work, size_t i, size_t j, unsigned move)
{
    Frame *a = &work->a.frames[i], *b = &work->b.frames[j];
    a->mate = j;
    b->mate = i;
    a->move = b->move = move;
}

/* Mates what two frames hold, which are of one build. */
static void frames_mate_equal(AlignWork *work, size_t i, size_t j,
                              unsigned move)
{
    const Frame *a = &work->a.frames[i], *b = &work->b.frames[j];
    for (size_t at = 0; at < a->end - a->first; at++)
        lines_mate(work, a->first + at, b->first + at, move);
    for (size_t at = 0; at < a->next - i; at++) {
        work->a.frames[i + at].is_equal = true;
        frames_mate(work, i + at, j + at, move);
    }
}

/* Hands on what is told of the parts of a line. */
static void parts_tell(const Stream *stream, const Stream *other, size_t at)
{
    const Piece *piece = &stream->pieces[at];
    AlignedLine *line = &stream->side->out->lines[piece->first];
    line->mate = other->pieces[piece->mate].first;
    line->parts = piece->parts;
    line->part = piece->part;
}

/* Hands on what is told of a mated piece of A. */
static void piece_tell(AlignWork *work, const Stream *a, const Stream *b,
                       size_t at, unsigned move)
{
    const Piece *one = &a->pieces[at], *two = &b->pieces[one->mate];
    if (one->frame != ALIGN_NONE && one->symbol == two->symbol)
        frames_mate_equal(work, one->frame, two->frame, move);
    else if (one->frame != ALIGN_NONE)
        frames_mate(work, one->frame, two->frame, move);
    else if (one->parts == 1 && two->parts == 1 && two->mate == at)
        lines_mate(work, one->first, two->first, move);
    else
        parts_tell(a, b, at);
}

static void line_doubt(AlignWork *work, size_t i, size_t j)
{
    work->a.doubts[i] = work->b.doubts[j] = true;
}

/* Lines that are all that two cells of one row and column hold are one,
 * whatever they say, if they say anything. */
static void lone_mate(const AlignWork *work, Stream *a, Stream *b)
{
    Piece *one = a->pieces, *two = b->pieces;
    if (a->count != 1 || b->count != 1 || one->frame != ALIGN_NONE ||
        two->frame != ALIGN_NONE || one->mate != ALIGN_NONE ||
        two->mate != ALIGN_NONE || !work->same_language || !one->weight ||
        !two->weight)
        return;
    one->mate = two->mate = 0;
    one->is_doubtful = two->is_doubtful = true;
}

static bool is_cell(const Side *side, size_t frame)
{
    Element element =
        frame == ALIGN_NONE ? EL_none : element_of(side->frames[frame].node);
    return element == EL_td || element == EL_th;
}

/* Mates what the streams of two frames hold; of frames that are not equal,
 * only themselves. What is in a frame that moved, moved with it. */
static bool frames_align(AlignWork *work, size_t frame_a, size_t frame_b)
{
    AUTO(stream_clear) Stream a = {0};
    AUTO(stream_clear) Stream b = {0};
    unsigned moves = 0;
    unsigned outer = frame_a == ALIGN_NONE ? 0 : work->a.frames[frame_a].move;
    if (!stream_fill(&a, &work->a, frame_a, &work->words) ||
        !stream_fill(&b, &work->b, frame_b, &work->words) ||
        !streams_mate(work, &a, &b, &moves))
        return false;
    if (is_cell(&work->a, frame_a))
        lone_mate(work, &a, &b);
    for (size_t i = 0; i < a.count; i++) {
        unsigned move = a.pieces[i].move;
        if (a.pieces[i].mate == ALIGN_NONE)
            continue;
        if (a.pieces[i].is_doubtful && a.pieces[i].frame == ALIGN_NONE)
            line_doubt(work, a.pieces[i].first,
                       b.pieces[a.pieces[i].mate].first);
        piece_tell(work, &a, &b, i,
                   outer || !move ? outer : work->moves + move);
    }
    for (size_t j = 0; j < b.count; j++)
        if (b.pieces[j].mate != ALIGN_NONE &&
            (b.pieces[j].parts > 1 || a.pieces[b.pieces[j].mate].parts > 1))
            parts_tell(&b, &a, j);
    work->moves += outer ? 0 : moves;
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
        if (j == ALIGN_NONE || a->lines[i].part ||
            element_of(a->lines[i].node) == EL_num)
            continue;
        while (back <= i && back <= j && is_lone_num(a, i - back) &&
               is_lone_num(b, j - back)) {
            lines_mate(work, i - back, j - back, a->lines[i].move);
            back++;
        }
    }
}

/* ------------------------------------------------------------------ moves */

static void free_numbers(unsigned **numbers)
{
    free(*numbers);
}

/* Numbers moves anew, in the order of a text. */
static bool moves_number(AlignWork *work, const AlignedText *by,
                         AlignedText *other, unsigned *count)
{
    AUTO(free_numbers)
    unsigned *numbers = calloc((size_t)work->moves + 1, sizeof *numbers);
    if (!numbers)
        return false;
    *count = 0;
    for (size_t i = 0; i < by->line_count; i++) {
        AlignedLine *line = &by->lines[i];
        if (line->move && !numbers[line->move])
            numbers[line->move] = ++*count;
        line->move = numbers[line->move];
    }
    for (size_t i = 0; i < other->line_count; i++)
        other->lines[i].move = numbers[other->lines[i].move];
    return true;
}

/* ------------------------------------------------------------------ sides */

static const char *line_id(const Side *side, size_t line)
{
    const Piece piece = {.frame = ALIGN_NONE, .first = line};
    const char *id = piece_id(side, &piece);
    return id ? id : "";
}

/* An order of texts, so that the way back is the way there. */
static int sides_compare(const AlignWork *work)
{
    const Side *a = &work->a, *b = &work->b;
    if (a->out->line_count != b->out->line_count)
        return a->out->line_count < b->out->line_count ? -1 : 1;
    for (size_t i = 0; i < a->out->line_count; i++) {
        int order = 0;
        if (a->symbols[i] != b->symbols[i])
            order = strcmp(table_key(&work->words, a->symbols[i] - 1),
                           table_key(&work->words, b->symbols[i] - 1));
        if (!order)
            order = (int)element_of(a->out->lines[i].node) -
                    (int)element_of(b->out->lines[i].node);
        if (!order)
            order = strcmp(line_id(a, i), line_id(b, i));
        if (order)
            return order;
    }
    return 0;
}

static void sides_swap(AlignWork *work)
{
    Side side = work->a;
    work->a = work->b;
    work->b = side;
}

CodicilStatus work_align(const CodicilContext *context, const AlignInput *input,
                         AlignWork *work, Alignment **out)
{
    Alignment *AUTO(free_alignment) made = calloc(1, sizeof *made);
    if (!made)
        return fault_memory(context);
    work->same_language = input->same_language;
    work->a.out = &made->a;
    work->b.out = &made->b;
    if (!side_fill(&work->a, input->a, &work->words) ||
        !side_fill(&work->b, input->b, &work->words))
        return fault_memory(context);
    bool is_swapped = sides_compare(work) > 0;
    if (is_swapped)
        sides_swap(work);
    if (!lines_align(work))
        return fault_memory(context);
    nums_mate(work);
    if (!headings_mate(work) || !provisions_mate(work) || !inner_mate(work) ||
        !provisions_doubt(work) ||
        !moves_number(work, &made->b, &made->a, &made->moves))
        return fault_memory(context);
    if (is_swapped)
        sides_swap(work);
    *out = TAKE(made);
    return CODICIL_OK;
}

CodicilStatus align_texts(const CodicilContext *context,
                          const AlignInput *input, Alignment **out)
{
    AUTO(work_clear) AlignWork work = {0};
    return work_align(context, input, &work, out);
}
