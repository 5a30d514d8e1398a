/* What is wrong with texts: a growing list of findings, and its reports.
 *
 * As text, one line a finding, sorted within each file by line and rule:
 *
 *      terms/nl.xml:12: error: <ref> leads to #x … [ref-target] (scope.p2)
 *      1 error, 0 warnings, 0 notes
 *
 * or "no findings". As JSON (version 1; members are added, never changed):
 *
 *      {"findings": [{"rule": "ref-target", "weight": "error",
 *                     "file": "terms/nl.xml", "line": 12, "id": "scope.p2",
 *                     "message": "…"}, …],
 *       "errors": 1, "warnings": 0, "notes": 0}
 *
 * line, column and id are left out where they are unknown. `id` is that of
 * the nearest provision around what was found. */
#ifndef CHECK_FINDINGS_H
#define CHECK_FINDINGS_H

#include "base/buf.h"
#include "check/rules.h"

#define FINDINGS_MANY 1000 /* of one file; after these it is left */

typedef struct {
    RuleId rule;
    const char *file; /* borrowed from the list */
    long line;        /* from 1; 0 unknown */
    long column;      /* the same; libxml2 gives none */
    char *id;         /* NULL unknown */
    char *message;    /* one line, without a closing full stop */
    size_t order;     /* in which it was found */
} Finding;

typedef struct {
    Finding *items;
    size_t count, room;
    char *folder; /* of the store, NULL: none; findings_set_folder() */
    char **files; /* names, of all files that had a finding */
    size_t file_count, file_room;
    size_t weights[WEIGHT_ERROR + 1]; /* how many of each weight */
} Findings;

/* A zeroed list is an empty one. */
void findings_init(Findings *findings);
void findings_clear(Findings *findings);

/* Which folder SARIF names files from; copied. False when out of memory. */
bool findings_set_folder(Findings *findings, const char *folder);

/* Adds one; file, id and message are copied, control characters in the
 * message written as \xNN. False when out of memory. */
bool findings_add(Findings *findings, const Finding *finding);

/* Takes away all but the first `count`. */
void findings_set_count(Findings *findings, size_t count);

/* Sorts those from `first` on by file, then by line, then by rule. */
void findings_sort(Findings *findings, size_t first);

/* The weight of the worst; false where there is none. */
bool findings_worst(const Findings *findings, Weight *worst);

/* The reports; `out` fails where memory runs out. */
void findings_to_text(const Findings *findings, Buf *out);
void findings_to_json(const Findings *findings, Buf *out);
void findings_to_sarif(const Findings *findings, Buf *out); /* 2.1.0 */

#endif
