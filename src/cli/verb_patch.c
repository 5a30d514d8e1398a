/* patch: a delta brings one text to the other. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum { REVERSE, LOCALE, AT, FROM, CHARSET, SELECT, OUT };

static const Option options[] = {
    [REVERSE] = {"reverse", 'R', NULL,
                 "back: from what the delta leads to, to what it is from"},
    [LOCALE] = {"locale", 'l', "LOCALES",
                "the text's language (default: that of the delta)"},
    [AT] = {"at", 0, "INSTANT", "the version in force then (default: now)"},
    [FROM] = {"from", 0, "FORMAT",
              "format of a file: xml, markdown, html or text (default: by "
              "ending)"},
    [CHARSET] = {"input-charset", 0, "NAME",
                 "charset of a file (default: what it says, or UTF-8)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    [OUT] = {"output", 'o', "FILE", "write there, not to standard output"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 2)
        return misuse("patch wants a delta, and one WORK[@VERSION] or file");
    CodicilPatchOptions patch = {.delta = arguments->operands[0],
                                 .reverse = value[REVERSE] != NULL};
    CodicilSource source = {
        .name = arguments->operands[1],
        .locale = value[LOCALE],
        .at = value[AT],
        .from = value[FROM],
        .select = value[SELECT],
        .charset = value[CHARSET],
    };
    char *bytes = NULL;
    size_t size = 0;
    CodicilStatus status =
        codicil_patch(context, &source, &patch, &bytes, &size);
    int code = exit_code(status);
    if (status == CODICIL_OK)
        code = put_out(context, value[OUT], bytes, size);
    free(bytes);
    return code;
}

const Verb verb_patch = {
    "patch",
    "DELTA WORK[@VERSION]|FILE [OPTIONS]",
    "apply a delta to a text, or take it back",
    "codicil patch changes.json terms@2018-04-27 -o terms.xml",
    options,
    run,
};
