/* version.xml: one state of a work in all its languages.
 *
 *      <?xml version="1.0" encoding="UTF-8"?>
 *      <version xmlns="urn:codicil:1">
 *        <label>2018-04-27</label>
 *        <change>material</change>
 *        <in-force>2018-05-25</in-force>
 *        <announce>2018-04-27</announce>
 *        <notes>
 *          <note xml:lang="en" for="devices">
 *            <p>Says which facts of a device we keep.</p>
 *          </note>
 *        </notes>
 *        <log>
 *          <entry at="2018-04-27T09:00:00Z" by="A. Jansen" kind="publish">
 *            <text locale="nl" revision="0" sha256="...">
 *              <rendition format="html" sha256="..."/>
 *            </text>
 *          </entry>
 *        </log>
 *      </version>
 *
 * label        the name of the version's folder
 * change       editorial (nothing to do), inform (tell), material (accept
 *              again); lacking: not chosen yet
 * in-force     instant from which it holds; lacking: open
 * announce     instant from which it is told of
 * accept-from  instant from which it may be accepted
 * enforce      instant from which who did not accept is turned away
 * notes        what the legal team says of a change: for a provision (`for` is
 *              its id) or, without `for`, for the whole; xml:lang is theirs
 * log          the publication log; entries are added at the end and never
 *              changed. kind: publish, add (a late translation), correct,
 *              withdraw; before: the digest of the entry before; reason: in
 *              words; text: a text that it put out, with the digests of the
 *              text and of its renditions
 *
 * A version without an entry, and a text that no entry names, are drafts. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#include "model/doc.h"
#include "model/name.h"
#include "store/store.h"

typedef enum {
    CHANGE_OPEN, /* not chosen yet */
    CHANGE_EDITORIAL,
    CHANGE_INFORM,
    CHANGE_MATERIAL,
} Change;

/* Set through version_set() only; the strings are borrowed from `doc`. */
typedef struct {
    char work[NAME_SIZE], label[NAME_SIZE];
    Change change;
    const char *in_force; /* as it is written; NULL while open */
    Instant in_force_at;  /* only where in_force is */
    bool is_published;    /* the log has an entry */
    bool is_withdrawn;    /* ... and its last one says so */
    xmlDoc *doc;
    bool is_new; /* not in the store yet */
} Version;

void version_free(Version *version);
DEFINE_CLEANUP(free_version, Version, version_free)

/* Reads a version of a work; NOT_FOUND names those that are there. A fault
 * where the label is not the folder's name. */
CodicilStatus version_read(const Store *store, const char *work,
                           const char *label, Version **out);

/* A new one. Nothing is written. */
CodicilStatus version_new(const Store *store, const char *work,
                          const char *label, Version **out);

/* Sets a value by its element, NULL removes it: change, in-force, announce,
 * accept-from, enforce. CODICIL_MISUSE when it is not of its type. */
CodicilStatus version_set(const CodicilContext *context, Version *version,
                          const char *what, const char *value);

/* Writes version.xml; `changed` (may be NULL): whether that changed a byte. */
CodicilStatus version_write(const Store *store, Version *version,
                            bool *changed);

/* Whether the log names a text of a locale: published, and no draft. */
bool version_has_text(const Version *version, const char *locale);

/* The word of a change: "material"; NULL for CHANGE_OPEN. */
const char *change_to_text(Change change);

#endif
