/* What was offered on a day, by the publication logs and the kept bytes alone.
 */
#ifndef FLOWS_EVIDENCE_H
#define FLOWS_EVIDENCE_H

#include "lang/locale.h"
#include "store/store.h"
#include "store/texts.h"
#include "store/versions.h"

/* Bytes that a text came in, and when within the day. */
typedef struct {
    const char *format, *sha256; /* borrowed from version.xml */
    Instant from, until;
} EvidenceRendition;

typedef struct {
    const Version *version;
    Text text;
    const LogEntry *entry; /* that put it out */
    const LogText *log;
    EvidenceRendition *renditions;
    size_t count;
} EvidenceText;

/* A part of the day, and what readers got at the work's own address in it. */
typedef struct {
    Instant from, until;
    size_t text;       /* its place; EVIDENCE_NONE: nothing was in force */
    LocaleMatch match; /* how its language fits what they asked for */
    bool is_held;      /* a later version was in force, but not for them */
} EvidenceSpan;

#define EVIDENCE_NONE ((size_t)-1)

typedef struct {
    const CodicilContext *context;
    Store store;
    Versions versions;
    char work[NAME_SIZE], locale[LOCALE_SIZE];
    const char *zone, *day;
    Instant from, until;
    EvidenceText *texts;
    size_t text_count;
    EvidenceSpan *spans;
    size_t span_count;
} Evidence;

#define EVIDENCE_CLOSED                                                        \
    {                                                                          \
        .store = STORE_CLOSED                                                  \
    }
void evidence_close(Evidence *evidence);

/* Fills it in; `work`, `locale`, `zone` and `day` are as the options say. */
CodicilStatus evidence_gather(CodicilContext *context,
                              const CodicilEvidenceOptions *options,
                              Evidence *out);

/* "html" → "html", "markdown" → "md", ... */
const char *evidence_ending(const char *format);

/* Adds the name of the text's file, as the site has it: "1/nl~1". */
void evidence_name(const EvidenceText *text, Buf *out);

/* The reports. With files beside them (`has_files`) they name these. */
void evidence_to_text(const Evidence *evidence, bool has_files, Buf *out);
void evidence_to_json(const Evidence *evidence, Buf *out);
void evidence_to_html(const Evidence *evidence, Buf *out);

/* One sentence on a span: "terms@1, nl~1". */
void evidence_say_span(const Evidence *evidence, const EvidenceSpan *span,
                       Buf *out);

#endif
