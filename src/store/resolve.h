/* From what was asked for (a work, perhaps a version, an instant, languages)
 * to the text that answers it: the version first, then the language. */
#ifndef STORE_RESOLVE_H
#define STORE_RESOLVE_H

#include "store/texts.h"
#include "store/versions.h"

typedef struct {
    Work *work;
    Version *version;
    Text text;               /* locale and revision that are served */
    LocaleMatch match;       /* how that fits what was asked */
    char asked[LOCALE_SIZE]; /* what was asked; "" for nothing, or "*" */
    char *wish;              /* the list that said so; "" for none */
    Instant at;              /* the instant that was asked about */
    bool is_draft;           /* the text is in no publication log */
    char *path;              /* of the text's file */
    Facts facts;             /* borrows from here */
} Resolved;

void resolved_free(Resolved *resolved);
DEFINE_CLEANUP(free_resolved, Resolved, resolved_free)

/* `source->name` is WORK or WORK@VERSION, `locale` and `at` are as codicil.h
 * has them; the rest is not looked at.
 *
 * Without a version: the one in force at the instant for the reader's language
 * (versions_in_force_for(), where drafts with a date count until the first
 * version is published), and of its texts those that are out by then. Of a
 * version that is named drafts are served too, unless an instant is given.
 * The language is found by RFC 4647 lookup; where nothing that was asked for is
 * there, the work's fallbacks in order, then the original. What is served
 * instead of what was asked is told as a note.
 *
 * CODICIL_NO, told as a fault, where that is a fallback and `no_fallback` says
 * that none is wanted.
 *
 * CODICIL_MISUSE for what is no name, locale or instant; CODICIL_NOT_FOUND for
 * a work, a version or a locale that is not there, naming those that are, and
 * where no version is in force, naming the next. */
CodicilStatus resolve(const Store *store, const CodicilSource *source,
                      Resolved **out);

/* Reads the text; _bare as doc_read_bare() does. */
CodicilStatus resolved_read(const Store *store, const Resolved *resolved,
                            xmlDoc **out);
CodicilStatus resolved_read_bare(const Store *store, const Resolved *resolved,
                                 xmlDoc **out);

#endif
