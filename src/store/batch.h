/* Files of the store that are written together, or not at all.
 *
 *      TRY(store_lock(&store));
 *      TRY(store_begin(&store));
 *      ... text_write(), version_write(), store_put() ...
 *      TRY(store_commit(&store));
 *
 * What is put is staged in documents/.staging; to commit is to sync it, to
 * write the journal there, which says where each staged file goes, and then to
 * move them. Before the journal is there the store is as it was; from then on
 * it is what it is to be, as whoever opens the store next moves what a killed
 * process left. Reading does not see what is staged. */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "store/store.h"

/* Nothing is open yet, or CODICIL_MISUSE. */
CodicilStatus store_begin(Store *store);

/* Puts all that was put since in its place. Where that fails before the
 * journal is there, nothing changed. */
CodicilStatus store_commit(Store *store);

/* Forgets what was put since store_begin(); nothing where that was not called.
 * store_close() does this too. */
void store_drop(Store *store);

/* Puts a file into documents/ after store_check_path(), with the folders that
 * it needs: with the others of the batch that is open, or else at once. A file
 * that holds these bytes already stays untouched; `changed` (may be NULL) says
 * whether it did not. Under store_lock(). */
CodicilStatus store_put(const Store *store, const char *path, const char *bytes,
                        size_t size, bool *changed);

/* Ends what a killed process left in documents/.staging: moves what its
 * journal says, or clears it away. Under the lock. */
CodicilStatus store_recover(const Store *store);

/* Whether there is anything to recover; `half_done`: a journal is there. */
bool store_needs_recovery(const Store *store, bool *half_done);

#endif
