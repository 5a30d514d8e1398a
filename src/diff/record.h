/* Records of what a comparison finds, as it finds it. */
#ifndef DIFF_RECORD_H
#define DIFF_RECORD_H

#include "diff/level.h"
#include "diff/merge.h"

/* The provision that a node is in, or is, a row of a table too; else the
 * node. */
const xmlNode *provision_of(const xmlNode *node);

/* Adds how many words went and came. */
void edits_count(const Merge *merge, size_t *out, size_t *in);

/* Where a record belongs among the others. */
size_t level_order(const Level *level, bool old, size_t line);

/* The node of the newer text that a node of the marked text is a copy of; it
 * holds the line. */
const xmlNode *level_source(const Level *level, size_t line,
                            const xmlNode *marked);

/* Adds the words of a line: without what stands for pictures and footnotes. */
void strand_words(const Strand *strand, Buf *out);

/* Says which items came and went, where both lines list some. False when
 * memory ran out. */
bool listing_compare(Changes *changes, ChangeRecord *record,
                     const Merge *merge);

/* What differs in lines that are one, told by their merge. */
CodicilStatus record_lines(Level *level, const Group *group,
                           const Merge *merge);

/* Adds a record of words that look otherwise: how in the older and in the newer
 * line, by the frames that they stand in. False when memory ran out. */
bool record_look(Changes *changes, ChangeRecord record,
                 const Strand *const strands[2], const size_t frames[2]);

/* What differs in a line that moved, seen from its new place. */
CodicilStatus record_moved(Level *level, size_t line, const Merge *merge);

/* Adds how many words a line has. */
bool line_words(Marking *marking, const xmlNode *line, size_t *count);

/* Another kind of line: an item that was a paragraph, another class. */
CodicilStatus record_kind(Level *level, size_t old, size_t new);

/* A piece that came or went, by its place in the marked text. */
CodicilStatus record_piece(Level *level, bool old, const Piece *piece,
                           xmlNode *marked);

/* Ids that name something else now. */
CodicilStatus record_reuse(Level *level);

/* The moves that were found, all pieces of each as one. */
CodicilStatus record_moves(Marking *marking);

/* Facts about the texts. */
CodicilStatus record_facts(Marking *marking, const xmlDoc *a, const xmlDoc *b);

#endif
