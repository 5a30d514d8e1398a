/* codicil: multilingual legal documents, rendered and versioned.
 *
 * A *work* is one document through all its versions and languages. A
 * *version* is one state of it in all languages, a *text* one version in one
 * language (one XML file), a *rendition* a text in one format. A *locale* is a
 * BCP 47 tag. A store is a folder that holds `documents/`.
 *
 * How it goes: make a context, tell it where messages go, call a journey.
 *
 *      CodicilContext *context = codicil_context_new();
 *      codicil_context_set_sink(context, on_message, NULL);
 *      CodicilSource source = {.name = "terms", .locale = "nl"};
 *      char *bytes = NULL;
 *      size_t size = 0;
 *      CodicilRenderOptions options = {.format = CODICIL_HTML};
 *      if (!codicil_render(context, &source, &options, &bytes, &size))
 *          fwrite(bytes, 1, size, stdout);
 *      free(bytes);
 *      codicil_context_free(context);
 *
 * Rules that hold everywhere:
 *  - Every fallible call returns a CodicilStatus; out parameters come last and
 *    are set on success only (and, where said so, on CODICIL_NO).
 *  - What went wrong is told once, through the context's sink, with the file,
 *    line and column where they are known. Nothing is printed by the library.
 *  - `const X *` is borrowed for the call. What an out parameter gives is the
 *    caller's: free() for bytes, the `_free` call of its type otherwise.
 *    Every `_free(NULL)` is fine.
 *  - Strings are UTF-8, NUL-terminated. Instants are RFC 3339 with a zone; a
 *    bare date means 00:00 UTC of that day.
 *  - A context is used by one thread at a time; several contexts are
 *    independent of each other. There are no globals. */
#ifndef CODICIL_H
#define CODICIL_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CODICIL_API __attribute__((visibility("default")))
#else
#define CODICIL_API
#endif

/* ------------------------------------------------------------------ status */

typedef enum {
    CODICIL_OK = 0,    /* done */
    CODICIL_NO,        /* done, and the answer is no: findings, differences */
    CODICIL_MISUSE,    /* the call or its arguments make no sense */
    CODICIL_NOT_FOUND, /* no such work, version, locale, file or data */
    CODICIL_INVALID,   /* the input is not what it has to be */
    CODICIL_REFUSED,   /* it would lose something, or leave the store */
    CODICIL_IO,        /* reading or writing failed */
    CODICIL_MEMORY,    /* out of memory */
} CodicilStatus;

/* One short English sentence for a status, never NULL. */
CODICIL_API const char *codicil_status_text(CodicilStatus status);

/* The library's version, such as "0.1.0". */
CODICIL_API const char *codicil_version(void);

/* ----------------------------------------------------------------- context */

typedef struct CodicilContext CodicilContext;

typedef enum {
    CODICIL_NOTE,    /* worth knowing: what was dropped, mended or served */
    CODICIL_WARNING, /* done, but look at it */
    CODICIL_FAULT,   /* the call failed; exactly one per failed call */
} CodicilLevel;

typedef struct {
    CodicilLevel level;
    CodicilStatus status; /* of a fault; CODICIL_OK otherwise */
    const char *file;     /* NULL where there is none */
    long line, column;    /* counted from 1; 0 where unknown */
    const char *text;     /* one line, without a closing full stop */
} CodicilMessage;

typedef void (*CodicilSink)(void *user, const CodicilMessage *message);

/* NULL when out of memory. */
CODICIL_API CodicilContext *codicil_context_new(void);
CODICIL_API void codicil_context_free(CodicilContext *context);

/* Where messages go; without a sink they are dropped. */
CODICIL_API void codicil_context_set_sink(CodicilContext *context,
                                          CodicilSink sink, void *user);

/* The store: a folder that holds documents/. Without this call the nearest
 * folder upward from the working directory that holds documents/ is taken
 * when a call first needs it. */
CODICIL_API CodicilStatus codicil_context_set_store(CodicilContext *context,
                                                    const char *folder);

/* Where templates/ and locales/ are. Without this call: installed, or in the
 * build tree that the running program is in. */
CODICIL_API CodicilStatus codicil_context_set_data(CodicilContext *context,
                                                   const char *folder);

