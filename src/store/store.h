/* The store: a folder that holds documents/, as plain files.
 *
 *      codicil.xml                                publisher and country that
 *                                                 a new work begins with
 *      documents/<work>/work.xml                  store/work.h
 *      documents/<work>/<version>/version.xml     store/version.h
 *      documents/<work>/<version>/<locale>.xml    the text
 *      documents/<work>/<version>/<locale>~N.xml  its N-th correction; the
 *                                                 highest N is the text
 *
 * A folder is a work when it holds work.xml, and a version when it holds
 * version.xml: that file is written last, so that what a killed import leaves
 * is not taken for one. Other files and folders may stand beside them and are
 * passed over; those that look as if they were meant (an .xml file or a folder
 * that is no name) with a warning. Names that begin with a dot are not looked
 * at.
 *
 * A link may lead about within documents/; one that leads out of it is
 * refused wherever it is met (CODICIL_REFUSED).
 *
 * What belongs together is written together (store_begin, store_commit): a kill
 * at any instant leaves all of the old state or all of the new one. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/context.h"

typedef struct Batch Batch;

typedef struct {
    const CodicilContext *context; /* borrowed */
    char *folder;                  /* of the store, as it was named */
    char *documents;               /* "<folder>/documents" */
    char *root;                    /* the same, without links */
    int lock;                      /* descriptor, -1 while not locked */
    Batch *batch;                  /* what is written together; NULL: none */
} Store;

/* Opens the context's store, and ends what a killed process had begun to put in
 * its place (store/batch.h); `out` is for AUTO(store_close), to which a
 * STORE_CLOSED one means nothing. */
#define STORE_CLOSED                                                           \
    {                                                                          \
        .lock = -1                                                             \
    }
CodicilStatus store_open(CodicilContext *context, Store *out);
void store_close(Store *store); /* unlocks; drops what was not committed */

/* Only one process writes at a time: waits up to ten seconds for another one,
 * then a fault (CODICIL_IO). Held until the store is closed or the process
 * ends; a second call is fine. Everything that reads in order to write has to
 * read after this. The lock is flock(2) on documents/ itself and leaves no
 * file; on a file system without locks a warning is told. Reading needs no
 * lock: files are replaced whole. */
CodicilStatus store_lock(Store *store);

/* A fault where a path, or as much of it as is there, is outside documents/
 * once links are followed. */
CodicilStatus store_check_path(const Store *store, const char *path);

/* A fault (CODICIL_REFUSED) where a folder that something is to be written to,
 * or what is there of the way to it, is documents/ or within it. */
CodicilStatus store_check_apart(const Store *store, const char *folder);

/* A fault (CODICIL_REFUSED) where a folder holds another name that differs
 * from this one only in case. A folder that is not there is fine. */
CodicilStatus store_check_case(const Store *store, const char *folder,
                               const char *name);

/* The names of all works, sorted, ended by NULL (names_free). */
CodicilStatus store_list_works(const Store *store, char ***works);

/* The labels of a work's versions, sorted by byte, ended by NULL. A fault
 * where there is no such work. store/versions.h has them by date. */
CodicilStatus store_list_labels(const Store *store, const char *work,
                                char ***labels);

/* A fault that names the works that are there, unless `work` is. */
CodicilStatus store_has_work(const Store *store, const char *work);

/* "<documents>/a/b" of parts ended by NULL; NULL when out of memory. */
char *store_path(const Store *store, const char *first, ...)
    __attribute__((sentinel));

/* Adds "a, b, c" of names ended by NULL, shortened after the twelfth; "none"
 * where there are none. */
void store_tell_names(char *const *names, Buf *out);

#endif
