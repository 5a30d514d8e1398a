/* One path: what in it could be a language, and whether it is of use. */
#ifndef HISTORY_PLACE_H
#define HISTORY_PLACE_H

#include "history/layout.h"

/* The bytes of a path that could be a language. */
typedef struct {
    LayoutKind kind;
    size_t start, end;
    char locale[LOCALE_SIZE]; /* canonical: pt_BR is pt-BR */
    bool is_sure; /* it is hardly anything else; "sla", "is", "uk" are not */
} Guess;

/* At most `room` guesses of these kinds (bits); how many. Folders come
 * first. */
size_t place_guess(const char *path, unsigned kinds, Guess *guesses,
                   size_t room);

/* Whether a path is to be brought in; `wanted` are files and folders, none for
 * all. */
bool place_is_wanted(const char *path, const char *const *wanted, size_t count);

/* Whether a path is, or is in, a file or folder that was named. */
bool place_is_within(const char *path, const char *name);

#endif
