/* What status tells, as text and as JSON.
 *
 * As text, a table with one language of a version a line; "*" stands before the
 * version in force. Where one work was asked about, what is to be done about it
 * stands below, a provision a line:
 *
 *        WORK   VERSION     LOCALE  STATE     TRANSLATED
 *      * terms  2025-01-15  en      original  71
 *      * terms  2025-01-15  de      stale     71 of 71, 100%  since 2025-01-15
 *              liability.p2  stale since 2025-01-15, translates 2023-09-01
 *
 * As JSON (members are added, never changed):
 *
 *      works: array, by name, of
 *        work, original, prevailing
 *        versions: array (the one in force, then the newest), of
 *          version, in_force: instant or null
 *          current: whether it is in force     newest: true or false
 *          texts: array, the original first, then by locale, of
 *            locale    promised, draft: true or false
 *            state: original, current, stale, incomplete, missing, unknown
 *            since: label, of a stale one
 *            provisions: number of those that have words in the original
 *            translated: how many of them are     share: translated/provisions
 *            counts: object, number of provisions by state: current, carried,
 *              confirmed, stale, untranslated, missing
 *            open: array of those that are not current, as the text has them:
 *              id, state    since, translates: labels (or null), if stale
 *            confirmed: array of id, reason */
#ifndef FLOWS_STATUS_REPORT_H
#define FLOWS_STATUS_REPORT_H

#include "base/json.h"
#include "flows/standing.h"

typedef struct {
    const Work *work;
    const Version *current; /* in force; NULL */
    bool is_newest;
    const VersionStanding *standing;
} StatusPart;

typedef struct {
    const StatusPart *parts; /* those of a work one after another */
    size_t count;
    bool whole; /* tell every provision */
} StatusTold;

void status_to_text(const StatusTold *told, Buf *out);
void status_to_json(const StatusTold *told, Buf *out);

#endif
