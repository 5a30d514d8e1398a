/* What the parts of the aligner share. Each text is a *side*: its lines with
 * their words, and the frames (tables, rows, cells) that hold some of them.
 * What is aligned at a time are two *streams* of *pieces*: lines and whole
 * tables of the text or of a cell, rows of a table, cells of a row. */
#ifndef MODEL_ALIGN_WORK_H
#define MODEL_ALIGN_WORK_H

#include "base/table.h"
#include "model/align.h"

/* A table, tr, th or td, in reading order, and the lines it holds. */
typedef struct {
    xmlNode *node;
    size_t parent;     /* the frame around it; ALIGN_NONE */
    size_t first, end; /* lines; end exclusive */
    size_t next;       /* the frame after all within it */
    size_t mate;       /* frame of the other text; ALIGN_NONE */
    size_t provision;  /* that it is (table, tr); ALIGN_NONE */
    bool is_equal;     /* to its mate, with all within it */
} Frame;

/* What is known of a provision besides what is told. */
typedef struct {
    size_t parent;     /* ALIGN_NONE at the top */
    size_t first, end; /* lines within it */
    size_t line;       /* that it stands in (def, note); ALIGN_NONE */
    size_t height;     /* 0: no provisions within it */
} ProvisionSpan;

typedef struct {
    AlignedText *out;
    size_t line_room, provision_room, frame_room;
    size_t *symbols; /* of each line: equal words have equal ones, from 1 */
    size_t *owners;  /* of each line: the innermost provision; ALIGN_NONE */
    ProvisionSpan *spans; /* of each provision */
    Frame *frames;
    size_t frame_count;
} Side;

/* A line or a frame, as something to be aligned. */
typedef struct {
    size_t frame;      /* ALIGN_NONE: a line */
    size_t first, end; /* lines; of a line itself alone */
    uint32_t symbol;   /* pieces of the same words and build have equal ones */
    size_t mate;       /* piece of the other stream; ALIGN_NONE */
} Piece;

typedef struct {
    Piece *pieces;
    size_t count, room;
} Stream;

typedef struct {
    Side a, b;
    Table words; /* of lines (by Side.symbols), and builds of frames */
} AlignWork;

/* Fills a side from a tree; `words` are those of the lines of both sides. */
bool side_fill(Side *side, const xmlNode *root, Table *words);
/* The size of the words of a line, in bytes. */
size_t line_size(const AlignWork *work, const Side *side, size_t line);
void side_clear(Side *side); /* what `out` holds is kept */

/* Fills a stream with the pieces of a frame, ALIGN_NONE for the whole text;
 * num lines are left out. */
bool stream_fill(Stream *stream, const Side *side, size_t frame, Table *words);
void stream_clear(Stream *stream);

/* Mates the pieces of two streams. */
bool streams_mate(const AlignWork *work, Stream *a, Stream *b);

/* Mates provisions by their lines. */
bool provisions_mate(AlignWork *work);

/* Mates defined terms and notes, which stand within mated lines. */
bool inner_mate(AlignWork *work);

#endif
