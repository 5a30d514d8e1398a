/* number and terms: what the languages of a work have in common. */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOCALE, CONSECUTIVE, DRY_RUN };

static const Option number_options[] = {
    [LOCALE] = {"locale", 'l', "LOCALE", "only the texts in this language"},
    [CONSECUTIVE] = {"consecutive", 0, NULL,
                     "make 3a and 3 bis numbers of their own"},
    [DRY_RUN] = {"dry-run", 'n', NULL, "say what would change, write nothing"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_number(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count != 1)
        return misuse("number wants WORK, WORK@VERSION or an XML file");
    CodicilNumberOptions number = {
        .name = arguments->operands[0],
        .locale = arguments->value[LOCALE],
        .consecutive = arguments->value[CONSECUTIVE] != NULL,
        .dry_run = arguments->value[DRY_RUN] != NULL,
    };
    char *report = NULL;
    int code = exit_code(codicil_number(context, &number, &report));
    if (report && *report &&
        put_out(context, NULL, report, strlen(report)) != 0)
        code = 2;
    free(report);
    return code;
}

const Verb verb_number = {
    "number",
    "WORK[@VERSION]|FILE [OPTIONS]",
    "number provisions anew, and the words of references to them",
    "codicil number terms@2027-01-01",
    number_options,
    run_number,
};

static const Option terms_options[] = {
    {"format", 0, "FORMAT", "text (default) or json"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_terms(CodicilContext *context, const Arguments *arguments)
{
    CodicilReport report;
    if (!report_from_text(arguments->value[0], false, &report))
        return 2;
    if (arguments->count != 1)
        return misuse("terms wants the name of one work");
    char *terms = NULL;
    int code = exit_code(
        codicil_terms(context, arguments->operands[0], report, &terms));
    if (terms)
        code = put_out(context, NULL, terms, strlen(terms));
    free(terms);
    return code;
}

const Verb verb_terms = {
    "terms",
    "WORK [--format FORMAT]",
    "the terms of a work and their names in its languages",
    "codicil terms terms",
    terms_options,
    run_terms,
};
