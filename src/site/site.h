/* A site: what is published, as plain structs, from which its pages, lists and
 * feeds are made. Everything is borrowed; NULL where there is none. Addresses
 * are relative to the folder of a work unless said otherwise. */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include <stdbool.h>
#include <stddef.h>

/* A text: one version in one language. */
typedef struct {
    const char *locale;
    unsigned revision;     /* the newest */
    const char *published; /* instant at which it first came out … */
    const char *updated;   /* … and at which its newest revision did */
    const char *sha256;    /* of the newest revision */
    const char *first;     /* of the first one */
} SiteText;

typedef struct {
    const char *label, *change, *state; /* as codicil_log() has them */
    const char *in_force, *announce, *accept_from, *enforce;
    const char *predecessor; /* label */
    const char *updated;     /* instant of its last log entry */
    bool is_current, is_listed;
    const SiteText *texts; /* by locale */
    size_t text_count;
    const char *const *since; /* labels of the older versions that its what's-
                                 new pages begin at, the newest first */
    size_t since_count;
} SiteVersion;

/* What a reader of a language gets of a work. */
typedef struct {
    const char *locale;
    const char *title;   /* in that language, or else the original's */
    const char *version; /* label of the version in force for him */
    const char *served;  /* locale of the text that he gets of it */
    const char *all;     /* "All versions" in his words … */
    const char *words;   /* … which are of this locale */
} SiteLanguage;

typedef struct {
    const char *name, *kind, *publisher, *country, *original, *prevailing;
    const SiteVersion *versions; /* the oldest first */
    size_t version_count;
    const SiteLanguage *languages; /* by locale */
    size_t language_count;
    const char *base; /* of the site: "https://example.org/legal/" */
} SiteWork;

const SiteText *site_text_find(const SiteVersion *version, const char *locale);
const SiteLanguage *site_language_find(const SiteWork *work,
                                       const char *locale);

/* Whether what's new since an older version has a page in a language: one that
 * either of the two is in. */
bool site_has_news(const SiteWork *work, const SiteVersion *version,
                   const char *since, const char *locale);

#endif
