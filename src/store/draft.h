/* A draft that is being put into the store: one text, with the work and the
 * version where those are new.
 *
 *      Draft *AUTO(free_draft) draft = NULL;
 *      TRY(draft_open(&store, options, &draft));
 *      ... make the text: ids from draft->replaced, draft->predecessor and
 *      draft->original, meta from draft->facts ...
 *      TRY(draft_write(&store, draft, text));
 */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "store/resolve.h"

typedef struct {
    Work *work;
    Version *version;
    Text text;           /* where it goes */
    Facts facts;         /* borrows from here */
    xmlDoc *replaced;    /* the draft that stands there; NULL: none */
    xmlDoc *predecessor; /* the version before, this locale; NULL: none */
    xmlDoc *original;    /* this version, original language; NULL: none, or it
                            is this one */
    bool is_moved;       /* another in-force instant for a version that is
                            there */
} Draft;

void draft_free(Draft *draft);
DEFINE_CLEANUP(free_draft, Draft, draft_free)

/* Locks the store and makes ready what options->work, version, locale, kind
 * and in_force ask for; the rest of the options is not looked at. Nothing is
 * written. A new work is written first in this locale, and is of kind doc
 * unless the options say so; a new version whose label is a date is in force
 * from that day unless they say so, which is told as a note.
 *
 * CODICIL_MISUSE for what is no name, locale, kind or instant; CODICIL_REFUSED
 * for another kind than the work has, for a text that is published, for another
 * in-force instant of a published version, for one that another version has,
 * and for names that differ only in case. */
CodicilStatus draft_open(Store *store, const CodicilImportOptions *options,
                         Draft **out);

/* Writes the text, and version.xml and work.xml where they are new or changed,
 * together or not at all. Where the version is in force from another instant
 * now, the meta of its other texts says so too. */
CodicilStatus draft_write(Store *store, Draft *draft, const xmlDoc *text);

/* The same as a part of the batch that is open. */
CodicilStatus draft_put(const Store *store, Draft *draft, const xmlDoc *text);

#endif
