/* diff: what changed between two texts. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { LOCALE, FORMAT, WIDTH, EXIT_CODE, OUT };

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALES",
                "the reader's languages, as in Accept-Language; of files "
                "their own"},
    [FORMAT] = {"format", 'f', "FORMAT",
                "html (default), markdown, text or xml (the marked text)"},
    [WIDTH] = {"width", 0, "N", "columns of plain text (default 72)"},
    [EXIT_CODE] = {"exit-code", 0, NULL, "exit with 1 where they differ"},
    [OUT] = {"output", 'o', "FILE", "write there, not to standard output"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    CodicilDiffOptions diff = {0};
    if (arguments->count != 2)
        return misuse("diff wants two texts: WORK[@VERSION] or a file each");
    if (value[FORMAT] &&
        !format_from_text(value[FORMAT], "html, markdown, text or xml",
                          &diff.format))
        return 2;
    if (value[WIDTH] && !option_number("width", value[WIDTH], 20, 1000))
        return 2;
    if (value[WIDTH])
        diff.width = (unsigned)strtoul(value[WIDTH], NULL, 10);
    CodicilSource a = {.name = arguments->operands[0], .locale = value[LOCALE]};
    CodicilSource b = {.name = arguments->operands[1], .locale = value[LOCALE]};
    diff.older = &a;
    diff.newer = &b;
    char *bytes = NULL;
    size_t size = 0;
    CodicilStatus status = codicil_diff(context, &diff, &bytes, &size);
    bool differs = status == CODICIL_NO;
    int code = differs ? 0 : exit_code(status);
    if (code == 0)
        code = put_out(context, value[OUT], bytes, size);
    free(bytes);
    return code == 0 && differs && value[EXIT_CODE] ? 1 : code;
}

const Verb verb_diff = {
    "diff",
    "A B [OPTIONS]",
    "what changed between two texts",
    "codicil diff terms@2025-01-15 terms@2026-03-01 -l nl -f text",
    options,
    run,
};
