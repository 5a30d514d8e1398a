/* draft and publish: a version begins, and goes out. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

static const Option draft_options[] = {
    {"from", 0, "VERSION", "the version that it begins as"},
    {"as", 0, "VERSION", "its own label"},
    {"locale", 'l', "LOCALES",
     "the texts to copy, \"nl, en\" or all (default: the original alone)"},
    {"in-force", 0, "INSTANT", "from when it will hold"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_draft(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1)
        return misuse("draft wants the name of one work");
    if (!value[0] || !value[1])
        return misuse("draft wants --from VERSION and --as VERSION");
    CodicilDraftOptions draft = {.work = arguments->operands[0],
                                 .from = value[0],
                                 .as = value[1],
                                 .locales = value[2],
                                 .in_force = value[3]};
    return exit_code(codicil_draft(context, &draft));
}

const Verb verb_draft = {
    "draft",
    "WORK --from VERSION --as VERSION [-l LOCALES] [--in-force INSTANT]",
    "a new version that begins as a copy of another",
    "codicil draft terms --from 2023-09-01 --as 2027-01-01",
    draft_options,
    run_draft,
};

enum {
    IN_FORCE,
    CHANGE,
    ANNOUNCE,
    ACCEPT_FROM,
    ENFORCE,
    BY,
    REASON,
    KEY,
    DRY_RUN,
};

static const Option options[] = {
    [IN_FORCE] = {"in-force", 0, "INSTANT",
                  "from when it holds (default: as version.xml says)"},
    [CHANGE] = {"change", 0, "KIND",
                "editorial (nothing to do), inform (tell) or material (accept "
                "again)"},
    [ANNOUNCE] = {"announce", 0, "INSTANT", "from when it is told of"},
    [ACCEPT_FROM] = {"accept-from", 0, "INSTANT",
                     "from when it may be accepted"},
    [ENFORCE] = {"enforce", 0, "INSTANT",
                 "from when who did not accept is turned away"},
    [BY] = {"by", 0, "NAME", "who publishes (default: your login)"},
    [REASON] = {"reason", 0, "TEXT", "why, in the publication log"},
    [KEY] = {"key", 0, "FILE", "sign version.xml with this secret key"},
    [DRY_RUN] = {"dry-run", 'n', NULL, "only say what would happen"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1)
        return misuse("publish wants one WORK@VERSION");
    char *work = NULL, *report = NULL;
    const char *version = NULL;
    if (!version_from_text(arguments->operands[0], &work, &version))
        return 2;
    CodicilPublishOptions publish = {
        .work = work,
        .version = version,
        .in_force = value[IN_FORCE],
        .announce = value[ANNOUNCE],
        .accept_from = value[ACCEPT_FROM],
        .enforce = value[ENFORCE],
        .change = value[CHANGE],
        .by = login_or(value[BY]),
        .reason = value[REASON],
        .key = value[KEY],
        .dry_run = value[DRY_RUN] != NULL,
    };
    int code = exit_code(codicil_publish(context, &publish, &report));
    if (report)
        code = put_out(context, NULL, report, strlen(report));
    free(report);
    free(work);
    return code;
}

const Verb verb_publish = {
    "publish",
    "WORK@VERSION --in-force INSTANT --change KIND [OPTIONS]",
    "a version goes out, whole, and never changes afterwards",
    "codicil publish terms@2025-01-15 --in-force 2025-03-01 --change inform",
    options,
    run,
};
