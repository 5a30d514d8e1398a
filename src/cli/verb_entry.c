/* approve, add, correct, withdraw and rerender: what comes before and after
 * publishing. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

/* Options that several verbs have, by the same places in each table. */
enum { BY, REASON, DRY_RUN, KEY, LOCALE, FROM, CHARSET, SELECT };

#define OPTION_BY                                                              \
    {                                                                          \
        "by", 0, "NAME", "who does it (default: your login)"                   \
    }
#define OPTION_REASON                                                          \
    {                                                                          \
        "reason", 0, "TEXT", "why, in the publication log"                     \
    }
#define OPTION_DRY_RUN                                                         \
    {                                                                          \
        "dry-run", 'n', NULL, "only say what would happen"                     \
    }
#define OPTION_LOCALE                                                          \
    {                                                                          \
        "locale", 'l', "LOCALE", "the language of the text"                    \
    }
#define OPTION_KEY                                                             \
    {                                                                          \
        "key", 0, "FILE", "sign version.xml with this secret key"              \
    }
#define OPTION_HELP                                                            \
    {                                                                          \
        "help", 'h', NULL, "this help"                                         \
    }

typedef CodicilStatus Entry(CodicilContext *context,
                            const CodicilEntryOptions *options, char **report);

static int run(CodicilContext *context, CodicilEntryOptions *entry,
               const char *name, Entry *call)
{
    char *work = NULL, *report = NULL;
    if (!version_from_text(name, &work, &entry->version))
        return 2;
    entry->work = work;
    int code = exit_code(call(context, entry, &report));
    if (report)
        code = put_out(context, NULL, report, strlen(report));
    free(report);
    free(work);
    return code;
}

/* ------------------------------------------------------------------ approve */

static const Option approve_options[] = {
    {"locale", 'l', "LOCALE", "the language of the text"},
    {"by", 0, "NAME", "who approves it"},
    OPTION_KEY,
    OPTION_HELP,
    {0},
};

static CodicilStatus approve(CodicilContext *context,
                             const CodicilEntryOptions *options, char **report)
{
    *report = NULL;
    return codicil_approve(context, options);
}

static int run_approve(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count != 1)
        return misuse("approve wants one WORK@VERSION");
    if (!arguments->value[0] || !arguments->value[1])
        return misuse("approve wants -l LOCALE and --by NAME");
    CodicilEntryOptions entry = {.locale = arguments->value[0],
                                 .by = arguments->value[1],
                                 .key = arguments->value[2]};
    return run(context, &entry, arguments->operands[0], approve);
}

const Verb verb_approve = {
    "approve",
    "WORK@VERSION -l LOCALE --by NAME",
    "sign off a draft as it is; any edit voids it",
    "codicil approve terms@2025-01-15 -l nl --by \"J. de Vries\"",
    approve_options,
    run_approve,
};

/* ---------------------------------------------------------------------- add */

static const Option add_options[] = {
    [BY] = OPTION_BY,
    [REASON] = OPTION_REASON,
    [DRY_RUN] = OPTION_DRY_RUN,
    [KEY] = OPTION_KEY,
    [LOCALE] = OPTION_LOCALE,
    OPTION_HELP,
    {0},
};

static int run_add(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1 || !value[LOCALE])
        return misuse("add wants one WORK@VERSION and -l LOCALE");
    CodicilEntryOptions entry = {.locale = value[LOCALE],
                                 .by = login_or(value[BY]),
                                 .reason = value[REASON],
                                 .key = value[KEY],
                                 .dry_run = value[DRY_RUN] != NULL};
    return run(context, &entry, arguments->operands[0], codicil_add);
}

const Verb verb_add = {
    "add",
    "WORK@VERSION -l LOCALE [OPTIONS]",
    "publish a translation that comes after its version",
    "codicil add terms@2025-01-15 -l de",
    add_options,
    run_add,
};

/* ------------------------------------------------------------------ correct */

static const Option correct_options[] = {
    [BY] = OPTION_BY,
    [REASON] = {"reason", 0, "TEXT", "why; needed"},
    [DRY_RUN] = OPTION_DRY_RUN,
    [KEY] = OPTION_KEY,
    [LOCALE] = OPTION_LOCALE,
    [FROM] = {"from", 0, "FORMAT",
              "xml, markdown, html or text (default: by the file's ending)"},
    [CHARSET] = {"charset", 0, "NAME",
                 "charset of the file (default: what it says, or UTF-8)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    OPTION_HELP,
    {0},
};

static int run_correct(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 2)
        return misuse("correct wants WORK@VERSION and one file");
    if (!value[LOCALE] || !value[REASON])
        return misuse("correct wants -l LOCALE and --reason TEXT");
    CodicilEntryOptions entry = {.locale = value[LOCALE],
                                 .by = login_or(value[BY]),
                                 .reason = value[REASON],
                                 .key = value[KEY],
                                 .dry_run = value[DRY_RUN] != NULL,
                                 .file = arguments->operands[1],
                                 .from = value[FROM],
                                 .charset = value[CHARSET],
                                 .select = value[SELECT]};
    return run(context, &entry, arguments->operands[0], codicil_correct);
}

const Verb verb_correct = {
    "correct",
    "WORK@VERSION -l LOCALE FILE --reason TEXT [OPTIONS]",
    "put a corrected text beside a published one",
    "codicil correct terms@2025-01-15 -l de agb.md --reason \"A typo\"",
    correct_options,
    run_correct,
};

/* ----------------------------------------------------------------- withdraw */

static const Option reasoned_options[] = {
    [BY] = OPTION_BY,
    [REASON] = {"reason", 0, "TEXT", "why; needed"},
    [DRY_RUN] = OPTION_DRY_RUN,
    [KEY] = OPTION_KEY,
    OPTION_HELP,
    {0},
};

/* An entry of which nothing is to be said but why. */
static int run_reasoned(CodicilContext *context, const Arguments *arguments,
                        const char *verb, Entry *call)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1 || !value[REASON])
        return misuse("%s wants one WORK@VERSION and --reason TEXT", verb);
    CodicilEntryOptions entry = {.by = login_or(value[BY]),
                                 .reason = value[REASON],
                                 .key = value[KEY],
                                 .dry_run = value[DRY_RUN] != NULL};
    return run(context, &entry, arguments->operands[0], call);
}

static int run_withdraw(CodicilContext *context, const Arguments *arguments)
{
    return run_reasoned(context, arguments, "withdraw", codicil_withdraw);
}

const Verb verb_withdraw = {
    "withdraw",
    "WORK@VERSION --reason TEXT [OPTIONS]",
    "a published version holds no longer; the one before does again",
    "codicil withdraw terms@2025-01-15 --reason \"Published by mistake\"",
    reasoned_options,
    run_withdraw,
};

/* ----------------------------------------------------------------- rerender */

static int run_rerender(CodicilContext *context, const Arguments *arguments)
{
    return run_reasoned(context, arguments, "rerender", codicil_rerender);
}

const Verb verb_rerender = {
    "rerender",
    "WORK@VERSION --reason TEXT [OPTIONS]",
    "draw what is published anew; the former bytes stay",
    "codicil rerender terms@2025-01-15 --reason \"The new house style\"",
    reasoned_options,
    run_rerender,
};
