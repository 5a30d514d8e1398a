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
    unsigned move;     /* 0: in place */
    bool is_equal;     /* to its mate, with all within it */
} Frame;

/* What is known of a provision besides what is told. */
typedef struct {
    size_t parent;     /* ALIGN_NONE at the top */
    size_t first, end; /* lines within it */
    size_t line;       /* that it stands in (def, note); ALIGN_NONE */
    size_t height;     /* 0: no provisions within it but in its line */
} ProvisionSpan;

typedef struct {
    AlignedText *out;
    size_t line_room, provision_room, frame_room;
    size_t *symbols; /* of each line: equal words have equal ones, from 1 */
    bool *doubts;    /* of each line: its mate has little in common with it */
    size_t *owners;  /* of each line: the innermost provision; ALIGN_NONE */
    ProvisionSpan *spans; /* of each provision */
    Frame *frames;
    size_t frame_count;
} Side;

/* A line or a frame, as something to be aligned. */
typedef struct {
    size_t frame;       /* ALIGN_NONE: a line */
    size_t first, end;  /* lines; of a line itself alone */
    uint32_t symbol;    /* pieces of the same words and build have equal ones */
    uint32_t rank;      /* its symbol as a small number within both streams */
    uint32_t weight;    /* bytes of its words */
    size_t mate;        /* piece of the other stream; ALIGN_NONE */
    size_t parts, part; /* as of an AlignedLine */
    unsigned move;      /* 0, or the number of a move of these streams */
    bool is_doubtful;   /* its mate has little in common with it */
    bool is_lone;       /* nothing in its own text is equal to it */
} Piece;

/* What a piece says, for likeness: hashes of stretches of its words, sorted.
 * Made when first asked for. */
typedef struct {
    uint32_t *hashes;
    uint32_t count, short_count; /* stretches; behind them, shorter ones */
    bool is_made;
} Gist;

typedef struct {
    const Side *side;
    Piece *pieces;
    Gist *gists; /* as many; NULL before gists_open() */
    size_t count, room;
} Stream;

typedef struct {
    Side a, b;
    Table words; /* of lines (by Side.symbols), and builds of frames */
    bool same_language;
    unsigned moves; /* numbered so far */
} AlignWork;

/* What is known of two streams in different languages. */
typedef struct Languages Languages;

/* Two streams that are being aligned. */
typedef struct {
    const AlignWork *work;
    Stream *a, *b;
    unsigned moves;
    uint32_t least_share; /* of pieces in a gap that are taken for each other */
    const Languages *languages; /* NULL: they are in one */
    bool failed;                /* out of memory */
} Pairing;

/* Unmated pieces of both that stand between the same mated ones, in order. */
typedef struct {
    const size_t *a, *b;
    size_t a_count, b_count;
} Gap;

/* Aligns two trees; `work` is for work_clear(). */
CodicilStatus work_align(const CodicilContext *context, const AlignInput *input,
                         AlignWork *work, Alignment **out);
void work_clear(AlignWork *work);

/* Fills a side from a tree; `words` are those of the lines of both sides. */
bool side_fill(Side *side, const xmlNode *root, Table *words);
/* The size of the words of a line, in bytes. */
size_t line_size(const AlignWork *work, const Side *side, size_t line);
void side_clear(Side *side); /* what `out` holds is kept */

/* Fills a stream with the pieces of a frame, ALIGN_NONE for the whole text;
 * num lines are left out. */
bool stream_fill(Stream *stream, const Side *side, size_t frame, Table *words);
void stream_clear(Stream *stream);

/* Mates the pieces of two streams, in steps: */
bool streams_mate(const AlignWork *work, Stream *a, Stream *b, unsigned *moves);
/* 0. cells of rows, by the columns of tables with headers: false where these
 *    tell nothing; */
bool columns_mate(Pairing *pairing);
/* 1. what is equal and stands out, and what follows or goes before that; */
void anchors_mate(Pairing *pairing);
/* 2. of these the heaviest run in order is the spine; the rest are moves where
 *    they are worth it, and unmated again where not; */
void spine_find(Pairing *pairing, bool are_twins_sure);
/* 3. what is like enough between two pieces of the spine; */
void gaps_mate(Pairing *pairing);
void gap_mate(Pairing *pairing, const Gap *gap);
/* 4. what is unmated yet and like one piece of the other wherever it stands, or
 *    has its id; then 2 and 3 again, for less; */
void alike_mate(Pairing *pairing);
void ids_mate(Pairing *pairing);
/* 5. moves among what is left; what is like in the middle and at the ends of
 *    moves joins them; */
void moves_find(Pairing *pairing);
/* 6. lines that became several, or were made of several. */
void parts_mate(Pairing *pairing);

/* All of this for streams in different languages. */
void languages_mate(Pairing *pairing);
void languages_gap_mate(Pairing *pairing, const Gap *gap);
/* Unmates what is off the heaviest run. */
void spine_cut(Pairing *pairing);

void pieces_mate(Pairing *pairing, size_t i, size_t j);
void pieces_part(Pairing *pairing, size_t i, size_t j);

/* The gist of a piece; of a frame, that of its lines. */
const Gist *gist_of(Pairing *pairing, const Stream *stream, size_t piece);
/* The id of the provision that a piece is, or is a line of; NULL for none. */
const char *piece_id(const Side *side, const Piece *piece);

/* How many short stretches two gists have in common: their equal words, or
 * nearly. */
uint32_t gists_shorts(const Gist *a, const Gist *b);
/* How many stretches of words two pieces have in common, and whether that is
 * enough to take the one for the other. */
uint32_t pieces_common(Pairing *pairing, size_t i, size_t j);
/* The share, 0 to 100, that `common` is of both. */
uint32_t pieces_share(Pairing *pairing, size_t i, size_t j, uint32_t common);

/* Mates provisions by their headings, where these are the same words and tell
 * one. */
bool headings_mate(AlignWork *work);
/* Mates the others by their lines, then by id what is left. */
bool provisions_mate(AlignWork *work);
/* Whether the first lines of a provision of A and one of B have words in
 * common. */
bool provisions_alike(const AlignWork *work, size_t i, size_t j);
/* Tells which of them are doubtful, and which ids are reused. */
bool provisions_doubt(AlignWork *work);

/* Mates defined terms and notes, which stand within mated lines. */
bool inner_mate(AlignWork *work);

#endif
