/* status: which languages are there, which went stale, and where. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT, AT, EXIT_CODE };

static const Option options[] = {
    [FORMAT] = {"format", 0, "FORMAT", "text (default) or json"},
    [AT] = {"at", 0, "INSTANT",
            "of the versions in force at that instant (default: now)"},
    [EXIT_CODE] = {"exit-code", 0, NULL,
                   "exit 1 when a text is missing, incomplete or stale"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    CodicilReport format;
    if (!report_from_text(arguments->value[FORMAT], false, &format))
        return 2;
    if (arguments->count > 1)
        return misuse("status wants one work at most");
    const char *at = arguments->value[AT];
    if (at && codicil_context_set_now(context, at) != CODICIL_OK)
        return 2;
    const char *name = arguments->count ? arguments->operands[0] : NULL;
    char *report = NULL;
    CodicilStatus status = codicil_status(context, name, format, &report);
    int code = exit_code(status);
    if (code == 1 && !arguments->value[EXIT_CODE])
        code = 0;
    if (report && put_out(context, NULL, report, strlen(report)) != 0)
        code = 2;
    free(report);
    return code;
}

const Verb verb_status = {
    "status",
    "[WORK[@VERSION]] [OPTIONS]",
    "works and languages: what is translated, what went stale, and where",
    "codicil status terms",
    options,
    run,
};
