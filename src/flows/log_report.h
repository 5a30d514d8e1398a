/* A publication log as JSON. */
#ifndef FLOWS_LOG_REPORT_H
#define FLOWS_LOG_REPORT_H

#include "base/json.h"
#include "store/log.h"

/* The member "entries" of an object, an array, from the first to the last, of
 *
 *      kind: publish, add, correct, withdraw, rerender
 *      at, by, reason, change, predecessor, codicil, templates, digest, before:
 *          as version.xml has them, null where it does not
 *      texts: array of
 *          locale    revision: number, from 0    sha256    approved
 *          renditions: array of {format, sha256}
 *      pictures: array of {path, sha256} */
void log_report_entries(const Log *log, Json *json);

#endif
