/* A manifest that is verified. */
#ifndef FLOWS_VERIFY_MANIFEST_H
#define FLOWS_VERIFY_MANIFEST_H

#include "base/json_tree.h"
#include "flows/verify.h"

typedef struct {
    char *place; /* of its folder, below the tree's: "", "terms/1/" */
    char *path;  /* of the file */
    Buf bytes;
    json_t *json; /* without its files, where there are `lines` */
    size_t lines; /* where these begin in its bytes; 0: they are in json */
} Manifest;

void manifest_clear(Manifest *manifest);

/* Of the folder that is verified; false where it cannot be read, which is told.
 * It is for manifest_clear() in any case. */
bool manifest_read(Verify *verify, const char *folder, const char *place,
                   const char *name, Manifest *out);

/* Calls for each file that it lists; false where they cannot be read, which is
 * told. */
typedef void ManifestFileCall(void *user, const Manifest *manifest,
                              const json_t *file);
bool manifest_each(Verify *verify, const Manifest *manifest,
                   ManifestFileCall *call, void *user);

#endif
