/* The lines of tables of pipes (pipetable.h), and their cells. */
#ifndef IMPORT_PIPEROW_H
#define IMPORT_PIPEROW_H

#include "import/mended.h"

/* Some bytes, borrowed. */
typedef struct {
    const char *text;
    size_t size;
} Piece;

/* A line of a paragraph, from 1, without the blanks at its ends and without
 * what stands before it: `indent` bytes, or where that is 0 all that may stand
 * before a further line of a paragraph. */
Piece piperow_line(const Mended *source, long line, size_t indent);

/* Takes the next cell off a row; false at its end. `is_first` at its begin. A
 * pipe in code does not end a cell where `keeps_code`. */
bool piperow_next(Piece *row, bool is_first, bool keeps_code, Piece *cell);

/* Whether pipes within code are meant to be read as code: otherwise the row
 * has more cells than were expected, and so it has enough. */
bool piperow_keeps_code(Piece row, size_t expected);

size_t piperow_count(Piece row, size_t expected);
bool piperow_has_pipe(Piece row);

/* How many columns a delimiter row has; 0 if the line is none. */
size_t piperow_rules(Piece row);

/* What stands before the words of a caption: its bytes, 0 if a text is
 * none. */
size_t piperow_caption(Piece text);

#endif
