/* Manifests: every file with its digest, one a line, so that sha256sum may
 * check them too; numbered, each naming the one before.
 *
 *      {
 *        "manifest": 2,             number, from 1
 *        "before": "<sha256>",      of the manifest before, or null
 *        …                          facts; codicil-build(1) lists them
 *        "files": [
 *          {"path": "nl.html", "sha256": "…", "size": 1234, "type": "text/html;
 *           charset=utf-8", "locale": "nl"},
 *          …                        paths from the manifest's folder
 *        ]
 *      } */
#ifndef SITE_MANIFEST_H
#define SITE_MANIFEST_H

#include "base/buf.h"

#include <stdbool.h>

#define MANIFEST_MOST ((size_t)4 << 30) /* bytes of one that is read */

typedef struct {
    const char *key, *value; /* value NULL: null */
} ManifestFact;

typedef struct {
    long number;
    const char *before;        /* NULL: there is none */
    const ManifestFact *facts; /* ended by one without a key */
} ManifestHead;

typedef struct {
    const char *path, *sha256;
    long long size;
} ManifestFile;

/* In this order, the files between. */
void manifest_begin(const ManifestHead *head, Buf *out);
void manifest_add(const ManifestFile *file, bool is_first, Buf *out);
void manifest_end(Buf *out);

/* Where in the bytes of a manifest that was written so the lines of its files
 * begin; 0: it is laid out in another way. The head is what stands before, with
 * "]}". */
size_t manifest_lines(const Buf *bytes);

/* The next line's object, without comma, and `at` behind it; 0: there is none,
 * and `at` is where the end begins (manifest_ends). */
size_t manifest_line(const Buf *bytes, size_t *at, const char **line);
bool manifest_ends(const Buf *bytes, size_t at);

#endif