/* A folder of a site's own templates. A file in it (html.xsl, commonmark.xsl,
 * page.xsl, style.css, and what these include) stands before the one of that
 * name in templates/; what is not in it is taken from there. Stylesheets read
 * nothing else, and write nothing. */
CODICIL_API CodicilStatus codicil_context_set_templates(CodicilContext *context,
                                                        const char *folder);

/* Fixes the clock to an instant. */
CODICIL_API CodicilStatus codicil_context_set_now(CodicilContext *context,
                                                  const char *instant);

/* ------------------------------------------------------------- the journeys */

/* What is read: a text of the store or a file.
 * `name` is WORK, WORK@VERSION, or a path: a name that ends in .xml, .md,
 * .markdown, .html, .htm or .txt, or holds a slash, is a path; "-" is stdin. */
typedef struct {
    const char *name;
    const char *locale;  /* of a stored text: a list as in Accept-Language
                            (RFC 9110 section 12.5.4), NULL for the original;
                            of a file: its own language, NULL for "und" */
    const char *at;      /* the instant to resolve at, NULL for now */
    const char *from;    /* a file's format: "xml", "markdown", "html",
                            "text", NULL to go by its ending (stdin: HTML when
                            it begins with <!DOCTYPE html or <html, else XML
                            when it begins with '<', else Markdown) */
    const char *charset; /* a file's charset, NULL for its BOM, what a <meta>
                            of HTML says, or UTF-8 */
    const char *select;  /* of HTML: an XPath 1.0 expression, such as
                            "//article", for the elements that are the
                            document; NULL for its main part */
    bool no_fallback;    /* of a stored text: where no language that was asked
                            for is there the answer is CODICIL_NO, which is
                            told as a fault; else a fallback is served */
} CodicilSource;

/* --- init */

typedef struct {
    const char *publisher; /* name of the publisher, NULL for none yet */
    const char *country;   /* ISO 3166-1 alpha-2, NULL for none yet */
} CodicilInitOptions;

/* Makes `folder` (and its parents) a store: documents/, .gitattributes,
 * codicil.xml. What is there already stays as it is. */
CODICIL_API CodicilStatus codicil_init(CodicilContext *context,
                                       const char *folder,
                                       const CodicilInitOptions *options);

/* --- import */

typedef struct {
    const char *work, *version, *locale; /* where the text goes */
    const char *file;                    /* a path, or "-" */
    const char *from;                    /* as in CodicilSource */
    const char *charset;                 /* as in CodicilSource */
    const char *select;                  /* as in CodicilSource */
    const char *kind;                    /* "doc", "statement", NULL */
    const char *title;                   /* NULL: the text's own */
    const char *in_force;                /* instant or NULL; of the version */
    const char *outline; /* path of a file that decides the outline (as
                            codicil-import(1) says), NULL for none */
} CodicilImportOptions;

/* Brings a document in as a draft of WORK@VERSION in `locale`; the work and
 * the version are made where they are new. Refused (CODICIL_REFUSED) when a
 * word or number would be lost or invented. What was dropped or mended on
 * purpose is told as notes. */
CODICIL_API CodicilStatus codicil_import(CodicilContext *context,
                                         const CodicilImportOptions *options);

/* --- edit */

typedef struct {
    const char *work, *version, *locale; /* of a draft that is there */
    const char *file;   /* to save: its edited authoring Markdown (codicil-
                           authoring(5)), a path, or "-" */
    const char *digest; /* to save: what codicil_edit_open() gave; NULL: any */
} CodicilEditOptions;

/* The authoring Markdown of a draft (for free()), and what tells whether the
 * draft is still the same when the edit is saved. CODICIL_REFUSED where the
 * text is published. */
CODICIL_API CodicilStatus codicil_edit_open(CodicilContext *context,
                                            const CodicilEditOptions *options,
                                            char **markdown, size_t *size,
                                            char digest[65]);

/* What an edit did. */
typedef struct {
    bool changed;   /* whether the draft is another now; else NULL follow */
    char *findings; /* what check says of it, as text */
    char *redline;  /* what changed in it, as text: the blocks that did */
} CodicilEdit;

CODICIL_API void codicil_edit_clear(CodicilEdit *edit);

/* Puts edited Markdown in the place of the draft, with the ids of all that
 * stayed. CODICIL_REFUSED where the draft is another than the one of the
 * digest. CODICIL_NO, with `edit`, when there is a finding of weight error. */
