/* Streams: the lines and frames of a text, a cell, a row or a table. */
#include "model/align_work.h"

#include <stdlib.h>

#define FEWEST_PIECES 64

void stream_clear(Stream *stream)
{
    for (size_t i = 0; stream->gists && i < stream->count; i++)
        free(stream->gists[i].hashes);
    free(stream->gists);
    free(stream->pieces);
    *stream = (Stream){0};
}

static bool piece_add(Stream *stream, const Table *words, Piece piece)
{
    if (stream->count == stream->room) {
        size_t room = stream->room ? stream->room * 2 : FEWEST_PIECES;
        Piece *pieces = realloc(stream->pieces, room * sizeof *pieces);
        if (!pieces)
            return false;
        stream->pieces = pieces;
        stream->room = room;
    }
    piece.mate = ALIGN_NONE;
    piece.parts = 1;
    for (size_t i = piece.first; i < piece.end; i++)
        piece.weight +=
            (uint32_t)words->entries[stream->side->symbols[i] - 1].size;
    stream->pieces[stream->count++] = piece;
    return true;
}

/* The symbol of a frame: of what it and those within it are, how many lines
 * each holds, and the symbols of these. It never is that of words, which hold
 * no such character. */
static bool frame_symbol(const Side *side, size_t frame, Table *words,
                         uint32_t *out)
{
    Buf build AUTO(buf_clear) = {0};
    const Frame *frames = side->frames;
    for (size_t i = frame; i < frames[frame].next; i++)
        buf_add_format(&build, "\x01%d %zu ", (int)element_of(frames[i].node),
                       frames[i].end - frames[i].first);
    for (size_t i = frames[frame].first; i < frames[frame].end; i++)
        buf_add_format(&build, "%zu ", side->symbols[i]);
    size_t *symbol = table_add(words, buf_text(&build), build.size);
    if (!buf_is_ok(&build) || !symbol)
        return false;
    if (!*symbol)
        *symbol = words->count;
    *out = (uint32_t)*symbol;
    return true;
}

bool stream_fill(Stream *stream, const Side *side, size_t frame, Table *words)
{
    bool is_whole = frame == ALIGN_NONE;
    size_t line = is_whole ? 0 : side->frames[frame].first;
    size_t end = is_whole ? side->out->line_count : side->frames[frame].end;
    size_t at = is_whole ? 0 : frame + 1;
    size_t last = is_whole ? side->frame_count : side->frames[frame].next;
    stream->side = side;
    while (line < end || at < last) {
        Piece piece = {.frame = ALIGN_NONE, .first = line, .end = line + 1};
        if (at < last && side->frames[at].first <= line) {
            piece.frame = at;
            piece.end = side->frames[at].end;
            if (!frame_symbol(side, at, words, &piece.symbol))
                return false;
            at = side->frames[at].next;
        } else {
            piece.symbol = (uint32_t)side->symbols[line];
        }
        line = piece.end;
        bool is_num = piece.frame == ALIGN_NONE &&
                      element_of(side->out->lines[piece.first].node) == EL_num;
        if (!is_num && !piece_add(stream, words, piece))
            return false;
    }
    return true;
}
