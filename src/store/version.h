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
 *        <history>
 *          <state locale="nl" commit="..." at="2018-04-27T08:00:00Z"
 *                 path="terms/nl.md" blob="..." sha256="..."/>
 *        </history>
 *        <log>...</log>
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
 * work         the facts of work.xml as they were when it was published; what
 *              its published texts say in `meta` is held against these
 * approval     of a draft that is as it was then: store/approval.h
 * history      what a git repository held of its texts (store/origin.h)
 * log          the publication log, store/log.h
 *
 * A version without an entry, and a text that no entry names, are drafts. */
#ifndef STORE_VERSION_H
#define STORE_VERSION_H

#include "model/doc.h"
#include "model/name.h"
#include "store/log.h"
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
    Log log;
    const xmlNode *facts; /* work, as published; NULL: not published */
    xmlDoc *doc;
    bool is_new; /* not in the store yet */
} Version;

void version_free(Version *version);
DEFINE_CLEANUP(free_version, Version, version_free)

/* Reads a version of a work; NOT_FOUND names those that are there. A fault
 * where the label is not the folder's name. */
CodicilStatus version_read(const Store *store, const char *work,
                           const char *label, Version **out);

/* The same of a copy of version.xml that is in no store. */
CodicilStatus version_read_alone(const CodicilContext *context,
                                 const char *path, const char *work,
                                 const char *label, Version **out);

/* CODICIL_REFUSED where a published version is not what its log says: nothing
 * is added to it then, and nothing proven by it. */
CodicilStatus version_check_log(const CodicilContext *context,
                                const Version *version);

/* A new one. Nothing is written. */
CodicilStatus version_new(const Store *store, const char *work,
                          const char *label, Version **out);

/* Sets a value by its element, NULL removes it: change, in-force, announce,
 * accept-from, enforce. CODICIL_MISUSE when it is not of its type. */
CodicilStatus version_set(const CodicilContext *context, Version *version,
                          const char *what, const char *value);

/* The value of an element of text, borrowed; NULL where there is none. */
const char *version_get(const Version *version, const char *what);

/* Writes version.xml; `changed` (may be NULL): whether that changed a byte. */
CodicilStatus version_write(const Store *store, Version *version,
                            bool *changed);

/* A fact of the work as it was published, by its element: "publisher"; NULL
 * where there is none, or the version is not published. */
const char *version_fact(const Version *version, const char *name);
bool version_promises(const Version *version, const char *locale);

/* Copies the facts of its work into a version that is about to be published. */
typedef struct Work Work;
CodicilStatus version_set_facts(const CodicilContext *context, Version *version,
                                const Work *work);

/* Adds an empty approval (store/approval.h). */
CodicilStatus version_add_approval(const CodicilContext *context,
                                   Version *version, xmlNode **out);

/* Adds an entry to the log, with its digests. Last of all: what else is set
 * afterwards is not what the entry says. */
CodicilStatus version_add_entry(const CodicilContext *context, Version *version,
                                const LogEntry *entry);

/* Whether the log names a text of a locale: published, and no draft. */
bool version_has_text(const Version *version, const char *locale);

/* The word of a change: "material"; NULL for CHANGE_OPEN. */
const char *change_to_text(Change change);

#endif
