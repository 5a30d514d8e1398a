/* From cmark's tree to the block tree: blocks in reader.c, inlines in
 * phrase.c. Inside of the Markdown reader only. */
#ifndef IMPORT_READER_H
#define IMPORT_READER_H

#include "import/dropped.h"
#include "import/inline.h"
#include "import/joined.h"
#include "import/mend.h"

#include <cmark.h>

typedef struct {
    CodicilContext *context;
    const SourceText *source;
    const Mended *mended;
    xmlNode *at; /* the block that is being filled */
    long line;   /* of the source, that is being read */
    Inlines inlines;
    Dropped dropped;
    size_t pictures;      /* how many are open: their text is no text */
    Buf ids;              /* of lines without words: the next line's, parted by
                             spaces */
    Joined alt;           /* of the outermost picture */
    CodicilStatus status; /* told already, where it is none of memory */
    bool failed;          /* out of memory, or status says why */
} Reader;

/* Reads a tree that nests at most BLOCKS_DEPTH deep into `blocks`. False when
 * out of memory, or for what reader->status says. */
bool reader_read(Reader *reader, cmark_node *root, xmlNode *blocks);

/* Opens a p for the next line of a paragraph where that begins with a bullet
 * (bullets.h), or may begin with a number (literal.h), which says how the two
 * are `joined` if it does not.
 * False, and nothing done, where it does not begin so. */
bool reader_split(Reader *reader, cmark_node *line_end, const char *joined);

/* Handles one event of an inline. */
void reader_read_inline(Reader *reader, cmark_node *node, bool is_entered);
/* Handles one piece of HTML markup within a line. */
void reader_read_markup(Reader *reader, const char *text, size_t size);

#endif
