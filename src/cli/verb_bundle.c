/* bundle: the licence of an installer, in many languages. */
#include "cli/verbs.h"

#include <string.h>

enum { PROFILE, LOCALE, OUT, FORMAT, CHARSET, TRANSLITERATE, WIDTH, AT };

static const Option options[] = {
    [PROFILE] = {"profile", 0, "NAME", "nsis, inno, wix, dmg or plain"},
    [LOCALE] = {"locale", 'l', "LOCALES",
                "languages, as nl,en,ja; or all that are there"},
    [OUT] = {"output", 'o', "DIR", "the folder that is written"},
    [FORMAT] = {"format", 'f', "FORMAT",
                "text or rtf (default: text; of wix rtf)"},
    [CHARSET] = {"charset", 0, "NAME",
                 "default: UTF-8; ansi: the code page of each language"},
    [TRANSLITERATE] = {"transliterate", 0, NULL,
                       "replace what a charset lacks, and tell it"},
    [WIDTH] = {"width", 0, "N", "columns of plain text (default 72)"},
    [AT] = {"at", 0, "INSTANT", "the version in force then (default: now)"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1 || !value[PROFILE] || !value[LOCALE] ||
        !value[OUT])
        return misuse("bundle wants one WORK[@VERSION], --profile, -l and -o");
    CodicilBundleOptions bundle = {.name = arguments->operands[0],
                                   .profile = value[PROFILE],
                                   .locales = value[LOCALE],
                                   .folder = value[OUT],
                                   .charset = value[CHARSET],
                                   .transliterate =
                                       value[TRANSLITERATE] != NULL,
                                   .at = value[AT]};
    if (value[FORMAT] &&
        !format_from_text(value[FORMAT], "text or rtf", &bundle.format))
        return 2;
    if (!option_number("width", value[WIDTH], 20, 1000, &bundle.width))
        return 2;
    return exit_code(codicil_bundle(context, &bundle));
}

const Verb verb_bundle = {
    "bundle",
    "WORK[@VERSION] --profile NAME -l LOCALES|all -o DIR [OPTIONS]",
    "the licence of an installer, in many languages",
    "codicil bundle terms --profile nsis -l all -o licence",
    options,
    run,
};
