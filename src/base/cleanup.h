/* Freeing on the way out: AUTO(verb) on a local calls verb(&local) when the
 * scope ends, by whichever way. A value that is handed on is taken with
 * TAKE(), which leaves NULL behind so that nothing is freed twice. */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include <stdlib.h>

#define AUTO(verb) __attribute__((cleanup(verb)))

/* The pointer's value; the variable itself becomes NULL. */
#define TAKE(pointer)                                                          \
    __extension__({                                                            \
        __typeof__(pointer) taken_ = (pointer);                                \
        (pointer) = NULL;                                                      \
        taken_;                                                                \
    })

/* Defines `static inline void NAME(TYPE **)` that calls FREE when not NULL. */
#define DEFINE_CLEANUP(name, type, free_verb)                                  \
    static inline void name(type **pointer)                                    \
    {                                                                          \
        if (*pointer)                                                          \
            free_verb(*pointer);                                               \
    }

static inline void free_bytes(char **bytes)
{
    free(*bytes);
}

#endif
