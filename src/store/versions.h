/* All versions of a work, by the date from which they hold. */
#ifndef STORE_VERSIONS_H
#define STORE_VERSIONS_H

#include "store/version.h"

typedef struct {
    Version **items; /* by in_force_at, those without one last; then by
                        label, runs of digits as numbers */
    size_t count;
    bool any_published;
} Versions;

void versions_clear(Versions *versions);

CodicilStatus versions_read(const Store *store, const char *work,
                            Versions *out);

/* By label; NULL where there is none. All these answers are borrowed. */
Version *versions_find(const Versions *versions, const char *label);

/* The one that holds at an instant: of those that count, the latest that is in
 * force by then. Once one of a work is published, only published ones count
 * that were not withdrawn by then; before that, drafts with a date do. NULL
 * where none does. */
Version *versions_in_force(const Versions *versions, Instant at);

/* The same for readers of a locale (NULL: any). A version whose policy is to
 * hold, and that has not the text in this promised locale by then, is passed
 * over, unless there is no other. */
Version *versions_in_force_for(const Versions *versions, const char *locale,
                               Instant at);

/* The one after that: the first that counts and is in force only later. */
Version *versions_next(const Versions *versions, Instant at);

/* The one that a version follows and takes its ids from: the one before it in
 * this order; for a first one, the last one without a date. `of` need
 * not be among them. NULL where there is no other. */
Version *versions_before(const Versions *versions, const Version *of);

/* The one before it in this order, of which a reader is told what changed
 * since; NULL for the first. */
Version *versions_older(const Versions *versions, const Version *of);

/* What the clock makes of a version. */
typedef enum {
    STATE_DRAFT,      /* not published */
    STATE_ANNOUNCED,  /* in force later */
    STATE_IN_FORCE,   /* it holds */
    STATE_SUPERSEDED, /* another one holds since */
    STATE_WITHDRAWN,
} State;
State versions_state(const Versions *versions, const Version *version,
                     Instant at);
/* The same for a text of it: a draft while no entry names it, announced until
 * it is added, in force and superseded as its readers see it. */
State versions_state_for(const Versions *versions, const Version *version,
                         const char *locale, Instant at);
const char *state_to_text(State state); /* "in force" */

#endif
