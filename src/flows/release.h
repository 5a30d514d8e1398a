/* Texts on their way out: what publish, add and correct have in common. The
 * texts are made as they will be, checked, rendered in every format and put
 * into the store with an entry of the publication log, all together. */
#ifndef FLOWS_RELEASE_H
#define FLOWS_RELEASE_H

#include "diff/summary.h"
#include "model/meta.h"
#include "store/texts.h"
#include "store/versions.h"

#define RELEASE_FORMATS 5

typedef struct {
    Text text;
    xmlDoc *doc; /* with the meta that it will have */
    Buf bytes;   /* canonical */
    char sha256[DIGEST_SIZE];
    char renditions[RELEASE_FORMATS][DIGEST_SIZE];
    char *path;
    char *approved; /* by whom; NULL: nobody was asked to */
} ReleaseText;

typedef struct {
    CodicilContext *context;
    Store store;
    Work *work;
    Versions versions;
    Version *version; /* of versions */
    Version *before;  /* the published one that it follows; NULL: the first */
    const char *key;  /* path of a secret key, or NULL */
    ReleaseText *texts;
    size_t count;
    LogPicture *pictures; /* both strings are its own */
    size_t picture_count;
} Release;

#define RELEASE_CLOSED                                                         \
    {                                                                          \
        .store = STORE_CLOSED                                                  \
    }
void release_close(Release *release);

/* With which key, by whom and why, as somebody typed it, each or none; comes
 * first, so that nothing else is told or done where one is no good. REFUSED
 * for words that are blank or no line, and as secret_key_read() says. */
CodicilStatus release_ask(Release *release, const char *key, const char *by,
                          const char *reason);

/* Opens and locks the store, and finds the version (NOT_FOUND names those that
 * are there). `before` is the latest published version that is in force before
 * it, withdrawn ones aside. */
CodicilStatus release_open(CodicilContext *context, const char *work,
                           const char *version, Release *out);

/* Looks for `before` again, after the instant of the version changed. */
void release_find_before(Release *release);

/* The facts of a text, as they will be once it is out. */
Facts release_facts(const Release *release, const Text *text);

/* The published text of the version before; NULL where there is none. */
CodicilStatus release_read_before(const Release *release, const char *locale,
                                  xmlDoc **out);

/* Adds a text, whose tree it takes over, and gives it the meta that it will
 * have; or leaves it `as_is`, for one that is out. */
CodicilStatus release_add(Release *release, const Text *text, xmlDoc *doc,
                          bool as_is);
void release_text_clear(ReleaseText *text);

/* The same for one that is in the store. */
CodicilStatus release_read(Release *release, const Text *text);

/* The same for the draft of a locale: NOT_FOUND where there is none,
 * CODICIL_REFUSED where it is published. */
CodicilStatus release_read_draft(Release *release, const char *locale);

/* CODICIL_REFUSED where check finds an error in a text, or between it and the
 * original or its predecessor: the first one and how many there are. */
CodicilStatus release_check(Release *release);

/* Where work.xml asks for sign-off, CODICIL_REFUSED for a text that was not
 * approved, or edited since. Who approved is put in the texts, and the
 * approvals are taken out of version.xml. */
CodicilStatus release_sign_off(Release *release);

/* CODICIL_REFUSED where the version is not published, or withdrawn, or its
 * version.xml was changed since, the notes aside. */
CodicilStatus release_is_out(const Release *release);

/* What a text changes of that of the version before; false in `has_before`
 * where that is not there in this language. */
CodicilStatus release_summary(const Release *release, const ReleaseText *text,
                              Summary *out, bool *has_before);

/* CODICIL_REFUSED where words, numbers or definitions of a text differ from
 * those of the version before, the facts about the version aside. */
CodicilStatus release_is_editorial(const Release *release);

/* Renders the texts, and puts them, their renditions and version.xml with that
 * entry into the store: kind, by, reason and change are given, what else an
 * entry says is found here. */
CodicilStatus release_write(Release *release, const LogEntry *entry);

/* The same in two steps, between store_begin() and the end: the renditions are
 * made and put, the rest is put and all of it committed. */
CodicilStatus release_draw(Release *release);
CodicilStatus release_finish(Release *release, const LogEntry *entry);

/* The name of a format, by its place in `renditions`. */
const char *release_format(size_t index);

/* Adds the entry alone to version.xml in memory. */
CodicilStatus release_add_entry(Release *release, const LogEntry *entry);

/* Writes version.xml alone, and its signature. */
CodicilStatus release_write_version(Release *release);

/* Adds a line for each text: "nl~1 corrects terms@1", and its digest. */
CodicilStatus release_report(const Release *release, const char *what,
                             Buf *out);

#endif
