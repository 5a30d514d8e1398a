/* The exact part of a delta: edits of whole lines between two canonical texts
 * (model/doc.h), which lead from either to the other, byte for byte.
 *
 *      "from": {"lines": 120, "sha256": "5feb..."},
 *      "to": {"lines": 121, "sha256": "6b86..."},
 *      "patch": [
 *        {"line": 17, "delete": ["  <p>...</p>"], "insert": ["  <p>...", ...]}
 *      ]
 *
 * `line` counts from 1, in the text that the delta is from: that of the first
 * line that goes; where none goes, the one before which lines come. Edits stand
 * in order and do not touch. Lines are without their LF; every line of a
 * canonical text has one. */
#ifndef DIFF_PATCH_H
#define DIFF_PATCH_H

#include "base/json.h"
#include "base/json_tree.h"

#define DELTA_FORMAT  "codicil-delta"
#define DELTA_VERSION 1

/* Writes the members "lines" and "sha256" of a side. */
void patch_put_side(Json *json, const Buf *text);

/* Writes the list of edits from A to B. Where memory ran out, json->out has
 * failed. */
void patch_put(Json *json, const Buf *a, const Buf *b);

/* A delta, and which way it is gone. */
typedef struct {
    const char *file; /* told; borrowed */
    json_t *tree;
    bool is_reverse; /* back from "to" to "from" */
} Delta;

void delta_clear(Delta *delta);

/* Reads a delta, and checks what it says of itself. `delta` has its file and
 * is_reverse, and gets the tree. CODICIL_INVALID for what is no JSON, no delta,
 * or one of another version of the format. */
CodicilStatus delta_read(const CodicilContext *context, const Buf *bytes,
                         Delta *delta);

/* "from" or "to": the side that is gone from, that which is come to. */
const json_t *delta_start(const Delta *delta);
const json_t *delta_goal(const Delta *delta);

/* A canonical text, and what messages call it. */
typedef struct {
    const char *name;
    const Buf *bytes;
} Patched;

/* Gives the other text. CODICIL_REFUSED where `text` is not the one that the
 * delta starts at, with the first line that tells; CODICIL_INVALID where the
 * edits do not lead to the goal. */
CodicilStatus delta_apply(const CodicilContext *context, const Delta *delta,
                          const Patched *text, Buf *out);

#endif
