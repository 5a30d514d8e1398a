/* What came and what went of two aligned trees, as rows of words. */
#include "diff/passage_rows.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

void passage_side_clear(PassageSide *side)
{
    row_clear(&side->row);
    free(side->places);
}

/* ------------------------------------------------------------------- words */

/* The inline element next to the line that holds a byte; FRAME_NONE: none. */
static size_t outermost_at(const Strand *strand, size_t byte)
{
    size_t frame = strand->stretches[strand_find(strand, byte)].frame;
    size_t inner = FRAME_NONE;
    for (; strand->frames[frame].parent != FRAME_NONE;
         frame = strand->frames[frame].parent)
        inner = frame;
    return inner;
}

/* Whether one inline element holds two words and all between them. */
static bool is_held(const Strand *strand, const Token *one, const Token *two)
{
    if (strand->frame_count == 1)
        return false;
    size_t frame = outermost_at(strand, one->end - 1);
    return frame != FRAME_NONE && frame == outermost_at(strand, two->start);
}

/* The word before or behind a token, by a step of -1 or 1; NULL: none. */
static const Token *word_beside(const Strand *strand, size_t token, int step)
{
    const TokenList *tokens = &strand->tokens;
    for (size_t at = token; step < 0 ? at > 0 : at + 1 < tokens->count;) {
        at = step < 0 ? at - 1 : at + 1;
        if (tokens->items[at].class != TOKEN_SPACE)
            return &tokens->items[at];
    }
    return NULL;
}

/* Whether a token is one of some signs, parted by blanks. */
static bool is_among(const char *text, const Token *token, const char *signs)
{
    size_t size = token->end - token->start;
    for (const char *at = signs; *at; at += strspn(at, " ")) {
        size_t sign = strcspn(at, " ");
        if (sign == size && memcmp(text + token->start, at, size) == 0)
            return true;
        at += sign;
    }
    return false;
}

/* What a sign is to the words around it. A full stop among ASCII ends a
 * sentence where a blank follows. */
static unsigned sign_flags(const Strand *strand, size_t at)
{
    const char *text = buf_text(&strand->text);
    const Token *token = &strand->tokens.items[at];
    bool is_end = (unsigned char)text[token->start] >= 0x80 ||
                  at + 1 == strand->tokens.count ||
                  token[1].class == TOKEN_SPACE;
    if (token->class == TOKEN_STOP)
        return WORD_STOPS | (is_end ? WORD_ENDS_ALL : 0u);
    if (is_among(text, token, ", ; : ) ، ؛ 、 ， ； ： ）"))
        return WORD_STOPS;
    return is_among(text, token, "( [ - – — / & “ „ « ‘ 「 『 （") ? WORD_OPENS
                                                                   : 0;
}

static uint8_t flags_of(const Strand *strand, size_t at)
{
    const char *text = buf_text(&strand->text);
    const Token *token = &strand->tokens.items[at];
    const Token *before = word_beside(strand, at, -1);
    const Token *behind = word_beside(strand, at, 1);
    size_t start = token->start;
    unsigned flags = 0;
    if (!before || !is_held(strand, before, token))
        flags |= WORD_BEGINS;
    if (!behind || !is_held(strand, token, behind))
        flags |= WORD_ENDS;
    if (token->class == TOKEN_WORD || token->class == TOKEN_NUMBER)
        flags |= WORD_CONTENT;
    else
        flags |= sign_flags(strand, at);
    uint32_t code = utf8_next(text, token->end, &start);
    if (words_is_tight(code, code))
        flags |= WORD_DENSE;
    return (uint8_t)flags;
}

/* FNV-1a. */
static uint64_t hash_of(const Strand *strand, const Token *token)
{
    const char *text = buf_text(&strand->text);
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = token->start; i < token->end; i++)
        hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3u;
    return hash;
}

/* -------------------------------------------------------------------- runs */

/* Begins a run; its number. */
static uint32_t run_begin(PassageSide *side, RunPlace place)
{
    if (side->count == side->room) {
        size_t room = side->room ? 2 * side->room : 32;
        RunPlace *places = realloc(side->places, room * sizeof *places);
        if (!places) {
            side->row.failed = true;
            return 0;
        }
        side->places = places;
        side->room = room;
    }
    side->places[side->count] = place;
    return (uint32_t)side->count++;
}

/* Whether a token is no text: a picture, a footnote, the end of a line. */
static bool is_object(const Strand *strand, size_t token)
{
    const char *text = buf_text(&strand->text);
    unsigned char first =
        (unsigned char)text[strand->tokens.items[token].start];
    return first < 4 || first == '\n';
}

/* Adds the words of a run; objects part it. */
static void run_read(PassageSide *side, const Strand *strand, RunPlace place)
{
    for (size_t at = place.start; at < place.end;) {
        RunPlace part = place;
        for (part.start = at; at < place.end && !is_object(strand, at);)
            at++;
        part.end = at++;
        if (part.start == part.end)
            continue;
        uint32_t run = run_begin(side, part);
        for (size_t i = part.start; i < part.end && !side->row.failed; i++) {
            const Token *token = &strand->tokens.items[i];
            if (token->class != TOKEN_SPACE)
                row_add(&side->row,
                        (RowWord){hash_of(strand, token), run, (uint32_t)i,
                                  flags_of(strand, i)});
        }
    }
}

/* Whether there is nothing but white space from one token to another. */
static bool is_space(const Strand *strand, size_t from, size_t to)
{
    while (from < to && strand->tokens.items[from].class == TOKEN_SPACE)
        from++;
    return from == to;
}

/* The runs of one strand of a pair: edits with white space between are one. */
static void runs_read(PassageSide *side, const Pair *pair, size_t line)
{
    const Strand *strand = side->is_old ? &pair->other : &pair->own;
    RunPlace place = {line, true, 0, 0};
    for (size_t i = 0; i < pair->edits.count; i++) {
        const Edit *edit = &pair->edits.items[i];
        size_t start = side->is_old ? edit->a : edit->b;
        size_t size = side->is_old ? edit->a_size : edit->b_size;
        if (!size)
            continue;
        if (place.end && !is_space(strand, place.end, start)) {
            run_read(side, strand, place);
            place.end = 0;
        }
        if (!place.end)
            place.start = start;
        place.end = start + size;
    }
    run_read(side, strand, place);
}

static bool is_alone(const Lines *lines, size_t line)
{
    return lines->marks[line].fate != FATE_KEPT && !lines->marks[line].move;
}

/* Reads a line that came or went as one run. */
static bool alone_read(PassageSide *side, size_t line)
{
    Pair AUTO(pair_clear) pair = {.is_old = side->is_old};
    if (!pair_read_alone(side->level, line, &pair))
        return false;
    run_read(side, &pair.own,
             (RunPlace){line, false, 0, pair.own.tokens.count});
    return !side->row.failed;
}

bool passage_side_read(PassageSide *side)
{
    const Level *level = side->level;
    const Lines *own = side->is_old ? &level->old : &level->new;
    const Lines *new = &level->new;
    for (size_t i = 0; i < new->text->line_count; i++)
        if (new->pairs[i])
            runs_read(side, new->pairs[i], i);
        else if (!side->is_old && is_alone(own, i) && !alone_read(side, i))
            return false;
    for (size_t i = 0; side->is_old && i < own->text->line_count; i++)
        if (is_alone(own, i) && !alone_read(side, i))
            return false;
    return !side->row.failed;
}
