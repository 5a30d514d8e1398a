/* The lines of a plain text: where they are, how far they are indented, and
 * what they begin with. */
#ifndef IMPORT_LINES_H
#define IMPORT_LINES_H

#include "import/plain.h"
#include "model/number.h"

/* Sorts of bullets: those of one sort are siblings. */
enum {
    BULLET_DOT = 1, /* • ● · ∙ ・ */
    BULLET_RING,    /* ◦ ○ o */
    BULLET_SQUARE,  /* ▪ ■ □ ◆ */
    BULLET_DASH,    /* - – — ⁃ */
    BULLET_STAR,    /* * ✓ ➢ ► + */
    BULLET_LETTER,  /* o, which may be a word */
};

/* Cuts the text into lines and looks at each. */
CodicilStatus lines_read(Plain *plain);

/* Sets what a line begins with: its kind, mark and skip. Gives the number of
 * one of kind LINE_NUMBER, of others none. */
Number line_look(const Plain *plain, Line *line);

/* Whether a text begins as a copyright line: © 2019, (c) 2019, Copyright. */
bool line_is_copyright(const char *text, size_t size);

#endif