CODICIL_API CodicilStatus codicil_edit_save(CodicilContext *context,
                                            const CodicilEditOptions *options,
                                            CodicilEdit *edit);

/* --- tidy */

/* Writes texts anew after edits by hand: meta from work.xml and version.xml,
 * missing ids, eId and wId, canonical bytes. `name` is WORK, WORK@VERSION, a
 * path to an XML file, or NULL for the whole store. `changed` gets the number
 * of files written. */
CODICIL_API CodicilStatus codicil_tidy(CodicilContext *context,
                                       const char *name, size_t *changed);

/* --- number */

typedef struct {
    const char *name;   /* WORK: its drafts; WORK@VERSION; an XML file */
    const char *locale; /* only the texts in it, NULL: all */
    bool consecutive;   /* numbers put in between, 3a or 3 bis, count too */
    bool dry_run;       /* write nothing */
} CodicilNumberOptions;

/* Numbers provisions and items anew, in the way that the text numbers them or
 * that work.xml says, and makes the number or heading in the words of each
 * reference that of its target. What has no number gets one where the version
 * before does not have it and what stands beside it has one. Gives what changed
 * (for free()), a line each: "FILE: ID: WAS → NOW". CODICIL_REFUSED for a
 * version that is published. */
CODICIL_API CodicilStatus codicil_number(CodicilContext *context,
                                         const CodicilNumberOptions *options,
                                         char **report);

/* --- terms */

typedef enum {
    CODICIL_TEXT_REPORT,
    CODICIL_JSON_REPORT,
    CODICIL_SARIF_REPORT, /* 2.1.0; of checks only */
} CodicilReport;

/* The terms that work.xml lists, with their names by language and what other
 * works they are taken from, as a report (for free()). */
CODICIL_API CodicilStatus codicil_terms(CodicilContext *context,
                                        const char *work, CodicilReport report,
                                        char **terms);

/* --- check */

typedef struct {
    const char *const *names; /* WORK, WORK@VERSION or paths */
    size_t count;             /* 0: the whole store */
    const char *locale;       /* of files, NULL for "und"; of works, only the
                                 text in this language, NULL for all */
    const char *from;         /* of files, as in CodicilSource */
    const char *select;       /* of HTML files, as in CodicilSource */
    CodicilReport report;
} CodicilCheckOptions;

/* Checks texts and gives the findings as a report (for free()). The texts of a
 * version in the store are held against that in the work's original language
 * (the prevailing one, or the first, where that is not there). CODICIL_NO,
 * with the report, when there is a finding of weight error. */
CODICIL_API CodicilStatus codicil_check(CodicilContext *context,
                                        const CodicilCheckOptions *options,
                                        char **report);

/* The table of rules, as a report (for free()). */
CODICIL_API CodicilStatus codicil_check_rules(CodicilContext *context,
                                              CodicilReport report,
                                              char **rules);

/* --- render */

typedef enum {
    CODICIL_HTML,
    CODICIL_MARKDOWN,
    CODICIL_PLAIN,      /* plain text */
    CODICIL_XML,        /* the text itself, canonical */
    CODICIL_COMMONMARK, /* the lowered tree, as `cmark -t xml` writes it */
    CODICIL_RTF,        /* RTF 1.9, seven-bit */
    CODICIL_DELTA,      /* JSON; of comparisons only */
} CodicilFormat;

typedef struct {
    CodicilFormat format;
    bool fragment;       /* title and content only, no page around it */
    unsigned width;      /* columns of plain text; 0 for 72 */
    const char *charset; /* of plain text and Markdown; NULL for UTF-8. Of RTF
                            a code page of Windows, said beside Unicode; NULL
                            for none. "ansi": that of the language */
    bool authoring;      /* Markdown with all that the text says in attribute
                            lists: codicil_import() makes the same text of it,
                            byte for byte; fragment and width say nothing */
    const char *profile; /* an installer that it is for: "nsis", "inno", "wix",
                            "dmg" or "plain", which sets byte order mark, line
                            ends and, where it is CODICIL_HTML, the format */
    bool transliterate;  /* characters that the charset lacks are replaced, and
                            told as notes; else they are refused */
} CodicilRenderOptions;

