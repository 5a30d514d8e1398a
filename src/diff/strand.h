/* A line, or several in a row, flattened for a comparison of words: the text
 * with white space as canonical XML has it, its tokens, and in which inline
 * elements each byte of it stands. A word that an inline element cuts is one
 * token all the same.
 *
 *      <p>See <b>sec</b>tion <br/>5.</p>
 *      text       See section\n5.
 *      tokens     See| |section|\n|5|.
 *      stretches  See_ |sec    |tion |\n |5.
 *      frames     p    |p b    |p    |p  |p
 *
 * A br is white space that is equal to another br only. Pictures are equal
 * where they show the same, footnotes where they say the same, have the same id
 * or else are both unlike all of the other line. */
#ifndef DIFF_STRAND_H
#define DIFF_STRAND_H

#include "base/cleanup.h"
#include "base/table.h"
#include "diff/words.h"
#include "model/doc.h"

#define FRAME_NONE ((size_t)-1)

/* A line or an inline element in it. */
typedef struct {
    xmlNode *node;
    size_t parent; /* FRAME_NONE for a line */
    size_t look;   /* where in `looks` stands how its words look */
    size_t mate;   /* frame of the other strand that it is; FRAME_NONE */
    bool is_kept;  /* something in it stands in both strands */
    bool is_used;  /* its copy stands in the marked text */
} Frame;

typedef enum {
    STRETCH_WORDS,
    STRETCH_OBJECT,   /* br, img, authorialNote, an element without words */
    STRETCH_BOUNDARY, /* between two lines */
} StretchKind;

typedef struct {
    StretchKind kind;
    size_t start, end; /* bytes of the text */
    size_t frame;      /* of a boundary: the line before it */
    xmlNode *object;
} Stretch;

/* What is told of a token beside that it came or went. */
typedef struct {
    unsigned move;   /* it is of a passage that moved; 0: of none */
    bool is_changed; /* it came or went on the way */
} Carried;

typedef struct {
    Buf text, looks;
    Frame *frames;
    size_t frame_count, frame_room;
    Stretch *stretches;
    size_t stretch_count, stretch_room;
    TokenList tokens;
    size_t notes; /* how many authorialNotes */
    bool gap, start, failed;
    const Table *renamed; /* of the older text: see Marking; NULL: none */
    Carried *carried;     /* of each token; NULL where no passage moved */
} Strand;

void strand_clear(Strand *strand);

/* Adds a line, after a boundary where there is one already. What stands behind
 * the first block of an li belongs to lines of its own. */
void strand_add(Strand *strand, xmlNode *line);

/* After the last line of both: pairs footnotes and finds the tokens. False
 * when memory ran out, then or before. */
bool strands_read(Strand *a, Strand *b, Tokenizer *tokenizer);

Wording strand_wording(const Strand *strand);

/* The stretch that a byte stands in; their number for the end of the text. */
size_t strand_find(const Strand *strand, size_t byte);

/* How many tokens are of passages, white space aside. */
size_t strand_carried(const Strand *strand);

/* Whether a token is of a passage. */
bool strand_carries(const Strand *strand, size_t token);

/* What is told of the token at a byte; `end` becomes where the next one begins
 * of which something else is, where that is less. */
Carried strand_fate(const Strand *strand, size_t byte, size_t *end);

/* How words look in a frame; equal where they look the same. */
const char *strand_look(const Strand *strand, size_t frame);

/* Whether words lead elsewhere in a frame of one strand than in one of another:
 * by the innermost link around them, if there is one. */
bool strands_lead_elsewhere(const Strand *const strands[2],
                            const size_t frames[2]);

/* Adds for people which inline elements a frame is in, and is, the outermost
 * first: "b; a https://…". */
void strand_former(const Strand *strand, size_t frame, Buf *out);

/* Whether a child of a line stands behind what the line holds: a block. */
bool is_beyond_line(const xmlNode *node);

/* A reference of the older text, "#id", as the newer one has it. */
const char *reference_now(const Table *renamed, const char *reference);

/* Adds the name and the main value of an inline element: "a https://…". */
void inline_name(const xmlNode *node, Buf *out);

#endif
