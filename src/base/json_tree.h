/* JSON (RFC 8259) in memory, read strictly by jansson: UTF-8, one value, no
 * key twice. What base/json.h writes is read.
 *
 * A tree costs memory by its values, not by its bytes, and jansson descends by
 * recursion: so no more than JSON_MOST_VALUES are taken in, nested no deeper
 * than JSON_DEEPEST. */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/context.h"
#include "base/digest.h"

#include <jansson.h>

#define JSON_MOST_VALUES ((size_t)5000000)
#define JSON_DEEPEST     ((size_t)64)

DEFINE_CLEANUP(free_json, json_t, json_decref)

/* CODICIL_INVALID with line and column where it is none, or passes a limit.
 * `file` is told. */
CodicilStatus json_tree_read(const CodicilContext *context, const char *file,
                             const Buf *bytes, json_t **out);

/* Borrowed from an object: the string or the list of a key, NULL where there is
 * none or it is of another type; a number from 0 on, -1 likewise. */
const char *json_text_of(const json_t *object, const char *key);
const json_t *json_list_of(const json_t *object, const char *key);
long json_number_of(const json_t *object, const char *key);

/* SHA-256 of an object without one of its members, as JSON without white space
 * whose keys are sorted by byte: the same however it is laid out. */
CodicilStatus json_tree_digest(const CodicilContext *context,
                               const json_t *object, const char *without,
                               char out[DIGEST_SIZE]);

#endif
