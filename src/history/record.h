/* What git recorded of the Markdown files of a repository: the commits of the
 * first-parent line of a branch, the oldest first (a merge is the moment at
 * which what it brings arrived), and what each did to which file. */
#ifndef HISTORY_RECORD_H
#define HISTORY_RECORD_H

#include "base/table.h"
#include "history/git.h"

typedef struct {
    char id[GIT_ID];
    Instant at; /* when it was committed */
} Commit;

typedef enum { TOUCH_PUT, TOUCH_DROP, TOUCH_MOVE } TouchKind;

typedef struct {
    TouchKind kind;
    size_t commit;     /* of `commits` */
    size_t path;       /* of `paths`: the file, as it is called from here on */
    size_t from;       /* of a move: as it was called before */
    char blob[GIT_ID]; /* what it holds; "" when it was dropped */
} Touch;

typedef struct {
    Commit *commits;
    size_t commit_count, commit_room;
    Touch *touches; /* by commit */
    size_t count, room;
    Table paths;                      /* of Markdown files, UTF-8 */
    size_t links, modules, odd_names; /* passed over: symbolic links,
                                         submodules, names that are not UTF-8 or
                                         hold what cannot be shown */
    bool is_shallow;                  /* a clone that lacks the beginning */
    Buf prefix; /* where the named folder is in the repository: "docs/" */
} Record;

void record_clear(Record *record);

/* `revision`: NULL for HEAD. CODICIL_NOT_FOUND for what is no repository, has
 * no commit, or has no such revision. */
CodicilStatus record_read(const CodicilContext *context, const char *folder,
                          const char *revision, Record *out);

#endif
