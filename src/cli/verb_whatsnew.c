/* whatsnew: the page that tells what changed between two versions. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { SINCE, LOCALE, FORMAT, WIDTH, FRAGMENT, TEMPLATES, AT, FALLBACK, OUT };

static const Option options[] = {
    [SINCE] = {"since", 0, "VERSION",
               "the version that the reader last saw (default: the one "
               "before)"},
    [LOCALE] = {"locale", 'l', "LOCALES",
                "the reader's languages, as in Accept-Language"},
    [FORMAT] = {"format", 'f', "FORMAT",
                "html (default), markdown, text or rtf"},
    [WIDTH] = {"width", 0, "N", "columns of plain text (default 72)"},
    [FRAGMENT] = {"fragment", 0, NULL, "title and content only, no page"},
    [TEMPLATES] = {"templates", 0, "DIR",
                   "a site's own page.xsl, style.css, …; others as installed"},
    [AT] = {"at", 0, "INSTANT", "the version in force then (default: now)"},
    [FALLBACK] = {"fallback", 0, "WHAT",
                  "where no language asked for is there: serve (default) "
                  "another, or refuse"},
    [OUT] = {"output", 'o', "FILE", "write there, not to standard output"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1)
        return misuse("whatsnew wants one WORK[@VERSION]");
    CodicilNewsOptions news = {.name = arguments->operands[0],
                               .since = value[SINCE],
                               .locale = value[LOCALE],
                               .at = value[AT],
                               .fragment = value[FRAGMENT] != NULL};
    if (value[FORMAT] &&
        !format_from_text(value[FORMAT], "html, markdown, text or rtf",
                          &news.format))
        return 2;
    if (!fallback_from_text(value[FALLBACK], &news.no_fallback) ||
        !option_number("width", value[WIDTH], 20, 1000, &news.width))
        return 2;
    if (value[TEMPLATES] &&
        codicil_context_set_templates(context, value[TEMPLATES]) != CODICIL_OK)
        return 2;
    char *bytes = NULL;
    size_t size = 0;
    int code = exit_code(codicil_whatsnew(context, &news, &bytes, &size));
    if (code == 0)
        code = put_out(context, value[OUT], bytes, size);
    free(bytes);
    return code;
}

const Verb verb_whatsnew = {
    "whatsnew",
    "WORK[@VERSION] [OPTIONS]",
    "the page that tells a reader what changed",
    "codicil whatsnew terms --since 2025-01-15 -l nl -f text",
    options,
    run,
};
