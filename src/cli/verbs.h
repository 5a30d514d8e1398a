/* The verbs of the program: a table, and one function each. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/options.h"
#include "codicil.h"

typedef struct {
    const char *name;
    const char *usage;   /* what stands behind the name */
    const char *summary; /* one line */
    const char *example; /* one command line */
    const Option *options;
    int (*run)(CodicilContext *context, const Arguments *arguments);
} Verb;

extern const Verb verb_init, verb_import, verb_edit, verb_tidy, verb_check,
    verb_log, verb_status, verb_render, verb_diff, verb_patch, verb_whatsnew,
    verb_build, verb_publish, verb_draft, verb_approve, verb_add, verb_correct,
    verb_withdraw, verb_number, verb_terms, verb_keygen, verb_sign, verb_verify,
    verb_translate, verb_evidence, verb_bundle, verb_rerender;

/* 0 done; 1 the answer is no; 2 misuse or failure. */
int exit_code(CodicilStatus status);

/* Writes bytes to a file, or to stdout for NULL and "-". The exit code. */
int put_out(CodicilContext *context, const char *path, const char *bytes,
            size_t size);

/* Who does it: --by, or else the login; NULL where that is not known. */
const char *login_or(const char *by);

/* Splits WORK@VERSION in two: `work` is for free(), `version` is borrowed from
 * `name`. False is told. */
bool version_from_text(const char *name, char **work, const char **version);

/* import --git; the options' progress is set. The exit code. */
int run_history(CodicilContext *context, CodicilHistoryOptions *history);

/* "text" or "json", NULL for text. False is told. */
bool report_from_text(const char *text, bool has_sarif, CodicilReport *out);

/* What --fallback says: "serve", NULL for that, or "refuse". False is told. */
bool fallback_from_text(const char *text, bool *no_fallback);

/* A format by its name, of those that `expected` lists ("html, markdown or
 * text"). False is told. */
bool format_from_text(const char *text, const char *expected,
                      CodicilFormat *out);

#endif
