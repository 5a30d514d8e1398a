/* Whom to tell, where the data is, what time it is: everything a journey
 * needs to know of its surroundings. No globals. */
#ifndef BASE_CONTEXT_H
#define BASE_CONTEXT_H

#include "base/date.h"
#include "codicil.h"

/* Where in a source something stands. Zeroes and NULL where unknown. */
typedef struct {
    const char *file;
    long line, column; /* from 1 */
} Place;

/* Tells a fault and gives `status` back, so that a caller may write
 * `return fault(...)`. Told once, where the fault is known. `place` may be
 * NULL. The text is one line, without a closing full stop: what, where, and
 * what was expected. Control characters in it are told as \xNN. */
CodicilStatus fault(const CodicilContext *context, CodicilStatus status,
                    const Place *place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* `fault` for an errno of a file operation: "cannot VERB: strerror". */
CodicilStatus fault_errno(const CodicilContext *context, const char *verb,
                          const char *path);

CodicilStatus fault_memory(const CodicilContext *context);

/* Tells a note or a warning. */
void tell(const CodicilContext *context, CodicilLevel level, const Place *place,
          const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Where messages go now, for one who listens for a while. */
void context_get_sink(const CodicilContext *context, CodicilSink *sink,
                      void **user);

/* Passes a failed status on to the caller (CODICIL_NO included). */
#define TRY(call)                                                              \
    do {                                                                       \
        CodicilStatus try_status_ = (call);                                    \
        if (try_status_ != CODICIL_OK)                                         \
            return try_status_;                                                \
    } while (0)

/* A context of the same settings that tells another sink, for
 * codicil_context_free(); NULL when out of memory. */
CodicilContext *context_branch(const CodicilContext *context, CodicilSink sink,
                               void *user);

/* The fixed instant of the context, else the system's clock. */
Instant context_now(const CodicilContext *context);

/* An instant as it was asked for: CODICIL_MISUSE where it is none. */
CodicilStatus context_instant(const CodicilContext *context, const char *text,
                              Instant *out);

/* The data folder (borrowed from the context), found on first use. */
CodicilStatus context_data(CodicilContext *context, const char **folder);

/* Another context with the same store, data and templates, for another thread;
 * its clock stands at this one's now, and it tells nobody yet. */
CodicilStatus context_like(CodicilContext *context, CodicilContext **out);

/* A folder of templates that stand before those of the data folder (borrowed);
 * NULL where there is none. */
const char *context_templates(const CodicilContext *context);

/* The store's folder as set or found upward (borrowed). */
CodicilStatus context_store(CodicilContext *context, const char **folder);

/* Things that live as long as the context and that are made on first use, such
 * as compiled stylesheets: `*slot` is NULL until set, and `release`
 * is called on it when the context goes. */
typedef enum { SLOT_TRANSFORM, SLOT_SPARE, SLOT_DATES, SLOT_COUNT } Slot;
void *context_get(const CodicilContext *context, Slot slot);
void context_set(CodicilContext *context, Slot slot, void *thing,
                 void (*release)(void *));

#endif
