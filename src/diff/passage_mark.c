/* The passages of two aligned trees told in the strands of their lines, and
 * recorded. */
#include "diff/passage_rows.h"
#include "diff/record.h"

#include "base/cleanup.h"

#include <string.h>

/* One end of a passage. */
typedef struct {
    Strand *strand;
    RunPlace place;
    size_t first, last; /* tokens */
} End;

/* The strand of a place, with room for what it carries; NULL without memory. */
static Strand *strand_get(Level *level, const PassageSide *side,
                          const RunPlace *place)
{
    Lines *lines =
        side->is_old && !place->is_paired ? &level->old : &level->new;
    Pair **pair = &lines->pairs[place->line];
    if (!*pair) {
        *pair = calloc(1, sizeof **pair);
        if (!*pair)
            return NULL;
        (*pair)->is_old = side->is_old;
        if (!pair_read_alone(level, place->line, *pair))
            return NULL;
    }
    Strand *strand =
        side->is_old && place->is_paired ? &(*pair)->other : &(*pair)->own;
    if (!strand->carried)
        strand->carried =
            calloc(strand->tokens.count + 1, sizeof *strand->carried);
    return strand->carried ? strand : NULL;
}

static void carry(Strand *strand, size_t from, size_t to, Carried carried)
{
    for (size_t i = from; i < to; i++)
        strand->carried[i] = carried;
}

/* White space beside a passage goes with it where it would be marked alone. */
static void spaces_carry(const End *end)
{
    Strand *strand = end->strand;
    size_t start = end->first, stop = end->last + 1;
    while (start > end->place.start &&
           strand->tokens.items[start - 1].class == TOKEN_SPACE)
        start--;
    if (start == end->place.start || strand_carries(strand, start - 1))
        carry(strand, start, end->first, strand->carried[end->first]);
    while (stop < end->place.end &&
           strand->tokens.items[stop].class == TOKEN_SPACE)
        stop++;
    if (stop == end->place.end || strand_carries(strand, stop))
        carry(strand, end->last + 1, stop, strand->carried[end->last]);
}

/* Tells of a passage in one strand; the number of words that changed. Of white
 * space around these, that before them is not theirs but at the end. */
static size_t end_carry(const End *end, const PassageSide *side,
                        const Passage *passage, unsigned move)
{
    const RowWord *words = side->row.items;
    const Strand *strand = end->strand;
    size_t at = end->first, changed = 0;
    carry(end->strand, end->first, end->last + 1, (Carried){move, false});
    for (size_t i = 0; i <= passage->count; i++) {
        bool is_end = i == passage->count;
        const Match *match = &passage->matches[is_end ? 0 : i];
        size_t first = side->is_old ? match->a : match->b;
        size_t next = is_end ? end->last + 1 : words[first].token;
        while (!is_end && at < next &&
               strand->tokens.items[at].class == TOKEN_SPACE)
            at++;
        carry(end->strand, at, next, (Carried){move, true});
        for (; at < next; at++)
            changed += strand->tokens.items[at].class != TOKEN_SPACE;
        at = is_end ? at : words[first + match->size - 1].token + 1;
    }
    spaces_carry(end);
    return changed;
}

/* Hashes may be equal by chance. */
static bool is_true(const PassageSide *old, const PassageSide *new,
                    const End ends[2], const Match *match)
{
    Wording a = strand_wording(ends[0].strand);
    Wording b = strand_wording(ends[1].strand);
    for (size_t i = 0; i < match->size; i++)
        if (!wording_is_same(&a, old->row.items[match->a + i].token, &b,
                             new->row.items[match->b + i].token))
            return false;
    return true;
}

static bool end_find(Level *level, const PassageSide *side, size_t first,
                     size_t last, End *out)
{
    const RowWord *words = side->row.items;
    out->place = side->places[words[first].run];
    out->first = words[first].token;
    out->last = words[last].token;
    out->strand = strand_get(level, side, &out->place);
    return out->strand != NULL;
}

/* The frame that a token begins in. */
static size_t frame_of(const End *end, size_t token)
{
    const Strand *strand = end->strand;
    size_t byte = strand->tokens.items[token].start;
    return strand->stretches[strand_find(strand, byte)].frame;
}

