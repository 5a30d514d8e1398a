/* How the texts of a version stand to their original. */
#ifndef FLOWS_STANDING_H
#define FLOWS_STANDING_H

#include "flows/sources.h"
#include "model/translated.h"

typedef enum {
    STANDING_ORIGINAL,   /* it is the original itself */
    STANDING_CURRENT,    /* all provisions are translated, none is stale */
    STANDING_INCOMPLETE, /* some are missing or still to be translated */
    STANDING_STALE,      /* some translate what the original said before, or
                            does not say any more */
    STANDING_MISSING,    /* there is no text in the language */
    STANDING_UNKNOWN,    /* there is no original to hold it against */
    STANDING_COUNT
} Standing;

const char *standing_name(Standing standing);

/* A provision that the original had in a version before and dropped since,
 * and that the translation has still. */
typedef struct {
    const char *id; /* borrowed from the text */
    SourceTrace trace;
} Dropped;

/* One language of a version. Of one that is missing, and of the original,
 * `translated` tells how much there is to translate. `traces` stand beside
 * translated.items, with NULLs for what is not stale. */
typedef struct {
    char locale[LOCALE_SIZE];
    bool is_promised, is_draft;
    Standing standing;
    const char *since; /* of a stale one: the first version that made it so */
    Translated translated;
    SourceTrace *traces;
    Dropped *dropped; /* without those inside others of them */
    size_t dropped_count;
    xmlDoc *text; /* NULL: it is the original, or missing */
} Stood;

/* All of a version, the original first, then by locale: those that are there
 * and those that the work promises. */
typedef struct {
    const Version *version;
    Stood *items;
    size_t count;
    xmlDoc *original;
} VersionStanding;

/* Whether a translation has a provision that its original has not. */
bool standing_has_extra(const xmlDoc *original, const xmlDoc *text);

/* Fills stood->dropped, for free(), with what the original had in a version
 * before that at `index` and stood->text has still. */
CodicilStatus standing_find_dropped(SourceHistory *history, size_t index,
                                    const xmlDoc *original, Stood *stood);

/* `index` is that of the version in history->versions. */
CodicilStatus standing_read(SourceHistory *history, const Work *work,
                            size_t index, VersionStanding *out);
void standing_clear(VersionStanding *standing);

#endif
