/* check: findings about texts. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { FORMAT, RULES, LOCALE, FROM, SELECT };

static const Option options[] = {
    [FORMAT] = {"format", 0, "FORMAT", "text (default), json or sarif"},
    [RULES] = {"rules", 0, NULL, "print the table of rules"},
    [LOCALE] = {"locale", 'l', "LOCALE",
                "of files without one, their language; of works, only "
                "their texts in it"},
    [FROM] = {"from", 0, "FORMAT",
              "format of files: xml, markdown, html or text (default: by "
              "ending)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    CodicilReport format;
    if (!report_from_text(arguments->value[FORMAT], true, &format))
        return 2;
    CodicilCheckOptions check = {
        .names = (const char *const *)arguments->operands,
        .count = arguments->count,
        .locale = arguments->value[LOCALE],
        .from = arguments->value[FROM],
        .select = arguments->value[SELECT],
        .report = format,
    };
    char *report = NULL;
    CodicilStatus status = arguments->value[RULES]
                               ? codicil_check_rules(context, format, &report)
                               : codicil_check(context, &check, &report);
    int code = exit_code(status);
    if (report && put_out(context, NULL, report, strlen(report)) != 0)
        code = 2;
    free(report);
    return code;
}

const Verb verb_check = {
    "check",
    "[WORK[@VERSION]|FILE]... [OPTIONS]",
    "check texts, or the phrases of a .po file; exit 1 when there is an error",
    "codicil check terms --format json",
    options,
    run,
};
