/* The publication log of a version: what went out when, by whom and why. It
 * only grows.
 *
 *      <log>
 *        <entry at="2018-04-27T09:00:00Z" by="A. Jansen" change="material"
 *               codicil="0.1.0" digest="..." head="..." kind="publish"
 *               predecessor="2016-08-19" templates="...">
 *          <reason>...</reason>
 *          <text locale="nl" revision="0" sha256="...">
 *            <rendition format="html" sha256="..."/>
 *            ...
 *          </text>
 *          <picture path="media/map.png" sha256="..."/>
 *        </entry>
 *        <entry at="..." before="..." kind="add" ...>...</entry>
 *      </log>
 *
 * kind     publish (the first one), add (a late translation), correct, withdraw
 *          (the last one), rerender (further renditions of a text)
 * at, by   when, and by whom
 * change   the kind of change; of publish
 * predecessor  label of the version that it follows; of publish; lacks in the
 *          first version
 * codicil, templates  version of the program that made the renditions, SHA-256
 *          of its templates (render_digest())
 * digest   SHA-256 of the entry in canonical form (model/doc.h) as the root of
 *          a document, without this attribute
 * before   the digest of the entry before; the first one has none
 * head     SHA-256 of version.xml in canonical form without its log, its
 *          approvals and the history of drafts, as it is since this entry
 * facts    the same without its notes, where it has some
 * reason   why, in words
 * text     a text that it put out, with the digests of the file and of its
 *          renditions; `approved` names who signed it off
 * picture  a file that texts show */
#ifndef STORE_LOG_H
#define STORE_LOG_H

#include "base/context.h"
#include "base/digest.h"
#include "model/doc.h"

typedef enum {
    ENTRY_PUBLISH,
    ENTRY_ADD,
    ENTRY_CORRECT,
    ENTRY_WITHDRAW,
    ENTRY_RERENDER,
    ENTRY_KIND_COUNT,
} EntryKind;

const char *entry_kind_to_text(EntryKind kind); /* "publish" */

/* In the order of version.xml. "html", "markdown", "text", "rtf", "xml". */
typedef struct {
    const char *format, *sha256;
} LogRendition;

typedef struct {
    const char *locale;
    unsigned revision;
    const char *sha256;   /* of the file, canonical bytes */
    const char *approved; /* by whom; NULL: nobody was asked to */
    LogRendition *renditions;
    size_t rendition_count;
} LogText;

typedef struct {
    const char *path, *sha256;
} LogPicture;

/* Of one that is read all strings are borrowed from version.xml, and NULL where
 * it does not say them. */
typedef struct {
    EntryKind kind;
    const char *at;
    Instant at_instant;
    const char *by, *reason, *change, *predecessor;
    const char *codicil, *templates;
    const char *before, *head, *facts, *digest;
    LogText *texts;
    size_t text_count;
    LogPicture *pictures;
    size_t picture_count;
} LogEntry;

typedef struct {
    LogEntry *items; /* from the first to the last */
    size_t count;
} Log;

#define INSTANT_MOST ((Instant)INT64_MAX)

void log_clear(Log *log);

/* Of version.xml, in the form of store/version.c. */
CodicilStatus log_load(const CodicilContext *context, const xmlDoc *doc,
                       Log *out);

const LogEntry *log_last(const Log *log); /* NULL: there is none */

/* The text of a locale that is out at an instant, in its highest revision; NULL
 * where it was put out later, or never. What the first entry puts out is out at
 * any time: when it holds is a matter of the version. */
const LogText *log_find(const Log *log, const char *locale, Instant at);

/* The entry that first put a locale out; NULL: none did. */
const LogEntry *log_first(const Log *log, const char *locale);

/* The rendition of a format of a text, as the last entry that has one of that
 * revision says; NULL: there is none. */
const LogRendition *log_rendition(const Log *log, const LogText *text,
                                  const char *format);

/* The picture of a path in the version's folder; NULL: it is in no entry. */
const LogPicture *log_picture(const Log *log, const char *path);

/* Adds an entry at the end of `log`, which is in `doc`: with before, head,
 * facts and digest, which are not looked at in `entry`. */
CodicilStatus log_append(const CodicilContext *context, xmlDoc *doc,
                         xmlNode *log, const LogEntry *entry);

/* The digests that an entry, by its place from 0, and version.xml as it is now
 * are to have. */
CodicilStatus log_entry_digest(const CodicilContext *context, const xmlDoc *doc,
                               size_t index, char out[DIGEST_SIZE]);
CodicilStatus log_head_digest(const CodicilContext *context, const xmlDoc *doc,
                              char out[DIGEST_SIZE]);

/* What stands in version.xml beside the log, against its last entry. Notes may
 * be bettered once a version is out; the next entry takes them up. */
typedef enum {
    HEAD_SAME,
    HEAD_NOTES, /* the notes alone are others */
    HEAD_CHANGED,
} HeadState;
CodicilStatus log_head_state(const CodicilContext *context, const xmlDoc *doc,
                             const Log *log, HeadState *out);

/* Whether there are comments in the log: no digest covers them. */
bool log_has_comments(const xmlDoc *doc);

/* Whether each entry has its digest and names the one before it. */
CodicilStatus log_is_whole(const CodicilContext *context, const xmlDoc *doc,
                           const Log *log, bool *out);

#endif
