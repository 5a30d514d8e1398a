/* Files, read whole and written whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/context.h"

/* The largest input that is read: 64 MiB. */
#define FILE_LIMIT ((size_t)64 << 20)

/* A regular file (or "-" for stdin, or a pipe) into `out`. Fault where it is
 * missing, a directory, unreadable, or larger than FILE_LIMIT. */
CodicilStatus file_read(const CodicilContext *context, const char *path,
                        Buf *out);

/* The same with another limit. */
CodicilStatus file_read_most(const CodicilContext *context, const char *path,
                             size_t most, Buf *out);

/* Writes a temporary file in the same folder, fsync, rename, fsync of the
 * folder: a kill at any instant leaves the old bytes or the new ones. What is
 * there and is no regular file (a pipe, /dev/stdout) is written in place. */
CodicilStatus file_write(const CodicilContext *context, const char *path,
                         const char *bytes, size_t size);

/* As file_write, but leaves a file that holds these bytes already untouched
 * and says in `changed` (may be NULL) whether it wrote. */
CodicilStatus file_put(const CodicilContext *context, const char *path,
                       const char *bytes, size_t size, bool *changed);

/* Writes a file that nobody reads yet, and gives it the mode of the one at
 * `path`, which it is to replace, where that is there; faults name `path`. What
 * was written is taken away when that fails. It lasts once
 * sync_staged() (base/sync.h) did well. */
CodicilStatus file_stage(const CodicilContext *context, const char *staged,
                         const char *path, const char *bytes, size_t size);

/* Makes a file that was not there (CODICIL_REFUSED where it is), with a mode:
 * 0600 for what is secret. */
CodicilStatus file_create(const CodicilContext *context, const char *path,
                          unsigned mode, const Buf *bytes);

/* Whether a regular file holds just these bytes. */
CodicilStatus file_has_bytes(const CodicilContext *context, const char *path,
                             const char *bytes, size_t size, bool *out);

/* Syncs the folder that holds `path`, so that names in it last. What cannot be
 * synced (some file systems refuse it) is let be. */
void file_sync_folder(const char *path);

bool file_is_there(const char *path); /* anything of that name */
bool file_is_folder(const char *path);
bool file_is_regular(const char *path);

/* Makes a folder and its parents; one that is there is fine. */
CodicilStatus folder_make(const CodicilContext *context, const char *path);

/* The names in a folder, sorted by byte, without "." and "..", ended by
 * NULL; the caller's (names_free). */
CodicilStatus folder_read(const CodicilContext *context, const char *path,
                          char ***names);
void names_free(char **names);
DEFINE_CLEANUP(free_names, char *, names_free)

/* "a/b" of parts ended by NULL; the caller's; NULL when out of memory. */
char *path_join(const char *first, ...) __attribute__((sentinel));

/* Whether a path stays in the folder that it begins in: not empty, not from the
 * root, no part of it "..". */
bool path_is_within(const char *path);

#endif
