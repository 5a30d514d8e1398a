/* What the files of the history flow share: what is known of each stage of
 * each course, the plan of a work, and what was found. */
#ifndef FLOWS_HISTORY_WORK_H
#define FLOWS_HISTORY_WORK_H

#include "base/digest.h"
#include "history/courses.h"
#include "store/version.h"

#define DAY_SIZE    11 /* "2018-04-27" and a NUL */
#define MOST_STATED 4  /* dates of a text that are looked at */

/* ------------------------------------------------------------------ findings
 */

typedef enum { WEIGHED_NOTE, WEIGHED_WARNING, WEIGHED_ERROR } Weighed;

/* Everything but `text` may lack. `commit` is NEVER where there is none. */
typedef struct {
    const char *rule;
    Weighed weight;
    char work[64], version[DAY_SIZE], locale[LOCALE_SIZE];
    size_t commit;
    const char *path; /* of the record */
    char *text;
} HistoryFinding;

/* What became of a text. */
typedef enum { TEXT_PLANNED, TEXT_WRITTEN, TEXT_SAME, TEXT_FAILED } TextState;

/* ------------------------------------------------------------------- the plan
 */

/* What a stage says. */
typedef struct {
    char dates[MOST_STATED][DAY_SIZE]; /* that it states; the first one makes
                                          the version; "" none */
    char other[DAY_SIZE]; /* the same, read the other way: 03/04/2020 */
    char words[DIGEST_SIZE];
    char label[DAY_SIZE]; /* of the version that it belongs to; "" none */
    bool is_read;         /* it is a text; else it was told why not */
} Reading;

/* A text of the plan: the last stage of a course under a label. */
typedef struct {
    char label[DAY_SIZE];
    size_t course, stage;
    size_t earlier; /* stages of that label before it */
    TextState state;
    bool is_out; /* published */
} PlanText;

/* A work as it will be. */
typedef struct {
    const Trunk *trunk;
    char name[64];
    size_t original;    /* the course of the original language */
    Reading **readings; /* of each course, one a stage */
    PlanText *texts;    /* by label, the original first, then by locale */
    size_t count;
    size_t versions;
} PlanWork;

/* ------------------------------------------------------------------ the flow
 */

typedef struct {
    CodicilContext *context; /* of the caller */
    CodicilContext *quiet;   /* its messages are kept in `said` */
    CodicilContext *clock;   /* the same, with the time of a commit */
    const CodicilHistoryOptions *options;
    Store *store; /* opened with `quiet` */
    Record record;
    PathLayout layout;
    Trunks trunks;
    Git files;
    PlanWork *works; /* one a trunk */
    HistoryFinding *findings;
    size_t finding_count, finding_room;
    Buf said;                  /* the last fault */
    CodicilStatus said_status; /* of it */
    Buf warned;                /* warnings, a line each */
    size_t done, all;          /* for progress */
} HistoryFlow;

/* Adds a finding; the text is made by the format. */
CodicilStatus history_found(HistoryFlow *flow, const HistoryFinding *finding,
                            const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Forgets what the quiet context was told. */
void history_hush(HistoryFlow *flow);

/* Tells how far it is. */
void history_progress(HistoryFlow *flow, const char *what);

/* A finding about a stage, for history_found(). */
HistoryFinding history_at(const PlanWork *work, size_t course, size_t stage);

/* Bytes of a stage as UTF-8 with LF. CODICIL_NO where there are none to read,
 * which flow->said tells; `is_empty`: there is no word in it. */
CodicilStatus history_bytes(HistoryFlow *flow, const Stage *stage, Buf *text,
                            bool *is_empty);

/* Reads every stage of a work. */
CodicilStatus history_read_work(HistoryFlow *flow, PlanWork *work);

/* Names the works: history_names.c. */
CodicilStatus history_name_works(HistoryFlow *flow);

/* Makes the plan of a work that was read. */
CodicilStatus history_plan_work(HistoryFlow *flow, PlanWork *work);

/* Writes a text, or those of a work. */
CodicilStatus history_put_text(HistoryFlow *flow, PlanWork *work,
                               PlanText *text);
CodicilStatus history_put_work(HistoryFlow *flow, PlanWork *work);

/* A text that is being written. */
typedef struct {
    const PlanWork *work;
    const PlanText *plan;
    const Stage *stage;
    const Version *version;
} HistoryText;

/* Puts the pictures that a text shows into the version, in the batch that is
 * open, and names them in the text by where they are then. */
CodicilStatus history_put_pictures(HistoryFlow *flow, const HistoryText *text,
                                   xmlDoc *doc);

/* Writes the texts of a work and publishes them as they were committed. */
CodicilStatus history_publish_work(HistoryFlow *flow, PlanWork *work);

/* The report; CODICIL_NO where there is an error among the findings. */
CodicilStatus history_report(const HistoryFlow *flow, Buf *out);

#endif
