/* What a build remembers of a work that it wrote, so that the next one need not
 * make again what did not change: a file of lines in .codicil/ of the site.
 *
 *      codicil-site 1 <sha256 of what follows>
 *      key <text>                what all of it depends on, as one line
 *      from <seconds>            instants between which the clock changes
 *      until <seconds>           nothing: from inclusive, until exclusive
 *      group <key> <name>        files that depend on one key:
 *      file <sha256> <size> <modified> <changed> <path>
 *      fact <text>               what the pages of the whole site are made of
 *
 * Times of files are nanoseconds of their last change, and that of their
 * inode. */
#ifndef SITE_STATE_H
#define SITE_STATE_H

#include "base/context.h"
#include "base/digest.h"
#include "base/table.h"

typedef struct {
    char *path; /* relative to the site */
    char sha256[DIGEST_SIZE];
    long long size, modified, changed;
} SiteRecord;

typedef struct {
    char *name;
    char key[DIGEST_SIZE];
    size_t first, count; /* of its files */
} SiteGroup;

/* A zeroed one is empty. */
typedef struct {
    char *key; /* NULL: none */
    Instant from, until;
    SiteRecord *files;
    size_t count, room;
    SiteGroup *groups;
    size_t group_count, group_room;
    Buf facts;   /* lines, without "fact " */
    Table names; /* of groups; made on reading */
    Table paths; /* of files; likewise; each value an index from 1 */
    bool failed; /* out of memory */
} SiteState;

void site_state_clear(SiteState *state);

/* Begins a group, to which the files belong that are added next. */
void site_state_add_group(SiteState *state, const char *name, const char *key);
void site_state_add_file(SiteState *state, const SiteRecord *file);
/* Adds the groups and files of another. */
void site_state_add_all(SiteState *state, const SiteState *more);

/* NULL where there is none; of a state that was read. */
const SiteGroup *site_state_group(const SiteState *state, const char *name);
const SiteRecord *site_state_file(const SiteState *state, const char *path);

/* How many of its files are part of the site. */
size_t site_state_served(const SiteState *state);

/* An empty state where the file is not there, or is not whole: then everything
 * is made again. */
CodicilStatus site_state_read(const CodicilContext *context, const char *path,
                              SiteState *out);
CodicilStatus site_state_write(const CodicilContext *context, const char *path,
                               const SiteState *state);

#endif