/* A text as bytes (for free(); a NUL follows them that size does not count).
 * Of a stored text, what was asked for, what is served and which language
 * prevails is said beside the words, and where another language is served than
 * was asked for, in a line above them in a language of the reader's.
 * CODICIL_NO as `no_fallback` says. */
CODICIL_API CodicilStatus codicil_render(CodicilContext *context,
                                         const CodicilSource *source,
                                         const CodicilRenderOptions *options,
                                         char **bytes, size_t *size);

/* --- bundle */

typedef struct {
    const char *name;     /* WORK[@VERSION] */
    const char *profile;  /* as in CodicilRenderOptions */
    const char *locales;  /* "nl,en", or "all" that are there */
    const char *folder;   /* that is written */
    CodicilFormat format; /* plain text or RTF; CODICIL_HTML: the profile's */
    const char *charset;  /* as in CodicilRenderOptions */
    bool transliterate;   /* as in CodicilRenderOptions */
    unsigned width;       /* columns of plain text; 0 for 72 */
    const char *at;       /* as in CodicilSource */
} CodicilBundleOptions;

/* Writes a version in many languages as an installer wants it: a file for each,
 * what its script says of them, and codicil.lock, which tells by digests what
 * they were made of (codicil-bundle(1)). No language has a fallback:
 * CODICIL_NOT_FOUND for one that is not there. Nothing is written unless all
 * can be; of an earlier bundle what is no part of this one goes, where nobody
 * changed it. */
CODICIL_API CodicilStatus codicil_bundle(CodicilContext *context,
                                         const CodicilBundleOptions *options);

/* Holds the folder of a bundle against its lock, and that against the store:
 * whether a file was changed, a text is another now, or another version is in
 * force (where none was named), as lines (for free()). CODICIL_NO, with these,
 * where anything is. */
CODICIL_API CodicilStatus codicil_verify_current(CodicilContext *context,
                                                 const char *folder,
                                                 char **report);

/* --- patch */

typedef struct {
    const char *delta; /* path of a delta (codicil-delta(5)), or "-" */
    bool reverse;      /* from what it leads to, back to what it is from */
} CodicilPatchOptions;

/* Applies a delta to a text: gives the other text as canonical bytes, as
 * codicil_render() with CODICIL_XML does. The language is that which the delta
 * names unless `text` says one. Refused (CODICIL_REFUSED) for a text that is
 * not the one that the delta starts at, naming the first line that tells. */
CODICIL_API CodicilStatus codicil_patch(CodicilContext *context,
                                        const CodicilSource *text,
                                        const CodicilPatchOptions *options,
                                        char **bytes, size_t *size);

/* --- diff */

typedef struct {
    const CodicilSource *older; /* NULL: the version before `newer`, which is
                                   of the store then */
    const CodicilSource *newer;
    CodicilFormat format; /* HTML, Markdown, plain text, XML (the marked text,
                             as codicil-text(5) says) or the delta */
    bool page;            /* HTML: a page around it */
    unsigned width;       /* columns of plain text; 0 for 72 */
    bool only_words;      /* leave out what leaves the words as they are */
    bool stat;            /* counts instead: as text, or as JSON where the
                             format is CODICIL_DELTA */
    bool force;           /* stored texts of two works or languages too */
} CodicilDiffOptions;

/* What changed from one text to another: the whole of the newer one with what
 * came and what went marked in it (bytes as codicil_render() gives them), the
 * delta (codicil-delta(5)), or counts. CODICIL_NO, with the bytes, when they
 * differ; without them (NULL) as `no_fallback` says. Refused for stored texts
 * of two works or in two languages; of files that is told as a note. */
CODICIL_API CodicilStatus codicil_diff(CodicilContext *context,
                                       const CodicilDiffOptions *options,
                                       char **bytes, size_t *size);

/* --- what's new */

typedef struct {
    const char *name;     /* WORK[@VERSION]: the newer version */
    const char *since;    /* label of the older one, NULL: the one before */
    const char *locale;   /* the reader's languages, as in CodicilSource */
    const char *at;       /* as in CodicilSource */
    CodicilFormat format; /* HTML, Markdown, plain text or RTF */
    bool fragment;        /* title and content only */
    unsigned width;       /* columns of plain text; 0 for 72 */
    bool no_fallback;     /* as in CodicilSource; also where not both versions
                             are there in the language */
} CodicilNewsOptions;

