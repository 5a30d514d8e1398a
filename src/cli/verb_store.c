/* init, tidy and log: the store itself. */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Option init_options[] = {
    {"publisher", 0, "NAME", "who publishes the works of this store"},
    {"country", 0, "CC", "the publisher's country (ISO 3166-1, two letters)"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_init(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count > 1)
        return misuse("init takes one folder, not %zu", arguments->count);
    const char *folder = arguments->count ? arguments->operands[0] : ".";
    CodicilInitOptions options = {.publisher = arguments->value[0],
                                  .country = arguments->value[1]};
    return exit_code(codicil_init(context, folder, &options));
}

const Verb verb_init = {
    "init",
    "[DIR] [--publisher NAME] [--country CC]",
    "make a folder a store",
    "codicil init legal --publisher \"Example B.V.\" --country nl",
    init_options,
    run_init,
};

static const Option tidy_options[] = {
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_tidy(CodicilContext *context, const Arguments *arguments)
{
    size_t total = 0;
    for (size_t i = 0; i < arguments->count || i == 0; i++) {
        size_t changed = 0;
        const char *name = arguments->count ? arguments->operands[i] : NULL;
        CodicilStatus status = codicil_tidy(context, name, &changed);
        if (status != CODICIL_OK)
            return exit_code(status);
        total += changed;
    }
    fprintf(stderr, "%zu file%s written\n", total, total == 1 ? "" : "s");
    return 0;
}

const Verb verb_tidy = {
    "tidy",
    "[WORK[@VERSION]|FILE]...",
    "write texts anew after edits by hand: meta, ids, canonical bytes",
    "codicil tidy terms@2025-01-15",
    tidy_options,
    run_tidy,
};

static const Option log_options[] = {
    {"format", 0, "FORMAT", "text (default) or json"},
    {"at", 0, "INSTANT", "the states at that instant (default: now)"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_log(CodicilContext *context, const Arguments *arguments)
{
    CodicilReport report;
    if (!report_from_text(arguments->value[0], false, &report))
        return 2;
    if (arguments->count != 1)
        return misuse("log wants the name of one work");
    char *log = NULL;
    CodicilStatus status = codicil_log(context, arguments->operands[0],
                                       arguments->value[1], report, &log);
    int code = exit_code(status);
    if (log)
        code = put_out(context, NULL, log, strlen(log));
    free(log);
    return code;
}

const Verb verb_log = {
    "log",
    "WORK [--at INSTANT] [--format FORMAT]",
    "the versions of a work: dates, kind of change, state, locales",
    "codicil log terms",
    log_options,
    run_log,
};
