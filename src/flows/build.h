/* Building a site, inside: what the parts of codicil_build() share.
 *
 *      build.c         the journey
 *      build_folder.c  the site's folder: whose it is, what is there too much
 *      build_inputs.c  what everything depends on, as digests
 *      build_pool.c    threads: works are planned one after another, their
 *                      parts done by whoever is free
 *      build_plan.c    a work: what of it is published, and the parts to make
 *      build_part.c    one part: a text's files, or what's new in one language
 *      build_site.c    a work as src/site sees it
 *      build_manifest.c  the manifests of a version
 *      build_work.c    what else is made of a whole work: lists, pages
 *      build_whole.c   and of all works
 *
 * Memory is held for a few works at a time, whatever their number. */
#ifndef FLOWS_BUILD_H
#define FLOWS_BUILD_H

#include "lang/phrases.h"
#include "site/site.h"
#include "site/writer.h"
#include "store/texts.h"
#include "store/versions.h"

#include <pthread.h>

/* Set up once, then only read, but for what the lock is for. */
typedef struct {
    CodicilContext *context; /* the caller's; its sink is behind the lock */
    const CodicilBuildOptions *options;
    CodicilContext *own; /* that of the thread that plans */
    Store store;
    char *root;            /* the site's folder */
    char *base;            /* its address, with a slash at the end; NULL */
    char key[DIGEST_SIZE]; /* what every file depends on */
    Instant now;
    int lock_file;
    char **works; /* their names, in order, ended by NULL */
    size_t work_count;

    pthread_mutex_t lock; /* for what follows, and the caller's sink */
    CodicilStatus status; /* of the first fault */
    CodicilBuildCounts counts;
    size_t progress; /* thousandths of works */
} Build;

/* Whether a part failed, so that the others may stop. */
bool build_has_failed(Build *build);
/* Notes how a part ended. */
void build_note(Build *build, CodicilStatus status, size_t written);
/* Tells the caller how far it is: so many thousandths of works more. */
void build_progress(Build *build, size_t thousandths);
/* A context whose messages go to the caller's sink; of faults the first. */
CodicilStatus build_context(Build *build, CodicilContext **out);
/* ".codicil/NAME" in the site's folder; NULL without memory. */
char *build_path(const Build *build, const char *name);
/* The state of a work is ".codicil/works/NAME". */
char *build_state_path(const Build *build, const char *work);

/* --- build_folder.c */

/* Makes the folder ours, or finds it so, and locks it. CODICIL_REFUSED where
 * it holds something and is not, or another build is at work in it. */
CodicilStatus build_open_folder(Build *build);
/* Removes what the last build wrote and this one did not. */
CodicilStatus build_sweep(Build *build, const SiteState *old,
                          const SiteState *now);
/* Removes the files and states of works that are no longer there. */
CodicilStatus build_sweep_works(Build *build);
/* Tells of files that are not ours below "WORK", or at the top for NULL. */
CodicilStatus build_tell_foreign(Build *build, const char *work,
                                 const SiteState *now);

/* --- build_inputs.c */

/* Digest of program, templates, locales and what codicil.xml says. */
CodicilStatus build_key(Build *build);
/* Digest of the names and times of all files of a work in the store. */
CodicilStatus build_work_key(Build *build, const char *work,
                             char out[DIGEST_SIZE]);

/* --- build_plan.c */

/* A part: the files of a text or, with `since`, what is new since then. */
typedef struct {
    size_t version; /* place in versions */
    size_t since;   /* likewise; NO_VERSION: the text itself */
    const char *locale;
    SiteState made; /* the files, when it is done */
} Part;

#define NO_VERSION ((size_t)-1)

typedef struct {
    char *name;
    char key[DIGEST_SIZE];
    Work *work;
    Versions versions;   /* all; drafts are passed over */
    Texts *texts;        /* of each, those that are published, the newest */
    SiteState old;       /* as the last build left it */
    Instant from, until; /* between which the clock changes nothing */
    Part *parts;
    size_t part_count;
    size_t next, done; /* parts that were begun, and ended; behind the lock */
    bool is_clean;     /* nothing is to be made */
    bool is_finishing; /* likewise */
} WorkPlan;

void work_plan_free(WorkPlan *plan);
CodicilStatus work_plan_make(Build *build, const char *name, WorkPlan **out);

/* Whether a version is told of: published, and announced by now. */
bool version_is_listed(const Version *version, Instant now);

/* Places of the versions from which news of one are made, the newest first;
 * `out` holds as many as there are versions. */
size_t news_since(const WorkPlan *plan, size_t version, size_t *out);

/* Whether two versions are there in one language. */
bool has_common_locale(const WorkPlan *plan, size_t version, size_t since);

/* The label of the version that one followed when it was published; NULL: none.
 */
const char *version_predecessor(const WorkPlan *plan, size_t version);

/* The formats of the log, and how their files end. */
typedef struct {
    const char *name, *ending;
} BuildFormat;

#define BUILD_FORMATS 5
extern const BuildFormat build_formats[BUILD_FORMATS];

/* --- build_part.c, build_work.c: on a thread of the pool */

typedef struct {
    Build *build;
    CodicilContext *context; /* the thread's own */
    Store store;             /* likewise */
    Gzip gzip;               /* likewise */
    unsigned number;
} Worker;

CodicilStatus part_make(Worker *worker, const WorkPlan *plan, Part *part,
                        size_t *written);
CodicilStatus work_finish(Worker *worker, WorkPlan *plan, size_t *written);

/* --- build_site.c: a work as src/site sees it */

typedef struct {
    SiteWork work; /* borrows from here and from the plan */
    SiteVersion *versions;
    SiteText **texts;
    SiteLanguage *languages;
    char **strings; /* that belong to it */
    size_t string_count, string_room;
} SiteView;

void site_view_clear(SiteView *view);
CodicilStatus site_view_make(Worker *worker, const WorkPlan *plan,
                             SiteView *out);

/* --- build_manifest.c */

CodicilStatus version_manifests(Worker *worker, const WorkPlan *plan,
                                size_t index, SiteWriter *writer);

/* --- build_pool.c */

CodicilStatus build_works(Build *build);

/* --- build_whole.c */

CodicilStatus build_whole(Build *build);

#endif
