/* git as a program of its own: started without a shell, told to read and to do
 * nothing else. A repository is data of others: nothing that its
 * configuration names is run (no hooks, external diffs, filters, signature
 * checks, pagers, monitors), nothing is fetched, nothing written.
 *
 * Why the program and not libgit2: it reads every repository there is
 * (SHA-256, reftables, alternates, partial and shallow clones, worktrees), it
 * is there wherever a repository is, and costs nothing that does not need it.
 */
#ifndef HISTORY_GIT_H
#define HISTORY_GIT_H

#include "base/buf.h"
#include "base/context.h"

#include <stdio.h>
#include <sys/types.h>

#define GIT_ID 65 /* an object's id in hexadecimal digits and a NUL */

/* One run of git. */
typedef struct {
    const CodicilContext *context;
    const char *folder; /* the repository, as it was named */
    pid_t process;      /* 0: none */
    FILE *output;       /* what git says */
    FILE *errors;       /* what it complains of */
    int input;          /* what it is asked; -1: nothing */
} Git;

#define GIT_CLOSED                                                             \
    {                                                                          \
        .input = -1                                                            \
    }

/* Starts `git -C folder ARGUMENTS` (ended by NULL). CODICIL_NOT_FOUND where
 * there is no git. `has_input`: it is asked things while it runs. */
CodicilStatus git_open(const CodicilContext *context, const char *folder,
                       const char *const *arguments, bool has_input, Git *out);

/* Waits for the end; a fault with what git complained of where it failed. */
CodicilStatus git_finish(Git *git);

/* Ends it, finished or not. */
void git_close(Git *git);

/* A short answer, without the end of its last line. `is_yes` (NULL: a no is a
 * fault): whether git ended well. */
CodicilStatus git_ask(const CodicilContext *context, const char *folder,
                      const char *const *arguments, Buf *answer, bool *is_yes);

/* Of `git cat-file --batch`: the bytes of a file. CODICIL_INVALID where they
 * are not there (a partial clone) or more than FILE_LIMIT. */
CodicilStatus git_open_files(const CodicilContext *context, const char *folder,
                             Git *out);
CodicilStatus git_read_file(Git *git, const char *id, Buf *bytes);

/* The bytes of a file as a commit has it, "ID:PATH" from the top; not
 * `is_there`, and no fault, where that is no file or has more than `most`
 * bytes. */
CodicilStatus git_read_path(Git *git, const char *where, size_t most,
                            Buf *bytes, bool *is_there);

#endif