/* The page that tells what changed between two versions of a work, with the
 * notes of the legal team on all versions between (bytes for free(), as of
 * codicil_render()). In the reader's language; where that has not both texts,
 * the changes are shown in the language that is served for it, or else in the
 * original, and the page says so. CODICIL_NOT_FOUND where there is no older
 * version, or no language that both have. */
CODICIL_API CodicilStatus codicil_whatsnew(CodicilContext *context,
                                           const CodicilNewsOptions *options,
                                           char **bytes, size_t *size);

/* --- draft */

typedef struct {
    const char *work;
    const char *from, *as; /* labels: of a version, and of the new one */
    const char *locales;   /* which texts, "nl, en" or "all"; NULL: the
                              original alone */
    const char *in_force;  /* instant or NULL; of the new version */
} CodicilDraftOptions;

/* Makes a new version that begins as a copy of another. CODICIL_NOT_FOUND where
 * that or a text is not there, CODICIL_REFUSED where the label is used. */
CODICIL_API CodicilStatus codicil_draft(CodicilContext *context,
                                        const CodicilDraftOptions *options);

/* --- publish */

typedef struct {
    const char *work, *version;
    const char *in_force; /* instants; NULL: as version.xml says */
    const char *announce, *accept_from, *enforce;
    const char *change; /* "editorial", "inform", "material"; NULL likewise */
    const char *by;     /* who does it; NULL: it is not written down */
    const char *reason; /* why, in words; NULL: none */
    const char *key;    /* path of a secret key to sign with; NULL: none */
    bool dry_run;       /* only tell what would happen */
} CodicilPublishOptions;

/* Publishes a version: all its texts, in every format, from then on never
 * changed. What was done, or would be, is told in `report` (for free()).
 *
 * CODICIL_REFUSED, and nothing is changed, where it is published already;
 * where another version has that instant, or one that is published is in force
 * later; where the prevailing text is missing; where check finds an error; and
 * for an editorial change of words without a reason. Promised languages that
 * are missing are told as notes. */
CODICIL_API CodicilStatus codicil_publish(CodicilContext *context,
                                          const CodicilPublishOptions *options,
                                          char **report);

/* --- what comes before and after */

typedef struct {
    const char *work, *version;
    const char *locale; /* of the text; not of withdrawals */
    const char *by;     /* who does it; NULL: it is not written down */
    const char *reason; /* why, in words; NULL: none */
    const char *key;    /* path of a secret key to sign with; NULL: none */
    bool dry_run;       /* only tell what would happen; not of approvals */
    const char *file;   /* of corrections: a path, or "-" */
    const char *from, *charset, *select; /* ... as in CodicilSource */
} CodicilEntryOptions;

/* Approves a draft as it is, which publishing asks for where work.xml says
 * so. Any edit voids it. `by` is needed. */
CODICIL_API CodicilStatus codicil_approve(CodicilContext *context,
                                          const CodicilEntryOptions *options);

/* Publishes a translation that comes after its version. */
CODICIL_API CodicilStatus codicil_add(CodicilContext *context,
                                      const CodicilEntryOptions *options,
                                      char **report);

/* Puts a corrected text beside a published one, as its next revision: from then
 * on that is the text. `reason` is needed. CODICIL_REFUSED where nothing
 * differs, and where words or numbers of the prevailing language do. */
CODICIL_API CodicilStatus codicil_correct(CodicilContext *context,
                                          const CodicilEntryOptions *options,
                                          char **report);

/* Draws the texts of a published version anew, with the templates and the
 * program of today: bytes that differ become further renditions, from then on
 * those of the text; the former ones stay. `reason` is needed. Without a
 * version every one of the work that holds, or held, without a work those of
 * all. */
CODICIL_API CodicilStatus codicil_rerender(CodicilContext *context,
                                           const CodicilEntryOptions *options,
                                           char **report);

/* Withdraws a published version: the one before is in force again. `reason` is
 * needed. */
CODICIL_API CodicilStatus codicil_withdraw(CodicilContext *context,
                                           const CodicilEntryOptions *options,
                                           char **report);

/* --- build */

