/* Names of works, versions and texts, and the paths they stand for. A name is
 * never able to leave the store. */
#ifndef MODEL_NAME_H
#define MODEL_NAME_H

#include "base/context.h"

#define NAME_SIZE        64  /* the longest work or version and its NUL */
#define NAME_REASON_SIZE 160 /* why a name is none, and a NUL */

/* WORK[@VERSION], split. */
typedef struct {
    char work[NAME_SIZE];
    char version[NAME_SIZE]; /* "" where none is named */
} Name;

/* work = [a-z][a-z0-9-]* of at most 63, not reserved; version begins and ends
 * alphanumeric, [0-9A-Za-z.-] between, no "..", not ending like a file of ours
 * (.xml .md .markdown .html .htm .txt .rtf .json .atom .gz .link), not
 * reserved, at most 63; locale as in lang/locale, canonical, with a language
 * ("und" is none). A clear fault otherwise: CODICIL_MISUSE.
 *
 * Reserved, whatever the case: what a URL or a file of ours is called (v1,
 * log, versions, renditions, work, version, ...) and what Windows keeps for
 * its devices (con, nul, com1, ...), since a store may be checked out there. */
CodicilStatus name_from_text(const CodicilContext *context, const char *text,
                             Name *out);
CodicilStatus name_check_work(const CodicilContext *context, const char *work);
CodicilStatus name_check_version(const CodicilContext *context,
                                 const char *version);
/* `out` gets the canonical tag; LOCALE_SIZE bytes (lang/locale.h). */
CodicilStatus name_check_locale(const CodicilContext *context,
                                const char *locale, char *out);

/* The same as a question: false, and why in `reason` (NULL, or
 * NAME_REASON_SIZE bytes), such as "it begins with 'T', ...". */
bool name_is_work(const char *text, char *reason);
bool name_is_version(const char *text, char *reason);

/* Whether an argument is a path and no name: ends in .xml .md .markdown .html
 * .htm .txt, holds a slash, or is "-". */
bool name_is_path(const char *text);

/* "<store>/documents/<work>[/<version>[/<locale>.xml]]", the caller's; NULL
 * when out of memory. version and locale may be NULL. */
char *name_to_path(const char *store, const char *work, const char *version,
                   const char *locale);

#endif
