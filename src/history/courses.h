/* The documents of a repository through its history: a course is one document
 * in one language, from the commit that brought it on, whatever its file was
 * called; a trunk is one document in all its languages.
 *
 *      record  ─► courses: renames followed, files that came back joined
 *      courses ─► trunks:  by the name without the language; a name that a
 *                          rename left behind means the new one */
#ifndef HISTORY_COURSES_H
#define HISTORY_COURSES_H

#include "history/layout.h"
#include "history/record.h"

/* What a file held from a commit on. */
typedef struct {
    size_t commit, path;
    char blob[GIT_ID];
} Stage;

typedef struct {
    Stage *stages; /* by commit; one at least */
    size_t count, room;
    size_t path;              /* as it is, or was, called last */
    size_t gone;              /* the commit that dropped it; NEVER */
    char locale[LOCALE_SIZE]; /* "" where its path says none */
    char *key;                /* of its trunk */
} Course;

#define NEVER ((size_t)-1)

/* Two files at a time that say they are the same text. */
typedef struct {
    size_t kept, left; /* paths */
    size_t commit;     /* from which on */
} Rival;

typedef struct {
    char *key;
    Course *courses; /* one a language, by locale */
    size_t count;
    size_t first; /* the first commit of any */
} Trunk;

typedef struct {
    Trunk *items; /* by first commit, then by key */
    size_t count;
    Rival *rivals;
    size_t rival_count;
    char original[LOCALE_SIZE]; /* the language of most of them */
    bool is_guessed;            /* no path says any */
} Trunks;

void trunks_clear(Trunks *trunks);

/* `original` (canonical, or NULL) is the language of files whose path says
 * none; by default that which most documents have, or "en". */
CodicilStatus trunks_make(const CodicilContext *context, const Record *record,
                          const PathLayout *layout, const char *original,
                          Trunks *out);

#endif
