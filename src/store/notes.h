/* What the legal team says of a change: the notes of version.xml, each in the
 * reader's language as far as it is there. */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/version.h"

/* Borrowed from the version. */
typedef struct {
    const char *provision; /* its id; NULL: the whole version */
    const char *locale;    /* of the words */
    const xmlNode *node;   /* note; notes_text() gives its paragraphs */
} TeamNote;

typedef struct {
    TeamNote *items; /* in the order of version.xml */
    size_t count;
} TeamNotes;

void team_notes_clear(TeamNotes *notes);

/* The notes of a version, one for each provision that has some: that in
 * `locale`, else in its nearest parent (RFC 4647 section 3.4), else in
 * `fallback` (NULL: none), else the first. */
CodicilStatus team_notes_choose(const CodicilContext *context,
                                const Version *version, const char *locale,
                                const char *fallback, TeamNotes *out);

/* The paragraphs of a note: *at begins as NULL; false after the last one. */
bool team_note_next(const TeamNote *note, const xmlNode **at, Buf *words);

#endif
