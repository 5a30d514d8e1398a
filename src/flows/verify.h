/* Verifying: what is there against what was written down. Everything that is
 * wrong is a complaint, and the rest goes on. */
#ifndef FLOWS_VERIFY_H
#define FLOWS_VERIFY_H

#include "base/minisign.h"
#include "base/table.h"
#include "store/version.h"

typedef struct {
    char *file; /* as it is named from the folder that is verified */
    char *message;
} Complaint;

typedef struct {
    CodicilContext *context;
    const PublicKey *key; /* NULL: signatures are only looked at */
    size_t skip;          /* bytes of a path before such a name */
    Complaint *complaints;
    size_t count, room;
    size_t versions, manifests, files, signatures;
    bool failed; /* memory ran out */
} Verify;

void verify_clear(Verify *verify);

void verify_complain(Verify *verify, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What is told in a call (faults and warnings) becomes complaints: give it to
 * context_set_sink() between verify_listen() and verify_hush(). CODICIL_MEMORY
 * alone is passed on. */
typedef struct {
    Verify *verify;
    const char *path; /* of what is at work */
    CodicilSink sink;
    void *user;
} Listener;
void verify_listen(Verify *verify, const char *path, Listener *out);
void verify_hush(Listener *listener);

/* Complains, and gives false, of a link: what it leads to may be changed
 * without it. */
bool verify_is_own(Verify *verify, const char *path);

/* The bytes of a file; complains, and gives false, where it is not there, a
 * link, no regular file, or cannot be read. */
bool verify_read(Verify *verify, const char *path, Buf *out);

/* Looks at a file that is to have a digest; complains, and gives false, where
 * it is not there or has another. It may be of any size, which is put in `size`
 * (NULL: nobody asks). */
bool verify_file(Verify *verify, const char *path, const char *sha256,
                 long long *size);

/* The signature beside a file; complains where it is not good, and with a key
 * where there is none though it `has_to`. */
void verify_signature(Verify *verify, const char *path, const Buf *bytes,
                      bool has_to);

/* A store: the publication log of each version, the texts, renditions and
 * pictures that it names. */
CodicilStatus verify_store(Verify *verify, const Store *store);

/* The log of one version, in a version.xml that may be a copy. */
CodicilStatus verify_log(Verify *verify, const Version *version,
                         const char *path);

/* Complains of a published version whose texts are those of another work. */
CodicilStatus verify_owner(Verify *verify, const Store *store,
                           const Version *version);

/* What evidence wrote: SHA256SUMS over all, and logs that name the bytes. */
CodicilStatus verify_evidence(Verify *verify, const char *folder);

/* A folder that has a manifest.json, as `codicil build` makes it. */
CodicilStatus verify_tree(Verify *verify, const char *folder);

#endif
