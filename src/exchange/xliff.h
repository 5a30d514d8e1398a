/* XLIFF 2.1 (OASIS, with the modules for matches and metadata) and 1.2,
 * written and read.
 *
 * A provision of one segment is a unit (trans-unit) with its id; one of more is
 * a group with its id, and a unit for each, ":1", ":2" behind it: tools that
 * keep only one segment of a unit are in use. Each is bound to the digest of
 * the source (metadata "source-digest"; extradata in 1.2), and the file to
 * WORK@VERSION (`original`; file id "WORK:VERSION"; of a part of it, with
 * "#N" or ":N" behind, N units). Inlines are <pc> and <ph>
 * with their original data, <g> and <x> in 1.2. State: translated, reviewed
 * (confirmed), initial (stale or untranslated); 1.2: translated, signed-off,
 * needs-review-translation, none. What is stale comes with the source and the
 * translation as they were, and with what changed in the source. */
#ifndef EXCHANGE_XLIFF_H
#define EXCHANGE_XLIFF_H

#include "exchange/unit.h"

void xliff_write_21(const Exchange *exchange, Buf *out);
void xliff_write_12(const Exchange *exchange, Buf *out);

/* A unit as it was read. */
typedef struct {
    char *id;
    long line;
    char *digest;          /* NULL: the file does not say */
    char *source, *target; /* coded; target NULL: none, or without words */
    bool is_done;          /* its state says that it is translated */
} ReadUnit;

typedef struct {
    const char *file; /* borrowed; for faults */
    long line;        /* of <file> */
    size_t part;      /* 0: all of the text; else how many units */
    char *work, *version;
    char *from, *to; /* locales, canonical */
    ReadUnit *units;
    size_t count, room;
} ReadFile;

/* Reads what a tool gave back. CODICIL_INVALID, with line and unit, for what is
 * no XLIFF of ours: another format or version, none or several files, a unit
 * without an id or twice, broken inline codes. Notes, matches, metadata and
 * elements of other namespaces are passed over; layout beside inlines is no
 * white space, unless xml:space says so. */
CodicilStatus xliff_read(const CodicilContext *context, const char *file,
                         const Buf *bytes, ReadFile *out);
void read_file_close(ReadFile *file);

#endif
