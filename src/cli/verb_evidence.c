/* evidence: what was offered on a day. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { ON, ZONE, LOCALE, FORMAT, OUT };

static const Option options[] = {
    [ON] = {"on", 0, "DATE", "the day, YYYY-MM-DD; needed"},
    [ZONE] = {"zone", 0, "ZONE",
              "where: Europe/Amsterdam, UTC or +01:00; needed"},
    [LOCALE] = {"locale", 'l', "LOCALE", "the readers' language; needed"},
    [FORMAT] = {"format", 0, "FORMAT", "text (default) or json"},
    [OUT] = {"output", 'o', "DIR",
             "write the texts, digests, signatures and pages there"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    CodicilEvidenceOptions evidence = {.on = value[ON],
                                       .zone = value[ZONE],
                                       .locale = value[LOCALE],
                                       .folder = value[OUT]};
    char *report = NULL;
    if (!report_from_text(value[FORMAT], false, &evidence.report))
        return 2;
    if (arguments->count != 1 || !value[ON] || !value[ZONE] || !value[LOCALE])
        return misuse("evidence wants one work, --on DATE, --zone ZONE and "
                      "-l LOCALE");
    evidence.work = arguments->operands[0];
    int code = exit_code(codicil_evidence(context, &evidence, &report));
    int put = report ? put_out(context, NULL, report, strlen(report)) : 0;
    free(report);
    return put ? put : code;
}

const Verb verb_evidence = {
    "evidence",
    "WORK --on DATE --zone ZONE -l LOCALE [-o DIR]",
    "what was offered to readers of a language on a day",
    "codicil evidence terms --on 2026-03-01 --zone Europe/Amsterdam -l nl",
    options,
    run,
};