typedef struct {
    const char *folder; /* the site's: new, empty, or one that was built */
    unsigned jobs;      /* threads; 0: as many as there are processors */
    /* Told now and then how far it is, from some thread, one call at a time;
     * may be NULL. */
    void (*progress)(void *user, size_t done, size_t all);
    void *user;
    /* The secret key that codicil_sign() is to take afterwards, or NULL: where
     * it is no good, nothing is built. */
    const char *key;
} CodicilBuildOptions;

typedef struct {
    size_t files;   /* that the site has */
    size_t written; /* of these */
    size_t removed; /* that are no longer in it */
} CodicilBuildCounts;

/* Writes the site: every published text as it was published, what is new in
 * each version, lists, pages, feeds and manifests, at the addresses that
 * codicil-build(1) lists. Files whose bytes are there already are not touched,
 * those that are no longer of the site removed; a kill at any instant leaves
 * old files or new ones, and the next build goes on. `counts` may be NULL.
 * CODICIL_REFUSED where the folder holds something that is no site of ours, or
 * another build is at work in it. */
CODICIL_API CodicilStatus codicil_build(CodicilContext *context,
                                        const CodicilBuildOptions *options,
                                        CodicilBuildCounts *counts);

/* --- log */

/* The versions of a work with dates, kind of change, the state that an instant
 * makes of them (NULL: now), locales and, as JSON, their publication logs. */
CODICIL_API CodicilStatus codicil_log(CodicilContext *context, const char *work,
                                      const char *at, CodicilReport report,
                                      char **log);

/* --- status */

/* The languages of a work (WORK or WORK@VERSION; NULL: of all works), of its
 * newest version and, where that is another one, of the version in force: which
 * are there, which are missing, which went stale since when and where; as a
 * report (for free()). CODICIL_NO, with the report, where one is missing,
 * incomplete or stale. */
CODICIL_API CodicilStatus codicil_status(CodicilContext *context,
                                         const char *name, CodicilReport report,
                                         char **status);
/* --- history: import of a git repository */

/* Told from time to time while something long goes on: "reading" or "writing",
 * and how many of how many. */
typedef void (*CodicilProgress)(void *user, const char *what, size_t done,
                                size_t all);

typedef struct {
    const char *repository;   /* a working tree, a folder in one, or a bare
                                 repository */
    const char *revision;     /* a branch, tag or commit; NULL for HEAD */
    const char *const *paths; /* files and folders in it */
    size_t count;             /* 0: all documents */
    const char *original;     /* language of files whose path says none, and of
                                 the originals; NULL: that of most documents */
    const char *layout;   /* where paths say the language: "locale/document",
                             "document/locale", "document.locale",
                             "document_locale", "document-locale", "document"
                             (nowhere); NULL: as they look */
    bool is_dry;          /* only the plan; no store is needed */
    bool publish;         /* each version as of when it was committed, and
                             translations that came later as of then */
    const char *by;       /* who publishes, NULL: it is not written down */
    const char *change;   /* kind of all changes, NULL for "inform" */
    CodicilReport report; /* as text or JSON */
    CodicilProgress progress; /* NULL for none */
    void *user;
} CodicilHistoryOptions;

/* Brings the Markdown documents of a git repository in, with all their
 * versions and languages, as drafts or published: each date that a text states
 * makes a version. The commits of the first-parent line are read; nothing in
 * the repository is run, fetched or changed. What is there from an earlier run
 * is left alone, so that a run that was broken off goes on. `report` (for
 * free()) says what was done, and what was found; codicil-history(1) has its
 * form. CODICIL_NO, with the report, where a text could not be brought in. */
CODICIL_API CodicilStatus codicil_history(CodicilContext *context,
                                          const CodicilHistoryOptions *options,
                                          char **report);

/* --- signing and verifying */

/* Makes a pair of Ed25519 keys in the files NAME.key (secret, mode 0600, no
 * password) and NAME.pub, as minisign has them. CODICIL_REFUSED where one is
 * there already. */
CODICIL_API CodicilStatus codicil_keygen(CodicilContext *context,
                                         const char *name);

/* Signs each manifest of a built site (FILE.minisig beside it) that is not
 * signed by this key already; `written` gets how many. CODICIL_REFUSED where
 * others may read the key. */
CODICIL_API CodicilStatus codicil_sign(CodicilContext *context,
                                       const char *folder, const char *key,
                                       size_t *written);

