/* Files that are to last, many at a time. */
#ifndef BASE_SYNC_H
#define BASE_SYNC_H

#include "base/context.h"

/* Syncs files that file_stage() wrote, all of both lists, which NULLs end; a
 * fault names the one of `paths` for which the first that failed is staged.
 * Some are synced at the same time: a disk that is asked for several at once
 * has them in one go, where each alone would have to be waited for. */
CodicilStatus sync_staged(const CodicilContext *context, char *const *staged,
                          char *const *paths);

/* Syncs all files of the file system on which a folder is, for who wrote very
 * many; where the system knows no syncfs(2), those of all file systems. */
CodicilStatus sync_around(const CodicilContext *context, const char *folder);

#endif