/* The line that it stands in. */
static const xmlNode *line_of(const End *end)
{
    const Frame *frame = &end->strand->frames[frame_of(end, end->first)];
    while (frame->parent != FRAME_NONE)
        frame = &end->strand->frames[frame->parent];
    return frame->node;
}

static char *words_of(Changes *changes, const End *end)
{
    const Strand *strand = end->strand;
    Buf AUTO(buf_clear) text = {0};
    size_t start = strand->tokens.items[end->first].start;
    buf_add(&text, strand->text.bytes + start,
            strand->tokens.items[end->last].end - start);
    return change_text(changes, buf_text(&text));
}

/* The first words of a passage that look otherwise, and the first that lead
 * elsewhere. */
typedef struct {
    size_t frames[2][2];
    bool is_found[2];
} Looks;

static void looks_find(const PassageSide *old, const PassageSide *new,
                       const End ends[2], const Match *match, Looks *out)
{
    const Strand *strands[] = {ends[0].strand, ends[1].strand};
    for (size_t i = 0; i < match->size; i++) {
        size_t frames[] = {
            frame_of(&ends[0], old->row.items[match->a + i].token),
            frame_of(&ends[1], new->row.items[match->b + i].token)};
        if (strcmp(strand_look(strands[0], frames[0]),
                   strand_look(strands[1], frames[1])) == 0)
            continue;
        bool leads = strands_lead_elsewhere(strands, frames);
        if (!out->is_found[leads])
            memcpy(out->frames[leads], frames, sizeof frames);
        out->is_found[leads] = true;
    }
}

static bool looks_record(Changes *changes, ChangeRecord record,
                         const End ends[2], const Looks *looks)
{
    const Strand *strands[] = {ends[0].strand, ends[1].strand};
    bool is_ok = true;
    record.words_out = record.words_in = 0;
    for (int leads = 1; is_ok && leads >= 0; leads--) {
        record.kind = leads ? CHANGE_LINK : CHANGE_FORMAT;
        if (looks->is_found[leads])
            is_ok = record_look(changes, record, strands, looks->frames[leads]);
    }
    return is_ok;
}

static bool passage_mark(Level *level, const PassageSide *old,
                         const PassageSide *new, const Passage *passage)
{
    Changes *changes = level->marking->changes;
    End ends[2];
    Looks looks = {0};
    if (!end_find(level, old, passage->a, passage->a_end - 1, &ends[0]) ||
        !end_find(level, new, passage->b, passage->b_end - 1, &ends[1]))
        return false;
    for (size_t i = 0; i < passage->count; i++) {
        if (!is_true(old, new, ends, &passage->matches[i]))
            return true;
        looks_find(old, new, ends, &passage->matches[i], &looks);
    }
    unsigned move = ++level->marking->moves;
    const xmlNode *marked = level->new.nodes[ends[1].place.line];
    ChangeRecord record = {.kind = CHANGE_MOVE_WORDS,
                           .a = provision_of(line_of(&ends[0])),
                           .b = provision_of(line_of(&ends[1])),
                           .marked = (xmlNode *)provision_of(marked),
                           .move = move,
                           .words_out = end_carry(&ends[0], old, passage, move),
                           .words_in = end_carry(&ends[1], new, passage, move),
                           .order =
                               level_order(level, false, ends[1].place.line)};
    ChangeRecord *made = changes_add(changes, record);
    if (!made)
        return false;
    made->before = words_of(changes, &ends[0]);
    made->after = words_of(changes, &ends[1]);
    return !changes->failed && looks_record(changes, record, ends, &looks);
}

CodicilStatus passages_mark(Level *level)
{
    AUTO(passage_side_clear) PassageSide old = {.level = level, .is_old = true};
    AUTO(passage_side_clear) PassageSide new = {.level = level};
    AUTO(passages_clear) Passages passages = {0};
    bool is_ok =
        passage_side_read(&old) && (!old.row.count || passage_side_read(&new));
    if (is_ok && old.row.items && old.places && new.row.items &&new.places)
        is_ok = passages_find(&old.row, &new.row, &passages);
    for (size_t i = 0; is_ok && i < passages.count; i++)
        is_ok = passage_mark(level, &old, &new, &passages.items[i]);
    return is_ok ? CODICIL_OK : fault_memory(level->marking->context);
}
