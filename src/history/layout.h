/* Where the files of a repository say which document and which language they
 * are. Told by all names together: "sla/index.md" is no Slavic language where
 * "en/terms.md" has no brother, and "privacy_eu.md" in "en/" is not Basque. */
#ifndef HISTORY_LAYOUT_H
#define HISTORY_LAYOUT_H

#include "base/context.h"
#include "base/table.h"
#include "lang/locale.h"

typedef enum {
    LAYOUT_FOLDER,     /* nl/terms.md, docs/nl/terms.md */
    LAYOUT_NAME,       /* terms/nl.md */
    LAYOUT_DOT,        /* terms.nl.md */
    LAYOUT_UNDERSCORE, /* terms_nl.md, terms_pt_BR.md */
    LAYOUT_DASH,       /* terms-nl.md */
    LAYOUT_COUNT,
} LayoutKind;

/* What a path says. */
typedef struct {
    char *key;                /* of the document: its folders and its name
                                 without the language, in small letters, digits
                                 and dashes: "legal/terms-of-use"; "" where
                                 there is nothing but a language */
    char locale[LOCALE_SIZE]; /* canonical; "" where the path says none */
    char *said;               /* as the path says it, where that is another */
    bool is_left_out;         /* about the repository, a draft, hidden */
} Placed;

typedef struct {
    Placed *items; /* one a path, in the order of the table */
    size_t count;
} PathLayout;

void path_layout_clear(PathLayout *layout);

/* The kinds that a name stands for: "locale/document", "document/locale",
 * "document.locale", "document_locale", "document-locale", "document" (no
 * path says a language), as bits; 0 where it is no such name. */
#define LAYOUT_ANY  ((1u << LAYOUT_COUNT) - 1)
#define LAYOUT_NONE (1u << LAYOUT_COUNT)
unsigned path_layout_from_text(const char *text);

typedef struct {
    unsigned kinds;            /* that are looked for */
    const char *const *wanted; /* files and folders that were named */
    size_t wanted_count;       /* 0: all */
} LayoutOptions;

/* `paths` are UTF-8, parted by slashes. What was not named is left out, and of
 * what is in a folder that was: drafts, what is hidden, and what is about the
 * repository (README, CONTRIBUTING, …). */
CodicilStatus path_layout_read(const CodicilContext *context,
                               const Table *paths, const LayoutOptions *options,
                               PathLayout *out);

#endif
