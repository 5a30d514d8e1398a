/* codicil.lock: what a bundle was made of, as JSON.
 *
 *      {"lock": 1, "program": "codicil 0.1.0", "work": "terms",
 *       "version": "2026-03-01", "pinned": false, "profile": "nsis",
 *       "format": "text", "charset": "UTF-8", "transliterated": false,
 *       "width": 72,
 *       "files": [
 *        {"path": "license-nl.txt", "sha256": "…", "locale": "nl",
 *         "revision": 0, "text": "…", "lcid": 1043, "charset": "UTF-8"},
 *        {"path": "license.nsh", "sha256": "…"}],
 *       "sha256": "…"}
 *
 * pinned   whether the version was named; else it was the one in force
 * text     SHA-256 of the text's file in the store
 * charset  of a file: which one it is in; null for RTF of Unicode alone
 * sha256   of the lock: json_tree_digest() of it without this member */
#ifndef FLOWS_LOCK_H
#define FLOWS_LOCK_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/json_tree.h"
#include "lang/locale.h"

#define LOCK_NAME "codicil.lock"

typedef struct {
    char *path; /* within the folder: a name */
    Buf bytes;  /* of one that is to be written */
    char sha256[DIGEST_SIZE];
    char locale[LOCALE_SIZE]; /* "" for what is no text */
    unsigned revision, lcid;
    char text[DIGEST_SIZE];
    const char *charset; /* borrowed; NULL for none */
} LockFile;

typedef struct {
    const char *work, *version, *profile, *format, *charset; /* borrowed */
    bool is_pinned, is_transliterated;
    unsigned width;
    LockFile *files;
    size_t count;
    json_t *tree; /* of one that was read: what is borrowed */
} Lock;

void lock_clear(Lock *lock);

/* A further file; NULL when out of memory. `path` is copied. */
LockFile *lock_add(Lock *lock, const char *path);

/* With its own digest. */
CodicilStatus lock_write(const CodicilContext *context, const Lock *lock,
                         Buf *out);

/* Whether one that was read is as it was written. */
CodicilStatus lock_is_same(const CodicilContext *context, const Lock *lock,
                           bool *out);

/* Reads `folder`/codicil.lock. CODICIL_NOT_FOUND where there is none,
 * CODICIL_INVALID where it is not as said above. */
CodicilStatus lock_read(const CodicilContext *context, const char *folder,
                        Lock *out);

#endif
