/* What the checks of one text share. Each check is one function that walks the
 * text once and reports; a check goes on after what it finds. */
#ifndef CHECK_CHECKER_H
#define CHECK_CHECKER_H

#include "base/cleanup.h"
#include "base/context.h"
#include "check/findings.h"
#include "model/doc.h"
#include "model/idset.h"
#include "model/meta.h"
#include "model/walk.h"

typedef struct {
    const CodicilContext *context;
    const char *file;
    const xmlDoc *text;
    const Facts *facts; /* NULL: a file by itself */
    Findings *findings;
    size_t first; /* index of the text's first finding */
    IdSet ids;    /* xml:id and c:alias, and their nodes */
    bool full;    /* findings enough: report() does nothing more */
    bool failed;  /* out of memory */
} Checker;

/* Adds a finding about a node; its line and the id of the nearest provision
 * around it are told. */
void report(Checker *checker, RuleId rule, const xmlNode *node,
            const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same about a provision that the text lacks. */
void report_at(Checker *checker, RuleId rule, const xmlNode *node,
               const char *id, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* A text as it is quoted in a message: cut after some forty bytes, in `out`. */
const char *shortened(const char *text, Buf *out);

/* An element of the profile in its own namespace; EL_none otherwise. (The
 * model's element_of() takes nodes without a namespace by their name.) */
Element strict_element(const xmlNode *node);

/* The node of an id or a former anchor, NULL if the text has none. */
const xmlNode *find_id(const Checker *checker, const char *id);

/* The checks. All but the first want a doc or statement in the text. */
CodicilStatus check_profile(Checker *checker);
void check_ids(Checker *checker); /* also fills `ids`: before the next two */
void check_references(Checker *checker);
void check_definitions(Checker *checker);
void check_links(Checker *checker);
void check_words(Checker *checker);
void check_tables(Checker *checker);
void check_locales(Checker *checker);
void check_pictures(Checker *checker);
void check_leftovers(Checker *checker);
void check_mentions(Checker *checker);
CodicilStatus check_numbers(Checker *checker);
CodicilStatus check_dates(Checker *checker);
CodicilStatus check_stated(Checker *checker);
CodicilStatus check_eids(Checker *checker);
CodicilStatus check_meta(Checker *checker);

#endif
