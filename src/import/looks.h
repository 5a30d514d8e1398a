/* What lines look like: whether they can be a heading. */
#ifndef IMPORT_LOOKS_H
#define IMPORT_LOOKS_H

#include "import/plain.h"

typedef struct {
    size_t columns, words, letters, digits;
    bool is_small;  /* begins with a small letter */
    bool is_mark;   /* begins with a bracket or the like, no quotation mark */
    bool has_inner; /* a sentence ends within */
    bool has_comma;
    bool is_capitals; /* all letters are capitals, at least two */
    bool has_end;     /* ends as a sentence does */
    bool has_stop;    /* ends in a full stop */
    bool has_colon;   /* ends in a colon */
    bool has_digit;   /* ends in a digit */
    bool has_gap;     /* columns of a table, or a line to write on */
    bool has_link;    /* an address of the web or of mail */
} Looks;

/* `count` lines from `first`, behind the bullet or number when `is_marked`. */
Looks looks_of(const Plain *plain, size_t first, size_t count, bool is_marked);

/* Whether a heading cannot be seen in lines, nor a line in capitals, without
 * looking closer: they are long and no capitals alone. */
bool looks_plain(const Plain *plain, size_t first, size_t count,
                 bool is_marked);

/* Whether a line, behind its bullet or number, has more than so many words. */
bool looks_wordy(const Plain *plain, size_t line, size_t most);

/* Whether there are tabs or three spaces within, or three underscores. */
bool looks_gapped(const char *text, size_t size);

/* A short line that can be a heading by itself, whatever it begins with. */
bool looks_short(const Looks *looks);

/* Whether the words of a line, behind its bullet or number, begin with a small
 * letter: they go on from the line above. */
bool looks_going_on(const Plain *plain, const Line *line);

/* Whether every longer word begins with a capital, and at least two words. */
bool looks_titled(const Plain *plain, const Line *line);

/* Whether there is a date in it. */
bool looks_dating(const Plain *plain, const Line *line);

#endif
