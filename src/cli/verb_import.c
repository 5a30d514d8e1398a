/* import: a document becomes a draft. */
#include "cli/verbs.h"

#include <stdlib.h>

enum { LOCALE, FROM, SELECT, CHARSET, KIND, TITLE, OUTLINE, IN_FORCE };

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALE", "the language of the text (BCP 47)"},
    [FROM] = {"from", 0, "FORMAT",
              "markdown, html or text (default: by the file's ending)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    [CHARSET] = {"charset", 0, "NAME",
                 "charset of the file (default: what it says, or UTF-8)"},
    [KIND] = {"kind", 0, "KIND", "doc (default) or statement"},
    [TITLE] = {"title", 0, "TITLE", "the title, where the file has none"},
    [OUTLINE] = {"outline", 0, "FILE", "which headings there are, otherwise"},
    [IN_FORCE] = {"in-force", 0, "INSTANT",
                  "when the version comes into force (RFC 3339)"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count != 2)
        return misuse("import wants WORK@VERSION and one file");
    if (!arguments->value[LOCALE])
        return misuse("import wants the language of the text: -l LOCALE");
    char *work = NULL;
    const char *version = NULL;
    if (!version_from_text(arguments->operands[0], &work, &version))
        return 2;
    CodicilImportOptions import = {
        .work = work,
        .version = version,
        .locale = arguments->value[LOCALE],
        .file = arguments->operands[1],
        .from = arguments->value[FROM],
        .select = arguments->value[SELECT],
        .charset = arguments->value[CHARSET],
        .kind = arguments->value[KIND],
        .title = arguments->value[TITLE],
        .outline = arguments->value[OUTLINE],
        .in_force = arguments->value[IN_FORCE],
    };
    int code = exit_code(codicil_import(context, &import));
    free(work);
    return code;
}

const Verb verb_import = {
    "import",
    "WORK@VERSION -l LOCALE [OPTIONS] FILE|-",
    "bring a document in as a draft; nothing is lost",
    "codicil import terms@2025-01-15 -l nl voorwaarden.md",
    options,
    run,
};