typedef struct {
    const char *folder;   /* a built site or a store; NULL: the store */
    const char *key;      /* path of a public key, with which all that is
                             published has to be signed; NULL: none */
    CodicilReport report; /* text or JSON */
} CodicilVerifyOptions;

/* Holds what is there against what was written down: every digest and
 * signature, the publication logs and the chain of manifests, nothing missing
 * and nothing beside it. CODICIL_NO, with the report (for free()), where
 * something is wrong, which it names. */
CODICIL_API CodicilStatus codicil_verify(CodicilContext *context,
                                         const CodicilVerifyOptions *options,
                                         char **report);
/* --- translate */

/* Which text: a draft, of a version that has its original. */
typedef struct {
    const char *work, *version, *locale;
} CodicilTranslation;

/* How many provisions. */
typedef struct {
    size_t kept;    /* that the draft had already */
    size_t carried; /* taken over from the version before */
    size_t open;    /* still to be translated */
} CodicilCarried;

/* Makes the draft of a translation, or fills the one that is there: provisions
 * whose original is what the translation in the latest version before that has
 * the language translates are taken over, and marked so; the others get the
 * words of the original for the time being, marked as untranslated. What the
 * draft has is kept. */
CODICIL_API CodicilStatus codicil_translate_carry(
    CodicilContext *context, const CodicilTranslation *translation,
    CodicilCarried *carried);

typedef struct {
    const char *const *provisions; /* ids; ".title" is the title */
    size_t count;                  /* 0: all that are stale */
    const char *reason;            /* one line */
} CodicilConfirmation;

/* Notes on provisions of a draft that their translation still holds although
 * the original was touched, and why; gives how many. Refused where one is not
 * stale. */
CODICIL_API CodicilStatus codicil_translate_confirm(
    CodicilContext *context, const CodicilTranslation *translation,
    const CodicilConfirmation *confirmation, size_t *confirmed);

/* What of a translation is given to translators. */
typedef struct {
    const char *const *provisions; /* ids; a count of 0: all */
    size_t count;
    bool todo;     /* only what is stale or still to be translated */
    bool xliff_12; /* XLIFF 1.2, for tools that take no other; else 2.1 */
} CodicilExchange;

/* A translation as XLIFF (bytes as codicil_render() gives them), of a draft, a
 * published text or none yet: one unit a provision, bound to the digest of its
 * source; of what is stale also how it was, and what changed since. */
CODICIL_API CodicilStatus codicil_translate_export(
    CodicilContext *context, const CodicilTranslation *translation,
    const CodicilExchange *options, char **bytes, size_t *size);

/* How many units of a file. */
typedef struct {
    size_t changed; /* that were put into the text, or confirmed */
    size_t same;    /* that say what the text says */
    size_t open;    /* that are still to be translated */
} CodicilTranslated;

/* Puts the translations of an XLIFF file (a path, or "-") into the draft that
 * it names; without a draft one is made. Nothing that the file does not cover
 * changes. CODICIL_INVALID, with line and unit, for a file that was made for
 * other words of the original, or that would lose markup, numbers, links or
 * placeholders. `dry_run`: nothing is written. */
CODICIL_API CodicilStatus
codicil_translate_import(CodicilContext *context, const char *path,
                         bool dry_run, CodicilTranslated *translated);

/* --- evidence */

typedef struct {
    const char *work;
    const char *on;       /* the day, "YYYY-MM-DD" */
    const char *zone;     /* "Europe/Amsterdam", "UTC", "+01:00" */
    const char *locale;   /* the readers' language */
    const char *folder;   /* where the bytes and pages are written; NULL: not */
    CodicilReport report; /* text or JSON */
} CodicilEvidenceOptions;

/* What was offered to readers of a language on a day, from the publication logs
 * and the kept bytes alone (the report for free()): which version and text was
 * in force when, fallbacks included, and what else could be read. CODICIL_NO,
 * with the report, where nothing was. */
CODICIL_API CodicilStatus
codicil_evidence(CodicilContext *context, const CodicilEvidenceOptions *options,
                 char **report);

/* --- output */

/* Writes bytes to a path: a regular or new file by temporary file and rename,
 * anything else (a pipe, a device) in place. */
CODICIL_API CodicilStatus codicil_file_put(CodicilContext *context,
                                           const char *path, const char *bytes,
                                           size_t size);

#ifdef __cplusplus
}
#endif

#endif
